"""What a deadline's words give: marks in a year, days that recur, and the item that holds them with its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from domain.calendar import Span, end_of_month

LAST = 0
"""The day of a mark that stands for the month's last."""


class Grain(IntEnum):
    """How exactly an item names its day; a coarser item beside a finer one only names it."""

    DAY = 1
    WEEK = 2
    MONTH = 3
    QUARTER = 4
    HALF = 5
    YEAR = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A day of some year: the month's `day`, or its last. `year` is None where the text names none."""

    month: int
    day: int = LAST
    year: int | None = None

    def at(self, year: int) -> date | None:
        """The day in that year; None where the calendar has none."""
        last = end_of_month(year, self.month)
        if self.day == LAST:
            return last
        return last.replace(day=self.day) if self.day <= last.day else None


@dataclass(slots=True)
class Item:
    """One deadline as it stands in the text.

    `marks` are days of a year yet to be fixed; `days` are those of a recurring deadline, already within the period.
    `first` is the first mark of the span named ("quý IV" begins on 1/10), for what falls before it.
    """

    rule: str
    grain: Grain
    start: int
    end: int
    marks: tuple[Mark, ...] = ()
    days: tuple[date, ...] = ()
    first: Mark | None = None
    before: bool = False
    until: bool = False
    bare: bool = False
    """True when no preposition and no noun led it: it may share those of the item before."""
    recurring: bool = False
    yearly: bool = False
    """True for the words "hằng năm" themselves."""
    every_year: bool = False
    """True for a day that such words make recur."""
    monthless: int | None = None
    """The day of an item that names no month ("trước ngày 25")."""
    spanned: bool = False
    """True for a span written in one ("tháng 9-11"), of which only the end counts."""
    heading: bool = False
    """True where its year was given by a heading ("Năm 2023: …"), which holds until the next year named."""


def within(days: Iterable[date], period: Span) -> tuple[date, ...]:
    """The days inside the period, sorted, each once."""
    return tuple(sorted({day for day in days if day in period}))


def months_of(period: Span) -> Iterator[tuple[int, int]]:
    """Each (year, month) that the period touches."""
    year, month = period.start.year, period.start.month
    while (year, month) <= (period.end.year, period.end.month):
        yield year, month
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def each_month(
    period: Span, day: int, months: Iterable[int] = range(1, 13), *, before: bool = False
) -> tuple[date, ...]:
    """That day of each of the months in the period; a month too short gives its last day. LAST is the last day."""
    wanted = frozenset(months)
    days = []
    for year, month in _around(period):
        if month in wanted:
            last = end_of_month(year, month)
            one = last if day == LAST or day > last.day else last.replace(day=day)
            days.append(one - timedelta(days=1) if before else one)
    return within(days, period)


def _around(period: Span) -> Iterator[tuple[int, int]]:
    """The period's months and the one after: "trước ngày 01" of it is the last day of this."""
    yield from months_of(period)
    year, month = period.end.year, period.end.month
    yield (year, month + 1) if month < 12 else (year + 1, 1)


def each_weekday(period: Span, weekday: int, step: int = 1) -> tuple[date, ...]:
    """Each such day of the week in the period, 0 for Monday; `step` 2 takes every second."""
    first = period.start + timedelta(days=(weekday - period.start.weekday()) % 7)
    count = (period.end - first).days // 7 + 1
    return tuple(first + timedelta(weeks=week) for week in range(step - 1, max(count, 0), step))


def resolved(mark: Mark, period: Span, *, before: bool, every_year: bool) -> Iterator[date]:
    """The last days on time of a mark: in its own year, in every year, or in the first that is not before the start."""
    shift = timedelta(days=1 if before else 0)
    if mark.year is not None:
        day = mark.at(mark.year)
        if day:
            yield day - shift
        return
    years = range(period.start.year, period.end.year + 2)
    days = [day - shift for day in map(mark.at, years) if day]
    inside = [day for day in days if day in period]
    if every_year:
        yield from inside
    elif inside:
        yield inside[0]
    elif days:
        yield days[0]
