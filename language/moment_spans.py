"""Spans of days in chat messages: "tuần này", "tháng 3", "quý II", "từ nay đến cuối tháng", "7 ngày tới"."""

import itertools
import re
from collections.abc import Callable
from datetime import date, timedelta

from domain.calendar import Span, end_of_month
from language.found import Found
from language.moment_days import Day, Text, days_in, is_unit, shifted, span_of
from language.numbers import WORD, WORDS, number

SpanProduct = Callable[[re.Match[str], Text, date], Span | None]

_WHICH = r"nay|ni|sau|toi|truoc|qua|roi|vua roi|vua qua|ke tiep|tiep theo|ngoai"
_NEAR = re.compile(rf"\b(?P<unit>tuan|thang|quy|nam)\s+(?P<which>{_WHICH})\b")
_NAMED = re.compile(
    r"(?<![a-z0-9/])(?:(?P<unit>thang|quy|nam)\s*|(?P<short>q)\.?)(?P<n>20\d\d|1[0-2]|0?[1-9]|i{1,3}|iv"
    r"|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi)(?![a-z0-9]|[.,/](?!20\d\d)\d)"
    r"(?:\s*(?:/|nam)\s*(?P<y>20\d\d|nay|sau|ngoai|truoc|toi))?(?:\s+(?P<gone>vua roi|vua qua|roi|truoc"
    r"|toi|nay|nam ngoai))?(?!\s*(?:ngay|lan|nguoi|tieng))"
)
_INSIDE = re.compile(
    r"\b(?:trong|ca|suot|het)\s+(?P<unit>tuan|thang|quy(?! (?:trinh|dinh|che|hoach|pham|uoc))|nam)\b(?!\s*(?:\d|i|v))"
)
_HALF_YEAR = re.compile(rf"\b(?P<n>0?[1-9]|1[01]|{WORD})\s+thang\s+(?P<side>dau|cuoi)\s+nam\b(?:\s*(?P<y>20\d\d))?")
_COMING = re.compile(
    rf"(?:\btrong\s+|\btrong vong\s+)?\b(?P<n>\d{{1,3}}|{WORD})\s+(?P<unit>ngay|hom|tuan|thang)\s+"
    r"(?P<way>toi|sap toi|nua|qua|gan day|vua qua|truoc|tiep theo)\b"
)
_EDGE_WHICH = _WHICH.replace("toi", r"toi(?! (?:co|phai|can|lam|con|se|nen|duoc|muon|nhan)\b)")
_PART_OF = re.compile(
    rf"\b(?P<place>dau|giua|cuoi)\s+(?P<unit>tuan|thang|quy|nam)(?:\s*(?P<n>1[0-2]|0?[1-9]|i{{1,3}}|iv)(?![a-z0-9]))?"
    rf"(?:\s*(?:/|nam)\s*(?P<y>20\d\d))?(?:\s+(?P<which>{_EDGE_WHICH}))?(?![a-z])"
)
_SINCE = re.compile(
    r"\b(?:tu\s+)?dau\s+(?P<unit>tuan|thang|quy|nam)\s+(?:(?P<n>\d|i{1,3}|iv)\s+)?(?:den|toi|tu)\s+(?:nay|gio|hien "
    r"nay|bay gio|hom nay|thoi diem nay|ngay hom nay)\b"
)
_NOW_TO = re.compile(
    r"\b(?:tu\s+(?:nay|bay gio|gio|hom nay)\s+(?:den|toi|cho den)|(?<!tuan )(?<!thang )(?<!quy )"
    r"(?<!nam )nay\s+(?:den|toi))\s+(?:ngay\s+)?"
)
_UNTIL_END = re.compile(
    rf"(?:cuoi|het)\s+(?P<unit>tuan|thang|quy|nam)(?:\s*(?P<n>1[0-2]|0?[1-9]|i{{1,3}}|iv)(?![a-z0-9]))?"
    rf"(?:\s+(?P<which>{_EDGE_WHICH}))?"
)
_DIGITS = {word: str(value) for word, value in WORDS.items()}
_ONLY_TYPED = {"sau": "sáu", "nam": "năm"}
"""Names of months that fold to other words of time count only with their diacritics."""


