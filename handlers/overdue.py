"""What is late, and who has not reported."""

from dataclasses import replace
from datetime import date

from domain.messages import Reply
from domain.progress import Standing
from domain.task import TaskView, UnitName
from handlers.choosing import PAGE, show_list
from handlers.request import Request
from handlers.summary import MOST_UNITS, Scope, by_unit, lines_of, scope_of
from replies import summary as words
from replies.summary import SOON, Line, UnitTally
from store.database import Transaction


def late(request: Request, transaction: Transaction) -> Reply:
    """The overdue tasks as far as the speaker may see them; or the units that have not reported."""
    scope = scope_of(request, transaction)
    if isinstance(scope, Reply):
        return scope
    if request.meaning.slots.get("filter") == "unreported":
        return _unreported(request, transaction, scope)
    lines = sorted(lines_of(request, transaction, scope), key=lambda line: line.standing.due or date.max)
    overdue = [line for line in lines if line.standing.overdue]
    if not overdue:
        coming = next((line for line in lines if line.standing.due is not None), None)
        return words.none_overdue(scope.name, scope.plan, coming, request.today, note=scope.note)
    ids = list(dict.fromkeys(line.view.id for line in overdue))
    shown = _first_of_each(overdue)[:PAGE]
    show_list(request, transaction, ids, len(shown))
    head = words.head_of_overdue(scope.name, len(overdue), request.today)
    more = len(ids) - len(shown)
    named = any(line.unit != scope.name for line in shown)
    return words.overdue(head, shown, request.today, scope.plan, named=named, more=more, note=scope.note)


def _first_of_each(lines: list[Line]) -> list[Line]:
    """One line a task: a number stands for a task, whichever of its units is late."""
    found: dict[int, Line] = {}
    for line in lines:
        known = found.get(line.view.id)
        found[line.view.id] = line if known is None else replace(known, unit=words.and_others(known.unit))
    return list(found.values())


def _unreported(request: Request, transaction: Transaction, scope: Scope) -> Reply:
    found = [(unit, _silent(views, request.today)) for unit, views in by_unit(request, transaction, scope)]
    tallies = [_tally(unit, silent) for unit, silent in found if silent]
    if not tallies:
        return words.all_reported(scope.plan, scope.name)
    if len(found) == 1 and scope.units is not None:
        unit, silent = found[0]
        lines = [Line(view, view.standing, unit.name) for view in silent if view.standing is not None]
        lines.sort(key=lambda line: line.standing.due or date.max)
        show_list(request, transaction, [line.view.id for line in lines], min(PAGE, len(lines)))
        head = words.head_of_unreported_tasks(unit.name, len(lines))
        more = max(0, len(lines) - PAGE)
        return words.overdue(head, lines[:PAGE], request.today, scope.plan, named=False, more=more, note=scope.note)
    tallies.sort(key=lambda one: (-one.overdue, -one.of))
    head = words.head_of_unreported(len(tallies))
    return words.unreported(head, tallies[:MOST_UNITS], scope.plan, more=max(0, len(tallies) - MOST_UNITS))


def _silent(views: list[TaskView], today: date) -> list[TaskView]:
    """What is late or due within thirty days, and nobody has said a word about."""
    return [view for view in views if view.standing is not None and _owes_word(view.standing, today)]


def _owes_word(standing: Standing, today: date) -> bool:
    if standing.finished or standing.due is None or standing.due > today + SOON:
        return False
    return standing.last is None or standing.last.due != standing.due


def _tally(unit: UnitName, views: list[TaskView]) -> UnitTally:
    overdue = sum(view.standing is not None and view.standing.overdue for view in views)
    return UnitTally(unit, len(views), 0, overdue)
