"""Tables of Word documents, drawn in the ways that offices draw them."""

import unicodedata
from copy import deepcopy
from datetime import date
from pathlib import Path

from docx import Document

from plans import read
from tests.plans.drawing import FOOT, HEAD, HEADING, document_with, fill, read_table

PLAN = ("1", "Ban hành kế hoạch kiểm tra", "Kế hoạch", "Phòng Nội vụ", "Phòng Tư pháp", "Quý I/2024")
REPORT = ("2", "Báo cáo kết quả kiểm tra", "Báo cáo", "Phòng Nội vụ", "Các cơ quan, đơn vị", "Tháng 11/2024")


def test_head_of_the_document(tmp_path: Path) -> None:
    reading = read_table(tmp_path, [HEADING, PLAN])
    assert (reading.number, reading.issuer, reading.signer) == ("15/KH-UBND", "UBND huyện Lệ Thủy", "Đặng Đại Tình")
    assert reading.issued == date(2024, 2, 9)
    assert reading.title == "KẾ HOẠCH Cải cách hành chính năm 2024"


def test_head_drawn_as_a_table_of_two_columns(tmp_path: Path) -> None:
    document = Document()
    fill(
        document.add_table(rows=1, cols=2),
        [
            (
                "ỦY BAN NHÂN DÂN\nHUYỆN LỆ THỦY\nSố: 15/KH-UBND",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLệ Thủy, ngày 09 tháng 02 năm 2024",
            )
        ],
    )
    for line in ("KẾ HOẠCH", "Cải cách hành chính năm 2024", "Căn cứ Kế hoạch số 9/KH-UBND ngày 02/01/2024;"):
        document.add_paragraph(line)
    fill(document.add_table(rows=2, cols=6), [HEADING, PLAN])
    fill(
        document.add_table(rows=1, cols=2),
        [("Nơi nhận:\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn Sơn")],
    )
    document.save(str(tmp_path / "k.docx"))
    reading = read(tmp_path / "k.docx")
    assert (reading.number, reading.issuer, reading.signer) == ("15/KH-UBND", "UBND huyện Lệ Thủy", "Lê Văn Sơn")
    assert reading.issued == date(2024, 2, 9)
    assert [task.code for task in reading.tasks] == ["1"]


def test_columns_in_another_order_and_other_words(tmp_path: Path) -> None:
    heading = (
        "TT",
        "Thời hạn",
        "Nội dung công việc",
        "Bộ phận phối hợp thực hiện",
        "Bộ phận thực hiện",
        "Kết quả",
        "Kinh phí (triệu đồng)",
    )
    row = ("1", "Trước 10/3/2024", "Rà soát thủ tục", "Tư pháp - Hộ tịch", "Văn phòng - Thống kê", "Báo cáo", "12,5")
    (task,) = read_table(tmp_path, [heading, row]).tasks
    assert (task.title, task.lead, task.support) == ("Rà soát thủ tục", ["Văn phòng - Thống kê"], ["Tư pháp - Hộ tịch"])
    assert (task.products, task.due, task.budget) == (["Báo cáo"], [date(2024, 3, 9)], 12_500_000)


def test_heading_in_two_lines(tmp_path: Path) -> None:
    rows = [
        ("STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan thực hiện", "", "Thời gian"),
        ("", "", "", "Chủ trì", "Phối hợp", ""),
        PLAN,
    ]
    merges = [((0, 3), (0, 4)), *(((0, place), (1, place)) for place in (0, 1, 2, 5))]
    (task,) = read_table(tmp_path, rows, merges).tasks
    assert (task.lead, task.support, task.due) == (["Phòng Nội vụ"], ["Phòng Tư pháp"], [date(2024, 3, 31)])


def test_a_lead_merged_over_two_rows_leads_both(tmp_path: Path) -> None:
    rows = [HEADING, PLAN, (*REPORT[:3], "", *REPORT[4:])]
    first, second = read_table(tmp_path, rows, [((1, 3), (2, 3))]).tasks
    assert first.lead == second.lead == ["Phòng Nội vụ"]


