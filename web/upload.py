"""Files sent in the web chat: who sends is looked at before anything is read, and what is read is bounded."""

import asyncio
import logging
import re
from urllib.parse import unquote

from fastapi import APIRouter
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from domain.messages import Attachment, Incoming, Kind
from store import files, people
from web import identity
from web.guard import refuse
from web.pages import clock, day
from web.side import WebSide

log = logging.getLogger("nhacviec.web")

MOST_BYTES = 50 * 2**20
_KEY = re.compile(r"[A-Za-z0-9_-]{4,64}")
_TOO_LARGE = "Tệp lớn hơn 50 MB. Anh/chị bỏ bớt hình ảnh hoặc chỉ gửi kế hoạch và phụ lục."
_NOT_STORED = "Chưa nhận được tệp vì máy chủ gặp lỗi. Anh/chị gửi lại giúp."


def upload_routes(side: WebSide) -> APIRouter:
    """`POST /chat/file?key=…&page=…&name=…`, the file as the body."""
    router = APIRouter()
    router.add_api_route("/chat/file", _Upload(side).take, methods=["POST"])
    return router


class _Upload:
    def __init__(self, side: WebSide) -> None:
        self._side = side

    async def take(self, request: Request) -> Response:
        """Acknowledged when the file and its message are on disk."""
        key, name = request.query_params.get("key", ""), unquote(request.query_params.get("name", ""))[:200]
        token = identity.token_of(request)
        if not _KEY.fullmatch(key) or not name.strip():
            return refuse(request, 400, "Tệp gửi thiếu tên hoặc mã nhận dạng (key).")
        if token is None or not await asyncio.to_thread(self._is_linked, token):
            return refuse(request, 403, "Chỉ người đã liên kết mới gửi được tệp.")
        if not identity.is_of(request.query_params.get("page", ""), token):
            return refuse(request, 410, "Trang này đã cũ: máy đã đổi sang người khác. Anh/chị tải lại trang.")
        said = request.headers.get("content-length", "")
        if said.isdecimal() and int(said) > MOST_BYTES:
            return refuse(request, 413, _TOO_LARGE)
        content = await _read(request)
        if content is None:
            return refuse(request, 413, _TOO_LARGE)
        if not content:
            return refuse(request, 400, "Tệp này trống.")
        return await self._keep(request, token, key, name, content)

    def _is_linked(self, token: str) -> bool:
        with self._side.database.read() as transaction:
            return people.speaking(transaction, identity.address_of(token)) is not None

    async def _keep(self, request: Request, token: str, key: str, name: str, content: bytes) -> Response:
        try:
            reference = await asyncio.to_thread(self._kept, name, content)
            file = Attachment(name, str(reference), len(content))
            shown = f"📎 {name}"
            address = identity.address_of(token)
            await self._side.store([Incoming(address, f"{token}:{key}", Kind.FILE, "", shown=shown, file=file)])
        except Exception:
            log.exception("web_store_failed")
            return refuse(request, 503, _NOT_STORED)
        now = self._side.now()
        response = JSONResponse({"stored": True, "time": clock(now), "day": day(now)})
        identity.remember(request, response, token)
        return response

    def _kept(self, name: str, content: bytes) -> int:
        with self._side.database.begin() as transaction:
            return files.keep(transaction, name, content, self._side.now())


async def _read(request: Request) -> bytes | None:
    """The body; None where it is too large. One that broke off is empty: half a file must not pass for one."""
    content = bytearray()
    try:
        async for chunk in request.stream():
            content += chunk
            if len(content) > MOST_BYTES:
                return None
    except ClientDisconnect:
        return b""
    return bytes(content)
