"""Scorecards in the layouts of different offices."""

from datetime import date
from pathlib import Path

import pytest

from domain.plan import PlannedCriterion, PlanReading
from language.normalize import fold
from plans import read
from plans.tables.score_columns import score_columns
from tests.plans.drawing import HEAD, Merge, Rows, document_with, read_table

HEADING = ("STT", "Tiêu chí", "Điểm tối đa", "Điểm năm 2023", "Mục tiêu năm 2024", "Giải pháp", "Đơn vị chủ trì")

Facts = tuple[str, float | None, float | None, float | None, list[str]]


def facts(criterion: PlannedCriterion) -> Facts:
    return criterion.code, criterion.max, criterion.achieved, criterion.target, criterion.lead


def in_text(tmp_path: Path, rows: Rows) -> PlanReading:
    lines = "\n".join("\t".join(row) for row in rows)
    path = tmp_path / "ke-hoach.txt"
    path.write_text("\n".join(HEAD) + "\n" + lines + "\n", encoding="utf-8")
    return read(path)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (
            "Stt|Tiêu chí|Điểm chuẩn|Điểm 2023 đạt được|Mục tiêu năm 2024|Nhiệm vụ/ Giải pháp|Đơn vị chủ trì",
            {"title": 1, "full_score": 2, "score": 3, "score_target": 4, "actions": 5},
        ),
        (
            "TT|Nội dung đánh giá|Điểm tối đa|Điểm tự đánh giá|Điểm thẩm định|Điểm phấn đấu năm 2025|Giải pháp|Ai lo",
            {"title": 1, "full_score": 2, "score": 4, "score_target": 5, "actions": 6},
        ),
        (
            "Đơn vị chủ trì|Biện pháp khắc phục|Điểm phấn đấu|Điểm đạt được|Thang điểm|Tiêu chí thành phần|STT",
            {"title": 5, "full_score": 4, "score": 3, "score_target": 2, "actions": 1},
        ),
        (
            "TT|Lĩnh vực|Tiêu chí|Điểm tối đa|Điểm năm 2022|Điểm năm 2023|Nguyên nhân mất điểm|Nhiệm vụ",
            {"title": 2, "full_score": 3, "score": 5, "actions": 7},
        ),
        ("STT|Nhiệm vụ|Mục tiêu năm 2024|Thời gian|Địa điểm|Đơn vị chủ trì", {}),
        ("STT|Nội dung|Sản phẩm|Thời điểm hoàn thành|Chủ trì", {}),
    ],
)
def test_columns_in_any_order_and_wording(heading: str, expected: dict[str, int]) -> None:
    assert score_columns([fold(text) for text in heading.split("|")]) == expected


def test_rows_that_head_others_are_no_criteria(tmp_path: Path) -> None:
    rows = [
        HEADING,
        ("1", "CHỈ ĐẠO", "3", "2,5", "3", "", ""),
        ("1.1", "Kế hoạch", "2", "1,5", "2", "- Ban hành kế hoạch.\n- Đôn đốc.", "Phòng Nội vụ; Phòng Tư pháp"),
        ("1.2", "Báo cáo", "1đ", "0,5đ", "-", "Gửi đủ báo cáo", "Văn phòng"),
        ("", "TỔNG ĐIỂM", "3", "2", "3", "", ""),
    ]
    first, second = read_table(tmp_path, rows).criteria
    assert facts(first) == ("1.1", 2.0, 1.5, 2.0, ["Phòng Nội vụ", "Phòng Tư pháp"])
    assert first.actions == ["Ban hành kế hoạch.", "Đôn đốc."]
    assert facts(second) == ("1.2", 1.0, 0.5, None, ["Văn phòng"])


def test_parts_with_letters_and_hyphens_take_over_what_stands_above_them(tmp_path: Path) -> None:
    rows = [
        HEADING,
        ("1.1", "Kế hoạch", "2", "1", "2", "Ban hành sớm", "Phòng Nội vụ"),
        ("a", "Ban hành", "1", "0,5", "1", "", ""),
        ("b", "Thực hiện", "1", "0,5", "1", "Thực hiện đủ", "Phòng Tư pháp"),
        ("1.2", "Kiểm tra", "2", "2", "2", "", ""),
        ("", "- Kiểm tra 30% đơn vị", "1", "1", "1", "Kiểm tra", "Thanh tra huyện"),
        ("", "- Xử lý vi phạm", "1", "1", "1", "Xử lý", "Thanh tra huyện"),
    ]
    found = in_text(tmp_path, rows).criteria
    assert [criterion.code for criterion in found] == ["1.1.a", "1.1.b", "1.2-1", "1.2-2"]
    assert (found[0].lead, found[0].actions) == (["Phòng Nội vụ"], ["Ban hành sớm"])
    assert (found[1].lead, found[2].title) == (["Phòng Tư pháp"], "Kiểm tra 30% đơn vị")