def test_where_a_table_merges_cells_an_empty_lead_is_nobody(tmp_path: Path) -> None:
    third = ("3", "Sơ kết", "Báo cáo", "", "", "Tháng 12/2024")
    reading = read_table(tmp_path, [HEADING, PLAN, (*REPORT[:3], "", *REPORT[4:]), third], [((1, 3), (2, 3))])
    assert reading.tasks[2].lead == []
    assert any(doubt.where.startswith("3 ") and "chủ trì" in doubt.why for doubt in reading.doubts)


def test_where_merges_are_lost_an_empty_lead_is_the_one_above_with_a_doubt(tmp_path: Path) -> None:
    reading = read_table(tmp_path, [HEADING, PLAN, (*REPORT[:3], "", *REPORT[4:])])
    assert reading.tasks[1].lead == ["Phòng Nội vụ"]
    assert any(doubt.where.startswith("2 ") and doubt.read == "Phòng Nội vụ" for doubt in reading.doubts)


def test_sections_over_the_whole_width_with_items_counted_anew(tmp_path: Path) -> None:
    one, two = ("I. CẢI CÁCH THỂ CHẾ", *[""] * 5), ("II. CẢI CÁCH TTHC", *[""] * 5)
    reading = read_table(tmp_path, [HEADING, one, PLAN, REPORT, two, PLAN], [((1, 0), (1, 5)), ((4, 0), (4, 5))])
    assert [task.code for task in reading.tasks] == ["I.1", "I.2", "II.1"]
    assert [task.section for task in reading.tasks] == ["CẢI CÁCH THỂ CHẾ"] * 2 + ["CẢI CÁCH TTHC"]


def test_a_section_column_merged_over_its_items(tmp_path: Path) -> None:
    heading = ("Lĩnh vực", "Nhiệm vụ cụ thể", *HEADING[2:])
    rows = [
        heading,
        ("I. Thể chế", "1. Rà soát", *PLAN[2:]),
        ("", "2. Tổng hợp báo cáo", *REPORT[2:]),
        ("II. TTHC", "1. Công khai", *PLAN[2:]),
    ]
    reading = read_table(tmp_path, rows, [((1, 0), (2, 0))])
    assert [(task.code, task.section) for task in reading.tasks] == [
        ("I.1", "Thể chế"),
        ("I.2", "Thể chế"),
        ("II.1", "TTHC"),
    ]


def test_numbers_that_start_anew_under_unnumbered_sections_get_the_number_of_the_section(tmp_path: Path) -> None:
    one, two = ("Cải cách thể chế", *[""] * 5), ("Cải cách tài chính công", *[""] * 5)
    reading = read_table(tmp_path, [HEADING, one, PLAN, REPORT, two, PLAN], [((1, 0), (1, 5)), ((4, 0), (4, 5))])
    assert [task.code for task in reading.tasks] == ["I.1", "I.2", "II.1"]


def test_roman_numbers_that_start_anew_under_letters_get_the_letter(tmp_path: Path) -> None:
    blank = [""] * 4
    rows = [HEADING, ("A", "CHỈ ĐẠO", *blank), ("I", "Tuyên truyền", *blank), PLAN, ("II", "Kiểm tra", *blank), PLAN]
    rows += [("B", "THỂ CHẾ", *blank), ("I", "Rà soát", *blank), PLAN]
    assert [task.code for task in read_table(tmp_path, rows).tasks] == ["A.I.1", "A.II.1", "B.I.1"]


def test_letters_and_bullets_under_a_numbered_row(tmp_path: Path) -> None:
    one, two = ("I", "THỂ CHẾ", *[""] * 4), ("2", "Theo dõi thi hành pháp luật:", *[""] * 4)
    rows = [HEADING, one, PLAN, ("-", *REPORT[1:]), two, ("a", *PLAN[1:]), ("b", *REPORT[1:])]
    assert [task.code for task in read_table(tmp_path, rows).tasks] == ["I.1", "I.1-1", "I.2.a", "I.2.b"]


def test_one_number_over_several_tasks(tmp_path: Path) -> None:
    rows = [HEADING, PLAN, ("", *REPORT[1:]), ("2", *PLAN[1:])]
    reading = read_table(tmp_path, rows, [((1, 0), (2, 0))])
    assert [task.code for task in reading.tasks] == ["1-1", "1-2", "2"]


