"""The real process: started, stopped, killed, asked from outside."""

import json
import re
import signal
import socket
import time
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.bot import culaodung
from tests.bot.server import Server
from tests.standins.telegram import TelegramStandin

REAL = pytest.mark.skipif(not culaodung.DOCUMENT.exists(), reason=culaodung.MISSING)


class Visitor:
    """A browser without scripts."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> str:
        with self._opener.open(f"{self.url}{path}", timeout=10) as answer:
            return str(answer.read().decode())

    def post(self, path: str, **fields: str) -> None:
        with self._opener.open(f"{self.url}{path}", urlencode(fields).encode(), timeout=10):
            return

    def sees(self, words: str) -> str:
        """The page, once these words stand on it."""
        until = time.monotonic() + 10
        while time.monotonic() < until:
            page = self.get("/")
            if words in page:
                return page
            time.sleep(0.1)
        raise AssertionError(f"{words!r} did not appear")


def test_the_sample_is_ready_for_a_first_try_and_kept_at_the_next_start(tmp_path: Path) -> None:
    with Server(tmp_path, NOW="2026-11-20T09:00:00+07:00") as server:
        server.start("--sample")
        visitor = Visitor(server.url)
        chooser = visitor.get("/")
        assert "20/11/2026" in chooser, "the trial's clock stands on every page"
        person = re.search(r'name="(\w+)" value="(\d+)"[^>]*>(?:(?!</button>).)*Mai Thanh Tùng', chooser, re.DOTALL)
        assert person is not None
        visitor.post("/chat/as", **{person[1]: person[2]})
        visitor.post("/chat", text="cho xem viec cua toi voi", key="khoa-tin-thu-nhat-1")
        assert re.search(r"2\. ", visitor.sees("KH 07/KH-UBND"))
        visitor.post("/chat", text="việc 2 xong 80%", key="khoa-tin-thu-hai-22")
        visitor.sees("80%")
        assert server.stop() == 0
        server.start("--sample")
        assert "80%" in visitor.get("/")
        assert server.log().count("Đã nạp xã mẫu") == 1
        assert json.loads(visitor.get("/readyz")) == {"ready": True, "reasons": []}
        assert "cho xem viec" not in server.log()


def test_a_second_process_on_the_same_data_and_a_taken_port_are_refused_in_one_line(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        server.start()
        second = server.run("run")
        assert second.returncode == 2
        assert second.stderr.count("\n") == 1
        assert "đang chạy" in second.stderr
    with socket.socket() as taken, Server(tmp_path / "other") as server:
        (tmp_path / "other").mkdir()
        taken.bind(("127.0.0.1", server.port))
        taken.listen()
        refused = server.run("run")
        assert refused.returncode == 2
        assert "NHACVIEC_HTTP_PORT" in refused.stderr.splitlines()[-1]
        assert "Traceback" not in refused.stderr


def test_it_stops_at_once_though_a_page_is_open(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        server.start("--sample")
        visitor = Visitor(server.url)
        person = re.search(r'name="(\w+)" value="(\d+)"', visitor.get("/"))
        assert person is not None
        visitor.post("/chat/as", **{person[1]: person[2]})
        with visitor._opener.open(f"{server.url}/chat/events?after=0", timeout=10):
            began = time.monotonic()
            assert server._end(signal.SIGTERM) == 0
            assert time.monotonic() - began < 5


@REAL
def test_a_reminder_comes_at_eight_once_also_over_a_kill(tmp_path: Path) -> None:
    with TelegramStandin() as telegram:
        settings = {"TELEGRAM_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url}
        server = Server(tmp_path, NOW="2023-03-24T07:59:56+07:00", **settings)
        server.run("people", "import", str(culaodung.write_staff(tmp_path)))
        server.run("plan", "import", str(culaodung.DOCUMENT), "--yes")
        code = server.run("people", "code", "Lê Văn Bình").stdout.splitlines()[0]
        binh = telegram.user(101, "Bình")
        with server:
            server.start()
            binh.says(f"/start {code}")
            assert "Lê Văn Bình" in binh.heard()[0]
            (told,) = binh.heard(timeout=45)
            assert "Nhắc việc" in told
            assert "I.2" in told
            time.sleep(0.5)
            server.kill()
            server.start()
            assert binh.heard(timeout=2) == []
            assert telegram.token.partition(":")[2] not in server.log()


@REAL
def test_who_blocks_the_bot_is_written_to_no_more_until_back(tmp_path: Path) -> None:
    with TelegramStandin() as telegram:
        settings = {"TELEGRAM_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url, "NOW": culaodung.NOW}
        server = Server(tmp_path, **settings)
        server.run("people", "import", str(culaodung.write_staff(tmp_path)))
        server.run("plan", "import", str(culaodung.DOCUMENT), "--yes")
        code = server.run("people", "code", "Lê Văn Bình").stdout.splitlines()[0]
        binh = telegram.user(101, "Bình")
        with server:
            server.start()
            binh.says(f"/start {code}")
            binh.heard()
            binh.blocks()
            time.sleep(0.3)
            binh.blocks(False)
            binh.says("viec cua toi")
            assert "I.2" in binh.heard()[0]
