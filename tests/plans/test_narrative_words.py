"""What single sentences and brackets of a narrative plan say: who, with whom, by when."""

import pytest

from plans.assignments import assignment_of
from plans.body import passages_of
from plans.narrative_times import deadline_words
from plans.narrative_units import begins_with_unit


@pytest.mark.parametrize(
    ("text", "lead", "support", "deadline"),
    [
        ("Lập danh mục (Phòng Y tế chủ trì, xong trong tháng 6)", ["Phòng Y tế"], [], "xong trong tháng 6"),
        ("Lập sổ (Chủ trì: Kế toán; phối hợp: Công an xã; thời gian: Quý II).", ["Kế toán"], ["Công an xã"], "Quý II"),
        ("Giao Phòng Nội vụ tham mưu văn bản trước ngày 15/3/2024.", ["Phòng Nội vụ"], [], "trước ngày 15/3/2024"),
        ("Họp. Kế toán chủ trì, phối hợp với Trạm Y tế lập trong quý IV.", ["Kế toán"], ["Trạm Y tế"], "trong quý IV"),
        ("Các cơ quan, đơn vị thường xuyên cập nhật dữ liệu.", ["Các cơ quan, đơn vị"], [], "thường xuyên"),
        ("Kiện toàn tổ giúp việc (Chủ tịch UBND xã)", ["Chủ tịch UBND xã"], [], ""),
        ("Tổ chức hội thi (nếu có)", [], [], ""),
        ("Thực hiện việc được Tỉnh ủy giao cho UBND huyện thực hiện.", [], [], ""),
        ("Tự kiểm tra văn bản do UBND huyện ban hành.", [], [], ""),
        ("Ban hành quy chế theo Quyết định số 5/QĐ-UBND ngày 15/7/2021.", [], [], ""),
    ],
)  # fmt: skip
def test_who_and_when(text: str, lead: list[str], support: list[str], deadline: str) -> None:
    found = assignment_of(text)
    assert (found.lead, found.support, found.deadline) == (lead, support, deadline)


def test_a_bracket_that_assigns_is_no_part_of_the_title() -> None:
    assert assignment_of("Lập danh mục (Phòng Nội vụ; quý I).").title == "Lập danh mục"
    assert assignment_of("Công khai thủ tục (TTHC).").title == "Công khai thủ tục (TTHC)."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Định kỳ hằng quý kiểm tra các xã.", "Định kỳ hằng quý"),
        ("Đối thoại với người dân trong tháng 6 và tháng 10 năm 2024.", "trong tháng 6 và tháng 10 năm 2024"),
        ("Sắp xếp thôn khi tỉnh, huyện có yêu cầu.", "khi tỉnh, huyện có yêu cầu"),
        ("Phát thanh chuyên mục 02 lần/tháng.", "02 lần/tháng"),
        ("Xây dựng kế hoạch kiểm tra hằng năm.", ""),
        ("Đạt 40% trước năm 2025.", ""),
        ("Kiểm tra 30% đơn vị trước ngày 30/11.", "trước ngày 30/11"),
        ("Triển khai Nghị định ban hành năm 2020.", ""),
    ],
)
def test_words_that_set_a_deadline(text: str, words: str) -> None:
    assert deadline_words(text) == words


@pytest.mark.parametrize(
    "text", ["Ban hành", "Tổ chức hội nghị", "Hội nghị", "Phòng, chống thiên tai", "Văn hóa công vụ"]
)
def test_words_that_only_look_like_units(text: str) -> None:
    assert not begins_with_unit(text)


@pytest.mark.parametrize(
    "text", ["Phòng Nội vụ", "Ban Chỉ huy quân sự", "Các phòng, ban", "Tư pháp - Hộ tịch", "UBND các xã"]
)
def test_words_that_are_units(text: str) -> None:
    assert begins_with_unit(text)


def test_a_paragraph_keeps_its_mark() -> None:
    marks = [
        (passage.mark, passage.text)
        for passage in passages_of(["II. NHIỆM VỤ", "2.1. Thể chế", "b) Việc", "- Rà soát"])
    ]
    assert marks == [("II.", "NHIỆM VỤ"), ("2.1.", "Thể chế"), ("b)", "Việc"), ("-", "Rà soát")]


def test_years_parted_by_the_end_of_a_line_are_no_bullet() -> None:
    assert [passage.text for passage in passages_of(["Kế hoạch giai đoạn 2021", "- 2025 của huyện"])] == [
        "Kế hoạch giai đoạn 2021 - 2025 của huyện"
    ]
