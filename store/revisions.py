"""Counters that tell what is kept in memory that it is stale."""

from sqlalchemy import insert, select, update

from store.database import Transaction
from store.messages import Revision

PLANS = "plans"
_ONE = select(Revision.number).where(Revision.name == PLANS)


def plans(transaction: Transaction) -> int:
    """How often plans, units or tasks were changed."""
    return transaction.scalar(_ONE) or 0


def plans_changed(transaction: Transaction) -> None:
    """Say that plans, units or tasks are not what they were."""
    bumped = transaction.execute(update(Revision).where(Revision.name == PLANS).values(number=Revision.number + 1))
    if bumped.rowcount == 0:
        transaction.execute(insert(Revision).values(name=PLANS, number=1))
