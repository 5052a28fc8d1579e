"""The webhook: who is believed, and when an update counts as taken."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
import pytest
import uvicorn
from fastapi import FastAPI

from bot.channels.telegram import TelegramChannel
from bot.intake import Intake
from domain.messages import Address, Choice, Reply
from tests.channels.desk import Desk, opened, until
from tests.standins.telegram import TelegramStandin
from web.webhooks import LARGEST_BODY, SECRET_HEADER, telegram_webhook

SECRET = "bi-mat_123"
UPDATE = (
    b'{"update_id":7,"message":{"message_id":1,"chat":{"id":101,"type":"private"},"from":{"id":101},"text":"xong"}}'
)


@asynccontextmanager
async def served(store: Callable[[bytes], Awaitable[None]], secret: str | None = SECRET) -> AsyncIterator[str]:
    """The webhook behind a real server; gives its address."""
    app = FastAPI()
    app.include_router(telegram_webhook("/telegram", secret, store))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off", ws="none"))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        task = asyncio.create_task(server.serve([listening]))
        await until(lambda: server.started)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/telegram"
        finally:
            server.should_exit = True
            await task


@dataclass
class Door:
    """A webhook that stores, and somebody who posts to it."""

    url: str
    channel: TelegramChannel
    client: aiohttp.ClientSession

    async def post(self, body: bytes, secret: bytes | None = SECRET.encode()) -> int:
        headers = {} if secret is None else {SECRET_HEADER: secret.decode("latin-1")}
        async with self.client.post(self.url, data=body, headers=headers) as response:
            return response.status


@asynccontextmanager
async def door(telegram: TelegramStandin, desk: Desk, intake: Intake | None = None) -> AsyncIterator[Door]:
    used = intake or desk.intake()
    async with opened(telegram) as channel:

        async def store(body: bytes) -> None:
            await channel.take(body, used)

        async with served(store) as url, aiohttp.ClientSession() as client:
            yield Door(url, channel, client)


def test_an_update_is_stored_once_however_often_it_comes(telegram: TelegramStandin, desk: Desk) -> None:
    async def story() -> list[int]:
        async with door(telegram, desk) as opening:
            return [await opening.post(UPDATE) for _ in range(3)]

    assert asyncio.run(story()) == [200, 200, 200]
    assert [(row[0], row[2]) for row in desk.rows()] == [("123456789:7", "new")]
    assert desk.woken == [Address("telegram", "101")]


@pytest.mark.parametrize("secret", [None, b"", b"sai", SECRET.encode() + b"x", "bí-mật".encode(), b"\xff\xfe"])
def test_without_the_secret_nothing_is_stored(telegram: TelegramStandin, desk: Desk, secret: bytes | None) -> None:
    async def story() -> int:
        async with door(telegram, desk) as opening:
            return await opening.post(UPDATE, secret)

    assert asyncio.run(story()) == 403
    assert desk.rows() == []


@pytest.mark.parametrize("body", [b"", b"no json", b"\xff\x00", b"[]", b"5", b"{}", b'{"update_id":9,"message":[]}'])
def test_garbage_with_the_right_secret_is_kept_and_acknowledged(
    telegram: TelegramStandin, desk: Desk, body: bytes
) -> None:
    async def story() -> list[int]:
        async with door(telegram, desk) as opening:
            return [await opening.post(body), await opening.post(body), await opening.post(UPDATE)]

    assert asyncio.run(story()) == [200, 200, 200]
    assert [(row[1], row[2]) for row in desk.rows()] == [("unread", "ignored"), ("text", "new")]


def test_a_body_larger_than_any_update_is_refused(telegram: TelegramStandin, desk: Desk) -> None:
    async def story() -> list[int]:
        async with door(telegram, desk) as opening:
            return [await opening.post(b"x" * (LARGEST_BODY + 1)), await opening.post(b"x" * LARGEST_BODY)]

    assert asyncio.run(story()) == [413, 200]
    assert len(desk.rows()) == 1


def test_fifty_at_once_are_all_stored_before_they_are_acknowledged(telegram: TelegramStandin, desk: Desk) -> None:
    async def story() -> None:
        async with door(telegram, desk) as opening:

            async def post(number: int) -> None:
                body = UPDATE.replace(b'"update_id":7', f'"update_id":{number}'.encode())
                assert await opening.post(body) == 200
                assert f"123456789:{number}" in [row[0] for row in desk.rows()]

            await asyncio.gather(*(post(number) for number in range(50)))

    asyncio.run(story())
    assert len(desk.rows()) == 50


class Broken(Intake):
    """A store that fails once."""

    failed = False

    async def store(self, *arguments: object) -> None:
        if not self.failed:
            self.failed = True
            raise OSError("disk full")
        await super().store(*arguments)  # type: ignore[arg-type]


def test_what_could_not_be_stored_is_brought_again_and_the_chats_order_holds(
    telegram: TelegramStandin, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    binh = telegram.user(101, "Bình")

    async def story() -> None:
        intake = Broken(desk.database, desk.intake()._now, desk.woken.append)
        async with door(telegram, desk, intake) as opening:
            assert await opening.channel.set_webhook(opening.url, SECRET)
            first = binh.says("một")
            binh.says("hai")
            await desk.comes("một", "hai")
            telegram.redeliver(first)
            binh.says("ba")
            await desk.comes("một", "hai", "ba")

    asyncio.run(story())
    assert caplog.messages == ["telegram_update_not_stored"]


def test_a_press_through_the_webhook_is_acknowledged(telegram: TelegramStandin, desk: Desk) -> None:
    async def story() -> None:
        async with door(telegram, desk) as opening:
            assert await opening.channel.set_webhook(opening.url, SECRET)
            await opening.channel.send(Address("telegram", "101"), Reply("Đã ghi", (Choice("Hoàn tác", "undo:1"),)))
            telegram.user(101, "Bình").presses("Hoàn tác")
            await desk.comes("undo:1")
            await until(lambda: len(telegram.answered) == 1)

    asyncio.run(story())


def test_setting_the_webhook_is_tried_until_telegram_agrees_or_refuses(telegram: TelegramStandin) -> None:
    async def story() -> tuple[bool, bool]:
        async with opened(telegram) as channel:
            telegram.fail_next("setWebhook", 502, times=2)
            agreed = await channel.set_webhook("https://a.vn/telegram", SECRET)
            telegram.fail_next("setWebhook", 400, {"ok": False, "description": "Bad Request: bad webhook"})
            return agreed, await channel.set_webhook("http://x", SECRET)

    assert asyncio.run(story()) == (True, False)
    assert telegram.calls("setWebhook") == 4


def test_without_a_secret_set_everybody_is_believed(desk: Desk) -> None:
    taken: list[bytes] = []

    async def store(body: bytes) -> None:
        taken.append(body)

    async def story() -> int:
        async with (
            served(store, secret=None) as url,
            aiohttp.ClientSession() as client,
            client.post(url, data=b"x") as response,
        ):
            return response.status

    assert asyncio.run(story()) == 200
    assert taken == [b"x"]
