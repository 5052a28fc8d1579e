"""Reports of progress: what was said, of which task, and recording it."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from domain.meaning import Paper
from domain.messages import Choice, Reply
from domain.progress import Report, Standing, Status, standing
from domain.task import TaskView, UnitName
from handlers import tasks as task_handlers
from handlers.choosing import MOST_CANDIDATES, buttons, may_report, meant, several_plans, show_task
from handlers.request import Request
from language.moments import impossible_date
from language.normalize import fold
from language.papers import paper_in
from language.units import find_unit
from replies import progress as words
from replies import talk
from replies import tasks as task_words
from store import audit, conversations, progress, tasks
from store.database import Transaction
from store.tasks import Account, NoSuchTask

TOO_MUCH = re.compile(r"(?<![\d/.,])(\d{3,6})\s*(?:%|phan tram)")
_PLACE = re.compile(
    r"(?:^|[,;.]|\bva\b|\bcon\b)\s*(?:viec |so |cai )*(\d{1,2})\s+"
    r"(?=xong|duoc|dc\b|da\b|roi|chua|dang|vuong|ket|moi|hoan)"
)
_CODE = re.compile(r"(?<![\w/])(?:[ivx]{1,5}[.]\d{1,2}|\d{1,2}(?:\.\d{1,2}){1,3}(?:-\d{1,2})?)(?![\w/%])")
_STUCK = re.compile(
    r"^(?:hiện |vẫn |còn )?(?:đang |dang )?(?:bị |bi )?"
    r"(?:vướng|vuong|kẹt|ket|mắc|mac)(?: mắc| mac)?\b[\s:,]*(?:do |vì |vi )?",
    re.IGNORECASE,
)
_NOTE_LENGTH = 1000
REPEATED_WITHIN = timedelta(days=1)
FAR_AHEAD = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Said:
    """What a report says. `again` marks a yes to "is the next milestone done too?"."""

    status: Status
    percent: int | None = None
    note: str = ""
    done_on: date | None = None
    number: str = ""
    again: bool = False
    typed: str = ""
    """The whole message, in which a unit may be named."""
    instead: str = ""
    """What this puts right, in words."""

    def to_slots(self) -> dict[str, Any]:
        """As an open question keeps it."""
        done_on = self.done_on.isoformat() if self.done_on else None
        return {"said": [self.status.value, self.percent, self.note, done_on, self.number, self.again, self.typed]}

    @classmethod
    def from_slots(cls, slots: dict[str, Any]) -> "Said | None":
        """What an open question kept, None where it kept nothing."""
        if not slots.get("said"):
            return None
        status, percent, note, done_on, number, again, typed = slots["said"]
        day = date.fromisoformat(done_on) if done_on else None
        return cls(Status(status), percent, note, day, number, again, typed)


def report(request: Request, transaction: Transaction) -> Reply:
    """Record how far a task is, or ask the one thing that is not clear."""
    wrong = impossible_date(request.text)
    if wrong is not None:
        return talk.impossible_date(wrong)
    too_much = TOO_MUCH.search(fold(request.text))
    if too_much and int(too_much[1]) > 100:
        return words.over_hundred()
    if request.meaning.also or names_several(request.text):
        return words.one_at_a_time()
    said = said_in(request)
    found = meant(request, transaction, writing=True)
    if found.reply is not None:
        return found.reply
    if found.sole is not None:
        if said is None:
            return _how_far(request, transaction, found.sole)
        return record(request, transaction, found.sole, said)
    candidates = found.candidates or _own_open(request, transaction)
    if not candidates:
        return task_words.not_found("")
    return _ask_which(request, transaction, candidates, said)


def names_several(text: str) -> bool:
    """True for "1 xong, 2 được 50%" and "I.1, I.2 xong": what is said of one must not be recorded of another."""
    folded = fold(text)
    return len(set(_PLACE.findall(folded))) > 1 or len(set(_CODE.findall(folded))) > 1


def said_in(request: Request) -> Said | None:
    """What the message reports, None where it only names a task."""
    slots = request.meaning.slots
    percent, named = slots.get("percent"), slots.get("status")
    if percent is None and named is None:
        return None
    status = Status(named) if named else Status.NOT_STARTED if percent == 0 else Status.IN_PROGRESS
    if percent == 100 and status is Status.IN_PROGRESS:
        status = Status.DONE
    note = request.meaning.note.strip()[:_NOTE_LENGTH]
    typed = request.text[:_NOTE_LENGTH]
    if status is not Status.DONE:
        return Said(status, percent, _STUCK.sub("", note) if status is Status.BLOCKED else note, typed=typed)
    paper = paper_in(request.text, request.text, request.today) or Paper()
    return Said(status, 100, note, paper.day, paper.number, typed=typed)


def _how_far(request: Request, transaction: Transaction, task_id: int) -> Reply:
    """A task was named, and nothing of it: ask, and take the next bare number for a percent."""
    try:
        view = tasks.for_person(transaction, request.person, task_id, request.today)
    except NoSuchTask:
        return task_words.gone()
    if not may_report(request.person, view):
        return words.not_yours(view, supports=view.mine == "support")
    show_task(request, transaction, view.id)
    conversations.ask(transaction, request.address, "how_far", {"task": view.id}, (), request.now)
    return words.how_far(view, request.today)


def ask_how_far(request: Request, transaction: Transaction) -> Reply:
    """The button "Báo tiến độ"."""
    task_id = request.argument.partition(":")[0]
    if not task_id.isdecimal() or len(task_id) > 9:
        return talk.old_button()
    return _how_far(request, transaction, int(task_id))


def _own_open(request: Request, transaction: Transaction) -> tuple[TaskView, ...]:
    """The tasks a report without a task is most likely about: the speaker's own, the most pressing first."""
    views = tasks.mine(transaction, request.person, request.today)
    open_ = [view for view in views if view.mine == "lead" and not task_handlers.finished(view)]
    return tuple(task_handlers.by_day(open_, request.today)[:MOST_CANDIDATES])


