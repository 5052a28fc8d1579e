"""What a message carries beside its intent, on the way to its meaning."""

from dataclasses import dataclass, field
from typing import Any

from domain.meaning import Paper
from language.ear import Ear
from language.numbers import find_ordinal
from language.slots import Heard
from language.subjects import Subject
from language.units import UnitHit


@dataclass(slots=True)
class Filled:
    """The details of an intent, and what is in doubt about them."""

    slots: dict[str, Any] = field(default_factory=dict)
    refs: tuple[int, ...] = ()
    ordinal: int | None = None
    note: str = ""
    paper: Paper | None = None
    doubt: list[str] = field(default_factory=list)


CORRECTED = "put right in the same breath"


def named(filled: Filled, about: Subject, *, asks: bool = True) -> None:
    """Puts a subject into the slots."""
    filled.refs = about.refs
    if about.code:
        filled.slots["task"] = about.code
        if about.cover < 0.75:
            filled.doubt.append("few of the words are the task's")
    elif about.topic:
        filled.slots["topic"] = about.topic
        if asks:
            filled.doubt.append("the task is not clear")


def tells(about: Subject, ear: Ear) -> bool:
    """True when the words left are about the plan: a task, a code it may not have, words that it has side by side."""
    return bool(about.code) or (about.known >= 0.5 and (not about.clean or ear.tasks.names(about.clean)))


def put(slots: dict[str, Any], **values: Any) -> None:
    slots.update({name: value for name, value in values.items() if value is not None})


def unit_of(heard: Heard, *, addressed: bool = False) -> UnitHit | None:
    """The unit named by a telling name, or the first; one that is addressed stands at the beginning."""
    if not heard.units:
        return None
    return min(heard.units, key=lambda hit: (not (addressed and hit.start <= _FIRST), not hit.strong, hit.start))


_FIRST = 3


def ordinal(filled: Filled, heard: Heard) -> None:
    if "task" in filled.slots:
        return
    found = find_ordinal(heard.text)
    if found:
        filled.ordinal = found.value
        filled.slots.pop("topic", None)
        filled.refs = ()