def test_a_rule_for_giving_points_is_no_criterion(tmp_path: Path) -> None:
    rows = [
        HEADING,
        ("1.1", "Kế hoạch", "2", "1", "2", "Ban hành sớm", "Phòng Nội vụ"),
        ("", "- Ban hành trong quý I: 2", "2", "", "", "", ""),
        ("", "- Ban hành sau quý I: 0", "0", "", "", "", ""),
        ("1.2", "Báo cáo", "1", "1", "1", "Gửi đủ", "Văn phòng"),
    ]
    assert [facts(criterion) for criterion in in_text(tmp_path, rows).criteria] == [
        ("1.1", 2.0, 1.0, 2.0, ["Phòng Nội vụ"]),
        ("1.2", 1.0, 1.0, 1.0, ["Văn phòng"]),
    ]


def test_items_of_roman_sections(tmp_path: Path) -> None:
    rows = [
        HEADING,
        ("I", "CHỈ ĐẠO", "3", "2", "3", "", ""),
        ("1", "Kế hoạch", "3", "2", "3", "Ban hành", "Phòng Nội vụ"),
        ("II", "THỂ CHẾ", "1", "1", "1", "", ""),
        ("1", "Rà soát", "1", "1", "1", "Rà soát", "Phòng Tư pháp"),
    ]
    assert [criterion.code for criterion in in_text(tmp_path, rows).criteria] == ["I.1", "II.1"]


def test_merged_leads_and_actions_in_word(tmp_path: Path) -> None:
    rows = [
        HEADING,
        ("1", "CHỈ ĐẠO", "3", "2", "3", "", ""),
        ("1.1", "Kế hoạch", "2", "1", "2", "Ban hành sớm", "Phòng Nội vụ"),
        ("1.2", "Báo cáo", "1", "1", "1", "", ""),
    ]
    merges: list[Merge] = [((2, 5), (3, 5)), ((2, 6), (3, 6))]
    second = read_table(tmp_path, rows, merges).criteria[1]
    assert (second.lead, second.actions) == (["Phòng Nội vụ"], ["Ban hành sớm"])


def test_an_empty_lead_in_text_is_taken_from_above_and_doubted(tmp_path: Path) -> None:
    rows = [
        HEADING,
        ("1", "CHỈ ĐẠO", "3", "2", "3", "", ""),
        ("1.1", "Kế hoạch", "2", "1", "2", "Ban hành sớm", "Phòng Nội vụ"),
        ("1.2", "Báo cáo", "1", "1", "1", "Gửi đủ", ""),
    ]
    reading = in_text(tmp_path, rows)
    assert reading.criteria[1].lead == ["Phòng Nội vụ"]
    assert any(doubt.where.startswith("1.2 ") and doubt.other for doubt in reading.doubts)


@pytest.mark.parametrize(
    ("cell", "score", "is_doubted"),
    [
        ("1,25", 1.25, False),
        ("0,5đ", 0.5, False),
        ("2 điểm", 2.0, False),
        ("-0,5", -0.5, False),
        ("-", None, False),
        ("", None, False),
        ("O,5", 0.5, True),
        ("1,5/2", 1.5, True),
        ("chờ thẩm tra", None, True),
    ],
)
def test_points(tmp_path: Path, cell: str, score: float | None, is_doubted: bool) -> None:
    rows = [HEADING, ("1.1", "Kế hoạch", "2", cell, "2", "Ban hành", "Phòng Nội vụ")]
    reading = in_text(tmp_path, rows)
    assert reading.criteria[0].achieved == score
    assert any(doubt.where.startswith("1.1 ") and doubt.read == cell for doubt in reading.doubts) == is_doubted


