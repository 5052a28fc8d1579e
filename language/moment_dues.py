"""Deadlines in orders and requests by chat: "hạn 30/6", "xong trước 15/4", "thứ hai tuần sau", "trong tháng 3"."""

import re
from datetime import date, timedelta

from domain.calendar import Span
from language.found import Found
from language.moment_days import Day, Text, days_in
from language.moment_spans import RULES as SPAN_RULES

_LEAD = (
    r"(?:(?P<before>(?<!tuan )(?<!thang )(?:truoc|trc))"
    r"|(?P<by>(?:thoi )?han(?: chot| cuoi)?|den|toi|sang|qua|het|trong|xong|chot|nop|vao|hoan thanh"
    r"|cham nhat|muon nhat|ket thuc|gui))"
)
_BEFORE_END = re.compile(
    rf"\b{_LEAD}(?:\s*:|\s+la)?(?:\s+(?:het|ngay|vao|trong|la|den|toi|han|luc|nhat))*\s*"
    r"(?P<hour>\d{1,2}\s*(?:h|g|gio)\s*\d{0,2}\s*(?:phut\s*)?,?\s*(?:ngay\s*|(?:sang|chieu)\s*)?)?$"
)
_WEEK_END = re.compile(r"\b(?:het|trong|cuoi)\s+tuan\s*(?P<week>nay|sau|toi)?(?![a-z])")
_ADDED = re.compile(r"(?:hoan|lui|doi|de|them|snooze|cham)\b")
"""More time on top of a deadline that the words do not name fixes no day."""
_MONTH_PART = re.compile(r"\b(?P<place>dau|giua)\s+thang\b")


def _lead(text: Text, start: int) -> re.Match[str] | None:
    return _BEFORE_END.search(text.clear, max(0, start - 40), start)


def _candidates(text: Text, today: date, period: Span) -> list[tuple[int, Found[date]]]:
    found: list[tuple[int, Found[date]]] = []
    for day in days_in(text, today, past=False):
        due = _due_of(day, text, today)
        lead = _lead(text, day.start)
        if due is None or (due < today and not lead) or _ADDED.match(text.clear, day.start):
            continue
        if day.rule == "edge of a span" and lead and lead["before"] and not text.clear.startswith("dau", day.start):
            due += timedelta(days=1)
        found.append(_ranked(due, day.start, day.end, lead, coarse=False))
    for match in _WEEK_END.finditer(text.clear):
        friday = today - timedelta(days=today.weekday() - 4 - (7 if match["week"] in ("sau", "toi") else 0))
        found.append((1, Found(friday, match.start(), match.end())))
    for name, pattern, product in SPAN_RULES:
        if name not in ("months of the year", "month or quarter with its year", "near span", "inside the present span"):
            continue
        for match in pattern.finditer(text.clear):
            span = product(match, text, today)
            lead = _lead(text, match.start())
            inside = name == "inside the present span"
            if span is None or "tuan" in match[0] or (lead is None and not inside):
                continue
            if name == "near span" and lead and not re.search(r"trong|het", lead[0]):
                continue
            day_before = span.start - timedelta(days=1)
            due = day_before if lead and lead["before"] and "het" not in lead[0] else span.end
            begin = lead.start() if lead else match.start()
            found.append((1, Found(due, begin, match.end())))
    return found


def _ranked(due: date, start: int, end: int, lead: re.Match[str] | None, *, coarse: bool) -> tuple[int, Found[date]]:
    if lead is None:
        return (3 if coarse else 2), Found(due, start, end)
    if lead["before"] and not lead["hour"] and "het" not in lead[0]:
        due -= timedelta(days=1)
    return 0, Found(due, lead.start(), end)


def _due_of(day: Day, text: Text, today: date) -> date | None:
    """The day as a deadline: the thirds of a month are counted as in plans (10th, 20th, last)."""
    if day.rule != "edge of a span":
        return day.date
    match = _MONTH_PART.match(text.clear, day.start)
    return day.date.replace(day=10 if match["place"] == "dau" else 20) if match else day.date


def find_due_day(text: Text, today: date, period: Span) -> Found[date] | None:
    """The best candidate: one that a word like "hạn", "đến", "trước" leads, and of those the last."""
    found = _candidates(text, today, period)
    if not found:
        return None
    best = min(rank for rank, _ in found)
    return [one for rank, one in found if rank == best][-1]
