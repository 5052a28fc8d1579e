"""Workbooks in the layouts in which offices draw them: what is a table, what is text, what is left alone."""

import unicodedata
from datetime import date
from pathlib import Path

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet

from plans import read
from tests.plans.workbooks import (
    ENCLOSED,
    HEADING,
    PLAN,
    REPORT,
    TITLE,
    Rows,
    appendix,
    read_rows,
    told,
    with_borders,
    workbook_with,
)

FOOT = (
    (),
    ("", "Ghi chú: kinh phí lấy từ ngân sách xã."),
    ("", "Nơi nhận:", "", "TM. ỦY BAN NHÂN DÂN"),
    ("", "- Như trên;", "", "CHỦ TỊCH"),
    ("", "- Lưu: VT.", "", ""),
    (),
    ("", "", "", "Nguyễn Văn Bình"),
)


def test_an_appendix_alone(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, appendix(PLAN, REPORT))
    assert (reading.number, reading.issuer) == ("21/KH-UBND", "UBND xã Yên Lạc")
    assert reading.period is not None
    assert (reading.period.start, reading.period.end) == (date(2024, 1, 1), date(2024, 12, 31))
    first, second = reading.tasks
    assert (first.code, first.title) == ("1", "Ban hành kế hoạch kiểm tra")
    assert (first.lead, first.support) == (["Văn phòng - Thống kê"], ["Tư pháp - Hộ tịch"])
    assert first.due == [date(2024, 3, 31)]
    assert second.support == ["Các ban, ngành"]


def test_a_whole_plan_with_its_letterhead_and_its_foot(tmp_path: Path) -> None:
    rows = [
        ("ỦY BAN NHÂN DÂN", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("XÃ YÊN LẠC", "", "", "Độc lập - Tự do - Hạnh phúc"),
        ("Số: 21/KH-UBND", "", "", "Yên Lạc, ngày 12 tháng 01 năm 2024"),
        (),
        ("KẾ HOẠCH",),
        ("Cải cách hành chính năm 2024",),
        ("", "", "", "", "", "ĐVT: đồng"),
        HEADING,
        PLAN,
        REPORT,
        *FOOT,
    ]
    for touch in (None, with_borders(8, 10, 6)):
        reading = read_rows(tmp_path, rows, touch)
        assert reading.title == "KẾ HOẠCH Cải cách hành chính năm 2024"
        assert (reading.number, reading.issuer, reading.signer) == ("21/KH-UBND", "UBND xã Yên Lạc", "Nguyễn Văn Bình")
        assert reading.issued == date(2024, 1, 12)
        assert [task.code for task in reading.tasks] == ["1", "2"]


def test_a_table_away_from_the_corner(tmp_path: Path) -> None:
    rows = [("", "", *row) for row in appendix(PLAN, REPORT)]
    assert [task.lead for task in read_rows(tmp_path, [(), (), *rows]).tasks] == [
        ["Văn phòng - Thống kê"],
        ["Tư pháp - Hộ tịch"],
    ]


def test_sections_merged_over_all_columns(tmp_path: Path) -> None:
    rows = appendix(("I. CẢI CÁCH THỂ CHẾ",), PLAN, ("II. CẢI CÁCH THỦ TỤC",), (1, *REPORT[1:]))

    def merge(sheet: Worksheet) -> None:
        for row in (6, 8):
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=6)

    tasks = read_rows(tmp_path, rows, merge).tasks
    assert [(task.code, task.section) for task in tasks] == [("I.1", "CẢI CÁCH THỂ CHẾ"), ("II.1", "CẢI CÁCH THỦ TỤC")]


def test_units_merged_down_hold_for_every_row(tmp_path: Path) -> None:
    rows = appendix(PLAN, (2, "Báo cáo kết quả kiểm tra", "Báo cáo", None, None, "Tháng 11/2024"))

    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("D6:D7")
        sheet.merge_cells("E6:E7")

    second = read_rows(tmp_path, rows, merge).tasks[1]
    assert (second.lead, second.support) == (["Văn phòng - Thống kê"], ["Tư pháp - Hộ tịch"])


