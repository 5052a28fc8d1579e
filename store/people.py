"""Officials, the chats they are linked to, and the codes that link them."""

import hashlib
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from domain.messages import Address
from domain.office import Person, Role, Unit
from domain.task import Contact
from store import revisions, units
from store.catalogue import catalogue
from store.database import Transaction
from store.models import ChatIdentity, LinkCode, Official
from store.models import Unit as UnitRow

UNATTENDED = "console"
"""The channel nobody waits at: it answers, but no reminder goes there."""
_PERSON = select(
    Official.id,
    Official.name,
    Official.position,
    Official.role,
    UnitRow.id,
    UnitRow.name,
    UnitRow.parent_id,
    UnitRow.collective,
).join(UnitRow, UnitRow.id == Official.unit_id)
_SPEAKER = (
    _PERSON.add_columns(ChatIdentity.state, revisions.STAMP.label("stamp"))
    .join(ChatIdentity, ChatIdentity.official_id == Official.id)
    .where(
        ChatIdentity.channel == bindparam("channel"),
        ChatIdentity.chat == bindparam("chat"),
        Official.active.is_(True),
    )
)


def _person(transaction: Transaction, row: Sequence[Any]) -> Person:
    unit = Unit(row[4], row[5], row[6], row[7])
    role = Role(row[3])
    own = {unit.id, *catalogue(transaction).collectives.get(unit.id, ())}
    below = frozenset({unit.id}) if role is Role.OFFICIAL else units.below(transaction, unit.id)
    return Person(row[0], row[1], row[2], unit, role, frozenset(own), below)


def speaking(transaction: Transaction, address: Address) -> Person | None:
    """Who a chat is linked to; None for a stranger."""
    row = transaction.execute(_SPEAKER, {"channel": address.channel, "chat": address.chat}).first()
    if row is None:
        return None
    revisions.seen(transaction, row.stamp)
    if row.state == "gone":
        came_back(transaction, address)
    return _person(transaction, row)


def by_id(transaction: Transaction, official_id: int) -> Person | None:
    """An official by id, None where there is none or no more."""
    row = transaction.execute(_PERSON.where(Official.id == official_id, Official.active.is_(True))).first()
    return None if row is None else _person(transaction, row)


def named(transaction: Transaction, name: str) -> list[Person]:
    """The officials of exactly that name, in any case."""
    rows = transaction.execute(_PERSON.where(Official.active.is_(True)).order_by(Official.id)).all()
    return [_person(transaction, row) for row in rows if _folded(row[1]) == _folded(name)]


def _folded(name: str) -> str:
    # Not the database's lower(): SQLite's knows ASCII only, so that Đ would never match đ, nor itself.
    return unicodedata.normalize("NFC", name).casefold()


def contacts(transaction: Transaction, unit_ids: Sequence[int] | None = None) -> list[Contact]:
    """The officials of some units, or of all, heads first."""
    found = (
        select(Official.id, Official.name, Official.position, UnitRow.name, Official.role, Official.unit_id)
        .join(UnitRow, UnitRow.id == Official.unit_id)
        .where(Official.active.is_(True))
        .order_by(Official.unit_id, Official.role != Role.HEAD, Official.id)
    )
    if unit_ids is not None:
        found = found.where(Official.unit_id.in_(unit_ids))
    return [Contact(*row) for row in transaction.execute(found)]


def phones(transaction: Transaction, official_ids: Sequence[int]) -> dict[int, str]:
    """The telephone numbers of some officials, those without one left out."""
    found = select(Official.id, Official.phone).where(Official.id.in_(official_ids), Official.phone != "")
    return {row[0]: row[1] for row in transaction.execute(found)}


def save(
    transaction: Transaction, *, name: str, position: str, unit_id: int, role: str, phone: str
) -> tuple[int, bool]:
    """Add an official, or update the one of that name in that unit. Gives the id and whether it is new."""
    there = transaction.execute(select(Official.id, Official.name).where(Official.unit_id == unit_id))
    known = next((id_ for id_, one in there if _folded(one) == _folded(name)), None)
    values = {"name": name, "position": position, "unit_id": unit_id, "role": role, "phone": phone, "active": True}
    if known is not None:
        transaction.execute(update(Official).where(Official.id == known).values(**values))
        return known, False
    return transaction.execute(insert(Official).values(**values).returning(Official.id)).scalar_one(), True


