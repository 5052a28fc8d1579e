"""Which task is meant, and keeping the list or the task that was just shown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.messages import Choice, Reply
from domain.office import Person, Role
from domain.task import TaskView
from handlers.request import Request
from language.normalize import fold
from replies import tasks as words
from store import conversations, tasks
from store.database import Transaction

MOST_ITEMS = 100
MOST_CANDIDATES = 3
PAGE = 7
_POINTING = re.compile(
    r"^\W*(?:ve |cua |vu )?(?:(?:viec|cai|nhiem vu|vu|muc|y)(?: vua (?:roi|nay|noi))?"
    r"(?: (?:do|nay|day|ay|kia|tren|vua roi))?|no|vua roi|ben tren)\W*$"
)


@dataclass(frozen=True, slots=True)
class Meant:
    """The one task meant; or the few that may be; or what to say where there is none. All empty: no task was named.

    For a write, the one task is given as `sole`, by its id: recording looks at it again anyway."""

    view: TaskView | None = None
    sole: int | None = None
    candidates: tuple[TaskView, ...] = ()
    reply: Reply | None = None


def meant(request: Request, transaction: Transaction, *, writing: bool) -> Meant:
    """The task a message is about. For a write, only what is beyond doubt is taken as the one."""
    found = _ids(request)
    if isinstance(found, Reply):
        return Meant(reply=found)
    ids, certain = found
    if not ids:
        return Meant()
    if writing and certain and len(ids) == 1:
        return Meant(sole=ids[0])
    views = tasks.several(transaction, request.person, ids, request.today)
    if not views:
        return Meant(reply=words.gone())
    if writing:
        mine = [view for view in views if may_report(request.person, view)]
        if not mine and not certain:
            return Meant()
        views = mine or views
    best = _nearest(views, request.person)
    one = best if certain else views
    if len(one) == 1 and (certain or not writing or not may_report(request.person, one[0])):
        return Meant(sole=one[0].id) if writing else Meant(view=one[0])
    if certain:
        return Meant(candidates=tuple(best[:MOST_CANDIDATES]))
    ordered = best + [view for view in views if view not in best]
    return Meant(candidates=tuple(ordered[:MOST_CANDIDATES]))


def _ids(request: Request) -> tuple[Sequence[int], bool] | Reply:
    """The tasks a message may be about, and whether that is certain."""
    meaning, talk = request.meaning, request.talk
    code = meaning.slots.get("task")
    if meaning.ordinal is not None and code is None and (talk.items or not meaning.refs):
        return _item(request, meaning.ordinal)
    if meaning.refs:
        return meaning.refs, meaning.sure
    if code is not None:
        return words.no_code(str(code), ())
    topic = str(meaning.slots.get("topic", ""))
    if topic and not points_back(topic):
        return words.not_found(topic)
    if talk.focus is not None:
        return (talk.focus,), meaning.sure
    return (talk.items, meaning.sure) if len(talk.items) == 1 else ((), False)


def points_back(words_: str) -> bool:
    """True for "việc đó", "cái này", "nó": words that only point to what was spoken of."""
    return _POINTING.match(fold(words_)) is not None


def _item(request: Request, number: int) -> tuple[Sequence[int], bool] | Reply:
    items = request.talk.items
    if not 1 <= number <= len(items):
        return words.out_of_range(number, len(items))
    return (items[number - 1],), True


def _nearest(views: Sequence[TaskView], person: Person) -> list[TaskView]:
    """Those the speaker answers for, else those supported, else all: two plans may have the same code."""
    return next(
        (near for role in ("lead", "support") if (near := [view for view in views if view.mine == role])), list(views)
    )


def may_report(person: Person, view: TaskView) -> bool:
    """True where the person seems to answer for the task; `store.tasks.account` decides."""
    if view.mine == "lead":
        return True
    if person.role not in (Role.LEADER, Role.HEAD):
        return False
    return any(unit.collective or person.may_report_for(unit.id) for unit in view.lead)


def several_plans(views: Sequence[TaskView]) -> bool:
    """True where the tasks come from more than one plan, so that each must say which."""
    return len({view.plan.id for view in views}) > 1


def show_list(request: Request, transaction: Transaction, ids: Sequence[int], shown: int) -> None:
    """Keep the numbers of a list. They now mean this list: an open question with numbers of its own is left.

    What is not shown yet has no number: it waits, as a question without choices, for "xem thêm".
    """
    conversations.remember(transaction, request.address, request.now, items=ids[:shown])
    rest = list(ids[shown:MOST_ITEMS])
    if rest:
        conversations.ask(transaction, request.address, "more", {"from": shown, "rest": rest}, (), request.now)
    elif request.talk.question is not None:
        conversations.answered(transaction, request.address)


def show_task(request: Request, transaction: Transaction, task_id: int) -> None:
    """Keep the task that "việc đó" will mean."""
    conversations.remember(transaction, request.address, request.now, focus=task_id)


def which_to_see(request: Request, transaction: Transaction, views: Sequence[TaskView]) -> Reply:
    """The few tasks that a question may mean, as a list to choose from."""
    show_list(request, transaction, [view.id for view in views], len(views))
    return words.which_to_see(views, request.today)


def buttons(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """The choices of a numbered question as short buttons: the whole words stand in the text above them."""
    return tuple(
        Choice(f"{n}. {choice.label.split(' ')[0]}", choice.action, str(n)) for n, choice in enumerate(choices, 1)
    )
