"""Taking the last report back."""

from domain.messages import Reply
from domain.progress import Report, standing
from handlers.request import Request
from replies import own_reminders as reminder_words
from replies import progress as words
from replies import talk
from replies import tasks as task_words
from store import audit, conversations, outbox, progress, tasks
from store.database import Transaction
from store.tasks import NoSuchTask

Entry = tuple[int, int, Report]


def undo(request: Request, transaction: Transaction) -> Reply:
    """Take back what the person did last: the reminder just set, else the own last report within a day."""
    question = request.talk.question
    if question is not None and question.intent == "reminded":
        return _forget(request, transaction, int(question.slots["row"]))
    entry = progress.last_by(transaction, request.person.id, request.now)
    if entry is None:
        return words.nothing_to_undo()
    if not request.meaning.sure:
        return _really(request, transaction, entry)
    return _take_back(request, transaction, entry)


def undo_this(request: Request, transaction: Transaction) -> Reply:
    """The button: exactly that entry."""
    if not request.argument.isdecimal():
        return talk.old_button()
    entry = progress.own(transaction, int(request.argument), request.person.id, request.now)
    return words.too_late_to_undo() if entry is None else _take_back(request, transaction, entry)


def _really(request: Request, transaction: Transaction, entry: Entry) -> Reply:
    try:
        view = tasks.for_person(transaction, request.person, entry[0], request.today)
    except NoSuchTask:
        return task_words.gone()
    choices = task_words.yes_or_no(f"undo:{entry[2].id}")
    conversations.ask(transaction, request.address, "undo", {}, choices, request.now)
    return words.really_undo(task_words.candidate(view, request.today), choices)


def _take_back(request: Request, transaction: Transaction, entry: Entry) -> Reply:
    task_id, unit_id, report = entry
    person = request.person
    progress.take_back(transaction, report.id, by=person.id, at=request.now, inbox_id=request.message_id)
    audit.note(transaction, request.now, person.id, "progress.undone", f"task:{task_id} entry:{report.id}")
    if request.talk.question is not None and request.talk.question.intent != "more":
        conversations.answered(transaction, request.address)
    try:
        account = tasks.account(transaction, person, task_id, request.today)
    except NoSuchTask:
        return words.undone_of_removed()
    conversations.remember(transaction, request.address, request.now, focus=task_id)
    now = standing(account.view.due, account.history.get(unit_id, []), request.today)
    name = next((unit.name for unit in account.units if unit.id == unit_id and unit_id != person.unit.id), "")
    return words.undone(account.view, now, report, name)


def forget(request: Request, transaction: Transaction) -> Reply:
    """The button under a reminder just set."""
    return _forget(request, transaction, int(request.argument)) if request.argument.isdecimal() else talk.old_button()


def _forget(request: Request, transaction: Transaction, row: int) -> Reply:
    if request.talk.question is not None and request.talk.question.intent == "reminded":
        conversations.answered(transaction, request.address)
    own = outbox.own_reminders(transaction, request.person.id, request.now)
    if row not in [row_id for row_id, _, _ in own]:
        return reminder_words.not_there()
    outbox.drop(transaction, [row], "taken back")
    return reminder_words.forgotten()
