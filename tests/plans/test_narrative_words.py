"""What single sentences and brackets of a narrative plan say: who, with whom, by when."""

import pytest

from plans.prose.assignments import assignment_of
from plans.prose.body import passages_of
from plans.prose.times import deadline_words
from plans.prose.units import begins_with_unit
from plans.tables.units import units_of


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
        ("Công bố danh mục trước ngày 31/01 hằng năm.", "trước ngày 31/01 hằng năm"),
        ("Mở lớp trong giai đoạn 2022-2025.", "trong giai đoạn 2022-2025"),
        ("Họp định kỳ hằng tháng về an toàn.", "định kỳ hằng tháng"),
        ("Phát thanh. Thực hiện thường xuyên.", "Thực hiện thường xuyên"),
        ("Công khai ngân sách; hằng quý báo cáo HĐND xã.", "hằng quý"),
        ("Hoàn thiện đề án; thường xuyên cập nhật đề án.", ""),
        ("Cử người học theo kế hoạch của tỉnh.", "theo kế hoạch của tỉnh"),
        ("Dự hội chợ hằng năm. Giao Phòng Kinh tế thực hiện.", "hằng năm"),
        ("Mở tuần lễ văn hóa, tháng 10 hằng năm (ở các xã).", "tháng 10 hằng năm"),
        ("Trực trong các tháng 3, 4, 5.", "trong các tháng 3, 4, 5"),
        ("Kiểm tra văn bản ban hành trong năm 2022, xong trước 30/6.", "xong trước 30/6"),
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


def test_marks_of_the_party() -> None:
    found = [(passage.mark, passage.text) for passage in passages_of(["III- NHIỆM VỤ", "1- Hạ tầng", "1.2- Phủ sóng"])]
    assert found == [("III-", "NHIỆM VỤ"), ("1-", "Hạ tầng"), ("1.2-", "Phủ sóng")]


def test_a_broken_bracket_goes_on_although_the_next_line_looks_like_an_item() -> None:
    wrapped = [
        line for place in range(8) for line in (f"- Việc thứ {place} được giao cho các thôn cùng", "làm trong xã.")
    ]
    ends = ["- Trực tiếp dân (Công chức Văn phòng", "- Thống kê chủ trì; hai lần:", "Quý I và Quý II).", "- Họp xã."]
    assert [passage.text for passage in passages_of([*wrapped, *ends])][-2:] == [
        "Trực tiếp dân (Công chức Văn phòng - Thống kê chủ trì; hai lần: Quý I và Quý II).",
        "Họp xã.",
    ]
    open_one = ["- Trực tiếp dân (sáng thứ hai", "- Họp xã.", "- Họp thôn."]
    assert [passage.text for passage in passages_of([*wrapped, *open_one])][-2:] == ["Họp xã.", "Họp thôn."]


def test_years_parted_by_the_end_of_a_line_are_no_bullet() -> None:
    assert [passage.text for passage in passages_of(["Kế hoạch giai đoạn 2021", "- 2025 của huyện"])] == [
        "Kế hoạch giai đoạn 2021 - 2025 của huyện"
    ]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Hạt Kiểm lâm và UBND xã Hòa An", ["Hạt Kiểm lâm", "UBND xã Hòa An"]),
        ("Văn phòng HĐND và UBND huyện", ["Văn phòng HĐND và UBND huyện"]),
        ("Phòng Y tế và các tổ chức chính trị - xã hội", ["Phòng Y tế", "các tổ chức chính trị - xã hội"]),
        ("Chi nhánh Văn phòng Đăng ký đất đai", ["Chi nhánh Văn phòng Đăng ký đất đai"]),
        ("Trung tâm Đầu tư, Thương mại và Du lịch", ["Trung tâm Đầu tư, Thương mại và Du lịch"]),
    ],
)
def test_units_joined_by_and(text: str, units: list[str]) -> None:
    assert units_of([text]) == units
