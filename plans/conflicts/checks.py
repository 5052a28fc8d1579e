"""Everything in a document that contradicts itself, found without being asked: one check after another."""

from collections.abc import Callable
from dataclasses import dataclass, field

from domain.plan import Doubt
from plans.conflicts.budgets import told_budget_conflicts
from plans.conflicts.counts import count_conflicts
from plans.conflicts.dates import date_doubts
from plans.conflicts.deadlines import deadline_conflicts
from plans.conflicts.evidence import Evidence
from plans.conflicts.identity import identity_conflicts
from plans.conflicts.reports import report_conflicts
from plans.conflicts.scores import score_conflicts
from plans.conflicts.targets import target_conflicts
from plans.conflicts.units import lead_doubts, unit_conflicts
from plans.conflicts.work import work_conflicts

_MOST_OF_A_KIND = 8

_CHECKS: tuple[Callable[[Evidence], list[str]], ...] = (
    identity_conflicts,
    count_conflicts,
    told_budget_conflicts,
    score_conflicts,
    report_conflicts,
    target_conflicts,
    unit_conflicts,
    deadline_conflicts,
    work_conflicts,
)
_DOUBTS: tuple[Callable[[Evidence], list[Doubt]], ...] = (date_doubts, lead_doubts)


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found: sentences for people, and doubts that name the value of a task to put right."""

    conflicts: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def conflicts_in(evidence: Evidence) -> Findings:
    """The contradictions of a document, each said once; of one kind no more than a person will read."""
    found = Findings()
    for check in _CHECKS:
        sentences = [one for one in dict.fromkeys(check(evidence)) if one not in found.conflicts]
        found.conflicts.extend(sentences[:_MOST_OF_A_KIND])
        if len(sentences) > _MOST_OF_A_KIND:
            found.conflicts.append(f"Còn {len(sentences) - _MOST_OF_A_KIND} chỗ mâu thuẫn cùng loại với câu trên.")
    for doubts in _DOUBTS:
        found.doubts.extend(doubts(evidence))
    return found
