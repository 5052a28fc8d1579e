"""Where the plan stands: whole, by unit, by field; to each as much as they may see."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.messages import Choice, Reply
from domain.office import Role
from domain.task import PlanView, TaskView, UnitName
from handlers.choosing import show_list
from handlers.fields import about
from handlers.request import Request
from handlers.tasks import window
from language.normalize import fold
from language.units import unit_key
from replies import summary as words
from replies import talk
from replies.summary import Line, UnitTally
from store import plans, tasks, units
from store.database import Transaction

MOST_UNITS = 7
_COMPARING = re.compile(
    r"\b(?:don vi|phong|xa|co quan|ben|noi|ai|dv|p) (?:nao|mo)\b|so sanh|xep hang|giua cac"
    r"|tung (?:don vi|phong|xa)|theo don vi|cac (?:xa|phong|don vi)|(?:cham|nhanh|tot|kem|te) nhat|dan dau|bet bang"
)
_BEST = re.compile(r"tot nhat|nhanh nhat|dan dau|dung dau|xong nhieu|hieu qua nhat")
_STUCK = re.compile(r"\bvuong\b|\bach tac\b|\bkho khan\b|\b(?:dang|bi) ket\b")
_COMMUNES = re.compile(r"\bxa\b|thi tran|phuong nao|cac phuong")
_IS_COMMUNE = re.compile(r"\b(?:xa|thi tran|phuong) \w")

ByUnit = list[tuple[UnitName, list[TaskView]]]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question about progress looks at: one plan, and the units asked for, None for all that may be seen."""

    plan: PlanView
    others: tuple[PlanView, ...]
    name: str = ""
    units: frozenset[int] | None = None
    collective: bool = False
    note: str = ""


def tell(request: Request, transaction: Transaction) -> Reply:
    """Where the plan, a unit or a field stands."""
    scope = scope_of(request, transaction)
    if isinstance(scope, Reply):
        return scope
    folded = fold(request.text)
    stuck = _STUCK.search(folded) is not None
    if not stuck and (scope.collective or (scope.name == "" and _COMPARING.search(folded))):
        return _by_unit(request, transaction, scope)
    lines = _narrowed(request, lines_of(request, transaction, scope))
    if stuck:
        return _stuck(request, transaction, scope, lines)
    topic = str(request.meaning.slots.get("topic", ""))
    if not lines:
        return words.nothing_to_count(f"về “{topic}”" if topic else "trong khoảng này")
    head = words.head_of_summary(scope.plan, scope.name, topic, window(request))
    late = any(line.standing.overdue for line in lines)
    choices = _choices(scope, late=late and not topic and not request.meaning.slots.get("unit"))
    return words.whole(head, lines, request.today, plan=scope.plan, choices=choices, note=scope.note)


def pressed_units(request: Request, transaction: Transaction) -> Reply:
    """The button "Theo đơn vị"."""
    scope = scope_of(request, transaction)
    return scope if isinstance(scope, Reply) else _by_unit(request, transaction, scope)


def scope_of(request: Request, transaction: Transaction) -> Scope | Reply:
    """What the question looks at, or why it may not."""
    active = plans.active(transaction)
    if not active:
        return talk.no_plan()
    asked = next((plan for plan in active if str(plan.id) == request.argument), None)
    folded = fold(request.text)
    named = next((plan for plan in active if plan.number and fold(plan.number) in folded), None)
    plan = asked or named or active[0]
    others = tuple(one for one in active if one.id != plan.id)
    person, unit = request.person, str(request.meaning.slots.get("unit", ""))
    if unit:
        return _of_unit(request, transaction, plan, unit)
    if person.role is Role.OFFICIAL:
        return Scope(plan, others, person.unit.name, frozenset({person.unit.id}), note=words.own_only())
    if person.role is Role.HEAD:
        return Scope(plan, others, person.unit.name, person.below)
    return Scope(plan, others)


