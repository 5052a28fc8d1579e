"""Invented documents for the checks that look for contradictions."""

from collections.abc import Sequence
from datetime import date

from domain.plan import Period, PlannedReport, PlannedTask, PlanReading
from plans.conflicts.evidence import Evidence
from plans.prose.body import passages_of
from plans.tables.entries import Sheet
from plans.tables.outline import Outline
from plans.tables.tasks import SheetReading

YEAR = Period(start=date(2024, 1, 1), end=date(2024, 12, 31))


def document(
    *lines: str,
    tasks: Sequence[PlannedTask] = (),
    reporting: Sequence[PlannedReport] = (),
    title: str = "KẾ HOẠCH Cải cách hành chính năm 2024",
    issued: date | None = date(2024, 1, 10),
) -> Evidence:
    """A plan of 2024 with this body, these tasks and these reports."""
    reading = PlanReading(
        source="ke-hoach.txt",
        title=title,
        issuer="UBND huyện Hòa An",
        issued=issued,
        period=YEAR,
        tasks=list(tasks),
        reporting=list(reporting),
    )
    table = SheetReading(Sheet({}, [], []), Outline(), 1, YEAR, list(tasks))
    return Evidence(reading, passages_of(lines), [table] if tasks else [])


def task(code: str, title: str, *, deadline: str = "", due: Sequence[date] = (), **more: object) -> PlannedTask:
    """A row of the appendix."""
    return PlannedTask.model_validate(
        {"code": code, "title": title, "deadline_text": deadline, "due": list(due), **more}
    )
