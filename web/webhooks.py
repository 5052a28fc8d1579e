"""Webhooks: an update is acknowledged when it is on disk, and not before."""

import hmac
import logging
from collections.abc import Awaitable, Callable

from fastapi import APIRouter
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

LARGEST_BODY = 1_000_000
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105

_HEADER = SECRET_HEADER.lower().encode()
_EMPTY = [(b"content-length", b"0")]

log = logging.getLogger(__name__)


class TelegramWebhook:
    """Takes updates in, as plain ASGI: this is the way of every message."""

    def __init__(self, secret: str | None, store: Callable[[bytes], Awaitable[None]]) -> None:
        self._secret = None if secret is None else secret.encode()
        self._store = store

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        status = 403
        if self._secret is None or hmac.compare_digest(_given(scope), self._secret):
            status = await self._take(receive)
        await send({"type": "http.response.start", "status": status, "headers": _EMPTY})
        await send({"type": "http.response.body", "body": b""})

    async def _take(self, receive: Receive) -> int:
        body = b""
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return 400
            body += message.get("body", b"")
            if len(body) > LARGEST_BODY:
                return 413
            more = message.get("more_body", False)
        try:
            await self._store(body)
        except Exception:
            log.exception("telegram_update_not_stored")
            return 500
        return 200


def telegram_webhook(path: str, secret: str | None, store: Callable[[bytes], Awaitable[None]]) -> APIRouter:
    """The route Telegram posts updates to: https://core.telegram.org/bots/api#setwebhook.

    `store` returns when the body is on disk, and never complains of its content: anything but 2xx makes Telegram bring
    the update again and hold back the next ones of that chat. Without a secret everybody is believed.
    """
    router = APIRouter()
    router.routes.append(Route(path, TelegramWebhook(secret, store), methods=["POST"], include_in_schema=False))
    return router


def _given(scope: Scope) -> bytes:
    """The secret that came with the request; empty where none did."""
    for name, value in scope["headers"]:
        if name == _HEADER:
            return bytes(value)
    return b""
