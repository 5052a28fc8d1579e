"""One message in, one reply out: who speaks, what is open, what is meant, and who serves it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.calendar import ZONE
from domain.meaning import Meaning
from domain.messages import Choice, Incoming, Kind, Reply
from domain.office import Person, Role
from domain.plan import PlanReading
from handlers import ACTIONS, ROUTES, importing, linking, progress, reminding
from handlers.correcting import correct, corrected
from handlers.labels import labelled
from handlers.request import Request
from handlers.tasks import more
from language.choices import bare_number, pick
from language.normalize import compose, fold
from language.understanding import Ear, understand
from replies import progress as progress_words
from replies import talk as words
from replies import tasks as task_words
from store import conversations
from store.conversations import Question, Talk
from store.database import Transaction

LONGEST = 2000
SHORTEST_NAME = 3
QUESTION_LASTS = timedelta(minutes=30)
COMMANDS = {
    "start": "greet",
    "help": "help",
    "viec": "my_tasks",
    "tomtat": "summary",
    "quahan": "overdue",
    "baocao": "report_dates",
    "hanbaocao": "report_dates",
    "trogiup": "help",
    "hoantac": "undo",
}
ANSWERING = ("report_progress", "task_detail", "who", "summary", "my_tasks", "remind", "other", "confirm")
"""What the answer to a numbered question, given in words, may look like by itself."""

_COMMAND = re.compile(r"^/(\w+)(?:@\w+)?\s*$")
_MORE = re.compile(
    r"^\W*(?:cho |toi |em |minh )*(?:xem|coi)? ?(?:them|tiep theo|tiep|nua|con gi nua|con nua|trang sau)"
    r"(?: di| nua| nhe| a)*\W*$"
)
_YES = re.compile(r"^\s*[👍👌✅🆗]\S?\s*$")
_SECRET = re.compile(r"(?<!BẢO )(?<!BÍ )\bMẬT\b")
_ASKING = re.compile(r"\?|\b(?:chi tiet|xem|han|khi nao|bao gio|ai|gi|nao|the nao|may|bao nhieu|nhac)\b")
_REPORTING = re.compile(
    r"^\W*(?:toi |em |cho toi |cho em |xin |can )*(?:bao|cap nhat|ghi|nhap) tien do\b(?!.*\b(?:gi|nao)\b)"
)
_OF_ITS_OWN = re.compile(r"%|phan tram|(?:\w+\W+){8}")
_PERCENT_ALONE = re.compile(r"^\W*(?:duoc|dc|khoang|moi|moi duoc|tam)?\s*(\d{1,3})\s*(?:%|phan tram)?\W*$")


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a linked person, before it is understood."""

    incoming: Incoming
    person: Person
    talk: Talk
    ear: Ear
    now: datetime
    message_id: int
    text: str

    def request(self, meaning: Meaning, argument: str = "") -> Request:
        """The message as handlers take it."""
        address = self.incoming.address
        return Request(self.person, address, self.text, meaning, self.talk, self.now, self.message_id, argument)


def answer(
    incoming: Incoming,
    person: Person | None,
    talk: Talk,
    ear: Ear | None,
    now: datetime,
    message_id: int,
    transaction: Transaction,
    document: PlanReading | Reply | None = None,
) -> Reply:
    """What is said to one message, and all that it changes, within the transaction given.

    `document` is what the file of the message holds, or what to say instead; None where it was not read.
    """
    if person is None:
        return linking.stranger(incoming, now, message_id, transaction)
    if incoming.kind is Kind.UNSUPPORTED:
        return words.only_words()
    text = compose(incoming.text[: 2 * LONGEST])[:LONGEST]
    if incoming.kind is Kind.TEXT:
        code = linking.code_in(text)
        linked = linking.use(incoming, code, now, message_id, transaction) if code else None
        if linked is not None:
            return linked
        if code is not None and code.isdecimal():
            return words.wrong_code()
        if _SECRET.search(text):
            return words.secret()
    kept = talk if _is_open(talk.question, now) else replace(talk, question=None)
    request = Request(person, incoming.address, text, _plainly("import"), kept, now, message_id)
    brought = _brought(request, incoming.kind, document, transaction)
    if brought is not None:
        return brought
    if ear is None:
        return words.no_plan()
    turn = Turn(incoming, person, kept, ear, now, message_id, text)
    if incoming.kind is Kind.ACTION:
        return act(turn, text, transaction)
    return _typed(turn, transaction)


