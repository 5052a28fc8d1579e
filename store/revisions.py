"""Counters that tell what is kept in memory that it is stale."""

import secrets

from sqlalchemy import insert, select, update

from store.database import Transaction
from store.messages import Revision

PLANS = "plans"
_ONE = select(Revision.number).where(Revision.name == PLANS)
STAMP = _ONE.scalar_subquery()
"""For queries that ask for it on the way; what they get goes to `seen`."""


def plans(transaction: Transaction) -> int:
    """A number that is another after each change of plans, units or tasks; 0 before the first."""
    known = transaction.info.get(PLANS)
    if known is None:
        known = transaction.info[PLANS] = transaction.scalar(_ONE) or 0
    return int(known)


def seen(transaction: Transaction, number: int | None) -> None:
    """What `plans` would give, learnt by another query of this transaction."""
    transaction.info[PLANS] = number or 0


def plans_changed(transaction: Transaction) -> None:
    """Say that plans, units or tasks are not what they were."""
    transaction.info.pop(PLANS, None)
    # Not a count: one that was rolled back would come again, for another state than the one kept in memory under it.
    number = secrets.randbits(62) + 1
    bumped = transaction.execute(update(Revision).where(Revision.name == PLANS).values(number=number))
    if bumped.rowcount == 0:
        transaction.execute(insert(Revision).values(name=PLANS, number=number))
