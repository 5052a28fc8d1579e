"""The reporting regime, as plans put it into words."""

from datetime import date

import pytest

from domain.plan import Period, PlannedTask
from plans.prose.body import passages_of
from plans.reports.reporting import reporting_of

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


def test_the_first_day_of_the_data_is_no_day_to_report() -> None:
    line = (
        "Gửi báo cáo quý I, 6 tháng chậm nhất ngày 20 tháng cuối quý. Số liệu báo cáo quý I và 6 tháng lấy từ ngày "
        "16/12/2023, báo cáo quý III lấy từ ngày 16/6/2024, đều tính đến ngày 15 tháng cuối quý."
    )
    found = reporting_of(passages_of(("Chế độ báo cáo", line)), [], YEAR)
    reports = found.reports
    assert [report.due for report in reports][:2] == [date(2024, 3, 20), date(2024, 6, 20)]
    assert all(
        report.data_from is None or report.data_to is None or report.data_from <= report.data_to for report in reports
    )
    assert any(doubt.read == "Báo cáo quý I" and "đã bỏ ngày đầu" in doubt.why for doubt in found.doubts)


def test_letters_that_a_scanner_took_for_digits() -> None:
    line = "- Báo cáo quý I: gửi trước ngày l3/3/2024; số liệu tính từ ngày 10/12/2023 đến ngày lO/3/2024."
    (report,) = reporting_of(passages_of(("Chế độ báo cáo", line)), [], YEAR).reports
    assert (report.due, report.data_from) == (date(2024, 3, 12), date(2023, 12, 10))
    assert report.data_to == date(2024, 3, 10)
    assert "l3/3/2024" in report.text


def test_the_part_on_reports_goes_before_a_duty_that_names_one() -> None:
    lines = (
        "2. Phòng Nội vụ",
        "- Định kỳ hằng quý tổng hợp kết quả, báo cáo UBND huyện.",
        "- Tổng hợp, trình ký báo cáo năm 2024 gửi Sở Nội vụ trước ngày 30/11/2024.",
        "9. Chế độ báo cáo",
        "Các đơn vị gửi báo cáo 6 tháng trước ngày 08/6/2024; báo cáo năm trước ngày 02/12/2024.",
    )
    assert sorted(dues(*lines).values()) == [date(2024, 6, 7), date(2024, 12, 1)]


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


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Báo cáo quý trước ngày 20/3, 20/6, 20/9; báo cáo năm trước 10/12.", [(3, 19), (6, 19), (9, 19), (12, 9)]),
        ("Các đơn vị báo cáo hằng quý trước ngày 15 của tháng cuối quý.", [(3, 14), (6, 14), (9, 14), (12, 14)]),
        ("Định kỳ hằng quý, 6 tháng, năm báo cáo trước ngày 15 tháng cuối quý.", [(3, 14), (6, 14), (9, 14), (12, 14)]),
        ("Định kỳ hằng tháng báo cáo trước ngày 20.", [(month, 19) for month in range(1, 13)]),
        ("Trước ngày 15/3 gửi báo cáo quý I; trước ngày 15/6 gửi báo cáo 6 tháng.", [(3, 14), (6, 14)]),
        (
            "Báo cáo quý I, II trước ngày 20 tháng 3, 6; báo cáo năm trước 17h00 ngày 20/12.",
            [(3, 19), (6, 19), (12, 20)],
        ),
        ("Báo cáo 6 tháng (trước ngày 15/6) và năm (chậm nhất ngày 15 tháng 12 năm 2024).", [(6, 14), (12, 15)]),
        ("Thực hiện Kế hoạch số 5/KH-UBND ngày 05/01/2024, báo cáo năm gửi trước ngày 30/11.", [(11, 29)]),
        ("Báo cáo kết quả thực hiện Kế hoạch năm 2024 trước ngày 10/12/2024.", [(12, 9)]),
        ("Trong quý I hoàn thành và báo cáo trước ngày 20/3.", []),
        ("Tổng hợp, báo cáo UBND huyện trước ngày 15/11/2024.", []),
    ],
)
def test_rules_and_lists(line: str, expected: list[tuple[int, int]]) -> None:
    assert list(dues(line).values()) == [date(2024, month, day) for month, day in expected]


