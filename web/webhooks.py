"""Webhooks: an update is acknowledged when it is on disk, and not before."""

import hmac
import logging
from collections.abc import Awaitable, Callable

from fastapi import APIRouter
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

LARGEST_BODY = 1_000_000
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105

log = logging.getLogger(__name__)


def telegram_webhook(path: str, secret: str | None, store: Callable[[bytes], Awaitable[None]]) -> APIRouter:
    """The route Telegram posts updates to: https://core.telegram.org/bots/api#setwebhook.

    `store` returns when the body is on disk, and never complains of its content: anything but 2xx makes Telegram bring
    the update again and hold back the next ones of that chat. Without a secret everybody is believed.
    """
    expected = None if secret is None else secret.encode()

    async def receive(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "").encode("latin-1")
        if expected is not None and not hmac.compare_digest(given, expected):
            return Response(status_code=403)
        try:
            body = await _body(request)
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            return Response(status_code=413)
        try:
            await store(body)
        except Exception:
            log.exception("telegram_update_not_stored")
            return Response(status_code=500)
        return Response(status_code=200)

    router = APIRouter()
    # A plain route: FastAPI's own would work out parameters for each update, of which there are none.
    router.add_route(path, receive, methods=["POST"], include_in_schema=False)
    return router


async def _body(request: Request) -> bytes | None:
    """The body, or None where it is larger than any update."""
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > LARGEST_BODY:
            return None
        chunks.append(chunk)
    return b"".join(chunks)
