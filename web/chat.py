"""The web chat: the page, and what it sends."""

import asyncio
import json
import logging
import re
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from domain.messages import Incoming, Kind
from store import history, people
from web import identity, stream
from web.guard import refuse
from web.pages import Pages, clock, day, groups
from web.side import WebSide

log = logging.getLogger("nhacviec.web")

LONGEST_TEXT = 20_000
_KEY = re.compile(r"[A-Za-z0-9_-]{4,64}")
_ACTION = re.compile(r"[\x20-\x7e]{1,64}")
_NOT_STORED = "Chưa nhận được tin vì máy chủ gặp lỗi. Anh/chị gửi lại giúp."
_MOVED = "Trang này đã cũ: máy đã đổi sang người khác. Anh/chị tải lại trang."


@dataclass(frozen=True, slots=True)
class _Sent:
    """The fields of a request, from our script (JSON) or from a plain form."""

    fields: dict[str, str]
    by_script: bool


async def _sent(request: Request) -> _Sent | None:
    """What was sent; None where it cannot be read."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() == "application/json":
        try:
            found = json.loads(await request.body())
        except ValueError:
            return None
        return _Sent({k: v for k, v in found.items() if isinstance(v, str)}, True) if isinstance(found, dict) else None
    form = await request.form(max_files=0)
    return _Sent({name: value for name, value in form.items() if isinstance(value, str)}, False)


def _is_of_this_page(request: Request, sent: _Sent) -> bool:
    return identity.is_of(sent.fields.get("page", ""), identity.token_of(request))


def chat_routes(side: WebSide, pages: Pages) -> APIRouter:
    """`/` and what the page posts."""
    chat = _Chat(side, pages)
    router = APIRouter()
    router.add_api_route("/", chat.page, methods=["GET", "HEAD"])
    router.add_api_route("/chat", chat.say, methods=["POST"])
    router.add_api_route("/chat/press", chat.press, methods=["POST"])
    router.add_api_route("/chat/as", chat.become, methods=["POST"])
    router.add_api_route("/chat/leave", chat.leave, methods=["POST"])
    return router


class _Chat:
    def __init__(self, side: WebSide, pages: Pages) -> None:
        self._side = side
        self._pages = pages

    # ------------------------------------------------------------ the page
    def page(self, request: Request) -> Response:
        """The conversation; where one may choose whom to be and has not, or asks to anew, the choice."""
        token = identity.token_of(request) or identity.new_token()
        address = identity.address_of(token)
        with self._side.database.read() as transaction:
            person = people.speaking(transaction, address)
            if self._side.choose and (person is None or "doi" in request.query_params):
                contacts = people.contacts(transaction)
                response = self._pages.page("choose.html", groups=groups(contacts), person=person)
            else:
                mark = history.mark(transaction, address)
                lines = history.lines(transaction, address)
                response = self._pages.page(
                    "chat.html",
                    person=person,
                    lines=lines,
                    mark=stream.written(mark),
                    page=identity.page_of(token),
                    key=identity.new_token(),
                )
        identity.remember(request, response, token)
        return response

    # ------------------------------------------------------------ what is sent
    async def say(self, request: Request) -> Response:
        """A typed message: acknowledged when it is on disk."""
        sent = await _sent(request)
        if sent is None or not sent.fields.get("text", "").strip():
            return refuse(request, 400, "Anh/chị chưa nhập nội dung.")
        text = sent.fields["text"].replace("\r\n", "\n")
        if len(text) > LONGEST_TEXT:
            return refuse(request, 413, "Tin dài quá 20.000 ký tự. Anh/chị chia nhỏ rồi gửi giúp.")
        return await self._take(request, sent, Kind.TEXT, text)

    async def press(self, request: Request) -> Response:
        """A pressed button of one of the last messages."""
        sent = await _sent(request)
        action = sent.fields.get("action", "") if sent else ""
        if sent is None or not _ACTION.fullmatch(action):
            return refuse(request, 400, "Không đọc được nút đã bấm.")
        if not _is_of_this_page(request, sent):
            return refuse(request, 410, _MOVED)
        shown = await asyncio.to_thread(self._label, identity.token_of(request), action)
        if shown is None:
            return refuse(request, 409, "Nút này không còn dùng được. Anh/chị nhắn bằng lời giúp.")
        return await self._take(request, sent, Kind.ACTION, action, shown)

    def _label(self, token: str | None, action: str) -> str | None:
        if token is None:
            return None
        with self._side.database.read() as transaction:
            return history.label(transaction, identity.address_of(token), action)

    async def _take(self, request: Request, sent: _Sent, kind: Kind, text: str, shown: str = "") -> Response:
        key = sent.fields.get("key", "")
        if not _KEY.fullmatch(key):
            return refuse(request, 400, "Tin gửi thiếu mã nhận dạng (key).")
        if not _is_of_this_page(request, sent):
            return refuse(request, 410, _MOVED)
        token = identity.token_of(request) or identity.new_token()
        incoming = Incoming(identity.address_of(token), f"{token}:{key}", kind, text, shown=shown)
        try:
            await self._side.store([incoming])
        except Exception:
            log.exception("web_store_failed")
            return refuse(request, 503, _NOT_STORED)
        now = self._side.now()
        response: Response = JSONResponse({"stored": True, "time": clock(now), "day": day(now)})
        if not sent.by_script:
            response = RedirectResponse("/", 303)
        identity.remember(request, response, token)
        return response

    # ------------------------------------------------------------ whom one is
    async def become(self, request: Request) -> Response:
        """From now on this browser speaks for the chosen person."""
        if not self._side.choose:
            return refuse(request, 404, "Ở đây không chọn được người. Anh/chị liên kết bằng mã.")
        sent = await _sent(request)
        chosen = sent.fields.get("person", "") if sent else ""
        if sent is None or not (chosen.isascii() and chosen.isdigit() and len(chosen) < 10):
            return refuse(request, 400, "Không đọc được người đã chọn.")
        token = await asyncio.to_thread(self._link, identity.token_of(request), int(chosen))
        if token is None:
            return refuse(request, 404, "Không có người này trong danh sách. Anh/chị tải lại trang rồi chọn lại.")
        response: Response = JSONResponse({"person": int(chosen)}) if sent.by_script else RedirectResponse("/", 303)
        identity.remember(request, response, token)
        return response

    def _link(self, token: str | None, official_id: int) -> str | None:
        with self._side.database.begin() as transaction:
            person = people.by_id(transaction, official_id)
            if person is None:
                return None
            return identity.become(transaction, token, person, self._side.now())

    def leave(self, request: Request) -> Response:
        """This browser speaks for nobody any more."""
        token = identity.token_of(request)
        if token is not None:
            with self._side.database.begin() as transaction:
                identity.leave(transaction, token)
        response = RedirectResponse("/", 303)
        identity.forget(response)
        return response
