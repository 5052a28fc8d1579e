"""The stand-in itself, seen by an independent client, and its refusals."""

import asyncio
import warnings
from typing import Any

import aiohttp
import pytest
import telegram as library
from telegram.request import HTTPXRequest

from tests.standins.telegram import TelegramStandin


def call(standin: TelegramStandin, method: str, **parameters: Any) -> tuple[int, Any]:
    async def story() -> tuple[int, Any]:
        async with (
            aiohttp.ClientSession() as client,
            client.post(f"{standin.url}/bot{standin.token}/{method}", json=parameters) as response,
        ):
            return response.status, await response.json()

    return asyncio.run(story())


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"chat_id": 101, "text": ""}, "message text is empty"),
        ({"chat_id": 101, "text": "😀" * 2049}, "message is too long"),
        ({"chat_id": "ai đó", "text": "a"}, "chat not found"),
        ({"chat_id": 101, "text": "a", "reply_markup": "ạ" * 22}, "BUTTON_DATA_INVALID"),
    ],
)
def test_it_refuses_what_telegram_refuses(
    telegram: TelegramStandin, parameters: dict[str, Any], description: str
) -> None:
    if "reply_markup" in parameters:
        button = {"text": "x", "callback_data": parameters["reply_markup"]}
        parameters = {**parameters, "reply_markup": {"inline_keyboard": [[button]]}}
    status, body = call(telegram, "sendMessage", **parameters)
    assert (status, description in body["description"]) == (400, True)
    assert telegram.sent == []


def test_a_text_of_just_4096_units_passes(telegram: TelegramStandin) -> None:
    assert call(telegram, "sendMessage", chat_id=101, text="😀" * 2048)[0] == 200


def test_unknown_methods_and_tokens(telegram: TelegramStandin) -> None:
    assert call(telegram, "noSuchMethod")[0] == 404
    telegram.token = "1:x"
    assert call(telegram, "getMe")[0] == 401


def test_editing(telegram: TelegramStandin) -> None:
    call(telegram, "sendMessage", chat_id=101, text="một")
    edit = {"chat_id": 101, "message_id": 1, "text": "hai"}
    assert call(telegram, "editMessageText", **edit)[0] == 200
    assert call(telegram, "editMessageText", **edit)[1]["description"] == "Bad Request: message is not modified"
    assert "not found" in call(telegram, "editMessageText", **{**edit, "message_id": 5})[1]["description"]
    assert [sent.text for sent in telegram.sent] == ["hai"]


def test_a_webhook_ends_polling_until_it_is_deleted(telegram: TelegramStandin) -> None:
    call(telegram, "setWebhook", url="http://127.0.0.1:9/nobody", secret_token="x")
    telegram.user(101, "Bình").says("một")
    assert call(telegram, "getUpdates")[0] == 409
    assert call(telegram, "getWebhookInfo")[1]["result"]["pending_update_count"] == 1
    call(telegram, "deleteWebhook")
    assert len(call(telegram, "getUpdates")[1]["result"]) == 1
    assert call(telegram, "getUpdates", offset=700000002) == (200, {"ok": True, "result": []})


def test_the_library_as_it_comes_can_use_it(telegram: TelegramStandin) -> None:
    async def story() -> None:
        api = f"{telegram.url}/bot"
        async with library.Bot(telegram.token, api, request=HTTPXRequest()) as bot:
            button = library.InlineKeyboardButton("Xong", callback_data="done:1")
            binh = telegram.user(101, "Bình")
            sent = await bot.send_message(101, "Việc <1>", reply_markup=library.InlineKeyboardMarkup([[button]]))
            binh.says("/viec")
            binh.presses("Xong")
            binh.says("cho hỏi", group=-100)
            binh.blocks()
            updates = await bot.get_updates(timeout=1)
            assert [update.effective_user.id for update in updates if update.effective_user] == [101] * 4
            assert updates[1].callback_query is not None
            assert await updates[1].callback_query.answer()
            assert (await bot.get_updates(offset=updates[-1].update_id + 1)) == ()
            binh.blocks(False)
            edited = await bot.edit_message_text("Xong", 101, sent.message_id)
            assert isinstance(edited, library.Message)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        asyncio.run(story())
    assert telegram.user(101, "Bình").heard() == ["Xong"]
    assert telegram.user(101, "Bình").sees().text == "Xong"
