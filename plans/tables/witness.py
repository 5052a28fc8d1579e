"""What the cells of a column say that it is, where its heading does not say it, or says another thing."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from language.deadlines import read_deadlines
from language.normalize import fold
from plans.blocks import Row
from plans.tables.columns import SCORES, Columns, Heading, Kind, looks_elsewhere, names_column, spread
from plans.tables.products import is_product
from plans.tables.units import begins_unit

_LONGEST_DATE, _LONGEST_UNIT = 90, 220
_CERTAIN, _LIKELY, _HARDLY = 0.75, 0.6, 0.2
_SHORTEST_TITLE = 18
_SOME_YEAR = (date(2023, 1, 1), date(2023, 12, 31))
_PLAIN_DATE = re.compile(
    r"(?:0?[1-9]|1[0-2])/20\d\d|(?:Trước |Xong trước )?(?:ngày )?(?:[12]\d|0?[1-9])/(?:0?[1-9]|1[0-2])(?:/20\d\d)?|"
    r"(?:Trong )?(?:Quý (?:I{1,3}|IV)|Tháng (?:1[0-2]|0?[1-9]))(?:/20\d\d)?|Thường xuyên|Hàng (?:tháng|quý|năm)"
)
_ASKED = 24
"""About as many cells of a column are asked, evenly down the table: more of them say no more."""
_MOST_HEADING_ROWS = 3


def _is_date(text: str) -> bool:
    if len(text) > _LONGEST_DATE:
        return False
    if _PLAIN_DATE.fullmatch(text):
        # Month and year alone are too little for a deadline in general; the others are the commonest of them.
        return True
    reading = read_deadlines(text, *_SOME_YEAR)
    return bool(reading.due or reading.open)


def _is_unit(text: str) -> bool:
    return len(text) <= _LONGEST_UNIT and begins_unit(text)


def _is_product(text: str) -> bool:
    return is_product(text) and not begins_unit(text)


_TESTS: dict[Kind, Callable[[str], bool]] = {
    Kind.DEADLINE: _is_date,
    Kind.LEAD: _is_unit,
    Kind.SUPPORT: _is_unit,
    Kind.PRODUCT: _is_product,
}


def mended(heading: Heading, rows: Sequence[Row]) -> Heading:
    """The heading with the columns put right that the cells of `rows` contradict, or that the heading left out."""
    columns = dict(heading.columns)
    if columns.keys() & SCORES or heading.periods:
        return heading
    texts = _columns(rows, len(heading.words))
    for kind, is_such in _TESTS.items():
        place = columns.get(kind)
        if place is not None and not _is_other(texts[place], kind):
            continue
        other = _likest(texts, is_such, _free(columns, heading, kind))
        if other is not None:
            _move(columns, kind, other)
    return replace(heading, columns=columns)


def _is_other(texts: Sequence[str], kind: Kind) -> bool:
    """Whether the cells of a column are hardly ever what its heading says, and mostly another thing.

    Offices call their own units by many names, so that not to know a unit is no evidence yet.
    """
    if len(texts) < 2 or kind in (Kind.PRODUCT, Kind.SUPPORT) or _are_some(texts, _TESTS[kind]):
        return False
    return any(_share(texts, is_such) >= _LIKELY for is_such in _TESTS.values() if is_such is not _TESTS[kind])


def _move(columns: Columns, kind: Kind, place: int) -> None:
    """Give a column to a kind; a kind that held it takes the one given up, as when two headings changed places."""
    before = columns.get(kind)
    holder = next((one for one, at in columns.items() if at == place), None)
    columns[kind] = place
    if holder is not None:
        if before is None:
            del columns[holder]
        else:
            columns[holder] = before


def _free(columns: Columns, heading: Heading, kind: Kind) -> list[int]:
    """The columns that a kind may take: a missing one those under words that say nothing, a wrong one its like."""
    taken = set(columns.values())
    if kind in columns:
        return [place for one, place in columns.items() if one in _TESTS and one is not kind]
    return [place for place in range(len(heading.words)) if place not in taken | heading.understood]


def _likest(texts: Sequence[Sequence[str]], is_such: Callable[[str], bool], places: Sequence[int]) -> int | None:
    """The first of these columns that is mostly of a kind: of two columns of units the first is who leads."""
    likely = (place for place in sorted(places) if len(texts[place]) >= 2 and _share(texts[place], is_such) >= _LIKELY)
    return next(likely, None)


def _columns(rows: Sequence[Row], width: int) -> list[list[str]]:
    """The filled cells of each column; rows with one filled cell are headings of sections and tell nothing."""
    full = [row for row in rows if sum(bool(cell.lines) for cell in row) > 2]
    return [[row[place].text for row in full if place < len(row) and row[place].lines] for place in range(width)]


def _are_some(texts: Sequence[str], is_such: Callable[[str], bool]) -> bool:
    """Whether more than hardly any are such; of a column that is what it says, the first cells settle it."""
    asked = _asked(texts)
    such = 0
    for text in asked:
        such += is_such(text)
        if such > _HARDLY * len(asked):
            return True
    return False


def _asked(texts: Sequence[str]) -> Sequence[str]:
    return texts[:: len(texts) // _ASKED + 1]


def _share(texts: Sequence[str], is_such: Callable[[str], bool]) -> float:
    asked = _asked(texts)
    return sum(map(is_such, asked)) / len(asked) if asked else 0.0


def agrees(rows: Sequence[Row], columns: Columns) -> bool:
    """Whether rows without a heading can be more of a table with these columns: units and dates stand in their places.

    A single row may be the rest of one broken over the page, and is not asked.
    """
    width = max((len(row) for row in rows), default=0)
    texts = _columns(rows, width)
    asked = [(kind, columns[kind]) for kind in (Kind.LEAD, Kind.DEADLINE) if columns.get(kind, width) < width]
    told = {kind: _share(texts[place], _TESTS[kind]) for kind, place in asked if len(texts[place]) >= 2}
    if (rows and _is_heading(rows[0])) or told.get(Kind.DEADLINE) == 0.0:
        return False
    return not told or max(told.values()) > _HARDLY


def _is_heading(row: Row) -> bool:
    """Whether a row opens another table: it has a cell that heads a column of numbers."""
    return any(re.fullmatch(r"(?:s?tt|so tt|so thu tu)\.?", fold(cell.text)) for cell in row)


def heading_by_cells(rows: Sequence[Row]) -> Heading | None:
    """The columns of a table whose heading is missing or says nothing, where its cells leave no doubt; else None.

    No doubt: one column is nearly all dates, another nearly all units, a third holds sentences.
    """
    width = max((len(row) for row in rows), default=0)
    texts = _columns(rows, width)
    if width < 3 or sum(len(column) >= 2 for column in texts) < 3 or looks_elsewhere(spread(rows[0])):
        return None
    columns = _told(texts)
    if columns is None:
        return None
    height = _height(rows, columns)
    return Heading(columns, height, spread(rows[0]) if height else [""] * width)


def _told(texts: Sequence[Sequence[str]]) -> Columns | None:
    """What the cells of each column are, where there are units, dates and sentences."""
    places = range(len(texts))
    dates = [place for place in places if _sure(texts[place], _is_date)]
    units = [place for place in places if _sure(texts[place], _is_unit) and place not in dates]
    lengths = {
        place: sum(map(len, texts[place])) / len(texts[place])
        for place in places
        if texts[place] and place not in (*dates, *units)
    }
    # The titles of papers may be longer than the task whose product they are.
    title = max(lengths, key=lambda place: (_share(texts[place], _is_product) < _LIKELY, lengths[place]), default=None)
    if not dates or not units or title is None or lengths[title] < _SHORTEST_TITLE:
        return None
    columns: Columns = {Kind.TITLE: title, Kind.LEAD: units[0], Kind.DEADLINE: dates[-1]}
    if len(units) > 1:
        columns[Kind.SUPPORT] = units[1]
    if title != 0 and all(re.fullmatch(r"[\dIVX.]{1,7}|[a-zA-Z]", text) for text in texts[0]):
        columns[Kind.NUMBER] = 0
    for kind, is_such in ((Kind.SECTION, _is_section), (Kind.BUDGET, _is_sum), (Kind.PRODUCT, _is_product)):
        found = (place for place in lengths if place not in columns.values() and _sure(texts[place], is_such))
        place = next(found, None)
        if place is not None and (kind is not Kind.SECTION or place < title):
            columns[kind] = place
    return columns


def _is_sum(text: str) -> bool:
    return bool(re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+(?:\s*(?:đ|đồng))?", text))


def _is_section(text: str) -> bool:
    return bool(re.match(r"[IVX]+[.)]\s", text))


def _sure(texts: Sequence[str], is_such: Callable[[str], bool]) -> bool:
    return len(texts) >= 2 and _share(texts, is_such) >= _CERTAIN


def _height(rows: Sequence[Row], columns: Columns) -> int:
    """How many rows are the heading: their cells over the units and the dates are filled with other words."""
    height = 0
    for row in rows[:_MOST_HEADING_ROWS]:
        lead, due = row[columns[Kind.LEAD]].text, row[columns[Kind.DEADLINE]].text
        if not lead or not due or _is_date(due) or (_is_unit(lead) and not names_column(due)):
            break
        height += 1
    return height
