"""One message, one transaction; order within a chat; nothing lost, nothing doubled."""

import asyncio
import itertools
import threading
import time
from collections.abc import Callable
from typing import Any, NoReturn

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from bot.dispatcher import Dispatcher
from bot.documents import Documents
from bot.ears import Ears
from bot.intake import Intake
from domain.messages import Address, Incoming, Kind, Reply
from handlers import dialogue
from store import inbox, outbox
from store.database import Database
from store.messages import Inbox, Outbox
from store.models import Progress
from tests import commune
from tests.commune import BINH, CUC, DUNG
from tests.office import Office


@pytest.fixture
def office(database: Database) -> Office:
    made = Office(database, "2023-03-20 08:00", commune.plan(), commune.STAFF)
    for name in (BINH, CUC, DUNG):
        made.link(name)
    return made


def test_a_second_delivery_of_a_report_changes_nothing(office: Office) -> None:
    first = office.says(BINH, "việc I.2 được 40%", key="update 7")
    assert len(first) == 1
    assert office.says(BINH, "việc I.2 được 40%", key="update 7") == []
    assert office.all(Progress.percent) == [40]


def test_what_fails_is_rolled_back_owned_up_to_and_does_not_hold_the_next_message(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("our own fault")

    with monkeypatch.context() as patched:
        patched.setattr("store.audit.note", fail)
        (said,) = office.says(BINH, "việc I.2 được 40%")
    assert "R-" in said
    assert "chưa ghi" in said
    assert office.all(Progress.percent) == []
    assert office.all(Inbox.state) == ["failed"]
    (then,) = office.says(BINH, "việc I.2 được 50%")
    assert "50%" in then
    assert office.all(Progress.percent) == [50]


def test_a_refusal_is_an_answer_and_no_failure(office: Office) -> None:
    (said,) = office.says(BINH, "việc II.1 được 40%")
    assert "chưa ghi" in said
    assert "R-" not in said
    assert (office.all(Progress.percent), office.all(Inbox.state)) == ([], ["done"])


def arrives(office: Office, address: Address, key: str, text: str) -> None:
    with office.database.begin() as transaction:
        inbox.put(transaction, Incoming(address, key, Kind.TEXT, text), office.clock.now())


def until(true: Callable[[], bool], meanwhile: Callable[[], object] = lambda: None) -> None:
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        meanwhile()
        time.sleep(0.01)


def broken(*args: object, **kwargs: object) -> NoReturn:
    raise OperationalError("BEGIN", {}, Exception("disk I/O error"))


def test_a_store_that_fails_for_a_while_loses_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    arrives(office, office.link(BINH), "update 1", "việc I.2 được 40%")
    with monkeypatch.context() as patched:
        patched.setattr(office.database, "begin", broken)
        office.mind.dispatcher.recover(["telegram"])
        until(lambda: "answer_put_off" in caplog.messages)
        office.mind.ticker.tick()
        assert "tick_failed" in caplog.messages
    assert office.all(Inbox.state) == ["new"]
    until(lambda: office.all(Inbox.state) == ["done"], meanwhile=office.mind.ticker.tick)
    office.mind.dispatcher.close()
    office.deliver()
    (told,) = office.heard(BINH)
    assert "40%" in told
    assert office.all(Progress.percent) == [40]


def test_a_store_that_fails_when_a_sent_message_is_noted_does_not_send_it_again(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    settle, times = outbox.settle, itertools.count()

    def failing_twice(*args: Any) -> None:
        if next(times) < 2:
            broken()
        settle(*args)

    monkeypatch.setattr("scheduler.delivery.POLL_SECONDS", 0.01)
    monkeypatch.setattr(outbox, "settle", failing_twice)
    assert len(office.says(BINH, "viec cua toi")) == 1
    assert caplog.messages.count("settling_failed") == 2
    assert [state for _, state, _ in office.rows("reply:")] == ["sent"]


def test_what_an_earlier_run_left_is_answered_in_order(office: Office) -> None:
    address = office.link(BINH)
    for percent in (10, 20, 30):
        arrives(office, address, f"update {percent}", f"việc I.2 được {percent}%")
    arrives(office, Address("web", "another door"), "update 40", "viec cua toi")
    office.restart().mind.dispatcher.recover(["telegram"])
    office.mind.dispatcher.close()
    office.deliver()
    heard = office.heard(BINH)
    assert [next(percent for percent in (30, 20, 10) if f"{percent}%" in text) for text in heard] == [10, 20, 30]
    assert office.all(Progress.percent) == [10, 20, 30]
    assert office.all(Inbox.state) == ["done", "done", "done", "new"], "a door that is closed here is left alone"


@pytest.mark.parametrize("text", ["x" * 100_000, "😀", "", "   ", "?!", "'; DROP TABLE tasks; --", "\x00\x07"])
def test_odd_messages_get_an_answer_and_change_nothing(office: Office, text: str) -> None:
    (said,) = office.says(BINH, text)
    assert said.strip()
    assert office.all(Progress.id) == []
    assert office.says(BINH, "viec cua toi")


def test_a_sticker_is_answered_with_what_can_be_read(office: Office) -> None:
    address = office.link(BINH)
    with office.database.begin() as transaction:
        inbox.put(transaction, Incoming(address, "s1", Kind.UNSUPPORTED, ""), office.clock.now())
    assert office.mind.dispatcher.answer_next(address)
    office.deliver()
    assert "chữ" in office.heard(BINH)[0]


class Turns:
    """Fails where two answers of one chat are made at once."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.most = self.now = 0
        self._lock, self._here = threading.Lock(), set[Address]()
        self._answer = dialogue.answer
        monkeypatch.setattr("bot.dispatcher.answer", self)

    def __call__(self, incoming: Incoming, *rest: Any) -> Reply:
        with self._lock:
            assert incoming.address not in self._here, "two at once in one chat"
            self._here.add(incoming.address)
            self.most = max(self.most, len(self._here))
        time.sleep(0.002)
        try:
            return self._answer(incoming, *rest)
        finally:
            with self._lock:
                self._here.discard(incoming.address)


def test_many_chats_side_by_side_each_in_its_own_order_and_each_message_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eight chats send ten messages each, in turns; the platform brings every one of them twice."""
    tasks = {BINH: "I.2", CUC: "II.1", DUNG: "III.1"}
    chats = {office.link(name): f"việc {task} được {{}}%" for name, task in tasks.items()}
    chats |= {Address("telegram", f"stranger {number}"): "tin thứ {}" for number in range(5)}
    monkeypatch.setattr("scheduler.delivery.POLL_SECONDS", 60)  # nothing may wait until somebody happens to look
    turns, delivery = Turns(monkeypatch), office.mind.delivery
    four = Dispatcher(office.database, office.clock, Ears(), Documents([]), delivery.offer, delivery.wake, workers=4)
    intake = Intake(office.database, office.clock.now, four.arrived)

    async def talk() -> None:
        sending = asyncio.create_task(delivery.run())
        for number in range(5, 55, 5):
            messages = [
                Incoming(address, f"{address.chat} {number}", Kind.TEXT, text.format(number))
                for address, text in chats.items()
            ]
            await asyncio.gather(*(intake.store([one]) for one in [*messages, *messages]))
        async with asyncio.timeout(20):
            while len(office.channel.sent) < 80:
                await asyncio.sleep(0.01)
        await asyncio.to_thread(four.close)
        await delivery.stop()
        await sending

    asyncio.run(talk())
    assert len(office.channel.sent) == 80
    assert office.all(Inbox.state) == ["done"] * 80
    for address in chats:
        with office.database.read() as transaction:
            asked = list(transaction.scalars(select(Inbox.id).where(Inbox.chat == address.chat).order_by(Inbox.id)))
            rows = transaction.execute(select(Outbox.key, Outbox.message_id).where(Outbox.chat == address.chat))
            sent = sorted((int(message_id or 0), key) for key, message_id in rows)
        assert [key for _, key in sent] == [f"reply:{one}" for one in asked]
    for name, task in tasks.items():
        reported = select(Progress.percent).where(Progress.task_id == office.task(task)).order_by(Progress.id)
        with office.database.read() as transaction:
            assert list(transaction.scalars(reported)) == list(range(5, 55, 5)), name
    assert turns.most > 1 or office.database.is_sqlite, "SQLite has one writer"
