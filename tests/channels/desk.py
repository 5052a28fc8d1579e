"""What the channels' tests share: a channel in the running loop, and an inbox to look into."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_polling import Waits
from bot.intake import Intake
from domain.messages import Address
from store import cursors
from store.database import Database
from tests.standins.telegram import TelegramStandin

HASTY = Waits(poll=5, conflict=0.05, first=0.02, longest=0.05, answer=2, connect=2, open=2)


class Desk:
    """A store with its intake."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.woken: list[Address] = []

    def intake(self) -> Intake:
        """To be made in the running loop."""
        return Intake(self.database, lambda: datetime.now(UTC), self.woken.append)

    def rows(self) -> list[tuple[str, str, str, dict[str, Any]]]:
        """The inbox: key, kind, state and payload."""
        with self.database.read() as transaction:
            found = transaction.exec_driver_sql("SELECT key, kind, state, payload FROM inbox ORDER BY id").all()
        return [(key, kind, state, json.loads(payload)) for key, kind, state, payload in found]

    def texts(self) -> list[str]:
        """What came in and is to be answered."""
        return [payload["text"] for _, _, state, payload in self.rows() if state == "new"]

    def cursor(self, name: str = "telegram:123456789") -> str | None:
        with self.database.read() as transaction:
            return cursors.value(transaction, name)

    async def comes(self, *texts: str) -> None:
        """Wait until just these texts are in the inbox."""
        await until(lambda: self.texts() == list(texts))


@asynccontextmanager
async def opened(telegram: TelegramStandin, waits: Waits = HASTY) -> AsyncIterator[TelegramChannel]:
    """A channel to the stand-in."""
    channel = TelegramChannel(telegram.token, telegram.url, waits)
    await channel.open()
    try:
        yield channel
    finally:
        await channel.close()


@asynccontextmanager
async def polling(channel: TelegramChannel, desk: Desk, intake: Intake | None = None) -> AsyncIterator[None]:
    """The channel takes updates by long polling."""
    task = asyncio.create_task(channel.poll(intake or desk.intake(), desk.cursor))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def until(true: Callable[[], bool], seconds: float = 5.0) -> None:
    """Wait until something is so, looking often."""
    ends = asyncio.get_running_loop().time() + seconds
    while not true():
        assert asyncio.get_running_loop().time() < ends, "it did not happen in time"
        await asyncio.sleep(0.01)
