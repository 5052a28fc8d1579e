"""When whom to remind of what."""

from datetime import date

import pytest

from domain.calendar import moment as at_time
from domain.messages import Address
from scheduler.rules import AT, Concern, planned, reminders
from tests.office import moment


def concern(due: date) -> Concern:
    return Concern("due:1:2", due, 7, Address("telegram", "7"), {"kind": "due", "task": 1, "unit": 2})


def days_of(due: date) -> list[date]:
    return [owed.at.date() for owed in reminders(concern(due)) if owed.at is not None]


@pytest.mark.parametrize(
    ("due", "days"),
    [
        # A Friday: five and three days before are a Sunday (so the Friday before) and a Tuesday.
        (date(2023, 3, 31), [date(2023, 3, 24), date(2023, 3, 28), date(2023, 3, 30), date(2023, 3, 31)]),
        # A Sunday: all but the first fall on the Friday before, and are one.
        (date(2023, 3, 26), [date(2023, 3, 21), date(2023, 3, 23), date(2023, 3, 24)]),
        # In Tết 2026 (16 to 20 February off): nothing comes on a holiday.
        (date(2026, 2, 19), [date(2026, 2, 13)]),
        # 30/4 and 1/5 are holidays; 29/4 is the last working day.
        (date(2026, 4, 30), [date(2026, 4, 24), date(2026, 4, 29)]),
        # A leap day.
        (date(2024, 2, 29), [date(2024, 2, 23), date(2024, 2, 26), date(2024, 2, 28), date(2024, 2, 29)]),
    ],
)
def test_reminders_stand_on_working_days_before_the_deadline(due: date, days: list[date]) -> None:
    assert days_of(due) == days


def test_every_reminder_is_at_eight_and_has_a_name_of_its_own() -> None:
    owed = list(reminders(concern(date(2023, 3, 31))))
    assert [one.at for one in owed] == [at_time(day, AT) for day in days_of(date(2023, 3, 31))]
    assert [one.key for one in owed] == [f"due:1:2:2023-03-31:{days}:7" for days in (5, 3, 1, 0)]
    assert owed[0].subject == {"kind": "due", "task": 1, "unit": 2, "due": "2023-03-31", "days": 5}


def test_a_late_start_still_plans_this_mornings_reminder_and_none_of_yesterday() -> None:
    now = moment("2023-03-28 10:30")
    found = list(planned([concern(date(2023, 3, 31))], now, moment("2023-04-04 10:30")))
    assert [one.at for one in found] == [
        moment("2023-03-28 08:00"),
        moment("2023-03-30 08:00"),
        moment("2023-03-31 08:00"),
    ]
