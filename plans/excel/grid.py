"""A sheet as it is seen: hidden rows and columns left out, merged cells as drawn, values as shown."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from plans.blocks import EMPTY, Cell, Row, cell_of
from plans.excel.sheets import Merge, RawCell, RawRow, RawSheet
from plans.excel.values import Shown, Values

MOST_COLUMNS = 100
_MOST_MERGED = 500_000


@dataclass(frozen=True, slots=True)
class Line:
    """A visible row: its number in the sheet, its cells, whether it is bordered, whether an empty row stands above."""

    number: int
    cells: Row
    bordered: bool = False
    apart: bool = False


@dataclass(slots=True)
class Grid:
    """The visible rows of a sheet that hold something. `columns` says which column of the sheet each cell is from.

    `values` holds the dates and numbers by row and column of the sheet; `flaws` the cells that show nothing, by reason;
    `hidden_rows` and `hidden_columns` those that hold something.
    """

    name: str
    columns: list[int] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    values: dict[tuple[int, int], Shown] = field(default_factory=dict)
    flaws: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Where it stands, for doubts."""
        return f"trang tính {self.name}"


class Cells(dict[str, Cell]):
    """The cell of each text, made once: units and dates come again and again."""

    def __missing__(self, text: str) -> Cell:
        self[text] = cell = cell_of(text)
        return cell


def grid_of(name: str, raw: RawSheet, values: Values, known: Cells) -> Grid:
    """What is seen of a sheet."""
    return _Drawing(Grid(name), raw, values, known).grid


class _Drawing:
    """One sheet being drawn: the words by row and column of the sheet first, then the rows all of one width."""

    def __init__(self, grid: Grid, raw: RawSheet, values: Values, known: Cells) -> None:
        self.grid = grid
        self._values = values
        self._known = known
        self._hidden = sorted(raw.hidden_columns)
        self._rows = [row for row in raw.rows if not row.hidden]
        self._numbers = [row.number for row in self._rows]
        self._cells: dict[int, dict[int, Cell]] = {row.number: {} for row in self._rows}
        self._merges = [merge for merge in raw.merges if merge.bottom > merge.top or merge.right > merge.left]
        self._covered = self._cover()
        self._note_hidden_rows(raw)
        for row in self._rows:
            self._take(row)
        self._save_anchors({row.number: row for row in raw.rows})
        self._draw()

    def _is_hidden(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self._hidden)

    def _spanned(self, merge: Merge) -> Sequence[int]:
        """The numbers of the visible rows of a merge."""
        first = bisect_left(self._numbers, merge.top)
        return self._numbers[first : bisect_right(self._numbers, merge.bottom)]

    def _cover(self) -> dict[int, list[Merge]]:
        """By row the merges that reach into it; what stands in them outside their first cell is not seen."""
        covered: dict[int, list[Merge]] = {}
        marked = 0
        for merge in self._merges:
            for number in self._spanned(merge):
                covered.setdefault(number, []).append(merge)
                marked += 1
            if marked > _MOST_MERGED:
                break
        return covered

    def _note_hidden_rows(self, raw: RawSheet) -> None:
        self.grid.hidden_rows = [row.number for row in raw.rows if row.hidden and any(cell.value for cell in row.cells)]

    def _take(self, row: RawRow) -> None:
        merges = self._covered.get(row.number, ())
        cells = self._cells[row.number]
        for raw in row.cells:
            column = raw.column
            if self._hidden and self._is_hidden(column):
                if raw.value and column not in self.grid.hidden_columns:
                    self.grid.hidden_columns.append(column)
                continue
            if merges and any(
                merge.left <= column <= merge.right and (row.number, column) != (merge.top, merge.left)
                for merge in merges
            ):
                continue
            cell = self._cell(row.number, raw)
            if cell.lines:
                cells[column] = cell

    def _cell(self, number: int, raw: RawCell) -> Cell:
        if raw.kind == "str" and raw.value is not None:
            return self._known[raw.value]
        shown = self._values.shown(raw)
        if shown.flaw:
            self.grid.flaws.setdefault(shown.flaw, []).append((number, raw.column))
        elif raw.kind != "str":
            self.grid.values[number, raw.column] = shown
        return self._known[shown.text]

    def _save_anchors(self, rows: dict[int, RawRow]) -> None:
        """What is merged shows the words of its first cell even where the row or the column of that one is hidden."""
        for merge in self._merges:
            seen = self._spanned(merge)
            top = rows.get(merge.top)
            if not seen or top is None or (seen[0] == merge.top and not self._is_hidden(merge.left)):
                continue
            column = next((place for place in range(merge.left, merge.right + 1) if not self._is_hidden(place)), 0)
            raw = next((cell for cell in top.cells if cell.column == merge.left), None)
            if raw is not None and column:
                self._cells[seen[0]][column] = self._cell(merge.top, raw)

    def _draw(self) -> None:
        columns = sorted({column for cells in self._cells.values() for column in cells})
        self.grid.columns = columns
        for merge in self._merges[:_MOST_MERGED]:
            self._span(merge, columns)
        places = {column: place for place, column in enumerate(columns)}
        width, above = len(columns), 0
        for row in self._rows:
            cells = self._cells[row.number]
            if not any(cell.lines for cell in cells.values()):
                continue
            drawn = [EMPTY] * width
            for column, cell in cells.items():
                drawn[places[column]] = cell
            self.grid.lines.append(Line(row.number, tuple(drawn), row.bordered, self._is_apart(above, row.number)))
            above = row.number

    def _is_apart(self, above: int, number: int) -> bool:
        """Whether an empty row is seen between two rows: neither a hidden one nor one within a merge of both."""
        hidden = self.grid.hidden_rows
        between = number - above - 1 - (bisect_left(hidden, number) - bisect_right(hidden, above))
        return between > 0 and not any(merge.top <= above for merge in self._covered.get(number, ()))

    def _span(self, merge: Merge, columns: list[int]) -> None:
        first = bisect_left(columns, merge.left)
        span = bisect_right(columns, merge.right) - first
        if span < 1:
            return
        left = columns[first]
        for place, number in enumerate(self._spanned(merge)):
            cells = self._cells[number]
            if place:
                cells[left] = Cell((), span, True)
            elif left in cells:
                cells[left] = Cell(cells[left].lines, span)
