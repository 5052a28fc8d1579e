"""Tables that lost something on their way: rows cut by pages, merged cells, tabs, the signs between values."""

from datetime import date
from pathlib import Path

import pytest

from plans.tables.timing import groups_for
from plans.tables.units import groups_of, units_of
from tests.plans.writing import by_code, read_text, table

HEADING = ("TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời hạn")


def test_the_second_line_of_a_heading_printed_anew_is_no_part_of_a_row(tmp_path: Path) -> None:
    heading = [
        ("TT", "Nhiệm vụ", "Sản phẩm", "Phân công thực hiện", "", "Thời hạn"),
        ("", "", "", "Chủ trì", "Phối hợp", ""),
    ]
    first = table(*heading, ("1", "Tập huấn cho thành viên Tổ", "Lớp học", "Thanh tra Sở", "Văn phòng Sở", "Tháng 7"))
    second = table(*heading, ("", "công nghệ của thôn", "", "", "Phòng Tổ chức cán bộ", ""))
    (task,) = read_text(tmp_path, first, second).tasks
    assert task.title == "Tập huấn cho thành viên Tổ công nghệ của thôn"
    assert (task.lead, task.support) == (["Thanh tra Sở"], ["Văn phòng Sở", "Phòng Tổ chức cán bộ"])


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("Rà soát quy trình tại huyện và", "- Kế hoạch - Báo cáo tự"), ("UBND các xã, thị trấn", "kiểm tra")),
        (("Nâng cấp mạng nội bộ", "Biên bản"), ("(LAN)", "")),
        (("Áp dụng tiêu chuẩn ISO", "Báo cáo"), ("9001:2015 tại các phòng", "")),
    ],
)
def test_a_row_broken_over_the_page(tmp_path: Path, above: tuple[str, str], below: tuple[str, str]) -> None:
    first = table(HEADING, ("1", *above, "Phòng Nội vụ", "", "Quý I"), ("2", *above, "Phòng Y tế", "", "Quý II"))
    second = table(("", *below, "", "", ""), ("3", "Việc sau đó của huyện", "Báo cáo", "Phòng Nội vụ", "", "Quý III"))
    tasks = by_code(read_text(tmp_path, first, second).tasks)
    assert list(tasks) == ["1", "2", "3"]
    assert tasks["2"].title == f"{above[0]} {below[0]}"
    assert tasks["2"].section is None


def test_the_units_of_a_heading_row_go_to_its_parts(tmp_path: Path) -> None:
    rows = [
        ("1", "Kiện toàn Ban Chỉ đạo", "Quyết định", "Phòng Nội vụ", "", "Quý I"),
        ("2", "Phủ sóng di động", "", "Phòng Kinh tế", "Các doanh nghiệp viễn thông", ""),
        ("a)", "Khảo sát các thôn", "Báo cáo", "", "", "Quý II"),
        ("b)", "Dựng trạm mới", "Trạm phát sóng", "", "", "Quý III"),
    ]
    reading = read_text(tmp_path, table(HEADING, *rows))
    tasks = by_code(reading.tasks)
    assert list(tasks) == ["1", "2.a", "2.b"]
    assert {(*one.lead, *one.support) for one in (tasks["2.a"], tasks["2.b"])} == {
        ("Phòng Kinh tế", "Các doanh nghiệp viễn thông")
    }
    assert {doubt.code for doubt in reading.doubts if doubt.field == "lead"} == {"2.a", "2.b"}


def test_a_section_that_shares_the_cell_of_a_number(tmp_path: Path) -> None:
    rows = [
        ("I. Thể chế",),
        ("1", "Rà soát văn bản", "Báo cáo", "Phòng Tư pháp", "", "Quý I"),
        ("II. Tài chính công 1", "Giao tự chủ", "Quyết định", "Phòng Tài chính", "", "Quý II"),
        ("2", "Công khai dự toán", "Quyết định", "Phòng Tài chính", "", "Quý III"),
    ]
    tasks = read_text(tmp_path, table(HEADING, *rows)).tasks
    assert [(task.code, task.section, task.title) for task in tasks] == [
        ("I.1", "Thể chế", "Rà soát văn bản"),
        ("II.1", "Tài chính công", "Giao tự chủ"),
        ("II.2", "Tài chính công", "Công khai dự toán"),
    ]


