"""The reporting calendar."""

import re
from collections.abc import Sequence
from datetime import date

from domain.calendar import end_of_month
from domain.messages import Reply
from domain.task import ReportDate
from handlers.request import Request
from language.normalize import fold
from language.numbers import roman
from replies import report_dates as words
from store import plans
from store.database import Transaction

_QUARTER = re.compile(r"\bquy\s+(iv|i{1,3}|[1-4])\b")
_ASKED_QUARTER = re.compile(r"\b(?:quy|q)\s*(iv|i{1,3}|[1-4])\b")
_STRANGE = re.compile(r"\b((?:quy|q)\s*(?:0|[5-9]|[1-9]\d)|thang\s+(?:0|1[3-9]|[2-9]\d))\b(?![/.-]\d)")
_HALF = re.compile(r"\b0?6 thang|\bsau thang")
_NINE = re.compile(r"\b0?9 thang")
_MONTH = re.compile(r"\bthang\s+(\d{1,2})\b")
_STANDS_FOR = {"Q2": "H1", "H1": "Q2", "Q4": "Y", "Y": "Q4"}
_LAST_MONTH = {"Q1": 3, "Q2": 6, "H1": 6, "Q3": 9, "Q4": 12, "Y": 12}


def when(request: Request, transaction: Transaction) -> Reply:
    """When a report is due and what days it counts; the next one first where none is named."""
    reports = plans.report_dates(transaction)
    if not reports:
        return words.none()
    strange = _STRANGE.search(fold(request.text))
    if strange:
        return words.calendar(reports, request.today, first=words.no_period(strange[1]))
    asked = _asked(request)
    if not asked:
        return words.calendar(reports, request.today)
    fitting = [report for report in reports if period_of(report.name) == asked]
    if fitting:
        return words.one(_next(fitting, request.today), request.today)
    return words.no_such_period(words.period_words(asked), _nearest(reports, asked, request.today), request.today)


def _asked(request: Request) -> str:
    """The period asked for. The contract calls the second quarter's report H1; a plan may call it by its own name."""
    slot = str(request.meaning.slots.get("report", ""))
    named = _ASKED_QUARTER.search(fold(request.text))
    if named and slot in ("H1", "Y"):
        return f"Q{roman(named[1]) or named[1]}"
    return slot


def period_of(name: str) -> str:
    """The period a report's name speaks of: Q1, H1, Q3, Y, M04; empty where it names none."""
    folded = fold(name)
    quarter = _QUARTER.search(folded)
    if quarter:
        return f"Q{roman(quarter[1]) or quarter[1]}"
    if _HALF.search(folded):
        return "H1"
    if _NINE.search(folded):
        return "Q3"
    month = _MONTH.search(folded)
    if month:
        return f"M{int(month[1]):02d}"
    return "Y" if re.search(r"\bnam\b|tong ket|tong hop", folded) else ""


def _next(reports: Sequence[ReportDate], today: date) -> ReportDate:
    return next((report for report in reports if report.due >= today), reports[-1])


def _nearest(reports: Sequence[ReportDate], asked: str, today: date) -> ReportDate:
    """What the plan has in place of a period it does not have."""
    instead = [report for report in reports if period_of(report.name) == _STANDS_FOR.get(asked)]
    if instead:
        return _next(instead, today)
    month = _LAST_MONTH.get(asked) or (int(asked[1:]) if asked[1:].isdecimal() else today.month)
    end = end_of_month(today.year, min(max(month, 1), 12))
    return min(reports, key=lambda report: abs((report.due - end).days))
