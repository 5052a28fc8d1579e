"""Workbooks with one sheet for each field: the field becomes a heading above the tasks of its sheet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from language.normalize import fold
from plans.blocks import Block, Cell, Row, Table
from plans.tables.columns import Columns, Kind, is_number_row
from plans.tables.numerals import roman

_GENERIC = re.compile(
    r"(?:sheet|trang tinh|bang|bieu(?: mau)?|phu luc|pl|trang|book|kh|ke hoach|nhiem vu|danh muc|phan cong|tong hop|"
    r"chi tiet|cong viec|quy|thang|nam)?[\s._-]*(?:\d+|[ivx]+|[a-z])?"
    r"(?:[\s._/-].*(?:ke hoach|phu luc|bieu|bang|20\d\d).*)?"
)
_SECTION = re.compile(r"(?:[IVXL]+|[A-H])[.):]\s*\S|(?:Lĩnh vực|Nhóm nhiệm vụ|LĨNH VỰC|NHÓM NHIỆM VỤ)\b.{3,}")
_LABEL = re.compile(r"([IVXL]+|[A-H])[.):]\s*(\S.*)$")
_INTRODUCED = re.compile(r"(?i)(?:lĩnh vực|nhóm nhiệm vụ)\s*:?\s+")


@dataclass(slots=True)
class Spread:
    """A table put among the blocks: its columns, the columns of the sheet it takes, which of them were made one, the
    sheet's name, the table's place among the blocks and the height of its heading."""

    columns: Columns
    kept: list[int]
    groups: list[tuple[int, int]]
    sheet: str
    at: int
    height: int


def name_sheets(blocks: list[Block], tables: Sequence[Spread]) -> None:
    """Put the field of each sheet as a row above its tasks where one table goes on over sheets of one field each.

    Nothing is put where the tables have sections of their own, or where sheets are not named after fields.
    """
    alike = [spread for spread in tables if spread.columns == tables[0].columns]
    if len({spread.sheet for spread in alike}) < 2 or len({spread.sheet for spread in alike}) < len(alike):
        return
    fields = [_field_of(blocks, spread) for spread in alike]
    if not all(fields) or len(set(fields)) < len(fields):
        return
    restarts = _numbers_restart([_table(blocks, spread) for spread in alike], alike)
    for place, (spread, words) in enumerate(zip(alike, fields, strict=True)):
        label = _LABEL.match(words)
        number, name = label.groups() if label else (roman(place + 1) if restarts else "", words)
        _put(blocks, spread, number, name)


def _table(blocks: Sequence[Block], spread: Spread) -> Table:
    block = blocks[spread.at]
    return block if isinstance(block, Table) else Table(())


def _field_of(blocks: Sequence[Block], spread: Spread) -> str:
    """The field a sheet is about: the line above its table, else the sheet's name; empty where neither tells it."""
    if any(_is_section(row) for row in _table(blocks, spread).rows[spread.height :]):
        return ""
    for block in reversed(blocks[max(0, spread.at - 4) : spread.at]):
        if isinstance(block, Table):
            break
        if _SECTION.match(block.text):
            return _INTRODUCED.sub("", block.text, count=1)
    return "" if _GENERIC.fullmatch(fold(spread.sheet).strip()) else re.sub(r"^\d+[.)]\s*", "", spread.sheet)


def _is_section(row: Row) -> bool:
    said = [cell.text for cell in row if cell.lines]
    return 0 < len(said) <= 2 and bool(re.match(r"(?:[IVXL]+|[A-H])\b", said[0]))


def _numbers_restart(tables: Sequence[Table], alike: Sequence[Spread]) -> bool:
    """Whether items of different sheets have the same numbers."""
    seen: set[str] = set()
    for table, spread in zip(tables, alike, strict=True):
        place = spread.columns.get(Kind.NUMBER)
        rows = [row for row in table.rows[spread.height :] if not is_number_row(row)]
        own = {row[place].text for row in rows if row[place].lines} if place is not None else set()
        if seen & own:
            return True
        seen |= own
    return False


def _put(blocks: list[Block], spread: Spread, number: str, name: str) -> None:
    table = _table(blocks, spread)
    cells = [Cell()] * len(table.rows[0])
    cells[spread.columns[Kind.TITLE]] = Cell((name,))
    if number and Kind.NUMBER in spread.columns:
        cells[spread.columns[Kind.NUMBER]] = Cell((number,))
    rows = (*table.rows[: spread.height], tuple(cells), *table.rows[spread.height :])
    numbers = (*table.numbers[: spread.height], table.numbers[0], *table.numbers[spread.height :])
    blocks[spread.at] = replace(table, rows=rows, numbers=numbers)
