"""Bringing a database to the schema of this version, at start."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import func, select

from store.database import Database

UPGRADING = 20_260_302
"""The name of PostgreSQL's lock on upgrading."""

SCRIPTS = Path(__file__).parent / "migrations"


def config() -> Config:
    """Alembic's configuration, made here: there is no ini file to lose."""
    settings = Config()
    settings.set_main_option("script_location", str(SCRIPTS))
    return settings


def migrate(database: Database) -> None:
    """Upgrade to the newest schema; nothing happens where it is there already."""
    settings = config()
    with database.begin() as transaction:
        if not database.is_sqlite:  # SQLite's one writer has its turn already; here two processes may start at once
            transaction.execute(select(func.pg_advisory_xact_lock(UPGRADING)))
        settings.attributes["connection"] = transaction
        command.upgrade(settings, "head")


def is_current(database: Database) -> bool:
    """True when the database has the newest schema."""
    head = ScriptDirectory.from_config(config()).get_current_head()
    with database.read() as transaction:
        return MigrationContext.configure(transaction).get_current_revision() == head