def test_a_row_broken_by_a_page_is_one_criterion(tmp_path: Path) -> None:
    rows = [
        HEADING,
        ("1.1", "Kế hoạch năm của huyện và", "2", "1", "2", "Ban hành sớm,", "Phòng Nội vụ"),
        HEADING,
        ("", "của các xã", "", "", "", "đôn đốc các xã", ""),
        ("1.2", "Báo cáo", "1", "1", "1", "Gửi đủ", "Văn phòng"),
    ]
    first, second = in_text(tmp_path, rows).criteria
    assert (first.title, first.actions) == ("Kế hoạch năm của huyện và của các xã", ["Ban hành sớm, đôn đốc các xã"])
    assert second.code == "1.2"


def test_a_heading_of_two_rows(tmp_path: Path) -> None:
    rows = [
        ("STT", "Tiêu chí", "Điểm", "", "", "Giải pháp", "Đơn vị phụ trách"),
        ("", "", "Tối đa", "Đạt năm 2023", "Phấn đấu năm 2024", "", ""),
        ("1.1", "Kế hoạch", "2", "1", "2", "Ban hành", "Phòng Nội vụ"),
    ]
    (only,) = read_table(tmp_path, rows, [((0, 2), (0, 4))]).criteria
    assert facts(only) == ("1.1", 2.0, 1.0, 2.0, ["Phòng Nội vụ"])


def test_points_over_the_full_score_are_doubted(tmp_path: Path) -> None:
    rows = [HEADING, ("1.1", "Kế hoạch", "2", "3", "2", "Ban hành", "Phòng Nội vụ")]
    whys = [doubt.why for doubt in in_text(tmp_path, rows).doubts]
    assert any("lớn hơn điểm chuẩn" in why for why in whys)


def test_work_with_a_deadline_is_a_task_too(tmp_path: Path) -> None:
    rows = [
        ("STT", "Tiêu chí", "Điểm tối đa", "Điểm năm 2023", "Mục tiêu năm 2024", "Nhiệm vụ", "Chủ trì", "Phối hợp",
            "Thời gian hoàn thành"),
        ("1", "CẢI CÁCH THỂ CHẾ", "3", "2", "3", "", "", "", ""),
        ("1.1", "Rà soát văn bản", "2", "1", "2", "- Lập danh mục.\n- Công bố kết quả.", "Phòng Tư pháp", "Các xã",
            "Chậm nhất ngày 28/02/2024"),
        ("1.2", "Kiểm tra văn bản", "1", "1", "1", "Tự kiểm tra", "Phòng Tư pháp", "", ""),
    ]  # fmt: skip
    reading = read_table(tmp_path, rows)
    assert [one.code for one in reading.criteria] == ["1.1", "1.2"]
    (task,) = reading.tasks
    assert (task.code, task.section, task.objective) == ("1.1", "CẢI CÁCH THỂ CHẾ", "Rà soát văn bản")
    assert task.title == "Lập danh mục; Công bố kết quả"
    assert (task.lead, task.support, task.due) == (["Phòng Tư pháp"], ["Các xã"], [date(2024, 2, 28)])
    assert [one.due for one in task.milestones] == [date(2024, 2, 28)]
    assert any(doubt.read == "1 nhiệm vụ" and "Bảng điểm" in doubt.why for doubt in reading.doubts)


@pytest.mark.parametrize(("wanted", "is_told"), [("95", True), ("93,5", False)])
def test_the_points_wanted_for_the_index_against_the_total(tmp_path: Path, wanted: str, is_told: bool) -> None:
    body = ("II. CHỈ TIÊU", f"- Chỉ số CCHC năm 2024 của huyện đạt từ {wanted} điểm trở lên, tăng ít nhất 02 bậc.")
    rows = [
        HEADING,
        ("1", "CHỈ ĐẠO", "60", "40", "53,5", "", ""),
        ("1.1", "Kế hoạch", "60", "40", "53,5", "Ban hành", "Phòng Nội vụ"),
        ("2", "THỂ CHẾ", "40", "30", "40", "", ""),
        ("2.1", "Rà soát", "40", "30", "40", "Rà soát", "Phòng Tư pháp"),
        ("", "TỔNG ĐIỂM", "100", "70", "93,5", "", ""),
    ]
    reading = read(document_with(tmp_path / "k.docx", [rows], head=(*HEAD, *body)))
    assert any("93,5" in conflict and "95 điểm" in conflict for conflict in reading.conflicts) is is_told
    assert [target.text for target in reading.targets][1:] == ["tăng ít nhất 02 bậc."]
