"""Single days in chat messages: "mai", "thứ 6 tuần sau", "15/3", "ngày 20", "3 ngày nữa", "cuối tháng"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar import end_of_month, month_of, quarter_of, week_of
from language.moment_clock import find_ahead
from language.normalize import fold
from language.numbers import WORD, number, roman

HIDDEN = "\x00"

_CODES = re.compile(
    r"\d+(?:/\d{4})?/[a-z]{2,}[-a-z0-9]*(?:\s+ngay\s+\d{1,2}(?:[/.-]\d{1,2}){1,2}(?:[/.-]\d{4})?)?"
    r"|\bso\s*:?\s*\d+(?:/\d+)*(?:/[a-z][-a-z0-9]*)?"
    r"|\b[ivx]+\.\d+(?:\.\d+)*\.?|\b\d+(?:\.\d+){2,}(?!\d)(?<!\.\d{4})"
    r"|\d+(?:[.,]\d+)?\s*(?:%|phan tram\b)"
    r"|\b(?:viec|vc|cv|nhiem vu|muc|dieu|khoan|diem|phu luc|lan|cai|dot|chi tieu|tieu chi)\s+(?:thu\s+)?"
    r"(?:\d+(?:\.\d+)*|thu (?:hai|ba|tu|nam|sau|bay))(?!\s*(?:/|h\b|gio\b|ngay\b|tieng\b|phut\b|p\b|tuan\b"
    r"|thang\b|g\b))(?!\d)"
    r"|(?<![\d/])\d+/\d+\s+(?:viec|chi tieu|xa|don vi|nhiem vu|lop|ho so|phong|tieu chi|diem)\b"
)


def hide_codes(folded: str) -> str:
    """The folded text with task codes, document numbers, percentages and ordinals blanked out, letter for letter."""
    if not any(map(str.isdigit, folded)) and "thu " not in folded:
        return folded
    return _CODES.sub(lambda match: HIDDEN * len(match[0]), folded)


_OTHER_WORDS = re.compile(
    r"\b(?:tôi|mãi|mải|mái|mài|mại|quỹ|quỷ|quỳ|thắng|thăng|thẳng|thư|thủ|thù|tự|năng|quá|quả|ngây|bày|bà"
    r"|hải|khi nãy)\b",
    re.IGNORECASE,
)
"""Words that fold to the same letters as words of time: "tôi" (I) as "tới" (next), "quỹ" (fund) as "quý" (quarter)."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, where its words stand, and which rule gave it. `loose` days are taken by no clock ("cuối tháng")."""

    date: date
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Text:
    """A message as it was typed, folded, and folded with its codes hidden."""

    typed: str
    folded: str
    clear: str
    plain: bool
    """True when it was typed without any diacritics."""


Product = Callable[[re.Match[str], Text, date, bool], date | None]
"""From a match, the message, today and whether the past is meant (a window looks back, a reminder does not)."""

_WEEK = r"(?:\s+(?:cua\s+)?tuan\s+(?P<week>nay|sau|toi|truoc|qua|roi|vua roi|vua qua|ke tiep|tiep theo|nua))"
_WEEKS_ON = {"nay": 0, "sau": 1, "toi": 1, "ke tiep": 1, "tiep theo": 1, "nua": 2}
_DAY_NAMES = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}
_DAY_TONES = {"hai": "hai", "ba": "ba", "tu": "tư", "nam": "năm", "sau": "sáu", "bay": "bảy"}
_NAME = r"(?:thu\s*(?P<n>[2-7])|thu\s+(?P<name>hai|ba|tu|nam|sau|bay)|(?P<t>t[2-7])|(?P<sunday>chu nhat|cn))"
_THIS = r"(?:\s+(?P<this>nay|toi|sau|truoc|roi|qua|vua roi|vua qua))?"
_NOT_COUNT = r"(?![\d/%]|\s*(?:/|trieu|ty|ban|nguoi|don vi|ho so))"
_WEEKDAY = re.compile(rf"(?<![a-z0-9]){_NAME}(?![a-z0-9]){_NOT_COUNT}(?:{_WEEK}|{_THIS})(?![a-z])")
_WEEK_FIRST = re.compile(
    rf"\btuan\s+(?P<week>nay|sau|toi|ke tiep)\s*,?\s*(?:vao\s+)?(?:(?:sang|chieu|toi|trua)\s+)?{_NAME}(?![a-z0-9])"
)


