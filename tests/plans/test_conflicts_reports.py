"""The reporting regime against the appendix and against itself."""

from datetime import date

from domain.plan import PlannedReport
from plans.conflicts.reports import report_conflicts
from tests.plans.evidence import document, task

QUARTER = PlannedReport(
    name="Báo cáo Quý I/2024", due=date(2024, 3, 10), data_from=date(2023, 12, 6), data_to=date(2024, 3, 5)
)
HALF = PlannedReport(
    name="Báo cáo 6 tháng đầu năm 2024", due=date(2024, 6, 10), data_from=date(2023, 12, 6), data_to=date(2024, 6, 5)
)
THIRD = PlannedReport(
    name="Báo cáo Quý III/2024", due=date(2024, 9, 10), data_from=date(2024, 6, 6), data_to=date(2024, 9, 5)
)
WHOLE = PlannedReport(
    name="Báo cáo năm 2024", due=date(2024, 12, 10), data_from=date(2023, 12, 6), data_to=date(2024, 12, 5)
)
ALL = [QUARTER, HALF, THIRD, WHOLE]
ENDS = [date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30), date(2024, 12, 31)]


def test_a_row_folded_into_the_report_with_other_days() -> None:
    rows = [
        task(code, "Công khai TTHC", deadline="Hàng quý", due=ENDS, products=["Báo cáo (lồng ghép trong BC CCHC)"])
        for code in ("II.4", "II.5")
    ]
    (told,) = report_conflicts(document(tasks=rows, reporting=ALL))
    assert "II.4, II.5" in told
    assert "31/03/2024" in told
    assert "10/03/2024" in told


def test_a_row_folded_in_with_the_same_days_or_a_report_of_its_own_is_no_conflict() -> None:
    rows = [
        task("1", "Công khai", deadline="10/3, 10/6", due=[QUARTER.due, HALF.due], products=["Lồng ghép báo cáo CCHC"]),
        task("2", "Tuyên truyền pháp luật", deadline="Hàng quý", due=ENDS, products=["Báo cáo"]),
    ]
    assert report_conflicts(document(tasks=rows, reporting=ALL)) == []


def test_of_a_plan_and_a_report_only_the_last_day_is_the_report_s() -> None:
    row = task(
        "VII.2", "Tuyên truyền", deadline="Quý I - Tháng 12", due=[ENDS[0], ENDS[3]],
        products=["Kế hoạch", "Báo cáo kết quả (lồng ghép với báo cáo CCHC)"],
    )  # fmt: skip
    (told,) = report_conflicts(document(tasks=[row], reporting=ALL))
    assert "31/12/2024" in told
    assert "31/03/2024" not in told


def test_the_row_that_carries_out_the_plan_against_the_yearly_report() -> None:
    row = task(
        "VII.1", "Tổ chức thực hiện Kế hoạch CCHC năm 2024", deadline="Tháng 12", due=[ENDS[3]], products=["Báo cáo"]
    )
    (told,) = report_conflicts(document(tasks=[row], reporting=ALL))
    assert "VII.1" in told
    assert "10/12/2024" in told


def test_quarters_announced_and_not_listed() -> None:
    line = "Báo cáo định kỳ quý, 6 tháng và năm gửi về Phòng Nội vụ."
    listed = "Số liệu báo cáo quý I tính đến 05/3, báo cáo quý III tính đến 05/9."
    (told,) = report_conflicts(document("IV. TỔ CHỨC THỰC HIỆN", line, listed, reporting=ALL))
    assert told.startswith("Phần IV ")
    assert "quý II và quý IV" in told
    assert report_conflicts(document(line, reporting=ALL)) == [], "no quarter is named, so none is left out"
    assert report_conflicts(document("Báo cáo quý I, 6 tháng, quý III và năm gửi đúng hạn.", reporting=ALL)) == []


def test_days_that_no_report_takes_and_days_that_two_take() -> None:
    late = THIRD.model_copy(update={"data_from": date(2024, 6, 20)})
    (gap,) = report_conflicts(document(reporting=[QUARTER, HALF, late, WHOLE]))
    assert "06/06/2024 đến 19/06/2024" in gap
    early = THIRD.model_copy(update={"data_from": date(2024, 5, 1)})
    (twice,) = report_conflicts(document(reporting=[QUARTER, HALF, early]))
    assert "trùng nhau" in twice


def test_a_clean_regime() -> None:
    assert report_conflicts(document(reporting=ALL)) == []
