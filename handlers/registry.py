"""Bringing plans and people into the store: which names mean one unit, what hangs under what, who stands for whom."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from domain.office import Role, Unit
from domain.plan import PlanReading
from domain.review import Unstaffed
from language.collectives import members_of
from language.normalize import compose, fold
from language.units import is_collective, same_unit, unit_key
from plans.amendment import SAME_PLAN, likely_amended, same_tasks, share_in_common
from store import people, plans, publishing, revisions, units
from store.database import Transaction

if TYPE_CHECKING:  # it brings the library for Excel with it, which the server has no use for
    from plans.staff import StaffReading


@dataclass
class PeopleImport:
    """What an import of people did."""

    added: int = 0
    updated: int = 0
    units: list[str] = field(default_factory=list)


def import_people(transaction: Transaction, staff: StaffReading) -> PeopleImport:
    """Add or update officials and their units; nobody is removed."""
    done = PeopleImport()
    for member in staff.members:
        unit = _unit(transaction, member.unit)
        if unit.name not in done.units:
            done.units.append(unit.name)
        _, new = people.save(
            transaction,
            name=compose(member.name),
            position=member.position,
            unit_id=unit.id,
            role=member.role,
            phone=member.phone,
        )
        done.added += new
        done.updated += not new
    _arrange(transaction, _root(transaction, None))
    revisions.plans_changed(transaction)
    return done


def publish(transaction: Transaction, reading: PlanReading, now: datetime, amends: int | None = None) -> int:
    """Make a reading the plan in force: a new version of the plan `amends`, or of the one with the same number and
    year, else a plan of its own. Gives the plan's id."""
    named = dict.fromkeys(name for task in reading.tasks for name in [*task.lead, *task.support])
    ids = {name: _unit(transaction, name).id for name in named}
    root = _root(transaction, reading.issuer)
    if root is None:
        root = _unit(transaction, reading.issuer or "Cơ quan ban hành")
    amends = of_same_name(transaction, reading) or amends
    known = () if amends is None else plans.known_tasks(transaction, amends)
    same = same_tasks(((task.id, task.code, task.title) for task in known), reading.tasks)
    plan_id = publishing.publish(transaction, reading, ids, root.id, now, amends=amends, same=same)
    _arrange(transaction, root)
    return plan_id


def of_same_name(transaction: Transaction, reading: PlanReading) -> int | None:
    """The plan with the number and year of a reading, in force or withdrawn; None where there is none.

    Offices number their plans each for itself, and a file's name says even less: of a plan of another office, or of one
    known by its file's name alone, at least half of the tasks must be the same.
    """
    known = plans.by_key(transaction, plans.key_of(reading))
    before = None if known is None else plans.published_reading(transaction, known)
    if before is None or (reading.number and fold(reading.issuer or "") == fold(before.issuer or "")):
        return known
    return known if share_in_common(before, reading) >= SAME_PLAN else None


def amended(transaction: Transaction, reading: PlanReading) -> int | None:
    """The plan that a reading is a new version of: by number and year; else the one in force with the same period and
    most of the tasks. None for a plan of its own."""
    known = of_same_name(transaction, reading)
    if known is not None:
        return known
    readings = {plan.id: plans.published_reading(transaction, plan.id) for plan in plans.active(transaction)}
    return likely_amended(reading, {id_: one for id_, one in readings.items() if one is not None})


def unstaffed(transaction: Transaction, reading: PlanReading) -> list[Unstaffed]:
    """The units of a reading that nobody belongs to, those that lead a task first."""
    staffed = sorted({contact.unit for contact in people.contacts(transaction)})
    keys = {unit_key(one) for one in staffed}
    leads: dict[str, list[str]] = {}
    supports: dict[str, list[str]] = {}
    for task in reading.tasks:
        for names, found in ((task.lead, leads), (task.support, supports)):
            for name in names:
                found.setdefault(name, []).append(task.code)
    nobody = [name for name in dict.fromkeys([*leads, *supports]) if not _is_staffed(name, staffed, keys)]
    return [Unstaffed(name, tuple(leads.get(name, ())), tuple(supports.get(name, ()))) for name in nobody]


def _is_staffed(name: str, staffed: Sequence[str], keys: Collection[str]) -> bool:
    if is_collective(name):
        return bool(members_of(name, staffed))
    return unit_key(name) in keys or any(same_unit(name, one) for one in staffed)


def _unit(transaction: Transaction, name: str) -> Unit:
    """The unit a name means, made where it is the first time it is heard of."""
    name = compose(name)
    known = units.by_key(transaction, unit_key(name))
    if known is not None:
        return known
    if is_collective(name):
        return units.ensure(transaction, name, unit_key(name), collective=True)
    alike = [one for one in units.everyone(transaction) if not one.collective and same_unit(one.name, name)]
    if len(alike) == 1:
        return alike[0]
    return units.ensure(transaction, name, unit_key(name))


def _root(transaction: Transaction, issuer: str | None) -> Unit | None:
    """The unit at the top of the tree: where the leaders sit, else the issuer of the plan."""
    by_id = {unit.id: unit for unit in units.everyone(transaction)}
    seats = [by_id[one.unit_id] for one in people.contacts(transaction) if one.role == Role.LEADER]
    top = [unit for unit in seats if fold(unit.name).startswith(("ubnd", "uy ban"))] or seats
    if top:
        return top[0]
    if issuer is None:
        return None
    return _unit(transaction, issuer)


def _arrange(transaction: Transaction, root: Unit | None) -> None:
    """Hang what hangs nowhere under the root, and say anew whom collective units stand for."""
    known = units.everyone(transaction)
    if root is not None:
        for unit in known:
            if unit.parent_id is None and unit.id != root.id:
                units.set_parent(transaction, unit.id, root.id)
    staffed = {contact.unit_id for contact in people.contacts(transaction)}
    single = {unit.name: unit.id for unit in known if unit.id in staffed and (root is None or unit.id != root.id)}
    single = {name: id_ for name, id_ in single.items() if not is_collective(name)}
    members = {
        unit.id: [single[name] for name in members_of(unit.name, list(single))] for unit in known if unit.collective
    }
    units.set_members(transaction, members)
