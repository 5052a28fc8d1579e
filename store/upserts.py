"""Inserts that mind what is there already; both databases can, each in its own dialect."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase

from store.database import Transaction

Upsert = dict[str, Any]
"""The statement for each kind of database, built once: building costs more than running."""


def upsert(table: type[DeclarativeBase], names: Sequence[str], unique: Sequence[str], change: Sequence[str]) -> Upsert:
    """Insert a row of these columns; where one with the same unique columns is there, change only some of it."""
    values: dict[str, Any] = {name: bindparam(name) for name in names}
    found: Upsert = {}
    for dialect in (sqlite, postgresql):
        new = dialect.insert(table).values(values)
        changed = {name: new.excluded[name] for name in change}
        found[dialect.__name__.rpartition(".")[2]] = new.on_conflict_do_update(
            index_elements=list(unique), set_=changed
        )
    return found


def run(transaction: Transaction, statement: Upsert, values: dict[str, Any]) -> None:
    """Execute an upsert."""
    transaction.execute(statement[transaction.dialect.name], values)
