"""An office for the web's stories: a SQLite file, a real server in a thread, and an assistant that answers."""

import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import uvicorn

from bot.channels.web import WebChannel
from bot.intake import Intake
from domain.calendar import ZONE
from domain.messages import Address, Choice, Incoming, Kind, Owed, Reply
from store import inbox, outbox, people, units
from store.database import Database
from store.outbox import Sent
from tests import peek
from web.app import create_app
from web.identity import CHANNEL
from web.live import Bell
from web.side import WebSide

MONDAY = datetime(2022, 3, 7, 8, 2, tzinfo=ZONE)
MY_TASKS = Reply(
    "**Phòng Nội vụ: 3 việc cần làm trong tháng**\n"
    "1. I.1 Kế hoạch tuyên truyền CCHC · ⚠️ quá 7 ngày (28/02) · chưa báo cáo\n"
    "2. V.3 Hội đồng tuyển dụng viên chức · 31/03, còn 24 ngày · 40%\n"
    "3. I.4 Thẩm định điểm các xã · 31/03, còn 24 ngày · chưa báo cáo\n"
    "Còn 9 việc đến hạn sau, 2 việc phối hợp.\n"
    'Trả lời số để xem, hoặc "1 xong rồi", "2 được 60%".'
)
DETAIL = Reply(
    "**I.1 Ban hành Kế hoạch tuyên truyền CCHC năm 2022**\n"
    'Hạn: "Tháng 1-2" → 28/02, quá 7 ngày\n'
    "Sản phẩm: Kế hoạch · Chủ trì: Phòng Nội vụ · Phối hợp: các cơ quan có liên quan\n"
    "Tiến độ: chưa có báo cáo\n"
    "Nguồn: KH 2641/KH-UBND, Phụ lục I, hoạt động 1",
    (Choice("Báo tiến độ", "report:1"), Choice("Xin gia hạn", "extend:1"), Choice("Nhắc tôi", "remind:1")),
)
ASK = Reply("Việc I.1 đến đâu rồi?\nNhắn phần trăm, hoặc số và ngày của văn bản nếu đã xong.")
DONE = Reply(
    'Đã ghi: **I.1 hoàn thành đúng hạn** (24/02, sản phẩm 14/KH-UBND).\nSai thì nhắn "hoàn tác".',
    (Choice("Hoàn tác", "undo:1"),),
)
SUMMARY = Reply(
    "**Kế hoạch CCHC 2022, đến 07/03**\n"
    "32 việc: 4 hoàn thành, 21 trong hạn, 2 quá hạn, 5 chưa đến hạn\n"
    "Quá hạn: I.1 (Phòng Nội vụ, 7 ngày)\n"
    "Đang vướng: V.3, chờ hướng dẫn của tỉnh\n"
    "30 ngày tới: 6 việc đến hạn, nhiều nhất Phòng Nội vụ (4)",
    (
        Choice("Xem quá hạn", "overdue"),
        Choice("Theo đơn vị", "by_unit"),
        Choice("Đôn đốc", "nudge"),
        Choice("Biểu đồ", "chart"),
    ),
)
ANSWERS = {"Việc của tôi": MY_TASKS, "viec cua toi": MY_TASKS, "1": DETAIL, "report:1": ASK, "Tóm tắt": SUMMARY}
STAFF = (
    ("UBND huyện Mường Tè", (("Đao Văn Khánh", "Chủ tịch", "leader"),)),
    (
        "Phòng Nội vụ",
        (
            ("Nguyễn Thị Hồng Hạnh", "Trưởng phòng", "head"),
            ("Lò Văn Thắng", "Chuyên viên cải cách hành chính", "official"),
            ("Trần Minh Đức", "Chuyên viên", "coordinator"),
        ),
    ),
    (
        "Phòng Văn hóa - Thông tin",
        (("Lý Mỹ Ly", "Trưởng phòng", "head"), ("Pờ Gia Tự", "Viên chức", "official")),
    ),
)


