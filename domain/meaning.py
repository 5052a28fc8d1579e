"""What a message means: intent, slots, how certain, and why."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

INTENTS = (
    "my_tasks", "task_detail", "who", "report_progress", "undo", "extend", "report_dates", "remind",
    "reminder_settings", "summary", "overdue", "nudge", "assign", "score", "export", "link", "confirm", "cancel",
    "help", "greet", "thanks", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """A task as the ear needs it: enough to be found by code, by words, by unit."""

    ref: int
    """The caller's name for the task: the store's id, or its place in the document."""
    code: str
    title: str
    section: str = ""
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    deadline_text: str = ""


@dataclass(frozen=True, slots=True)
class PlanWords:
    """All the ear knows of the plans it may be spoken to about."""

    tasks: tuple[TaskEntry, ...]
    units: tuple[str, ...]
    """Names of units as printed, collectives too."""
    period_start: date
    period_end: date


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper that proves a task, as a report names it: its number ("45/KH-UBND", may be empty), and its day."""

    number: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """The best reading of a message.

    `slots` are those of the contract (task, topic, percent, status, window, …), JSON values. `refs` are the tasks that
    `slots["task"]` may stand for, or, when not sure, the nearest candidates, best first. `ordinal` is a number that may
    point into the last list ("việc 2", "cái thứ hai"), 1 for the first. `note` is the reason or detail of a report in
    the words of the speaker. `sure` says whether it may be acted on without asking.
    """

    intent: str
    slots: dict[str, Any] = field(default_factory=dict)
    certainty: float = 0.0
    sure: bool = False
    refs: tuple[int, ...] = ()
    ordinal: int | None = None
    note: str = ""
    why: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    paper: Paper | None = None
    also: tuple["Meaning", ...] = ()
