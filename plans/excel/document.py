"""Excel workbooks: every visible sheet as it is seen, tables of tasks told from the text and the lists around them."""

import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from domain.plan import Doubt, UnreadableDocument
from language.normalize import compose
from plans.blocks import Block, Cell, Document, Paragraph, Progress, Row, Table
from plans.excel.fields import Spread, name_sheets
from plans.excel.grid import MOST_COLUMNS, Cells, Grid, Line, grid_of
from plans.excel.numbers import as_number
from plans.excel.package import SheetPart, Workbook, count_rows, workbook_of
from plans.excel.sheets import letters_of, raw_sheet
from plans.excel.tables import (
    Piece,
    goes_on,
    is_list,
    joined_columns,
    kept_columns,
    pieces_of,
    table_end,
    under_one_heading,
    wide_lines,
    without_empty_columns,
)
from plans.excel.text import text_of
from plans.excel.values import Values
from plans.head.margins import margin_lines
from plans.package import EXCEL, Package, broken, check_package
from plans.tables.columns import Columns, Kind, heading_rows

_BROKEN = (
    BadZipFile,
    ExpatError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    OverflowError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    zlib.error,
)
_SHOWN_PLACES = 8
_MINUS = re.compile(r"-\d{1,2}")
_RULE = "-----"
"""A line as drawn under a title: no title goes on below its table."""


def xlsx_document(package: Package | None, progress: Progress) -> Document:
    """The paragraphs and tables of a workbook, in order; hidden sheets, rows and columns are left out.

    Raises UnreadableDocument, whose one Vietnamese line says what is wrong and what to do; so where there is no zip.
    """
    if package is None:
        raise UnreadableDocument(broken(EXCEL))
    try:
        rows = _rows_of(package)
        check_package(package, EXCEL)
        return replace(_Reading(workbook_of(package), rows, progress).document(), margins=margin_lines(package))
    except _BROKEN as error:
        raise UnreadableDocument(broken(EXCEL)) from error


def _rows_of(package: Package) -> int | None:
    """How many rows a big workbook seems to have, None for a small one; what is wrong is told by the look at parts."""
    if package.is_small:
        return None
    try:
        return count_rows(package)
    except _BROKEN:
        return 0


