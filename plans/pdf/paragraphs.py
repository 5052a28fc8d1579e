"""The text around the tables of a PDF: running heads dropped, columns side by side parted, lines joined again."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from language.normalize import fold
from plans.pdf.lines import MARK, Line, Room, glued, goes_on, measured

_PAGE_NUMBER = re.compile(r"(?i)^[-–— ]*(?:trang\s*)?\d{1,3}(?:\s*(?:/|trên)\s*\d{1,3})?[-–— ]*$")
_KIND = re.compile(r"^(?:KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|QUYẾT ĐỊNH|PHỤ LỤC)\b")
"""What stands below the letterhead, never in it."""
_EDGE = 0.13
_WIDE_GAP = 2.0


@dataclass(slots=True)
class Flow:
    """The lines of one page that stand in no table."""

    page: int
    width: float
    height: float
    lines: list[Line]
    room: Room = field(default_factory=lambda: Room(0, 0))


@dataclass(slots=True)
class Piece:
    """A paragraph: its text, and its last line, to which the next page may have more."""

    text: str
    first: Line
    last: Line
    in_columns: bool = False


def drop_running(flows: Sequence[Flow]) -> None:
    """Take page numbers and what stands on every page out."""
    seen = Counter(_stamp(line) for flow in flows for line in _outer(flow))
    least = 2 if len(flows) <= 3 else 3
    for flow in flows:
        outer = {id(line) for line in _outer(flow)}
        flow.lines = [
            line
            for line in flow.lines
            if id(line) not in outer or not (_PAGE_NUMBER.match(line.text) or seen[_stamp(line)] >= least)
        ]


def _outer(flow: Flow) -> list[Line]:
    """The two first and the two last lines, where they stand near the end of the paper."""
    top = [line for line in flow.lines[:2] if line.base < _EDGE * flow.height]
    bottom = [line for line in flow.lines[-2:] if line.base > (1 - _EDGE) * flow.height]
    return top + [line for line in bottom if line not in top]


def _stamp(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", fold(line.text)), round(line.base / 4)


def measure(flows: Sequence[Flow]) -> None:
    """The margins and the spacing of each page, from all pages of its width."""
    by_width: dict[int, list[Flow]] = {}
    for flow in flows:
        by_width.setdefault(round(flow.width / 4), []).append(flow)
    for alike in by_width.values():
        right = _ragged_end([line for flow in alike for line in flow.lines])
        for flow in alike:
            even = _even_end(flow.lines)
            left = min((line.x0 for line in flow.lines), default=0.0)
            room = measured(left, even or right or flow.width, [flow.lines])
            flow.room = replace(room, even=even is not None)
        known = [flow.room.pitch for flow in alike if flow.room.pitch]
        for flow in alike:
            flow.room = replace(flow.room, pitch=flow.room.pitch or (median(known) if known else 0.0))


def _even_end(lines: Sequence[Line]) -> float | None:
    """Where justified lines end: most lines of a page end on one point."""
    ends = Counter(round(line.x1) for line in lines)
    end, _ = max(ends.items(), key=lambda item: item[1], default=(0, 0))
    same = [line.x1 for line in lines if abs(line.x1 - end) <= 1.5]
    return max(same) if len(same) >= max(4, 0.3 * len(lines)) else None


def _ragged_end(lines: Sequence[Line]) -> float | None:
    """Where lines end that are not justified: as far as any goes that is not alone in it."""
    ends = sorted((line.x1 for line in lines if len(_parts(line)) == 1), reverse=True)
    if len(ends) < 3:
        return ends[0] if ends else None
    return next((end for end, other in pairwise(ends) if end - other <= 6), ends[0])


def pieces_of(lines: Sequence[Line], flow: Flow) -> list[Piece]:
    """Lines between two tables as paragraphs in the order in which they are read."""
    pieces: list[Piece] = []
    at = 0
    lines = list(_bands(lines))
    while at < len(lines):
        end = _zone_end(lines, at, flow)
        if end > at:
            start = _zone_start(lines, at, flow)
            if start < at:
                del pieces[start - at :]
            pieces.extend(_columns(lines[start:end], flow))
            at = end
            continue
        line = lines[at]
        above = pieces[-1] if pieces else None
        if above is not None and not above.in_columns and _joins(above.last, line, flow.room):
            above.text += glued(above.last, line, flow.room) + line.text
            above.last = line
        elif line.text:
            pieces.append(Piece(line.text, line, line))
        at += 1
    return pieces


def continues(above: Piece, below: Piece, room: Room) -> bool:
    """Whether the first paragraph of a page is the rest of the last one before it."""
    return not above.in_columns and not below.in_columns and _joins(above.last, below.first, room)


def _joins(line: Line, below: Line, room: Room) -> bool:
    """Whether a line of the body is the rest of the one above, by where it begins too."""
    if not goes_on(line, below, room):
        return False
    if below.text[0].islower():
        return True
    if line.text.isupper() != below.text.isupper() and below.text[0].isalpha():
        return False
    width = room.right - room.left
    if below.x0 - room.left > 0.2 * width or line.bold != below.bold:
        return False
    return not (below.x0 - line.x0 > 0.8 * line.size and not MARK.match(line.text))


def _bands(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines side by side of which one stands a little lower are one line of two columns."""
    held: Line | None = None
    for line in lines:
        if held is not None and line.base - held.base < 0.8 * held.size and _apart(held, line):
            held = Line(sorted([*held.words, *line.words], key=lambda word: word.x0))
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _apart(one: Line, other: Line) -> bool:
    first, second = sorted((one, other), key=lambda line: line.x0)
    return second.x0 - first.x1 > _WIDE_GAP * first.size


