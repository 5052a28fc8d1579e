"""HTTP to Telegram: python-telegram-bot's request interface over aiohttp, and keeping the token out of the logs.

aiohttp instead of the library's own httpx, because httpx costs several times as much per call and gets slower the
more calls are under way (encode/httpx issue 3215).
"""

import json
import logging
import re
from collections.abc import Mapping
from datetime import timedelta
from functools import lru_cache
from typing import Any
from urllib.request import getproxies, proxy_bypass

import aiohttp
import orjson
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)
from telegram.request import BaseRequest, RequestData
from yarl import URL

CONNECT_SECONDS = 5.0
READ_SECONDS = 10.0
CONNECTIONS = 40
LONGEST_WAIT_SECONDS = 3600

_TOKENS = re.compile(r"(?<=/bot)\d+(?::|%3A)[\w-]+|\b\d{6,}(?::|%3A)[\w-]{30,}", re.IGNORECASE)
_KIND_OF_ERROR = re.compile(r"^(?:Forbidden|Conflict|Unauthorized|Internal Server Error): ")
_JSON = {"Content-Type": "application/json"}


def mask(text: str) -> str:
    """The text without bot tokens: a token in an address opens the whole bot to whoever reads the log."""
    return _TOKENS.sub("***", text)


class MaskTokens(logging.Filter):
    """Takes bot tokens out of log records. Belongs on every handler: a logger's filter sees only its own records."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record in place; none is withheld."""
        try:
            message = record.getMessage()
        except (TypeError, ValueError):  # its arguments do not fit; the handler will say so itself
            message, record.args = str(record.msg), ()
            record.msg = mask(message)
        if _TOKENS.search(message):
            record.msg, record.args = mask(message), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text and _TOKENS.search(record.exc_text):
            record.exc_text, record.exc_info = mask(record.exc_text), None
        for name, value in record.__dict__.items():
            if isinstance(value, str) and _TOKENS.search(value):
                record.__dict__[name] = mask(value)
        return True


class Flooded(TelegramError):
    """Telegram asks to wait: https://core.telegram.org/bots/api#responseparameters, retry_after.

    In place of `telegram.error.RetryAfter`, which warns of its own deprecation each time it is made.
    """

    def __init__(self, after: timedelta | None) -> None:
        super().__init__("Too many requests")
        self.after = after


def reason(error: TelegramError) -> str:
    """Why Telegram refused, for a log: what stands after a second colon may quote the message itself."""
    words = _KIND_OF_ERROR.sub("", error.message)
    return f"{type(error).__name__}: {mask(words).partition(':')[0][:100]}"


class AiohttpRequest(BaseRequest):
    """One pool of connections for all calls, made inside the running loop."""

    def __init__(self, read_timeout: float = READ_SECONDS, connect_timeout: float = CONNECT_SECONDS) -> None:
        self._read = read_timeout
        self._connect = connect_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """As `BaseRequest` asks for it."""
        return self._read

    async def initialize(self) -> None:
        """Open the pool; a second call does nothing."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=CONNECTIONS, ttl_dns_cache=300)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body, as `BaseRequest` wants them. The errors name no address, because it holds the token."""
        body = orjson.dumps(request_data.parameters) if request_data is not None else None
        return await self.exchange(
            url, body, None if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout, method
        )

    async def exchange(
        self, url: str, body: bytes | None, read_timeout: float | None = None, method: str = "POST"
    ) -> tuple[int, bytes]:
        """Status and body of one request; the pool's own time-out where none is given."""
        if self._session is None:
            raise NetworkError("the connection is closed")
        read = self._read if read_timeout is None else read_timeout
        try:
            # A redirect would carry the token to another host.
            async with self._session.request(
                method,
                _parsed(url),
                data=body,
                headers=_JSON,
                timeout=_timeout(self._connect, read),
                proxy=_proxy(url),
                allow_redirects=False,
            ) as response:
                status, answer = response.status, await response.read()
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None
        return _judged(status, answer)

    async def download(self, url: str, most: int) -> bytes:
        """What stands at an address. Raises `telegram.error.NetworkError`, also where it is more than `most` bytes."""
        if self._session is None:
            raise NetworkError("the connection is closed")
        try:
            async with self._session.get(
                _parsed(url), timeout=_timeout(self._connect, None), proxy=_proxy(url), allow_redirects=False
            ) as response:
                if response.status != 200:
                    raise NetworkError(f"HTTP {response.status}")
                content = bytearray()
                async for chunk in response.content.iter_chunked(2**16):
                    content += chunk
                    if len(content) > most:
                        raise NetworkError("the file is larger than it was said to be")
                return bytes(content)
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """As `BaseRequest` has it, with orjson, and without writing what cannot be read to the log."""
        value = loads(payload)
        if not isinstance(value, dict):
            raise NetworkError("the answer is not Telegram's")
        return value


