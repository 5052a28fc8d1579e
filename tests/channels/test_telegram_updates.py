"""Reading updates: what is served, what is passed over, and nothing that raises."""

from typing import Any

import orjson
import pytest

from bot.channels.telegram_updates import arrival, blocked, unreadable
from bot.intake import Unread
from domain.messages import Address, Attachment, Incoming, Kind

BOT = "NhacViecThuBot"
BOT_ID = "123456789"
BINH = {"id": 101, "is_bot": False, "first_name": "Bình", "last_name": "Lò Văn"}
PRIVATE = {"id": 101, "type": "private", "first_name": "Bình"}
GROUP = {"id": -100200300, "type": "supergroup", "title": "Tổ công tác"}


def message(chat: dict[str, Any] = PRIVATE, **content: Any) -> dict[str, Any]:
    return {"update_id": 7, "message": {"message_id": 1, "date": 1, "from": BINH, "chat": chat, **content}}


def read(update: Any, bot_name: str | None = BOT) -> Incoming:
    found = arrival(update, bot_name, BOT_ID)
    assert isinstance(found, Incoming), found
    return found


def is_passed_over(update: Any, bot_name: str | None = BOT) -> bool:
    return isinstance(arrival(update, bot_name, BOT_ID), Unread)


def test_a_text_in_private() -> None:
    assert read(message(text="v3 dc 60")) == Incoming(
        Address("telegram", "101"), "123456789:7", Kind.TEXT, "v3 dc 60", "Bình Lò Văn", True, None
    )


def test_the_key_holds_the_bot_where_it_is_known() -> None:
    assert arrival(message(text="a"), BOT).key == "7"
    assert arrival(message(text="a"), BOT, BOT_ID).key == "123456789:7"


@pytest.mark.parametrize(
    ("said", "read_as"),
    [
        ("/viec", "/viec"),
        ("/viec@NhacViecThuBot", "/viec"),
        ("/start@nhacviecthubot AB12", "/start AB12"),
        ("việc của tôi", "việc của tôi"),
        ("gửi abc@NhacViecThuBot", "gửi abc@NhacViecThuBot"),
        ("a\x00b", "ab"),
    ],
)
def test_commands_lose_the_bots_name(said: str, read_as: str) -> None:
    assert read(message(text=said)).text == read_as


def test_a_command_in_private_is_ours_even_while_our_name_is_unknown() -> None:
    assert read(message(text="/viec@NhacViecThuBot"), bot_name=None).text == "/viec"


def test_a_press() -> None:
    press = {
        "id": "42",
        "from": BINH,
        "chat_instance": "1",
        "data": "done:12",
        "message": {"message_id": 5, "date": 0, "chat": PRIVATE},
    }
    found = read({"update_id": 8, "callback_query": press})
    assert (found.kind, found.text, found.press, found.private) == (Kind.ACTION, "done:12", "42", True)
    assert is_passed_over({"update_id": 8, "callback_query": {**press, "message": None}})
    assert is_passed_over({"update_id": 8, "callback_query": {**press, "data": None}})


def test_a_file_comes_with_its_name_and_what_telegram_calls_it() -> None:
    document = {"file_id": "BQACAgUAAx", "file_unique_id": "u", "file_name": "kế hoạch.docx", "file_size": 48_000}
    found = read(message(document=document, caption="đây ạ"))
    assert (found.kind, found.text) == (Kind.FILE, "đây ạ")
    assert found.file == Attachment("kế hoạch.docx", "BQACAgUAAx", 48_000)
    nameless = read(message(document={"file_id": "BQACAgUAAy"}))
    assert nameless.file == Attachment("tep", "BQACAgUAAy", None)
    moving = read(message(animation={"file_id": "x"}, document={"file_id": "x"}))
    assert (moving.kind, moving.file) == (Kind.UNSUPPORTED, None)


@pytest.mark.parametrize("content", ["sticker", "photo", "voice", "location", "contact", "poll", "video"])
def test_what_cannot_be_read_is_said_to_be_so(content: str) -> None:
    found = read(message(**{content: {"file_id": "x"}}))
    assert (found.kind, found.text) == (Kind.UNSUPPORTED, "")


def test_a_caption_is_what_was_typed() -> None:
    assert read(message(document={"file_id": "x"}, caption="I.1 xong rồi")).text == "I.1 xong rồi"


