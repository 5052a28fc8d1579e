"""Plans and their versions: what is in force, and what was published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from domain.plan import PlanReading
from domain.task import PlanView, ReportDate
from store.database import Transaction
from store.models import Plan, PlanVersion, ReportPeriod, Task

VIEW = (Plan.id, Plan.number, Plan.title, Plan.issuer, Plan.issued, Plan.period_start, Plan.period_end)
LONGEST_NAME = 60


def key_of(reading: PlanReading) -> str:
    """The plan's name for good: its number and the year it starts in. An amended document has the same."""
    if reading.period is None:
        raise ValueError("a plan without a period")
    return f"{(reading.number or reading.source).strip().upper()[:LONGEST_NAME]} {reading.period.start.year}"


def active(transaction: Transaction) -> list[PlanView]:
    """The plans in force, the newest period first."""
    found = select(*VIEW).where(Plan.state == "active").order_by(Plan.period_start.desc(), Plan.id.desc())
    return [PlanView(*row) for row in transaction.execute(found)]


@dataclass(frozen=True, slots=True)
class Published:
    """A plan of the store: in force or withdrawn, its newest version, when that was published, its tasks."""

    plan: PlanView
    state: str
    version: int
    published_at: datetime
    tasks: int


def everything(transaction: Transaction) -> list[Published]:
    """All plans that were ever published, those in force first, then the newest period first."""
    version = select(
        PlanVersion.plan_id, func.max(PlanVersion.version).label("last"), func.max(PlanVersion.published_at).label("at")
    ).group_by(PlanVersion.plan_id)
    newest = version.subquery()
    count = select(Task.plan_id, func.count().label("number")).where(Task.removed_at.is_(None)).group_by(Task.plan_id)
    number = count.subquery()
    found = (
        select(*VIEW, Plan.state, newest.c.last, newest.c.at, func.coalesce(number.c.number, 0))
        .join(newest, newest.c.plan_id == Plan.id)
        .outerjoin(number, number.c.plan_id == Plan.id)
        .order_by(Plan.state, Plan.period_start.desc(), Plan.id.desc())
    )
    width = len(VIEW)
    rows: list[Sequence[Any]] = list(transaction.execute(found))
    return [Published(PlanView(*row[:width]), *row[width:]) for row in rows]


def by_key(transaction: Transaction, key: str) -> int | None:
    """The id of the plan of that key (see `key_of`), in force or withdrawn."""
    return transaction.scalar(select(Plan.id).where(Plan.key == key))


def published_reading(transaction: Transaction, plan_id: int, version: int | None = None) -> PlanReading | None:
    """A version of a plan as it was read (the last one where none is named); None where there is no such version."""
    found = select(PlanVersion.reading).where(PlanVersion.plan_id == plan_id).order_by(PlanVersion.version.desc())
    if version is not None:
        found = found.where(PlanVersion.version == version)
    kept = transaction.scalar(found.limit(1))
    return None if kept is None else PlanReading.model_validate(kept)


def newest_version(transaction: Transaction, plan_id: int) -> int:
    """The number of a plan's last version; 0 where there is no such plan."""
    return transaction.scalar(select(func.max(PlanVersion.version)).where(PlanVersion.plan_id == plan_id)) or 0


@dataclass(frozen=True, slots=True)
class KnownTask:
    """A task that a plan has or once had."""

    id: int
    code: str
    title: str
    removed: bool


def known_tasks(transaction: Transaction, plan_id: int) -> list[KnownTask]:
    """The tasks of a plan in its order, then those that an amended version took out."""
    found = select(Task.id, Task.code, Task.title, Task.removed_at).where(Task.plan_id == plan_id)
    rows = transaction.execute(found.order_by(Task.removed_at.is_not(None), Task.position, Task.id))
    return [KnownTask(id_, code.partition("~")[0], title, removed is not None) for id_, code, title, removed in rows]


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
