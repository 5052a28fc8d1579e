"""The Telegram channel: sending replies, and taking updates in by long polling or by webhook."""

import asyncio
import logging
import re
from collections.abc import Callable, Coroutine, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError

from bot.channels import telegram_messages, telegram_updates
from bot.channels.telegram_http import AiohttpRequest, Flooded, RawBot, loads, reason
from bot.channels.telegram_polling import ALLOWED_UPDATES, Polling, Waits, persist
from bot.intake import Arrival, Intake
from domain.messages import Address, Attachment, CannotFetch, CannotSend, ChatGone, Incoming, Reply, TryLater
from replies import files

API_URL = "https://api.telegram.org"
COMMANDS = (
    ("start", "Bắt đầu, liên kết bằng mã"),
    ("viec", "Việc của tôi"),
    ("tomtat", "Tóm tắt kế hoạch"),
    ("hanbaocao", "Hạn báo cáo sắp tới"),
    ("trogiup", "Cách dùng"),
)
TOKEN_WRONG_WAIT = timedelta(minutes=1)
LONGEST_PART_WAIT = timedelta(seconds=10)
LARGEST_FILE = 20 * 2**20
"""https://core.telegram.org/bots/api#getfile."""
FETCH_SECONDS = 120.0
GONE = ("chat not found", "peer_id_invalid", "user is deactivated", "group chat was deactivated")

_FILE_PATH = re.compile(r"(?!.*\.\.)[\w-][\w./ -]{0,300}")

log = logging.getLogger(__name__)