def test_reports_due_after_the_quarter_or_the_year() -> None:
    assert list(dues("Báo cáo quý gửi trước ngày 05 của tháng đầu quý sau.").values())[-1] == date(2025, 1, 4)
    assert dues("Báo cáo năm gửi trước ngày 10/01 năm sau.") == {"Báo cáo năm": date(2025, 1, 9)}


def test_a_clause_of_its_own_keeps_its_cut_off() -> None:
    line = "Báo cáo 6 tháng gửi chậm nhất ngày 05/6; số liệu tính từ ngày 05/12 năm trước đến ngày 31/5."
    (only,) = reporting_of(passages_of([line]), [], YEAR).reports
    assert (only.due, only.data_from, only.data_to) == (date(2024, 6, 5), date(2023, 12, 5), date(2024, 5, 31))
    assert only.text == "Báo cáo 6 tháng gửi chậm nhất ngày 05/6; số liệu tính từ ngày 05/12 năm trước đến ngày 31/5"


def test_a_cut_off_may_be_a_rule() -> None:
    line = (
        "Thời gian chốt số liệu báo cáo quý: từ ngày 15 tháng trước kỳ báo cáo đến ngày 14 của tháng cuối quý; "
        "gửi báo cáo chậm nhất ngày 18 của tháng cuối quý."
    )
    first, second, *_ = reporting_of(passages_of([line]), [], YEAR).reports
    assert (first.due, first.data_from, first.data_to) == (date(2024, 3, 18), date(2023, 12, 15), date(2024, 3, 14))
    assert (second.data_from, second.data_to) == (date(2024, 3, 15), date(2024, 6, 14))


def test_a_table_of_reports_cell_by_cell() -> None:
    cells = ("Loại báo cáo", "Thời hạn gửi", "Thời gian chốt số liệu")
    rows = ("Quý I", "Trước ngày 15/3", "Từ ngày 15/12/2023 đến ngày 14/3/2024", "Năm", "15/12", "Đến ngày 10/12")
    first, last = reporting_of(passages_of([*cells, *rows]), [], YEAR).reports
    assert (first.due, first.data_from, first.data_to) == (date(2024, 3, 14), date(2023, 12, 15), date(2024, 3, 14))
    assert last.due == date(2024, 12, 15)


def test_days_and_spans_in_two_lists_are_put_together() -> None:
    lines = (
        "- Thời hạn gửi: Báo cáo quý I trước 15/3; 6 tháng trước 15/6.",
        "- Chốt số liệu: Báo cáo quý I từ 15/12/2023 đến 14/3/2024; báo cáo 6 tháng từ 15/12/2023 đến 14/6/2024.",
    )
    first, second = reporting_of(passages_of(lines), [], YEAR).reports
    assert (first.due, first.data_to) == (date(2024, 3, 14), date(2024, 3, 14))
    assert (second.due, second.data_to) == (date(2024, 6, 14), date(2024, 6, 14))


def test_tasks_among_reports_are_none() -> None:
    lines = ("Chế độ báo cáo:", "- Báo cáo quý I: trước 10/3.", "- Tổ chức hội nghị quý II trước ngày 30/6.")
    assert dues(*lines) == {"Báo cáo quý I": date(2024, 3, 9)}


def test_reports_without_a_day_are_none_but_told() -> None:
    found = reporting_of(passages_of(["Thực hiện báo cáo hằng quý, 6 tháng và năm theo quy định."]), [], YEAR)
    assert found.reports == []
    assert [doubt.where for doubt in found.doubts] == ["Chế độ báo cáo"]


