"""The invented plan as a Word file and the staff list as an Excel file, the same bytes every time."""

import io
import re
import zipfile
from datetime import UTC, date, datetime

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Cm, Pt
from docx.table import _Row
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties

from samples import body
from samples.commune import COMMUNE, ISSUER, NUMBER, ROMAN, SECTIONS, SIGNER, SampleTask, coded_tasks, issued, subject
from samples.paper import (
    CENTRE,
    JUSTIFIED,
    LEFT,
    RIGHT,
    Letters,
    give_air,
    keep_whole,
    merge,
    number_pages,
    repeat_on_each_page,
    rule,
    set_default_letters,
    set_page,
    set_widths,
    write,
    write_lines,
)
from samples.staff import COLUMNS, STAFF, phone

HEADINGS = ("STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
BUDGET_HEADING = "Kinh phí (đồng)"
WIDTHS = (1.2, 6.9, 3.9, 3.7, 4.1, 3.3, 2.6)
FIXED_MOMENT = datetime(2026, 1, 8, 8, 0, tzinfo=UTC)
ZIP_DATE = (2026, 1, 8, 8, 0, 0)

PLAIN, BOLD, ITALIC = Letters(), Letters(bold=True), Letters(italic=True)
CELL, CELL_BOLD = Letters(12), Letters(12, bold=True)


def plan_document(year: int) -> bytes:
    """The plan of one year as .docx."""
    document = docx.Document()
    set_default_letters(document)
    set_page(document.sections[0])
    number_pages(document.sections[0])
    _describe(document, year)
    _add_head(document, year)
    _add_title(document, year)
    _add_body(document, year)
    _add_signature(document)
    _add_appendix(document, year)
    out = io.BytesIO()
    document.save(out)
    return _with_fixed_dates(out.getvalue())


def staff_list() -> bytes:
    """The people of the commune as .xlsx."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Danh sách cán bộ"
    book.properties.creator = ISSUER
    book.properties.created = FIXED_MOMENT.replace(tzinfo=None)
    sheet.append(COLUMNS)
    for place, person in enumerate(STAFF, start=1):
        sheet.append((person.name, person.position, person.unit, person.role, phone(place)))
    thin = Side(style="thin", color="808080")
    for row in sheet.iter_rows():
        for cell in row:
            first = cell.row == 1
            cell.font = Font(name="Times New Roman", size=12, bold=first)
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            cell.alignment = Alignment(vertical="center", horizontal="center" if first else None)
            if first:
                cell.fill = PatternFill("solid", fgColor="DDEBF7")
    for letter, width in zip("ABCDE", (26, 27, 38, 16, 16), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    out = io.BytesIO()
    book.save(out)
    return _with_fixed_dates(out.getvalue())


def _with_fixed_dates(packed: bytes) -> bytes:
    """The same file without the moment it was written."""
    out = io.BytesIO()
    moment = FIXED_MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>" + moment, data)
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, data)
    return out.getvalue()


def _describe(document: Document, year: int) -> None:
    properties = document.core_properties
    properties.author = properties.last_modified_by = ISSUER
    properties.title, properties.comments = f"Kế hoạch {subject(year)}", ""
    properties.created = properties.modified = FIXED_MOMENT.replace(tzinfo=None)


def _long(day: date) -> str:
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def _add_head(document: Document, year: int) -> None:
    table = document.add_table(rows=2, cols=2)
    set_widths(table, (5.8, 10.2))
    office, country = table.rows[0].cells
    head = Letters(13, bold=True)
    write_lines(office, [("ỦY BAN NHÂN DÂN", head), (COMMUNE.upper(), head)])
    rule(office.add_paragraph(), 1.7)
    motto = [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", head), ("Độc lập - Tự do - Hạnh phúc", BOLD)]
    write_lines(country, motto)
    rule(country.add_paragraph(), 1.95)
    number, place = table.rows[1].cells
    write_lines(number, [(f"Số: {NUMBER}", Letters(13))])
    write_lines(place, [(f"{COMMUNE.removeprefix('xã ')}, {_long(issued(year))}", ITALIC)])


def _add_title(document: Document, year: int) -> None:
    title = write(document.add_paragraph(), "KẾ HOẠCH", BOLD, CENTRE)
    title.paragraph_format.space_before = Pt(18)
    write(document.add_paragraph(), subject(year), BOLD, CENTRE)
    below = document.add_paragraph()
    rule(below, 5.6)
    below.paragraph_format.space_after = Pt(6)


def _add_body(document: Document, year: int) -> None:
    look = {"heading": BOLD, "point": BOLD, "text": PLAIN, "grounds": ITALIC}
    for part in body.paragraphs(year):
        paragraph = write(document.add_paragraph(), part.text, look[part.kind], JUSTIFIED)
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
        paragraph.paragraph_format.space_before = Pt(6)
        paragraph.paragraph_format.keep_with_next = part.kind in ("heading", "point")


def _add_signature(document: Document) -> None:
    gap = document.add_paragraph()
    gap.paragraph_format.line_spacing = Pt(10)
    table = document.add_table(rows=1, cols=2)
    set_widths(table, (8.0, 8.0))
    keep_whole(table.rows[0])
    left, right = table.rows[0].cells
    lines = [(f"- {line}", Letters(11)) for line in body.RECIPIENTS]
    write_lines(left, [("Nơi nhận:", Letters(12, bold=True, italic=True)), *lines], LEFT)
    write_lines(right, [("TM. ỦY BAN NHÂN DÂN", BOLD), ("CHỦ TỊCH", BOLD), *[("", PLAIN)] * 4, (SIGNER, BOLD)])


def _add_appendix(document: Document, year: int) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    set_page(section, landscape=True)
    section.different_first_page_header_footer = False
    write(document.add_paragraph(), "PHỤ LỤC", BOLD, CENTRE)
    write(document.add_paragraph(), f"NHIỆM VỤ {subject(year).upper()}", BOLD, CENTRE)
    origin = f"(Ban hành kèm theo Kế hoạch số {NUMBER} {_long(issued(year))} của {ISSUER})"
    write(document.add_paragraph(), origin, ITALIC, CENTRE).paragraph_format.space_after = Pt(8)
    tasks = [task for _code, _section, task in coded_tasks()]
    table = document.add_table(rows=len(tasks) + len(SECTIONS) + 2, cols=len(WIDTHS))
    table.style, table.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
    set_widths(table, WIDTHS)
    rows = iter(table.rows)
    head = next(rows)
    repeat_on_each_page(head)
    for cell, words in zip(head.cells, (*HEADINGS, BUDGET_HEADING), strict=True):
        write_lines(cell, [(words, CELL_BOLD)])
    for roman, (name, members) in zip(ROMAN, SECTIONS, strict=True):
        _fill_section(next(rows), roman, name)
        for place, task in enumerate(members, start=1):
            _fill_task(next(rows), place, task, year)
    total = next(rows)
    write_lines(merge(total, 0, 5), [("Tổng cộng", CELL_BOLD)])
    write_lines(total.cells[6], [(_dong(sum(task.budget or 0 for task in tasks)), CELL_BOLD)], RIGHT)
    give_air(table)


def _fill_section(row: _Row, roman: str, name: str) -> None:
    keep_whole(row)
    write_lines(row.cells[0], [(roman, CELL_BOLD)])
    cell = merge(row, 1, 6)
    write_lines(cell, [(name, CELL_BOLD)], LEFT)
    for paragraph in (row.cells[0].paragraphs[0], cell.paragraphs[0]):
        paragraph.paragraph_format.keep_with_next = True


def _fill_task(row: _Row, place: int, task: SampleTask, year: int) -> None:
    keep_whole(row)
    number, title, products, lead, support, deadline, budget = row.cells
    write_lines(number, [(str(place), CELL)])
    write_lines(title, [(task.title, CELL)], LEFT)
    dash = "- " if len(task.products) > 1 else ""
    write_lines(products, [(f"{dash}{product}", CELL) for product in task.products], LEFT)
    write_lines(lead, [(task.lead, CELL)], LEFT)
    write_lines(support, [("; ".join(task.support), CELL)], LEFT)
    write_lines(deadline, [(task.deadline.format(year=year), CELL)], LEFT)
    write_lines(budget, [(_dong(task.budget) if task.budget else "", CELL)], RIGHT)


def _dong(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")
