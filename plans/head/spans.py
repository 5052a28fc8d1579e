"""The days a plan speaks for, by the words of its title."""

import re
from datetime import date, timedelta

from domain.plan import Period
from language.normalize import fold

# What comes after these words is outlook, not the time of the plan.
_OUTLOOK = re.compile(
    r"(?i)[,;(]?\s*(?:và\s+)?(?:định hướng|tầm nhìn|hướng tới|hướng đến)\b.*$"
    r"|\s+và\s+(?:những|các)\s+năm\s+(?:tiếp theo|tiếp sau|sau)\b.*$"
)
_SPAN = re.compile(r"(?i)\bgiai đoạn\s+(?:từ\s+)?(?:năm\s+)?(\d{4})\s*(?:-|÷|đến)?\s*(?:năm\s+)?(\d{4})")
_YEARS = re.compile(r"(?i)\b(?:năm|từ năm|các năm)\s+(\d{4})\s*(?:-|÷|đến)\s*(?:năm\s+)?(\d{4})")
_SCHOOL_YEAR = re.compile(r"(?i)\bnăm học\s+(?:từ\s+)?(\d{4})\s*(?:-|÷|/|đến)\s*(\d{4})")
_LISTED = re.compile(r"(?i)\bnăm\s+(\d{4})(?:\s*(?:,|và)\s*(?:năm\s+)?(\d{4}))+")
_YEAR = re.compile(r"(?i)(?<!đến )(?<!trước )(?<!từ )\bnăm\s+(\d{4})\b(?!\s*(?:-|÷)\s*\d{4})")
_UNTIL = re.compile(r"(?i)\bđến\s+(?:hết\s+)?năm\s+(\d{4})\b")
_BARE = re.compile(r"(?<![\d/.-])(20\d{2})(?![\d/.-])")
_DAYS = re.compile(
    r"(?i)\btừ\s+(?:ngày\s+)?(\d{1,2})/(\d{1,2})(?:/(\d{4}))?\s*(?:-|đến)\s*(?:hết\s+)?(?:ngày\s+)?(\d{1,2})/(\d{1,2})/(\d{4})"
)
_MONTHS = re.compile(
    r"(?i)\b(?:từ\s+)?tháng\s+(\d{1,2})(?:/\d{4})?\s*(?:-|đến)\s*(?:hết\s+)?(?:tháng\s+)?(\d{1,2})\s*(?:/|năm\s+)\s*(\d{4})"
)
_PART = re.compile(
    r"(?i)\b(?:quý\s+(?P<quarter>IV|I{1,3}|[1-4])(?:\s*(?:,|và|-)\s*(?:quý\s+)?(?P<other>IV|I{1,3}|[1-4]))?"
    r"|(?P<words>0?6 tháng đầu|0?6 tháng cuối|0?9 tháng đầu|0?3 tháng đầu|0?3 tháng cuối|0?6 tháng|0?9 tháng)"
    r"|tháng\s+(?P<month>\d{1,2}))"
    r"(?:\s+năm)?\s*(?:/|,|của)?\s*(?P<year>\d{4})"
)
_PARTS = {
    "6 thang dau": (1, 6),
    "6 thang cuoi": (7, 12),
    "9 thang dau": (1, 9),
    "3 thang dau": (1, 3),
    "3 thang cuoi": (10, 12),
    "6 thang": (1, 6),
    "9 thang": (1, 9),
}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def period_in(text: str) -> Period | None:
    """The days a title speaks for: a span of years or days, a school year, a part of a year, a year; None where it
    names none. "Đến năm 2025" alone has no beginning; see `end_in`."""
    text = _OUTLOOK.sub("", text)
    school = _SCHOOL_YEAR.search(text)
    if school:
        first, last = int(school.group(1)), int(school.group(2))
        makes_sense = 1900 < first < 2200 and last == first + 1
        return Period(start=date(first, 9, 1), end=date(last, 8, 31)) if makes_sense else None
    part = _days(text) or _part(text)
    if part is not None:
        return part
    span = _SPAN.search(text) or _YEARS.search(text)
    rest = text if span is None else text[: span.start()] + text[span.end() :]
    named = [int(year) for year in _YEAR.findall(rest)]
    if span:
        first, last = int(span.group(1)), int(span.group(2))
        # A plan of one year for a programme of several speaks for its own year.
        inside = [year for year in named if first <= year <= last]
        return years(inside[-1], inside[-1]) if inside else years(first, last)
    listed = _LISTED.search(text)
    if listed:
        several = [int(year) for year in re.findall(r"\d{4}", listed.group())]
        return years(several[0], several[-1])
    if named:
        return years(named[-1], named[-1])
    bare = [] if _UNTIL.search(text) else [int(year) for year in _BARE.findall(text)]
    return years(bare[-1], bare[-1]) if bare else None


def end_in(text: str) -> int | None:
    """The last year of a title that names only its end: "… đến năm 2025, định hướng đến năm 2030"."""
    found = _UNTIL.search(_OUTLOOK.sub("", text))
    return int(found.group(1)) if found else None


def is_school_year(text: str) -> bool:
    """Whether a title speaks for a school year."""
    return _SCHOOL_YEAR.search(text) is not None


def years(first: int, last: int) -> Period | None:
    """Whole years, both included; None where that makes no sense."""
    return Period(start=date(first, 1, 1), end=date(last, 12, 31)) if 1900 < first <= last < 2200 else None


def _days(text: str) -> Period | None:
    found = _DAYS.search(text)
    if found:
        last = _day(found.group(4), found.group(5), found.group(6))
        first = _day(found.group(1), found.group(2), found.group(3) or found.group(6))
        if first and last and first <= last and first.year > 1900 and last.year < 2200:
            return Period(start=first, end=last)
        return None
    months = _MONTHS.search(text)
    if months:
        return _span_of_months(int(months.group(3)), int(months.group(1)), int(months.group(2)))
    return None


def _part(text: str) -> Period | None:
    found = _PART.search(text)
    if found is None:
        return None
    first, last = _months(found)
    return _span_of_months(int(found["year"]), first, last)


def _months(found: re.Match[str]) -> tuple[int, int]:
    if found["quarter"]:
        first = _quarter(found["quarter"])
        last = _quarter(found["other"]) if found["other"] else first
        return 3 * first - 2, 3 * last
    if found["words"]:
        return _PARTS[fold(found["words"]).lstrip("0")]
    return int(found["month"]), int(found["month"])


def _quarter(text: str) -> int:
    return _QUARTERS.get(text.lower()) or int(text)


def _span_of_months(year: int, first: int, last: int) -> Period | None:
    if not 1 <= first <= last <= 12 or not 1900 < year < 2200:
        return None
    after = date(year + last // 12, last % 12 + 1, 1)
    return Period(start=date(year, first, 1), end=after - timedelta(days=1))


def _day(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
