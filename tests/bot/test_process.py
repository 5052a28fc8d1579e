"""The real process: started, stopped, killed, asked from outside."""

import json
import re
import socket
import time
import urllib.request
from collections.abc import Callable
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from sqlalchemy import select

from store.database import Database
from store.messages import Outbox
from store.models import ChatIdentity
from tests.bot import culaodung
from tests.bot.server import Server
from tests.standins.telegram import Person, TelegramStandin

REAL = pytest.mark.skipif(not culaodung.DOCUMENT.exists(), reason=culaodung.MISSING)
BINH, MAI = "Lê Văn Bình", "Trần Thị Mai"


class Visitor:
    """A browser without scripts."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def open(self, path: str, **fields: str) -> Any:
        return self._opener.open(f"{self.url}{path}", urlencode(fields).encode() if fields else None, timeout=10)

    def get(self, path: str) -> str:
        with self.open(path) as answer:
            return str(answer.read().decode())

    def post(self, path: str, **fields: str) -> None:
        with self.open(path, **fields):
            return

    def becomes(self, name: str) -> str:
        """Choose whom to be; gives the page one chooses on."""
        page = self.get("/")
        found = re.search(rf'name="(\w+)" value="(\d+)"[^>]*>(?:(?!</button>).)*{name}', page, re.DOTALL)
        assert found is not None
        self.post("/chat/as", **{found[1]: found[2]})
        return page

    def sees(self, words: str) -> str:
        """The page, once these words stand on it."""
        until(lambda: words in self.get("/"))
        return self.get("/")


def until(true: Callable[[], bool], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


def test_the_sample_is_ready_for_a_first_try_stops_at_once_and_is_kept(tmp_path: Path) -> None:
    with Server(tmp_path, NOW="2026-11-20T09:00:00+07:00", TELEGRAM_API_URL="http://127.0.0.1:1") as server:
        server.start("--sample")
        until(lambda: f"{server.url}/" in server.log())
        visitor = Visitor(server.url)
        assert json.loads(visitor.get("/readyz")) == {"ready": True, "reasons": []}
        assert "20/11/2026" in visitor.becomes("Mai Thanh Tùng"), "the trial's clock stands on every page"
        visitor.post("/chat", text="cho xem viec cua toi voi", key="khoa-tin-thu-nhat-1")
        page = visitor.sees("KH 07/KH-UBND")
        assert "20/11/2026" in page
        assert "2. " in page
        visitor.post("/chat", text="việc 2 được 80% rồi", key="khoa-tin-thu-hai-22")
        visitor.sees("Hoàn tác")
        second = server.run("run")
        assert (second.returncode, second.stdout, second.stderr.count("\n")) == (2, "", 1)
        assert "đang chạy" in second.stderr
        with visitor.open("/chat/events?after=0"):
            began = time.monotonic()
            assert server.stop() == 0
            assert time.monotonic() - began < 5
        server.start("--sample")
        assert "80%" in visitor.get("/")
        assert server.log().count("Đã nạp xã mẫu") == 1
        for said in ("cho xem viec", "được 80% rồi", "Traceback"):
            assert said not in server.log()


def test_a_taken_port_is_refused_in_one_line_before_anyone_is_told_of_the_bot(tmp_path: Path) -> None:
    with socket.socket() as taken, TelegramStandin() as telegram:
        settings = {"TELEGRAM_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url}
        server = Server(tmp_path, **settings)
        taken.bind(("127.0.0.1", server.port))
        taken.listen()
        refused = server.run("run")
        assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
        assert str(server.port) in refused.stderr
        assert "NHACVIEC_HTTP_PORT" in refused.stderr
        assert telegram.calls("getUpdates") == telegram.calls("getMe") == 0


def linked(folder: Path, telegram: TelegramStandin) -> tuple[Server, dict[str, Person]]:
    """The district of the real plan, ten minutes before eight; Bình and Mai have linked their chats."""
    settings = {"TELEGRAM_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url}
    server = Server(folder, NOW="2023-03-24T07:50:00+07:00", **settings)
    server.run("people", "import", str(culaodung.write_staff(folder)))
    server.run("plan", "import", str(culaodung.DOCUMENT), "--yes")
    people = {name: telegram.user(number, name) for number, name in ((101, BINH), (102, MAI))}
    codes = {name: server.run("people", "code", name).stdout.splitlines()[0] for name in people}
    server.start()
    for name, person in people.items():
        person.says(f"/start {codes[name]}")
        assert name in person.heard()[0]
    return server, people


def found(folder: Path, column: Any, *conditions: Any) -> list[Any]:
    """What stands in the store."""
    database = Database(f"sqlite:///{folder / 'data' / 'nhacviec.db'}")
    with database.read() as transaction:
        values = list(transaction.scalars(select(column).where(*conditions)))
    database.close()
    return values


@REAL
def test_at_eight_each_is_reminded_once_also_over_a_kill_and_who_blocked_the_bot_is_given_up(tmp_path: Path) -> None:
    # I.2 of Phòng Tư pháp falls due on Friday 31/03; five days before is a Sunday, so it is told on Friday the 24th.
    with TelegramStandin() as telegram:
        server, people = linked(tmp_path, telegram)
        binh, mai = people[BINH], people[MAI]
        with server:
            assert server.stop() == 0
            telegram.block(mai.number)
            server.environment["NHACVIEC_NOW"] = "2023-03-24T07:59:58+07:00"
            server.start()
            (told,) = binh.heard(timeout=15)
            assert "I.2" in told
            assert "31/03" in told
            until(lambda: "sent" in found(tmp_path, Outbox.state, Outbox.chat == "101", Outbox.key.startswith("due:")))
            hers = (ChatIdentity.channel == "telegram", ChatIdentity.chat == "102")
            until(lambda: found(tmp_path, ChatIdentity.state, *hers) == ["gone"])
            assert "chat gone" in found(tmp_path, Outbox.reason, Outbox.chat == "102")

            server.kill()
            server.environment["NHACVIEC_NOW"] = "2023-03-24T08:00:05+07:00"
            server.start()
            mai.blocks(False)
            mai.says("/start")
            assert len(mai.heard()) == 1
            assert found(tmp_path, ChatIdentity.state, *hers) == ["linked"]
            assert binh.heard(timeout=1.5) == []
            secret = telegram.token.partition(":")[2]
            for silent in (secret, "I.2", BINH, "Traceback"):
                assert silent not in server.log()
