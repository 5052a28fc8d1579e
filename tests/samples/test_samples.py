"""The invented commune's files, people and progress."""

import io
import unicodedata
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import docx
import openpyxl
import pytest

import samples
from domain.calendar import moment
from domain.office import ROLE_WORDS
from domain.plan import Period, PlanReading
from domain.progress import Report, State, Status, standing
from plans import read
from samples.__main__ import STAFF_FILE, plan_file
from samples.commune import COLLECTIVE, ISSUER, MEMBERS, NUMBER, SIGNER, TARGETS, coded_tasks, issued, reporting
from samples.document import plan_document, staff_list
from samples.progress import SampleReport, reported
from samples.staff import COLUMNS, STAFF

YEAR = 2026
FOLDER = Path(samples.__file__).parent
TASKS = [(code, task.due(YEAR), task.lead) for code, _section, task in coded_tasks()]
FROM_FEBRUARY = [date(YEAR, 2, 1) + timedelta(days=3 * step) for step in range(111)]


def words_of_document(data: bytes) -> list[list[str]]:
    """Every paragraph and every table row, as text."""
    document = docx.Document(io.BytesIO(data))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    return [[paragraph.text for paragraph in document.paragraphs], *rows]


def words_of_sheet(data: bytes) -> list[list[str]]:
    """Every row of the first sheet, as text."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return [[str(value or "") for value in row] for row in sheet.iter_rows(values_only=True)]


def latest(today: date) -> dict[tuple[str, date | None, str], SampleReport]:
    """The last word on each milestone of each unit."""
    return {(report.code, report.due, report.unit): report for report in reported(TASKS, today)}


def test_committed_files_say_what_the_builder_says() -> None:
    plan, staff = (FOLDER / plan_file(YEAR)).read_bytes(), (FOLDER / STAFF_FILE).read_bytes()
    assert words_of_document(plan) == words_of_document(plan_document(YEAR))
    assert words_of_sheet(staff) == words_of_sheet(staff_list())


def test_building_twice_gives_the_same_bytes() -> None:
    assert plan_document(YEAR) == plan_document(YEAR)
    assert staff_list() == staff_list()


@pytest.mark.parametrize("year", [2026, 2028])
def test_document_holds_every_task_of_the_year(year: int) -> None:
    rows = words_of_document(plan_document(year))
    tasks = [row for row in rows if len(row) == 7 and row[0].isdigit()]
    meant = [task for _code, _section, task in coded_tasks()]
    assert 24 <= len(tasks) <= 28
    assert [(row[1], row[3], row[5]) for row in tasks] == [
        (task.title, task.lead, task.deadline.format(year=year)) for task in meant
    ]


def test_words_are_composed_vietnamese_of_the_year_asked() -> None:
    text = "\n".join(word for row in words_of_document(plan_document(2028)) for word in row)
    assert unicodedata.is_normalized("NFC", text)
    assert "2026" not in text
    assert "{" not in text


def test_deadlines_lie_in_the_year_and_leave_no_month_empty() -> None:
    days = {day for _code, due, _lead in TASKS for day in due}
    assert {day.year for day in days} == {YEAR}
    assert {day.month for day in days} == set(range(1, 13))
    assert all(bool(due) != bool(task.open) for (_, due, _), (_, _, task) in zip(TASKS, coded_tasks(), strict=True))


def test_every_lead_has_people() -> None:
    staffed = {person.unit for person in STAFF}
    leads = {lead for _code, _due, lead in TASKS}
    assert leads - {COLLECTIVE} <= staffed
    assert set(MEMBERS) <= staffed
    assert COLLECTIVE not in staffed
    assert {person.unit for person in STAFF if person.role == "lãnh đạo"} == {ISSUER}


def test_staff_list_has_known_roles_and_phones_of_nobody() -> None:
    header, *people = words_of_sheet(staff_list())
    assert tuple(header) == COLUMNS
    assert {row[3] for row in people} == set(ROLE_WORDS)
    assert len({row[0] for row in people}) == len({row[4] for row in people}) == len(people)
    assert all(row[4].startswith("0900 000 0") for row in people)


def test_nothing_is_reported_in_the_future_nor_taken_back() -> None:
    before: list[SampleReport] = []
    for day in FROM_FEBRUARY:
        now = reported(TASKS, day)
        assert all(report.day <= day for report in now)
        assert now[: len(before)] == before
        before = now


def test_reports_name_milestones_of_the_plan_and_units_with_people() -> None:
    due = {code: days for code, days, _lead in TASKS}
    for report in reported(TASKS, date(YEAR + 1, 1, 1)):
        assert report.due is None or report.due in due[report.code]
        assert report.unit in MEMBERS
        assert Status(report.status)
        assert report.day.year == YEAR


@pytest.mark.parametrize("today", FROM_FEBRUARY, ids=str)
def test_any_day_has_something_overdue_blocked_and_current(today: date) -> None:
    told = latest(today)
    heard = {(code, due) for code, due, _unit in told}
    silent = [(code, day) for code, due, _ in TASKS for day in due if day < today and (code, day) not in heard]
    assert silent
    blocked = [report for report in told.values() if report.status == "blocked"]
    assert any(report.percent == 40 and "tỉnh" in report.note for report in blocked)
    assert any(
        report.status != "done" and 30 <= (report.percent or 0) <= 70 and report.due and report.due >= today
        for report in told.values()
    )


@pytest.mark.parametrize("today", FROM_FEBRUARY, ids=str)
def test_what_is_ten_days_past_is_done_but_for_a_few(today: date) -> None:
    told = latest(today)
    past = [
        (code, day, unit)
        for code, due, lead in TASKS
        for day in due
        for unit in (MEMBERS if lead == COLLECTIVE else (lead,))
        if day < today - timedelta(days=10)
    ]
    undone = [key for key in past if key not in told or told[key].status != "done"]
    assert len(undone) <= 4


def reports_of(code: str, today: date) -> Iterator[Report]:
    """The invented history of one task as the rules count it."""
    for place, told in enumerate(report for report in reported(TASKS, today) if report.code == code):
        at = moment(told.day, time(12))
        yield Report(place, Status(told.status), told.percent, told.note, told.due, told.unit, at, told.day)


def test_the_rules_count_late_done_and_waiting_work() -> None:
    due = {code: days for code, days, _lead in TASKS}
    today = date(YEAR, 10, 20)
    late = standing(due["III.1"], list(reports_of("III.1", today)), today)
    waiting = standing(due["III.2"], list(reports_of("III.2", today)), today)
    on_time = standing(due["VI.1"], list(reports_of("VI.1", today)), today)
    silent = standing(due["V.3"], list(reports_of("V.3", today)), today)
    assert (late.state, on_time.state) == (State.DONE_LATE, State.DONE_ON_TIME)
    assert (waiting.state, waiting.percent) == (State.OVERDUE, 40)
    assert waiting.blocked
    assert (silent.state, silent.overdue) == (State.NOT_STARTED, True)


def test_a_collective_task_is_told_by_each_member() -> None:
    units = {report.unit for report in reported(TASKS, date(YEAR, 10, 1)) if report.code == "VII.3"}
    assert len(units) == len(MEMBERS) - 1
    assert all(unit in MEMBERS for unit in units)


def test_other_plans_get_a_plain_history() -> None:
    told = reported([("1.1", [date(2025, 3, 31)], "Phòng Nội vụ"), ("1.2", [], "Phòng Nội vụ")], date(2025, 4, 1))
    assert [(report.code, report.status, report.unit) for report in told] == [("1.1", "done", "Phòng Nội vụ")]


def test_reporting_windows_close_before_the_reports_are_due() -> None:
    for report in reporting(YEAR):
        assert report.data_from < report.data_to < report.due


def test_head_names_number_and_signer() -> None:
    text = "\n".join(word for row in words_of_document(plan_document(YEAR)) for word in row)
    for word in (f"Số: {NUMBER}", SIGNER, f"của {ISSUER})", "PHỤ LỤC"):
        assert word in text


def reading_of_the_sample(folder: Path) -> PlanReading:
    """What the plan reader takes out of the sample."""
    path = folder / plan_file(YEAR)
    path.write_bytes(plan_document(YEAR))
    return read(path)


def test_reader_takes_out_the_head(tmp_path: Path) -> None:
    reading = reading_of_the_sample(tmp_path)
    assert (reading.number, reading.issuer, reading.issued, reading.signer) == (NUMBER, ISSUER, issued(YEAR), SIGNER)
    assert reading.period == Period(start=date(YEAR, 1, 1), end=date(YEAR, 12, 31))


def test_reader_takes_out_each_task(tmp_path: Path) -> None:
    assert [
        (t.code, t.section, t.title, tuple(t.products), t.lead, tuple(t.support), t.deadline_text, t.budget)
        for t in reading_of_the_sample(tmp_path).tasks
    ] == [
        (code, section, t.title, t.products, [t.lead], t.support, t.deadline.format(year=YEAR), t.budget)
        for code, section, t in coded_tasks()
    ]


def test_reader_takes_every_deadline_as_it_is_meant(tmp_path: Path) -> None:
    assert {t.code: (t.deadline_text, t.due, t.open) for t in reading_of_the_sample(tmp_path).tasks} == {
        code: (t.deadline.format(year=YEAR), t.due(YEAR), list(t.open)) for code, _section, t in coded_tasks()
    }


def test_reader_takes_out_reports_with_their_cut_offs(tmp_path: Path) -> None:
    assert [(r.name, r.data_from, r.data_to, r.due) for r in reading_of_the_sample(tmp_path).reporting] == [
        (meant.name, meant.data_from, meant.data_to, meant.due) for meant in reporting(YEAR)
    ]


def test_reader_takes_out_the_targets(tmp_path: Path) -> None:
    assert [(t.text.rstrip(";. "), t.value, t.comparison) for t in reading_of_the_sample(tmp_path).targets] == [
        (meant.text, meant.value, meant.comparison) for meant in TARGETS
    ]


def test_reader_finds_the_sample_free_of_doubts_and_conflicts(tmp_path: Path) -> None:
    reading = reading_of_the_sample(tmp_path)
    assert (reading.doubts, reading.conflicts) == ([], [])
