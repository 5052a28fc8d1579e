"""Messages as they came, stored before they are acknowledged."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.orm import aliased

from domain.messages import Address, Attachment, Incoming, Kind
from store.database import Transaction
from store.messages import Inbox

_VALUES: dict[str, Any] = {
    name: bindparam(name) for name in ("channel", "key", "chat", "kind", "payload", "state", "received_at", "done_at")
}
# A second copy stops at the unique name of the update, also where another process stored the first a moment ago.
_ADD = {
    "sqlite": insert_sqlite(Inbox).values(_VALUES).on_conflict_do_nothing().returning(Inbox.id),
    "postgresql": insert_postgresql(Inbox).values(_VALUES).on_conflict_do_nothing().returning(Inbox.id),
}
_Waiting = aliased(Inbox)
_PAYLOAD = tuple(one.name for one in fields(Incoming) if one.name not in ("address", "key", "kind"))
_TAKE = (
    update(Inbox)
    .where(
        Inbox.id
        == select(func.min(_Waiting.id))
        .where(
            _Waiting.state == "new",
            _Waiting.channel == bindparam("in_channel"),
            _Waiting.chat == bindparam("in_chat"),
        )
        .scalar_subquery(),
        Inbox.state == "new",
    )
    .values(state="done", done_at=bindparam("at"))
    .returning(Inbox.id, Inbox.kind, Inbox.key, Inbox.payload)
)
_CLOSE = (
    update(Inbox)
    .where(Inbox.id == bindparam("message"), Inbox.state == "new")
    .values(state=bindparam("new_state"), done_at=bindparam("at"))
)


@dataclass(frozen=True, slots=True)
class Stored:
    """A message in the inbox."""

    id: int
    incoming: Incoming


def put(transaction: Transaction, incoming: Incoming, now: datetime) -> int | None:
    """Store a message. Gives its id, or None where the platform delivered it before: a second copy stops here."""
    payload = {name: getattr(incoming, name) for name in _PAYLOAD}
    if incoming.file is None:
        del payload["file"]
    else:
        payload["file"] = asdict(incoming.file)
    values = {
        "channel": incoming.address.channel,
        "key": incoming.key,
        "chat": incoming.address.chat,
        "kind": incoming.kind.value,
        "payload": payload,
        "state": "new",
        "received_at": now,
        "done_at": None,
    }
    return transaction.execute(_ADD[transaction.dialect.name], values).scalar()


def put_unread(transaction: Transaction, channel: str, key: str, payload: dict[str, Any], now: datetime) -> None:
    """Keep an update that cannot be read or is not served, so that it is neither lost nor asked for again."""
    values = {"channel": channel, "key": key, "chat": "", "kind": "unread", "payload": payload}
    done = {"state": "ignored", "received_at": now, "done_at": now}
    transaction.execute(_ADD[transaction.dialect.name], {**values, **done})


def take_turn(transaction: Transaction, address: Address) -> None:
    """Wait until no other process answers in this chat; held until the transaction ends. SQLite has one writer."""
    if transaction.dialect.name == "postgresql":
        place = int.from_bytes(hashlib.sha256(f"{address.channel} {address.chat}".encode()).digest()[:8], signed=True)
        transaction.execute(select(func.pg_advisory_xact_lock(place)))


def take(transaction: Transaction, address: Address, now: datetime) -> Stored | None:
    """The oldest message of a chat that is not answered yet, marked done: rolled back, it is to be answered again."""
    values = {"in_channel": address.channel, "in_chat": address.chat, "at": now}
    row = transaction.execute(_TAKE, values).first()
    if row is None:
        return None
    return Stored(row[0], incoming_of(address, *row[1:]))


def incoming_of(address: Address, kind: str, key: str, payload: dict[str, Any]) -> Incoming:
    """A message out of its row."""
    file = payload.pop("file", None)
    return Incoming(address, key, Kind(kind), **payload, file=Attachment(**file) if file else None)


def close(transaction: Transaction, message_id: int, now: datetime, *, state: str = "done") -> bool:
    """Mark a message answered (or failed, or ignored). False where another worker did so before."""
    done = transaction.execute(_CLOSE, {"message": message_id, "new_state": state, "at": now})
    return done.rowcount == 1


def waiting(transaction: Transaction, channels: Sequence[str]) -> list[Address]:
    """The chats with messages not answered yet, the longest waiting first."""
    found = (
        select(Inbox.channel, Inbox.chat).where(Inbox.state == "new", Inbox.channel.in_(channels)).order_by(Inbox.id)
    )
    return list(dict.fromkeys(Address(channel, chat) for channel, chat in transaction.execute(found)))