def _typed_unit(match: re.Match[str], text: Text) -> bool:
    return is_unit(text.typed[match.start("unit") : match.end("unit")], match["unit"])


def _near(match: re.Match[str], text: Text, today: date) -> Span | None:
    if not _typed_unit(match, text):
        return None
    span = span_of(match["unit"], today, match["which"], None, None)
    return Span(*span) if span else None


def _named(match: re.Match[str], text: Text, today: date) -> Span | None:
    groups = match.groupdict()
    if groups.get("unit") and not _typed_unit(match, text):
        return None
    unit, n = groups.get("unit") or "quy", groups["n"]
    if n in _ONLY_TYPED and text.typed[match.start("n") : match.end("n")].lower() != _ONLY_TYPED[n]:
        return None
    n = _DIGITS.get(n, n)
    if unit == "nam":
        return Span(date(int(n), 1, 1), date(int(n), 12, 31)) if len(n) == 4 else None
    if len(n) == 4:
        return None
    said = groups["y"]
    year = (
        int(said)
        if said and said.isdecimal()
        else today.year + {"sau": 1, "toi": 1, "ngoai": -1, "truoc": -1}.get(said or "", 0)
    )
    span = span_of(unit, today, None, n, str(year))
    if span and (groups["gone"] or "") in ("vua roi", "vua qua", "roi", "nam ngoai", "truoc") and span[0] > today:
        span = span_of(unit, today, None, n, str(year - 1))
    return Span(*span) if span else None


def _inside(match: re.Match[str], text: Text, today: date) -> Span | None:
    span = span_of(match["unit"], today, None, None, None) if _typed_unit(match, text) else None
    return Span(*span) if span else None


def _half_year(match: re.Match[str], text: Text, today: date) -> Span | None:
    months, year = number(match["n"]), int(match["y"] or today.year)
    if not months or months > 11:
        return None
    if match["side"] == "dau":
        return Span(date(year, 1, 1), end_of_month(year, months))
    return Span(date(year, 13 - months, 1), date(year, 12, 31))


def _coming(match: re.Match[str], text: Text, today: date) -> Span | None:
    count = number(match["n"])
    before = text.folded[: match.start()].rstrip()
    if not count or before.endswith(("thu", "ngay", "thang", "quy")):
        return None
    unit, way = match["unit"], match["way"]
    length = timedelta(days=count * (7 if unit == "tuan" else 1))
    if unit == "thang":
        other = shifted(today.replace(day=1), count if way not in ("qua", "gan day", "vua qua", "truoc") else -count)
        far = other.replace(day=min(today.day, end_of_month(other.year, other.month).day))
        length = abs(far - today)
    if way in ("qua", "gan day", "vua qua", "truoc"):
        return Span(today - length, today)
    if way == "nua" and not match[0].startswith("trong") and unit in ("ngay", "hom"):
        return Span(today + length, today + length)
    return Span(today, today + length)


def _part_of(match: re.Match[str], text: Text, today: date) -> Span | None:
    """The third of a month as deadlines count it (10th, 20th, last); the working week's two first or last days."""
    if not _typed_unit(match, text):
        return None
    span = span_of(match["unit"], today, match["which"], match["n"], match["y"])
    if span is None:
        return None
    first, last = span
    place = ("dau", "giua", "cuoi").index(match["place"])
    if match["unit"] == "tuan":
        return Span(
            *(
                (first, first + timedelta(1)),
                (first + timedelta(2), first + timedelta(2)),
                (first + timedelta(4), last),
            )[place]
        )
    if match["unit"] == "thang":
        return Span(first.replace(day=(1, 11, 21)[place]), (first.replace(day=10), first.replace(day=20), last)[place])
    if match["unit"] == "quy":
        month = shifted(first, place)
        return Span(month, end_of_month(month.year, month.month))
    return Span(date(first.year, (1, 5, 10)[place], 1), end_of_month(first.year, (3, 8, 12)[place]))


