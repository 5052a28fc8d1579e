"""Messages we owe: written down under a name of their own, claimed under a lease, settled after the fact."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, func, null, or_, select, update
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.orm import aliased

from domain.messages import Address, Owed, Reply
from store.database import Transaction
from store.messages import Outbox

LEASE = timedelta(seconds=60)
_Earlier = aliased(Outbox)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row this worker may send, as plain values."""

    id: int
    key: str
    address: Address
    body: Reply | None
    subject: dict[str, Any]
    person_id: int | None
    attempts: int


@dataclass(frozen=True, slots=True)
class Sent:
    """It went; `message_id` is the platform's name of it, where it has one."""

    message_id: str | None = None


@dataclass(frozen=True, slots=True)
class PutOff:
    """It could not go now; it goes again at `retry_at` (the machine's clock)."""

    retry_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """It need not go any more."""

    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """It will never go."""

    reason: str


Outcome = Sent | PutOff | Dropped | Failed

_VALUES = {
    "key": bindparam("key"),
    "channel": bindparam("channel"),
    "chat": bindparam("chat"),
    "person_id": bindparam("person_id"),
    "body": bindparam("body"),
    "subject": bindparam("subject"),
    "due_at": bindparam("due_at"),
    "state": "owed",
    "attempts": 0,
    "owed_at": bindparam("owed_at"),
    "leased_until": bindparam("leased_until"),
}
_OWE = {
    "sqlite": insert_sqlite(Outbox).values(_VALUES).on_conflict_do_nothing(index_elements=["key"]),
    "postgresql": insert_postgresql(Outbox).values(_VALUES).on_conflict_do_nothing(index_elements=["key"]),
}
_OWE_RETURNING = {name: statement.returning(Outbox.id) for name, statement in _OWE.items()}


def owe(transaction: Transaction, owed: Owed, now: datetime, leased_until: datetime | None = None) -> int | None:
    """Write down that a message is owed. Gives the row's id, or None where it is owed under that name already.

    `leased_until` (the machine's clock) is given by a worker that will send the row itself right after the commit.
    """
    values = _row(owed, now)
    values["leased_until"] = leased_until
    return transaction.execute(_OWE_RETURNING[transaction.dialect.name], values).scalar()


def owe_reply(transaction: Transaction, owed: Owed, now: datetime, leased_until: datetime) -> tuple[int, bool] | None:
    """Owe a reply that the caller will send right after the commit, if nothing of its chat is before it.

    Gives the row's id and whether the caller holds it, under a lease until then (the machine's clock); None where it is
    owed under that name already.
    """
    values = {**_row(owed, now), "leased_until": leased_until, "now": now}
    row = transaction.execute(_OWE_REPLY[transaction.dialect.name], values).first()
    return None if row is None else (row[0], row[1] is not None)


def plan(transaction: Transaction, all_owed: Sequence[Owed], now: datetime) -> None:
    """Write down many reminders at once. One that was dropped is owed again; one not yet on its way follows the person
    to the chat and the moment now given; one that went stays as it is."""
    if not all_owed:
        return
    new = (insert_sqlite if transaction.dialect.name == "sqlite" else insert_postgresql)(Outbox).values(_VALUES)
    untouched = and_(Outbox.state == "owed", Outbox.leased_until.is_(None), Outbox.attempts == 0)
    again = new.on_conflict_do_update(
        index_elements=["key"],
        set_={
            "channel": new.excluded.channel,
            "chat": new.excluded.chat,
            "due_at": new.excluded.due_at,
            "state": "owed",
            "reason": None,
        },
        where=or_(Outbox.state == "dropped", untouched),
    )
    transaction.execute(again, [_row(owed, now) for owed in all_owed])


def _row(owed: Owed, now: datetime) -> dict[str, Any]:
    return {
        "key": owed.key,
        "channel": owed.address.channel,
        "chat": owed.address.chat,
        "person_id": owed.person_id,
        "body": None if owed.body is None else owed.body.to_json(),
        "subject": owed.subject,
        "due_at": owed.at,
        "owed_at": now,
        "leased_until": None,
    }


def _is_due(row: Any, now: Any) -> ColumnElement[bool]:
    return or_(row.due_at.is_(None), row.due_at <= now)


