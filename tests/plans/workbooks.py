"""Small workbooks, filled as the office of an invented commune would fill them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from domain.plan import PlanReading
from plans import read

TITLE = ("PHỤ LỤC", "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2024")
ENCLOSED = "(Kèm theo Kế hoạch số 21/KH-UBND ngày 12/01/2024 của UBND xã Yên Lạc)"
HEADING = ("TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
PLAN = (1, "Ban hành kế hoạch kiểm tra", "Kế hoạch", "Văn phòng - Thống kê", "Tư pháp - Hộ tịch", "Quý I/2024")
REPORT = (2, "Báo cáo kết quả kiểm tra", "Báo cáo", "Tư pháp - Hộ tịch", "Các ban, ngành", "Tháng 11/2024")

Value = str | int | float | date | datetime | None
Rows = Sequence[Sequence[Value]]
Touch = Callable[[Worksheet], None]


def workbook_with(path: Path, sheets: Mapping[str, Rows], touch: Touch | None = None) -> Path:
    """A .xlsx with these sheets, rows from A1 on; `touch` draws on the first of them."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    if touch is not None:
        touch(book.worksheets[0])
    book.save(path)
    return path


def appendix(*rows: Sequence[Value], heading: Sequence[Value] = HEADING) -> list[Sequence[Value]]:
    """An appendix as it stands on a sheet: its title in rows 1 to 3, an empty row, the heading in row 5, the rows."""
    return [*((line,) for line in (*TITLE, ENCLOSED)), (), heading, *rows]


def read_rows(tmp_path: Path, rows: Rows, touch: Touch | None = None) -> PlanReading:
    """What is read of a workbook of one sheet."""
    return read(workbook_with(tmp_path / "ke-hoach.xlsx", {"Phụ lục": rows}, touch))


def with_borders(first: int, last: int, columns: int) -> Touch:
    """Draws the borders of a table."""
    line = Border(*(Side(style="thin"),) * 4)

    def draw(sheet: Worksheet) -> None:
        for row in sheet.iter_rows(min_row=first, max_row=last, max_col=columns):
            for cell in row:
                cell.border = line

    return draw


def told(reading: PlanReading, words: str) -> list[Any]:
    """The doubts that say so."""
    return [doubt for doubt in reading.doubts if words in doubt.why]
