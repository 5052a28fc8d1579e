"""Brackets that close an item: who leads, who helps, by when, what comes of it, for what sum."""

import time

import pytest

from plans.prose.assignments import assignment_of
from plans.prose.brackets import bracket_of


@pytest.mark.parametrize(
    ("words", "lead", "support", "deadline"),
    [
        ("Phòng Y tế", ["Phòng Y tế"], [], ""),
        ("Phòng Y tế, Quý II", ["Phòng Y tế"], [], "Quý II"),
        ("giao Phòng Y tế", ["Phòng Y tế"], [], ""),
        ("trong tháng 4, giao Phòng Y tế tham mưu", ["Phòng Y tế"], [], "trong tháng 4"),
        ("Phòng Y tế phụ trách; hằng tuần", ["Phòng Y tế"], [], "hằng tuần"),
        ("Phòng Y tế và PTNT chủ trì, phối hợp Nhóm Xanh; tháng 5", ["Phòng Y tế và PTNT"], ["Nhóm Xanh"], "tháng 5"),
        ("UBND các xã thực hiện, Phòng Y tế hướng dẫn; quý III/2022", ["UBND các xã"], ["Phòng Y tế"], "quý III/2022"),
        ("Phòng Y tế chủ trì và UBND các xã thực hiện hằng tháng", ["Phòng Y tế"], ["UBND các xã"], "hằng tháng"),
        ("đơn vị thực hiện: Trạm Y tế - hoàn thành: tháng 5", ["Trạm Y tế"], [], "tháng 5"),
        ("Chủ trì: Trạm Y tế, phối hợp: Công an xã, thời gian: Quý I", ["Trạm Y tế"], ["Công an xã"], "Quý I"),
        ("Trạm Y tế (chủ trì), Công an xã (phối hợp)", ["Trạm Y tế"], ["Công an xã"], ""),
        ("Hạt Kiểm lâm; các chủ rừng; đợt 1 tháng 3", ["Hạt Kiểm lâm", "các chủ rừng"], [], "đợt 1 tháng 3"),
        ("Thanh tra huyện; các đơn vị liên quan", ["Thanh tra huyện"], ["các đơn vị liên quan"], ""),
        ("Trạm Y tế chủ trì; sau khi có hướng dẫn của tỉnh", ["Trạm Y tế"], [], "sau khi có hướng dẫn của tỉnh"),
        ("Trạm Y tế chủ trì; báo cáo 5 ngày sau mỗi đợt", ["Trạm Y tế"], [], "báo cáo 5 ngày sau mỗi đợt"),
        ("Trạm Y tế chủ trì, trình UBND xã trước 15/8", ["Trạm Y tế"], [], "trình UBND xã trước 15/8"),
        ("Trạm Y tế; theo kế hoạch của tỉnh", ["Trạm Y tế"], [], "theo kế hoạch của tỉnh"),
        ("Chủ tịch xã chỉ đạo, công chức Y tế - Dân số thực hiện", ["công chức Y tế - Dân số"], ["Chủ tịch xã"], ""),
        ("Đề nghị Đoàn Thanh niên là cơ quan chủ trì", ["Đoàn Thanh niên"], [], ""),
    ],
)  # fmt: skip
def test_who_and_when(words: str, lead: list[str], support: list[str], deadline: str) -> None:
    found = assignment_of(f"Phun thuốc trừ muỗi ({words}).")
    assert (found.title, found.lead, found.support, found.deadline) == ("Phun thuốc trừ muỗi", lead, support, deadline)


@pytest.mark.parametrize(
    "words",
    [
        "theo Phụ lục II",
        "sau đây gọi là Đề án",
        "xã Hòa Tân, xã Hòa An",
        "từ 10 ha trở lên",
        "theo hướng dẫn của Phòng Y tế",
        "Quyết định số 12/QĐ-UBND ngày 15/3/2022",
        "năm 2023 đạt 85%",
    ],
)
def test_what_assigns_nothing_stays_in_the_title(words: str) -> None:
    assert bracket_of(f"Phun thuốc trừ muỗi ({words}).") is None


def test_products_and_sums_in_any_order() -> None:
    found = assignment_of(
        "Lập sổ (kinh phí: 25 triệu đồng; sản phẩm: Sổ theo dõi; hoàn thành trước 01/3; Kế toán chủ trì)"
    )
    assert (found.title, found.lead, found.products) == ("Lập sổ", ["Kế toán"], ["Sổ theo dõi"])
    assert (found.deadline, found.budget) == ("hoàn thành trước 01/3", "25 triệu đồng")


def test_brackets_inside_and_before_the_closing_one() -> None:
    found = assignment_of("Diễn tập tại xã Hòa An (xã điểm) (Công an huyện (CAH) chủ trì; tháng 4).")
    assert found.title == "Diễn tập tại xã Hòa An (xã điểm)"
    assert (found.lead, found.deadline) == (["Công an huyện (CAH)"], "tháng 4")


def test_words_that_assign_nothing_stay_beside_those_that_do() -> None:
    found = assignment_of("Tập huấn (02 lớp; Phòng Y tế; Quý II)")
    assert (found.title, found.lead, found.deadline) == ("Tập huấn (02 lớp)", ["Phòng Y tế"], "Quý II")


def test_square_brackets_and_a_bracket_in_mid_sentence() -> None:
    assert assignment_of("Mua máy [Văn phòng chủ trì; tháng 4]").lead == ["Văn phòng"]
    found = assignment_of("Rà soát đất (Trạm Y tế chủ trì), hoàn thành trước ngày 30/6/2024.")
    assert (found.lead, found.title) == (["Trạm Y tế"], "Rà soát đất, hoàn thành trước ngày 30/6/2024.")


@pytest.mark.parametrize("piece", ["(", ")", "(Phòng Y tế, ", "chủ trì, ", "phối hợp với ", "; trong tháng 4"])
def test_long_nonsense_is_read_quickly(piece: str) -> None:
    started = time.monotonic()
    assignment_of(f"Lập sổ ({piece * 2_000})")
    assert time.monotonic() - started < 5