def _ask_which(
    request: Request, transaction: Transaction, candidates: tuple[TaskView, ...], said: Said | None
) -> Reply:
    stamp = f"q{request.message_id}"
    several = several_plans(candidates)
    labels = [task_words.candidate(view, request.today, plan=several) for view in candidates]
    one = len(candidates) == 1
    choices = [
        Choice(label, f"progress:{view.id}:{stamp}", "đúng" if one else str(number))
        for number, (label, view) in enumerate(zip(labels, candidates, strict=True), 1)
    ]
    slots = {"stamp": stamp, **(said.to_slots() if said else {})}
    conversations.ask(transaction, request.address, "report_progress", slots, choices, request.now)
    said_words = words.said_words(said.status, said.percent) if said else ""
    return task_words.which(labels, task_words.yes_or_no(choices[0].action) if one else buttons(choices), said_words)


def chosen(request: Request, transaction: Transaction) -> Reply:
    """A task was chosen for what was reported: "TASK:STAMP", "TASK:STAMP:UNIT", or "TASK:done" of a reminder."""
    task_id, _, rest = request.argument.partition(":")
    stamp, _, unit = rest.partition(":")
    if not task_id.isdecimal() or (unit and not unit.isdecimal()):
        return talk.old_button()
    if stamp == "done":
        return record(request, transaction, int(task_id), Said(Status.DONE, 100))
    question = request.talk.question
    if question is None or question.slots.get("stamp") != stamp:
        view = task_handlers.pressed(request, transaction)
        stale = words.stale_question()
        return task_words.gone() if view is None else task_handlers.shown(request, transaction, view, stale)
    conversations.answered(transaction, request.address)
    said = Said.from_slots(question.slots)
    if said is None:
        return ask_how_far(request, transaction)
    return record(request, transaction, int(task_id), said, int(unit) if unit else None)


def record(request: Request, transaction: Transaction, task_id: int, said: Said, unit_id: int | None = None) -> Reply:
    """Add to the history of the one unit the person reports for. What is recorded already is not recorded twice."""
    try:
        account = tasks.account(transaction, request.person, task_id, request.today)
    except NoSuchTask:
        return task_words.gone()
    view = account.view
    show_task(request, transaction, view.id)
    if not account.units:
        return words.not_yours(view, supports=view.mine == "support")
    unit = _unit(request, account, unit_id, said)
    if unit is None:
        return _ask_unit(request, transaction, account, said)
    history = account.history[unit.id]
    before = standing(view.due, history, request.today)
    needless = _needless(request, transaction, view, before, said, unit)
    if needless is not None:
        return needless
    return _append(request, transaction, account, unit, before, said)


