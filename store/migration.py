"""Bringing a database to the schema of this version, at start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, inspect, select, text

from store.database import Database

if TYPE_CHECKING:
    from alembic.config import Config

NEWEST = "0002"
"""The revision this version works with; a test compares it with the scripts."""
UPGRADING = 20_260_302
"""The name of PostgreSQL's lock on upgrading."""

SCRIPTS = Path(__file__).parent / "migrations"


def config() -> Config:
    """Alembic's configuration, made here: there is no ini file to lose."""
    from alembic.config import Config  # as large in memory as a commune's data, and needed once per version

    settings = Config()
    settings.set_main_option("script_location", str(SCRIPTS))
    return settings


def migrate(database: Database) -> None:
    """Upgrade to the newest schema; nothing happens where it is there already."""
    if is_current(database):
        return
    from alembic import command

    settings = config()
    with database.begin() as transaction:
        if not database.is_sqlite:  # SQLite's one writer has its turn already; here two processes may start at once
            transaction.execute(select(func.pg_advisory_xact_lock(UPGRADING)))
        settings.attributes["connection"] = transaction
        command.upgrade(settings, "head")


def is_current(database: Database) -> bool:
    """True when the database has the newest schema."""
    with database.read() as transaction:
        if not inspect(transaction).has_table("alembic_version"):
            return False
        return bool(transaction.scalar(text("SELECT version_num FROM alembic_version")) == NEWEST)
