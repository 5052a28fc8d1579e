"""Where on a sheet the tables stand: their headings, their last rows, and the text around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from language.normalize import fold
from plans.blocks import Cell, Row
from plans.excel.grid import Grid, Line
from plans.tables.columns import Columns, Kind, heading_rows, is_number_row

_FOOT = re.compile(
    r"(?:noi nhan|ghi chu|luu y)\b|\(\*+\)|t/?m\. |kt\. |tl\. |tuq\. |nguoi (?:lap|ky)\b|lap bieu|\(ky|xac nhan cua|"
    r"(?:[^,;.]{2,40}, )?ngay [\d.… ]+thang [\d.… ]+nam\b"
)
_OFFICE = re.compile(r"(?:Q\. ?)?(?:PHÓ )?(?:CHỦ TỊCH|THỦ TRƯỞNG|CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG|GIÁM ĐỐC|KẾ TOÁN)\b")
_NUMBER = re.compile(r"^[(\[]?(?:\d{1,3}(?:[.,]\d{1,3})*|[IVXL]+|[A-Z])[.)\]:]*$")
_TIME = re.compile(r"\b(?:thang|quy|truoc|nam|ngay|tuan|khi|sau|thuong xuyen|hang|dinh ky)\b|\d/\d")
_WIDE = 3
_LONGEST_LABEL = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of a sheet that belong together: a table from its heading on, or, without columns, text."""

    lines: Sequence[Line]
    columns: Columns | None = None
    height: int = 0
    """How many lines its heading has."""


def pieces_of(grid: Grid) -> list[Piece]:
    """The tables of tasks or scores on a sheet, and the text above, between and below them."""
    pieces: list[Piece] = []
    rows = [line.cells for line in grid.lines]
    start = at = 0
    while at < len(rows):
        found = heading_rows(rows, at) if _may_head(grid.lines, at) else None
        if found is None:
            at += 1
            continue
        if at > start:
            pieces.append(Piece(grid.lines[start:at]))
        end = _end(grid.lines, at, found.height, found.columns)
        pieces.append(Piece(grid.lines[at:end], found.columns, found.height))
        start = at = end
    if start < len(rows):
        pieces.append(Piece(grid.lines[start:]))
    return pieces


def goes_on(grid: Grid, columns: Columns) -> bool:
    """Whether a sheet without a heading holds more rows of a table with these columns."""
    rows = [line.cells for line in grid.lines if _filled(line.cells) >= _WIDE]
    place = columns.get(Kind.NUMBER)
    if place is not None:
        said = [_words(row, place) for row in rows]
        return (
            bool(rows)
            and sum(bool(_NUMBER.match(words)) for words in said) * 2 >= len(rows) > 0
            and (bool(_NUMBER.match(said[0])) or not said[0])
        )
    times = [_words(row, columns[Kind.DEADLINE]) for row in rows] if Kind.DEADLINE in columns else []
    return bool(times) and sum(bool(_TIME.search(fold(words))) for words in times) * 3 >= len(times)


def is_list(grid: Grid) -> bool:
    """Whether a sheet without a heading of tasks holds some other table, not text."""
    return sum(_filled(line.cells) >= _WIDE for line in grid.lines) >= _WIDE


def wide_lines(lines: Sequence[Line]) -> tuple[int, int]:
    """The first of the lines that are wide enough for a table, and the place after the last."""
    wide = [place for place, line in enumerate(lines) if _filled(line.cells) >= _WIDE]
    return (wide[0], wide[-1] + 1) if wide else (0, 0)


def table_end(lines: Sequence[Line], columns: Columns) -> int:
    """The place after the last row of a table that begins with the first line and has no heading."""
    return _end(lines, 0, 0, columns)


def _filled(row: Row) -> int:
    return sum(bool(cell.lines) for cell in row)


def _words(row: Row, place: int | None) -> str:
    return row[place].text if place is not None and place < len(row) else ""


def _may_head(lines: Sequence[Line], at: int) -> bool:
    """Whether it is worth asking if a line is a heading: enough cells, and no number in the first of them."""
    filled = [cell for cell in lines[at].cells if cell.lines]
    return len(filled) > 1 and not _NUMBER.match(filled[0].text)


