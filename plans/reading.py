"""Reading a plan document: its form, its head, its tables, its reports and targets, and what is doubtful."""

from collections import Counter
from pathlib import Path

from domain.plan import Doubt, PlanReading, UnreadableDocument
from plans.blocks import Progress
from plans.conflicts.budgets import budget_conflicts
from plans.conflicts.checks import conflicts_in
from plans.conflicts.evidence import Evidence
from plans.forms import document_of, shown_name
from plans.goals.tables import targets_in_tables
from plans.goals.targets import targets_of
from plans.head.heading import heading_of
from plans.head.secrecy import refuse_secret
from plans.prose.body import passages_of
from plans.prose.narrative import narrative_of
from plans.reports.reporting import reporting_of
from plans.tables.entries import Sheet
from plans.tables.outline import count_conflicts
from plans.tables.rows import sheets_and_body
from plans.tables.scorecard import scorecard_of
from plans.tables.tasks import SheetReading, tasks_of


def read_plan(path: Path, progress: Progress) -> PlanReading:
    """See `plans.read`."""
    document = document_of(path, progress)
    refuse_secret(document.blocks, document.margins)
    sheets, body = sheets_and_body(document.blocks)
    heading = heading_of(body)
    reading = PlanReading(source=shown_name(path), **heading.facts())
    reading.doubts.extend([*document.doubts, *heading.doubts])
    reading.conflicts.extend(heading.conflicts)
    tables = _take_sheets(reading, sheets)
    passages = passages_of(body)
    rows = [task for table in tables for task in table.tasks]
    reporting = reporting_of(passages, rows, reading.period, reading.issued, reading.title or "")
    reading.reporting = reporting.reports
    reading.doubts.extend(reporting.doubts)
    reading.conflicts.extend(reporting.conflicts)
    if not reading.tasks and not reading.criteria:
        narrative = narrative_of(document.blocks, reading.title, reading.period)
        reading.tasks = narrative.tasks
        reading.doubts.extend(narrative.doubts)
    reading.targets = targets_of(passages, reading.tasks, reading.period, reading.criteria)
    reading.targets.extend(targets_in_tables(document.blocks, reading.period))
    found = conflicts_in(Evidence(reading, passages, tables, [sheet for sheet in sheets if sheet.is_scorecard]))
    reading.conflicts.extend(found.conflicts)
    reading.doubts.extend(found.doubts)
    _doubt_empty(reading)
    return reading


def _take_sheets(reading: PlanReading, sheets: list[Sheet]) -> list[SheetReading]:
    taken: Counter[str] = Counter()
    tables: list[SheetReading] = []
    for sheet in sheets:
        if sheet.is_scorecard:
            scores = scorecard_of(sheet, reading.period)
            reading.criteria.extend(scores.criteria)
            reading.tasks.extend(scores.tasks)
            reading.doubts.extend(scores.doubts)
            continue
        found = tasks_of(sheet, reading.period, taken)
        reading.tasks.extend(found.tasks)
        reading.doubts.extend(found.doubts)
        reading.conflicts.extend([*count_conflicts(found.outline), *budget_conflicts(found)])
        tables.append(found)
    return tables


def _doubt_empty(reading: PlanReading) -> None:
    """A document without tasks may still be a plan, but then it must say so of itself."""
    if reading.tasks:
        return
    if not reading.criteria and reading.title is None:
        raise UnreadableDocument(
            "Không thấy kế hoạch nào trong tệp: không có tên kế hoạch, cũng không có bảng phân công nhiệm vụ; "
            "hãy gửi tệp kế hoạch kèm phụ lục."
        )
    why = (
        "Phụ lục là bảng điểm tiêu chí, không phải bảng nhiệm vụ; chưa tạo nhiệm vụ nào"
        if reading.criteria
        else "Không thấy bảng phân công nhiệm vụ, cũng không thấy mục nào viết nhiệm vụ thành lời"
    )
    reading.doubts.append(Doubt(where="Phụ lục", read="", why=why))
