"""Server-sent events: what goes to a chat appears in its open pages by itself."""

import asyncio
import json
import re
from collections.abc import AsyncIterator

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from store import history, people
from store.history import Line, Mark
from web import identity
from web.guard import refuse
from web.pages import Pages, clock, day
from web.side import WebSide

KEEPALIVE_SECONDS = 15.0
_RETRY_MILLISECONDS = 2000
_MARK = re.compile(r"(\d{1,18})(?:-(\d{1,18}(?:\.\d{1,18})*))?")


def written(mark: Mark) -> str:
    """A mark as an event's id: the row's id, and behind a dash the earlier rows that are owed still."""
    return f"{mark.row}-{'.'.join(map(str, mark.owed))}" if mark.owed else str(mark.row)


def read(text: str) -> Mark | None:
    """A mark from an event's id; None where it is none."""
    found = _MARK.fullmatch(text)
    if not found:
        return None
    return Mark(int(found[1]), tuple(map(int, found[2].split("."))) if found[2] else ())


def stream_routes(side: WebSide, pages: Pages) -> APIRouter:
    """GET /chat/events."""
    router = APIRouter()

    @router.get("/chat/events")
    async def listen(request: Request, after: str = "", page: str = "") -> Response:
        token = identity.token_of(request)
        if token is None:
            return refuse(request, 404, "Chưa có cuộc trò chuyện nào. Anh/chị mở trang chính trước.")
        told = read(request.headers.get("last-event-id", "")) or read(after)
        events = _Stream(side, pages, token).run(told) if identity.is_of(page, token) else _moved()
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        return StreamingResponse(events, 200, headers, "text/event-stream")

    return router


async def _moved() -> AsyncIterator[str]:
    """The browser has become somebody else in another tab: this page has to be opened anew."""
    yield f"retry: {_RETRY_MILLISECONDS}\n\nevent: moved\ndata: {{}}\n\n"


class _Stream:
    def __init__(self, side: WebSide, pages: Pages, token: str) -> None:
        self._side = side
        self._pages = pages
        self._token = token
        self._address = identity.address_of(token)

    async def run(self, told: Mark | None) -> AsyncIterator[str]:
        """Events until the process ends or the page goes away."""
        yield f"retry: {_RETRY_MILLISECONDS}\n\n"
        with self._side.bell.listening(self._token) as ear:
            while not self._side.bell.closed:
                # Also without a ring: with several processes on one database, another one may have sent it.
                fresh, told, speaker = await asyncio.to_thread(self._look, told)
                for line, mark in fresh:
                    yield self._event(line, mark, speaker)
                if not await ear.wait(KEEPALIVE_SECONDS):
                    yield ": keepalive\n\n"

    def _look(self, told: Mark | None) -> tuple[list[tuple[Line, Mark]], Mark, int | None]:
        with self._side.database.read() as transaction:
            if told is None:
                return [], history.mark(transaction, self._address), None
            fresh, told = history.since(transaction, self._address, told)
            speaker = people.speaking(transaction, self._address) if fresh else None
            return fresh, told, speaker.id if speaker else None

    def _event(self, line: Line, mark: Mark, speaker: int | None) -> str:
        data = {
            "row": line.row,
            "html": self._pages.bubble(line, identity.page_of(self._token)),
            "time": clock(line.at),
            "day": day(line.at),
            "person": speaker,
        }
        return f"id: {written(mark)}\nevent: message\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
