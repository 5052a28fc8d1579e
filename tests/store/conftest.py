"""The commune, on each kind of database."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import insert, select

from store.database import Database, Transaction
from store.models import Base
from tests.store.commune import Commune, settle


@dataclass
class Album:
    """The commune as it was settled once, row by row: laying the rows down again is quicker than settling again."""

    communes: dict[str, Commune] = field(default_factory=dict)
    rows: dict[str, dict[str, list[dict[str, Any]]]] = field(default_factory=dict)

    def settle(self, transaction: Transaction) -> Commune:
        """Settle the commune, or lay it down again."""
        kind = transaction.dialect.name
        tables = Base.metadata.sorted_tables
        if kind not in self.communes:
            self.communes[kind] = settle(transaction)
            found = {table.name: transaction.execute(select(table)).mappings() for table in tables}
            self.rows[kind] = {name: [dict(row) for row in rows] for name, rows in found.items()}
        else:
            for table in tables:
                if self.rows[kind][table.name]:
                    transaction.execute(insert(table), self.rows[kind][table.name])
        return self.communes[kind]


@pytest.fixture(scope="session")
def _album() -> Album:
    return Album()


@pytest.fixture
def commune(database: Database, _album: Album) -> Commune:
    """The commune, settled in the test's database."""
    with database.begin() as transaction:
        return _album.settle(transaction)
