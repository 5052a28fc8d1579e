"""Who saw or changed what. Ids and names of things only."""

from datetime import datetime

from sqlalchemy import insert

from store.database import Transaction
from store.messages import Audit

_ADD = insert(Audit)


def note(transaction: Transaction, at: datetime, official_id: int | None, action: str, subject: str) -> None:
    """Add a line to the audit."""
    transaction.execute(_ADD, {"at": at, "official_id": official_id, "action": action, "subject": subject})