@pytest.mark.parametrize(
    ("said", "read_as"),
    [
        ("@NhacViecThuBot việc của tôi", "việc của tôi"),
        ("@nhacviecthubot, việc của tôi", "việc của tôi"),
        ("việc của tôi @NhacViecThuBot", "việc của tôi"),
        ("cho hỏi @NhacViecThuBot hạn nào", "cho hỏi hạn nào"),
        ("/viec@NhacViecThuBot", "/viec"),
        ("/viec", "/viec"),
        ("@NhacViecThuBot", ""),
    ],
)
def test_in_a_group_what_is_said_to_the_bot(said: str, read_as: str) -> None:
    found = read(message(GROUP, text=said))
    assert (found.text, found.private, found.address.chat) == (read_as, False, "-100200300")


@pytest.mark.parametrize(
    "said", ["chiều nay họp", "/viec@BotKhac", "@BotKhac ơi", "@NhacViecThuBot2 ơi", "thu@NhacViecThuBot"]
)
def test_in_a_group_what_is_not_said_to_the_bot_is_passed_over(said: str) -> None:
    assert is_passed_over(message(GROUP, text=said))
    assert is_passed_over(message(GROUP, text="@NhacViecThuBot ơi"), bot_name=None)


def test_in_a_group_an_answer_to_the_bot() -> None:
    ours = {"from": {"id": 123456789, "is_bot": True, "first_name": "Bot", "username": BOT}}
    other = {"from": {"id": 5, "is_bot": True, "first_name": "Bot", "username": "BotKhac"}}
    assert read(message(GROUP, text="1 xong", reply_to_message=ours)).text == "1 xong"
    assert is_passed_over(message(GROUP, text="1 xong", reply_to_message=other))
    assert is_passed_over(message(GROUP, text="1 xong", reply_to_message={"from": BINH}))
    assert isinstance(arrival(message(GROUP, text="1 xong", reply_to_message=ours), BOT), Incoming)
    assert isinstance(arrival(message(GROUP, text="1 xong", reply_to_message=other), BOT), Unread)


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 7, "edited_message": message(text="a")["message"]},
        {"update_id": 7, "channel_post": message(text="a")["message"]},
        {"update_id": 7, "my_chat_member": {}},
        {"update_id": 7, "kind_of_next_year": {}},
        {"update_id": 7},
        message(new_chat_members=[BINH]),
        message(pinned_message={}),
        {"update_id": 7, "message": None},
        {"update_id": 7, "message": []},
        {"update_id": 7, "message": {"chat": {"id": "101", "type": "private"}, "text": "a", "from": BINH}},
        {"update_id": 7, "message": {"chat": PRIVATE, "text": 5, "from": BINH}},
        {"update_id": 7, "message": {"chat": PRIVATE, "text": "không ai nói"}},
        {"update_id": 7, "message": {"chat": PRIVATE, "text": "a", "from": {**BINH, "is_bot": True}}},
        {"update_id": 7, "callback_query": "x"},
    ],
)
def test_the_rest_is_kept_and_passed_over(update: dict[str, Any]) -> None:
    assert arrival(update, BOT, BOT_ID) == Unread("telegram", "123456789:7", update)


def nested(depth: int) -> Any:
    value: Any = 0
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "update",
    [
        *(None, 5, "chữ", [], [1, 2], {}, {"update_id": None}, {"update_id": "7"}, {"update_id": True}),
        *({"message": {"text": "không số"}}, {"x": "\ud800"}, {"x": nested(300)}, {"x": nested(5000)}),
    ],
)
def test_what_is_no_update_gets_a_name_of_its_own(update: Any) -> None:
    found = arrival(update, BOT, BOT_ID)
    assert isinstance(found, Unread)
    assert len(found.key) == 64
    assert found.key == arrival(update, BOT, BOT_ID).key
    orjson.dumps(found.payload)


def test_a_numbered_update_too_deep_to_be_kept_keeps_its_number() -> None:
    found = arrival({"update_id": 7, "x": nested(5000)}, BOT, BOT_ID)
    assert (found.key, isinstance(found, Unread)) == ("123456789:7", True)


def test_a_body_that_is_no_json() -> None:
    assert unreadable(b"\xff{").payload == {"unreadable": "�{"}
    assert unreadable(b"a").key != unreadable(b"b").key


def test_a_block_is_seen() -> None:
    def membership(status: str) -> dict[str, Any]:
        member = {"user": {"id": 123456789, "is_bot": True, "first_name": "Bot"}, "status": status}
        return {"update_id": 9, "my_chat_member": {"chat": PRIVATE, "from": BINH, "date": 1, "new_chat_member": member}}

    assert blocked(membership("kicked")) == Address("telegram", "101")
    assert blocked(membership("member")) is None
    assert blocked(message(text="a")) is None
    assert blocked(None) is None
    assert blocked({"my_chat_member": {"chat": 5}}) is None
