"""Files that were sent through a door that keeps none for us, until they have been read."""

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select

from store.database import Transaction
from store.models import File

LASTS = timedelta(days=2)


def keep(transaction: Transaction, name: str, content: bytes, now: datetime) -> int:
    """Keep a file. Gives its id. What was never read is thrown away with the next one, after two days."""
    transaction.execute(delete(File).where(File.stored_at < now - LASTS))
    values = {"name": name[:300], "content": content, "stored_at": now}
    return transaction.execute(insert(File).values(**values).returning(File.id)).scalar_one()


def content(transaction: Transaction, file_id: int) -> bytes | None:
    """What a file holds; None where it is no more."""
    return transaction.scalar(select(File.content).where(File.id == file_id))