class TelegramChannel:
    """The door to Telegram. `open` and everything after it run in one event loop."""

    name = telegram_updates.CHANNEL
    parallel = 16

    def __init__(self, token: str, api_url: str = API_URL, waits: Waits | None = None) -> None:
        # The library writes the address with the token, and what people wrote, to its debug log.
        logging.getLogger("telegram").setLevel(logging.WARNING)
        # The number before the colon is the bot's id; a token of another shape is a secret to its last letter.
        number, colon, _ = token.partition(":")
        self.bot_id = number if colon and number.isdecimal() else ""
        self.bot_name: str | None = None
        self._waits = waits or Waits()
        self._request = AiohttpRequest(self._waits.answer, self._waits.connect)
        base = api_url.rstrip("/")
        self._bot = RawBot(
            token, f"{base}/bot", f"{base}/file/bot", request=self._request, get_updates_request=self._request
        )
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def open(self) -> None:
        """Make the connections, learn the bot's name and set its menu. A Telegram that does not answer holds up
        nothing for long: name and menu come when it does."""
        self._loop = asyncio.get_running_loop()
        await self._request.initialize()
        introduced = self._start(self._introduced())
        await asyncio.wait([introduced], timeout=self._waits.open)

    async def close(self) -> None:
        """Drop what is under way, and the connections."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._request.shutdown()

    def deep_link(self, code: str) -> str | None:
        """The address that opens the chat and sends "/start CODE": https://core.telegram.org/bots/features#deep-linking.
        None while the bot's name is unknown."""
        return f"https://t.me/{self.bot_name}?start={code}" if self.bot_name else None

    async def send(self, address: Address, reply: Reply) -> str | None:
        """Send one reply, in as many messages as it needs; gives the last one's id.

        https://core.telegram.org/bots/api#sendmessage. Raises `ChatGone`, `TryLater` or `CannotSend`.
        """
        calls = telegram_messages.messages(address.chat, reply)
        if not calls:
            raise CannotSend("the text is empty")
        sent = await self._send(calls[0])
        for call in calls[1:]:
            try:
                sent = await self._send(call)
            except TryLater as later:
                # Putting the whole reply off would say its first part again, so it waits here if it is not for long.
                wait = later.after or timedelta(seconds=self._waits.first)
                if wait > LONGEST_PART_WAIT:
                    raise
                await asyncio.sleep(wait.total_seconds())
                sent = await self._send(call)
        return sent

    def settled(self, address: Address) -> None:
        """Nothing here waits for the commit."""

    def fetch(self, file: Attachment) -> bytes:
        """What a file holds, from a worker thread: https://core.telegram.org/bots/api#getfile.

        Raises `CannotFetch` for one that Telegram does not hand out, `TelegramError` where it cannot be reached.
        """
        if file.size is not None and file.size > LARGEST_FILE:
            raise CannotFetch(files.too_large())
        if self._loop is None:
            raise CannotFetch(files.not_fetched())
        return asyncio.run_coroutine_threadsafe(self._fetch(file), self._loop).result(FETCH_SECONDS)

    async def _fetch(self, file: Attachment) -> bytes:
        try:
            found = await self._bot.call("getFile", {"file_id": file.reference})
        except BadRequest as error:
            too_big = "too big" in error.message.lower()
            raise CannotFetch(files.too_large() if too_big else files.not_fetched()) from None
        path = found.get("file_path") if isinstance(found, dict) else None
        if not isinstance(path, str) or not _FILE_PATH.fullmatch(path):
            raise CannotFetch(files.not_fetched())
        return await self._request.download(f"{self._bot.base_file_url}/{path}", LARGEST_FILE)

    def answer_press(self, press: str) -> None:
        """Stop the spinner of a pressed button: https://core.telegram.org/bots/api#answercallbackquery."""
        self._start(self._answer_press(press))

    async def poll(self, intake: Intake, cursor_value: Callable[[], str | None]) -> None:
        """Take updates by long polling until cancelled; returns only where the token is wrong.

        `cursor_value` tells where the cursor "telegram:<bot's id>" stands in the store.
        """
        await Polling(self._bot, self.bot_id, self._waits, self._arrivals, intake, cursor_value).run()

    async def take(self, body: bytes, intake: Intake) -> None:
        """Store what a webhook brought. Returns when it is on disk; whatever it holds, it need not come again."""
        update = loads(body)
        found = [telegram_updates.unreadable(body)] if update is None else self._arrivals([update])
        await intake.store(found)

    async def set_webhook(self, url: str, secret: str) -> bool:
        """Have updates brought to `url`: https://core.telegram.org/bots/api#setwebhook. Tries until Telegram agrees or
        refuses (False), so it may run as a task of its own."""
        ask = partial(self._bot.set_webhook, url, secret_token=secret, allowed_updates=ALLOWED_UPDATES)
        return await persist(self._waits, ask, "set_webhook")

    def _arrivals(self, updates: Sequence[Any]) -> list[Arrival]:
        found = [telegram_updates.arrival(update, self.bot_name, self.bot_id) for update in updates]
        for one in found:
            if isinstance(one, Incoming) and one.press is not None:
                self.answer_press(one.press)
        return found

    async def _send(self, call: dict[str, Any]) -> str | None:
        try:
            sent = await self._send_formatted(call)
        except TelegramError as error:
            raise verdict(error) from None
        message = sent.get("message_id") if isinstance(sent, dict) else None
        return str(message) if message is not None else None

    async def _send_formatted(self, call: dict[str, Any]) -> Any:
        try:
            return await self._bot.call("sendMessage", call)
        except BadRequest as error:
            if "entities" not in call or "entit" not in error.message.lower():
                raise
            log.warning("telegram_sent_plain", extra={"reason": reason(error)})
        return await self._bot.call("sendMessage", {k: v for k, v in call.items() if k != "entities"})

    async def _answer_press(self, press: str) -> None:
        try:
            await self._bot.answer_callback_query(press)
        except TelegramError as error:
            log.info("telegram_press_not_answered", extra={"reason": reason(error)})

    async def _introduce(self) -> None:
        me = await self._bot.call("getMe", {})
        name = me.get("username") if isinstance(me, dict) else None
        self.bot_name = name if isinstance(name, str) else None
        try:
            await self._bot.set_my_commands(COMMANDS)
        except TelegramError as error:
            log.warning("telegram_menu_not_set", extra={"reason": reason(error)})

    async def _introduced(self) -> None:
        await persist(self._waits, self._introduce, "introduce")

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("telegram_task_failed", exc_info=error)


def verdict(error: TelegramError) -> ChatGone | TryLater | CannotSend:
    """What to do about an error, by https://core.telegram.org/bots/api#making-requests and #responseparameters."""
    if isinstance(error, Flooded):
        return TryLater(error.after)
    if isinstance(error, Forbidden):
        return ChatGone(reason(error))
    if isinstance(error, ChatMigrated):
        return CannotSend("the group became a supergroup and has a new id")
    if isinstance(error, BadRequest):
        gone = any(words in error.message.lower() for words in GONE)
        return ChatGone(reason(error)) if gone else CannotSend(reason(error))
    if isinstance(error, InvalidToken):
        log.error("telegram_token_wrong")
        return TryLater(TOKEN_WRONG_WAIT)
    return TryLater()
