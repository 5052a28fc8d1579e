"""Sending to Telegram over real HTTP: what arrives, and what becomes of every kind of failure."""

import asyncio
import logging
import socket
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_polling import Waits
from domain.messages import Address, CannotSend, ChatGone, Choice, Reply, TryLater
from tests.channels.desk import HASTY, opened, until
from tests.standins.telegram import TelegramStandin

BINH = Address("telegram", "101")
ASKED = Reply("**V.3 40% → 60%** 😀", (Choice("Hoàn tác", "undo:1"), Choice("Xong", "done:1")))


def send(telegram: TelegramStandin, reply: Reply = ASKED, address: Address = BINH, waits: Waits = HASTY) -> str | None:
    """Open a channel, send one reply, close it."""

    async def story() -> str | None:
        async with opened(telegram, waits) as channel:
            return await channel.send(address, reply)

    return asyncio.run(story())


def refusal(status: int, description: str, **parameters: Any) -> dict[str, Any]:
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    return {**body, "parameters": parameters} if parameters else body


def test_a_reply_arrives_with_bold_and_buttons(telegram: TelegramStandin) -> None:
    assert send(telegram) == "1"
    (sent,) = telegram.sent
    assert (sent.chat, sent.text, sent.bold()) == (101, "V.3 40% → 60% 😀", ["V.3 40% → 60%"])
    assert sent.buttons == (("Hoàn tác", "undo:1"), ("Xong", "done:1"))


def test_a_long_reply_arrives_whole_and_gives_the_last_id(telegram: TelegramStandin) -> None:
    text = "\n\n".join(f"Việc {number} 😀 " + "chữ " * 200 for number in range(12))
    assert send(telegram, Reply(text, ASKED.choices)) == "3"
    assert "".join("".join(sent.text.split()) for sent in telegram.sent) == "".join(text.split())
    assert [len(sent.buttons) for sent in telegram.sent] == [0, 0, 2]


def test_the_menu_and_the_link_are_there_when_open(telegram: TelegramStandin) -> None:
    async def story() -> str | None:
        async with opened(telegram) as channel:
            return channel.deep_link("AB12")

    assert asyncio.run(story()) == "https://t.me/NhacViecThuBot?start=AB12"
    assert telegram.commands == ["start", "viec", "tomtat", "hanbaocao", "trogiup"]


def test_telegram_may_come_later(telegram: TelegramStandin) -> None:
    async def story() -> None:
        telegram.slow("getMe", 0.1)
        telegram.fail_next("getMe", 502, b"<html>Bad Gateway</html>", times=2)
        telegram.fail_next("setMyCommands", 400)
        async with opened(telegram, replace(HASTY, open=0.05)) as channel:
            assert channel.deep_link("AB12") is None
            await until(lambda: channel.deep_link("AB12") is not None)

    asyncio.run(story())
    assert telegram.calls("setMyCommands") == 1


@pytest.mark.parametrize(
    ("status", "body", "wait"),
    [
        (429, refusal(429, "Too Many Requests: retry after 7", retry_after=7), timedelta(seconds=7)),
        (429, refusal(429, "Too Many Requests", retry_after=10**9), timedelta(hours=1)),
        (429, b"<html>slow down</html>", None),
        (500, refusal(500, "Internal Server Error"), None),
        (502, b"<html>Bad Gateway</html>", None),
        (404, b"<html>Not Found</html>", None),
        (301, b"", None),
        (200, b"<html>Hotel Wi-Fi</html>", None),
        (200, refusal(200, "no"), None),
        (401, refusal(401, "Unauthorized"), timedelta(minutes=1)),
        (404, refusal(404, "Not Found"), timedelta(minutes=1)),
    ],
)
def test_try_later(telegram: TelegramStandin, status: int, body: Any, wait: timedelta | None) -> None:
    telegram.fail_next("sendMessage", status, body)
    with pytest.raises(TryLater) as later:
        send(telegram)
    assert later.value.after == wait
    assert telegram.sent == []


@pytest.mark.parametrize(
    "body",
    [
        refusal(403, "Forbidden: bot was blocked by the user"),
        refusal(403, "Forbidden: user is deactivated"),
        refusal(400, "Bad Request: chat not found"),
        refusal(400, "Bad Request: PEER_ID_INVALID"),
    ],
)
def test_the_chat_is_gone(telegram: TelegramStandin, body: dict[str, Any]) -> None:
    telegram.fail_next("sendMessage", body["error_code"], body)
    with pytest.raises(ChatGone):
        send(telegram)


def test_a_person_who_blocks_the_bot(telegram: TelegramStandin) -> None:
    telegram.user(101, "Bình").blocks()
    with pytest.raises(ChatGone, match="blocked by the user"):
        send(telegram)
    telegram.user(101, "Bình").blocks(False)
    assert send(telegram) == "1"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (refusal(400, "Bad Request: message is too long"), "BadRequest: Message is too long"),
        (refusal(400, "Bad Request: wrong thing: chữ của người dùng"), "BadRequest: Wrong thing"),
        (refusal(400, "Bad Request: group upgraded", migrate_to_chat_id=-1001), "supergroup"),
    ],
)
def test_what_telegram_will_never_take(telegram: TelegramStandin, body: dict[str, Any], why: str) -> None:
    telegram.fail_next("sendMessage", 400, body)
    with pytest.raises(CannotSend, match=why) as refused:
        send(telegram)
    assert "người dùng" not in str(refused.value)


