"""Time as offices keep it: the zone, working days, public holidays."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

ZONE_NAME = "Asia/Ho_Chi_Minh"
ZONE = ZoneInfo(ZONE_NAME)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `start` to `end`, both included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


@lru_cache(maxsize=16)
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of Vietnam in one year, with substitute days (Bộ luật Lao động 2019, điều 111-112)."""
    return frozenset(holidays.country_holidays("VN", years=year))


def is_working_day(day: date) -> bool:
    """True for Monday to Friday that is no public holiday."""
    return day.weekday() < 5 and day not in public_holidays(day.year)


def working_day_on_or_before(day: date) -> date:
    """The day itself when offices work on it, else the last one before it on which they do."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def moment(day: date, at: time) -> datetime:
    """A wall-clock time of a day in Vietnam as an aware datetime."""
    return datetime.combine(day, at, tzinfo=ZONE)


def local_day(now: datetime) -> date:
    """The day it is in Vietnam at an aware moment."""
    return now.astimezone(ZONE).date()


def week_of(day: date) -> Span:
    """Monday to Sunday around a day."""
    monday = day - timedelta(days=day.weekday())
    return Span(monday, monday + timedelta(days=6))


def end_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def month_of(day: date) -> Span:
    """First to last day of the month around a day."""
    return Span(day.replace(day=1), end_of_month(day.year, day.month))


def quarter_of(day: date) -> Span:
    """First to last day of the quarter around a day."""
    first = (day.month - 1) // 3 * 3 + 1
    return Span(date(day.year, first, 1), end_of_month(day.year, first + 2))


def next_on_or_after(days: Iterable[date], day: date) -> date | None:
    """The first of `days` that is not before `day`."""
    return min((one for one in days if one >= day), default=None)
