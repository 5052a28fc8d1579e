"""What comes in is kept once, answered in turn, and closed once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from domain.messages import Address, Incoming, Kind
from store import inbox
from store.database import Database
from store.messages import Inbox
from tests import peek
from tests.store.commune import BINH, LAN, NOW, chat

DONE = NOW + timedelta(seconds=1)


def said(name: str, key: str, text: str = "việc của tôi") -> Incoming:
    """Somebody writes."""
    return Incoming(chat(name), key, Kind.TEXT, text, sender=name)


def test_a_message_comes_back_as_it_came(database: Database) -> None:
    press = Incoming(
        Address("telegram", "-100"), "u:8", Kind.ACTION, "task:15", BINH, private=False, press="p1", shown="Việc 1"
    )
    with database.begin() as transaction:
        kept = inbox.put(transaction, press, NOW)
        found = peek.oldest(transaction, press.address)
    assert found is not None
    assert (found.id, found.incoming) == (kept, press)


def test_a_second_copy_stops_at_the_door(database: Database) -> None:
    with database.begin() as transaction:
        first = inbox.put(transaction, said(BINH, "u:1"), NOW)
        assert inbox.put(transaction, said(BINH, "u:1"), NOW) is None
        assert first is not None
        inbox.close(transaction, first, DONE)
    with database.begin() as transaction:
        assert inbox.put(transaction, said(BINH, "u:1"), DONE) is None
        assert peek.oldest(transaction, chat(BINH)) is None


def test_two_channels_may_name_their_updates_alike(database: Database) -> None:
    with database.begin() as transaction:
        elsewhere = Incoming(chat(BINH, "zalo"), "u:1", Kind.TEXT, "chào")
        assert inbox.put(transaction, said(BINH, "u:1"), NOW) is not None
        assert inbox.put(transaction, elsewhere, NOW) is not None


def test_a_chat_is_answered_in_the_order_it_wrote(database: Database) -> None:
    with database.begin() as transaction:
        for key in ("u:1", "u:3", "u:2"):
            inbox.put(transaction, said(BINH, key), NOW)
        inbox.put(transaction, said(LAN, "u:4"), NOW)
        answered = []
        while (message := peek.oldest(transaction, chat(BINH))) is not None:
            answered.append(message.incoming.key)
            assert inbox.close(transaction, message.id, DONE)
        assert answered == ["u:1", "u:3", "u:2"]
        assert peek.oldest(transaction, chat(LAN)) is not None


def test_a_message_taken_is_done_unless_its_answer_is_rolled_back(database: Database) -> None:
    def answer_badly() -> None:
        with database.begin() as transaction:
            assert inbox.take(transaction, chat(BINH), DONE) is not None
            raise RuntimeError("no words")

    with database.begin() as transaction:
        for key in ("u:1", "u:2"):
            inbox.put(transaction, said(BINH, key), NOW)
        inbox.put(transaction, said(LAN, "u:3"), NOW)
    with pytest.raises(RuntimeError, match="no words"):
        answer_badly()
    taken = []
    for _ in range(3):
        with database.begin() as transaction:
            taken.append(inbox.take(transaction, chat(BINH), DONE))
    assert [one and one.incoming for one in taken] == [said(BINH, "u:1"), said(BINH, "u:2"), None]
    with database.read() as transaction:
        rows = transaction.execute(Inbox.__table__.select().order_by(Inbox.id)).all()
    assert [(row.state, row.done_at) for row in rows] == [("done", DONE), ("done", DONE), ("new", None)]


def test_of_two_processes_that_answer_a_chat_each_takes_another_message(database: Database) -> None:
    start, messages = threading.Barrier(2), 12
    with database.begin() as transaction:
        for number in range(messages):
            inbox.put(transaction, said(BINH, f"u:{number}"), NOW)

    def serve(_: int) -> list[str]:
        answered: list[str] = []
        start.wait(timeout=20)
        while True:
            with database.begin() as transaction:
                inbox.take_turn(transaction, chat(BINH))
                message = inbox.take(transaction, chat(BINH), DONE)
            if message is None:
                return answered
            answered.append(message.incoming.key)

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(serve, range(2))
    assert sorted([*one, *other]) == sorted(f"u:{number}" for number in range(messages))


def test_a_message_is_closed_once(database: Database) -> None:
    with database.begin() as transaction:
        kept = inbox.put(transaction, said(BINH, "u:1"), NOW)
        assert kept is not None
        assert inbox.close(transaction, kept, DONE, state="failed")
        assert not inbox.close(transaction, kept, DONE + timedelta(seconds=1))
        row = transaction.execute(Inbox.__table__.select()).one()
    assert (row.state, row.done_at) == ("failed", DONE)


def test_those_who_wait_longest_come_first(database: Database) -> None:
    with database.begin() as transaction:
        for name, key in ((LAN, "u:1"), (BINH, "u:2"), (LAN, "u:3")):
            inbox.put(transaction, said(name, key), NOW)
        inbox.put(transaction, Incoming(chat(BINH, "web"), "w:1", Kind.TEXT, "chào"), NOW)
        assert inbox.waiting(transaction, ["telegram"]) == [chat(LAN), chat(BINH)]
        assert inbox.waiting(transaction, ["web", "telegram"]) == [chat(LAN), chat(BINH), chat(BINH, "web")]
        assert inbox.waiting(transaction, []) == []


def test_what_cannot_be_read_is_kept_and_waits_for_nobody(database: Database) -> None:
    with database.begin() as transaction:
        for _ in range(2):
            inbox.put_unread(transaction, "telegram", "u:9", {"sticker": "👍"}, NOW)
        rows = transaction.execute(Inbox.__table__.select()).all()
        assert [(row.state, row.kind, row.payload) for row in rows] == [("ignored", "unread", {"sticker": "👍"})]
        assert inbox.waiting(transaction, ["telegram"]) == []


def test_of_two_processes_that_are_brought_one_update_one_keeps_it(database: Database) -> None:
    """Both have looked and found nothing; the second insert is told so by the index, and its transaction lives on."""
    start = threading.Barrier(2)

    def bring(number: int) -> list[bool]:
        kept = []
        for round_ in range(15):
            start.wait(timeout=20)
            with database.begin() as transaction:
                if round_ % 2:
                    inbox.put_unread(transaction, "telegram", f"x:{round_}", {}, NOW)
                kept.append(inbox.put(transaction, said(BINH, f"u:{round_}"), NOW) is not None)
                inbox.put(transaction, said(LAN, f"only {number}:{round_}"), NOW)
        return kept

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(bring, range(2))
    assert [a + b for a, b in zip(one, other, strict=True)] == [1] * 15
    with database.read() as transaction:
        assert len(transaction.execute(Inbox.__table__.select()).all()) == 7 + 15 + 30


def test_a_chat_is_answered_by_one_process_at_a_time(postgresql_database: Database) -> None:
    events: list[str] = []
    holding, asked = threading.Event(), threading.Event()

    def hold() -> None:
        with postgresql_database.begin() as transaction:
            inbox.take_turn(transaction, chat(BINH))
            holding.set()
            asked.wait(timeout=20)
            events.append("first is done")

    def wait() -> None:
        holding.wait(timeout=20)
        with postgresql_database.begin() as transaction:
            inbox.take_turn(transaction, chat(LAN))  # another chat is free
            events.append("another chat")
            asked.set()
            inbox.take_turn(transaction, chat(BINH))
            events.append("second has its turn")

    with ThreadPoolExecutor(2) as pool:
        for one in [pool.submit(hold), pool.submit(wait)]:
            one.result(timeout=30)
    assert events == ["another chat", "first is done", "second has its turn"]


def test_on_sqlite_the_one_writer_has_every_turn(sqlite_database: Database) -> None:
    with sqlite_database.begin() as transaction:
        inbox.take_turn(transaction, chat(BINH))
        assert inbox.put(transaction, said(BINH, "u:1"), NOW) is not None
