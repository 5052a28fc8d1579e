"""Messages as they came, stored before they are acknowledged."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from domain.messages import Address, Incoming, Kind
from store.database import Transaction
from store.messages import Inbox

_KNOWN = select(Inbox.id).where(Inbox.channel == bindparam("channel"), Inbox.key == bindparam("key"))
_ADD = insert(Inbox).returning(Inbox.id)
_NEXT = (
    select(Inbox.id, Inbox.kind, Inbox.key, Inbox.payload)
    .where(Inbox.state == "new", Inbox.channel == bindparam("channel"), Inbox.chat == bindparam("chat"))
    .order_by(Inbox.id)
    .limit(1)
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
    here = {"channel": incoming.address.channel, "key": incoming.key}
    if transaction.execute(_KNOWN, here).first() is not None:
        return None
    payload = {k: v for k, v in asdict(incoming).items() if k not in ("address", "key", "kind")}
    values = {"chat": incoming.address.chat, "kind": incoming.kind.value, "payload": payload}
    try:
        with transaction.begin_nested() if transaction.dialect.name != "sqlite" else _Plain():
            return transaction.execute(
                _ADD, {**here, **values, "state": "new", "received_at": now, "done_at": None}
            ).scalar_one()
    except IntegrityError:  # another process stored the other copy between the look and the insert
        return None


class _Plain:
    """No savepoint: SQLite has one writer, so nobody can come between."""

    def __enter__(self) -> None: ...

    def __exit__(self, *error: object) -> None: ...


def put_unread(transaction: Transaction, channel: str, key: str, payload: dict[str, Any], now: datetime) -> None:
    """Keep an update that cannot be read or is not served, so that it is neither lost nor asked for again."""
    if transaction.execute(_KNOWN, {"channel": channel, "key": key}).first() is None:
        values = {"channel": channel, "key": key, "chat": "", "kind": "unread", "payload": payload}
        transaction.execute(insert(Inbox).values(**values, state="ignored", received_at=now, done_at=now))


def next_of(transaction: Transaction, address: Address) -> Stored | None:
    """The oldest message of a chat that is not answered yet."""
    row = transaction.execute(_NEXT, {"channel": address.channel, "chat": address.chat}).first()
    if row is None:
        return None
    return Stored(row[0], Incoming(address=address, key=row[2], kind=Kind(row[1]), **row[3]))


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