def count(transaction: Transaction) -> int:
    """How many officials there are."""
    return transaction.scalar(select(func.count()).select_from(Official).where(Official.active.is_(True))) or 0


# ---------------------------------------------------------------- linking
def _digest(code: str) -> str:
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()


def add_code(transaction: Transaction, official_id: int, code: str, expires_at: datetime) -> None:
    """Keep a link code (its digest only); earlier unused codes of the person stop working."""
    transaction.execute(delete(LinkCode).where(LinkCode.official_id == official_id, LinkCode.used_at.is_(None)))
    values = {"digest": _digest(code), "official_id": official_id, "expires_at": expires_at, "used_at": None}
    transaction.execute(insert(LinkCode).values(**values))


def use_code(transaction: Transaction, code: str, now: datetime) -> int | None:
    """The official a code stands for, and the code is used up; None where it is unknown, used or expired."""
    taken = transaction.execute(
        update(LinkCode)
        .where(LinkCode.digest == _digest(code), LinkCode.used_at.is_(None), LinkCode.expires_at > now)
        .values(used_at=now)
        .returning(LinkCode.official_id)
    ).first()
    return taken[0] if taken else None


def link(transaction: Transaction, address: Address, official_id: int, now: datetime) -> None:
    """From now on this chat speaks for that official."""
    here = (ChatIdentity.channel == address.channel, ChatIdentity.chat == address.chat)
    transaction.execute(delete(ChatIdentity).where(*here))
    values = {"official_id": official_id, "state": "linked", "linked_at": now}
    transaction.execute(insert(ChatIdentity).values(channel=address.channel, chat=address.chat, **values))


def mark_gone(transaction: Transaction, address: Address) -> int | None:
    """The chat can no longer be written to. Gives the official it was linked to."""
    return transaction.scalar(
        update(ChatIdentity)
        .where(ChatIdentity.channel == address.channel, ChatIdentity.chat == address.chat)
        .values(state="gone")
        .returning(ChatIdentity.official_id)
    )


def came_back(transaction: Transaction, address: Address) -> None:
    """The chat wrote again: it can be written to."""
    here = (ChatIdentity.channel == address.channel, ChatIdentity.chat == address.chat, ChatIdentity.state == "gone")
    transaction.execute(update(ChatIdentity).where(*here).values(state="linked"))


def addresses(transaction: Transaction, official_id: int | None = None) -> list[tuple[int, Address]]:
    """The chats that can be written to, as (official, address), the one linked last first."""
    found = (
        select(ChatIdentity.official_id, ChatIdentity.channel, ChatIdentity.chat)
        .join(Official, Official.id == ChatIdentity.official_id)
        .where(ChatIdentity.state == "linked", ChatIdentity.channel != UNATTENDED, Official.active.is_(True))
        .order_by(ChatIdentity.linked_at.desc(), ChatIdentity.id.desc())
    )
    if official_id is not None:
        found = found.where(ChatIdentity.official_id == official_id)
    return [(official, Address(channel, chat)) for official, channel, chat in transaction.execute(found)]


def links(transaction: Transaction) -> tuple[int, int]:
    """A mark that is another after a chat was linked or lost: how many there are, and the newest one's id."""
    found = select(func.count(), func.coalesce(func.max(ChatIdentity.id), 0)).where(ChatIdentity.state == "linked")
    count, newest = transaction.execute(found).one()
    return count, newest


def is_linked(transaction: Transaction, address: Address, official_id: int) -> bool:
    """True while the chat is linked to that official and can be written to."""
    return (
        transaction.scalar(
            select(ChatIdentity.id)
            .join(Official, Official.id == ChatIdentity.official_id)
            .where(
                ChatIdentity.channel == address.channel,
                ChatIdentity.chat == address.chat,
                ChatIdentity.official_id == official_id,
                ChatIdentity.state == "linked",
                Official.active.is_(True),
            )
        )
        is not None
    )
