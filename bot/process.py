"""The whole process, put together in one place."""

import asyncio
import contextlib
import fcntl
import logging
import os
import signal
import socket
from collections.abc import Callable, Coroutine, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import uvicorn
from fastapi import APIRouter

from bot import memory
from bot.channels.telegram import TelegramChannel
from bot.channels.web import WebChannel
from bot.clock import Clock
from bot.dispatcher import Dispatcher
from bot.documents import Documents, Door
from bot.ears import Ears
from bot.intake import Intake
from bot.settings import Settings
from scheduler.delivery import Delivery
from scheduler.ticker import SECONDS, Ticker
from store import cursors, outbox
from store.catalogue import catalogue
from store.database import Database
from store.migration import migrate
from web.app import create_app
from web.live import Bell
from web.side import WebSide
from web.webhooks import telegram_webhook

log = logging.getLogger("nhacviec.process")

STALE = timedelta(seconds=5 * SECONDS)
LATE = timedelta(minutes=10)


class CannotStart(Exception):
    """The process cannot start. Its text is Vietnamese, one line, says what to do."""


@dataclass
class Mind:
    """What answers and sends, whatever the doors: the same for the server, the console and the tests."""

    database: Database
    clock: Clock
    ears: Ears
    delivery: Delivery
    dispatcher: Dispatcher
    intake: Intake
    ticker: Ticker
    channels: Sequence[Door]

    @classmethod
    def build(cls, database: Database, clock: Clock, channels: Sequence[Door]) -> "Mind":
        """Put together what stands between the inbox and the outbox."""
        delivery = Delivery(database, clock.now, clock.wall, channels)
        ears = Ears()
        dispatcher = Dispatcher(database, clock, ears, Documents(channels), delivery.offer, delivery.wake)
        intake = Intake(database, clock.now, dispatcher.arrived)
        names = [channel.name for channel in channels]
        ticker = Ticker(database, clock.now, delivery.wake, lambda: dispatcher.recover(names))
        return cls(database, clock, ears, delivery, dispatcher, intake, ticker, channels)

    def warm_up(self) -> None:
        """Read what is kept in memory of the plans, so that nobody's message waits for it."""
        with self.database.read() as transaction:
            catalogue(transaction)
            self.ears.of(transaction)

    def troubles(self) -> list[str]:
        """Why this process is not fit to serve; nothing when it is."""
        now = self.clock.now()
        found = []
        if self.ticker.last is None or now - self.ticker.last > STALE:
            found.append("tick is stale")
        try:
            with self.database.read() as transaction:
                late = outbox.oldest_late(transaction, now)
        except Exception:
            log.exception("database_silent")
            return [*found, "database does not answer"]
        if late is not None and now - late > LATE:
            found.append("a message is owed for more than ten minutes")
        return found