def _weekday(match: re.Match[str], text: Text, today: date, past: bool) -> date | None:
    groups = match.groupdict()
    if groups.get("name") and not _is_day_name(text.typed[match.start("name") : match.end("name")], groups["name"]):
        return None
    digit = groups.get("n") or (groups["t"][1:] if groups.get("t") else None)
    place = int(digit) - 2 if digit else 6 if groups.get("sunday") else _DAY_NAMES[groups["name"]]
    monday = week_of(today).start
    week, this = groups.get("week"), groups.get("this")
    if week:
        return monday + timedelta(weeks=_WEEKS_ON.get(week, -1), days=place)
    if this in ("truoc", "roi", "qua", "vua roi", "vua qua"):
        return today - timedelta(days=(today.weekday() - place - 1) % 7 + 1)
    if this == "nay":
        return today + timedelta(days=(place - today.weekday()) % 7)
    return today + timedelta(days=(place - today.weekday() - 1) % 7 + 1)


def _is_day_name(word: str, name: str) -> bool:
    """As in "thứ tự" (order) folds like "thứ tư" (Wednesday)."""
    low = word.lower()
    return low.isascii() or low == _DAY_TONES[name]


_SOON = {
    "hom nay": 0, "nay": 0, "mai": 1, "ngay mai": 1, "mot": 2, "ngay mot": 2, "ngay kia": 2, "kia": 2, "bua kia": 2,
    "hom qua": -1, "qua": -1, "hom kia": -2, "hom truoc": -2,
}  # fmt: skip
_TODAY = re.compile(
    r"\b(?:(?:trong\s+)?(?:ngay\s+)?hom nay|hnay|trong ngay(?= nay| hom nay|\s*$|\s+(?:co|toi|em|minh|phai)))\b"
)
_PART_TODAY = re.compile(r"\b(?:sang|trua|chieu|toi|dem)\s+(?:hom\s+)?(?P<nay>nay)\b")
_LONE_TODAY = re.compile(r"\bnay\b(?!\s*(?:den|toi cuoi|gio))")
_TOMORROW = re.compile(r"\b(?:ngay\s+|hom\s+)?(?P<mai>mai)\b")
_AFTER_TOMORROW = re.compile(
    r"\b(?:ngay|bua|sang|trua|chieu|toi)\s+(?P<mot>mot|kia)\b(?!\s*(?:viec|nhiem|tieng|gio|phut|lan|phan))"
)
_MOT = re.compile(r"\bmốt\b", re.IGNORECASE)
_YESTERDAY = re.compile(r"\b(?:hom qua|hqua|(?:sang|chieu|toi|trua) qua)\b")
_BEFORE_YESTERDAY = re.compile(r"\bhom kia\b")
_NAMED_BEFORE = re.compile(
    r"(?:\b(?:chi|co|thi|xa|ba|ban|phuong|thon|ong|hoang|nguyen|sao|sau nay|khuyen|thuong|cho|dong chi)\s+)$"
)
_NAMED_ASCII = re.compile(r"(?:\b(?:anh|em)\s+)$")


def _today(match: re.Match[str], text: Text, today: date, past: bool) -> date | None:
    return today


def _part_today(match: re.Match[str], text: Text, today: date, past: bool) -> date | None:
    return today


def _lone_today(match: re.Match[str], text: Text, today: date, past: bool) -> date | None:
    """As in "nay" alone is today; without diacritics it may be "này" (this), so there it must open the message."""
    if text.typed[match.start() : match.end()].lower() != "nay":
        return None
    before = text.folded[: match.start()].strip()
    if not before:
        return today
    if text.plain or before.endswith(
        ("hien", "den", "tu", "lau", "xua", "bay", "nam", "thang", "quy", "tuan", "ngay", "toi")
    ):
        return None
    return today


