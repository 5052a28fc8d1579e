"""What single cells say: units, products, sums."""

import pytest

from plans.tables.money import sum_of, unit_of
from plans.tables.products import products_of
from plans.tables.units import groups_of, lead_and_support, units_of


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Cơ quan, đơn vị huyện; UBND cấp xã", ["Cơ quan, đơn vị huyện", "UBND cấp xã"]),
        ("UBND các xã, thị trấn", ["UBND các xã, thị trấn"]),
        (
            "Các cơ quan, ban, ngành huyện, UBND các xã, thị trấn.",
            ["Các cơ quan, ban, ngành huyện", "UBND các xã, thị trấn"],
        ),
        ("Các Sở, Ban, Ngành tỉnh; UBND cấp huyện", ["Các Sở, Ban, Ngành tỉnh", "UBND cấp huyện"]),
        ("Lãnh đạo Đảng ủy, HĐND, UBND xã", ["Lãnh đạo Đảng ủy", "HĐND", "UBND xã"]),
        ("Văn phòng, thống kê", ["Văn phòng, thống kê"]),
        ("Toàn thể CB,CC UBND xã", ["Toàn thể CB,CC UBND xã"]),
        (
            "Phòng Văn hóa và Thông tin; Văn phòng HĐND-UBND huyện, UBND các xã",
            ["Phòng Văn hóa và Thông tin", "Văn phòng HĐND-UBND huyện", "UBND các xã"],
        ),
        ("Phòng Nội vụ và Văn phòng HĐND và UBND huyện", ["Phòng Nội vụ", "Văn phòng HĐND và UBND huyện"]),
        (
            "Trung tâm Văn hóa, Thể thao và Truyền thông; Phòng Nội vụ",
            ["Trung tâm Văn hóa, Thể thao và Truyền thông", "Phòng Nội vụ"],
        ),
        (
            "Phòng Lao động, Thương binh và Xã hội, Phòng Tư pháp",
            ["Phòng Lao động, Thương binh và Xã hội", "Phòng Tư pháp"],
        ),
        (
            "Phòng Nội vụ, các phòng ban, cơ quan, đơn vị, UBND các xã",
            ["Phòng Nội vụ", "các phòng ban, cơ quan, đơn vị", "UBND các xã"],
        ),
        (
            "Văn phòng HĐND - UBND huyện. Các cơ quan, đơn vị có liên quan",
            ["Văn phòng HĐND - UBND huyện", "Các cơ quan, đơn vị có liên quan"],
        ),
        (
            "Bưu điện huyện, các cơ quan, ban, ngành, UBND các xã, thị trấn",
            ["Bưu điện huyện", "các cơ quan, ban, ngành", "UBND các xã, thị trấn"],
        ),
        ("Chủ trì: Phòng Nội vụ", ["Phòng Nội vụ"]),
        ("Công an, Ban Chỉ huy Quân sự xã", ["Công an", "Ban Chỉ huy Quân sự xã"]),
        ("Sở Tài chính; các Ban Quản lý dự án", ["Sở Tài chính", "các Ban Quản lý dự án"]),
        ("Các Phòng thuộc Sở", ["Các Phòng thuộc Sở"]),
        ("", []),
    ],
)
def test_units(text: str, units: list[str]) -> None:
    assert units_of([text]) == units


def test_a_name_broken_behind_its_first_letter() -> None:
    assert units_of(["VP; P. KT; P.", "VH-XH"]) == ["VP", "P. KT", "P. VH-XH"]


def test_names_that_run_together() -> None:
    line = "Phòng Nội vụ Phòng Văn hóa và Thông tin huyện; Trung tâm Văn hóa Thể thao và Truyền thông huyện"
    assert groups_of([line]) == [
        ["Phòng Nội vụ"],
        ["Phòng Văn hóa và Thông tin huyện", "Trung tâm Văn hóa Thể thao và Truyền thông huyện"],
    ]


def test_lead_and_support_in_one_cell() -> None:
    found = lead_and_support(["Chủ trì: Phòng Nội vụ", "Phối hợp: Phòng Tư pháp; UBND các xã"])
    assert found == (["Phòng Nội vụ"], ["Phòng Tư pháp", "UBND các xã"])


@pytest.mark.parametrize(
    ("text", "products"),
    [
        ("- Kế hoạch - Báo cáo", ["Kế hoạch", "Báo cáo"]),
        ("- Báo cáo (lồng ghép trong BC CCHC)", ["Báo cáo (lồng ghép trong BC CCHC)"]),
        ("Biên bản tuyên truyền; - Hình ảnh tuyên truyền.", ["Biên bản tuyên truyền", "Hình ảnh tuyên truyền."]),
        ("Tin, bài tuyên truyền", ["Tin, bài tuyên truyền"]),
        ("Nghị quyết, Quyết định", ["Nghị quyết", "Quyết định"]),
        ("Kế hoạch; Báo cáo kết quả thực hiện", ["Kế hoạch", "Báo cáo kết quả thực hiện"]),
        ("Kết quả cập nhật, tạo tài khoản", ["Kết quả cập nhật, tạo tài khoản"]),
    ],
)
def test_products(text: str, products: list[str]) -> None:
    assert products_of([text]) == products


@pytest.mark.parametrize(
    ("text", "heading", "amount"),
    [
        ("3.960.000", "Kinh phí", 3_960_000),
        ("12,5", "Kinh phí (triệu đồng)", 12_500_000),
        ("1.250", "Dự toán (ĐVT: triệu đồng)", 1_250_000_000),
        ("500", "Kinh phí (1.000 đồng)", 500_000),
        ("15 triệu đồng", "Kinh phí", 15_000_000),
        ("1,5 tỷ đồng", "Kinh phí", 1_500_000_000),
        ("500.000đ", "Kinh phí (triệu đồng)", 500_000),
        ("Không", "Kinh phí", None),
        ("", "Kinh phí", None),
    ],
)
def test_sums(text: str, heading: str, amount: int | None) -> None:
    assert sum_of(text, unit_of([heading])) == amount
