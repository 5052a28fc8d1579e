"""The five states, as offices count them. Bình's task falls due on 31/3/2026, a Tuesday."""

from datetime import date, datetime, time, timedelta
from itertools import count

import pytest

from domain.calendar import moment
from domain.progress import Report, Standing, State, Status, combined, open_milestone, standing

MARCH, JUNE = date(2026, 3, 31), date(2026, 6, 30)
DAY = timedelta(days=1)
_IDS = count(1)


def report(
    status: Status, on: date, due: date | None = MARCH, *, percent: int | None = None, note: str = "", done: bool = True
) -> Report:
    """What Bình reports on a day; a done task was done on that day, unless he does not say when."""
    at: datetime = moment(on, time(9))
    done_on = on if status is Status.DONE and done else None
    return Report(next(_IDS), status, percent, note, due, "Bình", at, done_on)


@pytest.mark.parametrize(
    ("today", "overdue"), [(MARCH - DAY, False), (MARCH, False), (MARCH + DAY, True)], ids=["before", "on", "after"]
)
def test_the_due_day_itself_is_on_time(today: date, overdue: bool) -> None:
    begun = [report(Status.IN_PROGRESS, date(2026, 3, 2), percent=40)]
    for reports, state in (([], State.NOT_STARTED), (begun, State.OVERDUE if overdue else State.ON_TIME)):
        found = standing([MARCH], reports, today)
        assert (found.state, found.overdue, found.due) == (state, overdue, MARCH)


@pytest.mark.parametrize(
    ("done_on", "state"),
    [(MARCH - DAY, State.DONE_ON_TIME), (MARCH, State.DONE_ON_TIME), (MARCH + DAY, State.DONE_LATE)],
)
def test_done_counts_by_the_day_it_was_done_on(done_on: date, state: State) -> None:
    found = standing([MARCH], [report(Status.DONE, done_on)], JUNE)
    assert (found.state, found.finished, found.overdue, found.due) == (state, True, False, None)
    assert (found.percent, found.done, found.of) == (100, 1, 1)


def test_done_without_a_day_was_done_when_it_was_said_and_does_not_grow_late() -> None:
    told = [report(Status.DONE, MARCH, done=False)]
    assert standing([MARCH], told, MARCH).state is State.DONE_ON_TIME
    assert standing([MARCH], told, JUNE).state is State.DONE_ON_TIME
    assert standing([MARCH], [report(Status.DONE, MARCH + DAY, done=False)], JUNE).state is State.DONE_LATE


def test_a_task_of_which_only_no_start_was_reported_is_not_started() -> None:
    found = standing([MARCH], [report(Status.NOT_STARTED, date(2026, 3, 2))], date(2026, 3, 3))
    assert (found.state, found.last is not None) == (State.NOT_STARTED, True)


def test_one_milestone_done_moves_on_to_the_next() -> None:
    first_done = [report(Status.IN_PROGRESS, date(2026, 3, 2), percent=80), report(Status.DONE, date(2026, 3, 20))]
    found = standing([JUNE, MARCH], first_done, date(2026, 4, 15))
    assert (found.state, found.due, found.percent, found.done, found.of) == (State.ON_TIME, JUNE, None, 1, 2)


def test_both_milestones_done_is_done_and_late_when_one_was() -> None:
    late = [report(Status.DONE, MARCH + DAY), report(Status.DONE, JUNE - DAY, JUNE)]
    found = standing([MARCH, JUNE], late, JUNE)
    assert (found.state, found.done, found.of) == (State.DONE_LATE, 2, 2)


def test_a_later_milestone_done_first_leaves_the_earlier_open() -> None:
    found = standing([MARCH, JUNE], [report(Status.DONE, date(2026, 3, 5), JUNE)], MARCH + DAY)
    assert (found.state, found.due, found.done) == (State.OVERDUE, MARCH, 1)


def test_a_day_printed_twice_is_one_milestone() -> None:
    assert standing([MARCH, MARCH], [], MARCH).of == 1


def test_the_open_milestone_is_the_first_not_closed() -> None:
    assert open_milestone([JUNE, MARCH], []) == MARCH
    assert open_milestone([JUNE, MARCH], [report(Status.DONE, MARCH)]) == JUNE
    assert open_milestone([MARCH], [report(Status.DONE, MARCH)]) is None
    assert open_milestone([], []) is None


