"""Tasks, and the one door to them: every view is made for a person, with what that person may see."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select

from domain.office import Person, Role
from domain.progress import Report, Standing, combined, standing
from domain.task import TaskView, UnitName
from store import progress
from store.catalogue import Catalogue, Entry, catalogue
from store.database import Transaction
from store.models import Official, Progress, Task


class NoSuchTask(Exception):
    """There is no such task, or none this person may act on: from outside the two look alike."""


History = dict[tuple[int, int], list[Report]]
"""What was reported and counts, oldest first, by task and unit."""
_COLUMNS = select(Progress.task_id, Progress.unit_id, *progress.COLUMNS).outerjoin(
    Official, Official.id == Progress.official_id
)
_OF_TASKS = _COLUMNS.where(Progress.task_id.in_(bindparam("ids", expanding=True)), progress.COUNTS).order_by(
    Progress.id
)
_OF_UNIT = _COLUMNS.where(Progress.unit_id == bindparam("unit"), progress.COUNTS).order_by(Progress.id)
_OF_PLAN = (
    _COLUMNS.join(Task, Task.id == Progress.task_id)
    .where(Task.plan_id == bindparam("plan"), progress.COUNTS)
    .order_by(Progress.id)
)


def _history(transaction: Transaction, entries: Sequence[Entry]) -> History:
    if not entries:
        return {}
    return _told(transaction.execute(_OF_TASKS, {"ids": [entry.id for entry in entries]}))


def _told(rows: Iterable[Sequence[Any]]) -> History:
    found: History = defaultdict(list)
    for row in rows:
        found[row[0], row[1]].append(progress.report_of(row[2:]))
    return found


def _plan(transaction: Transaction, kept: Catalogue, plan_id: int) -> tuple[list[Entry], History]:
    history = _told(transaction.execute(_OF_PLAN, {"plan": plan_id}))
    return [kept.tasks[one] for one in kept.of_plan.get(plan_id, ())], history


def _view(
    kept: Catalogue, entry: Entry, history: History, person: Person, today: date, unit: UnitName | None = None
) -> TaskView:
    mine = "" if person.units.isdisjoint(entry.lead_ids) else "lead"
    mine = mine or ("" if person.units.isdisjoint(entry.support_ids) else "support")
    if unit is None and not person.sees_any_of(entry.answering):
        # The same for everyone who sees no more: made once.
        known = kept.plain.get((entry.id, mine))
        if known is None:
            known = kept.plain[entry.id, mine] = _made(entry, mine, None, [])
        return known
    own = entry.answering.get(person.unit.id) if unit is None else unit
    units = (own,) if own is not None else entry.answering.values()
    seen = [one.id for one in units if person.may_see_progress_of(one.id)]
    return _made(entry, mine, own, [standing(entry.due, history.get((entry.id, one), ()), today) for one in seen])


def _made(entry: Entry, mine: str, own: UnitName | None, each: list[Standing]) -> TaskView:
    only = next(iter(entry.answering.values())) if len(entry.answering) == 1 else None
    return TaskView(
        id=entry.id,
        plan=entry.plan,
        code=entry.code,
        title=entry.title,
        section=entry.section,
        deadline_text=entry.deadline_text,
        due=entry.due,
        open=entry.open,
        products=entry.products,
        lead=entry.lead,
        support=entry.support,
        mine=mine,
        unit=own or only,
        standing=combined(each) if each else None,
        members=(sum(one.finished for one in each), len(each)) if own is None and len(each) > 1 else None,
    )


def _entry(kept: Catalogue, task_id: int) -> Entry:
    entry = kept.tasks.get(task_id)
    if entry is None:
        raise NoSuchTask(task_id)
    return entry


def mine(transaction: Transaction, person: Person, today: date) -> list[TaskView]:
    """The tasks a person's unit leads or supports, itself or as a member of a collective, in the plans' order."""
    kept = catalogue(transaction)
    entries = kept.named(person.units)
    # Of a task of another unit nothing is shown but what the plan says, so its history is not even asked for.
    if person.role is Role.OFFICIAL:
        history = _told(transaction.execute(_OF_UNIT, {"unit": person.unit.id}))
    else:
        history = _history(transaction, [entry for entry in entries if person.sees_any_of(entry.answering)])
    return [_view(kept, entry, history, person, today) for entry in entries]


def of_plan(transaction: Transaction, person: Person, plan_id: int, today: date) -> list[TaskView]:
    """All tasks of a plan as a person may see them."""
    kept = catalogue(transaction)
    entries, history = _plan(transaction, kept, plan_id)
    return [_view(kept, entry, history, person, today) for entry in entries]


def several(transaction: Transaction, person: Person, ids: Sequence[int], today: date) -> list[TaskView]:
    """The tasks of these ids, in the order asked for; ids that are no tasks in force are left out."""
    kept = catalogue(transaction)
    entries = [kept.tasks[one] for one in ids if one in kept.tasks]
    history = _history(transaction, entries)
    return [_view(kept, entry, history, person, today) for entry in entries]


def for_person(transaction: Transaction, person: Person, task_id: int, today: date) -> TaskView:
    """One task as a person may see it. Raises `NoSuchTask`."""
    kept = catalogue(transaction)
    entry = _entry(kept, task_id)
    return _view(kept, entry, _history(transaction, [entry]), person, today)


def answering_units(transaction: Transaction, person: Person, task_id: int) -> list[UnitName]:
    """The units whose progress on a task this person may record. Raises `NoSuchTask` where the task is not in force."""
    entry = _entry(catalogue(transaction), task_id)
    return [unit for unit in entry.answering.values() if person.may_report_for(unit.id)]


@dataclass(frozen=True, slots=True)
class Account:
    """A task, the units whose progress on it the person may record, and what each of them has reported."""

    view: TaskView
    units: tuple[UnitName, ...]
    history: dict[int, list[Report]]


def account(transaction: Transaction, person: Person, task_id: int, today: date) -> Account:
    """All that recording progress needs, in one look. Raises `NoSuchTask` where the task is not in force."""
    kept = catalogue(transaction)
    entry = _entry(kept, task_id)
    history = _history(transaction, [entry])
    units = tuple(unit for unit in entry.answering.values() if person.may_report_for(unit.id))
    told = {unit.id: history.get((task_id, unit.id), []) for unit in units}
    return Account(_view(kept, entry, history, person, today), units, told)


def by_unit(
    transaction: Transaction, person: Person, plan_id: int, today: date
) -> list[tuple[UnitName, list[TaskView]]]:
    """A plan's tasks under each unit that answers for them and whose progress this person may see, each task with that
    unit's own standing."""
    kept = catalogue(transaction)
    entries, history = _plan(transaction, kept, plan_id)
    found: dict[int, tuple[UnitName, list[TaskView]]] = {}
    for entry in entries:
        for unit in entry.answering.values():
            if person.may_see_progress_of(unit.id):
                _, views = found.setdefault(unit.id, (unit, []))
                views.append(_view(kept, entry, history, person, today, unit))
    return list(found.values())