def test_in_a_plan_of_years_each_report_recurs_from_the_day_of_issue_on() -> None:
    years = Period(start=date(2021, 1, 1), end=date(2023, 12, 31))
    line = "Định kỳ hằng năm các đơn vị báo cáo kết quả trước ngày 10/12."
    found = reporting_of(passages_of([line]), [], years, date(2021, 12, 20)).reports
    assert [(report.name, report.due) for report in found] == [
        ("Báo cáo năm 2022", date(2022, 12, 9)),
        ("Báo cáo năm 2023", date(2023, 12, 9)),
    ]


def test_a_task_may_hold_the_rule_for_all_reports() -> None:
    task = PlannedTask(
        code="I.2",
        title="Báo cáo định kỳ quý I, 6 tháng, năm về công tác kiểm tra",
        deadline_text="Trước ngày 20 của tháng cuối quý",
    )
    found = reporting_of([], [task], YEAR).reports
    assert [report.due for report in found] == [date(2024, month, 19) for month in (3, 6, 12)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Định kỳ quý, 6 tháng, năm báo cáo Sở Nội vụ; các đơn vị gửi báo cáo trước ngày 12/3, 12/6, 12/9 và 12/12.",
            [(3, 11), (6, 11), (9, 11), (12, 11)],
        ),
        ("Trước ngày 15/6 và ngày 15/12 hằng năm, các đơn vị báo cáo kết quả.", [(6, 14), (12, 14)]),
        ("Báo cáo định kỳ quý I, 6 tháng; gửi trước ngày 16.", [(3, 15), (6, 15)]),
        ("Báo cáo quý II và 6 tháng (trước 12/6).", [(6, 11), (6, 11)]),
    ],
)
def test_days_said_apart_from_the_names(line: str, expected: list[tuple[int, int]]) -> None:
    assert list(dues(line).values()) == [date(2024, month, day) for month, day in expected]


def test_a_day_without_its_month_is_doubted() -> None:
    found = reporting_of(passages_of(["Báo cáo định kỳ quý I, 6 tháng; gửi trước ngày 16."]), [], YEAR)
    assert [doubt.why for doubt in found.doubts] == ["Chỉ ghi ngày, không ghi tháng; lấy tháng cuối của kỳ báo cáo"]


def test_a_weekly_report_is_told_of_only() -> None:
    found = reporting_of(passages_of(["Báo cáo tuần gửi trước 15h00 thứ Năm hằng tuần."]), [], YEAR)
    assert found.reports == []
    assert "hằng tuần" in found.doubts[0].why


PLAN = "KẾ HOẠCH Cải cách hành chính năm 2024 của xã Đồng Lâm"


def row(title: str, deadline: str) -> PlannedTask:
    return PlannedTask(code="I.1", title=title, deadline_text=deadline)


def of_plan(tasks: list[PlannedTask], *lines: str, period: Period = YEAR) -> dict[str, date]:
    return {found.name: found.due for found in reporting_of(passages_of(lines), tasks, period, None, PLAN).reports}


def test_a_row_on_the_reports_of_another_field_does_not_set_those_of_the_plan() -> None:
    other = row(
        "Báo cáo công tác kiểm soát thủ tục", "Quý I, 6 tháng trước ngày 20 của tháng cuối quý; năm trước 05/12"
    )
    line = "Báo cáo quý I gửi trước ngày 12/3/2024; báo cáo năm gửi chậm nhất ngày 05/12/2024."
    assert of_plan([other], line) == {"Báo cáo quý I": date(2024, 3, 11), "Báo cáo năm": date(2024, 12, 5)}
    alone = reporting_of([], [other], YEAR, None, PLAN)
    assert alone.reports == []
    assert ["lĩnh vực khác" in doubt.why for doubt in alone.doubts] == [True]


def test_the_report_that_a_task_ends_with_is_no_regime() -> None:
    assert of_plan([], "+ Thời gian hoàn thành: trong quý II; báo cáo năm trước ngày 10/12.") == {}
    line = "+ Thời gian thực hiện: báo cáo quý I trước ngày 10/3, báo cáo năm trước ngày 05/12."
    assert list(of_plan([], line).values()) == [date(2024, 3, 9), date(2024, 12, 4)]


