"""Reading what Telegram delivers: a raw update in, an `Incoming` or an `Unread` out."""

import hashlib
import re
from typing import Any

import orjson
from pydantic import BaseModel, Field, StrictInt, StrictStr, ValidationError

from bot.intake import Arrival, Unread
from domain.messages import Address, Attachment, Incoming, Kind

CHANNEL = "telegram"

# https://core.telegram.org/bots/api#message: the contents a person sends that cannot be answered but with "send text".
_MEDIA = ("sticker", "photo", "voice", "audio", "video", "video_note", "animation", "story", "paid_media")
NOT_SERVED = frozenset((*_MEDIA, "location", "venue", "contact", "poll", "dice", "game", "checklist"))
GONE = frozenset({"kicked", "left"})
LONGEST_KEPT = 4000

_COMMAND = re.compile(r"(/[A-Za-z0-9_]+)@([A-Za-z0-9_]+)")


class _User(BaseModel):
    id: StrictInt
    is_bot: bool = False
    first_name: str = ""
    last_name: str = ""
    username: str | None = None

    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip() or self.username or ""


class _Chat(BaseModel):
    id: StrictInt
    type: StrictStr


class _Document(BaseModel):
    """https://core.telegram.org/bots/api#document."""

    file_id: StrictStr
    file_name: str = ""
    file_size: int | None = None

    def attachment(self) -> Attachment:
        return Attachment(self.file_name or "tep", self.file_id, self.file_size)


class _Answered(BaseModel):
    sender: _User | None = Field(None, alias="from")


class _Message(BaseModel):
    chat: _Chat
    sender: _User | None = Field(None, alias="from")
    text: StrictStr | None = None
    caption: StrictStr | None = None
    document: _Document | None = None
    reply_to_message: _Answered | None = None


class _Carrier(BaseModel):
    chat: _Chat


class _Press(BaseModel):
    id: StrictStr
    sender: _User = Field(alias="from")
    data: StrictStr | None = None
    message: _Carrier | None = None


class _Member(BaseModel):
    status: StrictStr


class _Membership(BaseModel):
    chat: _Chat
    new_chat_member: _Member


def arrival(update: Any, bot_name: str | None, bot_id: str | None = None) -> Arrival:
    """Read one update of https://core.telegram.org/bots/api#update; whatever cannot be read or is not served is Unread.

    The key is (bot, update_id), because another bot's updates count from a number of their own.
    """
    key = update_key(update, bot_id)
    try:
        incoming = _incoming(update, key, bot_name, bot_id)
    except ValidationError:
        incoming = None
    return incoming or Unread(CHANNEL, key, _kept(update), blocked(update))


def unreadable(body: bytes) -> Unread:
    """A body that is no JSON: kept under a hash of its content, because it has no other name."""
    text = body[:LONGEST_KEPT].decode("utf-8", "replace")
    return Unread(CHANNEL, hashlib.sha256(body).hexdigest(), {"unreadable": text})


def update_id(update: Any) -> int | None:
    """The update's number, if it has one."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) and not isinstance(number, bool) else None


def update_key(update: Any, bot_id: str | None) -> str:
    """The name under which an update is stored: "<bot>:<update_id>", or a hash of what has no number."""
    number = update_id(update)
    if number is None:
        return hashlib.sha256(_described(update).encode()).hexdigest()
    return f"{bot_id}:{number}" if bot_id else str(number)


def blocked(update: Any) -> Address | None:
    """The chat that has blocked or removed the bot with this update, if that is what it says.

    https://core.telegram.org/bots/api#chatmemberupdated: in a private chat a block shows as the status "kicked".
    """
    try:
        membership = _Membership.model_validate(update["my_chat_member"])
    except (ValidationError, KeyError, TypeError):
        return None
    return _address(membership.chat) if membership.new_chat_member.status in GONE else None


def _address(chat: _Chat) -> Address:
    return Address(CHANNEL, str(chat.id))


def _incoming(update: Any, key: str, bot_name: str | None, bot_id: str | None) -> Incoming | None:
    if update_id(update) is None:
        return None
    if "message" in update:
        message = _Message.model_validate(update["message"])
        kind = _kind(update["message"])
        if kind is None or message.sender is None or message.sender.is_bot:
            return None
        return _message(message, kind, key, bot_name, bot_id)
    if "callback_query" in update:
        press = _Press.model_validate(update["callback_query"])
        if press.message is None or press.data is None:
            return None
        chat = press.message.chat
        return Incoming(
            _address(chat), key, Kind.ACTION, press.data, press.sender.name(), chat.type == "private", press.id
        )
    return None


def _kind(message: dict[str, Any]) -> Kind | None:
    if "text" in message:
        return Kind.TEXT
    # An animation comes as a document too: https://core.telegram.org/bots/api#message.
    if "document" in message and "animation" not in message:
        return Kind.FILE
    return Kind.UNSUPPORTED if not NOT_SERVED.isdisjoint(message) else None


def _message(message: _Message, kind: Kind, key: str, bot_name: str | None, bot_id: str | None) -> Incoming | None:
    """None for what is said in a group but not to the bot."""
    private = message.chat.type == "private"
    text = (message.text or message.caption or "").replace("\x00", "")
    if private:
        text = _COMMAND.sub(r"\1", text, count=1) if text.startswith("/") else text
    else:
        words = _addressed(text, bot_name)
        if words is None and not _answers(message, bot_name, bot_id):
            return None
        text = text if words is None else words
    sender = message.sender.name() if message.sender else ""
    file = message.document.attachment() if message.document and kind is Kind.FILE else None
    return Incoming(_address(message.chat), key, kind, text, sender, private, file=file)


def _addressed(text: str, bot_name: str | None) -> str | None:
    """The text without the bot's name if a command or a mention in it is meant for the bot, else None.

    https://core.telegram.org/bots/features#commands: in groups a command may name its bot, "/viec@NhacViecBot".
    """
    if text.startswith("/"):
        command = _COMMAND.match(text)
        if command is None:
            return text
        if bot_name is None or command[2].lower() != bot_name.lower():
            return None
        return command[1] + text[command.end() :]
    if bot_name is None:
        return None
    before, mention, after = _split_at_mention(text, bot_name)
    return f"{before.rstrip()} {after.lstrip(' ,:')}".strip() if mention else None


def _split_at_mention(text: str, bot_name: str) -> tuple[str, str, str]:
    found = re.search(rf"(?<![\w@.])@{re.escape(bot_name)}(?!\w)", text, re.IGNORECASE)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")


def _answers(message: _Message, bot_name: str | None, bot_id: str | None) -> bool:
    """True for an answer to one of the bot's own messages."""
    author = message.reply_to_message.sender if message.reply_to_message else None
    if author is None or not author.is_bot:
        return False
    if bot_id is not None:
        return str(author.id) == bot_id
    return bot_name is not None and (author.username or "").lower() == bot_name.lower()


def _kept(update: Any) -> dict[str, Any]:
    """The update itself where the store can hold it, else the beginning of its text."""
    try:
        orjson.dumps(update)
    except orjson.JSONEncodeError:
        return {"unreadable": _described(update)[:LONGEST_KEPT]}
    return update if isinstance(update, dict) else {"unreadable": update}


def _described(update: Any) -> str:
    try:
        return repr(update).encode("utf-8", "replace").decode()
    except RecursionError:
        return "nested too deeply"