@dataclass
class Office:
    """The database, the clock (which the test moves), the bell, and the address of the server."""

    database: Database
    now: datetime = MONDAY
    bell: Bell = field(default_factory=Bell)
    url: str = ""
    reasons: list[str] = field(default_factory=list)
    stored: list[Incoming] = field(default_factory=list)
    broken: bool = False

    def people(self) -> dict[str, int]:
        """Fill the staff list; gives the ids by name."""
        ids: dict[str, int] = {}
        with self.database.begin() as transaction:
            for unit, staff in STAFF:
                unit_id = units.ensure(transaction, unit, unit.lower()).id
                for name, position, role in staff:
                    values = {"name": name, "position": position, "role": role, "phone": ""}
                    ids[name] = people.save(transaction, unit_id=unit_id, **values)[0]
        return ids

    def owe(self, token: str, key: str, reply: Reply, at: datetime | None = None) -> int:
        """Write down a message for a chat; nothing goes yet."""
        with self.database.begin() as transaction:
            row = outbox.owe(transaction, Owed(key, Address(CHANNEL, token), at, reply), self.now)
        assert row is not None
        return row

    def send(self, row: int, token: str) -> None:
        """What delivery does with it once it went: settle the row, tell the channel."""
        with self.database.begin() as transaction:
            outbox.settle(transaction, [(row, Sent())], self.now)
        WebChannel(self.bell, self.database).settled(Address(CHANNEL, token))

    def says(self, token: str, key: str, reply: Reply | str) -> int:
        """A message goes to a chat. Gives its row."""
        row = self.owe(token, key, Reply(reply) if isinstance(reply, str) else reply)
        self.send(row, token)
        return row

    def answer_all(self) -> None:
        """A tiny assistant: one answer to each message that waits."""
        with self.database.read() as transaction:
            waiting = inbox.waiting(transaction, [CHANNEL])
        for address in waiting:
            with self.database.begin() as transaction:
                stored = peek.oldest(transaction, address)
                if stored is None:
                    continue
                inbox.close(transaction, stored.id, self.now)
                reply = ANSWERS.get(stored.incoming.text, DONE)
                outbox.owe(transaction, Owed(f"reply:{stored.id}", address, None, reply), self.now)
                claimed = outbox.claim(transaction, [CHANNEL], self.now, datetime.now(UTC), 10)
            for one in claimed:
                self.send(one.id, one.address.chat)

    def inbox_texts(self) -> list[str]:
        """What is in the inbox as it came, oldest first."""
        return [one.text for one in self.stored]


@contextmanager
def serving(office: Office, port: int = 0, **changes: object) -> Iterator[Office]:
    """A server for the office; it stops as the process stops it: first the bell, then the server."""
    listener = socket.create_server(("127.0.0.1", port))
    office.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    intake = Intake(office.database, lambda: office.now, lambda address: None)

    async def store(arrivals: Sequence[Incoming]) -> None:
        if office.broken:
            raise OSError("disk full")
        await intake.store(arrivals)
        office.stored.extend(arrivals)

    side = WebSide(office.database, lambda: office.now, store, office.bell, True, lambda: office.reasons)
    app = create_app(replace(side, **changes))  # type: ignore[arg-type]
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, ws="none", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        until(lambda: server.started)
        yield office
    finally:
        office.bell.close()
        server.should_exit = True
        thread.join(10)
        listener.close()
        assert not thread.is_alive(), "the server did not stop"


@contextmanager
def answering(office: Office) -> Iterator[None]:
    """The tiny assistant at work beside the test."""
    stopped = threading.Event()

    def work() -> None:
        while not stopped.wait(0.05):
            office.now += timedelta(seconds=1)
            office.answer_all()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(10)


def until(true: Callable[[], bool], seconds: float = 10) -> None:
    """Wait for something that another thread does."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def typed(token: str, key: str, text: str) -> Incoming:
    """A message as the page stores it."""
    return Incoming(Address(CHANNEL, token), f"{token}:{key}", Kind.TEXT, text)