def test_appendices_that_count_their_sections_anew(tmp_path: Path) -> None:
    heading = ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
    one = table(heading, ("I", "Thể chế"), ("1", "Rà soát văn bản", "Phòng Tư pháp", "Quý I"))
    other = table(heading, ("I", "Thể chế"), ("1", "Kiểm tra văn bản", "Phòng Tư pháp", "Quý II"))
    reading = read_text(tmp_path, "PHỤ LỤC 1\nViệc thường xuyên", one, "PHỤ LỤC 2\nViệc trọng tâm", other)
    assert [(task.code, task.section) for task in reading.tasks] == [("PL1.I.1", "Thể chế"), ("PL2.I.1", "Thể chế")]


def test_a_table_of_leads_and_sums_is_a_plan_unless_another_has_the_dates(tmp_path: Path) -> None:
    sums = table(
        ("TT", "Nhiệm vụ", "Chủ trì", "Kinh phí (triệu đồng)"), ("1", "In sổ tay hướng dẫn", "Phòng Nội vụ", "20")
    )
    (task,) = read_text(tmp_path, sums).tasks
    assert (task.lead, task.due, task.open, task.budget) == (["Phòng Nội vụ"], [], [], 20_000_000)
    dated = table(("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"), ("1", "In sổ tay hướng dẫn", "Phòng Nội vụ", "Quý I"))
    (task,) = read_text(tmp_path, dated, "Dự toán", sums).tasks
    assert task.due == [date(2024, 3, 31)]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Thanh tra Sở Văn phòng Sở", ["Thanh tra Sở", "Văn phòng Sở"]),
        ("Phòng Nội vụ UBND các xã, thị trấn", ["Phòng Nội vụ", "UBND các xã, thị trấn"]),
        ("Văn phòng HĐND - UBND huyện UBND cấp xã", ["Văn phòng HĐND - UBND huyện", "UBND cấp xã"]),
        ("Sở Nội vụ Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Lãnh đạo UBND các xã", ["Lãnh đạo UBND các xã"]),
        ("Công chức Văn hóa - Xã hội UBND các xã", ["Công chức Văn hóa - Xã hội UBND các xã"]),
        ("Phòng Nội vụ UBND huyện", ["Phòng Nội vụ UBND huyện"]),
    ],
)
def test_units_that_run_together(text: str, groups: list[str]) -> None:
    assert groups_of([text]) == [[group] for group in groups]


def test_names_broken_between_lines() -> None:
    assert units_of(["Phòng Tài chính", "- Kế hoạch"]) == ["Phòng Tài chính - Kế hoạch"]
    assert units_of(["Các phòng chuyên môn thuộc", "UBND huyện"]) == ["Các phòng chuyên môn thuộc UBND huyện"]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Trước 15/8 Kế hoạch trong quý I; mở lớp tháng 9", ["Trước 15/8", "Kế hoạch trong quý I; mở lớp tháng 9"]),
        ("Tháng 3 6 tháng, năm Ngày 30/9", ["Tháng 3", "6 tháng, năm", "Ngày 30/9"]),
        ("tháng 01 Thuờng xuyên", ["tháng 01", "Thuờng xuyên"]),
        ("Từ 01/3 Đến 30/6 Trong 10 ngày sau kiểm tra", ["Từ 01/3 Đến 30/6", "Trong 10 ngày sau kiểm tra"]),
    ],
)
def test_deadlines_that_run_together(text: str, groups: list[str]) -> None:
    assert groups_for([text], len(groups)) == groups


def test_products_that_run_together(tmp_path: Path) -> None:
    heading = ("TT", "1. Mục tiêu", "2. Hoạt động", "3. Sản phẩm", "4. Chủ trì", "5. Thời gian")
    rows = [
        ("1", "Mục tiêu 1", "Hoạt động 1: Ban hành Kế hoạch Hoạt động 2: Lập tổ", "Kế hoạch Tổ giúp dân", "", "Quý I"),
        ("2", "Mục tiêu 2", "Hoạt động 3: Trả lời dân Hoạt động 4: Ra kế hoạch và báo cáo", "Văn bản - Kế hoạch"),
        ("", "", "", "- Báo cáo"),
    ]
    tasks = read_text(tmp_path, table(heading, ("I", "Thủ tục (2 Mục tiêu; 4 Hoạt động)"), *rows)).tasks
    assert [task.products for task in tasks] == [["Kế hoạch"], ["Tổ giúp dân"], ["Văn bản"], ["Kế hoạch", "Báo cáo"]]


