"""What cells show: dates, numbers, formulas, errors, and what Excel made of item numbers."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from plans.excel.numbers import as_number
from plans.excel.sheets import RawCell, letters_of
from plans.excel.values import Shown, Values, number_text
from tests.plans.workbooks import HEADING, PLAN, Value, appendix, read_rows, told

ACCOUNTING = '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)'
EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - the day from which Excel counts has no zone


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("3960000", "General", "3960000"),
        ("3960000", "#,##0", "3.960.000"),
        ("3960000", ACCOUNTING, "3.960.000"),
        ("0", ACCOUNTING, "-"),
        ("-5", ACCOUNTING, "(5)"),
        ("1500000", '#,##0\\ "₫"', "1.500.000 ₫"),
        ("5000000", "#,##0,", "5.000"),
        ("3960000.5", "#,##0.00", "3.960.000,5"),
        ("1.125", "#,##0.000", "1,1250"),
        ("0.8", "0%", "80%"),
        ("0.855", "0.0%", "85,5%"),
        ("1.1", "General", "1.1"),
        ("1.1", "0.00", "1.10"),
        ("1.0", "General", "1"),
        ("5", "00", "05"),
        ("12", '0" điểm"', "12 điểm"),
        ("0.30000000000000004", "General", "0.3"),
        ("1.0E+6", "General", "1000000"),
        ("2.5", "# ?/?", "2.5"),
        ("7", "@", "7"),
    ],
)
def test_numbers_by_their_format(value: str, code: str, shown: str) -> None:
    assert number_text(Decimal(value), code) == shown


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("dd/mm/yyyy", "05/03/2024"),
        ("d/m/yyyy", "5/3/2024"),
        ("mm-dd-yy", "05/03/2024"),
        ("yyyy-mm-dd", "05/03/2024"),
        ("dd/mm/yyyy hh:mm:ss", "05/03/2024"),
        ("d-mmm", "5/3"),
        ("mmm-yy", "Tháng 3/2024"),
        ("mm/yyyy", "Tháng 03/2024"),
        ("yyyy", "Năm 2024"),
        ('"Trước ngày "dd/mm/yyyy', "Trước ngày 05/03/2024"),
        ('[$-42A]dd "tháng" mm "năm" yyyy;@', "05 tháng 03 năm 2024"),
    ],
)
def test_dates_by_their_format(code: str, shown: str) -> None:
    serial = (datetime(2024, 3, 5) - EPOCH).days + 0.25  # noqa: DTZ001
    found = Values([code], EPOCH).shown(RawCell(1, "n", 0, str(serial), False))
    assert (found.text, found.day) == (shown, date(2024, 3, 5))


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (RawCell(1, "d", 0, "2024-03-05T08:00:00", False), "05/03/2024"),
        (RawCell(1, "d", 0, "sau Tết", False), "sau Tết"),
        (RawCell(1, "b", 0, "1", False), "TRUE"),
        (RawCell(1, "n", 0, "99999999", False), "99999999"),
        (RawCell(1, "n", 0, "0.5", False), "12:00"),
        (RawCell(1, "n", 9, "1e400", False), "1e400"),
        (RawCell(1, "n", 0, "không", False), "không"),
        (RawCell(1, "str", 0, "chữ", True), "chữ"),
    ],
)
def test_other_kinds_of_cells(cell: RawCell, shown: str) -> None:
    assert Values(["dd/mm/yyyy"], EPOCH).shown(cell).text == shown


@pytest.mark.parametrize(
    ("shown", "before", "number"),
    [
        (Shown("1.1", number=1.1), "1.9", "1.10"),
        (Shown("1.2", number=1.2), "1.19", "1.20"),
        (Shown("1.1", number=1.1), "1", "1.1"),
        (Shown("2.0", number=2.0), "1.3", "2"),
        (Shown("1/2", day=date(2024, 2, 1)), "1.1", "1.2"),
        (Shown("2/1", day=date(2024, 1, 2)), "1.1", "1.2"),
        (Shown("1/2", day=date(2024, 2, 1)), "", "1.2"),
        (Shown("01/02/2003", day=date(2003, 2, 1)), "1.2.2", "1.2.3"),
    ],
)
def test_item_numbers_as_they_were_typed(shown: Shown, before: str, number: str) -> None:
    assert as_number(shown, before)[0] == number


def task_row(number: Value, *others: Value) -> tuple[Value, ...]:
    return (number, "Rà soát thủ tục hành chính", "Báo cáo", "Văn phòng - Thống kê", "Các ban, ngành", *others)


def test_a_real_date_is_a_deadline(tmp_path: Path) -> None:
    rows = appendix(task_row(1, datetime(2024, 3, 15, 17, 30)), task_row(2, date(2024, 6, 1)))  # noqa: DTZ001

    def draw(sheet: Worksheet) -> None:
        sheet["F6"].number_format = "dd/mm/yyyy"
        sheet["F7"].number_format = "mm/yyyy"

    tasks = read_rows(tmp_path, rows, draw).tasks
    assert [task.due for task in tasks] == [[date(2024, 3, 15)], [date(2024, 6, 30)]]
    assert [task.deadline_text for task in tasks] == ["15/03/2024", "Tháng 06/2024"]


def test_sums_in_their_column(tmp_path: Path) -> None:
    rows = appendix(
        task_row(1, "Quý I/2024", 3_960_000),
        task_row(2, "Quý I/2024", 1_500_000),
        task_row(3, "Quý I/2024", "2.500.000"),
        heading=(*HEADING, "Kinh phí (đồng)"),
    )

    def draw(sheet: Worksheet) -> None:
        sheet["G7"].number_format = "#,##0"

    assert [task.budget for task in read_rows(tmp_path, rows, draw).tasks] == [3_960_000, 1_500_000, 2_500_000]


def test_millions_with_three_decimals_are_not_thousands(tmp_path: Path) -> None:
    rows = appendix(task_row(1, "Quý I/2024", 1.125), heading=(*HEADING, "Kinh phí (triệu đồng)"))
    assert read_rows(tmp_path, rows).tasks[0].budget == 1_125_000


def test_numbers_of_items_that_excel_changed_are_doubtful(tmp_path: Path) -> None:
    rows = appendix((1, "CHỈ ĐẠO"), *(task_row(float(f"1.{number}"), "Quý I/2024") for number in range(1, 12)))

    def draw(sheet: Worksheet) -> None:
        sheet["A8"] = datetime(2024, 2, 1)  # noqa: DTZ001
        sheet["A8"].number_format = "d-mmm"

    reading = read_rows(tmp_path, rows, draw)
    assert [task.code for task in reading.tasks] == [f"1.{number}" for number in range(1, 12)]
    assert [(doubt.where, doubt.read) for doubt in told(reading, "số thứ tự này")] == [
        ("Trang tính Phụ lục, ô A8", "1.2"),
        ("Trang tính Phụ lục, ô A16", "1.10"),
    ]


def test_a_formula_never_worked_out_is_empty_and_told(tmp_path: Path) -> None:
    rows = appendix(task_row(1, "Quý I/2024", "=500000+1"), heading=(*HEADING, "Kinh phí"))
    reading = read_rows(tmp_path, rows)
    assert reading.tasks[0].budget is None
    assert [doubt.where for doubt in told(reading, "Công thức")] == ["Trang tính Phụ lục, ô G6"]


def test_errors_of_excel_are_empty_and_told(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, appendix((*PLAN[:4], "#REF!", PLAN[5])))
    assert reading.tasks[0].support == []
    assert [(doubt.where, doubt.read) for doubt in told(reading, "báo lỗi")] == [("Trang tính Phụ lục, ô E6", "#REF!")]


def test_letters_of_columns() -> None:
    assert [letters_of(column) for column in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
