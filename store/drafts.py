"""Readings that a coordinator looks through in a chat before they are published."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import insert, select, update

from domain.messages import Address
from domain.plan import PlanReading
from store.database import Transaction
from store.models import Draft as DraftRow

LASTS = timedelta(days=7)
"""How long a draft waits to be published."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A reading that is not published yet, and the plan it will replace; None for a new one."""

    id: int
    reading: PlanReading
    amends: int | None


def keep(
    transaction: Transaction,
    address: Address,
    official_id: int,
    reading: PlanReading,
    amends: int | None,
    now: datetime,
) -> int:
    """Keep a reading as the one open draft of a chat; an earlier one is dropped. Gives its id."""
    drop(transaction, address)
    values = {"official_id": official_id, "channel": address.channel, "chat": address.chat}
    values |= {"reading": reading.model_dump(mode="json"), "before": None}
    values |= {"amends_id": amends, "state": "open", "made_at": now}
    return transaction.execute(insert(DraftRow).values(**values).returning(DraftRow.id)).scalar_one()


def open_in(transaction: Transaction, address: Address, official_id: int, now: datetime) -> Draft | None:
    """The draft this person looks through in this chat; None where there is none, or it has waited too long."""
    found = select(DraftRow.id, DraftRow.reading, DraftRow.amends_id).where(
        DraftRow.channel == address.channel,
        DraftRow.chat == address.chat,
        DraftRow.state == "open",
        DraftRow.official_id == official_id,
        DraftRow.made_at > now - LASTS,
    )
    row = transaction.execute(found.order_by(DraftRow.id.desc()).limit(1)).first()
    return None if row is None else Draft(row[0], PlanReading.model_validate(row[1]), row[2])


def amend(transaction: Transaction, draft: Draft, reading: PlanReading) -> None:
    """Keep what was put right, and what was before it."""
    values = {"reading": reading.model_dump(mode="json"), "before": draft.reading.model_dump(mode="json")}
    transaction.execute(update(DraftRow).where(DraftRow.id == draft.id).values(**values))


def go_back(transaction: Transaction, draft_id: int) -> PlanReading | None:
    """Take the last thing back that was put right. Gives the reading as it was before; None where there is none."""
    kept = transaction.scalar(select(DraftRow.before).where(DraftRow.id == draft_id))
    if kept is None:
        return None
    transaction.execute(update(DraftRow).where(DraftRow.id == draft_id).values(reading=kept, before=None))
    return PlanReading.model_validate(kept)


def replaces(transaction: Transaction, draft_id: int, amends: int | None) -> None:
    """Say which plan a draft replaces, None for none."""
    transaction.execute(update(DraftRow).where(DraftRow.id == draft_id).values(amends_id=amends))


def published(transaction: Transaction, draft_id: int) -> None:
    """The draft is a plan in force now."""
    transaction.execute(update(DraftRow).where(DraftRow.id == draft_id).values(state="published"))


def drop(transaction: Transaction, address: Address) -> bool:
    """Leave the open draft of a chat. False where there is none."""
    left = (
        update(DraftRow)
        .where(DraftRow.channel == address.channel, DraftRow.chat == address.chat, DraftRow.state == "open")
        .values(state="dropped")
    )
    return transaction.execute(left).rowcount > 0
