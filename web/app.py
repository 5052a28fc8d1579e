"""The web side: the chat, the doors of other channels, and whether the process is well."""

from collections.abc import Callable, Iterable

from fastapi import APIRouter, FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from web.chat import chat_routes
from web.guard import Guard, refuse
from web.pages import STATIC, Pages
from web.side import WebSide
from web.stream import stream_routes
from web.upload import upload_routes


class Doors:
    """Platforms' webhooks stand before all else: they know their callers by a secret and have limits of their own, and
    what pages need on the way would cost them more than their work does."""

    def __init__(self, pages: ASGIApp, routers: Iterable[APIRouter]) -> None:
        self._pages = pages
        self._routes = {route.path: route for one in routers for route in one.routes if isinstance(route, Route)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        route = self._routes.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "POST" else None
        await (self._pages if route is None else route.handle)(scope, receive, send)


def create_app(side: WebSide) -> ASGIApp:
    """The application that the process serves."""
    pages = Pages(side)
    app = FastAPI(title="Nhắc Việc", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Guard, hosts=side.hosts)
    for router in (_health_routes(side), stream_routes(side, pages), chat_routes(side, pages), upload_routes(side)):
        app.include_router(router)
    app.add_exception_handler(404, _in_words("Không có trang này."))
    app.add_exception_handler(405, _in_words("Trang này không nhận yêu cầu kiểu đó."))
    app.add_exception_handler(500, _in_words("Máy chủ gặp lỗi. Anh/chị thử lại sau ít phút."))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return Doors(app, side.routers)


def _in_words(why: str) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, error: Exception) -> Response:
        return refuse(request, error.status_code if isinstance(error, HTTPException) else 500, why)

    return answer


def _health_routes(side: WebSide) -> APIRouter:
    router = APIRouter()

    @router.api_route("/healthz", methods=["GET", "HEAD"])
    async def healthz() -> Response:
        return PlainTextResponse("ok")

    @router.api_route("/readyz", methods=["GET", "HEAD"])
    def readyz() -> Response:
        reasons = side.ready()
        return JSONResponse({"ready": not reasons, "reasons": reasons}, 503 if reasons else 200)

    return router
