"""Talk around the work, and what is not there yet."""

from domain.messages import Reply
from handlers.request import Request
from handlers.undoing import undo
from replies import talk as words
from store import conversations
from store.database import Transaction


def greet(request: Request, transaction: Transaction) -> Reply:
    """A greeting."""
    return words.greet(request.person)


def thanks(request: Request, transaction: Transaction) -> Reply:
    """Thanks."""
    return words.thanks()


def help_(request: Request, transaction: Transaction) -> Reply:
    """What can be typed."""
    return words.help_for(request.person)


def other(request: Request, transaction: Transaction) -> Reply:
    """Nothing the assistant does."""
    return words.other()


def confirm(request: Request, transaction: Transaction) -> Reply:
    """A yes that no open question asked for changes nothing."""
    return words.nothing_asked()


def cancel(request: Request, transaction: Transaction) -> Reply:
    """Leaves the open question."""
    question = request.talk.question
    if question is None or question.intent in ("more", "reminded"):
        return words.nothing_to_cancel()
    conversations.answered(transaction, request.address)
    return words.left()


def extend(request: Request, transaction: Transaction) -> Reply:
    """Later deadlines cannot be asked for yet."""
    return words.no_extension(str(request.meaning.slots.get("task", "")))


def reminder_settings(request: Request, transaction: Transaction) -> Reply:
    """When reminders come cannot be changed yet; the one just set can be taken back."""
    question = request.talk.question
    if question is not None and question.intent == "reminded" and request.meaning.slots.get("enabled") is False:
        return undo(request, transaction)
    return words.no_settings()


def nudge(request: Request, transaction: Transaction) -> Reply:
    """Units cannot be pressed yet."""
    return words.no_nudge(str(request.meaning.slots.get("unit", "")))


def assign(request: Request, transaction: Transaction) -> Reply:
    """Tasks outside the plan cannot be given yet."""
    return words.no_assignment()


def score(request: Request, transaction: Transaction) -> Reply:
    """Points cannot be shown yet."""
    return words.no_score()


def export(request: Request, transaction: Transaction) -> Reply:
    """Files cannot be made yet."""
    return words.no_export()
