"""Who works where: units in a tree, officials, roles."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may do, held at a unit and reaching down from it."""

    OFFICIAL = "official"
    HEAD = "head"
    LEADER = "leader"
    COORDINATOR = "coordinator"
    ADMIN = "admin"


ROLE_WORDS: dict[str, Role] = {
    "cán bộ": Role.OFFICIAL,
    "trưởng đơn vị": Role.HEAD,
    "lãnh đạo": Role.LEADER,
    "đầu mối": Role.COORDINATOR,
    "quản trị": Role.ADMIN,
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the tree. A collective one ("UBND các xã, thị trấn") stands for its members."""

    id: int
    name: str
    parent_id: int | None
    collective: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """An official who speaks. `units` are the ids of the own unit and of each collective it is a member of;
    `below` are the ids of the own unit and every unit under it."""

    id: int
    name: str
    position: str
    unit: Unit
    role: Role
    units: frozenset[int]
    below: frozenset[int]

    @property
    def sees_everything(self) -> bool:
        """Leaders of the whole tree's units see what is below them; coordinators and admins see it all."""
        return self.role in (Role.COORDINATOR, Role.ADMIN)

    def sees_any_of(self, unit_ids: Collection[int]) -> bool:
        """True where the progress of at least one of these units may be seen."""
        if self.sees_everything or not self.units.isdisjoint(unit_ids):
            return True
        return self.role in (Role.LEADER, Role.HEAD) and not self.below.isdisjoint(unit_ids)

    def may_see_progress_of(self, unit_id: int) -> bool:
        """Progress, obstacles and contacts of a unit: for its own people, those above it, and the coordinator."""
        if self.sees_everything:
            return True
        if unit_id in self.units:
            return True
        return self.role in (Role.LEADER, Role.HEAD) and unit_id in self.below

    def may_report_for(self, unit_id: int) -> bool:
        """Recording progress: for the unit's own people and for leaders and heads above it."""
        if unit_id in self.units:
            return True
        return self.role in (Role.LEADER, Role.HEAD) and unit_id in self.below
