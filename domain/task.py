"""A task as the assistant speaks of it: plain values, with the standing the viewer may see."""

from dataclasses import dataclass
from datetime import date

from domain.progress import Standing


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan by its number and title."""

    id: int
    number: str
    title: str
    issuer: str
    issued: date | None
    period_start: date
    period_end: date


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit by id and name."""

    id: int
    name: str
    collective: bool = False


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task of a plan. `unit` is the unit whose progress `standing` tells: the viewer's own where it answers for the
    task, else the lead. `standing` is None where the viewer may not see progress. `mine` is "lead", "support" or ""."""

    id: int
    plan: PlanView
    code: str
    title: str
    section: str
    deadline_text: str
    due: tuple[date, ...]
    open: tuple[str, ...]
    products: tuple[str, ...]
    lead: tuple[UnitName, ...]
    support: tuple[UnitName, ...]
    mine: str
    unit: UnitName | None
    standing: Standing | None
    members: tuple[int, int] | None = None
    """For a task led by a collective unit: how many members are done, of how many."""


@dataclass(frozen=True, slots=True)
class ReportDate:
    """A report of the regime."""

    id: int
    plan: PlanView
    name: str
    due: date
    data_from: date | None
    data_to: date | None


@dataclass(frozen=True, slots=True)
class Contact:
    """A person as others may be told of them."""

    id: int
    name: str
    position: str
    unit: str
    role: str
    unit_id: int
