"""Making the words of a reminder, at sending, after a last look at what it is about."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.calendar import local_day
from domain.messages import Reply
from domain.office import Person
from domain.task import ReportDate, TaskView
from replies import reminders as words
from store import conversations, outbox, people, plans, tasks
from store.database import Transaction
from store.outbox import Claimed, Dropped


@dataclass(frozen=True, slots=True)
class Worded:
    """What to send, and the rows it speaks for."""

    reply: Reply
    rows: tuple[int, ...]


@dataclass
class _Digest:
    """What one message will tell one person."""

    deadlines: list[tuple[TaskView, date]]
    reports: list[ReportDate]
    own: list[tuple[str, TaskView | None]]
    rows: list[int]


def word(transaction: Transaction, claimed: Claimed, now: datetime, wall: datetime) -> Worded | Dropped:
    """One message for all the person is to be reminded of in this chat by now; or the reason why none is needed.

    The rows taken in are leased with the one claimed; those no longer needed are dropped here.
    """
    if claimed.person_id is None or not people.is_linked(transaction, claimed.address, claimed.person_id):
        return Dropped("chat is no longer linked")
    person = people.by_id(transaction, claimed.person_id)
    if person is None:
        return Dropped("person has left")
    digest = _Digest([], [], [], [])
    calendar = {report.id: report for report in plans.report_dates(transaction)}
    others = outbox.claim_together(transaction, claimed.address, now, wall)
    for one in sorted([claimed, *others], key=lambda row: row.id):
        why = _take_in(transaction, digest, person, one.subject, calendar, local_day(now))
        if why is None:
            digest.rows.append(one.id)
        elif one.id == claimed.id:
            first_why = why
        else:
            outbox.settle(transaction, [(one.id, Dropped(why))], now)
    if not digest.rows:
        return Dropped(first_why)
    if claimed.id not in digest.rows:
        outbox.settle(transaction, [(claimed.id, Dropped(first_why))], now)
    return _finish(transaction, digest, claimed, now)


def _finish(transaction: Transaction, digest: _Digest, claimed: Claimed, now: datetime) -> Worded:
    digest.deadlines.sort(key=lambda pair: pair[1])
    reply = words.digest(digest.deadlines, digest.reports, digest.own, now)
    named = [view.id for view, _ in digest.deadlines] + [view.id for _, view in digest.own if view is not None]
    if named:
        only = named[0] if len(named) == 1 else None
        conversations.remember(transaction, claimed.address, now, items=named, focus=only)
    outbox.keep_wording(transaction, digest.rows[-1], reply)
    return Worded(reply, tuple(digest.rows))


def _take_in(
    transaction: Transaction,
    digest: _Digest,
    person: Person,
    subject: dict[str, Any],
    calendar: dict[int, ReportDate],
    today: date,
) -> str | None:
    """Add what a row is about to the digest, or say why it is not needed."""
    match subject["kind"]:
        case "report":
            return _take_report(digest, calendar.get(subject["report"]), date.fromisoformat(subject["due"]))
        case "own":
            view = None
            if subject.get("task") is not None:
                view = next(iter(tasks.several(transaction, person, [subject["task"]], today)), None)
            digest.own.append((subject.get("text", ""), view))
            return None
        case _:
            return _take_deadline(transaction, digest, person, subject, today)


def _take_report(digest: _Digest, report: ReportDate | None, due: date) -> str | None:
    if report is None or report.due != due:
        return "report is no longer due that day"
    if report not in digest.reports:
        digest.reports.append(report)
    return None


def _take_deadline(
    transaction: Transaction, digest: _Digest, person: Person, subject: dict[str, Any], today: date
) -> str | None:
    view = next(iter(tasks.several(transaction, person, [subject["task"]], today)), None)
    due = date.fromisoformat(subject["due"])
    if view is None or due not in view.due:
        return "task is no longer due that day"
    if view.unit is None or view.unit.id != subject["unit"] or view.standing is None:
        return "task is another unit's now"
    if view.standing.finished or (view.standing.due is not None and view.standing.due > due):
        return "task is done"
    if (view, due) not in digest.deadlines:
        digest.deadlines.append((view, due))
    return None
