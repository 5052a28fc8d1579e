"""A Telegram stand-in and a store for the channels' tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.database import Database
from store.migration import migrate
from tests.channels.desk import Desk
from tests.standins.telegram import TelegramStandin


@pytest.fixture
def telegram() -> Iterator[TelegramStandin]:
    with TelegramStandin() as standin:
        yield standin


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("store") / "empty.db"
    database = Database(f"sqlite:///{file}")
    migrate(database)
    database.close()
    return file


@pytest.fixture
def desk(tmp_path: Path, empty_store: Path) -> Iterator[Desk]:
    file = tmp_path / "nhacviec.db"
    file.write_bytes(empty_store.read_bytes())
    database = Database(f"sqlite:///{file}")
    yield Desk(database)
    database.close()
