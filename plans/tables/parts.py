"""Several tasks in one cell: activities with their labels, and lines of which each has a deadline of its own."""

import re
from typing import NamedTuple

from plans.blocks import UPPER
from plans.tables import timing
from plans.tables.columns import Kind
from plans.tables.entries import Entry
from plans.tables.line_breaks import joined

_ACTIVITY = re.compile(r"(?:^|(?<=\s))(?:Hoạt động|Nhiệm vụ|Công việc|Việc)\s+(\d{1,2})\s*[:.]\s*", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_BULLETS = re.compile(rf"(?:^|[;:.,]\s*|\s)[-+*]\s+(?=[{UPPER}\d])")
_LETTERS = re.compile(rf"(?:^|[;:.]\s*|\s)[a-h][).]\s+(?=[{UPPER}])")


def activities_of(text: str) -> list[tuple[int, str]]:
    """The labelled activities of a cell: ("Hoạt động 2: …") as (2, "…"); words before the first label are left out."""
    marks = list(_ACTIVITY.finditer(text)) if _DIGIT.search(text) else []
    ends = [*(mark.start() for mark in marks[1:]), len(text)] if marks else []
    return [(int(mark.group(1)), text[mark.end() : end].strip(" ;")) for mark, end in zip(marks, ends, strict=True)]


class Parts(NamedTuple):
    """The words before the parts of a cell, the parts, and whether letters mark them."""

    intro: str
    parts: list[str]
    is_lettered: bool


def parts_of(entry: Entry) -> Parts | None:
    """The parts of a cell that lists as many tasks as there are deadlines.

    None for any other cell: what a task consists of is no reason to part it.
    """
    if Kind.TITLE in entry.merged or Kind.DEADLINE in entry.merged:
        return None
    deadlines = len(timing.groups_of(list(joined(entry.lines(Kind.DEADLINE)))))
    if deadlines < 2:
        return None
    for signs in (_BULLETS, _LETTERS):
        intro, *parts = signs.split(entry.text(Kind.TITLE))
        parts = [part.strip(" ;") for part in parts]
        if len(parts) == deadlines and all(parts):
            return Parts(intro.strip(" :;"), parts, signs is _LETTERS)
    return None
