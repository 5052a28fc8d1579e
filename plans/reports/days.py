"""The days of a reporting rule: when a report is due, and the days whose data it counts."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from language.normalize import lower
from plans.reports.terms import Term

_LONG = re.compile(
    r"(?i)(ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})(?!\s*(?:,|và|;)\s*\d{1,2}(?!\s*/))(?:\s+năm\s+(\d{4}))?(?!\d)"
)
_NEXT = r"(?:sau|kế tiếp|tiếp theo|liền kề|liền sau|kế sau)"
_LAST = (
    r"tháng\s+(?:cuối(?:\s+cùng)?|thứ\s+(?:ba|3))(?:\s+(?:của\s+)?(?:mỗi\s+|từng\s+|các\s+)?(?:kỳ|quý|mỗi kỳ))?"
    r"(?:\s+báo cáo)?"
)
_AFTER = (
    rf"tháng\s+(?:đầu(?:\s+tiên)?\s+(?:của\s+)?(?:quý|kỳ|năm)\s+(?:báo cáo\s+)?{_NEXT}|{_NEXT})"
    r"(?:\s+(?:quý|kỳ)\s+báo cáo)?"
)
_EVERY = r"(?:hằng|hàng|mỗi)\s+tháng|tháng\s+(?:báo cáo|đó)|trong\s+tháng"
_NUMBERS = r"\d{1,2}(?:\s*(?:,|và|;)\s*(?:tháng\s+)?\d{1,2}(?!\d|\s*/))*"
_HOUR = r"(?:\d{1,2}\s*(?:h|giờ|g)\s*(?:\d{1,2})?(?:\s*phút)?,?\s*(?:của\s+)?)"
_DUE = re.compile(
    rf"(?i)(?=[tnvc\d])(?:(?P<before>\btrước\s+)?(?P<hour>{_HOUR})?ngày\s+(?:(?P<end>cuối(?:\s+cùng)?)|(?P<day>\d{{1,2}}))\s+"
    rf"(?:của\s+)?(?:các\s+)?(?:(?P<last>{_LAST})|(?P<after>{_AFTER})|(?P<every>{_EVERY})"
    rf"|tháng\s+(?P<months>{_NUMBERS})(?:\s+năm\s+(?P<year>\d{{4}}))?)"
    rf"|(?P<b2>\btrước\s+)?(?P<h2>{_HOUR})?(?:\bngày\s+)?(?<![\d/])(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?:/(?P<y>\d{{4}}))?(?![\d/])"
    rf"(?P<next>\s+(?:của\s+)?năm\s+{_NEXT})?"
    rf"|(?P<b3>\btrước\s+)?(?P<h3>{_HOUR})?\bngày\s+(?P<bare>\d{{1,2}})\b(?!\s*(?:[/.-]\s*\d|tháng|ngày|làm việc|lễ))"
    rf"|(?:\b(?:trong|vào|cuối)\s+tháng\s+(?P<inmonth>\d{{1,2}})(?:/(?P<iny>\d{{4}}))?)(?!\d)"
    rf"|\b(?P<days>\d{{1,2}})\s+ngày\s+(?P<work>làm việc\s+)?(?:kể từ|tính từ|sau)\s+(?:khi\s+|ngày\s+)*"
    rf"(?:kết thúc|hết)\s+(?:kỳ|quý|tháng|năm)(?:\s+báo cáo)?"
    r"|\b(?P<cut>\d{1,2})\s+ngày\s+(?:làm việc\s+)?(?:kể từ|tính từ|sau)\s+(?:khi\s+|ngày\s+|thời điểm\s+)*"
    r"chốt\s+(?:số liệu|báo cáo))"
)
_MODIFIER = re.compile(r"(?i)\s*(?:của\s+)?(?:hằng|hàng|mỗi)\s+(?:năm|quý)\b|\s*(?:của\s+)?năm\s+báo cáo\b")
_LISTED = re.compile(r"(?i)^\s*(?:\([^()]{1,30}\)\s*)?(?:,|;|và|hoặc|,\s*và)\s*$")
_NEAR = 60
# The first day of a span of data is no day on which anything is due.
_BEGINS = re.compile(r"(?i)\b(?:lấy|tính|kể) từ\s+$")
_OF_A_PAPER = re.compile(r"(?i)\bsố\s*:?\s*[\w/-]+\s*(?:,\s*)?$")
_BEFORE_TERM = (
    r"tháng\s+(?:cuối\s+(?:cùng\s+)?(?:của\s+)?(?:quý|kỳ)\s+(?:báo cáo\s+)?(?:trước|liền trước)|"
    r"(?:liền\s+)?trước(?:\s+(?:liền kề|kỳ báo cáo|của kỳ báo cáo))?)"
)
_PLAIN_LAST = rf"(?:{_LAST}|tháng\s+báo cáo)(?:\s+thuộc\s+kỳ\s+báo cáo)?"


def _bound(name: str) -> str:
    return (
        rf"(?:(?P<{name}d>\d{{1,2}})/(?P<{name}m>\d{{1,2}})(?:/(?P<{name}y>\d{{4}})"
        rf"|\s*(?:của\s+)?(?P<{name}p>\(?năm (?:trước|liền kề|liền trước)))?"
        rf"|(?P<{name}r>\d{{1,2}})\s+(?:của\s+)?(?:(?P<{name}b>{_BEFORE_TERM})|(?P<{name}l>{_PLAIN_LAST})))"
    )


_WINDOW = re.compile(
    rf"(?i)(?:tính\s+)?từ\s+(?:ngày\s+)?{_bound('s')}[^;.]{{0,45}}?(?:đến|-)\s+(?:hết\s+)?(?:ngày\s+)?{_bound('e')}"
)
_PLAIN_SPAN = re.compile(
    r"(?<![\d/])(?P<sd>\d{1,2})/(?P<sm>\d{1,2})/(?P<sy>\d{4})(?P<sp>)\s*(?:-|đến)\s*"
    r"(?P<ed>\d{1,2})/(?P<em>\d{1,2})/(?P<ey>\d{4})(?P<ep>)(?![\d/])"
)
_CUT_OFF = re.compile(
    rf"(?i)(?:số liệu|chốt)[^;.]{{0,40}}?(?:đến|ngày|(?P<before>trước))\s+(?:hết\s+)?(?:ngày\s+)?{_bound('e')}"
)


@dataclass(frozen=True, slots=True)
class Due:
    """A day of a rule: of a month named, or (`of_term`) of the last month of whatever the report covers, `shift`
    months later, or so many `days` after that month, or (`of_cut_off`) after the data are closed. `at` and `to` say
    where in the text it stands."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    before: bool = False
    of_term: bool = False
    shift: int = 0
    days: int = 0
    of_cut_off: bool = False
    monthly: bool = False
    bare: bool = False
    at: int = 0
    to: int = 0

    def on(self, term: Term, year: int) -> date | None:
        """The last day on time for one report of `year`, or None where there is no such day or the data decide it."""
        if self.of_cut_off:
            return None
        month = term.last if self.of_term else self.month
        if not month or not 1 <= month <= 12:
            return None
        if not self.of_term:
            # A yearly report due in the first months counts the year before.
            year = self.year or year + self.shift
        else:
            year, month = year + (month + self.shift - 1) // 12, (month + self.shift - 1) % 12 + 1
        if not 1900 < year < 2200:
            return None
        length = calendar.monthrange(year, month)[1]
        day = self.day or length
        if not 1 <= day <= 31 or (day > length and not self.of_term):
            return None
        return date(year, month, min(day, length)) + timedelta(days=self.days - self.before)


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a span of data: a day of the calendar, or of the last month of the report, or of the month before."""

    day: int
    month: int | None = None
    year: int | None = None
    years_back: int = 0
    before_term: bool = False
    less: int = 0

    def on(self, term: Term, year: int) -> date | None:
        """The day for one report of `year`."""
        year, month = self.year or year - self.years_back, self.month
        if month is None:
            month = term.last if not self.before_term else term.last - term.months
            if month < 1:
                year, month = year - 1, month + 12
        try:
            return date(year, month, self.day) - timedelta(days=self.less)
        except (ValueError, OverflowError):
            return None


@dataclass(frozen=True, slots=True)
class Window:
    """The span of days whose data counts; `start` is None where only the cut-off is said."""

    start: Bound | None
    end: Bound

    def on(self, term: Term, year: int) -> tuple[date | None, date | None]:
        """First and last day for one report of `year`; of several reports said at once some may have them reversed."""
        end = self.end.on(term, year)
        start = self.start.on(term, end.year if end else year) if self.start else None
        if start and end and start > end and self.start and self.start.year is None:
            start = self.start.on(term, end.year - 1)
        if start and self.start and self.start.month is None:
            start = self.start.on(term, year)
        return start, end


_QUARTERS = re.compile(r"(?i)\b(quý\s+)((?:IV|I{1,3})(?:\s*(?:,|và)\s*(?:IV|I{1,3})\b)+)")
_A_DAY = re.compile(r"(?i)\d|ngày\s+cuối")
"""What every day of a rule has; the patterns of days are slow, and most texts name none."""
_A_DAY_OF_A_MONTH = re.compile(r"(?i)ngày|tháng")
"""What it has besides, where it is not written with a stroke."""


def short_dates(text: str) -> str:
    """The text with "ngày 5 tháng 3 năm 2024" as "ngày 5/3/2024" and "quý I, III" as "quý I, quý III"."""

    def write(found: re.Match[str]) -> str:
        year = f"/{found.group(4)}" if found.group(4) else ""
        return f"{found.group(1) or ''}{found.group(2)}/{found.group(3)}{year}"

    lowered = lower(text)
    if "tháng" in lowered:
        text = _LONG.sub(write, text)
    if "quý" in lowered:
        text = _QUARTERS.sub(lambda found: re.sub(r"(IV|I{1,3})", r"quý \1", found.group(2)), text)
    return text


def dues_in(text: str) -> list[Due]:
    """The days a rule names, in order; "ngày 25 các tháng 2, 5, 8" is three. Days of papers are left out."""
    dues: list[Due] = []
    if not _A_DAY.search(text) or not ("/" in text or "ngày" in text or _A_DAY_OF_A_MONTH.search(text)):
        return dues
    for found in _DUE.finditer(text):
        before = text[max(0, found.start() - _NEAR) : found.start()]
        if _OF_A_PAPER.search(before) or (_BEGINS.search(before) and not found["b2"]):
            continue
        modifier = _MODIFIER.match(text, found.end())
        dues.extend(_dues(found, modifier.end() if modifier else found.end(), dues, text))
    return dues


def _dues(found: re.Match[str], to: int, above: list[Due], text: str) -> list[Due]:
    at = found.start()
    if found["d"]:
        before = bool(found["b2"]) and not found["h2"]
        if not found["b2"] and above and above[-1].before and _LISTED.match(text[above[-1].to : at]):
            before = True
        return [
            Due(int(found["d"]), int(found["m"]), _year(found["y"]), before, shift=bool(found["next"]), at=at, to=to)
        ]
    if found["bare"]:
        before = bool(found["b3"]) and not found["h3"]
        return [Due(int(found["bare"]), before=before, of_term=True, bare=True, at=at, to=to)]
    if found["inmonth"]:
        return [Due(None, int(found["inmonth"]), _year(found["iny"]), at=at, to=to)]
    if found["cut"]:
        return [Due(of_term=True, of_cut_off=True, days=int(found["cut"]), at=at, to=to)]
    if found["days"]:
        return [Due(None, of_term=True, days=int(found["days"]), at=at, to=to)]
    day = int(found["day"]) if found["day"] else None
    before = bool(found["before"]) and not found["hour"]
    if found["months"]:
        months = map(int, re.findall(r"\d{1,2}", found["months"]))
        return [Due(day, month, _year(found["year"]), before, at=at, to=to) for month in months]
    shift = 1 if found["after"] else 0
    return [Due(day, before=before, of_term=True, shift=shift, monthly=bool(found["every"]), at=at, to=to)]


def window_in(text: str) -> tuple[Window | None, str]:
    """The span of days whose data counts, and the text with blanks in place of its words."""
    if not _A_DAY.search(text):
        return None, text
    found = _WINDOW.search(text) or _PLAIN_SPAN.search(text)
    if found:
        return Window(_bound_of(found, "s"), _bound_of(found, "e")), _blanked(text, found.start(), found.end())
    found = _CUT_OFF.search(text)
    if found:
        end = _bound_of(found, "e", less=1 if found["before"] else 0)
        return Window(None, end), _blanked(text, found.start(), found.end())
    return None, text


def _bound_of(found: re.Match[str], name: str, less: int = 0) -> Bound:
    if found[f"{name}d"]:
        day, month = int(found[f"{name}d"]), int(found[f"{name}m"])
        return Bound(day, month, _year(found[f"{name}y"]), 1 if found[f"{name}p"] else 0, less=less)
    return Bound(int(found[f"{name}r"]), before_term=bool(found[f"{name}b"]), less=less)


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _year(text: str | None) -> int | None:
    return int(text) if text else None