def test_rows_of_markdown_without_numbers_stay_rows(tmp_path: Path) -> None:
    rows = [
        ("1", "Kiểm tra công vụ", "Phòng Nội vụ", "Quý I"),
        ("", "Rà soát hồ sơ", "Phòng Tư pháp", "Quý II"),
        ("", "Báo cáo kết quả", "Phòng Y tế", "Quý III"),
    ]
    head = ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
    lines = ["| " + " | ".join(row) + " |" for row in (head, *rows)]
    reading = read_text(tmp_path, "\n".join([lines[0], "|---|---|---|---|", *lines[1:]]))
    assert [task.lead for task in reading.tasks] == [["Phòng Nội vụ"], ["Phòng Tư pháp"], ["Phòng Y tế"]]


def test_a_table_whose_rows_are_the_lines_of_its_cells(tmp_path: Path) -> None:
    rows = table(
        HEADING,
        ("A", "CHỈ ĐẠO, ĐIỀU HÀNH"),
        ("1", "Tham mưu ban hành", "Kế hoạch", "Công chức VP-TK", "Các công chức", "Trước l5/02/2024"),
        ("", "Kế hoạch rà soát thủ"),
        ("", "tục của xã", "", "", "chuyên môn"),
        ("2", "Mở lớp tập huấn kỹ", "Danh sách", "Công chức VH-XH", "Đài Truyền", "Tháng 6 và"),
        ("", "năng số cho thôn", "học viên", "", "thanh xã", "tháng ll"),
        ("3", "Đề xuất đơn giản hóa", "Văn bản", "Công chức TP-HT", "", "Quý II"),
        ("", "TTHC lĩnh vực hộ tịch", "đề xuất"),
        ("", "và đất đai"),
        ("", "Niêm yết thủ tục mới", "Biên bản", "Công chức TP-HT", "", "Hàng tháng"),
        ("", "tại nhà văn hóa"),
    )
    tasks = read_text(tmp_path, rows).tasks
    assert [task.title for task in tasks] == [
        "Tham mưu ban hành Kế hoạch rà soát thủ tục của xã",
        "Mở lớp tập huấn kỹ năng số cho thôn",
        "Đề xuất đơn giản hóa TTHC lĩnh vực hộ tịch và đất đai",
        "Niêm yết thủ tục mới tại nhà văn hóa",
    ]
    assert {task.section for task in tasks} == {"CHỈ ĐẠO, ĐIỀU HÀNH"}
    assert tasks[0].due == [date(2024, 2, 14)]
    assert (tasks[1].products, tasks[1].due) == (["Danh sách học viên"], [date(2024, 6, 30), date(2024, 11, 30)])


def test_a_section_may_name_who_leads_all_of_it(tmp_path: Path) -> None:
    rows = table(
        HEADING,
        ("I", "CHỈ ĐẠO, ĐIỀU HÀNH"),
        ("1", "Ban hành kế hoạch tuyên truyền", "Kế hoạch", "Phòng Nội vụ", "", "Quý I"),
        ("II", "CẢI CÁCH THỂ CHẾ", "", "Phòng Tư pháp", "Các xã", ""),
        ("1", "Rà soát văn bản của huyện", "Danh mục", "", "", "Quý II"),
        ("2", "Tự kiểm tra văn bản", "Báo cáo", "Thanh tra huyện", "", "Quý III"),
    )
    reading = read_text(tmp_path, rows)
    tasks = by_code(reading.tasks)
    assert tasks.keys() == {"I.1", "II.1", "II.2"}
    assert (tasks["II.1"].section, tasks["II.2"].section) == ("CẢI CÁCH THỂ CHẾ", "CẢI CÁCH THỂ CHẾ")
    assert (tasks["II.1"].lead, tasks["II.1"].support) == (["Phòng Tư pháp"], ["Các xã"])
    assert tasks["II.2"].lead == ["Thanh tra huyện"]
    assert any(doubt.code == "II.1" and "mục II" in doubt.why for doubt in reading.doubts)
