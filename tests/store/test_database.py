"""The transaction, the threads, and the clock in the database."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError, StatementError

from store import audit, cursors
from store.database import Database
from store.messages import Audit
from store.models import Official
from tests.store.commune import NOW

THREADS = 6
EACH = 10


def lines(database: Database) -> int:
    """How many lines the audit has."""
    with database.read() as transaction:
        return len(transaction.execute(Audit.__table__.select()).all())


def test_what_raises_leaves_nothing_behind(database: Database) -> None:
    def half_a_message() -> None:
        with database.begin() as transaction:
            cursors.move(transaction, "telegram", "7")
            raise RuntimeError("the handler broke")

    with pytest.raises(RuntimeError, match="broke"):
        half_a_message()
    with database.read() as transaction:
        assert cursors.value(transaction, "telegram") is None


def test_a_reader_sees_the_office_as_it_was_until_the_writer_commits(database: Database) -> None:
    with database.begin() as writer:
        cursors.move(writer, "telegram", "7")
        with database.read() as reader:
            assert cursors.value(reader, "telegram") is None
    with database.read() as reader:
        assert cursors.value(reader, "telegram") == "7"


def test_eight_in_the_morning_in_vietnam_is_one_at_night_in_the_database_and_comes_back(database: Database) -> None:
    with database.begin() as transaction:
        audit.note(transaction, NOW, None, "signed", "03/KH-UBND")
        kept = str(transaction.exec_driver_sql("SELECT at FROM audit").scalar_one())
        back = transaction.execute(Audit.__table__.select()).one().at
    assert kept.startswith("2026-03-02 01:00:00")
    assert back == NOW
    assert back.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with database.begin() as transaction, pytest.raises(StatementError, match="naive datetime"):
        audit.note(transaction, datetime(2026, 3, 2, 8), None, "signed", "03/KH-UBND")  # noqa: DTZ001


def test_nobody_can_work_in_a_unit_that_is_not_there(database: Database) -> None:
    nowhere = {"name": "Bình", "position": "", "unit_id": 999, "role": "official", "phone": "", "active": True}
    with pytest.raises(IntegrityError), database.begin() as transaction:
        transaction.execute(insert(Official).values(**nowhere))


def test_six_threads_write_and_none_is_turned_away(database: Database) -> None:
    start = threading.Barrier(THREADS)

    def write(name: int) -> None:
        start.wait()
        for number in range(EACH):
            with database.begin() as transaction:
                lines_before = len(transaction.execute(Audit.__table__.select()).all())
                audit.note(transaction, NOW, None, f"thread {name}", f"{number}: {lines_before}")

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(write, range(THREADS)))
    assert lines(database) == THREADS * EACH


def test_six_processes_share_a_sqlite_file(sqlite_database: Database) -> None:
    """As six processes would: each has its own engine, and only the file's lock between them."""
    address, start = sqlite_database.engine.url.render_as_string(), threading.Barrier(THREADS)

    def write(name: int) -> None:
        with closing(Database(address)) as own:
            start.wait()
            for number in range(EACH):
                with own.begin() as transaction:
                    assert cursors.value(transaction, "nobody") is None  # a read first is what makes locks fail
                    audit.note(transaction, NOW, None, f"process {name}", str(number))

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(write, range(THREADS)))
    assert lines(sqlite_database) == THREADS * EACH


@pytest.mark.parametrize(
    ("pragma", "reading"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 10_000)],
)
def test_sqlite_is_kept_safe(sqlite_database: Database, pragma: str, reading: object) -> None:
    with sqlite_database.read() as transaction:
        assert transaction.exec_driver_sql(f"PRAGMA {pragma}").scalar() == reading


def test_sqlite_has_its_folder_made(tmp_path: Path) -> None:
    with closing(Database(f"sqlite:///{tmp_path}/data/office/nhacviec.db")) as database, database.read():
        assert (tmp_path / "data" / "office" / "nhacviec.db").exists()


def test_an_address_of_postgresql_needs_no_word_of_the_driver() -> None:
    with closing(Database("postgresql://office@localhost/nhacviec")) as database:
        assert database.engine.url.drivername == "postgresql+psycopg"
        assert not database.is_sqlite
