"""What stands before every route: whose pages may call, by which name, with how much; and what browsers may load."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY_LIMIT = 256 * 1024
STREAMED = ("/chat/file",)
"""Paths that look at who calls before they read a body, which they bound themselves."""
# So much of a refused body is still read: closed any earlier, the browser would show an error of its own.
_READ_AWAY = 4 * 1024 * 1024
_HEADERS = {
    "content-security-policy": "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
}
_READING = ("GET", "HEAD", "OPTIONS")
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host")
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[^:\[\]/@\s]+)(?::\d+)?", re.IGNORECASE)


class Guard:
    """An ASGI layer, as plain as can be: streams pass through it untouched.

    `hosts` are the names of a page that only this machine may reach, None where any may.
    """

    def __init__(self, app: ASGIApp, hosts: Sequence[str] | None = None) -> None:
        self._app = app
        self._hosts = None if hosts is None else frozenset(host.strip("[]").lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = self._refusal(scope)
        if answer is None and scope["method"] not in _READING and scope["path"] not in STREAMED:
            body = await _read(receive)
            if body is None:
                answer = refuse(Request(scope), 413, "Nội dung quá lớn (tối đa 256 KB). Anh/chị chia nhỏ rồi gửi.")
            else:
                receive = _replay(body, receive)
        await (answer or self._app)(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if self._hosts is not None and _name(host) not in self._hosts:
            # A foreign name that leads here is how a page elsewhere would read this one (DNS rebinding).
            return refuse(Request(scope), 400, "Địa chỉ này không phải của Nhắc Việc trên máy này.")
        if self._hosts is not None and any(name in headers for name in _FORWARDED):
            # Through a tunnel or a proxy others would reach a page that trusts whoever sits at this machine.
            return refuse(Request(scope), 403, "Trang này chỉ mở được ngay trên máy đang chạy Nhắc Việc.")
        if scope["method"] not in _READING and _is_foreign(headers, host):
            return refuse(Request(scope), 403, "Yêu cầu đến từ trang khác nên không được nhận.")
        return None


def _name(host: str) -> str:
    found = _HOST.fullmatch(host)
    return found["name"].strip("[]").lower() if found else ""


def _is_foreign(headers: Headers, host: str) -> bool:
    """True when a browser says that the request comes from a page of another site. Servers that call say nothing."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() != host.lower()


async def _read(receive: Receive) -> bytes | None:
    """The whole body; None where it is too large, or broke off: half a message must not pass for one."""
    body, size, more = bytearray(), 0, True
    while more and size <= _READ_AWAY:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        chunk = message.get("body", b"")
        size += len(chunk)
        if size <= BODY_LIMIT:
            body += chunk
        more = message.get("more_body", False)
    return bytes(body) if size <= BODY_LIMIT else None


def _replay(body: bytes, receive: Receive) -> Receive:
    told = False

    async def replayed() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replayed


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending


def refuse(request: Request, status: int, why: str) -> Response:
    """A refusal in words: JSON for our script and for programs, plain text for a person's browser."""
    if "text/html" in request.headers.get("accept", ""):
        return PlainTextResponse(why, status)
    return JSONResponse({"error": why}, status)