def _brought(
    request: Request, kind: Kind, document: PlanReading | Reply | None, transaction: Transaction
) -> Reply | None:
    """The reply to what is about bringing a plan in; this is served also while there is none yet."""
    if not importing.may_import(request.person):
        return importing.refuse(transaction) if kind is Kind.FILE else None
    if kind is not Kind.FILE:
        return importing.take(request, kind, transaction)
    return words.only_words() if document is None else importing.received(request, document, transaction)


def _is_open(question: Question | None, now: datetime) -> bool:
    return question is not None and now - question.asked_at <= QUESTION_LASTS


def act(turn: Turn, action: str, transaction: Transaction) -> Reply:
    """Serve a pressed button, or a choice made in words. Whatever it names is looked up through the door again."""
    name, _, argument = action.partition(":")
    handler = ACTIONS.get(name)
    if handler is None:
        return words.old_button()
    question = turn.talk.question
    chosen = question is not None and action in [choice.action for choice in question.choices]
    turn = turn if chosen or name == "cancel" else _moved_on(turn, transaction)
    quiet = replace(turn, text="") if turn.incoming.kind is Kind.ACTION else turn
    return handler(quiet.request(_plainly(name), argument), transaction)


def _moved_on(turn: Turn, transaction: Transaction) -> Turn:
    """The turn of one who speaks of something else: a later "ok" or "60" must not answer what was asked before."""
    question = turn.talk.question
    if question is None or not (question.intent == "how_far" or any(_is_yes(one) for one in question.choices)):
        return turn
    conversations.answered(transaction, turn.incoming.address)
    return replace(turn, talk=replace(turn.talk, question=None))


def _plainly(intent: str) -> Meaning:
    return Meaning(intent, certainty=1.0, sure=True)


def _typed(turn: Turn, transaction: Transaction) -> Reply:
    command = _COMMAND.match(turn.text)
    if command:
        intent = COMMANDS.get(command[1].lower(), "help")
        return ROUTES[intent](_moved_on(turn, transaction).request(_plainly(intent)), transaction)
    if _YES.match(turn.text):
        return _agreed(turn, transaction)
    if not any(letter.isalnum() for letter in turn.text):
        return words.empty()
    action = labelled(turn.text, turn.talk)
    if action is not None:
        return act(turn, action, transaction)
    if _MORE.match(fold(turn.text).strip(" .!?")):
        return more(turn.request(_plainly("my_tasks")), transaction)
    return _answered(turn, transaction) or _numbered(turn, transaction) or _understood(turn, transaction)


def _answered(turn: Turn, transaction: Transaction) -> Reply | None:
    """The reply to an answer of the open question, None where the message is no answer to it."""
    question = turn.talk.question
    if question is None:
        return None
    if question.intent == "how_far":
        return _percent(turn, question, transaction)
    if not question.choices or question.intent == "remind_when":
        return _place(turn, question, transaction)
    named = _named(turn.text, question.choices)
    if named is not None:
        return act(turn, named.action, transaction)
    return _place(turn, question, transaction)


def _place(turn: Turn, question: Question, transaction: Transaction) -> Reply | None:
    """A number among the choices of the open question."""
    number = bare_number(turn.text)
    if number is None or not 1 <= number <= len(question.choices) or any(_is_yes(one) for one in question.choices):
        return None
    return act(turn, question.choices[number - 1].action, transaction)


def _named(text: str, choices: Sequence[Choice]) -> Choice | None:
    """The one choice whose words hold the whole message ("hòa lộc" of "UBND xã Hòa Lộc")."""
    said = fold(text).strip(" .!")
    if len(said) < SHORTEST_NAME or any(_is_yes(choice) for choice in choices):
        return None
    fitting = [choice for choice in choices if re.search(rf"\b{re.escape(said)}\b", fold(choice.label))]
    return fitting[0] if len(fitting) == 1 else None


