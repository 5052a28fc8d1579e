"""Word documents: the body is walked element by element, so that merged cells are seen as they were drawn."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from domain.plan import UnreadableDocument
from plans.blocks import EMPTY, Block, Cell, Document, Paragraph, plain, table_of
from plans.head.margins import margin_lines
from plans.package import WORD, ZIP_ERRORS, Package, broken, check_package
from plans.word.facing_columns import unfolded
from plans.word.markup import contents, is_on, parsed, value, w, whole, within
from plans.word.numbering import AutomaticNumbers
from plans.word.styles import Styles, without_looks
from plans.word.text import ParagraphText

MOST_COLUMNS = 63
"""Word itself draws no more; a larger count is a slip or an attack."""
MOST_ROWS = 20_000
_DEEPEST = 10


def docx_document(package: Package | None) -> Document:
    """The paragraphs and tables of a Word document, in order, and the lines of its margins.

    Raises UnreadableDocument, whose one Vietnamese line says what is wrong and what to do; so where there is no zip.
    """
    if package is None:
        raise UnreadableDocument(broken(WORD))
    try:
        check_package(package, WORD)
        main = package.main(WORD)
        body = parsed(package.part(main) or b"").find(w("body"))
        if body is None:
            raise UnreadableDocument(broken(WORD))
        styles = Styles(_part(package, main, "/styles"))
        numbers = AutomaticNumbers(_part(package, main, "/numbering"), styles)
    except ZIP_ERRORS as error:
        raise UnreadableDocument(broken(WORD)) from error
    return Document(list(_Walk(styles, numbers).blocks(body)), margins=margin_lines(package))


def _part(package: Package, main: str, kind: str) -> Element | None:
    """A part beside the text; without it, or where it is torn, the text can still be read."""
    part = package.part(package.related(main, kind, otherwise=f"word{kind}.xml"))
    try:
        return None if part is None else parsed(without_looks(part))
    except UnreadableDocument:
        return None


class _Walk:
    """One walk through a document in the order printed, counting automatic numbers on the way."""

    def __init__(self, styles: Styles, numbers: AutomaticNumbers) -> None:
        self._styles = styles
        self._numbers = numbers
        self._rows = 0

    def blocks(self, body: Element, depth: int = 0) -> Iterator[Block]:
        """The blocks of the body, of a text box, or of a cell that only lays out the page."""
        lines: list[str] = []
        open_end = ""
        for element in contents(body):
            if element.tag == w("p"):
                raw, boxes = self._raw(element)
                for box in boxes if depth < _DEEPEST else ():
                    yield from self._flushed(lines)
                    yield from self.blocks(box, depth + 1)
                raw, open_end = open_end + raw, ""
                if _runs_on(element):
                    open_end = raw
                else:
                    lines.extend(raw.split("\n"))
            elif element.tag == w("tbl") and depth < _DEEPEST:
                yield from self._flushed(lines)
                yield from self._table(element, depth)
        lines.extend(open_end.split("\n"))
        yield from self._flushed(lines)

    def _flushed(self, lines: list[str]) -> Iterator[Block]:
        """The paragraphs gathered so far; the list is empty afterwards."""
        for text in map(plain, unfolded(lines)):
            if text:
                yield Paragraph(text)
        lines.clear()

    def _raw(self, paragraph: Element) -> tuple[str, list[Element]]:
        """The text of a paragraph with the number that Word draws before it, and the text boxes anchored in it."""
        properties = paragraph.find(w("pPr"))
        if self._styles.is_contents(value(properties, w("pStyle"))):
            return "", []
        text = ParagraphText(paragraph, self._styles)
        is_gone = _runs_on(paragraph) or is_on(properties, w("rPr"), w("vanish"))
        label = "" if is_gone and not text.raw.strip() else self._numbers.label(paragraph)
        return f"{label} {text.raw}" if label else text.raw, text.boxes

    def _table(self, table: Element, depth: int) -> Iterator[Block]:
        if _lays_out(table):
            for row in _rows(table):
                for cell in contents(row):
                    yield from self.blocks(cell, depth + 1)
            return
        rows = []
        for row in _rows(table):
            self._rows += 1
            if self._rows > MOST_ROWS:
                most = f"{MOST_ROWS:,}".replace(",", ".")
                raise UnreadableDocument(
                    f"Bảng trong tệp dài hơn {most} hàng nên không đọc; hãy chỉ gửi kế hoạch và phụ lục."
                )
            rows.append(self._row(row, depth))
        yield table_of(rows)

    def _row(self, row: Element, depth: int) -> list[Cell]:
        skipped = value(row, w("trPr"), w("gridBefore"))
        cells: list[Cell] = [EMPTY] * max(0, min(MOST_COLUMNS, whole(skipped, 0)))
        for element in contents(row):
            if element.tag != w("tc") or len(cells) >= MOST_COLUMNS:
                continue
            properties = element.find(w("tcPr"))
            if properties is not None and properties.find(w("cellDel")) is not None:
                continue
            cell = self._cell(element, properties, depth)
            cells.append(cell)
            cells.extend([EMPTY] * min(cell.span - 1, MOST_COLUMNS - len(cells)))
        return cells

    def _cell(self, element: Element, properties: Element | None, depth: int) -> Cell:
        span = max(1, min(MOST_COLUMNS, whole(value(properties, w("gridSpan")), 1)))
        merge = None if properties is None else properties.find(w("vMerge"))
        below = merge is not None and merge.get(w("val"), "continue") != "restart"
        lines = (plain(line) for line in self._cell_lines(element, depth))
        return Cell(tuple(line for line in lines if line), span, below)

    def _cell_lines(self, cell: Element, depth: int) -> Iterator[str]:
        """The lines of a cell, or of a text box in it; a row of a table drawn inside becomes one line."""
        open_end = ""
        for element in contents(cell):
            if element.tag == w("p"):
                raw, boxes = self._raw(element)
                for box in boxes if depth < _DEEPEST else ():
                    yield from self._cell_lines(box, depth + 1)
                raw, open_end = open_end + raw, ""
                if _runs_on(element):
                    open_end = raw
                else:
                    yield from raw.split("\n")
            elif element.tag == w("tbl") and depth < _DEEPEST:
                for row in _rows(element):
                    yield " ".join(inner.text for inner in self._row(row, depth + 1) if inner.lines)
        yield open_end


def _rows(table: Element) -> Iterator[Element]:
    """The rows that are printed."""
    for row in contents(table):
        properties = row.find(w("trPr"))
        if row.tag == w("tr") and not is_on(properties, w("hidden")) and not is_on(properties, w("del")):
            yield row


def _runs_on(paragraph: Element) -> bool:
    """Whether the end of a paragraph was deleted, so that the next one follows on its line."""
    marks = within(paragraph, w("pPr"), w("rPr"))
    return marks is not None and (marks.find(w("del")) is not None or marks.find(w("moveFrom")) is not None)


def _lays_out(table: Element) -> bool:
    """Whether a table of one or two columns only frames the page: a wider table stands inside it."""
    for row in _rows(table):
        cells = [cell for cell in contents(row) if cell.tag == w("tc")]
        if len(cells) > 2:
            return False
        if any(_is_wide(inner) for cell in cells for inner in contents(cell) if inner.tag == w("tbl")):
            return True
    return False


def _is_wide(table: Element) -> bool:
    rows = list(_rows(table))
    return len(rows) > 1 and any(sum(cell.tag == w("tc") for cell in contents(row)) > 2 for row in rows)
