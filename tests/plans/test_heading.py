"""Head and foot of a document: number, day, office, signer, time of the plan."""

from datetime import date

import pytest

from plans.head.heading import Heading, heading_of
from plans.head.spans import period_in

BODY = "Căn cứ Quyết định số 15/QĐ-UBND ngày 02/02/2023 của UBND tỉnh;"


def head(*lines: str, title: str = "Cải cách hành chính năm 2024", foot: tuple[str, ...] = ()) -> Heading:
    return heading_of([*lines, "KẾ HOẠCH", title, BODY, *foot])


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        (("ỦY BAN NHÂN DÂN", "HUYỆN EA KAR", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "UBND huyện Ea Kar"),
        (
            ("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "HUYỆN VĨNH BẢO Độc lập - Tự do - Hạnh phúc"),
            "UBND huyện Vĩnh Bảo",
        ),
        (("UBND TỈNH KON TUM", "SỞ NỘI VỤ"), "Sở Nội vụ tỉnh Kon Tum"),
        (("UBND HUYỆN SA THẦY", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"), "Phòng Giáo dục và Đào tạo huyện Sa Thầy"),
        (("UBND HUYỆN SA THẦY", "PHÒNG TÀI CHÍNH - KẾ HOẠCH"), "Phòng Tài chính - Kế hoạch huyện Sa Thầy"),
        (
            ("UBND TỈNH KON TUM", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"),
            "Sở Lao động - Thương binh và Xã hội tỉnh Kon Tum",
        ),
        (("UBND HUYỆN SA THẦY", "XÃ RỜ KƠI"), "UBND xã Rờ Kơi"),
        (("UBND HUYỆN SA THẦY", "UBND XÃ RỜ KƠI"), "UBND xã Rờ Kơi"),
        (("ĐẢNG BỘ HUYỆN SA THẦY", "ĐẢNG ỦY XÃ RỜ KƠI", "ĐẢNG CỘNG SẢN VIỆT NAM"), "Đảng ủy xã Rờ Kơi"),
        (("UBND THỊ XÃ AN KHÊ", "VĂN PHÒNG HĐND VÀ UBND"), "Văn phòng HĐND và UBND thị xã An Khê"),
        (
            ("UBND THÀNH PHỐ KON TUM", "BAN CHỈ ĐẠO CẢI CÁCH", "HÀNH CHÍNH"),
            "Ban Chỉ đạo Cải cách hành chính thành phố Kon Tum",
        ),
        (("UBND TỈNH AN GIANG", "ỦY BAN NHÂN DÂN", "ĐẶC KHU THỔ CHU"), "UBND đặc khu Thổ Chu"),
        (("TỈNH ỦY LAI CHÂU", "BAN TỔ CHỨC"), "Ban Tổ chức Tỉnh ủy Lai Châu"),
        (("PHÒNG GDĐT SA THẦY", "TRƯỜNG THCS NGUYỄN TRÃI"), "Trường THCS Nguyễn Trãi"),
        (("HUYỆN ỦY SA THẦY",), "Huyện ủy Sa Thầy"),
    ],
)
def test_the_office_of_a_letterhead(lines: tuple[str, ...], issuer: str) -> None:
    assert head(*lines, "Số: 12/KH-XX").issuer == issuer


def test_a_year_that_a_narrow_column_parted_from_its_day() -> None:
    found = head("UBND TỈNH KON TUM", "SỞ NỘI VỤ", "Số: 12/KH-SNV", "Kon Tum, ngày 08 tháng 01 năm", "2024")
    assert found.issued == date(2024, 1, 8)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 12/KH-UBND", "12/KH-UBND"),
        ("Số: 12 /KH - UBND", "12/KH-UBND"),
        ("Số 71-KH/HU", "71-KH/HU"),
        ("Số: 05-KH/BCĐ", "05-KH/BCĐ"),
        ("Số: 123/KH-PGDĐT", "123/KH-PGDĐT"),
        ("Số: 0l/KH-UBND", "01/KH-UBND"),
        ("Số: 12/KH-UBND Ea Kar, ngày 5 tháng 1 năm 2024", "12/KH-UBND"),
        ("Số: 12/2024/KH-UBND", "12/2024/KH-UBND"),
    ],
)
def test_numbers(line: str, number: str) -> None:
    assert head("ỦY BAN NHÂN DÂN", "HUYỆN EA KAR", line).number == number


def test_number_and_day_of_two_columns_on_one_line() -> None:
    found = head("UBND HUYỆN EA KAR", "Số: 12/KH-UBND Ea Kar, ngày 5 tháng 1 năm 2024")
    assert (found.number, found.issued, found.issuer) == ("12/KH-UBND", date(2024, 1, 5), "UBND huyện Ea Kar")


def test_blanks_are_doubted_and_left_empty() -> None:
    found = head("UBND HUYỆN EA KAR", "Số:       /KH-UBND", "Ea Kar, ngày      tháng 01 năm 2024")
    assert (found.number, found.issued) == (None, None)
    whys = {doubt.where: doubt.why for doubt in found.doubts}
    assert "để trống số" in whys["Số văn bản"]
    assert "để trống ngày" in whys["Ngày ban hành"]


def test_a_number_of_a_law_is_not_the_plans() -> None:
    assert head("UBND HUYỆN EA KAR").number is None


@pytest.mark.parametrize(
    ("foot", "signer"),
    [
        (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Lê Thị Na"), "Lê Thị Na"),
        (("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH", "Lê Thị Na"), "Lê Thị Na"),
        (("CHỦ TỊCH Lê Thị Na",), "Lê Thị Na"),
        (("CHỦ TỊCH", "LÊ THỊ NA"), "Lê Thị Na"),
        (("GIÁM ĐỐC", "Đã ký: Lê Thị Na"), "Lê Thị Na"),
        (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "ThS. Lê Thị Na"), "Lê Thị Na"),
        (("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Y Khăm Niê"), "Y Khăm Niê"),
        (("HIỆU TRƯỞNG", "Lê Thị Na"), "Lê Thị Na"),
        (
            (
                "Nơi nhận: TM. ỦY BAN NHÂN DÂN",
                "- Như trên; CHỦ TỊCH",
                "- Các phòng, ban;",
                "- Lưu: VT, NV. Lê Thị Na",
            ),
            "Lê Thị Na",
        ),
        (("CHỦ TỊCH", "Nơi nhận:", "- Sở Nội vụ;", "PHỤ LỤC", "Lê Thị Na"), None),
        (("Người ký: Lê Thị Na",), "Lê Thị Na"),
    ],
)
def test_signers(foot: tuple[str, ...], signer: str | None) -> None:
    assert head("UBND HUYỆN EA KAR", foot=foot).signer == signer


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [
        ("Cải cách hành chính năm 2024", "2024-01-01", "2024-12-31"),
        ("Cải cách hành chính giai đoạn 2021-2025, định hướng đến năm 2030", "2021-01-01", "2025-12-31"),
        ("Nhiệm vụ 6 tháng cuối năm 2023", "2023-07-01", "2023-12-31"),
        ("Nhiệm vụ quý IV năm 2024", "2024-10-01", "2024-12-31"),
        ("Nhiệm vụ tháng 02/2024", "2024-02-01", "2024-02-29"),
        ("Chuyển đổi số năm 2024 và những năm tiếp theo", "2024-01-01", "2024-12-31"),
        ("Kiểm tra nội bộ năm học 2023-2024", "2023-09-01", "2024-08-31"),
        ("Thực hiện Chương trình giai đoạn 2021-2025 năm 2024", "2024-01-01", "2024-12-31"),
        ("Khắc phục hạn chế của năm 2023, nâng cao Chỉ số năm 2024", "2024-01-01", "2024-12-31"),
        ("Cao điểm từ ngày 01/3/2024 đến ngày 30/6/2024", "2024-03-01", "2024-06-30"),
        ("Thực hiện các năm 2024, 2025", "2024-01-01", "2025-12-31"),
        ("Nhiệm vụ năm 2024-2025", "2024-01-01", "2025-12-31"),
    ],
)
def test_periods(title: str, first: str, last: str) -> None:
    found = period_in(title)
    assert found is not None
    assert (found.start.isoformat(), found.end.isoformat()) == (first, last)


