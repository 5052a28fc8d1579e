"""Word documents: the body is walked element by element, so that merged cells are seen as they were drawn."""

import io
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from domain.plan import UnreadableDocument
from plans.blocks import EMPTY, Block, Cell, Paragraph, plain, table_of
from plans.docx_numbering import AutomaticNumbers
from plans.docx_package import check_package

_BROKEN = "Tệp Word này bị hỏng nên không mở được; hãy mở bằng Word, lưu lại thành .docx rồi gửi lại."
_SKIPPED = {qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_SIGNS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}


def docx_blocks(data: bytes) -> list[Block]:
    """The paragraphs and tables of a Word document, in order. Raises UnreadableDocument."""
    check_package(data)
    try:
        document = Document(io.BytesIO(data))
        return list(_Walk(_numbering(document)).blocks(document.element.body))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise UnreadableDocument(_BROKEN) from error


def _children(parent: Any) -> Iterator[Any]:
    """Children with content controls (w:sdt) opened, as if their content stood there directly."""
    for child in parent:
        if child.tag == qn("w:sdt"):
            for content in child.findall(qn("w:sdtContent")):
                yield from _children(content)
        else:
            yield child


def _numbering(document: Any) -> Any | None:
    """The part that defines automatic numbers, if the document has one; python-docx would make one up otherwise."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
            return relation.target_part.element
    return None


class _Walk:
    """One walk through a document in the order printed, counting automatic numbers on the way."""

    def __init__(self, numbering: Any | None) -> None:
        self._numbers = AutomaticNumbers(numbering)

    def blocks(self, body: Any) -> Iterator[Block]:
        for element in _children(body):
            if element.tag == qn("w:p"):
                for line in self._lines(element):
                    yield Paragraph(line)
            elif element.tag == qn("w:tbl"):
                yield table_of([self._row(row) for row in _children(element) if row.tag == qn("w:tr")])

    def _lines(self, element: Any) -> list[str]:
        """The lines of a paragraph, or of all paragraphs below an element; empty lines are dropped."""
        raw = "".join(self._pieces(element))
        return [line for line in map(plain, raw.split("\n")) if line]

    def _pieces(self, element: Any) -> Iterator[str]:
        if element.tag == qn("w:p"):
            label = self._numbers.label(element)
            yield f"{label} " if label else ""
        for child in element:
            if child.tag in _SKIPPED:
                continue
            if child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag == qn("w:t"):
                yield child.text or ""
            else:
                yield from self._pieces(child)
        if element.tag == qn("w:p"):
            yield "\n"

    def _row(self, element: Any) -> list[Cell]:
        cells: list[Cell] = []
        skipped = element.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
        if skipped is not None:
            cells.extend([EMPTY] * _columns(skipped, 0))
        for child in _children(element):
            if child.tag == qn("w:tc"):
                cell = self._cell(child)
                cells.append(cell)
                cells.extend([EMPTY] * (cell.span - 1))
        return cells

    def _cell(self, element: Any) -> Cell:
        span = element.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        merge = element.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        width = 1 if span is None else max(1, _columns(span, 1))
        below = merge is not None and merge.get(qn("w:val"), "continue") != "restart"
        return Cell(tuple(self._lines(element)), width, below)


def _columns(element: Any, otherwise: int) -> int:
    """A count of columns; Word itself draws no more than 63, so a larger one is a slip or an attack."""
    return min(63, int(element.get(qn("w:val"), str(otherwise))))