def test_what_blocks_a_task_is_told_until_something_newer_is_reported() -> None:
    blocked = [report(Status.IN_PROGRESS, date(2026, 3, 2), percent=40)]
    blocked.append(report(Status.BLOCKED, date(2026, 3, 9), note="chưa có kinh phí"))
    found = standing([MARCH], blocked, date(2026, 3, 10))
    assert (found.state, found.blocked, found.percent) == (State.ON_TIME, "chưa có kinh phí", 40)
    going_on = [*blocked, report(Status.IN_PROGRESS, date(2026, 3, 12), percent=60)]
    found = standing([MARCH], going_on, date(2026, 3, 13))
    assert (found.blocked, found.percent, found.last) == (None, 60, going_on[-1])


def test_what_blocked_the_first_milestone_does_not_block_the_second() -> None:
    history = [report(Status.BLOCKED, date(2026, 3, 9), note="chờ văn bản"), report(Status.DONE, MARCH)]
    assert standing([MARCH, JUNE], history, date(2026, 4, 1)).blocked is None


def test_a_moved_deadline_keeps_what_was_reported_and_closes_nothing() -> None:
    april = date(2026, 4, 30)
    half = standing([april], [report(Status.IN_PROGRESS, date(2026, 3, 9), percent=50)], date(2026, 4, 1))
    assert (half.state, half.percent, half.due) == (State.ON_TIME, 50, april)
    done = standing([april], [report(Status.DONE, date(2026, 3, 9))], date(2026, 4, 1))
    assert (done.state, done.due, done.done) == (State.ON_TIME, april, 0)


def test_a_task_without_a_date_is_never_overdue_and_may_be_taken_up_again() -> None:
    year_end = date(2026, 12, 31)
    assert standing([], [], year_end).state is State.NOT_STARTED
    history = [report(Status.IN_PROGRESS, date(2026, 3, 2), None, percent=30)]
    found = standing([], history, year_end)
    assert (found.state, found.overdue, found.due, found.percent, found.of) == (State.ON_TIME, False, None, 30, 1)
    history.append(report(Status.DONE, date(2026, 6, 1), None))
    assert standing([], history, year_end).state is State.DONE_ON_TIME
    history.append(report(Status.IN_PROGRESS, date(2026, 7, 1), None))
    assert standing([], history, year_end).state is State.ON_TIME


# ---------------------------------------------------------------- several units
def unit(*reports: Report, today: date = date(2026, 4, 15), due: date = MARCH) -> Standing:
    return standing([due], reports, today)


ON_TIME, LATE = unit(report(Status.DONE, MARCH)), unit(report(Status.DONE, MARCH + DAY))
SILENT, BEHIND = unit(), unit(report(Status.BLOCKED, date(2026, 3, 9), note="thiếu người"))
AHEAD = unit(report(Status.IN_PROGRESS, date(2026, 4, 1), JUNE), due=JUNE)


def test_one_unit_stands_for_itself() -> None:
    assert combined([BEHIND]) is BEHIND


def test_together_they_are_done_when_each_is_and_late_when_one_was() -> None:
    assert combined([ON_TIME, ON_TIME]).state is State.DONE_ON_TIME
    both = combined([ON_TIME, LATE])
    assert (both.state, both.percent, both.done, both.of, both.due) == (State.DONE_LATE, 100, 2, 2, None)


def test_together_they_are_overdue_when_one_is() -> None:
    both = combined([ON_TIME, BEHIND])
    assert (both.state, both.overdue, both.due, both.done, both.of) == (State.OVERDUE, True, MARCH, 1, 2)
    assert both.blocked == "thiếu người"


def test_one_unit_done_means_the_task_has_begun() -> None:
    assert combined([SILENT, SILENT]).state is State.NOT_STARTED
    assert combined([ON_TIME, unit(today=MARCH)]).state is State.ON_TIME


def test_the_next_day_of_all_is_the_first_and_the_last_word_is_the_newest() -> None:
    both = combined([AHEAD, BEHIND])
    assert both.due == MARCH
    assert both.last is not None
    assert AHEAD.last is not None
    assert both.last.id == AHEAD.last.id
    assert combined([SILENT, SILENT]).last is None
    assert combined([AHEAD, AHEAD]).overdue is False