def _chosen_in_words(turn: Turn, meaning: Meaning) -> Choice | None:
    """The choice that a message's words mean, unless the message says or asks something of its own: a report that is
    complete, or "chi tiết V.4", is no answer to "which task?"."""
    question = turn.talk.question
    if question is None or not question.choices or question.intent == "remind_when":
        return None
    if meaning.intent not in ANSWERING or _ASKING.search(fold(turn.text)):
        return None
    if "percent" in meaning.slots or "status" in meaning.slots or _OF_ITS_OWN.search(fold(turn.text)):
        return None
    if any(_is_yes(one) for one in question.choices):
        return None
    chosen = pick(turn.text, [choice.label for choice in question.choices])
    return None if chosen is None else question.choices[chosen]


def _percent(turn: Turn, question: Question, transaction: Transaction) -> Reply | None:
    """A bare number after "đến đâu rồi?" is a percent."""
    found = _PERCENT_ALONE.match(fold(turn.text))
    if found is None or int(found[1]) > 100:
        return None
    meaning = Meaning("report_progress", {"percent": int(found[1])}, certainty=1.0, sure=True)
    focused = replace(turn, talk=replace(turn.talk, focus=int(question.slots["task"])))
    return progress.report(focused.request(meaning), transaction)


def _numbered(turn: Turn, transaction: Transaction) -> Reply | None:
    """A bare number is a place in the last list."""
    number = bare_number(turn.text)
    if number is None:
        return None
    items = turn.talk.items
    if not 1 <= number <= len(items):
        return task_words.out_of_range(number, len(items))
    return act(turn, f"task:{items[number - 1]}", transaction)


def _understood(turn: Turn, transaction: Transaction) -> Reply:
    meaning = _meaning(turn, turn.text)
    question = turn.talk.question
    choice = _chosen_in_words(turn, meaning)
    if choice is not None:
        return act(turn, choice.action, transaction)
    if meaning.intent == "confirm" and question is not None:
        return _agreed(turn, transaction)
    if question is not None and question.intent == "remind_when":
        given = reminding.moment_given(turn.request(meaning), transaction, question.slots)
        if given is not None:
            return given
    slip = corrected(turn.text)
    if slip is not None and (question is None or not question.choices):
        put_right = correct(turn.request(meaning), transaction, slip)
        if put_right is not None:
            return put_right
    if meaning.intent == "undo" and question is not None and question.intent == "report_progress":
        # Nothing is written yet: what is taken back is the question, not an earlier entry.
        return ROUTES["cancel"](turn.request(meaning), transaction)
    if meaning.intent != "cancel":
        turn = _moved_on(turn, transaction)
    return _served(turn, meaning, transaction)


def _served(turn: Turn, meaning: Meaning, transaction: Transaction) -> Reply:
    too_much = progress.TOO_MUCH.search(fold(turn.text))
    if too_much and int(too_much[1]) > 100 and meaning.intent in ("report_progress", "task_detail", "other"):
        return progress_words.over_hundred()
    if meaning.intent == "other" and progress.names_several(turn.text):
        return progress_words.one_at_a_time()
    reporting = _REPORTING.match(fold(turn.text))
    if reporting and meaning.intent != "report_progress":
        meaning = _named_after(turn, reporting.end())
    return ROUTES[meaning.intent](turn.request(meaning), transaction)


def _named_after(turn: Turn, start: int) -> Meaning:
    """A report that has yet to be made ("báo tiến độ I.2"): the task it names, and no word of how far."""
    rest = turn.text[start:].strip(" :,.")
    if not any(letter.isalnum() for letter in rest):
        return _plainly("report_progress")
    return replace(_meaning(turn, f"chi tiết {rest}"), intent="report_progress")


def _meaning(turn: Turn, text: str) -> Meaning:
    speaker = "leader" if turn.person.role in (Role.LEADER, Role.COORDINATOR) else "official"
    return understand(text, turn.ear, now=turn.now.astimezone(ZONE), speaker=speaker, unit=turn.person.unit.name)


def _agreed(turn: Turn, transaction: Transaction) -> Reply:
    """Yes: to the open question where it has one affirmative choice, else to nothing."""
    question = turn.talk.question
    if question is None:
        return words.nothing_asked()
    affirmative = [choice for choice in question.choices if _is_yes(choice)]
    if len(affirmative) == 1:
        return act(turn, affirmative[0].action, transaction)
    return words.nothing_asked() if not question.choices else words.say_which(len(question.choices))


def _is_yes(choice: Choice) -> bool:
    return choice.typed in words.YES
