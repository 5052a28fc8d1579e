"""What the plans in force say, kept in memory for as long as they say it: only progress is asked for each time."""

import threading
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, select

from domain.meaning import PlanWords, TaskEntry
from domain.task import PlanView, TaskView, UnitName
from store import revisions
from store.database import Transaction
from store.models import Assignment, Milestone, Plan, Section, Task, Unit, UnitMember
from store.plans import VIEW


@dataclass(frozen=True, slots=True)
class Entry:
    """A task as its plan has it, at its place among all.

    `answering` are the units that each answer for it: its leads, a collective one as its members.
    """

    id: int
    place: int
    plan: PlanView
    code: str
    title: str
    section: str
    deadline_text: str
    open: tuple[str, ...]
    products: tuple[str, ...]
    due: tuple[date, ...]
    lead: tuple[UnitName, ...]
    lead_ids: frozenset[int]
    answering: dict[int, UnitName]
    support: tuple[UnitName, ...]
    support_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All tasks of the plans in force, in the plans' order; and the tasks each unit is named in."""

    tasks: dict[int, Entry]
    of_unit: dict[int, list[int]]
    of_plan: dict[int, list[int]]
    collectives: dict[int, frozenset[int]]
    """For each unit the collective ones it is a member of."""
    plain: dict[tuple[int, str], TaskView]
    """The views of those who see nothing but what the plan says, by task and part in it; made when first asked for."""

    def named(self, units: Iterable[int]) -> list[Entry]:
        """The tasks these units lead or support, in the plans' order, which an amended plan's ids do not have."""
        ids = {task for unit in units for task in self.of_unit.get(unit, ())}
        return sorted((self.tasks[one] for one in ids), key=_place)


def _place(entry: Entry) -> int:
    return entry.place


Shared = TypeVar("Shared")
_known: WeakKeyDictionary[Engine, tuple[int, Catalogue]] = WeakKeyDictionary()
_lock = threading.Lock()


def catalogue(transaction: Transaction) -> Catalogue:
    """The catalogue of the plans as this transaction sees them."""
    revision = revisions.plans(transaction)
    known = _known.get(transaction.engine)
    if known is not None and known[0] == revision:
        return known[1]
    made = _read(transaction)
    with _lock:
        _known[transaction.engine] = (revision, made)
    return made


def _read(transaction: Transaction) -> Catalogue:
    members = _members(transaction)
    lead, support, of_unit = _assignments(transaction)
    due = _milestones(transaction)
    tasks: dict[int, Entry] = {}
    of_plan: dict[int, list[int]] = defaultdict(list)
    plans = {row[0]: PlanView(*row) for row in transaction.execute(select(*VIEW).where(Plan.state == "active"))}
    found = (
        select(
            Task.id, Task.plan_id, Task.code, Task.title, Section.title, Task.deadline_text, Task.open, Task.products
        )
        .outerjoin(Section, Section.id == Task.section_id)
        .where(Task.plan_id.in_(plans), Task.removed_at.is_(None))
        .order_by(Task.plan_id, Task.position)
    )
    once, answering = _Once(), _Answering(members)
    for id_, plan_id, code, title, section, text, kinds, products in transaction.execute(found):
        tasks[id_] = Entry(
            id=id_,
            place=len(tasks),
            plan=plans[plan_id],
            code=code,
            title=title,
            section=once(section or ""),
            deadline_text=once(text),
            open=once(tuple(kinds)),
            products=once(tuple(map(once, products))),
            due=once(tuple(due[id_])),
            lead=once(lead[id_]),
            lead_ids=once(frozenset(unit.id for unit in lead[id_])),
            answering=answering(lead[id_]),
            support=once(support[id_]),
            support_ids=once(frozenset(unit.id for unit in support[id_])),
        )
        of_plan[plan_id].append(id_)
    in_force = {unit: [task for task in ids if task in tasks] for unit, ids in of_unit.items()}
    return Catalogue(tasks, in_force, dict(of_plan), _collectives(members), {})