def _end(lines: Sequence[Line], at: int, height: int, columns: Columns) -> int:
    """The place after the last row of the table whose heading stands at `at`.

    Borders tell where the table is drawn with them. Otherwise it ends where words of a foot stand, or at an empty row
    after which nothing looks like a task.
    """
    body = at + height
    bordered = lines[at].bordered and sum(line.bordered for line in lines[body:]) * 2 >= len(lines) - body
    last = body - 1
    for place in range(body, len(lines)):
        line = lines[place]
        if place > body and _begins_another(lines, place, columns):
            break
        if bordered:
            last = place if line.bordered else last
            continue
        strong = _is_row(line.cells, columns)
        if not strong and _is_foot(line.cells):
            break
        if strong or (last == place - 1 and not line.apart):
            last = place
    return last + 1


def _begins_another(lines: Sequence[Line], at: int, columns: Columns) -> bool:
    """Whether another table begins: a heading of its own with other columns, after an empty row or a title."""
    line = lines[at]
    if not (line.apart or _filled(lines[at - 1].cells) <= 1) or _filled(line.cells) < _WIDE:
        return False
    has_digits = any(letter.isdigit() for cell in line.cells for letter in cell.text)
    if not _may_head(lines, at) or (has_digits and not line.apart):
        return False
    found = heading_rows([other.cells for other in lines[at : at + 3]], 0)
    return found is not None and found.columns != columns


def _is_row(row: Row, columns: Columns) -> bool:
    """Whether a row surely belongs to the table: numbered with words, or words with a unit, a date or a product."""
    if is_number_row(row):
        return True
    words = _words(row, columns.get(Kind.TITLE))
    if _NUMBER.match(_words(row, columns.get(Kind.NUMBER))):
        return bool(words) or _filled(row) > 1
    kinds = columns.keys() - {Kind.NUMBER, Kind.TITLE, Kind.NOTE}
    own = [row[columns[kind]] for kind in kinds if columns[kind] < len(row)]
    said = sum(bool(cell.lines) or cell.below for cell in own)
    return said >= 1 and (bool(words) or said >= 2) and not _is_foot(row)


def _is_foot(row: Row) -> bool:
    return any(_FOOT.match(fold(line)) or _OFFICE.match(line) for cell in row for line in cell.lines[:1])


def without_empty_columns(rows: Sequence[Row]) -> tuple[list[Row], list[int]]:
    """The rows without the columns in which nothing stands, and which columns are left."""
    width = len(rows[0]) if rows else 0
    kept = [place for place in range(width) if any(row[place].lines or row[place].below for row in rows)]
    return kept_columns(rows, kept), kept


def under_one_heading(heading: Row) -> list[tuple[int, int]]:
    """The columns over which one cell of the heading's last line spans, from the right: the first and how many."""
    found = [(place, cell.span) for place, cell in enumerate(heading) if cell.span > 1 and (cell.lines or cell.below)]
    return found[::-1]


def joined_columns(rows: Sequence[Row], groups: Sequence[tuple[int, int]]) -> list[Row]:
    """The rows with each group of columns made one."""
    found = list(rows)
    for place, span in groups:
        found = [(*row[:place], _joined(row[place : place + span]), *row[place + span :]) for row in found]
    return found


def _joined(cells: Sequence[Cell]) -> Cell:
    """Cells side by side as one; a number or a bullet goes before the words beside it."""
    first = cells[0]
    filled = [cell.lines for cell in cells if cell.lines]
    if len(filled) > 1 and len(filled[0]) == 1 and len(filled[0][0]) <= _LONGEST_LABEL:
        filled[:2] = [(f"{filled[0][0]} {filled[1][0]}", *filled[1][1:])]
    return Cell(tuple(line for lines in filled for line in lines), max(1, first.span - len(cells) + 1), first.below)


def kept_columns(rows: Sequence[Row], kept: Sequence[int]) -> list[Row]:
    """The rows with these columns only; what spans is narrowed by what is left out."""
    if rows and list(kept) == list(range(len(rows[0]))):
        return list(rows)
    return [tuple(_narrowed(row[place], place, kept) for place in kept) for row in rows]


def _narrowed(cell: Cell, place: int, kept: Sequence[int]) -> Cell:
    if cell.span == 1:
        return cell
    return Cell(cell.lines, max(1, sum(place <= other < place + cell.span for other in kept)), cell.below)