class RawBot(Bot):
    """The library's bot, with calls that give the JSON as it is: one update its classes cannot read would otherwise
    stop polling for ever, and reading back each sent message costs as much as sending it."""

    __slots__ = ()

    async def call(self, method: str, parameters: Mapping[str, Any], read_timeout: float | None = None) -> Any:
        """Call a method of the Bot API with plain JSON values. Raises `telegram.error.TelegramError`."""
        request = self.request
        if not isinstance(request, AiohttpRequest):
            raise TypeError("the bot was built with another request class")
        # Not through the library's own post, which looks into each value for files and objects of its classes.
        return result_of(*await request.exchange(f"{self.base_url}/{method}", orjson.dumps(parameters), read_timeout))


def loads(payload: bytes) -> Any:
    """Read JSON; None where it cannot be read. Half a surrogate pair, which orjson refuses, becomes "?"."""
    try:
        return orjson.loads(payload)
    except orjson.JSONDecodeError:
        try:
            lenient = json.loads(payload.decode("utf-8", "replace"))
            return orjson.loads(json.dumps(lenient, ensure_ascii=False).encode("utf-8", "replace"))
        except (ValueError, RecursionError):
            return None


def _judged(status: int, answer: bytes) -> tuple[int, bytes]:
    if status == 429:
        raise Flooded(_asked_wait(answer))
    if status >= 300 and not answer.lstrip().startswith(b"{"):
        # A gateway's page is not Telegram's word: its 404 does not mean that the token is wrong.
        raise NetworkError(f"HTTP {status} from a gateway")
    if status < 300 and b'"result"' not in answer:
        raise NetworkError("the answer is not Telegram's")
    return status, answer


def result_of(status: int, answer: bytes) -> Any:
    """What a call gave, or the error Telegram told: https://core.telegram.org/bots/api#making-requests."""
    value = loads(answer)
    if not isinstance(value, dict):
        raise NetworkError("the answer is not Telegram's")
    if value.get("ok") is True:
        return value.get("result")
    why = str(value.get("description", f"HTTP {status}"))
    parameters = value.get("parameters")
    moved = parameters.get("migrate_to_chat_id") if isinstance(parameters, dict) else None
    if moved is not None:
        raise ChatMigrated(moved)
    if status in (401, 404):
        raise InvalidToken(why)
    raise _ERRORS.get(status, NetworkError if status >= 500 else BadRequest)(why)


_ERRORS: dict[int, type[TelegramError]] = {400: BadRequest, 403: Forbidden, 409: Conflict}


def _asked_wait(answer: bytes) -> timedelta | None:
    value = loads(answer)
    parameters = value.get("parameters") if isinstance(value, dict) else None
    seconds = parameters.get("retry_after") if isinstance(parameters, dict) else None
    if not isinstance(seconds, int | float) or seconds <= 0:
        return None
    return timedelta(seconds=min(seconds, LONGEST_WAIT_SECONDS))


@lru_cache(maxsize=64)
def _parsed(url: str) -> URL:
    return URL(url, encoded=True)


@lru_cache(maxsize=16)
def _timeout(connect: float, read: float | None) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=None if read is None else connect + read, sock_connect=connect, sock_read=read)


@lru_cache(maxsize=64)
def _proxy(url: str) -> str | None:
    """The proxy that the environment names for this address; looked up once, as aiohttp's own look-up is slow."""
    parsed = URL(url, encoded=True)
    host = parsed.host or ""
    if host in ("localhost", "127.0.0.1", "::1") or proxy_bypass(host):
        return None
    return getproxies().get(parsed.scheme)
