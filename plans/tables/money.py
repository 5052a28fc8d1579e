"""Sums of money in a table, in đồng."""

import re
from collections.abc import Iterable

from language.normalize import fold

_UNITS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"\s*(?:\bty\b)"), 1_000_000_000),
    (re.compile(r"\s*(?:trieu|\btr\b|1[.,]000[.,]000 ?(dong|d)\b)"), 1_000_000),
    (re.compile(r"\s*(?:nghin|ngan|1[.,]000 ?(dong|d)\b)"), 1_000),
)
_DONG = re.compile(r"\s*(d|dong|vnd)\b")
_AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?!\d)(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?")
_MOST = 10**15
"""No plan has so many đồng: it is a slip."""


def unit_of(headings: Iterable[str]) -> int:
    """How many đồng one of the table is worth, by its headings ("triệu đồng", "ĐVT: nghìn đồng"); 1 where unsaid."""
    for heading in headings:
        folded = fold(heading)
        for pattern, worth in _UNITS:
            if pattern.search(folded):
                return worth
    return 1


def sum_of(text: str, unit: int = 1) -> int | None:
    """The sum a cell names, in đồng, or None where it names none. A unit in the cell goes before the column's."""
    if not text:
        return None
    folded = fold(text)
    found = _AMOUNT.search(folded)
    if found is None:
        return None
    rest = folded[found.end() :]
    own = next((worth for pattern, worth in _UNITS if pattern.match(rest)), None) if rest else None
    if own is None and _DONG.match(rest):
        own = 1
    worth = own or unit
    amount = _number(found.group(), worth)
    return round(amount * worth) or None if amount * worth < _MOST else None


def _number(text: str, worth: int) -> float:
    """Groups of three digits are thousands; a lone "1,250" million is read as thousands too, as offices print it."""
    groups = re.split(r"[.,]", text)
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]) and not (worth > 1 and groups[0] == "0"):
        return float("".join(groups))
    if len(groups) > 2:
        return float("".join(groups[:-1]) + "." + groups[-1])
    return float(".".join(groups))
