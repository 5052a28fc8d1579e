"""Units, their tree, and what collective units stand for."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, insert, select, update

from domain.office import Unit
from store import revisions
from store.database import Transaction
from store.models import Unit as UnitRow
from store.models import UnitMember

_COLUMNS = (UnitRow.id, UnitRow.name, UnitRow.parent_id, UnitRow.collective)


def everyone(transaction: Transaction) -> list[Unit]:
    """All units, in the order they came."""
    return [Unit(*row) for row in transaction.execute(select(*_COLUMNS).order_by(UnitRow.id))]


def by_key(transaction: Transaction, key: str) -> Unit | None:
    """The unit of that key (see `language.units.unit_key`)."""
    row = transaction.execute(select(*_COLUMNS).where(UnitRow.key == key)).first()
    return Unit(*row) if row else None


def ensure(transaction: Transaction, name: str, key: str, *, collective: bool = False) -> Unit:
    """The unit of that key, made where there is none; the name first given stays."""
    known = by_key(transaction, key)
    if known is not None:
        return known
    values = {"name": name, "key": key, "collective": collective, "parent_id": None}
    new = transaction.execute(insert(UnitRow).values(**values).returning(UnitRow.id)).scalar_one()
    return Unit(new, name, None, collective)


def set_parent(transaction: Transaction, unit_id: int, parent_id: int | None) -> None:
    """Hang a unit under another."""
    transaction.execute(update(UnitRow).where(UnitRow.id == unit_id).values(parent_id=parent_id))


def set_members(transaction: Transaction, members: Mapping[int, Sequence[int]]) -> None:
    """Say anew which units each collective unit stands for."""
    revisions.plans_changed(transaction)
    transaction.execute(delete(UnitMember))
    rows = [{"collective_id": one, "member_id": member} for one, of in members.items() for member in of]
    if rows:
        transaction.execute(insert(UnitMember), rows)


def members(transaction: Transaction, collective_id: int) -> list[Unit]:
    """The units a collective one stands for, by name."""
    found = select(*_COLUMNS).join(UnitMember, UnitMember.member_id == UnitRow.id)
    rows = transaction.execute(found.where(UnitMember.collective_id == collective_id).order_by(UnitRow.name))
    return [Unit(*row) for row in rows]


def below(transaction: Transaction, unit_id: int) -> frozenset[int]:
    """The ids of a unit and of every unit under it."""
    tree = select(UnitRow.id).where(UnitRow.id == unit_id).cte(recursive=True)
    tree = tree.union(select(UnitRow.id).join(tree, UnitRow.parent_id == tree.c.id))
    return frozenset(transaction.scalars(select(tree.c.id)))
