"""The reporting regime, as plans put it into words."""

from datetime import date

import pytest

from domain.plan import Period
from plans.body import passages_of
from plans.reporting import reporting_of

YEAR = Period(start=date(2024, 1, 1), end=date(2024, 12, 31))


def dues(*lines: str) -> dict[str, date]:
    return {report.name: report.due for report in reporting_of(passages_of(lines), [], YEAR).reports}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Báo cáo quý I, 6 tháng, quý III gửi trước ngày 15 các tháng 3, 6, 9.", [(3, 14), (6, 14), (9, 14)]),
        (
            "Báo cáo quý I trước ngày 10/3; báo cáo 6 tháng trước ngày 10/6; báo cáo năm trước ngày 05/12.",
            [(3, 9), (6, 9), (12, 4)],
        ),
        (
            "Báo cáo quý I, 6 tháng, 9 tháng và năm: chậm nhất ngày 05 của tháng cuối quý.",
            [(3, 5), (6, 5), (9, 5), (12, 5)],
        ),
        ("Báo cáo năm lần 01 trước ngày 20/10; báo cáo lần 02 trước ngày 15/11.", [(10, 19), (11, 14)]),
        ("Báo cáo quý I và 6 tháng gửi ngày cuối cùng của các tháng 2, 5.", [(2, 29), (5, 31)]),
    ],
)
def test_days(line: str, expected: list[tuple[int, int]]) -> None:
    assert list(dues(line).values()) == [date(2024, month, day) for month, day in expected]


def test_the_span_of_data_of_each_report_and_one_day_for_all() -> None:
    lines = (
        "Thời hạn báo cáo chậm nhất vào ngày 10 của tháng cuối kỳ báo cáo.",
        "- Báo cáo quý I: số liệu từ ngày 15/12 năm trước đến ngày 05/3/2024;",
        "- Báo cáo 6 tháng đầu năm: số liệu từ ngày 15/12/2023 đến hết ngày 05/6/2024.",
    )
    first, second = reporting_of(passages_of(lines), [], YEAR).reports
    assert (first.due, first.data_from, first.data_to) == (date(2024, 3, 10), date(2023, 12, 15), date(2024, 3, 5))
    assert (second.due, second.data_to) == (date(2024, 6, 10), date(2024, 6, 5))


def test_a_plan_that_dates_no_report_has_none() -> None:
    assert dues("Định kỳ báo cáo kết quả về Phòng Nội vụ.") == {}


def test_a_cut_off_after_the_day_due_is_doubted() -> None:
    line = "Báo cáo quý I trước ngày 01/3, số liệu từ ngày 15/12/2023 đến ngày 05/3/2024."
    assert "chốt số liệu" in reporting_of(passages_of([line]), [], YEAR).doubts[0].why
