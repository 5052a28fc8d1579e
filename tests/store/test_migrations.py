"""From an empty database to today's tables, with an office's rows on board."""

import subprocess
import sys
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, MetaData, Table, func, insert, select

import store.messages  # noqa: F401  (its tables belong to the schema)
from store.database import Database, Transaction
from store.migration import NEWEST, config, is_current, migrate
from store.models import Base

ROOT = Path(__file__).parents[2]
STARTS = """
import sys; from store import database, migration
own = database.Database(sys.argv[1]); migration.migrate(own); own.close()
"""
SAMPLES: dict[type, Any] = {
    bool: True,
    int: 1,
    bytes: b"x",
    float: 1.5,
    str: "x",
    date: date(2026, 3, 2),
    datetime: datetime(2026, 3, 2, 1),  # noqa: DTZ001  (as it stands in the database)
    time: time(8),
    object: [1],  # JSON
}


def revisions() -> list[str]:
    """The names of all revisions, the first first."""
    return [one.revision for one in reversed(list(ScriptDirectory.from_config(config()).walk_revisions()))]


def upgrade(database: Database, revision: str) -> None:
    """Bring a database to one revision, as `migrate` does for the newest."""
    settings = config()
    with database.begin() as transaction:
        settings.attributes["connection"] = transaction
        command.upgrade(settings, revision)


def tables(transaction: Transaction) -> list[Table]:
    """The tables as the database has them, those spoken of by others first."""
    found = MetaData()
    found.reflect(transaction)
    return [table for table in found.sorted_tables if table.name != "alembic_version"]


def count(transaction: Transaction, table: Table) -> int:
    return transaction.scalar(select(func.count()).select_from(table)) or 0


def sample(transaction: Transaction, column: "Column[Any]") -> Any:
    """Something that may stand in a column."""
    for key in column.foreign_keys:
        return transaction.scalar(select(key.column).limit(1))
    return SAMPLES[column.type.python_type]


def fill(transaction: Transaction) -> dict[str, int]:
    """A row in every table that has none. Gives how many each has."""
    for table in tables(transaction):
        if count(transaction, table) == 0:
            wanted = [column for column in table.columns if column.name != "id" and not _is_own_parent(column)]
            values = {column.name: sample(transaction, column) for column in wanted}
            transaction.execute(insert(table).values(values))
    return {table.name: count(transaction, table) for table in tables(transaction)}


def _is_own_parent(column: "Column[Any]") -> bool:
    return any(key.column.table is column.table for key in column.foreign_keys)


def test_a_new_office_starts_with_every_table(empty_database: Database) -> None:
    assert not is_current(empty_database)
    migrate(empty_database)
    assert is_current(empty_database)
    with empty_database.read() as transaction:
        assert {table.name for table in tables(transaction)} == set(Base.metadata.tables)


def test_starting_again_changes_nothing(database: Database) -> None:
    with database.begin() as transaction:
        before = fill(transaction)
    migrate(database)
    with database.read() as transaction:
        assert {table.name: count(transaction, table) for table in tables(transaction)} == before


def test_the_tables_are_those_the_models_speak_of(database: Database) -> None:
    with database.read() as transaction:
        context = MigrationContext.configure(transaction, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_each_upgrade_keeps_the_rows_it_finds(empty_database: Database) -> None:
    for revision in revisions():
        with empty_database.read() as transaction:
            before = {table.name: count(transaction, table) for table in tables(transaction)}
        upgrade(empty_database, revision)
        with empty_database.begin() as transaction:
            now = {table.name: count(transaction, table) for table in tables(transaction)}
            lost = {name: rows for name, rows in before.items() if now.get(name, rows) < rows}
            assert not lost, f"{revision} loses rows"
            assert set(fill(transaction).values()) == {1}
    assert is_current(empty_database)


def test_the_way_back_leaves_no_table(empty_database: Database) -> None:
    migrate(empty_database)
    settings = config()
    with empty_database.begin() as transaction:
        settings.attributes["connection"] = transaction
        command.downgrade(settings, "base")
        assert tables(transaction) == []


def test_two_processes_that_start_at_once_both_find_the_tables(empty_database: Database) -> None:
    address = empty_database.engine.url.render_as_string(hide_password=False)
    begin = [sys.executable, "-W", "error", "-c", STARTS, address]
    both = [subprocess.Popen(begin, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    errors = [process.communicate(timeout=60)[1] for process in both]
    assert errors == ["", ""]
    assert is_current(empty_database)


def test_the_newest_revision_is_named_where_it_is_compared() -> None:
    assert revisions()[-1] == NEWEST
