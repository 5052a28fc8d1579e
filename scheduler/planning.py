"""Writing down the reminders that are owed. Planning again adds nothing; what no longer holds is dropped."""

from datetime import datetime, timedelta

from domain.calendar import local_day
from scheduler.rules import Concern, planned
from store import outbox, reminders
from store.database import Transaction

AHEAD = timedelta(days=7)
"""How far ahead rows are written; planning runs at least daily."""
LOOK = timedelta(days=30)
"""How far ahead deadlines are looked at: five days before one, and over the longest Tết."""


def plan(transaction: Transaction, now: datetime, person_id: int | None = None) -> int:
    """Owe the reminders of the coming days, for everyone or for one person. Gives how many hold now."""
    first, last = local_day(now), local_day(now + LOOK)
    concerns = [
        Concern(
            f"due:{one.task_id}:{one.unit_id}",
            one.due,
            one.person_id,
            one.address,
            {"kind": "due", "task": one.task_id, "unit": one.unit_id},
        )
        for one in reminders.due_between(transaction, first, last, person_id)
    ]
    concerns += [
        Concern(
            f"report:{one.report_id}", one.due, one.person_id, one.address, {"kind": "report", "report": one.report_id}
        )
        for one in reminders.reports_between(transaction, first, last, person_id)
    ]
    owed = list(planned(concerns, now, now + AHEAD))
    if person_id is None:
        _drop_stale(transaction, {one.key for one in owed}, now)
    outbox.plan(transaction, owed, now)
    return len(owed)


def _drop_stale(transaction: Transaction, holding: set[str], now: datetime) -> None:
    """A deadline moved, a task was done or left the plan, a person left: what was to come of it is dropped. What is due
    already is looked at when it is sent."""
    for prefix in ("due:", "report:"):
        stale = [row for key, row in outbox.to_come(transaction, prefix, now).items() if key not in holding]
        outbox.drop(transaction, stale, "no longer holds")
