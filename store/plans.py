"""Plans and their versions: publishing what was read, and what is in force."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from domain.plan import PlannedCriterion, PlannedTarget, PlannedTask, PlanReading
from domain.task import PlanView, ReportDate
from store import revisions
from store.database import Transaction
from store.models import (
    Assignment,
    Criterion,
    Milestone,
    Plan,
    PlanVersion,
    ReportPeriod,
    Section,
    Target,
    TargetReading,
    Task,
)

VIEW = (Plan.id, Plan.number, Plan.title, Plan.issuer, Plan.issued, Plan.period_start, Plan.period_end)


def key_of(reading: PlanReading) -> str:
    """The plan's name for good: its number and the year it starts in. An amended document has the same."""
    if reading.period is None:
        raise ValueError("a plan without a period")
    return f"{(reading.number or reading.source).strip().upper()} {reading.period.start.year}"


def active(transaction: Transaction) -> list[PlanView]:
    """The plans in force, the newest period first."""
    found = select(*VIEW).where(Plan.state == "active").order_by(Plan.period_start.desc(), Plan.id.desc())
    return [PlanView(*row) for row in transaction.execute(found)]


def published_reading(transaction: Transaction, key: str) -> PlanReading | None:
    """The last version of a plan as it was read, None where it was never published."""
    found = (
        select(PlanVersion.reading)
        .join(Plan, Plan.id == PlanVersion.plan_id)
        .where(Plan.key == key)
        .order_by(PlanVersion.version.desc())
    )
    kept = transaction.scalar(found.limit(1))
    return None if kept is None else PlanReading.model_validate(kept)


def publish(transaction: Transaction, reading: PlanReading, units: Mapping[str, int], root: int, now: datetime) -> int:
    """Make a reading the plan in force, as a new version of it when it is known; progress stays with the codes.

    `units` gives the id of each unit named in it; `root` is the issuing unit. Gives the plan's id.
    """
    plan_id = _save_plan(transaction, reading, root, now)
    sections = _save_sections(transaction, plan_id, reading.tasks)
    _save_tasks(transaction, plan_id, reading.tasks, sections, units, now)
    _save_reporting(transaction, plan_id, reading)
    revisions.plans_changed(transaction)
    return plan_id


def _save_plan(transaction: Transaction, reading: PlanReading, root: int, now: datetime) -> int:
    if reading.period is None:
        raise ValueError("a plan without a period")
    key = key_of(reading)
    values: dict[str, Any] = {
        "number": reading.number or "",
        "title": reading.title or reading.source,
        "issuer": reading.issuer or "",
        "unit_id": root,
        "issued": reading.issued,
        "signer": reading.signer,
        "period_start": reading.period.start,
        "period_end": reading.period.end,
        "state": "active",
    }
    plan_id = transaction.scalar(select(Plan.id).where(Plan.key == key))
    if plan_id is None:
        plan_id = transaction.execute(insert(Plan).values(key=key, **values).returning(Plan.id)).scalar_one()
    else:
        transaction.execute(update(Plan).where(Plan.id == plan_id).values(**values))
    last = transaction.scalar(select(func.max(PlanVersion.version)).where(PlanVersion.plan_id == plan_id)) or 0
    version = {"version": last + 1, "source": reading.source, "published_at": now}
    transaction.execute(insert(PlanVersion).values(plan_id=plan_id, reading=reading.model_dump(mode="json"), **version))
    return plan_id


def _save_sections(transaction: Transaction, plan_id: int, tasks: Iterable[PlannedTask]) -> dict[str, int]:
    known = {
        title: id_
        for id_, title in transaction.execute(select(Section.id, Section.title).where(Section.plan_id == plan_id))
    }
    for position, title in enumerate(dict.fromkeys(task.section for task in tasks if task.section)):
        if title in known:
            transaction.execute(update(Section).where(Section.id == known[title]).values(position=position))
        else:
            values = {"plan_id": plan_id, "title": title, "position": position}
            known[title] = transaction.execute(insert(Section).values(**values).returning(Section.id)).scalar_one()
    return known


