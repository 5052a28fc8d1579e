"""Hours, parts of the day and durations in chat messages: "8h30", "7 giờ tối", "chiều", "15p nữa"."""

import re
from dataclasses import dataclass
from datetime import time, timedelta

from language.numbers import WORD, number

PARTS: dict[str, time] = {
    "sang": time(8), "trua": time(11, 30), "chieu": time(14), "toi": time(19), "dem": time(21), "khuya": time(21),
}  # fmt: skip
"""The hour a part of the day stands for (utterances, slot `when`); "đêm" is ours."""

_PART_TONES = {"sang": "sáng", "trua": "trưa", "chieu": "chiều", "toi": "tối", "dem": "đêm", "khuya": "khuya"}


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour of the day and where it stands; `part` is the part of the day that was said with it."""

    at: time
    part: str | None
    start: int
    end: int


_CLOCK = re.compile(
    r"(?<![\d/.,:])(?:(?P<rising>luc|vao|tam|khoang)\s+)?"
    r"(?P<h>[01]?\d|2[0-4])\s*(?:(?:h|g|gio|:)\s*(?P<m>[0-5]\d)(?!\d)|(?:h|g|gio)(?![a-z0-9]))"
    r"(?:\s*(?:p|ph|phut|')(?![a-z]))?(?:\s+(?:(?P<half>ruoi)|kem\s+(?P<less>[1-5]?[05])(?:\s*(?:p|phut)\b)?))?"
    r"(?:\s*(?:(?:vao\s+)?(?:buoi\s+)?)(?P<part>sang|trua|chieu|toi|dem)(?![a-z]))?"
    r"(?!\s*(?:nua\b|sau khi|lam viec|dong ho|/|%))"
)
_LONE_HOUR = re.compile(r"\bluc\s+(?P<h>[01]?\d|2[0-3])\s+(?P<part>sang|trua|chieu|toi)\b")
_HALF_PAST = re.compile(
    rf"(?<![\d/.,:])(?:(?P<h>[01]?\d|2[0-3])|(?<![a-z])(?P<name>{WORD})) ruoi"
    r"(?:\s+(?:buoi\s+)?(?P<part>sang|trua|chieu|toi|dem))?(?![a-z])(?!\s*(?:nua\b|tieng|ngay|thang|nam))"
)
_SPOKEN_HOUR = re.compile(
    rf"(?<![a-z])(?P<name>{WORD}) gio(?: dung)?(?:\s+(?:(?P<half>ruoi)|kem\s+(?P<less>[1-5]?[05]|{WORD})|"
    rf"(?P<m>[1-5]?[05])))?"
    r"(?:\s+(?:buoi\s+)?(?P<part>sang|trua|chieu|toi|dem))?(?![a-z])(?!\s*(?:nua\b|sau khi|lam viec|dong ho))"
)
_NO_CLOCK_BEFORE = re.compile(r"(?:\btruoc|\btrong|\btrong vong|\bsau|\bthem|\bcach|\bmoi) $")


def _signed(part: str | None, hour: int, minute: int) -> time | None:
    """The time of day for an hour said with a part of the day. No office meets at 2 in the night: 1-5 is afternoon."""
    if hour == 24:
        return time(0, minute)
    if part is None:
        hour += 12 if 1 <= hour <= 5 else 0
    elif (part in ("chieu", "toi", "dem") and 1 <= hour <= 11 and not (part == "dem" and hour <= 4)) or (
        part == "trua" and 1 <= hour <= 2
    ):
        hour += 12
    elif part == "dem" and hour == 12:
        hour = 0
    return time(hour, minute)


def _of(match: re.Match[str], part: str | None, start: int) -> Hour | None:
    groups = match.groupdict()
    named = number(groups["name"]) if groups.get("name") else None
    if groups.get("name") == "bay" and match.string[match.end("name") :].startswith(" gio") and not groups.get("part"):
        # "Bây giờ" is now; seven o'clock said so comes with its part of the day.
        return None
    if not groups.get("h") and (named is None or named > 23):
        return None
    hour, minute = int(groups.get("h") or named or 0), int(groups.get("m") or 0)
    part = groups.get("part") or part
    at = _signed(part, hour, minute)
    if at is None:
        return None
    if groups.get("half") or match.re is _HALF_PAST:
        at = at.replace(minute=30)
    if groups.get("less"):
        less = number(groups["less"]) or 0
        at = at.replace(hour=(at.hour - 1) % 24, minute=(60 - less) % 60)
    return Hour(at, groups.get("part"), start, match.end())


def _begin(match: re.Match[str]) -> int:
    return match.start("h") if match.groupdict().get("h") else match.start("name")


def find_hour(folded: str, typed: str, part: str | None = None) -> Hour | None:
    """The first hour in a message, "2h chiều" as 14:00. `part`: a part of the day known from elsewhere in the message.

    A duration is none: "2h nữa", "trước 2 giờ", "trong 3 giờ".
    """
    for pattern in (_CLOCK, _LONE_HOUR, _HALF_PAST, _SPOKEN_HOUR):
        for match in pattern.finditer(folded):
            if _NO_CLOCK_BEFORE.search(folded, 0, match.start()) and not match.groupdict().get("part"):
                continue
            said = match.groupdict().get("part")
            if said and not right_part(typed, match.start("part"), said):
                match_end = match.start("part")
                shorter = pattern.search(folded[:match_end].rstrip(), match.start())
                hour = _of(shorter, part, _begin(shorter)) if shorter else None
            else:
                hour = _of(match, part, _begin(match))
            if hour:
                return hour
    return None


def right_part(typed: str, start: int, part: str) -> bool:
    """True when the letters typed may be that part of the day: "tối" and "toi", never "tôi" (I) or "tới" (until)."""
    word = typed[start : start + len(part)].lower()
    return word.isascii() or word == _PART_TONES[part]


_UNIT_MINUTES = {
    "phut": 1, "p": 1, "ph": 1, "'": 1, "tieng": 60, "gio": 60, "h": 60, "g": 60, "tieng dong ho": 60,
    "ngay": 1440, "hom": 1440, "bua": 1440, "tuan": 10080, "tuan le": 10080, "t": 10080,
}  # fmt: skip
_N = rf"(?:\d{{1,3}}|{WORD}|nua)"
_UNIT = r"(?:phut|ph|p|'|tieng dong ho|tieng|gio|h|g|ngay|hom|bua|tuan le|tuan)"
_LENGTH = (
    rf"(?P<n>{_N})\s*(?P<unit>{_UNIT})(?![a-z])(?:\s*(?P<half>ruoi)\b)?"
    r"(?:\s*(?P<more>\d{1,2})\s*(?:phut|ph|p)?(?![a-z0-9]))?"
)
_AHEAD = (
    re.compile(rf"(?:\btrong\s+)?(?<![\d/.,])(?<![a-z]){_LENGTH}\s+(?:nua|toi|sau)(?![a-z])(?!\s+khi)"),
    re.compile(rf"(?<!tuan )(?<!thang )(?<!quy )(?<!nam )(?<!thu )\bsau\s+{_LENGTH}(?!\s*(?:lam viec|ke tu|khi|tinh))"),
    re.compile(
        rf"\b(?:hoan|lui|doi|de|them|snooze|cham)(?:\s+(?:lai|nhac|them|viec nay))*\s+{_LENGTH}(?!\s*(?:lam viec|"
        rf"sang|trua|chieu|toi\b))"
    ),
)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A length of time from now and where it stands. `days` tells that it was counted in days or weeks."""

    length: timedelta
    days: bool
    start: int
    end: int


