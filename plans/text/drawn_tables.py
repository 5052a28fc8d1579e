"""Tables drawn with signs in plain text: Markdown, "+---+" and box characters, and HTML left over by a scanner."""

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from plans.blocks import EMPTY, Cell, Table, cell_of, table_of

MOST_COLUMNS = 100
_BOX = str.maketrans("│┃║╎╏┆┇┊┋¦｜", "|" * 11) | str.maketrans(dict.fromkeys("─━═╌╍┄┅┈┉", "-"))
_CORNERS = str.maketrans(dict.fromkeys("┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫┏┓┗┛┣┫┳┻╋", "+"))
_SIGNS = _BOX | _CORNERS
_RULE = re.compile(r"^\s*[|+]?[\s:+|=-]*[-=]{3}[\s:+|=-]*$")
_UNESCAPED_BAR = re.compile(r"(?<!\\)\|")
_TAGS_OF_TABLES = {"table", "tr", "td", "th"}
_BREAKING = {"br", "p", "div", "li"}


def is_drawn(line: str) -> bool:
    """Whether a line belongs to a table drawn with bars: "| a | b |", "│ a │ b │", "|---|---|", "+----+----+"."""
    line = line.translate(_SIGNS).strip()
    if line.startswith("|") and line.endswith("|") and line.count("|") > 2:
        return True
    return _is_rule(line) and ("|" in line or "+" in line)


def _is_rule(line: str) -> bool:
    return len(line) < 5000 and _RULE.match(line) is not None


def drawn_table(lines: Sequence[str]) -> Table:
    """The table that these lines draw."""
    drawn = [line.translate(_SIGNS).strip() for line in lines]
    groups: list[list[list[str]]] = [[]]
    for line in drawn:
        if _is_rule(line):
            groups.append([])
        else:
            groups[-1].append(
                [part.replace("\\|", "|") for part in _UNESCAPED_BAR.split(line.strip("|"), MOST_COLUMNS)]
            )
    # Where more than the heading is ruled off, every row is, and a group of lines is one row.
    is_ruled = sum(bool(group) for group in groups) > 2
    is_boxed = any("+" in line and _is_rule(line) for line in drawn)
    rows = (row for group in groups for row in _rows(group, is_ruled, is_boxed))
    return table_of([cell_of(part) for part in row] for row in rows)


def _rows(group: Sequence[list[str]], is_ruled: bool, is_boxed: bool) -> Iterator[list[str]]:
    held: list[str] = []
    last: list[str] = []
    for parts in group:
        if (
            held
            and len(parts) == len(held)
            and (is_ruled or (not parts[0].strip() and _is_wrapped(last, parts, is_boxed)))
        ):
            # Cells are joined with a blank: the line was broken by the width of the column.
            held = [f"{above} {below}" for above, below in zip(held, parts, strict=True)]
        else:
            if held:
                yield held
            held = parts
        last = parts
    if held:
        yield held


def _is_wrapped(above: Sequence[str], below: Sequence[str], is_boxed: bool) -> bool:
    """Whether a line only goes on with cells that were full: the next word had no room in the line above.

    Where cells are not padded to the width of their columns every line is a row, as in Markdown, unless corners are
    drawn: only a hand that draws boxes breaks lines.
    """
    if any(len(one) != len(other) for one, other in zip(above, below, strict=True)):
        return is_boxed
    filled = [
        (one.strip(), other.strip(), len(other)) for one, other in zip(above, below, strict=True) if other.strip()
    ]
    return all(
        one and (other[0].islower() or len(f"{one} {other.split()[0]}") + 2 > room) for one, other, room in filled
    )


def html_pieces(text: str) -> Iterator[str | Table]:
    """Text with its HTML tables taken out: stretches of text and tables, in order."""
    low = text.lower() if "<" in text else ""
    at = 0
    while (start := low.find("<table", at)) >= 0:
        yield text[at:start]
        end = low.find("</table", start)
        inner = low.find("<table", start + 6, end) if end >= 0 else -1
        while inner >= 0 and end >= 0:
            # A table inside a cell ends first.
            end = low.find("</table", end + 7)
            inner = low.find("<table", inner + 6, end) if end >= 0 else -1
        close = len(text) if end < 0 else low.find(">", end) + 1 or len(text)
        reader = _TableReader()
        reader.feed(text[start:close])
        reader.close()
        yield table_of(reader.rows)
        at = close
    yield text[at:]


class _TableReader(HTMLParser):
    """Takes the cells of a table out of HTML; a table inside a cell becomes lines of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[Cell]] = []
        self._depth = 0
        self._text: list[str] | None = None
        self._spans = (1, 1)
        self._below: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a row or a cell; a break inside a cell is a line of it."""
        if tag == "table":
            self._depth += 1
        elif self._depth > 1 or tag in _BREAKING:
            if self._text is not None and tag in _BREAKING | {"tr", "td"}:
                self._text.append("\n")
        elif tag == "tr":
            self._close_row()
            self.rows.append([])
            self._fill_below()
        elif tag in ("td", "th"):
            self._close_cell()
            given = dict(attrs)
            self._spans = (_count(given.get("colspan")), _count(given.get("rowspan")))
            self._text = []

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened."""
        if tag == "table":
            self._depth -= 1
        if self._depth <= 1 and tag in _TAGS_OF_TABLES:
            self._close_cell()
        if self._depth <= 1 and tag in ("tr", "table"):
            self._close_row()
        if tag in _BREAKING and self._text is not None:
            self._text.append("\n")

    def handle_data(self, data: str) -> None:
        """Words of the open cell."""
        if self._text is not None:
            self._text.append(data.replace("\r", " ").replace("\n", " "))

    def close(self) -> None:
        """Take what a file cut short leaves open."""
        super().close()
        self._close_cell()
        self._close_row()

    def _close_cell(self) -> None:
        if self._text is None:
            return
        if not self.rows:
            self.rows.append([])
        row, (span, height) = self.rows[-1], self._spans
        cell = cell_of("".join(self._text), span)
        self._text = None
        if len(row) + span > MOST_COLUMNS:
            return
        if height > 1:
            self._below[len(row)] = height - 1
        row.extend([cell, *[EMPTY] * (span - 1)])
        self._fill_below()

    def _close_row(self) -> None:
        self._close_cell()
        if self.rows and not self.rows[-1]:
            self.rows.pop()

    def _fill_below(self) -> None:
        """Cells from the rows above that reach down into this one."""
        row = self.rows[-1]
        while self._below.get(len(row), 0) > 0 and len(row) < MOST_COLUMNS:
            place = len(row)
            self._below[place] -= 1
            row.append(Cell(below=True))


def _count(written: str | None) -> int:
    return min(MOST_COLUMNS, max(1, int(written))) if written and written.isdecimal() and len(written) < 6 else 1