def _save_tasks(
    transaction: Transaction,
    plan_id: int,
    tasks: list[PlannedTask],
    sections: Mapping[str, int],
    units: Mapping[str, int],
    now: datetime,
) -> None:
    known = dict(transaction.execute(select(Task.code, Task.id).where(Task.plan_id == plan_id)).all())
    ids = list(known.values())
    for table in (Assignment, Milestone):
        transaction.execute(delete(table).where(table.task_id.in_(ids)))
    gone = [id_ for code, id_ in known.items() if code not in {task.code for task in tasks}]
    transaction.execute(update(Task).where(Task.id.in_(gone), Task.removed_at.is_(None)).values(removed_at=now))
    assignments, milestones = [], []
    for position, task in enumerate(tasks):
        values = _task_values(task, position, sections)
        if task.code in known:
            task_id = known[task.code]
            transaction.execute(update(Task).where(Task.id == task_id).values(**values))
        else:
            new = insert(Task).values(plan_id=plan_id, code=task.code, **values)
            task_id = transaction.execute(new.returning(Task.id)).scalar_one()
        milestones += [{"task_id": task_id, "due": due, "product": None} for due in sorted(set(task.due))]
        for role, names in (("lead", task.lead), ("support", task.support)):
            for place, unit_id in enumerate(dict.fromkeys(units[name] for name in names)):
                assignments.append({"task_id": task_id, "unit_id": unit_id, "role": role, "position": place})
    if assignments:
        transaction.execute(insert(Assignment), assignments)
    if milestones:
        transaction.execute(insert(Milestone), milestones)


def _task_values(task: PlannedTask, position: int, sections: Mapping[str, int]) -> dict[str, Any]:
    return {
        "section_id": sections.get(task.section or ""),
        "position": position,
        "title": task.title,
        "objective": task.objective,
        "products": task.products,
        "deadline_text": task.deadline_text,
        "open": list(task.open),
        "budget": task.budget,
        "removed_at": None,
    }


def _save_reporting(transaction: Transaction, plan_id: int, reading: PlanReading) -> None:
    known = dict(
        transaction.execute(select(ReportPeriod.name, ReportPeriod.id).where(ReportPeriod.plan_id == plan_id)).all()
    )
    for report in reading.reporting:
        values = {"due": report.due, "data_from": report.data_from, "data_to": report.data_to}
        if report.name in known:
            transaction.execute(update(ReportPeriod).where(ReportPeriod.id == known.pop(report.name)).values(**values))
        else:
            transaction.execute(insert(ReportPeriod).values(plan_id=plan_id, name=report.name, **values))
    transaction.execute(delete(ReportPeriod).where(ReportPeriod.id.in_(known.values())))
    _save_targets(transaction, plan_id, reading.targets)
    _save_criteria(transaction, plan_id, reading.criteria)


def _save_targets(transaction: Transaction, plan_id: int, targets: Iterable[PlannedTarget]) -> None:
    """A target is known by its section and text; one that has readings stays, for their sake."""
    found = select(Target.section, Target.text, Target.id).where(Target.plan_id == plan_id)
    known = {(section, text): id_ for section, text, id_ in transaction.execute(found)}
    for target in targets:
        values = target.model_dump(exclude={"by"})
        id_ = known.pop((target.section, target.text), None)
        if id_ is None:
            transaction.execute(insert(Target).values(plan_id=plan_id, **values))
        else:
            transaction.execute(update(Target).where(Target.id == id_).values(**values))
    read = select(TargetReading.id).where(TargetReading.target_id == Target.id).exists()
    transaction.execute(delete(Target).where(Target.id.in_(known.values()), ~read))


def _save_criteria(transaction: Transaction, plan_id: int, criteria: Iterable[PlannedCriterion]) -> None:
    """A criterion is known by its code, with which its self-score stays."""
    found = select(Criterion.code, Criterion.id).where(Criterion.plan_id == plan_id)
    known: dict[str, int] = {row[0]: row[1] for row in transaction.execute(found)}
    for line in criteria:
        values: dict[str, Any] = {
            "title": line.title,
            "full_score": line.max,
            "reached": line.achieved,
            "target": line.target,
        }
        values |= {"actions": line.actions, "lead": line.lead}
        id_ = known.pop(line.code, None)
        if id_ is None:
            transaction.execute(insert(Criterion).values(plan_id=plan_id, code=line.code, self_score=None, **values))
        else:
            transaction.execute(update(Criterion).where(Criterion.id == id_).values(**values))
    transaction.execute(delete(Criterion).where(Criterion.id.in_(known.values())))


_CALENDAR = (
    select(*VIEW, ReportPeriod.id, ReportPeriod.name, ReportPeriod.due, ReportPeriod.data_from, ReportPeriod.data_to)
    .join(Plan, Plan.id == ReportPeriod.plan_id)
    .where(Plan.state == "active")
    .order_by(ReportPeriod.due, ReportPeriod.id)
)


def report_dates(transaction: Transaction) -> list[ReportDate]:
    """The reporting calendar of the plans in force, by day."""
    width = len(VIEW)
    rows: list[Sequence[Any]] = list(transaction.execute(_CALENDAR))
    return [ReportDate(row[width], PlanView(*row[:width]), *row[width + 1 :]) for row in rows]