def _tomorrow(match: re.Match[str], text: Text, today: date, past: bool) -> date | None:
    word = text.typed[match.start("mai") : match.end("mai")]
    if word.lower() != "mai":
        return None
    before = text.folded[: match.start()]
    if _NAMED_BEFORE.search(before) or (word == "Mai" and (before.strip() or _NAMED_ASCII.search(before))):
        return None
    return today + timedelta(days=1)


def _in_two_days(match: re.Match[str], text: Text, today: date, past: bool) -> date | None:
    word = text.typed[match.start("mot") : match.end("mot")].lower()
    if match[0].startswith("toi") and word == "mot":
        return None
    return today + timedelta(days=2) if word in ("mot", "mốt", "kia", "kìa") else None


def _back(days: int) -> Product:
    return lambda match, text, today, past: today - timedelta(days=days)


_YEAR = r"(?:\s*(?:[/.-]|nam)\s*(?P<y>20\d\d|\d\d)(?!\d))?"
_DATE = re.compile(
    r"(?<![\d/.,:])(?:(?P<noun>ngay|mung|mong|hom)\s*)?(?P<d>[0-3]?\d)\s*(?P<sep>[/.-]|thang)\s*"
    rf"(?P<m>1[0-2]|0?[1-9]){_YEAR}"
    r"(?![\d/%]|\.\d|\s*(?:%|phan tram))"
)
_MONTH_DAY = re.compile(
    r"\b(?:ngay|mung|mong|hom)\s*(?P<d>[0-3]?\d)(?![\d/.,]\d|\d|\s*(?:ngay|thang \d))"
    r"(?:\s*(?:cua\s+)?thang\s+(?P<month>nay|sau|toi|truoc))?"
)


_SPOKEN_DAY = re.compile(
    rf"\b(?P<noun>ngay|mung|mong|hom)\s+(?P<d>{WORD})(?:\s+thang\s+(?:(?P<m>1[0-2]|0?[1-9])|(?P<named>gieng|chap|tu|{WORD}))"
    r"|\s+thang\s+(?P<month>nay|sau|toi|truoc))?(?![a-z])"
)


def _spoken_day(match: re.Match[str], text: Text, today: date, past: bool) -> date | None:
    """As in "mồng mười tháng năm"; after "ngày" alone a number word is too often something else."""
    day, groups = number(match["d"]), match.groupdict()
    named = {"gieng": 1, "chap": 12}.get(groups["named"] or "") or number(groups["named"] or "")
    typed = text.typed[match.start("named") : match.end("named")].lower() if groups["named"] else ""
    if typed == "sau" and not text.plain:
        named = None
    which = groups["month"] or ("sau" if groups["named"] == "sau" and (text.plain or typed == "sau") else None)
    if day is None or not 1 <= day <= 31 or (match["noun"] in ("ngay", "hom") and not (named or groups["m"] or which)):
        return None
    if which:
        first = shifted(today.replace(day=1), {"nay": 0, "truoc": -1}.get(which, 1))
        return made(first.year, first.month, day)
    month = int(groups["m"] or named or 0)
    if month:
        return made(year_of(month, day, today, past), month, day)
    nexts = (shifted(today.replace(day=1), ahead) for ahead in range(3))
    days = (made(first.year, first.month, day) for first in nexts)
    return next((one for one in days if one and (past or one >= today)), None)


def year_of(month: int, day: int, today: date, past: bool) -> int:
    """The year of a day typed without one: the present where the past may be meant, else that of the next such day."""
    return today.year if past or (month, day) >= (today.month, today.day) else today.year + 1


