"""Long polling: nothing is lost, nothing comes twice, and nothing stops it."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

import pytest

from bot.channels.telegram import TelegramChannel
from bot.intake import Arrival, Cursor, Intake
from domain.messages import Address, Choice, Reply
from tests.channels.desk import HASTY, Desk, opened, polling, until
from tests.standins.telegram import TelegramStandin

BINH = 101


def test_messages_reach_the_inbox_in_order(telegram: TelegramStandin, desk: Desk) -> None:
    binh, hoa = telegram.user(BINH, "Bình"), telegram.user(102, "Hoa")

    async def story() -> None:
        binh.says("trước khi mở")
        async with opened(telegram) as channel, polling(channel, desk):
            await desk.comes("trước khi mở")
            binh.says("một")
            hoa.says("hai")
            binh.sends(sticker={"file_id": "x"})
            await desk.comes("trước khi mở", "một", "hai", "")
            await until(lambda: telegram.pending == [])

    asyncio.run(story())
    assert set(desk.woken) == {Address("telegram", "101"), Address("telegram", "102")}
    assert desk.cursor() == "700000005"
    assert [key for key, *_ in desk.rows()] == [f"123456789:{number}" for number in range(700000001, 700000005)]


def test_a_press_is_acknowledged_at_once_and_stored(telegram: TelegramStandin, desk: Desk) -> None:
    binh = telegram.user(BINH, "Bình")

    async def story() -> None:
        async with opened(telegram) as channel, polling(channel, desk):
            await channel.send(Address("telegram", "101"), Reply("Đã ghi", (Choice("Hoàn tác", "undo:1"),)))
            binh.presses("Hoàn tác")
            await desk.comes("undo:1")
            await until(lambda: len(telegram.answered) == 1)

    asyncio.run(story())
    assert desk.rows()[0][3]["press"] == telegram.answered[0]


class Stopping(Intake):
    """Ends the poller when it has stored, as a crash there would."""

    before = False

    async def store(self, arrivals: Sequence[Arrival], cursor: Cursor | None = None) -> None:
        if not self.before:
            await super().store(arrivals, cursor)
        raise asyncio.CancelledError


@pytest.mark.parametrize("before", [True, False])
def test_killed_around_storing_it_comes_again_and_is_stored_once(
    telegram: TelegramStandin, desk: Desk, before: bool
) -> None:
    binh = telegram.user(BINH, "Bình")

    async def killed() -> None:
        intake = Stopping(desk.database, desk.intake()._now, desk.woken.append)
        intake.before = before
        async with opened(telegram) as channel:
            with pytest.raises(asyncio.CancelledError):
                await channel.poll(intake, desk.cursor)

    async def again() -> None:
        async with opened(telegram) as channel, polling(channel, desk):
            await until(lambda: telegram.pending == [])

    binh.says("xong 12")
    asyncio.run(killed())
    assert len(telegram.pending) == 1
    assert desk.texts() == ([] if before else ["xong 12"])
    asyncio.run(again())
    assert desk.texts() == ["xong 12"]


def test_a_lost_cursor_doubles_nothing(telegram: TelegramStandin, desk: Desk) -> None:
    async def story() -> None:
        async with opened(telegram) as channel:
            first = telegram.user(BINH, "Bình").says("xong 12")
            async with polling(channel, desk):
                await until(lambda: telegram.pending == [])
            telegram.redeliver(first)
            task = asyncio.create_task(channel.poll(desk.intake(), lambda: None))
            await until(lambda: telegram.pending == [])
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    asyncio.run(story())
    assert desk.texts() == ["xong 12"]


def test_numbers_that_begin_anew_below_the_cursor_are_read(telegram: TelegramStandin, desk: Desk) -> None:
    binh = telegram.user(BINH, "Bình")

    async def story() -> None:
        async with opened(telegram) as channel:
            binh.says("một")
            async with polling(channel, desk):
                await until(lambda: telegram.pending == [])
            telegram.renumber(5_000)
            binh.says("hai")
            async with polling(channel, desk):
                await desk.comes("một", "hai")
                await until(lambda: telegram.pending == [])
                telegram.renumber(1_000)
                await asyncio.sleep(0.05)
                binh.says("ba")
                await desk.comes("một", "hai", "ba")

    asyncio.run(story())
    assert desk.texts() == ["một", "hai", "ba"]


def test_an_update_nobody_can_read_is_kept_and_polling_goes_on(telegram: TelegramStandin, desk: Desk) -> None:
    binh = telegram.user(BINH, "Bình")

    async def story() -> None:
        async with opened(telegram) as channel, polling(channel, desk):
            telegram.add("message", {"chat": "không phải chat", "text": 5})
            telegram.add("message", None)
            telegram.add("kind_of_next_year", {"x": [1]})
            binh.blocks(False)
            telegram.add("edited_message", {"text": "sửa"})
            binh.says("việc của tôi")
            await desk.comes("việc của tôi")
            await until(lambda: telegram.pending == [])

    asyncio.run(story())
    assert [(kind, state) for _, kind, state, _ in desk.rows()] == [("unread", "ignored")] * 5 + [("text", "new")]


def test_half_a_character_does_not_stop_polling(telegram: TelegramStandin, desk: Desk) -> None:
    message = b'{"message_id":1,"chat":{"id":101,"type":"private"},"from":{"id":101},"text":"v\\ud83d"}'

    async def story() -> None:
        telegram.fail_next("getUpdates", 200, b'{"ok":true,"result":[{"update_id":3,"message":' + message + b"}]}")
        async with opened(telegram) as channel, polling(channel, desk):
            await desk.comes("v?")

    asyncio.run(story())
    assert desk.texts() == ["v?"]


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (409, {"ok": False, "error_code": 409, "description": "Conflict: terminated by other getUpdates request"}),
        (429, {"ok": False, "error_code": 429, "description": "Too Many", "parameters": {"retry_after": 0.01}}),
        (500, None),
        (502, b"<html></html>"),
        (400, None),
        (200, b"no json"),
        (200, b'{"ok":true,"result":{}}'),
        (200, b'{"ok":true,"result":["x"]}'),
        (200, b'{"ok":true}'),
    ],
)
def test_polling_outlives_what_telegram_answers(
    telegram: TelegramStandin, desk: Desk, status: int, body: Any, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        telegram.fail_next("deleteWebhook", 500)
        telegram.fail_next("getUpdates", status, body, times=2)
        telegram.user(BINH, "Bình").says("việc của tôi")
        async with opened(telegram) as channel, polling(channel, desk):
            await desk.comes("việc của tôi")

    asyncio.run(story())
    assert telegram.token.partition(":")[2] not in caplog.text


def test_polling_outlives_a_cut_connection(telegram: TelegramStandin, desk: Desk) -> None:
    async def story() -> None:
        telegram.drop_after_accept("getUpdates", times=2)
        telegram.user(BINH, "Bình").says("việc của tôi")
        async with opened(telegram) as channel, polling(channel, desk):
            await desk.comes("việc của tôi")

    asyncio.run(story())
    assert desk.texts() == ["việc của tôi"]


class Failing(Intake):
    """A store that is away for a while."""

    failures = 2

    async def store(self, arrivals: Sequence[Arrival], cursor: Cursor | None = None) -> None:
        self.failures -= 1
        if self.failures >= 0:
            raise OSError("disk full")
        await super().store(arrivals, cursor)


def test_what_could_not_be_stored_comes_again(
    telegram: TelegramStandin, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        telegram.user(BINH, "Bình").says("xong 12")
        intake = Failing(desk.database, desk.intake()._now, desk.woken.append)
        async with opened(telegram) as channel, polling(channel, desk, intake):
            await desk.comes("xong 12")
            await until(lambda: telegram.pending == [])

    asyncio.run(story())
    assert caplog.messages.count("telegram_intake_failed") == 2


def test_a_wrong_token_ends_polling_and_nothing_else(
    telegram: TelegramStandin, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        channel = TelegramChannel("987654321:WRONG-secret", telegram.url, HASTY)
        await channel.open()
        await channel.poll(desk.intake(), desk.cursor)
        await channel.close()
        async with opened(telegram) as right:
            telegram.fail_next("getUpdates", 401)
            await right.poll(desk.intake(), desk.cursor)

    asyncio.run(story())
    assert set(caplog.messages) == {"telegram_token_wrong"}


def test_polling_stops_at_once_when_told(telegram: TelegramStandin, desk: Desk) -> None:
    async def story() -> float:
        loop = asyncio.get_running_loop()
        async with opened(telegram) as channel:
            async with polling(channel, desk):
                await until(lambda: telegram.calls("getUpdates") == 1)
                asked = loop.time()
            return loop.time() - asked

    assert asyncio.run(story()) < 0.5


def test_a_second_poller_is_noticed(telegram: TelegramStandin, desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    async def story() -> None:
        async with opened(telegram) as one, opened(telegram) as other, polling(one, desk), polling(other, desk):
            await until(lambda: "telegram_polled_by_another" in caplog.messages)

    with caplog.at_level(logging.ERROR):
        asyncio.run(story())
    assert "telegram_polled_by_another" in caplog.messages
