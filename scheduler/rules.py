"""When whom to remind of what. Pure: dates and ids in, what is owed out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.calendar import moment, working_day_on_or_before
from domain.messages import Address, Owed

DAYS_BEFORE = (5, 3, 1, 0)
AT = time(8, 0)


@dataclass(frozen=True, slots=True)
class Concern:
    """A deadline and a person to be reminded of it. `name` is its own: "due:{task}:{unit}" or "report:{id}"."""

    name: str
    due: date
    person_id: int
    address: Address
    subject: dict[str, int | str]


def reminders(concern: Concern, days_before: Sequence[int] = DAYS_BEFORE, at: time = AT) -> Iterator[Owed]:
    """The reminders of one deadline: so many days before it, on the working day on or before, at an hour of the day.

    Where two of them fall on one day (over a weekend, over Tết) only the later rule's remains.
    """
    by_day: dict[date, int] = {}
    for days in sorted(days_before, reverse=True):
        by_day[working_day_on_or_before(concern.due - timedelta(days=days))] = days
    for day, days in by_day.items():
        yield Owed(
            key=f"{concern.name}:{concern.due.isoformat()}:{days}:{concern.person_id}",
            address=concern.address,
            at=moment(day, at),
            subject={**concern.subject, "due": concern.due.isoformat(), "days": days},
            person_id=concern.person_id,
        )


def planned(concerns: Sequence[Concern], now: datetime, until: datetime) -> Iterator[Owed]:
    """The reminders of all deadlines from the start of today (a morning's reminder that a late start has missed still
    comes) to `until`."""
    first = moment(now.date(), time(0, 0))
    for concern in concerns:
        for owed in reminders(concern):
            if owed.at is not None and first <= owed.at < until:
                yield owed
