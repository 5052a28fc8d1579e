"""Looking into the inbox without touching it."""

from sqlalchemy import select

from domain.messages import Address
from store.database import Transaction
from store.inbox import Stored, incoming_of
from store.messages import Inbox


def oldest(transaction: Transaction, address: Address) -> Stored | None:
    """The oldest message of a chat that is not answered yet."""
    found = select(Inbox.id, Inbox.kind, Inbox.key, Inbox.payload).where(
        Inbox.state == "new", Inbox.channel == address.channel, Inbox.chat == address.chat
    )
    row = transaction.execute(found.order_by(Inbox.id).limit(1)).first()
    if row is None:
        return None
    return Stored(row[0], incoming_of(address, *row[1:]))
