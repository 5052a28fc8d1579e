"""Plain text, in which a table is a run of lines with tabs, or is drawn with bars, or left over as HTML."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from domain.plan import UnreadableDocument
from plans.blocks import Block, Cell, Paragraph, Table, cell_of, plain, table_of
from plans.text.codings import decoded
from plans.text.drawn_tables import MOST_COLUMNS, drawn_table, html_pieces, is_drawn
from plans.text.printed import printed
from plans.word.facing_columns import unfolded

MOST_LINES = 100_000
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x1c-\x1e\x85\u2028\u2029]")
_PAGE_NUMBER = re.compile(r"^-?\s*\d{1,3}\s*-?$")
_PAGE_MARK = re.compile(
    r"^(?:[-=_*#\[(<\s]{0,20}(?:trang|page)\s*(?:số\s*)?:?\s*\d{1,4}\s*(?:(?:/|trên|of)\s*\d{1,4})?[-=_*#\])>\s]{0,20})$",
    re.IGNORECASE,
)
_MARK = re.compile(r"^(?:[-+*•]|\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVXL]{1,6}|[a-zđ])[.):])$")
_LONGEST_RUNNING = 120
_FEWEST_PAGES = 3


def text_blocks(data: bytes) -> list[Block]:
    """The paragraphs and tables of a text file, in order. Raises UnreadableDocument."""
    blocks: list[Block] = []
    for piece in html_pieces(_printed(decoded(data))):
        if isinstance(piece, Table):
            blocks.append(piece)
        else:
            blocks.extend(_blocks(_without_running_lines(piece.split("\n"))))
    return blocks


def _printed(text: str) -> str:
    """The text with one kind of line end and without what is not printed; a form feed becomes a mark of a page."""
    text = _LINE_ENDS.sub("\n", text).replace("\f", "\n\f\n")
    if text.count("\n") > MOST_LINES:
        raise UnreadableDocument("Tệp chữ này quá dài so với một kế hoạch; hãy chỉ gửi kế hoạch và phụ lục.")
    return printed(text)


def _is_page_mark(line: str) -> bool:
    return line == "\f" or (len(line) < 60 and _PAGE_MARK.match(line) is not None)


def _without_running_lines(lines: Sequence[str]) -> list[str]:
    """The lines without the heads and feet that stand on every page; marks of pages become empty lines.

    The first of them is kept: it may be the letterhead.
    """
    marks = [place for place, line in enumerate(lines) if _is_page_mark(line)]
    edges = {edge for mark in marks for edge in (_filled(lines, mark, 1), _filled(lines, mark, -1)) if edge is not None}
    counts = Counter(lines[edge].strip() for edge in edges if len(lines[edge]) <= _LONGEST_RUNNING)
    running = {text for text, count in counts.items() if count >= _FEWEST_PAGES and "\t" not in text}
    seen: set[str] = set()
    result: list[str] = []
    for place, line in enumerate(lines):
        text = line.strip()
        result.append("" if _is_page_mark(line) or (place in edges and text in seen) else line)
        if text in running:
            seen.add(text)
    return result


def _filled(lines: Sequence[str], mark: int, step: int) -> int | None:
    """The nearest line with words before or after a mark of a page, page numbers left aside."""
    for place in range(mark + step, mark + 5 * step, step):
        if not 0 <= place < len(lines) or _is_page_mark(lines[place]):
            return None
        if lines[place].strip() and not _PAGE_NUMBER.match(lines[place].strip()):
            return None if is_drawn(lines[place]) else place
    return None


def _blocks(lines: Sequence[str]) -> list[Block]:
    blocks: list[Block] = []
    for kind, group in groupby(lines, key=_kind):
        if kind == "tabbed":
            blocks.append(_table(list(group)))
        elif kind == "drawn":
            blocks.append(drawn_table(list(group)))
        else:
            blocks.extend(_paragraphs(list(group)))
    return blocks


def _kind(line: str) -> str:
    if "\t" in line:
        mark, _, rest = line.strip().partition("\t")
        return "" if _MARK.match(mark.strip()) and rest.strip() and "\t" not in rest.strip() else "tabbed"
    return "drawn" if is_drawn(line) else ""


def _table(lines: list[str]) -> Table:
    return table_of([_cell(part) for part in line.split("\t", MOST_COLUMNS)] for line in lines)


def _cell(part: str) -> Cell:
    return cell_of(part.replace("\t", " "))


def _paragraphs(lines: list[str]) -> list[Paragraph]:
    texts = map(plain, unfolded(lines))
    return [Paragraph(text) for text in texts if text and not _PAGE_NUMBER.match(text)]
