"""Columns that only mark when: quarters, months or years side by side, with a sign under those that are meant."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from language.normalize import fold
from plans.blocks import Cell, Row

DEADLINE_WORDS = (
    r"thoi (gian|han|diem|ky)|tien do|\bhan (hoan thanh|cuoi|nop|xong)|^han$|ngay hoan thanh|hoan thanh truoc|lo trinh|"
    r"moc (thoi gian|hoan thanh)|ky han|deadline|^khi nao|bao gio"
)
"""Folded words of a heading under which deadlines stand."""

_ANY_DEADLINE = re.compile(DEADLINE_WORDS)
_DEADLINE_FIRST = re.compile(rf"^(?:{DEADLINE_WORDS})(?: thuc hien| hoan thanh)?[ (]+(?=quy|thang|nam)")
_ANY_PERIOD = re.compile(r"\b(?:quy|thang|nam)\b")
_ANY_QUARTER = re.compile(r"\bquy\b")
_OF_YEAR = re.compile(r"\bnam (20\d\d)")
_QUARTER = re.compile(r"^(?:quy|q)\.?\s*(iv|i{1,3}|[1-4])(?:[/ ,-]*(?:nam )?(20\d\d))?$")
_MONTH = re.compile(r"^(?:thang|th|t)\.?\s*(1[0-2]|0?[1-9])(?:[/ -]*(?:nam )?(20\d\d))?$")
_YEAR = re.compile(r"^(?:nam )?(20\d\d)$")
_HALF = re.compile(r"^(6 thang (?:dau|cuoi) nam|ca nam)$")
_ROMANS = {"i": "I", "ii": "II", "iii": "III", "iv": "IV", "1": "I", "2": "II", "3": "III", "4": "IV"}
_HALVES = {"6 thang dau nam": "6 tháng đầu năm", "6 thang cuoi nam": "6 tháng cuối năm", "ca nam": "Cả năm"}
_SIGNS = frozenset("xXvV√✓✔☑☒■▲*+o")
_ENOUGH = 0.6
_IN_WORDS = re.compile(r"[^\W\d_]{2,}\s+[^\W\d_]{2,}")


def periods_over(levels: Sequence[Sequence[str]]) -> dict[int, str]:
    """By column the period its heading names, where at least two do.

    `levels`: the folded words over each column, top first.
    """
    found = {place: _period(tuple(texts)) for place, texts in enumerate(levels) if texts}
    named = {place: words for place, words in found.items() if words}
    return named if len(named) >= 2 else {}


@lru_cache(maxsize=1024)
def _period(texts: tuple[str, ...]) -> str:
    own, above = texts[-1], " ".join(texts[:-1])
    own = _DEADLINE_FIRST.sub("", own).strip(" ()")
    timely = bool(_ANY_DEADLINE.search(above) or _ANY_PERIOD.search(above))
    year = _OF_YEAR.search(above)
    roman = own.startswith("i") or bool(_ANY_QUARTER.search(above))
    quarter = _QUARTER.match(own) or (_QUARTER.match(f"quy {own}") if roman else None)
    if quarter and (timely or own.startswith("q")):
        return f"Quý {_ROMANS[quarter.group(1)]}{_of_year(quarter.group(2), year)}"
    month = _MONTH.match(own) or (_MONTH.match(f"thang {own}") if timely and "kinh phi" not in above else None)
    if month and (timely or own.startswith("t")):
        return f"Tháng {int(month.group(1))}{_of_year(month.group(2), year)}"
    if _HALF.match(own) and timely:
        return _HALVES[own]
    named = _YEAR.match(own)
    return f"Năm {named.group(1)}" if named and (_ANY_DEADLINE.search(above) or own.startswith("nam")) else ""


def _of_year(own: str | None, above: re.Match[str] | None) -> str:
    year = own or (above.group(1) if above else "")
    return f"/{year}" if year else ""


def are_marked(rows: Iterable[Row], periods: Mapping[int, str]) -> bool:
    """Whether the cells of these columns hold signs or short dates, not sums or sentences."""
    filled = [row[place] for row in rows for place in periods if place < len(row) and row[place].lines]
    marks = sum(_is_sign(cell) or _is_date(cell) or fold(cell.text) in map(fold, periods.values()) for cell in filled)
    return bool(filled) and marks >= len(filled) * _ENOUGH


def _is_sign(cell: Cell) -> bool:
    return bool(cell.lines) and all(sign in _SIGNS or sign == "-" for sign in cell.text.split())


def _is_date(cell: Cell) -> bool:
    return bool(re.fullmatch(r"(?:\D{0,20}\s)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|(?:[Tt]háng )?\d{1,2}", cell.text))


def deadline_marked(row: Row, periods: Mapping[int, str]) -> str:
    """The deadline that the marks of a row stand for, in words ("Quý I, Quý III"); empty where none is set."""
    cells = [(place, row[place]) for place in sorted(periods) if place < len(row) and row[place].lines]
    if any(cell.text != "-" for _, cell in cells):
        cells = [(place, cell) for place, cell in cells if cell.text != "-"]
    worded = [cell.text for _, cell in cells if not _is_sign(cell) and _IN_WORDS.search(cell.text)]
    if worded and len(worded) == len(cells):
        return "; ".join(dict.fromkeys(worded))
    dated = [cell.text for _, cell in cells if not _is_sign(cell) and any(c.isdigit() for c in cell.text)]
    if dated and len(dated) == len(cells):
        return "; ".join(dated)
    words: list[str] = []
    for place, cell in cells:
        last = max(at for at in periods if at < place + max(1, cell.span))
        words.append(periods[place] if last == place else f"{periods[place]} - {periods[last]}")
    return _run(words, list(periods.values()))


def _run(words: list[str], all_words: list[str]) -> str:
    """Marks in every month or quarter recur; marks in months that follow each other are one stretch of work."""
    unit = words[0].split()[0] if words else ""
    if words == all_words and (unit, len(words)) in (("Tháng", 12), ("Quý", 4)):
        return f"Hàng {unit.lower()}"
    places = [all_words.index(one) for one in words if one in all_words]
    follow = len(places) == len(words) > 1 and all(second - first == 1 for first, second in pairwise(places))
    return f"{words[0]} - {words[-1]}" if unit == "Tháng" and follow else ", ".join(words)
