"""The words of a reporting rule: names of reports, days on which they are due, spans of data."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from domain.plan import Period

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_TERM = re.compile(
    r"(?i)\bquý\s+(?P<quarter>IV|I{1,3}|[1-4])\b(?:\s*/\s*|\s+năm\s+)?(?P<qyear>\d{4})?"
    r"|\b0?(?P<half>6)\s+tháng(?:\s+(?P<which>đầu|cuối)\s+năm)?(?:\s*(?:/|năm)?\s*(?P<hyear>\d{4}))?"
    r"|\b0?9\s+tháng(?P<nine>)(?:\s+đầu\s+năm)?(?:\s*(?:/|năm)?\s*(?P<nyear>\d{4}))?"
    r"|(?<!hàng )(?<!hằng )(?<!đầu )(?<!cuối )\bnăm(?P<whole>)(?:\s+(?P<year>\d{4}))?"
    r"(?:\s*,?\s*\(?lần\s+(?:thứ\s+)?0?(?P<turn>\d|nhất|hai)\)?)?"
    r"|\bbáo cáo\s+lần\s+(?:thứ\s+)?0?(?P<again>\d|nhất|hai)"
)
_NUMBERS = r"\d{1,2}(?:\s*(?:,|và|;)\s*\d{1,2})*"
_DUE = re.compile(
    rf"(?i)(?P<before>trước\s+)?ngày\s+(?:(?P<last>cuối(?:\s+cùng)?)|(?P<day>\d{{1,2}}))\s+(?:của\s+)?(?:các\s+)?tháng\s+"
    rf"(?:(?P<term>cuối(?:\s+cùng)?(?:\s+(?:của\s+)?(?:mỗi\s+|từng\s+)?(?:kỳ|quý)))|(?P<months>{_NUMBERS})(?:\s+năm\s+(?P<year>\d{{4}}))?)"
    r"|(?P<prior>trước\s+)?(?:ngày\s+)?(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:/(?P<y>\d{4}))?\b"
)
_DAY = r"(\d{1,2})/(\d{1,2})(?:/(\d{4})|\s+(năm trước|của năm trước))?"
_WINDOW = re.compile(rf"(?i)từ\s+(?:ngày\s+)?{_DAY}[^;.]{{0,25}}?đến\s+(?:hết\s+)?(?:ngày\s+)?{_DAY}")
_CUT_OFF = re.compile(rf"(?i)(?:số liệu|chốt)[^;.]{{0,40}}?(?:đến|ngày)\s+(?:hết\s+)?(?:ngày\s+)?{_DAY}")


@dataclass(frozen=True, slots=True)
class Term:
    """One report: its name, how many months it covers, the last of them, its year if printed, its turn in the year."""

    name: str
    months: int
    last: int
    year: int | None = None
    turn: int = 1


@dataclass(frozen=True, slots=True)
class Due:
    """A day of a rule: of a month named, or (`of_term`) of the last month of whatever the report covers."""

    day: int | None
    month: int | None
    year: int | None
    before: bool
    of_term: bool = False

    def on(self, term: Term, period: Period) -> date | None:
        """The last day on time for one report, or None where there is no such day."""
        year = self.year or term.year or period.end.year
        month = term.last if self.of_term else self.month
        if month is None or not 1 <= month <= 12:
            return None
        day = self.day or calendar.monthrange(year, month)[1]
        if not 1 <= day <= calendar.monthrange(year, month)[1]:
            return None
        return date(year, month, day) - timedelta(days=self.before)


def terms_in(text: str, yearly: Term | None = None) -> list[Term]:
    """The reports a text names, in order. A bare "báo cáo lần 02" is of the year named before, `yearly`."""
    terms: list[Term] = []
    for found in _TERM.finditer(text):
        term = _term(found, yearly)
        if term is not None and term not in terms:
            terms.append(term)
    return terms


def _term(found: re.Match[str], yearly: Term | None) -> Term | None:
    words = re.sub(r"\s+", " ", found.group()).strip(" (),")
    if found["again"]:
        year = yearly.year if yearly else None
        return Term(f"Báo cáo năm lần 0{_turn(found['again'])}", 12, 12, year, _turn(found["again"]))
    if found["quarter"]:
        quarter = _QUARTERS.get(found["quarter"].lower()) or int(found["quarter"])
        return Term(f"Báo cáo {words}", 3, 3 * quarter, _year(found["qyear"]))
    if found["half"]:
        last = 12 if (found["which"] or "").lower() == "cuối" else 6
        return Term(f"Báo cáo {words}", 6, last, _year(found["hyear"]))
    if found["nine"] is not None:
        return Term(f"Báo cáo {words}", 9, 9, _year(found["nyear"]))
    return Term(f"Báo cáo {words}", 12, 12, _year(found["year"]), _turn(found["turn"]))


def _turn(text: str | None) -> int:
    return {"nhất": 1, "hai": 2}.get(text or "1") or int(text or 1)


def _year(text: str | None) -> int | None:
    return int(text) if text else None


def dues_in(text: str) -> list[Due]:
    """The days a rule names, in order; "ngày 25 các tháng 2, 5, 8" is three."""
    dues: list[Due] = []
    for found in _DUE.finditer(text):
        if found["d"]:
            dues.append(Due(int(found["d"]), int(found["m"]), _year(found["y"]), bool(found["prior"])))
            continue
        day = int(found["day"]) if found["day"] else None
        before = bool(found["before"])
        if found["term"]:
            dues.append(Due(day, None, None, before, of_term=True))
        else:
            months = map(int, re.findall(r"\d{1,2}", found["months"]))
            dues.extend(Due(day, month, _year(found["year"]), before) for month in months)
    return dues


def windows_in(clause: str, period: Period) -> tuple[tuple[date | None, date | None], str]:
    """The span of days whose data counts, and the clause without the words of it."""
    found = _WINDOW.search(clause)
    if found:
        first, last = found.groups()[:4], found.groups()[4:]
        end = _day(last, period.end.year)
        start = _day(first, end.year if end else period.end.year)
        if start and end and start > end:
            start = _day((first[0], first[1], str(start.year - 1), None), start.year)
        return (start, end), clause[: found.start()] + clause[found.end() :]
    found = _CUT_OFF.search(clause)
    if found:
        return (None, _day(found.groups(), period.end.year)), clause[: found.start()] + clause[found.end() :]
    return (None, None), clause


def _day(parts: tuple[str | None, ...], year: int) -> date | None:
    day, month, written, last_year = parts
    number = int(written) if written else year - bool(last_year)
    try:
        return date(number, int(month or 0), int(day or 0))
    except ValueError:
        return None
