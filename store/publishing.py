"""Publishing what was read of a plan, as a new version of it where it is known."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from domain.plan import PlannedCriterion, PlannedTarget, PlannedTask, PlanReading
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
from store.plans import LONGEST_NAME, key_of


def publish(
    transaction: Transaction,
    reading: PlanReading,
    units: Mapping[str, int],
    root: int,
    now: datetime,
    *,
    amends: int | None = None,
    same: Mapping[str, int] | None = None,
) -> int:
    """Make a reading the plan in force: as a new version of the plan `amends`, or as a plan of its own.

    `units` gives the id of each unit named in it; `root` is the issuing unit. `same` gives, by the new code, the id of
    the task it was before, with which its progress stays; the other tasks of `amends` are kept as removed. Gives the
    plan's id.
    """
    plan_id = _save_plan(transaction, reading, root, now, amends)
    sections = _save_sections(transaction, plan_id, reading.tasks)
    ids = _save_tasks(transaction, plan_id, reading.tasks, sections, now, same or {})
    _save_parts(transaction, reading.tasks, ids, units)
    _save_reporting(transaction, plan_id, reading)
    _save_targets(transaction, plan_id, reading.targets)
    _save_criteria(transaction, plan_id, reading.criteria)
    revisions.plans_changed(transaction)
    return plan_id


def withdraw(transaction: Transaction, plan_id: int) -> None:
    """Take a plan out of force. Its tasks and what was reported of them stay; published again, it is in force again."""
    transaction.execute(update(Plan).where(Plan.id == plan_id).values(state="withdrawn"))
    revisions.plans_changed(transaction)


def _save_plan(transaction: Transaction, reading: PlanReading, root: int, now: datetime, amends: int | None) -> int:
    if reading.period is None:
        raise ValueError("a plan without a period")
    values: dict[str, Any] = {
        "key": _free_key(transaction, reading, amends),
        "number": (reading.number or "")[:LONGEST_NAME],
        "title": reading.title or reading.source,
        "issuer": (reading.issuer or "")[:300],
        "unit_id": root,
        "issued": reading.issued,
        "signer": reading.signer and reading.signer[:200],
        "period_start": reading.period.start,
        "period_end": reading.period.end,
        "state": "active",
    }
    plan_id = amends
    if plan_id is None:
        plan_id = transaction.execute(insert(Plan).values(**values).returning(Plan.id)).scalar_one()
    else:
        transaction.execute(update(Plan).where(Plan.id == plan_id).values(**values))
    last = transaction.scalar(select(func.max(PlanVersion.version)).where(PlanVersion.plan_id == plan_id)) or 0
    version = {"version": last + 1, "source": reading.source[:300], "published_at": now}
    transaction.execute(insert(PlanVersion).values(plan_id=plan_id, reading=reading.model_dump(mode="json"), **version))
    return plan_id


def _free_key(transaction: Transaction, reading: PlanReading, plan_id: int | None) -> str:
    """The plan's key; where a plan of another office has it, with a number behind it."""
    name = key = key_of(reading)
    taken = dict(transaction.execute(select(Plan.key, Plan.id).where(Plan.key.startswith(name))).all())
    for number in range(2, len(taken) + 3):
        if taken.get(key, plan_id) == plan_id:
            break
        key = f"{name} ({number})"
    return key


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
    now: datetime,
    same: Mapping[str, int],
) -> dict[str, int]:
    """The rows of the tasks, by code. Those that are no more are kept, marked as removed."""
    known: dict[int, str] = {
        row[0]: row[1] for row in transaction.execute(select(Task.id, Task.code).where(Task.plan_id == plan_id))
    }
    gone = known.keys() - same.values()
    transaction.execute(update(Task).where(Task.id.in_(gone), Task.removed_at.is_(None)).values(removed_at=now))
    _clear_codes(transaction, known, tasks, same)
    ids: dict[str, int] = {}
    for position, task in enumerate(tasks):
        values = _task_values(task, position, sections)
        task_id = same.get(task.code)
        if task_id is None:
            new = insert(Task).values(plan_id=plan_id, **values)
            task_id = transaction.execute(new.returning(Task.id)).scalar_one()
        else:
            transaction.execute(update(Task).where(Task.id == task_id).values(**values))
        ids[task.code] = task_id
    for table in (Assignment, Milestone):
        transaction.execute(delete(table).where(table.task_id.in_([*known, *ids.values()])))
    return ids


def _clear_codes(
    transaction: Transaction, known: Mapping[int, str], tasks: Iterable[PlannedTask], same: Mapping[str, int]
) -> None:
    """Free every code that another task is going to have: of a removed one for good, of a renumbered one until it gets
    its new code."""
    new = {task.code: same.get(task.code) for task in tasks}
    for task_id, code in known.items():
        if code in new and new[code] != task_id:
            mark = f"~{task_id}"
            freed = code.partition("~")[0][: 40 - len(mark)] + mark
            transaction.execute(update(Task).where(Task.id == task_id).values(code=freed))


def _save_parts(
    transaction: Transaction, tasks: Iterable[PlannedTask], ids: Mapping[str, int], units: Mapping[str, int]
) -> None:
    """Who answers for each task, and its last days with the product that is due on each."""
    assignments: list[dict[str, Any]] = []
    milestones: list[dict[str, Any]] = []
    for task in tasks:
        products = _products(task)
        for due in sorted(set(task.due)):
            milestones.append({"task_id": ids[task.code], "due": due, "product": products.get(due)})
        for role, names in (("lead", task.lead), ("support", task.support)):
            for place, unit_id in enumerate(dict.fromkeys(units[name] for name in names)):
                assignments.append({"task_id": ids[task.code], "unit_id": unit_id, "role": role, "position": place})
    if assignments:
        transaction.execute(insert(Assignment), assignments)
    if milestones:
        transaction.execute(insert(Milestone), milestones)


def _products(task: PlannedTask) -> dict[date, str]:
    """By last day the products that are due then."""
    found: dict[date, list[str]] = {}
    for milestone in task.milestones:
        if milestone.due is not None and milestone.product:
            found.setdefault(milestone.due, []).append(milestone.product)
    return {due: "; ".join(dict.fromkeys(products)) for due, products in found.items()}


def _task_values(task: PlannedTask, position: int, sections: Mapping[str, int]) -> dict[str, Any]:
    return {
        "code": task.code[:40],
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
        name = report.name[:300]
        values = {"due": report.due, "data_from": report.data_from, "data_to": report.data_to}
        if name in known:
            transaction.execute(update(ReportPeriod).where(ReportPeriod.id == known.pop(name)).values(**values))
        else:
            transaction.execute(insert(ReportPeriod).values(plan_id=plan_id, name=name, **values))
    transaction.execute(delete(ReportPeriod).where(ReportPeriod.id.in_(known.values())))


def _save_targets(transaction: Transaction, plan_id: int, targets: Iterable[PlannedTarget]) -> None:
    """A target is known by its section and text; one that has readings stays, for their sake."""
    found = select(Target.section, Target.text, Target.id).where(Target.plan_id == plan_id)
    known = {(section, text): id_ for section, text, id_ in transaction.execute(found)}
    for target in targets:
        values = target.model_dump() | {"unit": target.unit[:40]}
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
