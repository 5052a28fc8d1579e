"""Tables of a PDF with their words: lines of cells made whole, tables that run over pages fitted together."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from language.normalize import fold
from plans.blocks import EMPTY, Cell, Row, Table
from plans.pdf.grid import Box, Grid, grids_of
from plans.pdf.letters import Leaf, Word
from plans.pdf.lines import Line, Room, goes_on, had_room, hangs, lines_of, measured, paragraphs_of

_SAME = 4.0
_NUMBER = re.compile(r"^\W*(?:\d|[IVXLA-Z]+\W*$|[a-zđ]\W*$)")
_WIDEST_PADDING = 8.0
_ITEM = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]|[IVXL]+[.)])(?:\s|$)")
_DEEPEST_HEADING = 5


@dataclass(slots=True)
class Ruled:
    """A table drawn on one page: its cells with their lines; cells that go on with one of the page before."""

    page: int
    grid: Grid
    lines: dict[Box, list[Line]]
    rooms: dict[Box, Room] = field(default_factory=dict)
    dropped: int = 0
    """How many of its first rows say again what the page before has said."""
    headed: bool = False
    """Whether the first of them is the heading: it stays, as a sign that the table goes on."""
    begun: dict[Box, tuple["Ruled", Box]] = field(default_factory=dict)
    """Cells that go on with one of a page before, and which."""

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.grid.ys[0]

    @property
    def height(self) -> int:
        """How many rows it has."""
        return len(self.grid.ys) - 1

    def owner(self, box: Box) -> tuple["Ruled", Box]:
        """Where a cell began."""
        return self.begun.get(box, (self, box))

    def held(self, box: Box) -> list[Line]:
        """The lines of a cell, from where it began."""
        table, first = self.owner(box)
        return table.lines.get(first, [])

    def row(self, row: int) -> list[Box]:
        """The cells of a row, those that began further up too."""
        return [box for box in self.grid.boxes if box.top <= row < box.bottom]


def ruled_of(leaf: Leaf, known: Sequence[float]) -> tuple[list[Ruled], list[Word]]:
    """The tables of a page, and the words that stand in none; `known` are the columns of the page before."""
    tables = [Ruled(leaf.number, grid, {}) for grid in grids_of(leaf.edges, known)]
    if not tables:
        return [], leaf.words
    words: list[dict[Box, list[Word]]] = [{} for _ in tables]
    rest: list[Word] = []
    for word in leaf.words:
        x, y = (word.x0 + word.x1) / 2, word.base - 0.3 * word.size
        for place, table in enumerate(tables):
            box = table.grid.box_at(x, y)
            if box is not None:
                words[place].setdefault(box, []).append(word)
                break
        else:
            rest.append(word)
    for table, found in zip(tables, words, strict=True):
        table.lines = {box: lines_of(held) for box, held in found.items()}
        _measure(table)
    return [table for table in tables if table.lines], rest


def _measure(table: Ruled) -> None:
    """How much room each cell leaves for words, as its fullest lines show."""
    xs = table.grid.xs
    left = [line.x0 - xs[box.left] for box, lines in table.lines.items() for line in lines]
    right = [xs[box.right] - line.x1 for box, lines in table.lines.items() for line in lines]
    before = max(0.0, min([*left, _WIDEST_PADDING]))
    after = max(0.0, min([before, *right]))
    alike: dict[tuple[int, int], list[Box]] = {}
    for box in table.grid.boxes:
        alike.setdefault((box.left, box.right), []).append(box)
    for (start, end), boxes in alike.items():
        texts = [table.lines.get(box, []) for box in boxes]
        room = measured(xs[start] + before, xs[end] - after, texts)
        table.rooms.update(dict.fromkeys(boxes, room))
    pitches = [room.pitch for room in table.rooms.values() if room.pitch]
    if pitches:
        pitch = min(pitches)
        table.rooms = {box: replace(room, pitch=pitch) for box, room in table.rooms.items()}


def fit_together(tables: Sequence[Ruled]) -> None:
    """Pieces of one table, page after page: repeated headings are dropped, broken rows and cells made whole."""
    above: Ruled | None = None
    for table in tables:
        if above is not None:
            table.dropped = _repeated(tables[0], table)
            table.headed = table.dropped > 0
            if table.dropped < table.height:
                _join(above, table)
        # A page that holds nothing but the rest of a row is over: what comes next goes on with the same row.
        if table.dropped < table.height:
            above = table


def are_one(above: Ruled, below: Ruled) -> bool:
    """Whether two tables stand under the same columns."""
    first, second = above.grid.xs, below.grid.xs
    return abs(first[0] - second[0]) <= _SAME and abs(first[-1] - second[-1]) <= _SAME


def _repeated(first: Ruled, table: Ruled) -> int:
    count = 0
    while count < min(first.height, table.height, _DEEPEST_HEADING):
        words = _words(table, count)
        if words != _words(first, count) or (count == 0 and len(words) < 2):
            break
        count += 1
    return count


def _words(table: Ruled, row: int) -> list[str]:
    return [
        fold(" ".join(line.text for line in table.lines[box]))
        for box in table.row(row)
        if box.top == row and table.lines.get(box)
    ]


def _join(above: Ruled, table: Ruled) -> None:
    pairs = _pairs(above, table)
    if _is_rest(pairs, above, table):
        for upper, lower in pairs:
            _carry_over(upper, lower, above, table)
        table.dropped += 1
        return
    for upper, lower in pairs[1:]:
        if _is_merged(upper, lower, above, table):
            _carry_over(upper, lower, above, table)


def _carry_over(upper: Box, lower: Box, above: Ruled, table: Ruled) -> None:
    owner, first = above.owner(upper)
    owner.lines[first] = [*owner.lines.get(first, ()), *table.lines.pop(lower, ())]
    table.begun[lower] = (owner, first)


def _is_merged(upper: Box, lower: Box, above: Ruled, table: Ruled) -> bool:
    """Whether one merged cell was cut by the end of the page: a part of it is empty, or its words go on."""
    lines, rest = above.held(upper), table.lines.get(lower)
    deep_above = upper.bottom - upper.top > 1 or upper in above.begun
    if lines and rest:
        return deep_above and hangs(lines[-1], rest[0]) and _goes_over(upper, lower, above, table)
    return deep_above or bool(lines and lower.bottom - lower.top > 1)


def _pairs(above: Ruled, table: Ruled) -> list[tuple[Box, Box]]:
    """Cells that stand one over the other across the end of the page."""
    uppers = [box for box in above.grid.boxes if box.bottom == above.height]
    lowers = table.row(table.dropped)
    xs, ends = above.grid.xs, table.grid.xs
    return [
        (upper, lower)
        for lower in lowers
        for upper in uppers
        if abs(xs[upper.left] - ends[lower.left]) <= _SAME and abs(xs[upper.right] - ends[lower.right]) <= _SAME
    ]


def _is_rest(pairs: list[tuple[Box, Box]], above: Ruled, table: Ruled) -> bool:
    """Whether the first row of a page is the rest of the last row before it: nothing new in front, words cut off."""
    lowers = table.row(table.dropped)
    filled = [pair for pair in pairs if table.lines.get(pair[1])]
    if len(pairs) < len(lowers) or not filled:
        return False
    front = table.lines.get(lowers[0])
    if front and (_NUMBER.match(front[0].text) or not _goes_over(*pairs[0], above, table)):
        return False
    if any(not above.held(upper) for upper, _ in filled):
        return False
    if any(_ITEM.match(table.lines[lower][0].text) for _, lower in filled):
        return False
    longest = max(filled, key=lambda pair: sum(len(line.text) for line in above.held(pair[0])))
    cut = [pair for pair in filled if _goes_over(*pair, above, table)]
    if longest not in cut and not any(hangs(above.held(upper)[-1], table.lines[lower][0]) for upper, lower in cut):
        return False
    new = [pair for pair in filled if pair not in cut and _had_end(*pair, above, table)]
    return len(cut) > len(new)


def _goes_over(upper: Box, lower: Box, above: Ruled, table: Ruled) -> bool:
    lines, rest = above.held(upper), table.lines.get(lower)
    return bool(lines and rest and goes_on(lines[-1], rest[0], above.rooms[upper]))


def _had_end(upper: Box, lower: Box, above: Ruled, table: Ruled) -> bool:
    return had_room(above.held(upper)[-1], table.lines[lower][0], above.rooms[upper])


def table_of_ruled(table: Ruled) -> Table:
    """The table as every other form has it."""
    places = [*range(1 if table.headed else 0), *range(table.dropped, table.height)]
    return Table(tuple(_row(table, row) for row in places), f"trang {table.page}")


def _row(table: Ruled, row: int) -> Row:
    cells: list[Cell] = []
    for box in sorted(table.row(row), key=lambda box: box.left):
        below = box.top < row or box in table.begun
        lines = () if below else tuple(_texts(table, box))
        cells.append(Cell(lines, box.right - box.left, below))
        cells.extend([EMPTY] * (box.right - box.left - 1))
    return tuple(cells)


def _texts(table: Ruled, box: Box) -> Iterable[str]:
    return paragraphs_of(table.lines.get(box, []), table.rooms[box])
