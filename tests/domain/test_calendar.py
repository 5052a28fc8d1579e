"""The office's calendar: weekends, holidays, the ends of months, and what day it is in Vietnam."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from domain.calendar import (
    Span,
    end_of_month,
    is_working_day,
    local_day,
    moment,
    month_of,
    next_on_or_after,
    public_holidays,
    quarter_of,
    week_of,
    working_day_on_or_before,
)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 3, 6), True),  # a Friday
        (date(2026, 3, 7), False),
        (date(2026, 3, 8), False),
        (date(2026, 3, 9), True),
        (date(2026, 1, 1), False),
        (date(2026, 2, 13), True),  # the Friday before Tết
        (date(2026, 2, 16), False),  # the last day of the lunar year
        (date(2026, 2, 17), False),  # the first of the new one
        (date(2026, 2, 20), False),
        (date(2026, 2, 23), True),
        (date(2026, 4, 27), False),  # Giỗ Tổ falls on Sunday the 26th
        (date(2026, 4, 30), False),
        (date(2026, 5, 1), False),
        (date(2026, 9, 2), False),
    ],
)
def test_offices_work_from_monday_to_friday_and_rest_on_holidays(day: date, works: bool) -> None:
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2026, 3, 6), date(2026, 3, 6)),
        (date(2026, 3, 8), date(2026, 3, 6)),  # back over a weekend
        (date(2026, 2, 20), date(2026, 2, 13)),  # back over Tết and the weekend before it
        (date(2026, 2, 22), date(2026, 2, 13)),  # and over the one behind it
        (date(2026, 1, 1), date(2025, 12, 31)),  # back into the old year
    ],
)
def test_a_reminder_moves_back_to_a_day_on_which_people_work(day: date, before: date) -> None:
    assert working_day_on_or_before(day) == before


def test_tet_of_2026_is_five_days() -> None:
    tet = Span(date(2026, 2, 1), date(2026, 2, 28))
    assert sorted(day for day in public_holidays(2026) if day in tet) == [date(2026, 2, day) for day in range(16, 21)]


@pytest.mark.parametrize(
    ("year", "month", "last"),
    [(2026, 1, 31), (2026, 2, 28), (2028, 2, 29), (2100, 2, 28), (2026, 4, 30), (2026, 12, 31)],
)
def test_months_end_where_they_do(year: int, month: int, last: int) -> None:
    assert end_of_month(year, month) == date(year, month, last)


def test_a_month_holds_its_first_and_last_day() -> None:
    leap = month_of(date(2028, 2, 29))
    assert (leap.start, leap.end) == (date(2028, 2, 1), date(2028, 2, 29))
    assert date(2028, 2, 1) in leap
    assert date(2028, 2, 29) in leap
    assert date(2028, 3, 1) not in leap
    assert date(2028, 1, 31) not in leap


@pytest.mark.parametrize(
    ("day", "span"),
    [
        (date(2026, 1, 1), Span(date(2026, 1, 1), date(2026, 3, 31))),
        (date(2026, 6, 30), Span(date(2026, 4, 1), date(2026, 6, 30))),
        (date(2026, 8, 15), Span(date(2026, 7, 1), date(2026, 9, 30))),
        (date(2026, 12, 31), Span(date(2026, 10, 1), date(2026, 12, 31))),
    ],
)
def test_quarters(day: date, span: Span) -> None:
    assert quarter_of(day) == span


@pytest.mark.parametrize("day", [date(2025, 12, 29), date(2026, 1, 1), date(2026, 1, 4)])
def test_a_week_runs_from_monday_to_sunday_over_new_year_too(day: date) -> None:
    assert week_of(day) == Span(date(2025, 12, 29), date(2026, 1, 4))


def test_eight_in_the_morning_is_one_in_utc_all_year() -> None:
    for day in (date(2026, 1, 5), date(2026, 7, 6)):
        at = moment(day, time(8))
        assert at.utcoffset() == timedelta(hours=7)
        assert at == datetime(day.year, day.month, day.day, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 3, 5, 16, 59, tzinfo=UTC), date(2026, 3, 5)),
        (datetime(2026, 3, 5, 17, 0, tzinfo=UTC), date(2026, 3, 6)),  # midnight in Vietnam
        (moment(date(2026, 3, 6), time(0)), date(2026, 3, 6)),
    ],
)
def test_what_day_it_is_in_vietnam(at: datetime, day: date) -> None:
    assert local_day(at) == day


def test_the_next_day_of_several() -> None:
    days = [date(2026, 6, 30), date(2026, 3, 31), date(2026, 9, 30)]
    assert next_on_or_after(days, date(2026, 3, 31)) == date(2026, 3, 31)
    assert next_on_or_after(days, date(2026, 4, 1)) == date(2026, 6, 30)
    assert next_on_or_after(days, date(2026, 10, 1)) is None
    assert next_on_or_after([], date(2026, 3, 31)) is None
