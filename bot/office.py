"""Bringing plans and people into the store: which names mean one unit, what hangs under what, who stands for whom."""

from dataclasses import dataclass, field
from datetime import datetime

from domain.office import Role, Unit
from domain.plan import PlanReading
from language.collectives import members_of
from language.normalize import compose, fold
from language.units import is_collective, same_unit, unit_key
from plans.staff import StaffReading
from store import people, plans, revisions, units
from store.database import Transaction


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


def publish(transaction: Transaction, reading: PlanReading, now: datetime) -> int:
    """Make a reading the plan in force. Gives the plan's id."""
    named = dict.fromkeys(name for task in reading.tasks for name in [*task.lead, *task.support])
    ids = {name: _unit(transaction, name).id for name in named}
    root = _root(transaction, reading.issuer)
    if root is None:
        root = _unit(transaction, reading.issuer or "Cơ quan ban hành")
    plan_id = plans.publish(transaction, reading, ids, root.id, now)
    _arrange(transaction, root)
    return plan_id


def unstaffed(transaction: Transaction, reading: PlanReading) -> list[str]:
    """The units that lead a task of the plan and to which nobody of the staff list belongs: nobody will be reminded."""
    staffed = {contact.unit for contact in people.contacts(transaction)}
    leads = dict.fromkeys(name for task in reading.tasks for name in task.lead)
    found = []
    for name in leads:
        if is_collective(name):
            answered = bool(members_of(name, sorted(staffed)))
        else:
            answered = any(same_unit(name, one) for one in staffed)
        if not answered:
            found.append(name)
    return found


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