_NOW, _WALL = bindparam("now", type_=Outbox.due_at.type), bindparam("wall", type_=Outbox.due_at.type)
_COLUMNS = (
    Outbox.id,
    Outbox.key,
    Outbox.channel,
    Outbox.chat,
    Outbox.body,
    Outbox.subject,
    Outbox.person_id,
    Outbox.attempts,
)
_FREE = and_(
    Outbox.state == "owed",
    _is_due(Outbox, _NOW),
    or_(Outbox.retry_at.is_(None), Outbox.retry_at <= _WALL),
    or_(Outbox.leased_until.is_(None), Outbox.leased_until <= _WALL),
)
# One message of a chat is on its way at a time, the oldest first: a later one waits until that one is settled.
_OLDEST_OF_ITS_CHAT = ~(
    select(_Earlier.id)
    .where(
        _Earlier.channel == Outbox.channel,
        _Earlier.chat == Outbox.chat,
        _Earlier.state == "owed",
        _Earlier.id < Outbox.id,
        _is_due(_Earlier, _NOW),
    )
    .exists()
)
_CLAIMABLE: Select[*tuple[Any, ...]] = (
    select(*_COLUMNS)
    .where(Outbox.channel.in_(bindparam("channels", expanding=True)), _FREE, _OLDEST_OF_ITS_CHAT)
    .order_by(case((Outbox.due_at.is_(None), 0), else_=1), Outbox.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_TOGETHER: Select[*tuple[Any, ...]] = (
    select(*_COLUMNS)
    .where(
        Outbox.channel == bindparam("channel"),
        Outbox.chat == bindparam("chat"),
        Outbox.due_at.is_not(None),
        _FREE,
    )
    .order_by(Outbox.id)
    .with_for_update(skip_locked=True)
)
_TAKE = (
    update(Outbox)
    .where(Outbox.id.in_(bindparam("ids", expanding=True)))
    .values(leased_until=bindparam("until", type_=Outbox.leased_until.type), attempts=Outbox.attempts + 1)
)


def _claimed(row: Any) -> Claimed:
    id_, key, channel, chat, body, subject, person_id, attempts = row
    reply = None if body is None else Reply.from_json(body)
    return Claimed(id_, key, Address(channel, chat), reply, subject, person_id, attempts + 1)


def _take(transaction: Transaction, rows: Iterable[Any], wall: datetime) -> list[Claimed]:
    found = [_claimed(row) for row in rows]
    if found:
        transaction.execute(_TAKE, {"ids": [one.id for one in found], "until": wall + LEASE})
    return found


def claim(
    transaction: Transaction, channels: Sequence[str], now: datetime, wall: datetime, most: int = 1
) -> list[Claimed]:
    """Lease the next messages to send, at most one of each chat, replies before reminders.

    `now` is the office's clock, by which reminders fall due; `wall` the machine's, by which leases and waits run out.
    """
    values = {"channels": list(channels), "now": now, "wall": wall, "most": most}
    return _take(transaction, transaction.execute(_CLAIMABLE, values).all(), wall)


def claim_together(transaction: Transaction, address: Address, now: datetime, wall: datetime) -> list[Claimed]:
    """Lease the chat's other reminders that are due by now, so that they go as one message."""
    values = {"channel": address.channel, "chat": address.chat, "now": now, "wall": wall}
    return _take(transaction, transaction.execute(_TOGETHER, values).all(), wall)


def chat_is_quiet(transaction: Transaction, address: Address, now: datetime) -> bool:
    """True when nothing is on its way or due in this chat, so that a new message may go at once."""
    found = _QUIET, {"channel": address.channel, "chat": address.chat, "now": now}
    return transaction.execute(*found).first() is None


_QUIET = (
    select(Outbox.id)
    .where(
        Outbox.channel == bindparam("channel"),
        Outbox.chat == bindparam("chat"),
        Outbox.state == "owed",
        _is_due(Outbox, _NOW),
    )
    .limit(1)
)
_BEFORE = (
    select(_Earlier.id)
    .where(
        _Earlier.channel == bindparam("channel"),
        _Earlier.chat == bindparam("chat"),
        _Earlier.state == "owed",
        _is_due(_Earlier, _NOW),
    )
    .exists()
)
_REPLY_VALUES = {
    **_VALUES,
    "leased_until": case((_BEFORE, null()), else_=bindparam("leased_until", type_=Outbox.leased_until.type)),
}
_OWE_REPLY = {
    name: insert(Outbox).values(_REPLY_VALUES).on_conflict_do_nothing().returning(Outbox.id, Outbox.leased_until)
    for name, insert in (("sqlite", insert_sqlite), ("postgresql", insert_postgresql))
}
_SETTLE = (
    update(Outbox)
    .where(Outbox.id == bindparam("row"), Outbox.state == "owed")
    .values(
        state=bindparam("new_state"),
        reason=bindparam("why"),
        retry_at=bindparam("again", type_=Outbox.retry_at.type),
        leased_until=None,
        sent_at=bindparam("went", type_=Outbox.sent_at.type),
        message_id=bindparam("platform_id"),
    )
)


def settle(transaction: Transaction, outcomes: Sequence[tuple[int, Outcome]], now: datetime) -> None:
    """Say what became of messages that were claimed."""
    rows = []
    for row_id, outcome in outcomes:
        values: dict[str, Any] = {"row": row_id, "why": None, "again": None, "went": None, "platform_id": None}
        match outcome:
            case Sent(message_id):
                values |= {"new_state": "sent", "went": now, "platform_id": message_id}
            case PutOff(retry_at, reason):
                values |= {"new_state": "owed", "again": retry_at, "why": reason}
            case Dropped(reason):
                values |= {"new_state": "dropped", "why": reason}
            case Failed(reason):
                values |= {"new_state": "failed", "why": reason}
        rows.append(values)
    if rows:
        transaction.execute(_SETTLE, rows)


def release_leases(transaction: Transaction) -> None:
    """At the start of the only process: whatever was on its way when the last one died may be sent again."""
    transaction.execute(
        update(Outbox).where(Outbox.state == "owed", Outbox.leased_until.is_not(None)).values(leased_until=None)
    )


def to_come(transaction: Transaction, prefix: str, now: datetime) -> dict[str, int]:
    """The names that begin so of what is owed for a later moment, with the rows' ids."""
    found = select(Outbox.key, Outbox.id).where(
        Outbox.state == "owed", Outbox.due_at > now, Outbox.key.startswith(prefix, autoescape=True)
    )
    return {row[0]: row[1] for row in transaction.execute(found)}


def drop(transaction: Transaction, ids: Collection[int], reason: str) -> None:
    """These need not go any more."""
    if ids:
        values = {"state": "dropped", "reason": reason}
        transaction.execute(update(Outbox).where(Outbox.id.in_(ids), Outbox.state == "owed").values(**values))


def own_reminders(
    transaction: Transaction, person_id: int, now: datetime
) -> list[tuple[int, datetime, dict[str, Any]]]:
    """A person's own reminders that are still to come, as (row, moment, subject), the next first."""
    found = (
        select(Outbox.id, Outbox.due_at, Outbox.subject)
        .where(
            Outbox.person_id == person_id,
            Outbox.state == "owed",
            Outbox.due_at > now,
            Outbox.key.startswith("own:", autoescape=True),
        )
        .order_by(Outbox.due_at, Outbox.id)
    )
    return [(row[0], row[1], row[2]) for row in transaction.execute(found)]


def oldest_late(transaction: Transaction, now: datetime) -> datetime | None:
    """Since when the message that waits longest has been waiting: its moment, or when it was owed."""
    since = func.coalesce(Outbox.due_at, Outbox.owed_at, type_=Outbox.due_at.type)
    return transaction.scalar(
        select(func.min(since, type_=Outbox.due_at.type)).where(Outbox.state == "owed", since <= now)
    )


def counts(transaction: Transaction) -> dict[str, int]:
    """How many messages are in each state."""
    found = select(Outbox.state, func.count()).group_by(Outbox.state)
    return {row[0]: row[1] for row in transaction.execute(found)}


def keep_wording(transaction: Transaction, row_id: int, reply: Reply) -> None:
    """Keep the words in which a reminder goes out, made at sending."""
    transaction.execute(update(Outbox).where(Outbox.id == row_id).values(body=reply.to_json()))