def find_ahead(folded: str, typed: str) -> Ahead | None:
    """In "2 tiếng nữa", "15p nữa", "nửa tiếng nữa", "sau 30 phút", "ba ngày nữa", "hoãn 1 tiếng": how far from now."""
    for place, pattern in enumerate(_AHEAD):
        for match in pattern.finditer(folded):
            if place == 0 and not _is_ahead(match, typed):
                continue
            ahead = _length(match)
            if ahead:
                return ahead
    return None


def _is_ahead(match: re.Match[str], typed: str) -> bool:
    """In "3 ngày tới" and "3 ngày tôi" fold alike, and "thứ 6 tuần sau" holds "6 tuần sau", which it does not mean."""
    before = match.string[: match.start()].rstrip()
    if re.search(r"(?:\bthu|\bt|\bngay|\bthang|\bquy|\blan|\bviec|\bmuc)$", before):
        return False
    word = typed[match.start() : match.end()].lower().rsplit(None, 1)[-1]
    if match["unit"] in ("h", "g", "gio") and not word.startswith(("n", "s")):
        return False
    return word.isascii() or word in ("nữa", "tới", "sau")


def _length(match: re.Match[str]) -> Ahead | None:
    groups = match.groupdict()
    count, unit = groups["n"], groups["unit"]
    minutes = _UNIT_MINUTES[unit]
    if count == "nua":
        total = float(minutes) / 2
    else:
        value = number(count)
        if value is None:
            return None
        total = float(value * minutes)
    if groups.get("half"):
        total += minutes / 2
    if groups.get("more") and minutes == 60:
        total += int(groups["more"])
    return Ahead(timedelta(minutes=total), minutes >= 1440, match.start(), match.end())


