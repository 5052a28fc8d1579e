"""Tables drawn with lines: which cells the lines make, and which of them are merged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

from plans.pdf.letters import Edge

_NEAR = 3.0
_REACH = 12.0
_MOST_CELLS = 8_000
_MOST_LINES = 1_000


@dataclass(frozen=True, slots=True)
class Box:
    """One cell, merged or not: rows `top` to `bottom` and columns `left` to `right` of the grid, the last not in it."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(slots=True)
class Grid:
    """A table as drawn: where its columns and rows begin and end, and its cells."""

    xs: list[float]
    ys: list[float]
    boxes: list[Box] = field(default_factory=list)
    _slots: dict[tuple[int, int], Box] = field(default_factory=dict)

    def box_at(self, x: float, y: float) -> Box | None:
        """The cell that a point lies in."""
        column, row = _slot(self.xs, x), _slot(self.ys, y)
        if column is None or row is None:
            return None
        if not self._slots:
            for box in self.boxes:
                for place in product(range(box.top, box.bottom), range(box.left, box.right)):
                    self._slots[place] = box
        return self._slots.get((row, column))


def grids_of(edges: Sequence[Edge], known: Sequence[float] = ()) -> list[Grid]:
    """The tables that these lines draw, from top to bottom; `known` are columns of the table on the page before."""
    lines = _whole(edges)
    found = []
    for group in _groups(lines) if len(lines) <= _MOST_LINES else ():
        grid = _grid(group, known)
        if grid is not None:
            found.append(grid)
    return sorted(found, key=lambda grid: grid.ys[0])


def _slot(ends: Sequence[float], at: float) -> int | None:
    return next((place for place in range(len(ends) - 1) if ends[place] <= at < ends[place + 1]), None)


def _whole(edges: Iterable[Edge]) -> list[Edge]:
    """Lines that run on in one another, as dashes do or the borders of cells side by side, are one line."""
    found: list[Edge] = []
    for upright in (True, False):
        for level in _levels([edge for edge in edges if edge.upright is upright]):
            at = sum(edge.at for edge in level) / len(level)
            start = end = None
            for edge in sorted(level, key=lambda edge: edge.start):
                if end is not None and start is not None and edge.start > end + _NEAR:
                    found.append(Edge(upright, at, start, end))
                    start = None
                start = edge.start if start is None else start
                end = edge.end if end is None or start == edge.start else max(end, edge.end)
            if start is not None and end is not None:
                found.append(Edge(upright, at, start, end))
    return [edge for edge in found if edge.end - edge.start > _NEAR]


def _levels(edges: list[Edge]) -> Iterable[list[Edge]]:
    held: list[Edge] = []
    for edge in sorted(edges, key=lambda edge: edge.at):
        if held and edge.at - held[0].at > _NEAR:
            yield held
            held = []
        held.append(edge)
    if held:
        yield held


def _groups(lines: list[Edge]) -> list[list[Edge]]:
    """Lines that touch one another."""
    owner = list(range(len(lines)))

    def find(place: int) -> int:
        while owner[place] != place:
            owner[place] = owner[owner[place]]
            place = owner[place]
        return place

    upright = [place for place, line in enumerate(lines) if line.upright]
    level = [place for place, line in enumerate(lines) if not line.upright]
    for one in upright:
        for other in level:
            if _touch(lines[one], lines[other]):
                owner[find(one)] = find(other)
    groups: dict[int, list[Edge]] = {}
    for place, line in enumerate(lines):
        groups.setdefault(find(place), []).append(line)
    return [group for group in groups.values() if len(group) >= 4]


def _touch(upright: Edge, level: Edge) -> bool:
    return (
        upright.start - _NEAR <= level.at <= upright.end + _NEAR
        and level.start - _NEAR <= upright.at <= level.end + _NEAR
    )


def _grid(group: list[Edge], known: Sequence[float]) -> Grid | None:
    upright = [edge for edge in group if edge.upright]
    level = [edge for edge in group if not edge.upright]
    xs = _ends([edge.at for edge in upright], [end for edge in level for end in (edge.start, edge.end)])
    ys = _ends([edge.at for edge in level], [end for edge in upright for end in (edge.start, edge.end)])
    if known and _are_of_one_table(xs, known):
        xs = _merged(xs, known)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 2 or rows * columns > _MOST_CELLS:
        return None
    return Grid(xs, ys, _boxes(xs, ys, upright, level))


def _are_of_one_table(xs: Sequence[float], known: Sequence[float]) -> bool:
    """Whether columns can be more or fewer of the known ones: as wide, and half of the inner lines the same."""
    if abs(known[0] - xs[0]) > _NEAR or abs(known[-1] - xs[-1]) > _NEAR:
        return False
    shared = sum(any(abs(x - other) <= _NEAR for other in known[1:-1]) for x in xs[1:-1])
    return 2 * shared >= min(len(xs), len(known)) - 2


def _ends(drawn: Iterable[float], reached: Sequence[float]) -> list[float]:
    """Where lines stand; with an outer line that was not drawn put where the crossing lines end."""
    places = sorted(drawn)
    for end in (min(reached), max(reached)):
        if end < places[0] - _REACH or end > places[-1] + _REACH:
            places.append(end)
    return _merged(sorted(places), ())


def _merged(places: Sequence[float], known: Sequence[float]) -> list[float]:
    found = list(known)
    for place in places:
        if all(abs(place - other) > _NEAR for other in found):
            found.append(place)
    return sorted(found)


def _boxes(xs: list[float], ys: list[float], upright: list[Edge], level: list[Edge]) -> list[Box]:
    """Slots with no line between them are one cell; what would not be a rectangle is cut into rows."""
    rows, columns = len(ys) - 1, len(xs) - 1
    right = [[_drawn(upright, xs[c + 1], ys[r], ys[r + 1]) for c in range(columns)] for r in range(rows)]
    below = [[_drawn(level, ys[r + 1], xs[c], xs[c + 1]) for c in range(columns)] for r in range(rows)]
    runs: list[Box] = []
    for row in range(rows):
        left = 0
        for column in range(columns):
            if right[row][column] or column == columns - 1:
                runs.append(Box(row, row + 1, left, column + 1))
                left = column + 1
    boxes: dict[Box, None] = {}
    open_boxes: dict[tuple[int, int], Box] = {}
    for run in runs:
        above = open_boxes.get((run.left, run.right))
        goes_on = above is not None and above.bottom == run.top
        if above is not None and goes_on and not any(below[run.top - 1][run.left : run.right]):
            del boxes[above]
            run = Box(above.top, run.bottom, run.left, run.right)
        boxes[run] = None
        open_boxes[(run.left, run.right)] = run
    return sorted(boxes, key=lambda box: (box.top, box.left))


def _drawn(lines: list[Edge], at: float, start: float, end: float) -> bool:
    """Whether a line is drawn between two slots, along more than half of them."""
    return any(
        abs(line.at - at) <= _NEAR and min(line.end, end) - max(line.start, start) > (end - start) / 2 for line in lines
    )