def made(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (30/02)."""
    if not 1 <= month <= 12 or not day >= 1:
        return None
    last = end_of_month(year, month)
    return last.replace(day=day) if day <= last.day else None


def _date(match: re.Match[str], text: Text, today: date, past: bool) -> date | None:
    sep, day, month = match["sep"], int(match["d"]), int(match["m"])
    before = text.folded[: match.start()].rstrip()
    anchored = match["noun"] or before.endswith(("truoc", "trc", "den", "han", "toi", "tu", "sang"))
    if sep in ".-" and not (match["y"] or anchored):
        return None
    if before.endswith((" dat", " duoc", " dc")) and not match["noun"]:
        return None
    if match["y"]:
        return made(int(match["y"]) % 100 + 2000, month, day)
    return made(year_of(month, day, today, past), month, day) or made(today.year + 1, month, day)


def _month_day(match: re.Match[str], text: Text, today: date, past: bool) -> date | None:
    day, said = int(match["d"]), match["month"]
    if text.typed[match.start() : match.start() + 4].lower().startswith("ngày") and day == 0:
        return None
    first = today.replace(day=1)
    if said:
        shift = {"nay": 0, "truoc": -1}.get(said, 1)
        first = shifted(first, shift)
        return made(first.year, first.month, day)
    if past:
        return made(first.year, first.month, day)
    for ahead in range(3):
        month = shifted(first, ahead)
        found = made(month.year, month.month, day)
        if found and found >= today:
            return found
    return None


def shifted(first: date, months: int) -> date:
    """The first of the month that many months on."""
    place = first.year * 12 + first.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)


SPOKEN_MONTH = "gieng|mot|hai|ba|tu|bon|bay|tam|chin|muoi mot|muoi hai|muoi|chap"
"""Months by their names, but for "năm" and "sáu", which fold to other words of time."""

_WHICH = r"nay|sau|toi(?! (?:co|phai|can|lam|con|se|nen|duoc|muon|nhan)\b)|truoc|qua|ke tiep|tiep theo"
_PLACE = re.compile(
    r"(?<!thang )(?<!tu )\b(?P<place>dau|giua|cuoi|het)\s+(?P<unit>tuan|thang|quy(?! (?:trinh|dinh|che|hoach|pham|"
    r"uoc))|nam)(?:\s*(?P<n>1[0-2]"
    rf"|0?[1-9]|i{{1,3}}|iv|{SPOKEN_MONTH})(?![a-z0-9]))?"
    rf"(?:\s*(?:/|nam)\s*(?P<y>20\d\d))?(?:\s+(?P<which>{_WHICH}))?(?![a-z])"
)


def span_of(unit: str, today: date, which: str | None, n: str | None, y: str | None) -> tuple[date, date] | None:
    """First and last day of a week, month, quarter or year named beside today ("sau") or by its number."""
    shift = (
        0 if which in (None, "nay") else -1 if which in ("truoc", "qua", "ngoai", "roi", "vua roi", "vua qua") else 1
    )
    if unit == "tuan":
        week = week_of(today + timedelta(weeks=shift))
        return (week.start, week.end) if n is None else None
    year = int(y) if y else today.year + (shift if unit == "nam" or n else 0)
    if unit == "nam":
        return (date(year, 1, 1), date(year, 12, 31)) if n is None else None
    if unit == "quy":
        place = (roman(n) or number(n)) if n else None
        if n and place not in (1, 2, 3, 4):
            return None
        first = date(year, 3 * place - 2, 1) if place else shifted(quarter_of(today).start, 3 * shift)
        return first, end_of_month(first.year, first.month + 2)
    place = {"gieng": 1, "chap": 12}.get(n or "") or number(n or "")
    if n and not place:
        return None
    first = date(year, place, 1) if place else shifted(month_of(today).start, shift)
    return first, end_of_month(first.year, first.month)


def _edge(match: re.Match[str], text: Text, today: date, past: bool) -> date | None:
    """As in "đầu" is the first day of a span (past ones give way to the next), "giữa" its middle, "cuối" its last;
    a week's middle and end are those of the working week."""
    unit, place = match["unit"], match["place"]
    if not is_unit(text.typed[match.start("unit") : match.end("unit")], unit):
        return None
    span = span_of(unit, today, match["which"], match["n"], match["y"])
    if span is None:
        return None
    day = _edge_day(unit, place, span)
    if day < today and not past and match["which"] is None and match["y"] is None:
        named = match["n"] is not None
        later = span_of(
            unit,
            today.replace(day=1, year=today.year + 1) if named else today,
            None if named else "sau",
            match["n"],
            None,
        )
        day = _edge_day(unit, place, later) if later else day
    return day


def _edge_day(unit: str, place: str, span: tuple[date, date]) -> date:
    first, last = span
    if place == "dau":
        return first
    if place == "giua":
        return {
            "tuan": first + timedelta(days=2), "thang": first.replace(day=15), "nam": first.replace(month=6, day=30),
        }.get(unit) or end_of_month(first.year, first.month + 1)  # fmt: skip
    return first + timedelta(days=4) if unit == "tuan" else last


_UNIT_TONES = {"tuan": "tuần", "thang": "tháng", "quy": "quý", "nam": "năm"}


def is_unit(word: str, unit: str) -> bool:
    """As in "quỹ" (fund) folds like "quý" (quarter), "thắng" (win) like "tháng", "Nam" (south) like "năm"."""
    low = word.lower()
    return low.isascii() or low == _UNIT_TONES[unit]


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to name a day: its name, its pattern, what it gives, and a word without which it need not be tried."""

    name: str
    pattern: re.Pattern[str]
    product: Product
    hint: str = ""


RULES = (
    Rule("weekday of a week said first", _WEEK_FIRST, _weekday, "tuan"),
    Rule("weekday", _WEEKDAY, _weekday),
    Rule("day and month", _DATE, _date),
    Rule("day of the month", _MONTH_DAY, _month_day),
    Rule("day in words", _SPOKEN_DAY, _spoken_day),
    Rule("edge of a span", _PLACE, _edge),
    Rule("after tomorrow", _AFTER_TOMORROW, _in_two_days),
    Rule("tomorrow", _TOMORROW, _tomorrow, "mai"),
    Rule("today", _TODAY, _today, "n"),
    Rule("part of today", _PART_TODAY, _part_today, "nay"),
    Rule("day before yesterday", _BEFORE_YESTERDAY, _back(2), "hom kia"),
    Rule("yesterday", _YESTERDAY, _back(1), "qua"),
    Rule("bare today", _LONE_TODAY, _lone_today, "nay"),
)


def read(typed: str) -> Text:
    """A message made ready for the rules. `typed` is NFC; every offset points into it."""
    folded = fold(typed)
    clear = hide_codes(folded)
    plain = typed.isascii()
    if not plain:
        for match in _OTHER_WORDS.finditer(typed):
            clear = clear[: match.start()] + HIDDEN * len(match[0]) + clear[match.end() :]
    return Text(typed, folded, clear, plain)


def days_in(text: Text, today: date, *, past: bool) -> list[Day]:
    """Every single day named in a message, in reading order. `past`: whether a day gone by may be meant."""
    found: list[Day] = []
    clear = text.clear
    ahead = find_ahead(clear, text.typed)
    if ahead and ahead.days:
        found.append(Day(today + ahead.length, ahead.start, ahead.end, "days ahead"))
        clear = clear[: ahead.start] + HIDDEN * (ahead.end - ahead.start) + clear[ahead.end :]
    for rule in RULES:
        if rule.hint and rule.hint not in clear:
            continue
        for match in rule.pattern.finditer(clear):
            day = rule.product(match, text, today, past)
            if day is not None:
                found.append(Day(day, match.start(), match.end(), rule.name))
                clear = clear[: match.start()] + HIDDEN * len(match[0]) + clear[match.end() :]
    if "ốt" in text.typed:
        for match in _MOT.finditer(text.typed):
            if clear[match.start()] != HIDDEN:
                found.append(Day(today + timedelta(days=2), match.start(), match.end(), "after tomorrow"))
    return sorted(found, key=lambda day: day.start)
