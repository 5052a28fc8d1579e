"""A person's own tasks, one task, and who does it."""

from collections.abc import Sequence
from datetime import date, timedelta

from domain.calendar import Span, month_of
from domain.messages import Reply
from domain.office import Role
from domain.task import TaskView
from handlers.choosing import PAGE, may_report, meant, show_list, show_task, which_to_see
from handlers.fields import about
from handlers.request import Request
from replies import talk
from replies import tasks as words
from store import audit, people, plans, tasks, units
from store.database import Transaction

SOON = timedelta(days=30)


def mine(request: Request, transaction: Transaction, most: int = PAGE) -> Reply:
    """The work of the speaker's unit: what presses first, or what was asked for."""
    views = tasks.mine(transaction, request.person, request.today)
    if {"window", "filter", "role", "topic"} & request.meaning.slots.keys():
        return _chosen(request, transaction, views)
    lead = [view for view in views if view.mine == "lead" and not finished(view)]
    support = [view for view in views if view.mine == "support" and not finished(view)]
    if not lead:
        return _no_lead(request, transaction, views, support)
    today = request.today
    dated = by_day([view for view in lead if due_of(view, today) is not None], today)
    undated = [view for view in lead if due_of(view, today) is None]
    limit = max(today + SOON, month_of(today).end)
    pressing = [view for view in dated if (due_of(view, today) or date.max) <= limit]
    everything = dated + undated
    shown = (everything if len(everything) <= PAGE else pressing or everything)[:most]
    ordered = dated + undated + support
    show_list(request, transaction, [view.id for view in ordered], len(shown))
    late = sum((due_of(view, today) or today) < today for view in pressing)
    head = words.head_of_mine(request.person.unit.name, late, len(pressing) - late, len(lead))
    later = len(dated) - sum(due_of(view, today) is not None for view in shown)
    left = words.left_over(later, len(everything) - len(shown) - later, len(support))
    how = words.how_to_answer(shown)
    more = len(shown) if len(ordered) > len(shown) else 0
    return words.listing(head, shown, today, left=left, how=how, more=more)


def _no_lead(
    request: Request, transaction: Transaction, views: Sequence[TaskView], support: Sequence[TaskView]
) -> Reply:
    above = request.person.role in (Role.LEADER, Role.COORDINATOR)
    if not support:
        return words.none_of_mine(request.person.unit.name, done=bool(views), above=above)
    ordered = by_day(support, request.today)
    shown = ordered[:PAGE]
    show_list(request, transaction, [view.id for view in ordered], len(shown))
    more = len(shown) if len(ordered) > len(shown) else 0
    head = words.head_of_support(request.person.unit.name, len(ordered))
    return words.listing(head, shown, request.today, how=words.how_to_answer(shown), more=more)


def _chosen(request: Request, transaction: Transaction, views: Sequence[TaskView]) -> Reply:
    """The tasks of a window, a filter, a role or a field."""
    slots, today = request.meaning.slots, request.today
    if not views and request.person.role in (Role.LEADER, Role.COORDINATOR, Role.ADMIN):
        return _of_whole_plan(request, transaction)
    role = slots.get("role")
    topic = str(slots.get("topic", ""))
    span = window(request)
    chosen = [view for view in views if role is None or view.mine == role]
    chosen = about(chosen, topic) if topic else chosen
    wanted = wanted_of(request)
    chosen = [view for view in chosen if fits(view, wanted, today) and (span is None or _within(view, span, today))]
    lead = by_day([view for view in chosen if view.mine == "lead"], today)
    support = by_day([view for view in chosen if view.mine != "lead"], today)
    what = words.chosen_words(wanted, role, topic, span)
    if not chosen:
        coming = [view for view in views if view.mine == "lead" and due_of(view, today) is not None]
        nearest = by_day(coming, today)[0] if coming else None
        return words.nothing_chosen(request.person.unit.name, what, nearest, today)
    shown = (lead or support)[:PAGE]
    ordered = lead + support
    show_list(request, transaction, [view.id for view in ordered], len(shown))
    name = request.person.unit.name
    if lead or role:
        head = words.head_of_chosen(name, len(lead or support), what)
    else:
        head = words.head_of_chosen_support(name, len(support), what)
    left = words.left_over(0, 0, len(support)) if lead else ""
    how = words.how_to_answer([] if wanted == "done" else shown)
    more = len(shown) if len(ordered) > len(shown) else 0
    return words.listing(head, shown, today, left=left, how=how, more=more)


def _of_whole_plan(request: Request, transaction: Transaction) -> Reply:
    """The same for those above, whose unit leads nothing: they ask about the plan."""
    active = plans.active(transaction)
    if not active:
        return talk.no_plan()
    span, wanted, topic = window(request), wanted_of(request), str(request.meaning.slots.get("topic", ""))
    views = tasks.of_plan(transaction, request.person, active[0].id, request.today)
    chosen = about(views, topic) if topic else views
    chosen = [view for view in chosen if fits(view, wanted, request.today)]
    ordered = by_day([view for view in chosen if span is None or _within(view, span, request.today)], request.today)
    what = words.chosen_words(wanted, None, topic, span)
    if not ordered:
        return words.nothing_in_plan(active[0], what)
    shown = ordered[:PAGE]
    show_list(request, transaction, [view.id for view in ordered], len(shown))
    head = words.head_of_plan(active[0], len(ordered), what)
    more = len(shown) if len(ordered) > len(shown) else 0
    return words.listing(head, shown, request.today, how=words.how_to_answer(shown), more=more)


