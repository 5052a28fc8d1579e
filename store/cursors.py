"""How far a channel has read."""

from sqlalchemy import insert, select, update

from store.database import Transaction
from store.messages import Cursor


def value(transaction: Transaction, name: str) -> str | None:
    """Where a channel stands; None where it never read."""
    return transaction.scalar(select(Cursor.value).where(Cursor.name == name))


def move(transaction: Transaction, name: str, to: str) -> None:
    """A channel has read so far."""
    moved = transaction.execute(update(Cursor).where(Cursor.name == name).values(value=to))
    if moved.rowcount == 0:
        transaction.execute(insert(Cursor).values(name=name, value=to))
