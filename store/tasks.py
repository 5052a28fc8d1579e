"""Tasks, and the one door to them: every view is made for a person, with what that person may see."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Select, bindparam, select

from domain.office import Person
from domain.progress import Report, Standing, combined, standing
from domain.task import PlanView, TaskView, UnitName
from store import progress
from store.database import Transaction
from store.models import Assignment, Milestone, Official, Plan, Progress, Section, Task, Unit, UnitMember
from store.plans import VIEW


class NoSuchTask(Exception):
    """There is no such task, or none this person may act on: from outside the two look alike."""


_IN_FORCE = (Plan.state == "active", Task.removed_at.is_(None))
_WIDTH = len(VIEW)


@dataclass(frozen=True)
class _Statements:
    """The four queries that make views of the tasks of one choice, built once: building costs more than running."""

    tasks: Select[*tuple[Any, ...]]
    assignments: Select[*tuple[Any, ...]]
    milestones: Select[*tuple[Any, ...]]
    history: Select[*tuple[Any, ...]]

    @classmethod
    def over(cls, ids: Any) -> "_Statements":
        return cls(
            tasks=select(
                *VIEW, Task.id, Task.code, Task.title, Section.title, Task.deadline_text, Task.open, Task.products
            )
            .join(Plan, Plan.id == Task.plan_id)
            .outerjoin(Section, Section.id == Task.section_id)
            .where(Task.id.in_(ids), *_IN_FORCE)
            .order_by(Task.plan_id, Task.position),
            assignments=select(Assignment.task_id, Assignment.role, Unit.id, Unit.name, Unit.collective)
            .join(Unit, Unit.id == Assignment.unit_id)
            .where(Assignment.task_id.in_(ids))
            .order_by(Assignment.task_id, Assignment.position),
            milestones=select(Milestone.task_id, Milestone.due)
            .where(Milestone.task_id.in_(ids))
            .order_by(Milestone.due),
            history=select(Progress.task_id, Progress.unit_id, *progress.COLUMNS)
            .outerjoin(Official, Official.id == Progress.official_id)
            .where(Progress.task_id.in_(ids), progress.COUNTS)
            .order_by(Progress.id),
        )


_CHOSEN = _Statements.over(bindparam("ids", expanding=True))
_OF_PLAN = _Statements.over(select(Task.id).where(Task.plan_id == bindparam("plan")))
_OF_UNITS = _Statements.over(
    select(Assignment.task_id).where(Assignment.unit_id.in_(bindparam("units", expanding=True)))
)
_MEMBERS = select(UnitMember.collective_id, Unit.id, Unit.name).join(Unit, Unit.id == UnitMember.member_id)


@dataclass
class _Rows:
    """What the four queries gave, by task."""

    lead: dict[int, list[UnitName]] = field(default_factory=lambda: defaultdict(list))
    support: dict[int, list[UnitName]] = field(default_factory=lambda: defaultdict(list))
    due: dict[int, list[date]] = field(default_factory=lambda: defaultdict(list))
    history: dict[tuple[int, int], list[Report]] = field(default_factory=lambda: defaultdict(list))
    members: dict[int, list[UnitName]] = field(default_factory=lambda: defaultdict(list))

    def answering(self, task_id: int) -> list[UnitName]:
        """The units that each answer for a task: its leads, a collective one as its members."""
        found: dict[int, UnitName] = {}
        for unit in self.lead[task_id]:
            for one in self.members.get(unit.id) or [unit]:
                found.setdefault(one.id, one)
        return list(found.values())

    def standing(self, task_id: int, unit: UnitName, today: date) -> Standing:
        return standing(self.due[task_id], self.history[task_id, unit.id], today)


def _load(transaction: Transaction, statements: _Statements, values: dict[str, Any]) -> tuple[list[Any], _Rows]:
    rows = _Rows()
    tasks = list(transaction.execute(statements.tasks, values))
    collectives: set[int] = set()
    for task_id, role, unit_id, name, collective in transaction.execute(statements.assignments, values):
        (rows.lead if role == "lead" else rows.support)[task_id].append(UnitName(unit_id, name, collective))
        if collective and role == "lead":
            collectives.add(unit_id)
    for task_id, due in transaction.execute(statements.milestones, values):
        rows.due[task_id].append(due)
    for row in transaction.execute(statements.history, values):
        rows.history[row[0], row[1]].append(progress.report_of(row[2:]))
    if collectives:
        chosen = _MEMBERS.where(UnitMember.collective_id.in_(collectives)).order_by(Unit.name)
        for collective_id, unit_id, name in transaction.execute(chosen):
            rows.members[collective_id].append(UnitName(unit_id, name))
    return tasks, rows


def _view(row: Any, rows: _Rows, person: Person, today: date, unit: UnitName | None = None) -> TaskView:
    task_id = row[_WIDTH]
    lead, support = rows.lead[task_id], rows.support[task_id]
    answering = rows.answering(task_id)
    mine = "lead" if _holds(lead, person) else "support" if _holds(support, person) else ""
    own = next((one for one in answering if one.id == person.unit.id), None) if unit is None else unit
    seen = [own] if own is not None else [one for one in answering if person.may_see_progress_of(one.id)]
    seen = [one for one in seen if person.may_see_progress_of(one.id)]
    each = [rows.standing(task_id, one, today) for one in seen]
    return TaskView(
        id=task_id,
        plan=PlanView(*row[:_WIDTH]),
        code=row[_WIDTH + 1],
        title=row[_WIDTH + 2],
        section=row[_WIDTH + 3] or "",
        deadline_text=row[_WIDTH + 4],
        due=tuple(rows.due[task_id]),
        open=tuple(row[_WIDTH + 5]),
        products=tuple(row[_WIDTH + 6]),
        lead=tuple(lead),
        support=tuple(support),
        mine=mine,
        unit=own or (answering[0] if len(answering) == 1 else None),
        standing=combined(each) if each else None,
        members=(sum(one.finished for one in each), len(each)) if own is None and len(each) > 1 else None,
    )


def _holds(units: Iterable[UnitName], person: Person) -> bool:
    return any(unit.id in person.units for unit in units)


def _views(
    transaction: Transaction, person: Person, today: date, statements: _Statements, values: dict[str, Any]
) -> list[TaskView]:
    tasks, rows = _load(transaction, statements, values)
    return [_view(row, rows, person, today) for row in tasks]


def mine(transaction: Transaction, person: Person, today: date) -> list[TaskView]:
    """The tasks a person's unit leads or supports, itself or as a member of a collective, in the plans' order."""
    return _views(transaction, person, today, _OF_UNITS, {"units": sorted(person.units)})


def of_plan(transaction: Transaction, person: Person, plan_id: int, today: date) -> list[TaskView]:
    """All tasks of a plan as a person may see them."""
    return _views(transaction, person, today, _OF_PLAN, {"plan": plan_id})


def several(transaction: Transaction, person: Person, ids: Sequence[int], today: date) -> list[TaskView]:
    """The tasks of these ids, in the order asked for; ids that are no tasks in force are left out."""
    found = {view.id: view for view in _views(transaction, person, today, _CHOSEN, {"ids": list(ids)})}
    return [found[one] for one in ids if one in found]


def for_person(transaction: Transaction, person: Person, task_id: int, today: date) -> TaskView:
    """One task as a person may see it. Raises `NoSuchTask`."""
    found = several(transaction, person, [task_id], today)
    if not found:
        raise NoSuchTask(task_id)
    return found[0]


def answering_units(transaction: Transaction, person: Person, task_id: int) -> list[UnitName]:
    """The units whose progress on a task this person may record. Raises `NoSuchTask` where the task is not in force."""
    tasks, rows = _load(transaction, _CHOSEN, {"ids": [task_id]})
    if not tasks:
        raise NoSuchTask(task_id)
    return [unit for unit in rows.answering(task_id) if person.may_report_for(unit.id)]


def by_unit(
    transaction: Transaction, person: Person, plan_id: int, today: date
) -> list[tuple[UnitName, list[TaskView]]]:
    """A plan's tasks under each unit that answers for them and whose progress this person may see, each task with that
    unit's own standing."""
    tasks, rows = _load(transaction, _OF_PLAN, {"plan": plan_id})
    found: dict[int, tuple[UnitName, list[TaskView]]] = {}
    for row in tasks:
        for unit in rows.answering(row[_WIDTH]):
            if person.may_see_progress_of(unit.id):
                _, views = found.setdefault(unit.id, (unit, []))
                views.append(_view(row, rows, person, today, unit))
    return list(found.values())