def wanted_of(request: Request) -> str:
    """The kind of tasks asked for; "đến hạn" beside a span of days means that span."""
    wanted = str(request.meaning.slots.get("filter", ""))
    return "" if wanted == "due_soon" and "window" in request.meaning.slots else wanted


def window(request: Request) -> Span | None:
    """The span of days asked about."""
    asked = request.meaning.slots.get("window")
    if not isinstance(asked, dict):
        return None
    return Span(date.fromisoformat(asked["from"]), date.fromisoformat(asked["to"]))


def finished(view: TaskView) -> bool:
    """True where nothing of the task is open, as far as the viewer may know."""
    return view.standing is not None and view.standing.finished


def due_of(view: TaskView, today: date) -> date | None:
    """The day a task waits for, as far as the viewer may know."""
    if view.standing is not None:
        return view.standing.due
    return next((day for day in view.due if day >= today), None)


def by_day(views: Sequence[TaskView], today: date) -> list[TaskView]:
    """The most pressing first, those without a day last."""
    return sorted(views, key=lambda view: due_of(view, today) or date.max)


def fits(view: TaskView, wanted: str, today: date) -> bool:
    """True where the task is of the kind asked for; any is where no kind was."""
    standing = view.standing
    if wanted == "done":
        return finished(view)
    if finished(view):
        return False
    match wanted:
        case "overdue":
            return standing is not None and standing.overdue
        case "due_soon":
            day = due_of(view, today)
            return day is not None and today <= day <= today + SOON
        case "unreported":
            return standing is not None and (standing.last is None or standing.last.due != standing.due)
        case _:
            return True


def _within(view: TaskView, span: Span, today: date) -> bool:
    """True where a milestone not done falls into the span; what is overdue belongs to every span not over yet."""
    current = due_of(view, today)
    if current is None:
        return finished(view) and any(day in span for day in view.due)
    late = current < today <= span.end and view.standing is not None
    return late or any(day in span and day >= current for day in view.due)


def more(request: Request, transaction: Transaction) -> Reply:
    """The next page of the last list."""
    question = request.talk.question
    if question is None or question.intent != "more":
        return words.no_more()
    first, rest = int(question.slots["from"]), [int(one) for one in question.slots["rest"]]
    if request.argument not in ("", str(first)) or first != len(request.talk.items):
        return words.no_more()
    ids = [*request.talk.items, *rest]
    views = tasks.several(transaction, request.person, rest[:PAGE], request.today)
    if len(views) < len(rest[:PAGE]):
        return words.gone()
    end = first + len(views)
    show_list(request, transaction, ids, end)
    head = words.head_of_more(first + 1, end, len(ids))
    more_left = end if end < len(ids) else 0
    how = words.how_to_answer(views)
    return words.listing(head, views, request.today, first=first + 1, how=how, more=more_left)


def detail(request: Request, transaction: Transaction) -> Reply:
    """One task whole."""
    found = meant(request, transaction, writing=False)
    if found.reply is not None:
        return found.reply
    if found.candidates:
        return which_to_see(request, transaction, found.candidates)
    if found.view is None:
        return mine(request, transaction)
    return shown(request, transaction, found.view)


def shown(request: Request, transaction: Transaction, view: TaskView, first: str = "") -> Reply:
    """One task whole, and it is what "việc đó" means from now on."""
    show_task(request, transaction, view.id)
    return words.detail(view, request.today, may_report=may_report(request.person, view), first=first)


def open_task(request: Request, transaction: Transaction) -> Reply:
    """A pressed task, or a number of the last list."""
    view = pressed(request, transaction)
    return words.gone() if view is None else shown(request, transaction, view)


def pressed(request: Request, transaction: Transaction) -> TaskView | None:
    """The task of a button, seen again through the door: the press may be old, or another's."""
    task_id = request.argument.partition(":")[0]
    if not task_id.isdecimal() or len(task_id) > 9:
        return None
    found = tasks.several(transaction, request.person, [int(task_id)], request.today)
    return found[0] if found else None


def who(request: Request, transaction: Transaction) -> Reply:
    """Who leads and who supports; the people only where the asker may know them."""
    found = meant(request, transaction, writing=False)
    if found.reply is not None:
        return found.reply
    if found.candidates:
        show_list(request, transaction, [view.id for view in found.candidates], len(found.candidates))
        return words.who_each(found.candidates)
    if found.view is None:
        return words.who_of_what()
    view = found.view
    show_task(request, transaction, view.id)
    members = [one.name for unit in view.lead if unit.collective for one in units.members(transaction, unit.id)]
    known = [unit.id for unit in view.lead if not unit.collective and request.person.may_see_progress_of(unit.id)]
    contacts = people.contacts(transaction, known)[:4] if known else []
    phones = people.phones(transaction, [one.id for one in contacts]) if contacts else {}
    if contacts:
        subject = ",".join(str(unit_id) for unit_id in known)
        audit.note(transaction, request.now, request.person.id, "contacts.seen", f"units:{subject}"[:200])
    return words.who(view, contacts, phones, members=members)
