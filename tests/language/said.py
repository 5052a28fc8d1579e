"""How a reading is held against its label."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bench.voice import PLACES, ear_of
from domain.meaning import Meaning
from language.normalize import fold
from language.understanding import understand

_HALF_ALIKE = 0.5
WITH_PLANS = all(place.plan.is_file() for place in PLACES.values())


def lines_of(path: Path) -> list[dict[str, Any]]:
    """The labelled sentences of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def heard(line: Mapping[str, Any], text: str | None = None) -> Meaning:
    """What is made of a labelled sentence, or of another text in its stead."""
    place = PLACES[line["context"]]
    unit = place.office if line["speaker"] == "official" else place.committee
    said = line["text"] if text is None else text
    return understand(said, ear_of(line["context"]), now=place.now, speaker=line["speaker"], unit=unit)


def plain(slots: Mapping[str, Any]) -> dict[str, str]:
    """Slots to compare: words without marks, one kind of dash; a percent of 100 and "done" say the same."""
    shown = {name: fold(str(value)).replace("–", "-") for name, value in slots.items() if name != "status"}
    if slots.get("status") == "done" or slots.get("percent") == 100:
        shown["percent"] = "100"
    elif "percent" not in slots and "status" in slots:
        shown["status"] = str(slots["status"])
    if shown.get("filter") == "overdue":
        del shown["filter"]
    return shown


def alike(got: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    """True when a reading says what its label says; of words as typed, one may hold the other."""
    one, other = plain(got), plain(told)
    if "task" in one and "task" not in other:
        one.pop("topic", None)
    return one.keys() == other.keys() and all(
        _same_words(value, other[name]) if name in ("topic", "title", "name") else value == other[name]
        for name, value in one.items()
    )


def _same_words(one: str, other: str) -> bool:
    if one in other or other in one:
        return True
    words, others = set(one.split()), set(other.split())
    return len(words & others) >= _HALF_ALIKE * max(len(words), len(others))


def share(flags: Iterable[bool]) -> float:
    """The share that holds."""
    found = list(flags)
    return sum(found) / len(found)