def _collectives(members: dict[int, list[UnitName]]) -> dict[int, frozenset[int]]:
    """For each unit the collective ones that name it."""
    found: dict[int, set[int]] = defaultdict(set)
    for collective, units in members.items():
        for unit in units:
            found[unit.id].add(collective)
    return {unit: frozenset(of) for unit, of in found.items()}


def _milestones(transaction: Transaction) -> dict[int, list[date]]:
    due: dict[int, list[date]] = defaultdict(list)
    for task_id, day in transaction.execute(select(Milestone.task_id, Milestone.due).order_by(Milestone.due)):
        due[task_id].append(day)
    return due


class _Once:
    """Gives the first of equal values: thousands of tasks share sections, units, dates, and need not hold copies."""

    def __init__(self) -> None:
        self._seen: dict[Any, Any] = {}

    def __call__(self, value: Shared) -> Shared:
        return self._seen.setdefault(value, value)  # type: ignore[no-any-return]


class _Answering:
    """Which units answer where these lead; one dictionary for all tasks with the same leads."""

    def __init__(self, members: dict[int, list[UnitName]]) -> None:
        self._members = members
        self._seen: dict[tuple[UnitName, ...], dict[int, UnitName]] = {}

    def __call__(self, lead: tuple[UnitName, ...]) -> dict[int, UnitName]:
        found = self._seen.get(lead)
        if found is None:
            found = {one.id: one for unit in lead for one in self._members.get(unit.id) or [unit]}
            self._seen[lead] = found
        return found


def words(transaction: Transaction) -> PlanWords | None:
    """All the ear needs to know of the plans in force; None while there is none."""
    entries = catalogue(transaction).tasks.values()
    plans = {entry.plan.id: entry.plan for entry in entries}.values()
    if not plans:
        return None
    once = _Once()
    tasks = tuple(
        TaskEntry(
            ref=entry.id,
            code=entry.code,
            title=entry.title,
            section=entry.section,
            lead=once(tuple(unit.name for unit in entry.lead)),
            support=once(tuple(unit.name for unit in entry.support)),
            products=entry.products,
            deadline_text=entry.deadline_text,
        )
        for entry in sorted(entries, key=lambda entry: (-entry.plan.id, entry.place))
    )
    names = tuple(transaction.scalars(select(Unit.name).order_by(Unit.id)))
    return PlanWords(tasks, names, min(plan.period_start for plan in plans), max(plan.period_end for plan in plans))


def _members(transaction: Transaction) -> dict[int, list[UnitName]]:
    found: dict[int, list[UnitName]] = defaultdict(list)
    named = select(UnitMember.collective_id, Unit.id, Unit.name).join(Unit, Unit.id == UnitMember.member_id)
    for collective_id, unit_id, name in transaction.execute(named.order_by(Unit.name)):
        found[collective_id].append(UnitName(unit_id, name))
    return dict(found)


def _assignments(
    transaction: Transaction,
) -> tuple[dict[int, tuple[UnitName, ...]], dict[int, tuple[UnitName, ...]], dict[int, list[int]]]:
    """By task its leads and its supporting units; by unit the tasks it is named in."""
    named = select(Unit.id, Unit.name, Unit.collective)
    units = {row[0]: UnitName(row[0], row[1], row[2]) for row in transaction.execute(named)}
    lead: dict[int, list[UnitName]] = defaultdict(list)
    support: dict[int, list[UnitName]] = defaultdict(list)
    of_unit: dict[int, list[int]] = defaultdict(list)
    found = select(Assignment.task_id, Assignment.role, Assignment.unit_id)
    for task_id, role, unit_id in transaction.execute(found.order_by(Assignment.task_id, Assignment.position)):
        (lead if role == "lead" else support)[task_id].append(units[unit_id])
        of_unit[unit_id].append(task_id)
    return _tuples(lead), _tuples(support), of_unit


def _tuples(lists: dict[int, list[UnitName]]) -> dict[int, tuple[UnitName, ...]]:
    return defaultdict(tuple, {task: tuple(units) for task, units in lists.items()})
