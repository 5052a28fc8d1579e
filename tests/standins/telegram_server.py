"""The server side of the Telegram stand-in: the Bot API's methods over HTTP, and delivery by webhook.

Everything here runs in the loop of the stand-in's own thread.
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
import orjson
from aiohttp import web

Answer = Callable[[dict[str, Any]], Any]

LARGEST_FILE = 20 * 2**20
LONGEST_TEXT = 4096
LONGEST_ACTION = 64
RETRY_SECONDS = (0.0, 0.05, 0.1, 0.2, 0.4)


class Refused(Exception):
    """The Bot API's refusal of a call."""

    def __init__(self, status: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.status = status
        self.body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
        if parameters:
            self.body["parameters"] = parameters


@dataclass(frozen=True, slots=True)
class Sent:
    """A message the bot sent, as the person sees it."""

    message_id: int
    chat: int
    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    rows: tuple[int, ...] = ()
    entities: tuple[dict[str, Any], ...] = ()

    def bold(self) -> list[str]:
        """What stands in bold."""
        raw = self.text.encode("utf-16-le")
        spans = [(e["offset"] * 2, e["length"] * 2) for e in self.entities if e["type"] == "bold"]
        return [raw[at : at + size].decode("utf-16-le") for at, size in spans]


@dataclass
class Fault:
    """How the next calls of a method go wrong."""

    status: int = 0
    body: bytes = b""
    times: int = 1
    drop: bool = False


@dataclass
class Webhook:
    """Where updates are brought to."""

    url: str
    secret: str | None
    connections: int


@dataclass
class State:
    """What the Bot API knows of one bot."""

    token: str
    username: str
    on_sent: Callable[[], None]
    sent: list[Sent] = field(default_factory=list)
    heard: dict[int, list[Sent]] = field(default_factory=lambda: defaultdict(list))
    updates: dict[int, dict[str, Any]] = field(default_factory=dict)
    pending: list[int] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    calls: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    faults: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    delays: dict[str, float] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    files: dict[str, bytes] = field(default_factory=dict)
    commands: list[dict[str, str]] = field(default_factory=list)
    webhook: Webhook | None = None
    next_message: int = 1
    next_update: int = 700_000_001

    @property
    def bot_id(self) -> int:
        return int(self.token.partition(":")[0])


class Server:
    """Answers `/bot<token>/<method>`; to be made and used inside the running loop."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._news = asyncio.Event()
        self._closing = False
        self._runner: web.ServerRunner | None = None
        self._pushers: dict[int, asyncio.Task[None]] = {}
        self._queues: dict[int, deque[int]] = defaultdict(deque)
        self._session: aiohttp.ClientSession | None = None
        self._gate = asyncio.Semaphore(40)
        self._prefix = f"/bot{state.token}/"
        self._methods: dict[str, Answer] = {
            "sendmessage": self._send_message,
            "answercallbackquery": self._answer_callback_query,
            "editmessagetext": self._edit_message_text,
            "getfile": self._get_file,
            "getme": lambda _: {"id": state.bot_id, "is_bot": True, "first_name": "Bot", "username": state.username},
            "setmycommands": self._set_my_commands,
            "sendchataction": lambda _: True,
            "setwebhook": self._set_webhook,
            "deletewebhook": self._delete_webhook,
            "getwebhookinfo": self._webhook_info,
        }

    async def start(self, port: int) -> int:
        """Listen; gives the port."""
        self._runner = web.ServerRunner(web.Server(self._handle, access_log=None), shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        return int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        """Let pollers go, stop pushing, close every connection."""
        self._closing = True
        self._news.set()
        pushers = list(self._pushers.values())
        for pusher in pushers:
            pusher.cancel()
        await asyncio.gather(*pushers, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
        if self._runner is not None:
            await self._runner.cleanup()

    def add(self, kind: str, content: Any) -> int:
        """Something happened: an update for the bot."""
        number = self.state.next_update
        self.state.next_update += 1
        self.state.updates[number] = {"update_id": number, kind: content}
        self.deliver(number)
        return number

    def deliver(self, number: int) -> None:
        """Bring an update to the bot, or bring it again."""
        if self.state.webhook is not None:
            self._push(number)
            return
        if number not in self.state.pending:
            self.state.pending = sorted([*self.state.pending, number])
        self._news.set()

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.path.startswith(f"/file{self._prefix}"):
            content = self.state.files.get(request.path.rpartition("/")[2].partition(".")[0])
            return _json(404, {"ok": False}) if content is None else web.Response(body=content)
        if not request.path.startswith(self._prefix):
            return _json(401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
        method = request.path[len(self._prefix) :]
        name = method.lower()
        self.state.calls[method] += 1
        parameters = await _parameters(request)
        if self.state.delays and (delay := self.state.delays.get(name)):
            await asyncio.sleep(delay)
        fault = self._fault(name)
        if fault is not None and not fault.drop:
            return web.Response(status=fault.status, body=fault.body, content_type="application/json")
        try:
            result = await self._result(name, parameters)
        except Refused as refused:
            return _json(refused.status, refused.body)
        if fault is not None and request.transport is not None:
            request.transport.abort()
        return _json(200, {"ok": True, "result": result})

    def _fault(self, name: str) -> Fault | None:
        faults = self.state.faults.get(name)
        if not faults:
            return None
        faults[0].times -= 1
        return faults.popleft() if faults[0].times <= 0 else faults[0]

    async def _result(self, name: str, parameters: dict[str, Any]) -> Any:
        if name == "getupdates":
            return await self._get_updates(parameters)
        answer = self._methods.get(name)
        if answer is None:
            raise Refused(404, "Not Found")
        return answer(parameters)

    async def _get_updates(self, parameters: dict[str, Any]) -> list[Any]:
        state = self.state
        if state.webhook is not None:
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active")
        self._news.set()
        self._news = news = asyncio.Event()  # each poller has its own, so that the next one cannot take it back
        offset, limit = int(parameters.get("offset", 0)), int(parameters.get("limit", 100))
        if offset > 0:
            state.pending = [number for number in state.pending if number >= offset]
        ends = asyncio.get_running_loop().time() + float(parameters.get("timeout", 0))
        while True:
            if news is not self._news:
                raise Refused(409, "Conflict: terminated by other getUpdates request")
            left = ends - asyncio.get_running_loop().time()
            if state.pending or left <= 0 or self._closing:
                return [state.updates[number] for number in state.pending[:limit]]
            news.clear()
            try:
                await asyncio.wait_for(news.wait(), left)
            except TimeoutError:
                continue

    def _get_file(self, parameters: dict[str, Any]) -> dict[str, Any]:
        name = str(parameters.get("file_id", ""))
        content = self.state.files.get(name)
        if content is None:
            raise Refused(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        if len(content) > LARGEST_FILE:
            raise Refused(400, "Bad Request: file is too big")
        return {"file_id": name, "file_size": len(content), "file_path": f"documents/{name}.bin"}

    def _send_message(self, parameters: dict[str, Any]) -> dict[str, Any]:
        state = self.state
        chat, text = _checked_message(parameters, state.blocked)
        message = state.next_message
        state.next_message += 1
        one = _sent(message, chat, text, parameters)
        state.sent.append(one)
        state.heard[chat].append(one)
        state.on_sent()
        return {"message_id": message, "date": 1_700_000_000, "chat": _chat(chat), "text": text}

    def _edit_message_text(self, parameters: dict[str, Any]) -> dict[str, Any]:
        chat, text = _checked_message(parameters, self.state.blocked)
        message = int(parameters.get("message_id", 0))
        shown = next((one for one in self.state.heard[chat] if one.message_id == message), None)
        if shown is None:
            raise Refused(400, "Bad Request: message to edit not found")
        changed = _sent(message, chat, text, parameters)
        if changed == shown:
            raise Refused(400, "Bad Request: message is not modified")
        for messages in (self.state.sent, self.state.heard[chat]):
            messages[messages.index(shown)] = changed
        return {"message_id": message, "date": 1_700_000_000, "chat": _chat(chat), "text": text}

    def _answer_callback_query(self, parameters: dict[str, Any]) -> bool:
        press = str(parameters.get("callback_query_id", ""))
        if not press or press in self.state.answered:
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self.state.answered.append(press)
        return True

    def _set_my_commands(self, parameters: dict[str, Any]) -> bool:
        self.state.commands = _value(parameters.get("commands", []))
        return True

    def _set_webhook(self, parameters: dict[str, Any]) -> bool:
        url = str(parameters.get("url", ""))
        if not url:
            return self._delete_webhook(parameters)
        connections = int(parameters.get("max_connections", 40))
        self.state.webhook = Webhook(url, parameters.get("secret_token"), connections)
        self._gate = asyncio.Semaphore(connections)
        self._news.set()
        self._news = asyncio.Event()
        waiting, self.state.pending = self.state.pending, []
        for number in waiting:
            self._push(number)
        return True

    def _delete_webhook(self, parameters: dict[str, Any]) -> bool:
        self.state.webhook = None
        waiting = [number for queue in self._queues.values() for number in queue]
        self._queues.clear()
        self.state.pending = sorted({*self.state.pending, *waiting})
        return True

    def _webhook_info(self, parameters: dict[str, Any]) -> dict[str, Any]:
        webhook = self.state.webhook
        waiting = len(self.state.pending) + sum(map(len, self._queues.values()))
        url = webhook.url if webhook else ""
        return {"url": url, "has_custom_certificate": False, "pending_update_count": waiting}

    def _push(self, number: int) -> None:
        chat = _chat_of(self.state.updates[number])
        self._queues[chat].append(number)
        pusher = self._pushers.get(chat)
        if pusher is None or pusher.done():
            self._pushers[chat] = asyncio.create_task(self._push_in_order(chat))

    async def _push_in_order(self, chat: int) -> None:
        """One update at a time per chat; the next ones wait behind one that is not taken."""
        queue = self._queues[chat]
        failed = 0
        while queue and (webhook := self.state.webhook) is not None:
            if await self._post(webhook, self.state.updates[queue[0]]):
                failed = 0
                if queue:
                    queue.popleft()
            else:
                await asyncio.sleep(RETRY_SECONDS[min(failed, len(RETRY_SECONDS) - 1)])
                failed += 1

    async def _post(self, webhook: Webhook, update: dict[str, Any]) -> bool:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10))
        headers = {"Content-Type": "application/json"}
        if webhook.secret is not None:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret
        try:
            async with (
                self._gate,
                self._session.post(webhook.url, data=orjson.dumps(update), headers=headers) as response,
            ):
                return 200 <= response.status < 300
        except (aiohttp.ClientError, OSError, TimeoutError):
            return False


def _json(status: int, value: Any) -> web.Response:
    return web.Response(status=status, body=orjson.dumps(value), content_type="application/json")


async def _parameters(request: web.BaseRequest) -> dict[str, Any]:
    body = await request.read()
    if not body:
        return dict(request.query)
    if request.content_type == "application/json":
        value = orjson.loads(body)
        return value if isinstance(value, dict) else {}
    return dict(parse_qsl(body.decode()))


def _value(given: Any) -> Any:
    """A parameter that is itself JSON, given as such or as a string."""
    return orjson.loads(given) if isinstance(given, str) else given


def _checked_message(parameters: dict[str, Any], blocked: set[int]) -> tuple[int, str]:
    text = str(parameters.get("text", ""))
    try:
        chat = int(parameters.get("chat_id", ""))
    except ValueError:
        raise Refused(400, "Bad Request: chat not found") from None
    if not text.strip():
        raise Refused(400, "Bad Request: message text is empty")
    if len(text) > LONGEST_TEXT // 2 and len(text.encode("utf-16-le")) // 2 > LONGEST_TEXT:
        raise Refused(400, "Bad Request: message is too long")
    if chat in blocked:
        raise Refused(403, "Forbidden: bot was blocked by the user")
    return chat, text


def _sent(message: int, chat: int, text: str, parameters: dict[str, Any]) -> Sent:
    markup, entities = parameters.get("reply_markup"), parameters.get("entities")
    if markup is None and entities is None:
        return Sent(message, chat, text)
    rows = _value(markup)["inline_keyboard"] if markup else []
    buttons = tuple((button["text"], button["callback_data"]) for row in rows for button in row)
    for _, action in buttons:
        if not 1 <= len(action.encode()) <= LONGEST_ACTION:
            raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    return Sent(message, chat, text, buttons, tuple(map(len, rows)), tuple(_value(entities) or ()))


def _chat(chat: int) -> dict[str, Any]:
    return {"id": chat, "type": "private" if chat > 0 else "group"}


def _chat_of(update: dict[str, Any]) -> int:
    """The chat in whose order an update is brought: the person's for a press."""
    for content in update.values():
        if isinstance(content, dict):
            return int((content.get("chat") or content.get("from") or {"id": 0})["id"])
    return 0
