"""Tables that list targets with a unit and the number to reach."""

from datetime import date

import pytest

from domain.plan import Period, PlannedTarget
from plans.blocks import Paragraph, cell_of, table_of
from plans.goals.tables import targets_in_tables

YEAR = Period(start=date(2024, 1, 1), end=date(2024, 12, 31))


def found_in(*rows: str) -> list[PlannedTarget]:
    return targets_in_tables([table_of([cell_of(text) for text in row.split("|")] for row in rows)], YEAR)


def test_title_unit_and_number_of_the_plans_year() -> None:
    first, second = found_in(
        "TT|Chỉ tiêu|Đơn vị tính|Thực hiện năm 2023|Kế hoạch năm 2024|Ghi chú",
        "I|KINH TẾ||||",
        "1|Tỷ lệ hồ sơ trực tuyến|%|65|≥ 80|",
        "2|Thu ngân sách trên địa bàn|tỷ đồng|1.100|1.250|",
    )
    assert (first.section, first.text) == ("KINH TẾ", "Tỷ lệ hồ sơ trực tuyến: ≥ 80%")
    assert (first.value, first.unit, first.comparison) == (80.0, "%", ">=")
    assert (second.value, second.unit, second.comparison) == (1250.0, "tỷ đồng", "=")


def test_a_plan_for_several_years_has_a_target_in_each() -> None:
    rows = ("TT|Chỉ tiêu|ĐVT|Thực hiện 2023|Năm 2024|Năm 2025", "1|Hồ sơ trực tuyến|%|50|60|≥ 80", "2|Ki-ốt|cái|1||5")
    table = table_of([cell_of(text) for text in row.split("|")] for row in rows)
    found = targets_in_tables([table], Period(start=date(2024, 1, 1), end=date(2025, 12, 31)))
    assert [(one.value, one.comparison, one.by) for one in found] == [
        (60.0, "=", date(2024, 12, 31)),
        (80.0, ">=", date(2025, 12, 31)),
        (5.0, "=", date(2025, 12, 31)),
    ]


def test_a_table_goes_on_over_the_page() -> None:
    pages = (
        ("TT|Chỉ tiêu|Đơn vị tính|Kế hoạch năm 2024", "I|THỦ TỤC||", "1|Hồ sơ trực tuyến|%|>= 80"),
        ("2|Hồ sơ đúng hạn|%|98", "II|CHUYỂN ĐỔI SỐ||", "3|Ki-ốt tra cứu|cái|5"),
    )
    tables = [table_of([cell_of(text) for text in row.split("|")] for row in page) for page in pages]
    told = [(one.section, one.value, one.comparison) for one in targets_in_tables(tables, YEAR)]
    assert told == [("THỦ TỤC", 80.0, ">="), ("THỦ TỤC", 98.0, "="), ("CHUYỂN ĐỔI SỐ", 5.0, "=")]
    apart = targets_in_tables([tables[0], Paragraph("PHỤ LỤC II"), tables[1]], YEAR)
    assert [one.value for one in apart] == [80.0]


def test_a_heading_may_say_by_when() -> None:
    (only,) = found_in("STT|Chỉ tiêu|Mục tiêu đến năm 2025", "1|Tỷ lệ văn bản ký số|100%")
    assert (only.value, only.unit, only.by) == (100.0, "%", date(2025, 12, 31))


@pytest.mark.parametrize(
    "rows",
    [
        ("STT|Nhiệm vụ|Sản phẩm|Đơn vị chủ trì|Thời gian", "1|Rà soát|30%|Phòng Nội vụ|Quý I"),
        ("STT|Họ tên|Điện thoại", "1|Lê Thị Na|0912"),
        ("STT|Chỉ tiêu|Kết quả năm 2023", "1|Tỷ lệ hồ sơ đúng hạn|95%"),
    ],
)
def test_other_tables_hold_none(rows: tuple[str, ...]) -> None:
    assert found_in(*rows) == []