def test_a_heading_of_two_lines(tmp_path: Path) -> None:
    heading = ("TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan thực hiện", None, "Thời gian")
    rows = [*appendix(heading=heading), (None, None, None, "Chủ trì", "Phối hợp", None), (1, 2, 3, 4, 5, 6), PLAN]

    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("D5:E5")
        for column in "ABCF":
            sheet.merge_cells(f"{column}5:{column}6")

    (task,) = read_rows(tmp_path, rows, merge).tasks
    assert (task.lead, task.support) == (["Văn phòng - Thống kê"], ["Tư pháp - Hộ tịch"])


def test_columns_under_one_heading_are_one(tmp_path: Path) -> None:
    heading = ("TT", "Nhiệm vụ", None, "Cơ quan chủ trì", "Thời gian")
    rows = [(1, "Rà soát thủ tục", None, "Văn phòng", "Quý I/2024"), (None, "a)", "Cấp xã", "Tư pháp", "Quý II/2024")]

    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("B5:C5")
        sheet.merge_cells("B6:C6")

    first, second = read_rows(tmp_path, appendix(*rows, heading=heading), merge).tasks
    assert (first.title, second.title) == ("Rà soát thủ tục", "Cấp xã")
    assert second.lead == ["Tư pháp"]


def test_numbers_of_columns_that_excel_made_negative(tmp_path: Path) -> None:
    assert [task.code for task in read_rows(tmp_path, appendix((-1, -2, -3, -4, -5, -6), PLAN)).tasks] == ["1"]


def test_lines_of_a_cell_and_a_row_that_goes_on(tmp_path: Path) -> None:
    row = (1, "Kiểm tra", "- Kế hoạch;\n- Báo cáo", "Văn phòng", "Tư pháp", "Tháng 02/2024")
    rest = (None, "và chấn chỉnh nền nếp làm việc", None, None, None, None)
    (task,) = read_rows(tmp_path, appendix(row, rest)).tasks
    assert task.products == ["Kế hoạch", "Báo cáo"]
    assert task.title == "Kiểm tra và chấn chỉnh nền nếp làm việc"


def test_letters_taken_apart_and_blanks_that_do_not_break(tmp_path: Path) -> None:
    rows = [
        [unicodedata.normalize("NFD", cell).replace(" ", "\u00a0") if isinstance(cell, str) else cell for cell in row]
        for row in appendix(PLAN)
    ]
    assert read_rows(tmp_path, rows).tasks[0].title == "Ban hành kế hoạch kiểm tra"


def test_rich_text(tmp_path: Path) -> None:
    def write(sheet: Worksheet) -> None:
        sheet["B6"] = CellRichText("Ban hành ", TextBlock(InlineFont(b=True), "kế hoạch"), " kiểm tra")

    assert read_rows(tmp_path, appendix(PLAN), write).tasks[0].title == "Ban hành kế hoạch kiểm tra"


def test_what_is_hidden_is_left_out_and_told(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Phụ lục": [(*row[:2], "ẩn", *row[2:]) for row in appendix(PLAN, ("x", "Việc bỏ"), REPORT)],
        "Nháp": appendix(PLAN),
    }

    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[7].hidden = True
        sheet.column_dimensions["C"].hidden = True
        assert sheet.parent is not None
        sheet.parent["Nháp"].sheet_state = "veryHidden"

    reading = read(workbook_with(tmp_path / "k.xlsx", sheets, hide))
    assert [task.title for task in reading.tasks] == [PLAN[1], REPORT[1]]
    assert reading.tasks[0].products == ["Kế hoạch"]
    assert [doubt.where for doubt in told(reading, "ẩn nên không đọc")] == [
        "Trang tính Nháp",
        "Trang tính Phụ lục, hàng 7",
        "Trang tính Phụ lục, cột C",
    ]