def test_heading_and_number_row_repeated_on_the_next_page(tmp_path: Path) -> None:
    numbers = tuple(f"({place})" for place in range(1, 7))
    reading = read(document_with(tmp_path / "k.docx", [[HEADING, numbers, PLAN], [HEADING, numbers, REPORT]]))
    assert [task.code for task in reading.tasks] == ["1", "2"]


def test_a_table_that_goes_on_without_its_heading(tmp_path: Path) -> None:
    reading = read(document_with(tmp_path / "k.docx", [[HEADING, PLAN], [REPORT]]))
    assert [task.lead for task in reading.tasks] == [["Phòng Nội vụ"], ["Phòng Nội vụ"]]


def test_a_row_split_over_a_page(tmp_path: Path) -> None:
    rest = ("", "của các xã, thị trấn", "", "", "và UBND các xã, thị trấn", "")
    (task,) = read_table(tmp_path, [HEADING, PLAN, rest]).tasks
    assert task.title == "Ban hành kế hoạch kiểm tra của các xã, thị trấn"
    assert task.support[0] == "Phòng Tư pháp"
    assert "UBND các xã, thị trấn" in task.support[-1]


def test_hard_line_breaks_in_cells(tmp_path: Path) -> None:
    row = (
        "1",
        "Kiểm tra\ncông vụ",
        "- Kế hoạch\n- Báo cáo kết quả\nkiểm tra",
        "Phòng Tài chính -\nKế hoạch\nPhòng Tư pháp",
        "Văn phòng\nHĐND và UBND huyện",
        "- Quý I/2024\n- Tháng 12/2024",
    )
    (task,) = read_table(tmp_path, [HEADING, row]).tasks
    assert task.title == "Kiểm tra công vụ"
    assert task.products == ["Kế hoạch", "Báo cáo kết quả kiểm tra"]
    assert task.lead == ["Phòng Tài chính - Kế hoạch", "Phòng Tư pháp"]
    assert task.support == ["Văn phòng HĐND và UBND huyện"]
    assert task.due == [date(2024, 3, 31), date(2024, 12, 31)]


def test_decomposed_letters_and_blanks_that_do_not_break(tmp_path: Path) -> None:
    rows = [[unicodedata.normalize("NFD", text).replace(" ", "\u00a0") for text in row] for row in (HEADING, PLAN)]
    (task,) = read_table(tmp_path, rows).tasks
    assert (task.title, task.lead) == (PLAN[1], ["Phòng Nội vụ"])
    assert task.due == [date(2024, 3, 31)]


def test_numbers_drawn_by_word_itself_are_read(tmp_path: Path) -> None:
    document = Document()
    for line in (*HEAD, *FOOT):
        document.add_paragraph(line)
    table = document.add_table(rows=3, cols=6)
    fill(table, [HEADING, ("", *PLAN[1:]), ("", *REPORT[1:])])
    for row in table.rows[1:]:
        row.cells[0].paragraphs[0].style = document.styles["List Number"]
    style = document.styles["List Number"].element.pPr.numPr
    for row in table.rows[1:]:
        row.cells[0].paragraphs[0]._p.get_or_add_pPr().append(deepcopy(style))
    document.save(str(tmp_path / "k.docx"))
    assert [task.code for task in read(tmp_path / "k.docx").tasks] == ["1", "2"]


def test_a_task_named_total_is_no_total(tmp_path: Path) -> None:
    reading = read_table(tmp_path, [HEADING, ("1", "Tổng kết năm", *REPORT[2:]), ("", "Tổng cộng", "", "", "", "")])
    assert [task.title for task in reading.tasks] == ["Tổng kết năm"]


def test_doubts_of_a_row(tmp_path: Path) -> None:
    rows = [HEADING, ("1", "Sơ kết", "Báo cáo", "", "", "Trước ngày 31/6/2024"), PLAN]
    reading = read_table(tmp_path, rows)
    whys = " ".join(doubt.why for doubt in reading.doubts)
    assert "Ngày này không có trong lịch" in whys
    assert "không ghi cơ quan chủ trì" in whys


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    path = document_with(tmp_path / "k.docx", [[HEADING, PLAN, REPORT]])
    assert read(path) == read(path)
