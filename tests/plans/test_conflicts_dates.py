"""Dates that cannot be meant."""

from datetime import date

import pytest

from plans.conflicts.dates import date_doubts
from tests.plans.evidence import document, task


@pytest.mark.parametrize(
    ("deadline", "due", "why"),
    [
        ("Trước 31/4/2024", [], "không có trong lịch"),
        ("Trước ngày 30/02", [], "không có trong lịch"),
        ("Trước 30/10/2023", [], "trước thời gian của kế hoạch"),
        ("Ngày 15/01/2025", [], "sau thời gian của kế hoạch"),
        ("Quý IV năm 2022", [date(2024, 12, 31)], "ghi năm 2022"),
        ("Trước 05/01/2024", [date(2024, 1, 4)], "đã qua khi kế hoạch được ban hành"),
        ("Thứ Hai ngày 06/3/2024", [date(2024, 3, 6)], "là thứ Tư"),
        ("Sáng thứ Năm, 15/3", [date(2024, 3, 15)], "Ngày 15/03/2024 là thứ Sáu"),
        ("Trước 31.6.2024", [], "không có trong lịch"),
        ("Chủ nhật, 12/5/2024, thứ 2 (14/5/2024)", [date(2024, 5, 14)], "là thứ Ba"),
    ],
)
def test_a_deadline(deadline: str, due: list[date], why: str) -> None:
    (doubt,) = date_doubts(document(tasks=[task("2.1", "Việc", deadline=deadline, due=due)]))
    assert why in doubt.why
    assert (doubt.code, doubt.field) == ("2.1", "due")


def test_the_same_day_of_the_plan_s_year_is_offered() -> None:
    (doubt,) = date_doubts(document(tasks=[task("2.1", "Việc", deadline="Trước 30/10/2023")]))
    assert doubt.other == "30/10/2024"


@pytest.mark.parametrize(
    ("deadline", "due"),
    [
        ("Trước 29/02/2024", [date(2024, 2, 28)]),
        ("Hàng tháng", [date(2024, 1, 31), date(2024, 12, 31)]),
        ("Quý I/2024", [date(2024, 3, 31)]),
        ("Theo Nghị định số 30/2020/NĐ-CP", []),
        ("Thứ Tư ngày 06/3/2024", [date(2024, 3, 6)]),
        ("Thứ Sáu, ngày 15/3; thứ Sáu, ngày 14/6", [date(2024, 3, 15), date(2024, 6, 14)]),
        ("Theo Kế hoạch số 12/KH-UBND ngày 05/5/2023", []),
    ],
)
def test_a_deadline_that_can_be_meant(deadline: str, due: list[date]) -> None:
    assert date_doubts(document(tasks=[task("2.1", "Việc", deadline=deadline, due=due)])) == []


def test_a_date_of_the_body_that_does_not_exist_is_told_once_with_its_place() -> None:
    lines = ("I. MỤC ĐÍCH", "Căn cứ văn bản ngày 31/9/2023.", "II. NHIỆM VỤ", "Theo văn bản ngày 31/9/2023.")
    (doubt,) = date_doubts(document(*lines))
    assert doubt.where == "Phần I"
    assert "31/9/2023" in doubt.read