def test_words_merged_out_of_a_hidden_row_are_still_seen(tmp_path: Path) -> None:
    rows = appendix(PLAN, (2, "Báo cáo kết quả kiểm tra", "Báo cáo", None, None, "Tháng 11/2024"))

    def draw(sheet: Worksheet) -> None:
        sheet.merge_cells("D6:D7")
        sheet.row_dimensions[6].hidden = True

    (task,) = read_rows(tmp_path, rows, draw).tasks
    assert task.lead == ["Văn phòng - Thống kê"]


def test_a_table_that_goes_on_over_sheets(tmp_path: Path) -> None:
    more: Rows = [(number, *REPORT[1:]) for number in (2, 3, 4)]
    sheets: dict[str, Rows] = {"PL": appendix(PLAN), "PL (tiếp)": [*more, *FOOT]}
    reading = read(workbook_with(tmp_path / "k.xlsx", sheets))
    assert [task.code for task in reading.tasks] == ["1", "2", "3", "4"]
    assert reading.signer == "Nguyễn Văn Bình"


def test_one_sheet_for_each_field(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {"Thể chế": appendix(PLAN, REPORT), "Thủ tục hành chính": [HEADING, PLAN]}
    tasks = read(workbook_with(tmp_path / "k.xlsx", sheets)).tasks
    assert [(task.code, task.section) for task in tasks] == [
        ("I.1", "Thể chế"),
        ("I.2", "Thể chế"),
        ("II.1", "Thủ tục hành chính"),
    ]


def test_sheets_with_names_that_say_nothing_make_no_sections(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {"Sheet1": appendix(PLAN), "Sheet2": [HEADING, REPORT]}
    tasks = read(workbook_with(tmp_path / "k.xlsx", sheets)).tasks
    assert [(task.code, task.section) for task in tasks] == [("1", None), ("2", None)]


def test_a_sheet_of_contacts_is_left_alone(tmp_path: Path) -> None:
    contacts: Rows = [
        ("TT", "Họ và tên", "Chức vụ", "Đơn vị", "Điện thoại", "Ghi chú"),
        *(
            (number, name, "CHỦ TỊCH", "UBND xã", "0912000111", "")
            for number, name in enumerate(("Lê An", "Trần Hà", "Vũ Sơn"))
        ),
    ]
    reading = read(workbook_with(tmp_path / "k.xlsx", {"Phụ lục": appendix(PLAN), "Danh bạ": contacts}))
    assert [task.code for task in reading.tasks] == ["1"]
    assert reading.signer is None
    assert [doubt.where for doubt in told(reading, "không phải bảng nhiệm vụ")] == ["Trang tính Danh bạ"]


def test_text_on_one_sheet_and_its_appendix_on_another(tmp_path: Path) -> None:
    text: Rows = [("KẾ HOẠCH",), ("Cải cách hành chính năm 2024",), ("I. MỤC ĐÍCH",), ("Nâng cao chất lượng phục vụ.",)]
    reading = read(workbook_with(tmp_path / "k.xlsx", {"Kế hoạch": text, "Phụ lục": appendix(PLAN, REPORT)}))
    assert reading.title == "KẾ HOẠCH Cải cách hành chính năm 2024"
    assert [task.code for task in reading.tasks] == ["1", "2"]


def test_empty_rows_within_a_table_do_not_end_it(tmp_path: Path) -> None:
    assert [task.code for task in read_rows(tmp_path, appendix(PLAN, (), REPORT, *FOOT)).tasks] == ["1", "2"]


def test_doubts_say_in_which_row_of_the_sheet(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, appendix(PLAN, (*REPORT[:5], "chưa rõ lúc nào")))
    assert any("trang tính Phụ lục, hàng 7" in doubt.where for doubt in reading.doubts)


def test_the_title_of_an_appendix_is_read_when_merged(tmp_path: Path) -> None:
    def merge(sheet: Worksheet) -> None:
        for row in range(1, len(TITLE) + 2):
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=6)
        assert sheet["A3"].value == ENCLOSED

    assert read_rows(tmp_path, appendix(PLAN), merge).issued == date(2024, 1, 12)
