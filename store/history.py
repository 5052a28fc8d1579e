"""What was said in a chat, by the person and by us: for the channel that keeps its own history, the web chat."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select

from domain.messages import Address, Choice, Kind, Reply
from store.database import Transaction
from store.messages import Inbox, Outbox

# All states are named, so that the index that begins with the state serves the query.
_STATES = ("new", "done", "failed", "ignored")
_ANSWER = re.compile(r"reply:(\d+)")
_MOST_OWED = 300


@dataclass(frozen=True, slots=True)
class Line:
    """One message of a chat. `row` is its id in the inbox where `own` (the person's), else in the outbox."""

    own: bool
    row: int
    text: str
    at: datetime
    choices: tuple[Choice, ...] = ()
    key: str = ""
    """The name the person's device gave an own message."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a page has been told: up to a row of the outbox, save for the earlier rows that were owed still.

    A reminder is owed long before it goes, so the rows of a chat do not go in the order of their ids.
    """

    row: int = 0
    owed: tuple[int, ...] = ()


def lines(transaction: Transaction, address: Address, most: int = 100) -> list[Line]:
    """The last messages of a chat, oldest first: an answer behind what it answers, the rest by time.

    Not all by time: a clock that was set for a trial goes back to its start whenever the process does.
    """
    own = _own(transaction, address, most)
    placed = [((line.row, 0, line.at, line.row), line) for line in own]
    for key, line in _ours(transaction, address, most):
        answered = _ANSWER.match(key)
        earlier = (one.row for one in own if one.at <= line.at)
        behind = int(answered[1]) if answered else max(earlier, default=0)
        placed.append(((behind, 1, line.at, line.row), line))
    placed.sort(key=lambda one: one[0])
    return [line for _, line in placed[-most:]]


def _own(transaction: Transaction, address: Address, most: int) -> list[Line]:
    found = (
        select(Inbox.id, Inbox.payload, Inbox.received_at, Inbox.key)
        .where(
            Inbox.state.in_(_STATES),
            Inbox.channel == address.channel,
            Inbox.chat == address.chat,
            Inbox.kind.in_((Kind.TEXT.value, Kind.ACTION.value, Kind.FILE.value)),
        )
        .order_by(Inbox.id.desc())
        .limit(most)
    )
    rows = transaction.execute(found).all()
    return [_own_line(*row) for row in reversed(rows)]


def _own_line(row_id: int, payload: dict[str, Any], at: datetime, key: str) -> Line:
    return Line(True, row_id, payload.get("shown") or payload["text"], at, key=key.partition(":")[2])


def _ours(transaction: Transaction, address: Address, most: int) -> list[tuple[str, Line]]:
    found = select(Outbox.key, Outbox.id, Outbox.body, Outbox.sent_at).where(*_went(address)).limit(most)
    by_row = {
        row[1]: (row[0], _line(row[1:]))
        for order in (Outbox.id.desc(), Outbox.sent_at.desc())
        for row in transaction.execute(found.order_by(order))
    }
    return list(by_row.values())


def _went(address: Address) -> tuple[Any, ...]:
    return (
        Outbox.channel == address.channel,
        Outbox.chat == address.chat,
        Outbox.state == "sent",
        Outbox.body.is_not(None),
    )


def _line(row: Any) -> Line:
    row_id, body, sent_at = row
    reply = Reply.from_json(body)
    return Line(False, row_id, reply.text, sent_at, reply.choices)


def mark(transaction: Transaction, address: Address) -> Mark:
    """Where a page stands that shows all that went to this chat so far."""
    owed = _owed(transaction, address)
    last = select(Outbox.id).where(*_went(address)).order_by(Outbox.id.desc()).limit(1)
    return _mark(transaction.scalar(last) or 0, owed)


def since(transaction: Transaction, address: Address, told: Mark) -> tuple[list[tuple[Line, Mark]], Mark]:
    """What went to a chat since a page was told, in the order in which it went, each with where the page stands once
    it has that one; and where it stands in the end."""
    # What is owed is asked first: a row that goes between the two questions is then found by the second one.
    owed = _owed(transaction, address)
    found = (
        select(Outbox.id, Outbox.body, Outbox.sent_at)
        .where(*_went(address), or_(Outbox.id > told.row, Outbox.id.in_(told.owed)))
        .order_by(Outbox.sent_at, Outbox.id)
    )
    fresh = [_line(row) for row in transaction.execute(found)]
    ids = [line.row for line in fresh]
    owed = tuple(set(owed) - set(ids))
    marks = [_mark(max((told.row, *ids[:place])), (*owed, *ids[place:])) for place in range(1, len(ids) + 1)]
    return list(zip(fresh, marks, strict=True)), _mark(max((told.row, *ids)), owed)


def _owed(transaction: Transaction, address: Address) -> tuple[int, ...]:
    found = select(Outbox.id).where(
        Outbox.channel == address.channel, Outbox.chat == address.chat, Outbox.state == "owed"
    )
    return tuple(transaction.scalars(found.order_by(Outbox.due_at, Outbox.id).limit(_MOST_OWED)))


def _mark(row: int, owed: tuple[int, ...]) -> Mark:
    return Mark(row, tuple(sorted(one for one in owed if one < row)))


def label(transaction: Transaction, address: Address, action: str, most: int = 50) -> str | None:
    """What is written on the button of that action in one of the chat's last messages; None where none has it."""
    found = select(Outbox.body).where(*_went(address)).order_by(Outbox.sent_at.desc(), Outbox.id.desc()).limit(most)
    for body in transaction.scalars(found):
        for choice in Reply.from_json(body or {"text": ""}).choices:
            if choice.action == action:
                return choice.label
    return None