def _since(match: re.Match[str], text: Text, today: date) -> Span | None:
    span = span_of(match["unit"], today, None, match["n"], None) if _typed_unit(match, text) else None
    return Span(span[0], today) if span and span[0] <= today else None


RULES: tuple[tuple[str, re.Pattern[str], SpanProduct], ...] = (
    ("since the beginning", _SINCE, _since),
    ("months of the year", _HALF_YEAR, _half_year),
    ("coming days", _COMING, _coming),
    ("part of a span", _PART_OF, _part_of),
    ("month or quarter with its year", _NAMED, _named),
    ("near span", _NEAR, _near),
    ("inside the present span", _INSIDE, _inside),
)


def _until(text: Text, at: int, today: date) -> tuple[date, int] | None:
    """The last day of "từ nay đến …", and where its words end."""
    match = _UNTIL_END.match(text.clear, at)
    if match:
        span = span_of(match["unit"], today, match["which"], match["n"], None)
        return (span[1], match.end()) if span else None
    at += 4 if text.clear.startswith("het ", at) else 0
    for day in days_in(text, today, past=False):
        if at <= day.start <= at + 1:
            return day.date, day.end
    for _, pattern, product in RULES:
        near = pattern.match(text.clear, at)
        found = product(near, text, today) if near else None
        if near and found:
            return found.end, near.end()
    return None


_FROM = re.compile(r"\btu\s+(?:ngay\s+)?$")
_TO = re.compile(r"\s*(?:(?:cho\s+)?(?:den|toi)(?:\s+het)?(?:\s+ngay)?|-)\s*")
_FROM_DAY = re.compile(r"\btu\s+(?:ngay\s+)?(?P<d>[0-3]?\d)\s*(?:den|toi|-)\s*(?:ngay\s+)?(?=[0-3]?\d\s*(?:/|thang))")


def _range(text: Text, today: date) -> Found[Span] | None:
    """As in "từ nay đến cuối tháng", "từ 1/3 đến 15/3", "từ thứ 2 đến thứ 6"."""
    match = _NOW_TO.search(text.clear)
    if match:
        until = _until(text, match.end(), today)
        if until and until[0] >= today:
            return Found(Span(today, until[0]), match.start(), until[1])
    days: list[Day] = days_in(text, today, past=True)
    short = _FROM_DAY.search(text.clear)
    for day in days:
        if short and day.start in range(short.end() - 5, short.end() + 1) and int(short["d"]) <= day.date.day:
            return Found(Span(day.date.replace(day=int(short["d"])), day.date), short.start(), day.end)
    for first, last in itertools.pairwise(days):
        begun = _FROM.search(text.clear, 0, first.start)
        joined = _TO.fullmatch(text.clear, first.end, last.start)
        if joined and (begun or "-" in joined[0] or "en" in joined[0]):
            end = last.date if last.date >= first.date else last.date + timedelta(days=7)
            if end >= first.date:
                return Found(Span(first.date, end), begun.start() if begun else first.start, last.end)
    return None


def find_span(text: Text, today: date) -> Found[Span] | None:
    """The span of days a message speaks of; a single day is a span of one."""
    if "tu " in text.clear or "den" in text.clear or "-" in text.clear or "nay toi" in text.clear:
        ranged = _range(text, today)
        if ranged:
            return ranged
    days = [day for day in days_in(text, today, past=True) if day.rule not in ("edge of a span", "days ahead")]
    if days:
        return Found(Span(days[0].date, days[0].date), days[0].start, days[0].end)
    for _, pattern, product in RULES:
        for match in pattern.finditer(text.clear):
            span = product(match, text, today)
            if span is not None:
                return Found(span, match.start(), match.end())
    return None
