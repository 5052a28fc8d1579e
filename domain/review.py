"""What a person looks at before a reading becomes a plan: what is doubtful, what changes, who is missing."""

from dataclasses import dataclass

from domain.plan import Doubt, PlannedTask


@dataclass(frozen=True, slots=True)
class Place:
    """One thing to look at: a doubt, or the sentence of a conflict."""

    doubt: Doubt | None = None
    conflict: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """A task that both versions have, told otherwise: both, and the names of the fields that differ."""

    before: PlannedTask
    after: PlannedTask
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a new reading changes in the version before: in its tasks, in the order of the plan, and in its other
    parts, by the names of their fields."""

    new: tuple[PlannedTask, ...] = ()
    changed: tuple[Changed, ...] = ()
    gone: tuple[PlannedTask, ...] = ()
    kept: int = 0
    """How many tasks both versions have."""
    parts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone or self.parts)


@dataclass(frozen=True, slots=True)
class Unstaffed:
    """A unit named in a plan to which nobody of the staff list belongs: nobody will be reminded. The codes of the tasks
    it leads and of those it supports."""

    unit: str
    leads: tuple[str, ...]
    supports: tuple[str, ...]
