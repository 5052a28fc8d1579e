"""Points and spans of time in chat messages, as people type them on phones, with or without diacritics.

Every function takes the text in NFC and answers with offsets into it; none reads a clock: the caller brings the day.
"""

import re
from datetime import date, datetime, time, timedelta

from domain.calendar import Span
from language.found import Found
from language.moment_clock import PARTS, Ahead, Hour, find_ahead, find_edge, find_hour, find_part
from language.moment_days import HIDDEN, Day, Text, days_in, made, read
from language.moment_dues import find_due_day
from language.moment_spans import find_span
from language.normalize import fold

__all__ = ["Found", "find_clock", "find_due", "find_moment", "find_window", "impossible_date", "lunar_day"]

_TIME_WORDS = re.compile(
    r"\d|nay|mai|tuan|thang|quy|q[i1-4]|nam|ngay|hom|thu|cn|chu nhat|kia|mot|sang|trua|chieu|toi|dem|gio"
    r"|nua|qua|kia|khuya"
)


def find_window(text: str, today: date) -> Found[Span] | None:
    """The span of days a question is about ("tuần này", "quý II", "từ nay đến cuối tháng"), weeks Monday to Sunday."""
    prepared = read(text)
    if not _TIME_WORDS.search(prepared.folded):
        return None
    return find_span(prepared, today)


def find_moment(text: str, now: datetime) -> Found[datetime] | None:
    """The moment a reminder is asked for, aware and in the zone of `now`: the next such moment.

    "sáng" alone is 08:00, "trưa" 11:30, "chiều" 14:00, "tối" 19:00, a day alone 08:00 (utterances, slot `when`).
    A week or a month alone fixes none.
    """
    prepared = read(text)
    if not _TIME_WORDS.search(prepared.folded):
        return None
    ahead = find_ahead(prepared.clear, text)
    if ahead and not ahead.days:
        return Found(now + ahead.length, ahead.start, ahead.end)
    named = days_in(prepared, now.date(), past=False)
    days = [day for day in named if not _is_period(day)]
    if named and not days:
        return None
    day = _best_day(days)
    return _moment_of(prepared, now, day, ahead)


def _is_period(day: Day) -> bool:
    return day.rule in ("yesterday", "day before yesterday")


def _best_day(days: list[Day]) -> Day | None:
    """The first day named; a bare "nay" stands aside for any other."""
    exact = [day for day in days if day.rule != "bare today"]
    return next(iter(exact or days), None)


def _moment_of(text: Text, now: datetime, day: Day | None, ahead: Ahead | None) -> Found[datetime] | None:
    clear = text.clear
    if day:
        inside = clear[day.start : day.end].startswith(("sang", "trua", "chieu", "toi", "dem"))
        clear = clear if inside else clear[: day.start] + HIDDEN * (day.end - day.start) + clear[day.end :]
    edge = find_edge(clear)
    part = None if edge else find_part(clear, text.typed, day.end if day else None, day.start if day else None)
    hour = edge or find_hour(clear, text.typed, part[0] if part else None)
    if not (day or part or hour) or (day is None and _vague(text)):
        return None
    pieces = [(one.start, one.end) for one in (day, hour) if one]
    if part and not (hour and hour.start <= part[1] < hour.end):
        pieces.append((part[1], part[2]))
    at = hour.at if hour else PARTS[part[0]] if part else time(8)
    moment = _next(now, day, at, fixed=bool(hour or part))
    return None if moment is None else _found(moment, text.clear, sorted(pieces))


_VAGUE = re.compile(r"\b(?:tuan|thang|quy|nam)\s+(?:sau|toi|truoc|qua|nay|ke tiep)\b|\bthang\s+\d")


def _vague(text: Text) -> bool:
    """True when a week, a month or more is named and no day in it."""
    return bool(_VAGUE.search(text.clear))


