"""The main job on a real plan, over a Telegram that speaks HTTP, with the process killed wherever it hurts."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from store.database import Database
from store.models import Progress
from tests.bot import culaodung
from tests.bot.server import Server, free_port
from tests.standins.telegram import Person, TelegramStandin

pytestmark = pytest.mark.skipif(not culaodung.DOCUMENT.exists(), reason=culaodung.MISSING)
SECRET = "mot-bi-mat"
BINH, LEADER, STRANGER = 101, 102, 103


@pytest.fixture
def telegram() -> Iterator[TelegramStandin]:
    with TelegramStandin() as standin:
        yield standin


def district(folder: Path, telegram: TelegramStandin, *, webhook: bool) -> tuple[Server, dict[str, str]]:
    """The district's server, not started, and a link code for each who will talk."""
    settings = {"TELEGRAM_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url, "NOW": culaodung.NOW}
    if webhook:
        port = free_port()
        settings |= {"TELEGRAM_WEBHOOK_SECRET": SECRET, "HTTP_PORT": str(port)}
        settings |= {"TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}/webhooks/telegram"}
    server = Server(folder, **settings)
    if webhook:
        server.port = port
    assert server.run("people", "import", str(culaodung.write_staff(folder))).returncode == 0
    published = server.run("plan", "import", str(culaodung.DOCUMENT), "--yes")
    assert "19 việc" in published.stdout, published.stderr
    codes = {}
    for name in ("Lê Văn Bình", "Trần Văn Lãnh"):
        lines = server.run("people", "code", name).stdout.splitlines()
        assert lines[1] == f"https://t.me/{telegram.username}?start={lines[0]}"
        codes[name] = lines[0]
    return server, codes


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
@pytest.mark.parametrize("killed", [False, True], ids=["kept alive", "killed between steps"])
def test_the_conversation_ends_the_same_whatever_happens(
    tmp_path: Path, telegram: TelegramStandin, webhook: bool, killed: bool
) -> None:
    server, codes = district(tmp_path, telegram, webhook=webhook)
    binh, leader = telegram.user(BINH, "Bình"), telegram.user(LEADER, "Lãnh")
    stranger = telegram.user(STRANGER, "Người lạ")

    said: set[str] = set()

    def step() -> None:
        if killed:
            server.kill()
            server.start()

    def answer(person: Person) -> str:
        """What is said next. A process killed between sending and noting it says the last thing once more."""
        until = time.monotonic() + 20
        while time.monotonic() < until:
            for text in person.heard():
                if text not in said:
                    said.add(text)
                    return text
        raise AssertionError(f"{person.name} got no answer")

    with server:
        server.start()
        stranger.says("việc của tôi")
        told = answer(stranger)
        assert "LIENKET" in told
        assert "Tư pháp" not in told
        binh.says(f"/start {codes['Lê Văn Bình']}")
        assert "Lê Văn Bình" in answer(binh)
        step()
        binh.says("viec cua toi")
        mine = answer(binh)
        assert codes_in(mine) == {"I.1", "I.2", "IV.4"}
        assert "03/KH-UBND" in mine
        step()
        update = binh.says("I.2 được 40% rồi")
        saved = answer(binh)
        assert "I.2" in saved
        assert "40%" in saved
        telegram.redeliver(update)
        step()
        leader.says(f"LIENKET {codes['Trần Văn Lãnh']}")
        assert "Trần Văn Lãnh" in answer(leader)
        step()
        leader.says("tóm tắt phòng Tư pháp")
        assert "1 đang thực hiện trong hạn" in answer(leader)
        leader.says("tóm tắt")
        summary = answer(leader)
        assert "19 việc" in summary
        assert "1 đang thực hiện trong hạn" in summary
        assert "II.1" in summary
        step()
        leader.says("việc nào quá hạn")
        late = answer(leader)
        assert "II.1" in late
        assert "28/02" in late
        assert "Văn phòng" in late
        step()
        binh.says("bao giờ nộp báo cáo quý I")
        dates = answer(binh)
        assert all(day in dates for day in ("10/03", "05/12/2022", "05/03"))
        step()
        assert stranger.heard(timeout=0.2) == []
        once = 1 if killed else 0
        assert 4 <= len(telegram.received(BINH)) <= 4 + 5 * once
        assert len({one.text for one in telegram.received(BINH)}) == 4
    assert percents(tmp_path) == [40]


def test_killed_with_messages_in_every_state_nothing_is_lost_and_nothing_doubled(
    tmp_path: Path, telegram: TelegramStandin
) -> None:
    # Telegram takes two seconds for each message, so that the process dies with answers on their way.
    server, codes = district(tmp_path, telegram, webhook=False)
    binh = telegram.user(BINH, "Bình")
    with server:
        server.start()
        binh.says(f"/start {codes['Lê Văn Bình']}")
        binh.heard()
        telegram.slow("sendMessage", 2.0)
        for percent in (10, 20, 30):
            binh.says(f"I.2 được {percent}%")
        telegram.wait(lambda: telegram.calls("sendMessage") >= 2)
        server.kill()
        telegram.slow("sendMessage", 0.0)
        server.start()
        heard: list[str] = []
        while not any("30%" in text for text in heard):
            more = binh.heard()
            assert more, f"nothing came after {heard}"
            heard += more
        told = [next(percent for percent in (30, 20, 10) if f"{percent}%" in text) for text in heard]
        assert sorted(told) == told
        assert set(told) == {10, 20, 30}
        assert len(told) <= 4, "only the one on its way when the process died may come twice"
    assert percents(tmp_path) == [10, 20, 30]


def codes_in(text: str) -> set[str]:
    return set(re.findall(r"\b[IVX]+\.\d+\b", text))


def percents(folder: Path) -> list[int | None]:
    database = Database(f"sqlite:///{folder / 'data' / 'nhacviec.db'}")
    with database.read() as transaction:
        found = list(transaction.scalars(select(Progress.percent).order_by(Progress.id)))
    database.close()
    return found