def _parts(line: Line) -> list[Line]:
    """The one or two parts of a line: two where one gap is by far the widest."""
    gaps = [(after.x0 - before.x1, place) for place, (before, after) in enumerate(pairwise(line.words))]
    if not gaps:
        return [line]
    (widest, place), *others = sorted(gaps, reverse=True)
    if widest < _WIDE_GAP * line.size or (others and widest < 2 * others[0][0]):
        return [line]
    left, right = Line(line.words[: place + 1]), Line(line.words[place + 1 :])
    is_label = len(left.text) <= 5 and bool(MARK.match(f"{left.text} x") or len(left.text) <= 2)
    return [line] if is_label else [left, right]


def _zone_end(lines: Sequence[Line], at: int, flow: Flow) -> int:
    """The line after the last of a place with two columns that begins here; `at` where none does."""
    parts = _parts(lines[at])
    if len(parts) == 1:
        return at
    left, right = [parts[0]], [parts[1]]
    end = at + 1
    while end < len(lines):
        parts = _parts(lines[end])
        if _KIND.match(lines[end].text):
            break
        if len(parts) == 2 and _are_apart([*left, parts[0]], [*right, parts[1]]):
            left.append(parts[0])
            right.append(parts[1])
        elif len(parts) == 1 and _is_below(parts[0], right, left, flow, 12):
            right.append(parts[0])
        elif len(parts) == 1 and _is_below(parts[0], left, right, flow, 2.6):
            left.append(parts[0])
        else:
            break
        end += 1
    return end


def _are_apart(left: Sequence[Line], right: Sequence[Line]) -> bool:
    return max(line.x1 for line in left) < min(line.x0 for line in right)


def _is_below(line: Line, column: list[Line], other: list[Line], flow: Flow, reach: float) -> bool:
    """Whether a line belongs to one of two columns: it stands under it and clear of the other."""
    start, end = min(one.x0 for one in column), max(one.x1 for one in column)
    clear = line.x0 > max(one.x1 for one in other) if start > other[0].x0 else line.x1 < min(one.x0 for one in other)
    if not clear or line.base - column[-1].base > reach * line.size:
        return False
    middle, axis = (line.x0 + line.x1) / 2, (start + end) / 2
    if abs(middle - flow.width / 2) < 0.03 * flow.width and abs(axis - flow.width / 2) > 0.08 * flow.width:
        return False
    return abs(line.x0 - start) < 2 * line.size or abs(middle - axis) < 0.1 * flow.width


def _zone_start(lines: Sequence[Line], at: int, flow: Flow) -> int:
    """A line right above two columns that stands over one of them belongs to them."""
    if at == 0 or lines[at].base - lines[at - 1].base > 2 * lines[at].size:
        return at
    above, (left, right) = lines[at - 1], _parts(lines[at])
    if len(_parts(above)) > 1 or (at > 1 and _joins(lines[at - 2], above, flow.room)):
        return at
    middle = (above.x0 + above.x1) / 2
    over = above.x1 < right.x0 or above.x0 > left.x1
    near = min(abs(middle - (part.x0 + part.x1) / 2) for part in (left, right))
    return at - 1 if over and near < 0.06 * flow.width else at


def _columns(lines: Sequence[Line], flow: Flow) -> Iterator[Piece]:
    left: list[Line] = []
    right: list[Line] = []
    two = next(_parts(line) for line in lines if len(_parts(line)) == 2)
    for line in lines:
        parts = _parts(line)
        if len(parts) == 2:
            left.append(parts[0])
            right.append(parts[1])
        else:
            (left if line.x0 < two[0].x1 and line.x1 < two[1].x1 else right).append(line)
    for column in (left, right):
        pieces: list[Piece] = []
        for line in column:
            if pieces and _hangs(pieces[-1].text, line.text):
                pieces[-1].text += f" {line.text}"
            elif line.text:
                pieces.append(Piece(line.text, line, line, in_columns=True))
        yield from pieces


def _hangs(text: str, below: str) -> bool:
    """Whether a line of a narrow column is the rest of the one above; the motto of the state is often broken."""
    above, under = text.upper(), below.upper()
    is_motto = above.startswith("CỘNG H") and not above.endswith("NAM") and under.endswith("NAM")
    return is_motto or (below[:1].islower() and not MARK.match(below))