class Process:
    """`nhacviec run`: the channels that are configured, the scheduler, the web side."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = Clock(settings.now)
        self.database = Database(settings.database_url)
        self._lock = _only_one(self.database.file)
        self.bell = Bell()
        self.web = WebChannel(self.bell, self.database)
        self.telegram: TelegramChannel | None = None
        if settings.telegram_token is not None:
            self.telegram = TelegramChannel(settings.telegram_token.get_secret_value(), settings.telegram_api_url)
        channels: list[Door] = [self.web]
        if self.telegram is not None:
            channels.append(self.telegram)
        self.mind = Mind.build(self.database, self.clock, channels)

    def prepare(self) -> None:
        """Bring the database up to date and free what an earlier run had in hand."""
        memory.spare()
        migrate(self.database)
        if self.database.is_sqlite:
            with self.database.begin() as transaction:
                outbox.release_leases(transaction)

    async def run(self, started: Callable[[int], None] = lambda port: None) -> None:
        """Serve until SIGTERM or SIGINT; the messages in hand are finished first. `started` is told the port."""
        async with contextlib.AsyncExitStack() as stack:
            # First of all: where the port is taken, nobody was told anything and nothing was fetched.
            listener = stack.enter_context(_listener(self.settings.http_host, self.settings.http_port))
            await asyncio.to_thread(self.mind.warm_up)
            memory.give_back()
            if self.telegram is not None:
                stack.push_async_callback(self.telegram.close)
                await self.telegram.open()
            tasks = [asyncio.create_task(self.mind.delivery.run(), name="delivery")]
            stack.push_async_callback(_wind_up, self.mind, tasks)
            if self.telegram is not None:
                self._listen(self.telegram, tasks)
            await asyncio.to_thread(self.mind.ticker.start)
            await self._serve(listener, started)

    async def _serve(self, listener: socket.socket, started: Callable[[int], None]) -> None:
        """Serve until told to stop; open pages are told first, or they would keep the server from stopping."""
        port, server = listener.getsockname()[1], _Server(self._config())

        def stop() -> None:
            self.bell.close()
            server.should_exit = True

        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(name, stop)
        serving = asyncio.create_task(server.serve([listener]))
        while not server.started and not serving.done():
            await asyncio.sleep(0.02)
        started(port)
        await serving

    def _listen(self, telegram: TelegramChannel, tasks: list[asyncio.Task[None]]) -> None:
        url = self.settings.telegram_webhook_url
        if url is not None:
            secret = self.settings.telegram_webhook_secret
            asking = telegram.set_webhook(url, secret.get_secret_value() if secret else "")
            tasks.append(asyncio.create_task(_until_agreed(asking), name="webhook"))
        else:
            tasks.append(asyncio.create_task(telegram.poll(self.mind.intake, self._cursor(telegram)), name="telegram"))

    def _cursor(self, telegram: TelegramChannel) -> Callable[[], str | None]:
        def value() -> str | None:
            with self.database.read() as transaction:
                return cursors.value(transaction, f"telegram:{telegram.bot_id}")

        return value

    def _config(self) -> uvicorn.Config:
        app = create_app(
            WebSide(
                database=self.database,
                now=self.clock.now,
                store=self.mind.intake.store,
                bell=self.bell,
                choose=self.settings.is_loopback,
                trial=self.settings.now,
                routers=self._webhooks(),
                ready=self.mind.troubles,
                hosts=["127.0.0.1", "localhost", "[::1]"] if self.settings.is_loopback else None,
            )
        )
        return uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            proxy_headers=False,
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=5,
        )

    def _webhooks(self) -> list[APIRouter]:
        telegram = self.telegram
        if telegram is None or self.settings.telegram_webhook_url is None:
            return []
        secret = self.settings.telegram_webhook_secret

        async def take(body: bytes) -> None:
            await telegram.take(body, self.mind.intake)

        path = urlsplit(self.settings.telegram_webhook_url).path or "/"
        return [telegram_webhook(path, secret.get_secret_value() if secret else None, take)]


class _Server(uvicorn.Server):
    """Leaves the signals to the process: uvicorn's own handling ends it before the messages in hand are finished."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _listener(host: str, port: int) -> socket.socket:
    """A listening socket. Raises `CannotStart` where the port is taken or not to be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(2048)
    except OSError as error:
        listener.close()
        raise CannotStart(
            f"Không mở được cổng {port} trên {host} ({error.strerror}). Đổi NHACVIEC_HTTP_PORT hoặc tắt nơi đang dùng."
        ) from None
    listener.setblocking(False)
    return listener


async def _until_agreed(asking: Coroutine[None, None, bool]) -> None:
    if not await asking:
        log.error("telegram_webhook_refused")


async def _wind_up(mind: Mind, tasks: Sequence[asyncio.Task[None]]) -> None:
    """Take nothing new, finish what is in hand, in this order: ticks, doors, answers, sending."""
    await asyncio.to_thread(mind.ticker.stop)
    for task in tasks:
        if task.get_name() != "delivery":
            task.cancel()
    await asyncio.to_thread(mind.dispatcher.close)
    await mind.delivery.stop()
    await asyncio.gather(*tasks, return_exceptions=True)
    mind.database.close()


def _only_one(file: Path | None) -> IO[str] | None:
    """On SQLite there is one process: a second one would send what the first has in hand. Raises `CannotStart`."""
    if file is None:
        return None
    path = file.with_name(f"{file.name}.lock")
    handle = path.open("a+")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        handle.close()
        raise CannotStart(
            f"Nhắc Việc đang chạy với dữ liệu {file}. Tắt tiến trình kia trước, hoặc dùng PostgreSQL."
        ) from None
    handle.truncate(0)
    handle.write(str(os.getpid()))
    handle.flush()
    return handle