@dataclass(slots=True)
class _Reading:
    """One workbook being read."""

    book: Workbook
    rows: int | None
    progress: Progress
    blocks: list[Block] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    tables: list[Spread] = field(default_factory=list)

    def document(self) -> Document:
        """All blocks of all visible sheets."""
        grids = [grid for grid in self._grids() if grid.lines]
        if not grids:
            raise UnreadableDocument("Tệp Excel này không có chữ nào; hãy kiểm tra rồi gửi lại tệp kế hoạch.")
        pieces = [pieces_of(grid) for grid in grids]
        has_tables = any(piece.columns for found in pieces for piece in found)
        for grid, found in zip(grids, pieces, strict=True):
            self._put(grid, found, has_tables)
        name_sheets(self.blocks, self.tables)
        return Document(self.blocks, self.doubts)

    def _grids(self) -> Iterator[Grid]:
        values = Values(self.book.styles.formats, self.book.epoch)
        known = Cells()
        read = 0
        for sheet in self._visible():
            raw = raw_sheet(self.book, sheet.path, read, self._told)
            read += len(raw.rows)
            grid = grid_of(compose(sheet.name), raw, values, known)
            self._doubt_hidden(grid)
            self._doubt_flaws(grid)
            if len(grid.columns) > MOST_COLUMNS:
                self._tell(grid, "", f"Trang tính này có hơn {MOST_COLUMNS} cột, không giống kế hoạch nên đã bỏ qua")
                continue
            yield grid
        self.progress(max(read, 1), max(read, 1))

    def _told(self, count: int) -> None:
        """Rows of a small workbook are counted only when there are enough for somebody to wait for them."""
        if self.rows is None:
            self.rows = count_rows(self.book.package)
        self.progress(count, max(count, self.rows))

    def _visible(self) -> list[SheetPart]:
        sheets = [sheet for sheet in self.book.sheets if not sheet.chart]
        visible = [sheet for sheet in sheets if not sheet.hidden]
        if not visible:
            raise UnreadableDocument(
                "Mọi trang tính của tệp Excel này đều bị ẩn; hãy cho hiện trang tính có kế hoạch rồi gửi lại."
                if sheets
                else "Tệp Excel này không có trang tính nào có ô chữ; hãy gửi lại tệp có bảng kế hoạch."
            )
        for sheet in sheets:
            if sheet.hidden:
                self.doubts.append(
                    Doubt(where=f"Trang tính {compose(sheet.name)}", read="", why="Trang tính bị ẩn nên không đọc")
                )
        return visible

    def _tell(self, grid: Grid, read: str, why: str, cells: str = "") -> None:
        place = grid.place[0].upper() + grid.place[1:]
        self.doubts.append(Doubt(where=f"{place}, {cells}" if cells else place, read=read, why=why))

    def _tell_number(self, grid: Grid, number: str, why: str, cell: str) -> None:
        """A number of several parts is the code of its task; one of a single part may yet get that of its section."""
        self._tell(grid, number, why, f"ô {cell}")
        if "." in number:
            self.doubts[-1] = self.doubts[-1].model_copy(update={"code": number, "field": "code"})

    def _doubt_hidden(self, grid: Grid) -> None:
        if grid.hidden_rows:
            shown = _listed([str(number) for number in grid.hidden_rows])
            self._tell(grid, "", "Hàng bị ẩn nên không đọc", f"hàng {shown}")
        if grid.hidden_columns:
            shown = _listed([letters_of(column) for column in grid.hidden_columns])
            self._tell(grid, "", "Cột bị ẩn nên không đọc", f"cột {shown}")

    def _doubt_flaws(self, grid: Grid) -> None:
        for flaw, cells in grid.flaws.items():
            shown = _listed([f"{letters_of(column)}{row}" for row, column in cells])
            if flaw == "formula":
                why = "Công thức chưa được tính nên coi là ô trống; hãy mở bằng Excel, lưu lại rồi gửi lại"
                self._tell(grid, "", why, f"ô {shown}")
            else:
                self._tell(grid, flaw, "Ô này báo lỗi của Excel nên coi là ô trống", f"ô {shown}")

    def _put(self, grid: Grid, pieces: Sequence[Piece], has_tables: bool) -> None:
        if not any(piece.columns for piece in pieces):
            self._put_without_heading(grid, has_tables)
            return
        for piece in pieces:
            if piece.columns is None:
                self._put_text(piece.lines)
            else:
                self._put_table(grid, piece)

    def _put_text(self, lines: Sequence[Line]) -> None:
        self.blocks.extend(Paragraph(words) for words in text_of(lines, is_foot=bool(self.tables)))

    def _put_table(self, grid: Grid, piece: Piece) -> None:
        lines = self._with_numbers(grid, piece.lines, piece.columns or {}, piece.height)
        rows, kept = without_empty_columns([line.cells for line in lines])
        groups = under_one_heading(rows[piece.height - 1])
        rows = joined_columns(rows, groups)
        heading = heading_rows(rows, 0)
        columns = heading.columns if heading else {}
        taken = [grid.columns[place] for place in kept]
        self.tables.append(Spread(columns, taken, groups, grid.name, len(self.blocks), piece.height))
        self._append(grid, lines, rows)

    def _append(self, grid: Grid, lines: Sequence[Line], rows: Sequence[Row]) -> None:
        self.blocks.append(Table(tuple(rows), grid.place, tuple(line.number for line in lines)))

    def _put_without_heading(self, grid: Grid, has_tables: bool) -> None:
        """More rows of the table before, text, or a list of something else, which is left alone."""
        if self.tables and self._put_rest(grid, self.tables[-1]):
            return
        if not is_list(grid):
            self._put_text(grid.lines)
        elif has_tables:
            self._tell(grid, "", "Trang tính này không phải bảng nhiệm vụ nên không đọc")
        else:
            self._put_unknown(grid)

    def _put_unknown(self, grid: Grid) -> None:
        """A table whose heading says nothing known, between the text above it and below it."""
        start, end = wide_lines(grid.lines)
        self._put_text(grid.lines[:start])
        rows, _ = without_empty_columns(_cells(grid.lines[start:end]))
        self._append(grid, grid.lines[start:end], rows)
        self._put_text(grid.lines[end:])

    def _put_rest(self, grid: Grid, above: Spread) -> bool:
        kept = [grid.columns.index(column) if column in grid.columns else -1 for column in above.kept]
        strays = set(grid.columns) - set(above.kept)
        if len(strays) > 1:
            return False
        lines = [replace(line, cells=(*line.cells, Cell())) for line in grid.lines]
        rows = joined_columns(kept_columns(_cells(lines), kept), above.groups)
        fitted = [replace(line, cells=row) for line, row in zip(lines, rows, strict=True)]
        seen = replace(grid, lines=fitted, columns=_without_joined(above))
        if not goes_on(seen, above.columns):
            return False
        end = table_end(fitted, above.columns)
        taken = self._with_numbers(seen, fitted[:end], above.columns, 0)
        self._append(grid, taken, _cells(taken))
        self._put_text(fitted[end:])
        return True

    def _with_numbers(self, grid: Grid, lines: Sequence[Line], columns: Columns, height: int) -> list[Line]:
        """The lines with the numbers of their items as they were typed."""
        place = columns.get(Kind.NUMBER)
        put: list[Line] = []
        before = ""
        for at, line in enumerate(map(_with_signs, lines)):
            shown = grid.values.get((line.number, grid.columns[place])) if place is not None else None
            if place is None or at < height or not line.cells[place].lines:
                put.append(line)
                continue
            text = line.cells[place].text
            if shown is not None:
                number, why = as_number(shown, before)
                if why:
                    self._tell_number(grid, number, why, f"{letters_of(grid.columns[place])}{line.number}")
                if number != text and not text.startswith("("):
                    cells = list(line.cells)
                    cells[place] = replace(cells[place], lines=(number,))
                    line, text = replace(line, cells=tuple(cells)), number
            before = text
            put.append(line)
        return put


def _cells(lines: Sequence[Line]) -> list[Row]:
    return [line.cells for line in lines]


def _without_joined(spread: Spread) -> list[int]:
    """The columns of the sheet that are left when those under one heading are made one."""
    columns = list(spread.kept)
    for place, span in spread.groups:
        del columns[place + 1 : place + span]
    return columns


def _with_signs(line: Line) -> Line:
    """Excel takes "(1)" typed into a cell for -1: a row of such numbers counts the columns."""
    filled = [cell for cell in line.cells if cell.lines]
    if len(filled) < 3 or not all(_MINUS.fullmatch(cell.text) for cell in filled):
        return line
    return replace(line, cells=tuple(replace(c, lines=(f"({c.text[1:]})",)) if c.lines else c for c in line.cells))


def _listed(places: Sequence[str]) -> str:
    shown = ", ".join(places[:_SHOWN_PLACES])
    return f"{shown}… ({len(places)})" if len(places) > _SHOWN_PLACES else shown