def _next(now: datetime, day: Day | None, at: time, *, fixed: bool) -> datetime | None:
    if day is None:
        moment = datetime.combine(now.date(), at, tzinfo=now.tzinfo)
        return moment if moment > now else moment + timedelta(days=1)
    moment = datetime.combine(day.date, at, tzinfo=now.tzinfo)
    if moment >= now or fixed:
        return moment
    if day.date == now.date():
        later = (datetime.combine(day.date, part, tzinfo=now.tzinfo) for part in PARTS.values())
        return next((one for one in later if one > now), None)
    return moment


def _found(moment: datetime, clear: str, pieces: list[tuple[int, int]]) -> Found[datetime]:
    """Pieces that touch are one; the first is the place, those that stand apart are its rest."""
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if (joined and not clear[joined[-1][1] : start].strip(" ,") and start - joined[-1][1] <= 2) or (
            joined and start < joined[-1][1]
        ):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return Found(moment, *joined[0], rest=tuple(joined[1:]))


def find_due(text: str, today: date, start: date, end: date) -> Found[date] | None:
    """The last day on time that an order or a request for more time names: "hạn 30/6", "xong trước 15/4" (14/4).

    `start` and `end` are the plan's period. "tuần sau" alone and "thêm 5 ngày" fix none.
    """
    prepared = read(text)
    if not _TIME_WORDS.search(prepared.folded):
        return None
    return find_due_day(prepared, today, Span(start, end))


def find_clock(text: str) -> Found[time] | None:
    """An hour of the day: "7h30", "14 giờ", "8 giờ tối" (20:00), "mỗi sáng lúc 7h"."""
    prepared = read(text)
    if not any(map(str.isdigit, prepared.folded)) and "gio" not in prepared.folded and "ruoi" not in prepared.folded:
        return None
    part = find_part(prepared.clear, text, None, None)
    hour: Hour | None = find_hour(prepared.clear, text, part[0] if part else None)
    return Found(hour.at, hour.start, hour.end) if hour else None


_LUNAR = re.compile(
    r"\b(?:ngay )?ram\b(?! ro)(?:\s+thang\s+\w+)?|\b(?:ngay )?(?:mung|mong|mùng|"
    r"mồng)\s+\w+(?:\s+thang\s+\w+)?\s+(?:am lich|tet|am)\b"
    r"|\b(?:\d{1,2}(?:/\d{1,2})?|ngay \d{1,2}|thang \w+) am(?: lich)?\b|\bgiao thua\b|\bam lich\b"
)


def lunar_day(text: str) -> Found[str] | None:
    """The words of a day of the lunar calendar ("rằm", "mùng 2 Tết", "10/3 âm lịch"), as typed; None without one.

    It is not worked out: offices count by the other calendar, and a wrong day is worse than a question.
    """
    for match in _LUNAR.finditer(fold(text)):
        words = text[match.start() : match.end()]
        if "ram" not in fold(words) or words.isascii() or "rằm" in words.lower():
            return Found(words, match.start(), match.end())
    return None


_DAY_AND_MONTH = re.compile(
    r"(?<![\d/.,])(?:ngay\s*)?(?P<d>\d{1,2})\s*(?P<sep>[/-]|\.|thang)\s*(?P<m>\d{1,2})(?:\s*(?:[/.-]"
    r"|nam)\s*(?P<y>(?:19|20)\d\d))?(?![\d/]|\.\d|\s*%)"
)


def impossible_date(text: str) -> str | None:
    """The words of a date no calendar has ("30/02", "31/4"), as typed; None when every date exists."""
    prepared = read(text)
    for match in _DAY_AND_MONTH.finditer(prepared.clear):
        day, month = int(match["d"]), int(match["m"])
        anchored = match[0].startswith("ngay") or match["sep"] in "/thang" or match["y"]
        if not anchored or (not 1 <= day <= 31 and not 1 <= month <= 12):
            continue
        if made(int(match["y"] or 2024), month, day) is None:
            return text[match.start() : match.end()]
    return None
