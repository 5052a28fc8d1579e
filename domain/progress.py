"""How far a task is: milestones, what was reported, and the five states in which offices count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.calendar import local_day


class Status(StrEnum):
    """What a person reports of a task."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    DONE = "done"


class State(StrEnum):
    """The five states of a task, and no others (reference: the tally tables offices send up)."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    ON_TIME = "in_progress_on_time"
    OVERDUE = "in_progress_overdue"
    NOT_STARTED = "not_started"


@dataclass(frozen=True, slots=True)
class Report:
    """One entry of a task's history. `due` names the milestone it is about, None where the task has no date."""

    id: int
    status: Status
    percent: int | None
    note: str
    due: date | None
    by: str
    at: datetime
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How one unit stands with one task on one day. `due` is the first milestone not yet done."""

    state: State
    overdue: bool
    due: date | None
    percent: int | None
    blocked: str | None
    last: Report | None
    done: int
    of: int

    @property
    def finished(self) -> bool:
        return self.state in (State.DONE_ON_TIME, State.DONE_LATE)


def open_milestone(due: Sequence[date], reports: Sequence[Report]) -> date | None:
    """The first milestone no report has closed."""
    closed = {report.due for report in reports if report.status is Status.DONE}
    return next((day for day in sorted(due) if day not in closed), None)


def standing(due: Sequence[date], reports: Sequence[Report], today: date) -> Standing:
    """How a task stands on one day.

    `due`: the milestones' last days on time, empty for a task without dates. `reports`: the history that still counts,
    oldest first. The due day itself is still on time.
    """
    if not reports:
        first = min(due, default=None)
        overdue = first is not None and today > first
        return Standing(State.NOT_STARTED, overdue, first, None, None, None, 0, len(set(due)) or 1)
    closed = {report.due: report for report in reports if report.status is Status.DONE}
    current = open_milestone(due, reports)
    of = len(set(due)) or 1
    last = reports[-1] if reports else None
    # What was reported of a day that an amended plan has moved is about the work that is still open.
    about = [report for report in reports if report.due == current or report.due not in due] if current else [*reports]
    latest = about[-1] if about else None
    if (due and current is None) or (not due and latest is not None and latest.status is Status.DONE):
        late = any((closed[day].done_on or local_day(closed[day].at)) > day for day in due)
        state = State.DONE_LATE if late else State.DONE_ON_TIME
        return Standing(state, False, None, 100, None, last, of, of)
    overdue = current is not None and today > current
    started = any(report.status is not Status.NOT_STARTED for report in about) or any(day in closed for day in due)
    state = State.NOT_STARTED if not started else State.OVERDUE if overdue else State.ON_TIME
    percent = next((report.percent for report in reversed(about) if report.percent is not None), None)
    blocked = latest.note if latest is not None and latest.status is Status.BLOCKED else None
    done = sum(1 for day in set(due) if day in closed)
    return Standing(state, overdue, current, percent, blocked, last, done, of)


def combined(each: Sequence[Standing]) -> Standing:
    """How several units together stand with one task: done when all are, overdue when any is."""
    if len(each) == 1:
        return each[0]
    done, of = sum(one.finished for one in each), len(each)
    waiting = [one for one in each if not one.finished]
    last = max((one.last for one in each if one.last is not None), key=lambda report: report.id, default=None)
    if not waiting:
        late = any(one.state is State.DONE_LATE for one in each)
        return Standing(State.DONE_LATE if late else State.DONE_ON_TIME, False, None, 100, None, last, done, of)
    overdue = any(one.overdue for one in waiting)
    started = done > 0 or any(one.state is not State.NOT_STARTED for one in waiting)
    state = State.NOT_STARTED if not started else State.OVERDUE if overdue else State.ON_TIME
    due = min((one.due for one in waiting if one.due is not None), default=None)
    blocked = next((one.blocked for one in waiting if one.blocked is not None), None)
    return Standing(state, overdue, due, None, blocked, last, done, of)
