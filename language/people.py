"""The people a text may mean, by name and unit: "Nguyễn Thị Hạnh", "chị Hạnh bên một cửa", "hanh van phong"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from language.normalize import compose, fold
from language.units import find_unit, same_unit

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Named:
    """One who can be named: full name and unit, as in the staff list."""

    name: str
    unit: str


def people_in(text: str, people: Sequence[Named]) -> tuple[int, ...]:
    """The places in `people` of those a text may mean, all equally likely; empty where nobody's given name is in it.

    Vietnamese call each other by the given name, which stands last: who has more of the name in the text goes first,
    then who has it with the same marks; a unit named in the text leaves only its own people, if any.
    """
    clean = compose(text)
    typed = {word.lower() for word in _WORD.findall(clean)}
    plain = {fold(word) for word in typed}
    graded: list[tuple[tuple[int, int], int]] = []
    for place, person in enumerate(people):
        words = _WORD.findall(compose(person.name).lower())
        if not words or fold(words[-1]) not in plain:
            continue
        shared = sum(fold(word) in plain for word in words)
        graded.append(((shared, sum(word in typed for word in words)), place))
    unit = find_unit(clean, list(dict.fromkeys(person.unit for person in people)))
    if unit is not None:
        theirs = [one for one in graded if same_unit(people[one[1]].unit, unit.value)]
        graded = theirs or graded
    best = max((grade for grade, _ in graded), default=None)
    return tuple(place for grade, place in graded if grade == best)
