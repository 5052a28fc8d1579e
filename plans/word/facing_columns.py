"""Two columns that face each other at the head and the foot of a document: made into lines, left before right."""

import re
from collections.abc import Iterable, Sequence

from language.normalize import compose, fold
from plans.blocks import Block, Cell, Paragraph, Table

_TELLING = re.compile(
    r"cong\s*hoa xa hoi chu nghia|doc lap\s*-\s*tu do|^noi nhan\b|^(tm|kt|tl|tuq|q)\.\s?\S|"
    r"^[^\d.;:,]{2,40}, ?ngay\b.{0,12}\bthang\b.{0,12}\bnam\b.{0,10}$"
)
_GAP = re.compile(r"\s*\t[\s\t]*|(?<=\S)[ \xa0]{4,}(?=\S)")
_MARK = re.compile(r"^(?:[-+*•]|\(?\w{1,4}(?:\.\d{1,2}){0,3}[.)/:]?)$")
_TITLE = re.compile(r"^\W*(?:KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|QUYẾT ĐỊNH|PHỤ LỤC|DỰ THẢO)\b")
_LONGEST = 90
_MOST_BETWEEN = 3


def unfolded(lines: Sequence[str]) -> list[str]:
    """The lines in order; those of a letterhead or a signature, set in two columns by tabs or wide gaps, are parted."""
    parted = [_columns(line) for line in lines]
    result: list[str] = []
    at = 0
    while at < len(lines):
        end = max(_end(parted, at), at + 1)
        run = parted[at:end]
        if any(right for _, right in run) and any(_tells(piece) for pair in run for piece in pair):
            result.extend(piece for column in (0, 1) for piece in (pair[column] for pair in run) if piece)
        else:
            result.extend(lines[at:end])
        at = end
    return result


def _columns(line: str) -> tuple[str, str]:
    """What stands left and what stands right; a number or a bullet before its text is no column."""
    if len(line) > 4 * _LONGEST:
        return line, ""
    left, *rest = (piece.strip() for piece in _GAP.split(line.rstrip(), maxsplit=1))
    right = rest[0] if rest else ""
    if not right or _MARK.match(left) or max(len(left), len(right)) > _LONGEST:
        return line, ""
    return left, right


def _end(parted: Sequence[tuple[str, str]], at: int) -> int:
    """Where the run of lines in two columns that begins at `at` ends; `at` itself where none begins."""
    end = at
    for place in range(at, len(parted)):
        left, right = parted[place]
        if len(left) > _LONGEST or _TITLE.match(compose(left or right)):
            break
        if right:
            end = place + 1
        elif place == at or place - end >= _MOST_BETWEEN:
            break
    return end


def _tells(text: str) -> bool:
    return len(text) <= _LONGEST and _TELLING.search(fold(compose(text))) is not None


def opened(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with tables that only set a letterhead or a signature in columns made into paragraphs."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and _is_letterhead(block):
            columns = zip(*block.rows, strict=True)
            result.extend(Paragraph(line) for column in columns for cell in column for line in cell.lines)
        else:
            result.append(block)
    return result


def _is_letterhead(table: Table) -> bool:
    if not 1 <= len(table.rows) <= 12 or not 2 <= len(table.rows[0]) <= 4:
        return False
    filled: list[list[Cell]] = [[cell for cell in row if cell.lines] for row in table.rows]
    if any(len(cells) > 2 for cells in filled):
        return False
    return any(_tells(line) for cells in filled for cell in cells for line in cell.lines)