def test_nothing_to_say_cannot_be_sent(telegram: TelegramStandin) -> None:
    with pytest.raises(CannotSend):
        send(telegram, Reply(" \n"))


def test_bold_that_telegram_cannot_read_is_sent_plain(telegram: TelegramStandin) -> None:
    telegram.fail_next("sendMessage", 400, refusal(400, "Bad Request: can't parse entities: unexpected end"))
    assert send(telegram) == "1"
    (sent,) = telegram.sent
    assert (sent.text, sent.bold(), len(sent.buttons)) == ("V.3 40% → 60% 😀", [], 2)


def test_a_cut_connection_leaves_it_open_whether_it_arrived(telegram: TelegramStandin) -> None:
    telegram.drop_after_accept("sendMessage")
    with pytest.raises(TryLater) as later:
        send(telegram)
    assert later.value.after is None
    assert len(telegram.sent) == 1


def test_a_time_out(telegram: TelegramStandin) -> None:
    telegram.slow("sendMessage", 2)
    with pytest.raises(TryLater):
        send(telegram, waits=Waits(answer=0.2))


def test_nobody_there() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}"

        async def story() -> None:
            channel = TelegramChannel("123456789:secret", address, replace(HASTY, open=0.05))
            with pytest.raises(TryLater):
                await channel.send(BINH, ASKED)
            await channel.open()
            with pytest.raises(TryLater):
                await channel.send(BINH, ASKED)
            await channel.close()
            await channel.close()

        asyncio.run(story())


def test_only_the_part_that_failed_is_said_again(telegram: TelegramStandin) -> None:
    text = "\n\n".join(f"Việc {number} " + "chữ " * 700 for number in range(3))

    telegram.fail_next("sendMessage", 200, {"ok": True, "result": {"message_id": 77}})
    telegram.fail_next("sendMessage", 502)
    assert send(telegram, Reply(text)) == "2"
    assert [sent.text.split()[1] for sent in telegram.sent] == ["1", "2"]


def test_a_later_part_that_must_wait_long_puts_the_reply_off(telegram: TelegramStandin) -> None:
    telegram.fail_next("sendMessage", 200, {"ok": True, "result": {"message_id": 77}})
    telegram.fail_next("sendMessage", 429, refusal(429, "Too Many Requests", retry_after=60))
    with pytest.raises(TryLater) as later:
        send(telegram, Reply("chữ " * 2000))
    assert later.value.after == timedelta(seconds=60)


def test_many_at_once(telegram: TelegramStandin) -> None:
    async def story() -> list[str | None]:
        async with opened(telegram) as channel:
            chats = [Address("telegram", str(1000 + number)) for number in range(64)]
            return await asyncio.gather(*(channel.send(chat, ASKED) for chat in chats))

    assert sorted(int(one or 0) for one in asyncio.run(story())) == list(range(1, 65))


def test_a_press_is_acknowledged_and_a_late_one_is_no_error(
    telegram: TelegramStandin, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        async with opened(telegram) as channel:
            channel.answer_press("42")
            await until(lambda: telegram.answered == ["42"])
            channel.answer_press("42")
            await until(lambda: "telegram_press_not_answered" in caplog.messages)

    with caplog.at_level(logging.INFO):
        asyncio.run(story())
    assert telegram.answered == ["42"]


def test_a_wrong_token_is_said_and_stops_nothing(telegram: TelegramStandin, caplog: pytest.LogCaptureFixture) -> None:
    async def story() -> None:
        channel = TelegramChannel("987654321:WRONG-secret-bbbbbbbbbbbbbbbbbbbbbb", telegram.url, HASTY)
        await channel.open()
        with pytest.raises(TryLater):
            await channel.send(BINH, ASKED)
        assert await channel.set_webhook("https://a.vn/x", "s") is False
        await channel.close()

    with caplog.at_level(logging.DEBUG):
        asyncio.run(story())
    assert set(caplog.messages) - {"Using selector: EpollSelector"} == {"telegram_token_wrong"}


def test_a_token_of_another_shape_is_kept_secret() -> None:
    assert TelegramChannel("whole-secret").bot_id == ""
    assert TelegramChannel("secret:rest").bot_id == ""
    assert TelegramChannel("12:rest").bot_id == "12"


def test_neither_token_nor_words_reach_the_log(telegram: TelegramStandin, caplog: pytest.LogCaptureFixture) -> None:
    async def story() -> None:
        async with opened(telegram) as channel:
            await channel.send(BINH, Reply("lời kín **đậm**"))
            for status, body in ((502, b"/bot" + telegram.token.encode()), (400, None), (401, None), (429, None)):
                telegram.fail_next("sendMessage", status, body)
                with pytest.raises((TryLater, CannotSend)):
                    await channel.send(BINH, Reply("lời kín **đậm**"))
            telegram.drop_after_accept("sendMessage")
            with pytest.raises(TryLater):
                await channel.send(BINH, Reply("lời kín"))

    with caplog.at_level(logging.DEBUG):
        asyncio.run(story())
    written = caplog.text + repr([record.__dict__ for record in caplog.records])
    assert telegram.token.partition(":")[2] not in written
    assert "lời kín" not in written