def _append(
    request: Request, transaction: Transaction, account: Account, unit: UnitName, before: Standing, said: Said
) -> Reply:
    view, now = account.view, request.now
    done_on = (said.done_on or request.today) if said.status is Status.DONE else None
    percent = before.percent if said.percent is None and said.status is Status.BLOCKED else said.percent
    values: dict[str, Any] = {"status": said.status.value, "percent": percent, "note": said.note, "due": before.due}
    values |= {"done_on": done_on, "product_number": said.number or None, "inbox_id": request.message_id}
    entry = progress.append(transaction, view.id, unit.id, values, by=request.person.id, at=now)
    audit.note(transaction, now, request.person.id, "progress.reported", f"task:{view.id} unit:{unit.id} entry:{entry}")
    if request.talk.question is not None and request.talk.question.intent != "more":
        conversations.answered(transaction, request.address)
    new = Report(entry, said.status, percent, said.note, before.due, request.person.name, now, done_on)
    after = standing(view.due, [*account.history[unit.id], new], request.today)
    tally = view.members
    if tally is not None:
        tally = (tally[0] + (after.finished and not before.finished), tally[1])
    named = "" if unit.id == request.person.unit.id else unit.name
    recorded = words.Recorded(view, before, after, new, named, said.number, tally, said.instead)
    return words.saved(recorded, request.today)


def _unit(request: Request, account: Account, unit_id: int | None, said: Said) -> UnitName | None:
    """The unit reported for: the one chosen, the speaker's own, the only one, or the one the message names."""
    units = {unit.id: unit for unit in account.units}
    if unit_id is not None:
        return units.get(unit_id)
    if request.person.unit.id in units:
        return units[request.person.unit.id]
    if len(units) == 1:
        return account.units[0]
    named = find_unit(said.typed, [unit.name for unit in account.units])
    return next((unit for unit in account.units if named is not None and unit.name == named.value), None)


def _ask_unit(request: Request, transaction: Transaction, account: Account, said: Said) -> Reply:
    stamp = f"q{request.message_id}"
    choices = [
        Choice(unit.name, f"progress:{account.view.id}:{stamp}:{unit.id}", str(number))
        for number, unit in enumerate(account.units, 1)
    ]
    slots = {"stamp": stamp, **said.to_slots()}
    conversations.ask(transaction, request.address, "report_progress", slots, choices, request.now)
    return words.for_which_unit(account.view, [unit.name for unit in account.units])


def _needless(
    request: Request, transaction: Transaction, view: TaskView, before: Standing, said: Said, unit: UnitName
) -> Reply | None:
    """What to say where nothing is to be recorded; None where something is."""
    last = before.last
    if before.finished and (view.due or said.status is Status.DONE):
        return words.already_done(view, before, request.today)
    if last is None or said.again:
        return None
    if said.status is Status.DONE and last.status is Status.DONE and last.due is not None and before.due is not None:
        # "Xong rồi" said again may be a second press, or the next milestone: a year's end must not close by a slip.
        if request.now - last.at < REPEATED_WITHIN or before.due - request.today > FAR_AHEAD:
            return _ask_next(request, transaction, view, last.due, before.due, said, unit)
        return None
    if last.due == before.due and last.status is said.status and said.percent in (None, last.percent):
        return words.same(view, before, request.today) if said.note in ("", last.note) else None
    return None


def _ask_next(
    request: Request, transaction: Transaction, view: TaskView, closed: date, due: date, said: Said, unit: UnitName
) -> Reply:
    stamp = f"q{request.message_id}"
    again = replace(said, again=True)
    choices = words.next_milestone_choices(view.id, due, f"{stamp}:{unit.id}", request.today)
    slots = {"stamp": stamp, **again.to_slots()}
    conversations.ask(transaction, request.address, "report_progress", slots, choices, request.now)
    return Reply(words.next_milestone_too(view, closed, due, request.today).text, choices)
