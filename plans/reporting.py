"""The reporting regime: which periodic reports, due when, on the data of which days."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.plan import Doubt, Period, PlannedReport, PlannedTask
from plans.body import Passage
from plans.report_terms import Due, Term, dues_in, terms_in, windows_in

_REPORT = re.compile(r"(?i)\bbáo cáo\b")
_CLAUSES = re.compile(r";|\.(?=\s|$)|\n")


@dataclass(slots=True)
class Reporting:
    """The reports found, and what is doubtful or contradicts itself about them."""

    reports: list[PlannedReport] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Said:
    term: Term
    due: date | None
    window: tuple[date | None, date | None]


def reporting_of(passages: Sequence[Passage], tasks: Sequence[PlannedTask], period: Period | None) -> Reporting:
    """The reports of a plan by date. The appendix goes before the body; where they differ, that is told."""
    found = Reporting()
    if period is None:
        return found
    in_body = _in_body(passages, period)
    in_rows = _in_rows(tasks, period)
    chosen = in_rows or in_body
    found.reports = sorted(_reports(chosen, found), key=lambda report: (report.due, report.name))
    if in_rows and in_body:
        found.conflicts.extend(_differences(in_rows, in_body))
    found.conflicts.extend(_shared_days(found.reports))
    return found


def _in_rows(tasks: Sequence[PlannedTask], period: Period) -> list[_Said]:
    """Out of the first task that is itself the periodic report and says the day of each."""
    for task in tasks:
        if not re.search(r"(?i)báo cáo", task.title + " ".join(task.products)):
            continue
        said = [one for one in _said(task.deadline_text, period) if one.due is not None]
        if said and len({one.term.months for one in said}) >= 2:
            return said
    return []


def _in_body(passages: Sequence[Passage], period: Period) -> list[_Said]:
    said: list[_Said] = []
    rule: Due | None = None
    for passage in passages:
        if not _REPORT.search(passage.text):
            continue
        general = next((due for due in dues_in(passage.text) if due.of_term), None)
        rule = rule or general
        said.extend(_said(passage.text, period))
    by_term: dict[tuple[int, int, str], _Said] = {}
    for one in said:
        due = one.due or (rule.on(one.term, period) if rule else None)
        key = (one.term.year or period.end.year, one.term.last, one.term.name)
        if due is not None and (key not in by_term or one.window != (None, None)):
            by_term[key] = _Said(one.term, due, one.window)
    return list(by_term.values())


def _said(text: str, period: Period) -> Iterator[_Said]:
    """The reports that a text dates, clause by clause: names before, then as many days as names."""
    yearly: Term | None = None
    for clause in _CLAUSES.split(text):
        window, rest = windows_in(clause, period)
        terms, dues, general = _terms_and_dues(rest, yearly)
        yearly = next((term for term in terms if term.last == 12 and term.months == 12), yearly)
        if terms and len(dues) == len(terms):
            for term, due in zip(terms, dues, strict=True):
                yield _Said(term, due.on(term, period), window)
        elif terms and general:
            for term in terms:
                yield _Said(term, general.on(term, period), window)
        elif len(terms) == 1 and window != (None, None):
            yield _Said(terms[0], None, window)


def _terms_and_dues(clause: str, yearly: Term | None) -> tuple[list[Term], list[Due], Due | None]:
    """Reports, days of their own, a day of the rule for all; a bracket may say better what stands before it."""
    terms = terms_in(clause, yearly)
    dues = [due for due in dues_in(clause) if not due.of_term]
    general = next((due for due in dues_in(clause) if due.of_term), None)
    if "(" in clause and dues and len(dues) != len(terms):
        inner = terms_in(clause.rsplit("(", 1)[1], yearly)
        terms = inner if len(inner) == len(dues) else terms
    return terms, dues, general


def _reports(said: list[_Said], found: Reporting) -> Iterator[PlannedReport]:
    seen: set[tuple[str, date]] = set()
    for one in said:
        if one.due is None or (one.term.name, one.due) in seen:
            continue
        seen.add((one.term.name, one.due))
        start, end = one.window
        if end and end > one.due:
            why = f"Hạn nộp {one.due:%d/%m/%Y} đến trước ngày chốt số liệu {end:%d/%m/%Y}"
            found.doubts.append(Doubt(where="Chế độ báo cáo", read=one.term.name, why=why))
        yield PlannedReport(name=one.term.name, due=one.due, data_from=start, data_to=end)


def _differences(rows: list[_Said], body: list[_Said]) -> Iterator[str]:
    for one in rows:
        other = next(
            (
                b
                for b in body
                if (b.term.months, b.term.last, b.term.turn) == (one.term.months, one.term.last, one.term.turn)
            ),
            None,
        )
        if other and one.due and other.due and other.due != one.due:
            yield (
                f"{one.term.name}: phụ lục ghi hạn {one.due:%d/%m/%Y}, phần lời ghi {other.due:%d/%m/%Y}; "
                "đang lấy theo phụ lục."
            )


def _shared_days(reports: Sequence[PlannedReport]) -> Iterator[str]:
    for place, report in enumerate(reports):
        for later in reports[place + 1 :]:
            if report.data_to and report.data_to == later.data_from:
                yield f"{report.name} và {later.name} cùng lấy số liệu ngày {report.data_to:%d/%m/%Y}."