def test_a_title_that_names_only_its_end_begins_with_the_year_of_issue() -> None:
    found = head(
        "UBND HUYỆN EA KAR",
        "Ea Kar, ngày 05 tháng 4 năm 2022",
        title="Chuyển đổi số đến năm 2025, định hướng đến năm 2030",
    )
    assert found.period is not None
    assert (found.period.start.year, found.period.end.year) == (2022, 2025)
    assert any(doubt.where == "Thời gian của kế hoạch" for doubt in found.doubts)


def test_a_plan_enclosed_with_its_decision_has_its_own_title() -> None:
    lines = ("UBND HUYỆN EA KAR", "Số: 09/QĐ-UBND", "QUYẾT ĐỊNH", "Về việc ban hành Kế hoạch", BODY)
    enclosed = "(Ban hành kèm theo Quyết định số 09/QĐ-UBND ngày 05/01/2024 của UBND huyện Ea Kar)"
    found = heading_of([*lines, "KẾ HOẠCH", "Phổ biến pháp luật năm 2024", enclosed, "I. MỤC TIÊU"])
    assert found.title == "KẾ HOẠCH Phổ biến pháp luật năm 2024"
    assert (found.number, found.issued) == ("09/QĐ-UBND", date(2024, 1, 5))


def test_half_the_name_of_an_office_is_no_title() -> None:
    found = head("UBND HUYỆN EA KAR", "PHÒNG TÀI CHÍNH -", "KẾ HOẠCH", "Số: 09/KH-TCKH")
    assert (found.title, found.number) == ("KẾ HOẠCH Cải cách hành chính năm 2024", "09/KH-TCKH")
    assert found.issuer == "Phòng Tài chính - Kế hoạch huyện Ea Kar"


def test_a_name_may_begin_as_a_body_does() -> None:
    title = "thực hiện Nghị quyết số 57-NQ/TW giai đoạn 2025-2030, tầm nhìn đến năm 2045"
    found = head("ĐẢNG ỦY XÃ EA Ô", "Số 12-KH/ĐU", title=title)
    assert found.title == f"KẾ HOẠCH {title}"
    assert found.period is not None
    assert (found.period.start.year, found.period.end.year) == (2025, 2030)


def test_a_short_form_in_the_letterhead_is_spelled_out_as_in_the_title() -> None:
    lines = ("UBND TỈNH TÂN SƠN", "SỞ VĂN HÓA VÀ TTDL")
    named = head(*lines, title="Công tác năm 2024 của Sở Văn hóa và Thể thao, Du lịch")
    assert head(*lines).issuer == "Sở Văn hóa và TTDL tỉnh Tân Sơn"
    assert named.issuer == "Sở Văn hóa và Thể thao, Du lịch tỉnh Tân Sơn"


def test_the_number_of_a_programme_and_a_line_below_its_title() -> None:
    found = heading_of(
        ["UBND XÃ YÊN LẠC", "Số: 03/CTr-UBND", "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026", "CỦA UBND XÃ YÊN LẠC", "TỔNG CỘNG"]
    )
    assert (found.number, found.title) == ("03/CTr-UBND", "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026 CỦA UBND XÃ YÊN LẠC")
