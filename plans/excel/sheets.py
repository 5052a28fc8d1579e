"""One sheet of a workbook as its XML has it: rows, merged cells, what is hidden."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from plans.excel.markup import Attributes, Names, fed, parser_of
from plans.excel.package import MOST_ROWS, Workbook, refuse_length, unescaped

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$")
_DIGITS = "0123456789"
_STEP = 500


class RawCell(NamedTuple):
    """A cell with a value or a formula: `kind` and `style` as the file has them, `value` None where none is stored."""

    column: int
    kind: str
    style: int
    value: str | None
    formula: bool


class Merge(NamedTuple):
    """Merged cells, all four sides included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class RawRow:
    """A row as the file has it; `bordered` where any of its cells is drawn with a border."""

    number: int
    hidden: bool = False
    bordered: bool = False
    cells: list[RawCell] = field(default_factory=list)


@dataclass(slots=True)
class RawSheet:
    """The rows that hold something, in order; columns are counted from 1."""

    rows: list[RawRow] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)


class Columns(dict[str, int]):
    """The number of a column by its letters, each worked out once."""

    def __missing__(self, letters: str) -> int:
        number = 0
        for letter in letters:
            number = number * 26 + ord(letter) - 64
        if not 0 < number <= 16_384:
            raise ValueError("a column that no sheet has")
        self[letters] = number
        return number


def letters_of(column: int) -> str:
    """The letters of a column: 28 is "AB"."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def raw_sheet(book: Workbook, path: str, read: int, tell: Callable[[int], None]) -> RawSheet:
    """The sheet that lies at `path`; `read` rows of other sheets are counted with its own.

    Raises UnreadableDocument where rows are too many, ValueError or ExpatError where the XML is broken.
    """
    walk = _Walk(book, read, tell)
    with book.package.stream(path) as stream:
        fed(parser_of(walk.start, walk.end, walk.text), stream)
    return walk.sheet


class _Walk:
    """What the parser tells, put into rows; nothing of a row without content is kept."""

    def __init__(self, book: Workbook, read: int, tell: Callable[[int], None]) -> None:
        self.sheet = RawSheet()
        self._read = read
        self._tell = tell
        self._strings = book.strings
        self._bordered = book.styles.bordered
        self._names = Names()
        self._columns = Columns()
        self._row: RawRow | None = None
        self._last = 0
        self._column = 0
        self._kind = ""
        self._style = 0
        self._cell = self._formula = self._taking = self._aside = False
        self._stored = False
        self._parts: list[str] = []

    def start(self, name: str, said: Attributes) -> None:
        # Most elements are cells and what stands in them.
        local = self._names[name]
        if self._cell:
            if local == "v" or (local == "t" and not self._aside):
                self._taking = self._stored = True
            elif local == "f":
                self._formula = True
            elif local == "rPh":
                self._aside = True
        elif local == "c" and self._row is not None:
            self._start_cell(said, self._row)
        elif local == "row":
            self._last = int(said["r"]) if "r" in said else self._last + 1
            self._row = RawRow(self._last, said.get("hidden") in ("1", "true") or said.get("ht") == "0")
            self._column = 0
        elif local == "mergeCell" and (found := _REFERENCE.match(said.get("ref", ""))) and found.group(3):
            left, top, right, bottom = found.groups()
            self.sheet.merges.append(Merge(int(top), self._columns[left], int(bottom), self._columns[right]))
        elif local == "col" and (said.get("hidden") in ("1", "true") or said.get("width") == "0"):
            self.sheet.hidden_columns.append((int(said["min"]), int(said["max"])))

    def _start_cell(self, said: Attributes, row: RawRow) -> None:
        place = said.get("r")
        self._column = self._columns[place.rstrip(_DIGITS)] if place else self._column + 1
        self._kind = said.get("t", "n")
        self._style = int(said.get("s", "0"))
        self._cell, self._formula, self._stored = True, False, False
        if self._style in self._bordered:
            row.bordered = True

    def text(self, data: str) -> None:
        if self._taking:
            self._parts.append(data)

    def end(self, name: str) -> None:
        local = self._names[name]
        if local in ("v", "t"):
            self._taking = False
        elif local == "c" and self._cell:
            self._end_cell()
        elif local == "rPh":
            self._aside = False
        elif local == "row" and self._row is not None:
            self._end_row(self._row)

    def _end_cell(self) -> None:
        self._cell = False
        if self._row is None or not (self._stored or self._formula):
            return
        value: str | None = "".join(self._parts)
        self._parts.clear()
        kind = self._kind
        if kind == "s":
            value, kind = (self._strings[int(value)] if value else ""), "str"
        elif kind in ("str", "inlineStr"):
            value, kind = unescaped(value or "") if self._stored else None, "str"
        elif not value:
            value = None
        if value != "" and (value is not None or self._formula):
            self._row.cells.append(RawCell(self._column, kind, self._style, value, self._formula))

    def _end_row(self, row: RawRow) -> None:
        self._row = None
        if not row.cells:
            return
        self.sheet.rows.append(row)
        count = self._read + len(self.sheet.rows)
        if count > MOST_ROWS:
            refuse_length()
        if count % _STEP == 0:
            self._tell(count)
