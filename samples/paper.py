"""Word on paper as Nghị định 30/2020/NĐ-CP wants it: margins, letters, rules, page numbers, table borders."""

from dataclasses import dataclass

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FONT = "Times New Roman"
SHORT_SIDE, LONG_SIDE = Cm(21), Cm(29.7)
CENTRE, LEFT, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT
JUSTIFIED = WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True, slots=True)
class Letters:
    """How a run of text looks."""

    size: float = 14
    bold: bool = False
    italic: bool = False


def set_default_letters(document: Document) -> None:
    """Times New Roman 14, Vietnamese, for all that says nothing else."""
    style = document.styles["Normal"]
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size = FONT, Pt(14)
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    properties.append(language)
    style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.line_spacing = 1.0


def set_page(section: Section, *, landscape: bool = False) -> None:
    """A4 with the margins of the decree."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG_SIDE, SHORT_SIDE) if landscape else (SHORT_SIDE, LONG_SIDE)
    section.top_margin = section.bottom_margin = section.right_margin = Cm(2)
    section.left_margin = Cm(2) if landscape else Cm(3)
    section.header_distance = Cm(1)


def number_pages(section: Section) -> None:
    """The page number centred at the top, none on the first page."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTRE
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        _add_field_part(run, kind, text)


def _add_field_part(run: Run, kind: str, text: str) -> None:
    if kind:
        part = OxmlElement("w:fldChar")
        part.set(qn("w:fldCharType"), kind)
    else:
        part = OxmlElement("w:instrText")
        part.text = text
    run._r.append(part)


def write(paragraph: Paragraph, text: str, letters: Letters, alignment: WD_ALIGN_PARAGRAPH = LEFT) -> Paragraph:
    """Words into an empty paragraph."""
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = letters.bold, letters.italic, Pt(letters.size)
    paragraph.alignment = alignment
    return paragraph


def write_lines(cell: _Cell, lines: list[tuple[str, Letters]], alignment: WD_ALIGN_PARAGRAPH = CENTRE) -> None:
    """Lines into an empty cell, one paragraph each."""
    for place, (text, letters) in enumerate(lines):
        write(cell.paragraphs[0] if place == 0 else cell.add_paragraph(), text, letters, alignment)


def rule(paragraph: Paragraph, inset: float) -> None:
    """A thin rule at the top of an empty paragraph, `inset` cm shorter at each end."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Cm(inset)
    paragraph.paragraph_format.line_spacing = Pt(6)
    paragraph.paragraph_format.space_before = Pt(3)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )


def set_widths(table: Table, widths: tuple[float, ...]) -> None:
    """Fixed column widths in cm, for Word and for those that read the cells only."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def give_air(table: Table) -> None:
    """A little room above the first and below the last line of every cell, and text in the middle of its row."""
    for row in table.rows:
        for cell in row.cells:
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            cell.paragraphs[0].paragraph_format.space_before = Pt(1)
            cell.paragraphs[-1].paragraph_format.space_after = Pt(1)


def repeat_on_each_page(row: _Row) -> None:
    """Marks a row as head of the table."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_whole(row: _Row) -> None:
    """No page break inside the row."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def merge(row: _Row, first: int, last: int) -> _Cell:
    """One cell out of several neighbours."""
    cells = row.cells
    merged: _Cell = cells[first].merge(cells[last])
    return merged
