"""Who speaks: codes, and what strangers are told."""

import re
from datetime import datetime

from domain.meaning import Meaning
from domain.messages import Incoming, Kind, Reply
from domain.office import Role
from handlers.request import Request
from handlers.tasks import mine
from language.normalize import compose, fold
from replies import talk as words
from store import audit, conversations, people, plans
from store.conversations import Talk
from store.database import Transaction

TOP = 3
"""How many tasks a greeting shows."""

_CODE = r"(?P<code>[0-9A-Za-z]{6,10})"
_NAMED = re.compile(
    r"(?:^/start(?:@\w+)?|\blien\s?ket|\bma(?: so| xac nhan| lien ket)?|\bcode)\b[^0-9a-z]*"
    rf"(?:\w+[ ,:]+){{0,4}}?{_CODE}\b"
)
_ALONE = re.compile(rf"^\W*{_CODE}\W*$")


def code_in(text: str) -> str | None:
    """The link code a message gives: behind the words that announce one, or all alone."""
    clean = compose(text)
    folded = fold(clean)
    alone = _ALONE.match(clean)
    if alone and _is_code(alone["code"]):
        return alone["code"]
    for found in _NAMED.finditer(folded):
        typed = clean[found.start("code") : found.end("code")]
        if _is_code(typed) or folded.startswith("/start"):
            return typed
    return None


def _is_code(typed: str) -> bool:
    """A word of letters alone is a code only in capitals: "lien ket giup" is a request."""
    return typed.isascii() and (any(letter.isdigit() for letter in typed) or typed.isupper())


def stranger(incoming: Incoming, now: datetime, message_id: int, transaction: Transaction) -> Reply:
    """All that somebody who is not linked can do."""
    code = code_in(incoming.text) if incoming.kind is Kind.TEXT else None
    if code is None:
        return words.stranger()
    return use(incoming, code, now, message_id, transaction) or words.wrong_code()


def use(incoming: Incoming, code: str, now: datetime, message_id: int, transaction: Transaction) -> Reply | None:
    """Link the chat by a code and greet, None where the code is wrong, used or expired."""
    if not incoming.private:
        return words.link_in_private()
    official = people.use_code(transaction, code, now)
    person = None if official is None else people.by_id(transaction, official)
    if person is None:
        return None
    address = incoming.address
    people.link(transaction, address, person.id, now)
    # What the chat spoke of before may have been another person's.
    conversations.remember(transaction, address, now, items=())
    conversations.answered(transaction, address)
    audit.note(transaction, now, person.id, "chat.linked", address.channel)
    meaning = Meaning("my_tasks", certainty=1.0, sure=True)
    return _welcome(Request(person, address, "", meaning, Talk(), now, message_id), transaction)


def _welcome(request: Request, transaction: Transaction) -> Reply:
    person = request.person
    if person.role in (Role.LEADER, Role.COORDINATOR, Role.ADMIN) or not plans.active(transaction):
        return words.linked(person)
    return words.linked_with_tasks(person, mine(request, transaction, most=TOP))


def introduce(request: Request, transaction: Transaction) -> Reply:
    """A linked person says who they are, or sends a code that did not work (`use` comes first)."""
    code = request.meaning.slots.get("code")
    return words.wrong_code() if code else words.how_identity_works(request.person)
