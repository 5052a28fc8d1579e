"""Virtual users over a Telegram webhook: each posts a message and waits until its answer reaches the stand-in."""

import asyncio
import itertools
import statistics
import time
from dataclasses import dataclass

import aiohttp
from aiohttp import web

from bench.messages import SAID


@dataclass(frozen=True)
class Load:
    """What a load gave."""

    answered: int
    seconds: float
    waits: list[float]

    @property
    def rate(self) -> float:
        return self.answered / self.seconds

    def __str__(self) -> str:
        waits = sorted(self.waits)
        middle, worst = statistics.median(waits), waits[int(0.99 * len(waits))]
        return f"{self.rate:.0f}/s (wait {1000 * middle:.0f} ms, 99th percentile {1000 * worst:.0f} ms)"


class FakeApi:
    """The least a bot needs of the Bot API; tells who was answered."""

    def __init__(self) -> None:
        self.answers: dict[int, asyncio.Event] = {}
        self._ids = itertools.count(1)
        app = web.Application(client_max_size=2**20)
        app.router.add_post("/bot{token}/{method}", self._serve)
        self.runner = web.AppRunner(app, access_log=None)

    async def start(self) -> str:
        """Serve on a free port of this machine; gives the address."""
        await self.runner.setup()
        site = web.TCPSite(self.runner, "127.0.0.1", 0)
        await site.start()
        host, port = self.runner.addresses[0][:2]
        return f"http://{host}:{port}"

    async def _serve(self, request: web.Request) -> web.Response:
        if request.match_info["method"].lower() == "sendmessage":
            is_json = request.content_type == "application/json"
            chat = int(str((await request.json() if is_json else await request.post())["chat_id"]))
            self.answers.setdefault(chat, asyncio.Event()).set()
            message = {"message_id": next(self._ids), "date": 0, "chat": {"id": chat, "type": "private"}, "text": "-"}
            return web.json_response({"ok": True, "result": message})
        if request.match_info["method"].lower() == "getme":
            me = {"id": 1, "is_bot": True, "first_name": "bench", "username": "bench_bot"}
            return web.json_response({"ok": True, "result": me})
        return web.json_response({"ok": True, "result": True})


async def run(api: FakeApi, url: str, users: int, seconds: float) -> Load:
    """Let `users` talk for so long; one second before that is not counted."""
    numbers = itertools.count(int(time.time() * 1000))
    waits: list[tuple[float, float]] = []
    began = time.perf_counter()
    until = began + 1 + seconds

    async def user(number: int, session: aiohttp.ClientSession) -> None:
        chat = 1_001 + number
        heard = api.answers.setdefault(chat, asyncio.Event())
        for text in itertools.cycle(SAID):
            start = time.perf_counter()
            if start > until:
                return
            heard.clear()
            sender = {"id": chat, "is_bot": False, "first_name": "A"}
            message = {
                "message_id": 1,
                "date": 1,
                "from": sender,
                "chat": {"id": chat, "type": "private"},
                "text": text,
            }
            update = {"update_id": next(numbers), "message": message}
            headers = {"X-Telegram-Bot-Api-Secret-Token": "bench"}
            async with session.post(url, json=update, headers=headers) as answer:
                await answer.read()
            await asyncio.wait_for(heard.wait(), 30)
            waits.append((start, time.perf_counter() - start))

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        await asyncio.gather(*(user(number, session) for number in range(users)))
    counted = [wait for start, wait in waits if start > began + 1]
    return Load(len(counted), time.perf_counter() - began - 1, counted)
