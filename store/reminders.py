"""Which deadlines concern whom: what the reminder rules work on."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Subquery, select, union_all

from domain.messages import Address
from domain.office import Role
from store import people, progress
from store.database import Transaction
from store.models import Assignment, Milestone, Official, Plan, Progress, ReportPeriod, Task, Unit, UnitMember


@dataclass(frozen=True, slots=True)
class DueAt:
    """A milestone of a task at a unit that answers for it, and a person of that unit with the chat to write to."""

    task_id: int
    unit_id: int
    due: date
    person_id: int
    address: Address


@dataclass(frozen=True, slots=True)
class ReportFor:
    """A report of the regime and a person who contributes to it, with the chat to write to."""

    report_id: int
    due: date
    person_id: int
    address: Address


def _writable(transaction: Transaction, person_id: int | None) -> dict[int, Address]:
    """The chat each person is written to: the one linked last."""
    found: dict[int, Address] = {}
    for official, address in people.addresses(transaction, person_id):
        found.setdefault(official, address)
    return found


def due_between(transaction: Transaction, first: date, last: date, person_id: int | None = None) -> list[DueAt]:
    """The milestones of plans in force due from `first` to `last` and not yet done, for each linked person of each unit
    that answers; for one person only where `person_id` is given."""
    chats = _writable(transaction, person_id)
    if not chats:
        return []
    answers = _answers()
    closed = (
        select(Progress.id)
        .where(
            Progress.task_id == Milestone.task_id,
            Progress.unit_id == answers.c.unit_id,
            Progress.due == Milestone.due,
            Progress.status == "done",
            progress.COUNTS,
        )
        .exists()
    )
    found = (
        select(Milestone.task_id, answers.c.unit_id, Milestone.due, Official.id)
        .join(answers, answers.c.task_id == Milestone.task_id)
        .join(Task, Task.id == Milestone.task_id)
        .join(Plan, Plan.id == Task.plan_id)
        .join(Official, Official.unit_id == answers.c.unit_id)
        .where(
            Plan.state == "active",
            Task.removed_at.is_(None),
            Official.active.is_(True),
            Milestone.due.between(first, last),
            ~closed,
        )
        .distinct()
    )
    if person_id is not None:
        found = found.where(Official.id == person_id)
    rows = transaction.execute(found)
    return [DueAt(task, unit, due, one, chats[one]) for task, unit, due, one in rows if one in chats]


def _answers() -> Subquery:
    """Each task with each unit that answers for it, a collective one by its members."""
    itself = select(Assignment.task_id, Assignment.unit_id).join(Unit, Unit.id == Assignment.unit_id)
    itself = itself.where(Assignment.role == "lead", Unit.collective.is_(False))
    as_member = select(Assignment.task_id, UnitMember.member_id).join(
        UnitMember, UnitMember.collective_id == Assignment.unit_id
    )
    return union_all(itself, as_member.where(Assignment.role == "lead")).subquery()


def reports_between(transaction: Transaction, first: date, last: date, person_id: int | None = None) -> list[ReportFor]:
    """The reports due from `first` to `last`, for each linked person: all of the office contribute, and the coordinator
    sends them."""
    chats = _writable(transaction, person_id)
    if not chats:
        return []
    found = (
        select(ReportPeriod.id, ReportPeriod.due, Official.id)
        .join(Plan, Plan.id == ReportPeriod.plan_id)
        .join(Official, Official.role.in_([Role.OFFICIAL, Role.HEAD, Role.COORDINATOR]))
        .where(Plan.state == "active", ReportPeriod.due.between(first, last), Official.active.is_(True))
    )
    if person_id is not None:
        found = found.where(Official.id == person_id)
    return [ReportFor(report, due, one, chats[one]) for report, due, one in transaction.execute(found) if one in chats]
