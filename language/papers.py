"""The paper that proves a task: its number and the day it bears, as reports name it ("số 45/KH-UBND ngày 12/1")."""

import re
from datetime import date

from domain.meaning import Paper
from language.cues import pattern
from language.moments import find_window
from language.normalize import fold

_NUMBER = re.compile(
    r"(?<![\w/])(?P<number>\d{1,5}(?:/\d{4})?/[A-ZĐ][\wĐđ&.-]{1,24})|\bsố (?P<bare>\d{1,5})(?=\s+ngày\b)"
)
_LOWER = re.compile(
    r"(?<![\w/])\d{1,5}/(?:kh|bc|qd|qđ|cv|tb|ttr|hd|ct|nq|bb|gm)(?:-[a-zđ]{2,8})?(?![\w/])", re.IGNORECASE
)
_DEADLINE_NAMED = pattern(r"(?:hạn|trước|thời hạn)\W+(?:ngày\W+|là\W+|đến\W+)*$")


def paper_in(raw: str, text: str, today: date) -> Paper | None:
    """The paper a report names. `raw` is the message as typed, `text` as meant; its day is past, and no deadline."""
    found = _NUMBER.search(raw) or _LOWER.search(raw)
    number = ""
    if found:
        named = found.groupdict()
        number = (named.get("number") or named.get("bare") or found[0]).rstrip(".,;-")
    day = _day(text, today)
    return Paper(number, day) if number or day else None


def _day(text: str, today: date) -> date | None:
    found = find_window(text, today)
    if found is None or found.value.start != found.value.end or found.value.start > today:
        return None
    return None if _DEADLINE_NAMED.search(fold(text[: found.start])) else found.value.start
