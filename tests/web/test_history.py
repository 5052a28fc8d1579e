"""What was said in a chat, in the order in which people remember it."""

from datetime import datetime, timedelta

from domain.messages import Address, Choice, Incoming, Kind, Owed, Reply
from store import history, inbox, outbox
from store.database import Database
from store.outbox import Sent
from tests.web.office import MONDAY

BINH = Address("web", "binh")


def says(database: Database, key: str, text: str, at: datetime) -> int:
    with database.begin() as transaction:
        row = inbox.put(transaction, Incoming(BINH, f"binh:{key}", Kind.TEXT, text), at)
    assert row is not None
    return row


def hears(database: Database, key: str, reply: Reply, at: datetime) -> int:
    with database.begin() as transaction:
        row = outbox.owe(transaction, Owed(key, BINH, None, reply), at)
        assert row is not None
        outbox.settle(transaction, [(row, Sent())], at)
    return row


def texts(database: Database, most: int = 100) -> list[str]:
    with database.read() as transaction:
        return [line.text for line in history.lines(transaction, BINH, most)]


def test_an_answer_stands_behind_its_question_and_a_reminder_in_its_time(database: Database) -> None:
    with database.begin() as transaction:
        reminder = outbox.owe(transaction, Owed("due:1", BINH, MONDAY, Reply("nhắc")), MONDAY)
    assert reminder is not None
    for number in (1, 2):
        asked = says(database, f"k{number}", f"hỏi {number}", MONDAY + timedelta(hours=number))
        hears(database, f"reply:{asked}", Reply(f"đáp {number}"), MONDAY + timedelta(hours=number, seconds=1))
    with database.begin() as transaction:
        outbox.settle(transaction, [(reminder, Sent())], MONDAY + timedelta(minutes=90))
    hears(database, "code:1", Reply("chào"), MONDAY)
    assert texts(database) == ["chào", "hỏi 1", "đáp 1", "nhắc", "hỏi 2", "đáp 2"]
    assert texts(database, 2) == ["hỏi 2", "đáp 2"]


def test_a_clock_that_goes_back_at_a_restart_does_not_mix_up_the_talk(database: Database) -> None:
    for number, at in enumerate((MONDAY + timedelta(hours=2), MONDAY)):
        asked = says(database, f"k{number}", f"hỏi {number}", at)
        hears(database, f"reply:{asked}", Reply(f"đáp {number}"), at + timedelta(seconds=1))
    assert texts(database) == ["hỏi 0", "đáp 0", "hỏi 1", "đáp 1"]


def test_what_is_owed_or_of_another_chat_is_not_shown(database: Database) -> None:
    with database.begin() as transaction:
        outbox.owe(transaction, Owed("reply:1", BINH, None, Reply("chưa gửi")), MONDAY)
        other = Incoming(Address("web", "hoa"), "hoa:k1", Kind.TEXT, "của người khác")
        inbox.put(transaction, other, MONDAY)
    assert texts(database) == []


def test_a_button_is_known_by_the_label_it_was_last_shown_with(database: Database) -> None:
    for number, label in enumerate(("Xem", "Xem thêm")):
        hears(database, f"reply:{number}", Reply("…", (Choice(label, "more:1"),)), MONDAY + timedelta(hours=number))
    with database.read() as transaction:
        assert history.label(transaction, BINH, "more:1") == "Xem thêm"
        assert history.label(transaction, BINH, "more:2") is None
