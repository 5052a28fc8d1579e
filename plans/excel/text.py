"""The text around the tables of a sheet, in the order in which it is read."""

from collections.abc import Iterator, Sequence

from plans.excel.grid import Line


def text_of(lines: Sequence[Line], is_foot: bool) -> list[str]:
    """The lines of text: what stands side by side (head of a letter, signatures) is read column by column.

    In a foot whatever follows the first words side by side belongs to them, down to the names of who signs.
    """
    found: list[str] = []
    at = 0
    while at < len(lines):
        end = _side_by_side(lines, at, is_foot)
        if end > at:
            found.extend(_by_columns(lines[at:end]))
            at = end
        else:
            found.extend(words for cell in lines[at].cells for words in cell.lines)
            at += 1
    return found


def _side_by_side(lines: Sequence[Line], at: int, is_foot: bool) -> int:
    """The place after the last line that goes with this one side by side, or this place where none does."""
    first = _filled(lines[at])
    if len(first) < 2:
        return at
    if is_foot:
        return len(lines)
    end = at + 1
    while end < len(lines):
        filled = _filled(lines[end])
        if len(filled) < 2 and not (filled and filled[0] > first[0]):
            break
        end += 1
    return end


def _filled(line: Line) -> list[int]:
    return [place for place, cell in enumerate(line.cells) if cell.lines]


def _by_columns(lines: Sequence[Line]) -> Iterator[str]:
    for place in range(max(len(line.cells) for line in lines)):
        for line in lines:
            if place < len(line.cells):
                yield from line.cells[place].lines
