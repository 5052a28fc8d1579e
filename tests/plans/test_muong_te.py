"""The plan of Mường Tè, several of whose activities share one row, and the milestones of Cù Lao Dung."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from domain.plan import PlannedTask, PlanReading
from plans import read

PLANS = Path(__file__).parents[2].parent / "shared" / "plans"
MUONG_TE, CU_LAO_DUNG = "000_a5365f46aad90171.txt", "004_b64da6580d49f8bb.docx"

pytestmark = pytest.mark.skipif(not PLANS.is_dir(), reason="the published plans do not lie beside the repository")


@cache
def plan(name: str) -> PlanReading:
    return read(PLANS / name)


def task(name: str, code: str) -> PlannedTask:
    return next(task for task in plan(name).tasks if task.code == code)


def test_codes_are_the_numbers_of_the_activities() -> None:
    counts = {"I": 8, "II": 6, "III": 5, "IV": 2, "V": 6, "VI": 2, "VII": 3}
    expected = [f"{section}.{number}" for section, count in counts.items() for number in range(1, count + 1)]
    assert [task.code for task in plan(MUONG_TE).tasks] == expected


def test_four_activities_in_one_row() -> None:
    four = [task(MUONG_TE, f"I.{number}") for number in range(3, 7)]
    assert [one.lead for one in four] == [["Phòng Nội vụ"]] * 4
    assert [len(one.support) for one in four] == [1, 1, 3, 0]
    assert [one.products for one in four[:1] + four[2:]] == [["Báo cáo tự đánh giá chấm điểm cấp huyện"], [], []]
    assert [one.due for one in four] == [[date(2022, 12, 31)], [date(2022, 3, 31)], [], [date(2022, 4, 30)]]
    assert [one.open for one in four] == [[], [], ["when"], []]


def test_what_is_not_certain_is_doubted_with_its_other_reading() -> None:
    doubts = {(doubt.code, doubt.field): doubt.other for doubt in plan(MUONG_TE).doubts}
    assert doubts[("IV.1", "products")] == "Kế hoạch"
    assert doubts[("IV.2", "products")] == "Quyết định"
    assert doubts[("I.5", "products")].startswith("Các văn bản")
    assert ("I.1", "lead") not in doubts
    assert ("II.5", "products") not in doubts


def test_a_goal_printed_a_row_too_low_is_still_that_of_its_first_activity() -> None:
    assert task(MUONG_TE, "II.3").objective != task(MUONG_TE, "II.4").objective
    assert task(MUONG_TE, "II.4").objective == task(MUONG_TE, "II.5").objective


def test_two_products_after_a_comma() -> None:
    assert len(task(MUONG_TE, "VII.3").products) == 2


def test_milestones_of_cu_lao_dung() -> None:
    found = [(one.due, one.product) for one in task(CU_LAO_DUNG, "II.1").milestones]
    quarters = [date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30), date(2023, 12, 31)]
    report = "Báo cáo kết quả thực hiện"
    assert found == [(date(2023, 2, 28), "Kế hoạch"), *((day, report) for day in quarters)]


@pytest.mark.parametrize("name", [MUONG_TE, CU_LAO_DUNG, "002_4450e8f74e565169.txt"])
def test_milestones_say_the_same_as_the_deadlines(name: str) -> None:
    for one in plan(name).tasks:
        assert {milestone.due for milestone in one.milestones if milestone.due} == set(one.due)
        assert {milestone.open for milestone in one.milestones if milestone.open} == set(one.open)
        assert {milestone.product for milestone in one.milestones} <= {*one.products, None}