_PART = re.compile(r"(?<!doi )(?<!doi tuong )\b(?:buoi\s+)?(?P<part>sang|trua|chieu|toi|dem|khuya)\b")
_PART_NEXT = re.compile(
    r"\s*(?:nay|mai|mot|kia|thu|t[2-7]|cn|chu nhat|ngay|hom|qua|mung|\d{1,2}/|tuan|cuoi tuan|dau tuan|$|,|luc|nhac|\d)"
)
_OVER = re.compile(r"\b(?:doi|lui|chuyen|hoan|gia han|keo dai|keo)\b(?: [a-z.\d]+){0,4} $")
"""Words after which "sang" typed without diacritics is over to, not the morning."""
_EDGES = (
    (re.compile(r"\bdau gio sang\b"), time(7, 30), "sang"),
    (re.compile(r"\bdau gio chieu\b"), time(13, 30), "chieu"),
    (re.compile(r"\bcuoi gio sang\b"), time(11), "sang"),
    (re.compile(r"\b(?:cuoi gio(?: chieu)?|het gio(?: hanh chinh| lam viec)?)\b"), time(16, 30), "chieu"),
    (re.compile(r"\bdau gio\b"), time(7, 30), "sang"),
)
"""Hours that offices name by their own day (7:30-11:30 and 13:30-17:00)."""


def find_edge(folded: str) -> Hour | None:
    """As in "đầu giờ chiều", "cuối giờ": the edges of office hours as an hour."""
    if "gio" not in folded:
        return None
    for pattern, at, part in _EDGES:
        match = pattern.search(folded)
        if match:
            return Hour(at, part, match.start(), match.end())
    return None


def find_part(folded: str, typed: str, day_end: int | None, day_start: int | None) -> tuple[str, int, int] | None:
    """The part of the day said in a message and where. Typed without diacritics, "toi" is I more often than evening,
    and "sang" is over to: they count only before or after a day, or before an hour or the order to remind."""
    found: tuple[str, int, int] | None = None
    for match in _PART.finditer(folded):
        part = match["part"]
        if not right_part(typed, match.start("part"), part):
            continue
        word = typed[match.start("part") : match.end("part")]
        if (
            word.isascii()
            and part in ("sang", "toi")
            and (not typed.isascii() or _OVER.search(folded, 0, match.start()))
        ):
            continue
        if word.isascii() and part == "toi" and typed[match.end() : match.end() + 5].lower() in (" ngay", " ngày"):
            continue
        beside = day_start in (match.start(), match.end() + 1) or match.start() - 1 == day_end
        if word.isascii() and part in ("toi", "sang", "dem") and not beside:
            if part == "toi" and match.start() == match.start("part"):
                continue
            follows = _PART_NEXT.match(folded, match.end())
            leads = match.start() == 0 or folded[: match.start()].endswith(("de ", "vao ", "luc ", "moi ", "buoi "))
            if not (follows and leads):
                continue
        if beside:
            return part, match.start(), match.end()
        found = found or (part, match.start(), match.end())
    return found
