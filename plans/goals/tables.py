"""Tables of targets: a row for each, with its unit and the number to reach in columns of their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from domain.plan import Period, PlannedTarget
from language.normalize import fold
from plans.blocks import Block, Row, Table
from plans.goals.clauses import Comparison, day_by
from plans.tables.columns import columns_of, is_number_row, spread

_HEADING_DEPTH = 4
_NAMED = re.compile(r"\b(chi tieu|muc tieu|noi dung|tieu chi)\b")
_GOALS = re.compile(r"\b(chi tieu|muc tieu)\b")
_UNIT = re.compile(r"^(don vi( tinh)?|dvt|don vi do)$")
_TO_REACH = re.compile(r"ke hoach|muc tieu|phan dau|chi tieu|giao|can dat|gia tri|den nam|^nam 20\d\d|^20\d\d")
_REACHED = re.compile(r"thuc hien|uoc|ket qua|hien trang|da dat|dat duoc|so voi|ty le hoan thanh|ghi chu|nam truoc")
_NUMBER = re.compile(
    r"(?i)^(?P<sign>>=|<=|[≥>≤<=]|trên|từ|tối thiểu|ít nhất|không dưới|dưới|tối đa|không quá|đạt)?\s*"
    r"(?P<value>\d{1,3}(?:\.\d{3})+(?![\d,%])|\d+(?:[.,]\d+)?)\s*(?P<range>(?:-|đến)\s*\d+(?:[.,]\d+)?)?"
    r"\s*(?P<unit>%|[^\d\W][\w ]{0,20}?)?\s*(?P<more>trở lên)?$"
)
_SIGNS: dict[str, Comparison] = {
    ">=": ">=",
    "<=": "<=",
    "≥": ">=",
    ">": ">",
    "≤": "<=",
    "<": "<",
    "trên": ">",
    "từ": ">=",
    "tối thiểu": ">=",
    "ít nhất": ">=",
    "không dưới": ">=",
    "dưới": "<",
    "tối đa": "<=",
    "không quá": "<=",
}


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where title and unit stand in a table of targets, and the numbers to reach, each with the day by which."""

    title: int
    unit: int | None
    values: Sequence[tuple[int, date | None]]
    width: int


def targets_in_tables(blocks: Sequence[Block], period: Period | None) -> list[PlannedTarget]:
    """The targets of tables that list them with a unit or a year over the numbers. Tables of tasks and scorecards are
    none of these."""
    found: list[PlannedTarget] = []
    layout: _Layout | None = None
    for block in blocks:
        if not isinstance(block, Table) or not block.rows:
            layout = None
            continue
        at, own = _heading(block, period)
        if own is not None:
            layout = own
        elif layout is not None and (at >= 0 or len(block.rows[0]) != layout.width):
            layout = None
        if layout is not None:
            section = found[-1].section if found and own is None else None
            found.extend(_in_rows(block.rows[at + 1 :], layout, section))
    return found


def _heading(table: Table, period: Period | None) -> tuple[int, _Layout | None]:
    """At which row a heading stands, -1 for none, and the layout if it is that of a table of targets."""
    for at, row in enumerate(table.rows[:_HEADING_DEPTH]):
        heading = spread(row)
        if columns_of(heading) is not None:
            return at, None
        found = _columns([fold(text).strip(" .:*") for text in heading], period)
        if found is not None:
            title, unit, values = found
            days = [(value, day_by(heading[value], period)) for value in values]
            return at, _Layout(title, unit, days, len(heading))
    return -1, None


def _in_rows(rows: Sequence[Row], layout: _Layout, section: str | None) -> Iterator[PlannedTarget]:
    """The targets of rows under a heading; a table may go on over the page, in the `section` that is open."""
    for row in rows:
        words = _text(row, layout.title)
        if is_number_row(row) or not words:
            continue
        cells = [(_text(row, value), by) for value, by in layout.values]
        if not any(cell for cell, _ in cells) and sum(bool(cell.lines) for cell in row) <= 2:
            section = words
            continue
        for cell, by in cells:
            target = _target(words, _text(row, layout.unit), cell)
            if target is not None:
                yield target.model_copy(update={"section": section, "by": by})


def _text(row: Row, place: int | None) -> str:
    return row[place].text if place is not None and place < len(row) else ""


def _columns(heading: Sequence[str], period: Period | None) -> tuple[int, int | None, list[int]] | None:
    """Where title, unit and numbers to reach stand; None where this is not the heading of a table of targets.

    Of several columns that of the plan's year is taken, or those of all its years where the plan is for several.
    """
    unit = next((place for place, text in enumerate(heading) if _UNIT.match(text)), None)
    title = next((place for place, text in enumerate(heading) if _NAMED.search(text) and len(text) < 60), None)
    if title is None:
        return None
    years = {str(period.end.year)} if period else set()
    values = [
        (any(year in text for year in years), -place, place)
        for place, text in enumerate(heading)
        if place not in (title, unit) and place > title and _TO_REACH.search(text) and not _REACHED.search(text)
    ]
    if not values or not any(_GOALS.search(text) for text in heading) or (unit is None and len(values) > 3):
        return None
    of_years = [place for _, _, place in values if any(str(year) in heading[place] for year in _years(period))]
    return title, unit, of_years if len(of_years) > 1 else [max(values)[2]]


def _years(period: Period | None) -> range:
    """The years of a plan for several; none for a plan of one."""
    if period is None or period.start.year == period.end.year:
        return range(0)
    return range(period.start.year, period.end.year + 1)


def _target(title: str, unit: str, cell: str) -> PlannedTarget | None:
    found = _NUMBER.match(cell.strip())
    if found is None:
        return None
    value = found["value"]
    number = float(value.replace(".", "")) if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", value) else _number(value)
    sign = ">=" if found["more"] or found["range"] else _SIGNS.get((found["sign"] or "").lower(), "=")
    name = (found["unit"] or "").strip() or unit.strip() or ("%" if re.search(r"(?i)\bt[ỷỉ] lệ\b", title) else "")
    printed = cell if found["unit"] or not unit else f"{cell}{'' if unit == '%' else ' '}{unit}"
    return PlannedTarget(text=f"{title.strip(' .:;')}: {printed}", value=number, unit=name, comparison=sign)


def _number(text: str) -> float:
    return float(text.replace(",", "."))
