"""The engine and the transaction. The only place that knows SQLite from PostgreSQL, save for a few upserts."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, DateTime, Dialect, create_engine, event, make_url
from sqlalchemy.types import TypeDecorator

Transaction = Connection
"""What a handler or a query gets: an open transaction, committed by whoever opened it."""

BUSY_MILLISECONDS = 10_000
CONNECTIONS = 24
"""On PostgreSQL: one for each thread that answers, and some for storing, sending and pages."""


class Instant(TypeDecorator[datetime]):
    """Aware moments on our side, UTC in the database: SQLite forgets zones, and comparing what comes back would lie."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError(f"naive datetime {value!r}")
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.replace(tzinfo=UTC)


class Database:
    """A database by its URL: `sqlite:///data/nhacviec.db` or `postgresql+psycopg://…`."""

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        if self.is_sqlite and parsed.database not in (None, "", ":memory:"):
            Path(str(parsed.database)).parent.mkdir(parents=True, exist_ok=True)
        options: dict[str, Any] = {
            "json_serializer": _dump,
            "json_deserializer": orjson.loads,
            "hide_parameters": True,  # an error's text goes to the log, and what people wrote does not
        }
        if self.is_sqlite:
            options["pool_reset_on_return"] = None  # every transaction here is ended by name
        else:
            options |= {"pool_pre_ping": True, "pool_size": CONNECTIONS, "max_overflow": 0}
        self.engine = create_engine(parsed, **options)
        # SQLite has one writer; threads that queue here are served in turn, those that poll the file's lock are not.
        self._turn = threading.Lock()
        self._writer: Connection | None = None
        if self.is_sqlite:
            event.listen(self.engine, "connect", _set_pragmas)
            event.listen(self.engine, "begin", _begin)

    @property
    def file(self) -> Path | None:
        """The SQLite file; None for a database that is elsewhere or nowhere."""
        name = self.engine.url.database
        return Path(name) if self.is_sqlite and name not in (None, "", ":memory:") else None

    @contextmanager
    def begin(self) -> Iterator[Transaction]:
        """A transaction that may write: committed on return, rolled back on an exception.

        Its `info` is empty at the start: queries keep there what they need not ask for twice in one transaction.
        """
        if not self.is_sqlite:
            with self.engine.begin() as transaction:
                transaction.info.clear()
                yield transaction
            return
        with self._turn:
            if self._writer is None or self._writer.closed or self._writer.invalidated:
                self._writer = self.engine.connect()
            with self._writer.begin():
                self._writer.info.clear()
                yield self._writer

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """A transaction that only reads, beside the writer."""
        with self.engine.connect().execution_options(read_only=True) as transaction, transaction.begin():
            transaction.info.clear()
            yield transaction

    def close(self) -> None:
        """Give all connections back."""
        with self._turn:
            if self._writer is not None:
                self._writer.close()
                self._writer = None
        self.engine.dispose()


def _dump(value: Any) -> str:
    return orjson.dumps(value).decode()


def _set_pragmas(connection: Any, record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    # Each checkpoint holds the writer for two more waits on the disk; 16 MB of log make them rare.
    cursor.execute("PRAGMA wal_autocheckpoint=4000")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A deferred begin that later writes fails with "database is locked" instead of waiting for its turn.
    read_only = connection.get_execution_options().get("read_only", False)
    # Past SQLAlchemy's own statements, whose bookkeeping costs more than the begin.
    driver: Any = connection.connection.dbapi_connection
    driver.execute("BEGIN" if read_only else "BEGIN IMMEDIATE")
