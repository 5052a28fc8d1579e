"""Rows with letters in their cells, and rows that head or sum up a table though their words stand in another column."""

from datetime import date
from pathlib import Path

from domain.plan import PlanReading
from plans.tables.lettered import goes_on_by_letter, lines_of
from tests.plans.writing import by_code, read_text, table

HEADING = ("STT", "Mục tiêu", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian", "Kinh phí (triệu đồng)")
SECTION = ("I", "CHỈ ĐẠO, ĐIỀU HÀNH", "", "", "", "", "", "13,5")
WORDS = "Kiểm tra công vụ: a) Ban hành kế hoạch kiểm tra; b) Kiểm tra tại các trường; c) Thông báo kết luận."


def read_rows(tmp_path: Path, *rows: tuple[str, ...]) -> PlanReading:
    return read_text(tmp_path, table(HEADING, *rows))


def test_each_task_gets_what_stands_behind_its_letter(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        SECTION,
        ("1", "Hoàn thành 100% nhiệm vụ", "Gửi văn bản triển khai", "Văn bản", "VP", "", "Quý I", "7,5"),
        ("2", "", WORDS, "a) Kế hoạch b) Biên bản c) Thông báo; Báo cáo", "a) VP b) Thanh tra, VP c) VP", "P. KT",
            "a) Tháng 01 b) Quý II c) 10 ngày sau khi kết thúc", "b) 6,0"),
    )  # fmt: skip
    first, second, third = (by_code(reading.tasks)[code] for code in ("I.2-1", "I.2-2", "I.2-3"))
    assert [one.products for one in (first, second, third)] == [["Kế hoạch"], ["Biên bản"], ["Thông báo", "Báo cáo"]]
    assert [one.lead for one in (first, second, third)] == [["VP"], ["Thanh tra", "VP"], ["VP"]]
    assert [one.budget for one in (first, second, third)] == [None, 6_000_000, None]
    assert (second.due, third.open) == ([date(2024, 6, 30)], ["after"])
    assert {one.section for one in reading.tasks} == {"CHỈ ĐẠO, ĐIỀU HÀNH"}
    assert reading.conflicts == []


def test_a_row_goes_on_with_the_next_letter_over_a_page(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        SECTION,
        ("1", "Hồ sơ đúng hạn", "Chuyển đổi số: a) Kiện toàn tổ công nghệ số;", "a) Quyết định", "a) VP", "",
            "a) Quý I", "a) 8,0"),
        HEADING,
        ("", "", "b) Ra quân hướng dẫn người dân.", "b) Kế hoạch", "b) Đoàn Thanh niên", "", "b) Quý III", "b) 5,5"),
    )  # fmt: skip
    tasks = by_code(reading.tasks)
    assert tasks.keys() == {"I.1-1", "I.1-2"}
    assert (tasks["I.1-2"].title, tasks["I.1-2"].lead) == ("Ra quân hướng dẫn người dân.", ["Đoàn Thanh niên"])
    assert (tasks["I.1-1"].budget, tasks["I.1-2"].budget) == (8_000_000, 5_500_000)
    assert reading.conflicts == []


def test_lettered_rows_with_deadlines_of_their_own_share_their_number(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        ("1", "Người dân hài lòng", "a) Khảo sát mức độ hài lòng", "Phiếu", "VP", "", "Trước 30/6", "3,5"),
        ("", "", "b) Tổ chức hội nghị đối thoại", "Biên bản", "", "", "Trước 15/11", "4,0"),
    )
    tasks = by_code(reading.tasks)
    assert tasks.keys() == {"1-1", "1-2"}
    assert (tasks["1-2"].title, tasks["1-2"].due) == ("Tổ chức hội nghị đối thoại", [date(2024, 11, 14)])


def test_a_total_under_another_heading_is_no_part_of_the_last_task(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        ("1", "Hồ sơ đúng hạn", "Khảo sát", "Phiếu", "VP", "", "Quý I", "3,5"),
        ("2", "", "Đối thoại", "Biên bản", "VP", "", "Quý II", ""),
        ("", "Tổng cộng", "", "", "", "", "", "5,0"),
    )
    assert [task.budget for task in reading.tasks] == [3_500_000, None]
    (conflict,) = reading.conflicts
    assert "5.000.000" in conflict
    assert "3.500.000" in conflict


def test_goals_of_rows_are_targets_unless_the_body_says_them(tmp_path: Path) -> None:
    body = "II. CHỈ TIÊU\n- Hồ sơ giải quyết đúng hạn đạt từ 95% trở lên.\n"
    rows = (
        ("1", "Mục tiêu 1: Hồ sơ giải quyết đúng hạn đạt từ 95% trở lên", "Khảo sát", "", "VP", "", "Quý I", ""),
        ("2", "Mục tiêu 2: 100% công chức được bồi dưỡng kỹ năng số", "Mở lớp", "", "VP", "", "Quý II", ""),
        ("3", "", "Cấp chứng nhận", "", "VP", "", "Quý III", ""),
    )
    reading = read_text(tmp_path, body + table(HEADING, *rows))
    assert [(target.value, target.text) for target in reading.targets] == [
        (95, "Hồ sơ giải quyết đúng hạn đạt từ 95% trở lên."),
        (100, "100% công chức được bồi dưỡng kỹ năng số"),
    ]


def test_letters_count_only_in_order_and_from_the_beginning() -> None:
    assert lines_of(["a) Kế hoạch", "b) Báo cáo; ảnh"], "b") == ["Báo cáo; ảnh"]
    assert lines_of(["b) 6,0"], "a") == []
    assert lines_of(["Kế hoạch a) chung"], "a") is None
    assert lines_of(["b) Một a) Hai"], "a") is None
    assert lines_of(["a) Một"], "") is None
    assert goes_on_by_letter(["b) Ra quân"], ["Tổ công nghệ: a) Kiện toàn;"])
    assert not goes_on_by_letter(["c) Ra quân"], ["a) Kiện toàn;"])
    assert not goes_on_by_letter(["Ra quân"], ["a) Kiện toàn;"])