def test_a_row_whose_title_names_the_reports_goes_before_the_body() -> None:
    own = row("Báo cáo CCHC quý I, 6 tháng và năm", "Trước ngày 10 của tháng cuối quý; báo cáo năm trước ngày 25/11")
    found = of_plan([own], "Báo cáo quý I, 6 tháng trước ngày 10 của tháng cuối quý; báo cáo năm trước ngày 20/11.")
    assert list(found.values()) == [date(2024, 3, 9), date(2024, 6, 9), date(2024, 11, 24)]


def test_the_day_of_a_task_and_another_field_give_way_to_the_regime() -> None:
    lines = (
        "+ Thời gian hoàn thành: hằng quý; báo cáo năm trước ngày 10/12.",
        "- Phòng Tư pháp định kỳ 6 tháng, năm báo cáo công tác hộ tịch trước ngày 20/6, 20/12.",
        "- Phòng Nội vụ tổng hợp, báo cáo quý III chậm nhất ngày 10/9, báo cáo năm chậm nhất ngày 05/12.",
    )
    assert of_plan([], *lines) == {"Báo cáo quý III": date(2024, 9, 10), "Báo cáo năm": date(2024, 12, 5)}


def test_reports_on_all_the_years_of_a_plan_are_due_once() -> None:
    years = Period(start=date(2022, 1, 1), end=date(2024, 12, 31))
    line = (
        "Chế độ báo cáo: Báo cáo năm trước ngày 05/12 hằng năm; Báo cáo sơ kết giữa kỳ trước ngày 15/6/2023; "
        "Báo cáo tổng kết giai đoạn 2022 - 2024 trước ngày 30/10."
    )
    found = of_plan([], line, period=years)
    assert found["Báo cáo sơ kết giữa kỳ"] == date(2023, 6, 14)
    assert found["Báo cáo tổng kết giai đoạn 2022 - 2024"] == date(2024, 10, 29)
    assert found["Báo cáo năm 2023"] == date(2023, 12, 4)
    assert len(found) == 5


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Báo cáo quý III (9 tháng) trước ngày 10/9.", [(9, 9)]),
        ("Định kỳ quý (trước ngày 10 tháng cuối quý), năm (trước 30/11) báo cáo.", [(3, 9), (6, 9), (9, 9), (11, 29)]),
        (
            "Báo cáo quý trước ngày 15 của tháng cuối quý; riêng báo cáo năm trước ngày 05/12.",
            [(3, 14), (6, 14), (9, 14), (12, 4)],
        ),
        (
            "Báo cáo hằng quý, năm: trước ngày 10/3 đối với báo cáo quý I, trước ngày 30/11 đối với báo cáo năm.",
            [(3, 9), (11, 29)],
        ),
        ("Các đơn vị báo cáo trước ngày 10/3 (quý I), 10/6 (6 tháng), 30/11 (năm).", [(3, 9), (6, 9), (11, 29)]),
        ("Báo cáo 6 tháng và báo cáo năm gửi trước ngày 10 của tháng cuối kỳ (10/6 và 10/12).", [(6, 9), (12, 9)]),
        ("Định kỳ trước ngày 20 tháng cuối quý, các đơn vị gửi báo cáo.", [(3, 19), (6, 19), (9, 19), (12, 19)]),
    ],
)
def test_days_said_in_other_ways(line: str, expected: list[tuple[int, int]]) -> None:
    assert list(dues(line).values()) == [date(2024, month, day) for month, day in expected]


def test_days_counted_from_the_cut_off() -> None:
    line = (
        "Chốt số liệu báo cáo: 6 tháng từ ngày 15/12/2023 đến ngày 14/6/2024; năm từ ngày 15/12/2023 đến ngày "
        "14/12/2024. Thời hạn gửi báo cáo: chậm nhất 02 ngày sau ngày chốt số liệu."
    )
    assert list(dues(line).values()) == [date(2024, 6, 16), date(2024, 12, 16)]
