"""Units: printed, short and spoken names; communes; collectives; spellings of one unit."""

import pytest

from language.units import find_unit, is_collective, same_unit, unit_key

DISTRICT = (
    "Phòng Nội vụ",
    "Phòng Tư pháp",
    "Phòng Tài chính – Kế hoạch",
    "Phòng Văn hoá và Thông tin",
    "Phòng Kinh tế và Hạ tầng",
    "Văn phòng HĐND và UBND huyện",
    "UBND các xã, thị trấn",
    "Các cơ quan, đơn vị có liên quan",
)
COMMUNE = (
    "Văn phòng – Thống kê",
    "Tư pháp – Hộ tịch",
    "Tài chính – Kế toán",
    "Bộ phận TN&TKQ",
    "UBND xã",
    "Toàn thể CB,CC",
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("phòng nội vụ", "Phòng Nội vụ"),
        ("p nội vụ đang chậm", "Phòng Nội vụ"),
        ("tài chính", "Phòng Tài chính – Kế hoạch"),
        ("TCKH", "Phòng Tài chính – Kế hoạch"),
        ("phong tai chinh ke hoach", "Phòng Tài chính – Kế hoạch"),
        ("vhtt", "Phòng Văn hoá và Thông tin"),
        ("phòng Văn hóa - Thông tin huyện", "Phòng Văn hoá và Thông tin"),
        ("ktht", "Phòng Kinh tế và Hạ tầng"),
        ("bên văn phòng", "Văn phòng HĐND và UBND huyện"),
        ("văn phòng ủy ban", "Văn phòng HĐND và UBND huyện"),
        ("Phòng Giáo dục", "Phòng Giáo dục và Đào tạo"),
        ("xã Đông Hưng", "UBND xã Đông Hưng"),
        ("xã An Thạnh 1", "UBND xã An Thạnh 1"),
        ("thị trấn Sông Đốc chưa nộp", "UBND thị trấn Sông Đốc"),
        ("UBND các xã, thị trấn", "UBND các xã, thị trấn"),
    ],
)
def test_a_district_office_is_found(text: str, name: str) -> None:
    found = find_unit(text, DISTRICT)
    assert found is not None
    assert found.value == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("văn phòng thống kê", "Văn phòng – Thống kê"),
        ("tài chính", "Tài chính – Kế toán"),
        ("vptk", "Văn phòng – Thống kê"),
        ("bộ phận một cửa", "Bộ phận TN&TKQ"),
        ("tiếp nhận và trả kết quả", "Bộ phận TN&TKQ"),
    ],
)
def test_a_commune_office_is_found(text: str, name: str) -> None:
    found = find_unit(text, COMMUNE)
    assert found is not None
    assert found.value == name


@pytest.mark.parametrize(
    "text",
    [
        "xã nào chưa báo cáo",
        "đơn vị nào chậm",
        "Sở Nội vụ trả lời rồi",
        "xã hội học",
        "tài chính công",
        "",
        "các xã",
        "cấp xã",
    ],
)
def test_no_unit_is_invented(text: str) -> None:
    assert find_unit(text, DISTRICT) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Phòng Văn hóa và Thông tin", "Phòng Văn hoá - Thông tin huyện"),
        ("Văn phòng HĐND và UBND huyện", "Văn phòng HĐND – UBND"),
        ("Phòng Nội vụ", "PHÒNG NỘI VỤ HUYỆN"),
        ("Văn phòng – Thống kê tổng hợp", "Văn phòng, thống kê"),
        ("Ủy ban nhân dân xã Hòa Bình", "UBND xã Hoà Bình"),
    ],
)
def test_spellings_of_one_unit_are_one(one: str, other: str) -> None:
    assert unit_key(one) == unit_key(other)
    assert same_unit(one, other)


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("TC-KH", "Phòng Tài chính – Kế hoạch"),
        ("P. TCKH", "Phòng Tài chính- Kế hoạch huyện"),
        ("Phòng NV", "Phòng Nội vụ"),
        ("Phòng LĐ-TB&XH", "Phòng Lao động - Thương binh và Xã hội"),
        ("VP HĐND-UBND", "Văn phòng HĐND và UBND huyện"),
        ("TTPVHCC", "Trung tâm Phục vụ hành chính công"),
    ],
)
def test_a_unit_by_its_initials_is_the_same(short: str, whole: str) -> None:
    assert same_unit(short, whole)
    assert same_unit(whole, short)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Phòng Nội vụ", "Sở Nội vụ"),
        ("UBND huyện", "UBND xã"),
        ("Phòng Tư pháp", "Tư pháp – Hộ tịch"),
        ("NV", "Phòng Nội vụ"),
        ("Phòng KT", "Phòng Kinh tế và Hạ tầng"),
        ("Phòng TC-KH", "Sở Tài chính - Kế hoạch"),
    ],
)
def test_different_units_stay_different(one: str, other: str) -> None:
    assert not same_unit(one, other)


@pytest.mark.parametrize(
    "name",
    [
        "Các cơ quan, ban, ngành huyện",
        "UBND các xã, thị trấn",
        "Cơ quan, đơn vị huyện",
        "UBND cấp xã",
        "Toàn thể CB,CC",
        "Các phòng chuyên môn",
        "Các đơn vị có liên quan",
        "Cơ quan hành chính huyện",
        "Các ban, ngành có liên quan",
    ],
)
def test_collectives_are_known(name: str) -> None:
    assert is_collective(name)


@pytest.mark.parametrize(
    "name", ["Phòng Nội vụ", "UBND xã Đông Hưng", "Văn phòng – Thống kê", "HĐND", "Bộ phận TN&TKQ", "Thư ký ISO"]
)
def test_single_units_are_no_collectives(name: str) -> None:
    assert not is_collective(name)