def _of_unit(request: Request, transaction: Transaction, plan: PlanView, name: str) -> Scope | Reply:
    unit = units.by_key(transaction, unit_key(name))
    if unit is None:
        return talk.unknown_unit(name)
    ids = {one.id for one in units.members(transaction, unit.id)} if unit.collective else {unit.id}
    seen = frozenset(one for one in ids or {unit.id} if request.person.may_see_progress_of(one))
    if not seen:
        return talk.other_unit(unit.name)
    return Scope(plan, (), unit.name, seen, collective=unit.collective and len(seen) > 1)


def lines_of(request: Request, transaction: Transaction, scope: Scope) -> list[Line]:
    """The tasks in scope, each with the standing that counts: the unit's own, or all units' together."""
    if scope.units is None:
        views = tasks.of_plan(transaction, request.person, scope.plan.id, request.today)
        return [Line(view, view.standing, words.unit_of(view)) for view in views if view.standing is not None]
    return [
        Line(view, view.standing, unit.name)
        for unit, views in by_unit(request, transaction, scope)
        for view in views
        if view.standing is not None
    ]


def by_unit(request: Request, transaction: Transaction, scope: Scope) -> ByUnit:
    """The units in scope with the tasks each answers for."""
    found = tasks.by_unit(transaction, request.person, scope.plan.id, request.today)
    found = [(unit, views) for unit, views in found if scope.units is None or unit.id in scope.units]
    folded = fold(request.text)
    if scope.units is None and _COMMUNES.search(folded):
        communes = [(unit, views) for unit, views in found if _IS_COMMUNE.search(fold(unit.name))]
        return communes or found
    return found


def _narrowed(request: Request, lines: Sequence[Line]) -> list[Line]:
    """Those of the field and of the window asked about."""
    topic = str(request.meaning.slots.get("topic", ""))
    if topic:
        fitting = {view.id for view in about([line.view for line in lines], topic)}
        lines = [line for line in lines if line.view.id in fitting]
    span = window(request)
    if span is not None:
        lines = [line for line in lines if any(day in span for day in line.view.due)]
    return list(lines)


def _by_unit(request: Request, transaction: Transaction, scope: Scope) -> Reply:
    tallies = [_tally(unit, views) for unit, views in by_unit(request, transaction, scope)]
    if not tallies:
        return words.nothing_to_count("của các đơn vị này")
    if _BEST.search(fold(request.text)):
        tallies.sort(key=lambda one: (-one.done / one.of, one.overdue))
    else:
        tallies.sort(key=lambda one: (-one.overdue, one.done / one.of))
    head = words.head_by_unit(scope.name, request.today)
    most = MOST_UNITS if len(tallies) > MOST_UNITS + 1 else MOST_UNITS + 1
    return words.by_unit(head, tallies[:most], scope.plan, more=max(0, len(tallies) - most))


def _stuck(request: Request, transaction: Transaction, scope: Scope, lines: Sequence[Line]) -> Reply:
    """What was reported as blocked, with its reasons: a leader asks for it first."""
    found = {line.view.id: line for line in lines if line.standing.blocked is not None}
    blocked = sorted(found.values(), key=lambda line: line.standing.due or date.max)
    if not blocked:
        return words.none_stuck(scope.name, scope.plan, note=scope.note)
    shown = blocked[:MOST_UNITS]
    show_list(request, transaction, [line.view.id for line in blocked], len(shown))
    named = any(line.unit != scope.name for line in shown)
    more = len(blocked) - len(shown)
    return words.stuck(shown, request.today, scope.plan, named=named, more=more, note=scope.note)


def _tally(unit: UnitName, views: Sequence[TaskView]) -> UnitTally:
    standings = [view.standing for view in views if view.standing is not None]
    return UnitTally(
        unit=unit,
        of=len(standings) or 1,
        done=sum(one.finished for one in standings),
        overdue=sum(one.overdue for one in standings),
    )


def _choices(scope: Scope, *, late: bool) -> list[Choice]:
    found = [words.see_overdue(scope.plan)] if late else []
    if scope.units is None:
        found.append(words.see_units(scope.plan))
    return found + [words.see_plan(plan) for plan in scope.others[:2]]
