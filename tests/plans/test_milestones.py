"""Last days and the products that are due on them."""

from datetime import date
from pathlib import Path

import pytest

from domain.plan import Period
from plans.tables.milestones import milestones_of
from tests.plans.writing import read_text, table

YEAR = Period(start=date(2023, 1, 1), end=date(2023, 12, 31))
QUARTERS = [date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30), date(2023, 12, 31)]
PLAN, REPORT = "Kế hoạch", "Báo cáo kết quả"


def pairs(text: str, *products: str) -> list[tuple[date | str | None, str | None]]:
    return [(one.due or one.open, one.product) for one in milestones_of(text, products, YEAR).milestones]


@pytest.mark.parametrize("text", ["Quý I; Tháng 12", "- Quý I - Tháng 12", "Quý I\nTháng 12", "Quý I, tháng 12"])
def test_as_many_deadlines_as_products_go_in_the_order_printed(text: str) -> None:
    assert pairs(text, PLAN, REPORT) == [(QUARTERS[0], PLAN), (QUARTERS[3], REPORT)]


def test_a_plan_once_and_a_report_each_quarter() -> None:
    found = pairs("- Tháng 02/2023 - Hàng quý, năm 2023", PLAN, REPORT)
    assert found == [(date(2023, 2, 28), PLAN), *((day, REPORT) for day in QUARTERS)]


def test_words_of_the_deadline_say_what_is_due() -> None:
    found = pairs("Tổng kết trước ngày 15/12; ban hành kế hoạch trong tháng 1", PLAN, REPORT)
    assert found == [(date(2023, 12, 14), REPORT), (date(2023, 1, 31), PLAN)]


def test_a_deadline_of_neither_product_has_none() -> None:
    text = "- Kế hoạch: trước 01/3; - Thời gian kiểm tra: tháng 8; - Báo cáo: 10 ngày sau kiểm tra"
    assert pairs(text, PLAN, REPORT) == [(date(2023, 2, 28), PLAN), (date(2023, 8, 31), None), ("after", REPORT)]


def test_one_product_is_due_on_every_day() -> None:
    assert pairs("Hàng quý", REPORT) == [(day, REPORT) for day in QUARTERS]
    assert pairs("Thường xuyên", REPORT) == [("ongoing", REPORT)]


@pytest.mark.parametrize("text", ["Trong năm 2023", "Hàng quý"])
def test_several_products_of_one_deadline(text: str) -> None:
    assert {product for _, product in pairs(text, PLAN, REPORT)} == {None}
    assert milestones_of(text, (PLAN, REPORT), YEAR).why == ""


def test_three_deadlines_for_two_products_are_doubted() -> None:
    pairing = milestones_of("- Quý I - Quý II - Quý IV", (PLAN, REPORT), YEAR)
    assert [one.product for one in pairing.milestones] == [None, None, None]
    assert "chưa rõ" in pairing.why


def test_a_report_before_its_plan_is_doubted() -> None:
    pairing = milestones_of("Tháng 12; Quý I", (PLAN, REPORT), YEAR)
    assert pairing.why
    assert pairing.other == f"Tháng 12: {REPORT}; Quý I: {PLAN}"


def test_nothing_without_a_period_or_a_deadline() -> None:
    assert milestones_of("Quý I", (PLAN,), None).milestones == []
    assert milestones_of("", (PLAN,), YEAR).milestones == []


@pytest.mark.parametrize(
    "text",
    [
        "Quý I, 6 tháng, quý III trước ngày 25 các tháng 2, 5, 8; báo cáo năm trước ngày 20/10",
        "Quý I và quý III năm 2024; thường xuyên",
        "Năm 2024: quý I ban hành; quý IV tổng kết",
        "- Tháng 3, 6, 9\n- Khi có yêu cầu",
        "Trong năm (theo hướng dẫn của tỉnh)",
        "02 lần/tháng",
        "đang chờ",
    ],
)
def test_milestones_say_the_same_days_as_the_task(tmp_path: Path, text: str) -> None:
    heading = ("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời gian")
    reading = read_text(tmp_path, table(heading, ("1", "Kiểm tra", "- Kế hoạch - Báo cáo", "Phòng Nội vụ", text)))
    (task,) = reading.tasks[:1]
    assert {one.due for one in task.milestones if one.due} == set(task.due)
    assert {one.open for one in task.milestones if one.open} == set(task.open)
