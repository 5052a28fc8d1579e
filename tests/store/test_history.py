"""What was said in a chat, for a page that opens it again: the same on both databases."""

from datetime import datetime, timedelta

from domain.messages import Choice, Incoming, Kind, Owed, Reply
from store import history, inbox, outbox
from store.database import Database, Transaction
from store.history import Mark
from store.outbox import Sent
from tests.store.commune import BINH, LAN, NOW, chat

MINUTE = timedelta(minutes=1)
HERE = chat(BINH, "web")
ASK = Reply("Việc nào?", (Choice("I.1 Rà soát", "task:15"),))


def says(transaction: Transaction, key: str, text: str, at: datetime, shown: str = "") -> int:
    kind = Kind.ACTION if shown else Kind.TEXT
    row = inbox.put(transaction, Incoming(HERE, f"binh:{key}", kind, text, shown=shown), at)
    assert row is not None
    return row


def owes(transaction: Transaction, key: str, reply: Reply | None, at: datetime | None = None) -> int:
    row = outbox.owe(transaction, Owed(key, HERE, at, reply), NOW)
    assert row is not None
    return row


def test_a_talk_is_told_in_order_with_its_buttons(database: Database) -> None:
    with database.begin() as transaction:
        asked = says(transaction, "1", "viec 1 xong", NOW)
        answer = owes(transaction, f"reply:{asked}", ASK)
        outbox.settle(transaction, [(answer, Sent())], NOW + MINUTE)
        says(transaction, "2", "task:15", NOW + 2 * MINUTE, shown="I.1 Rà soát")
        lines = history.lines(transaction, HERE)
        assert [(line.own, line.text) for line in lines] == [
            (True, "viec 1 xong"),
            (False, "Việc nào?"),
            (True, "I.1 Rà soát"),
        ]
        assert (lines[0].key, lines[1].choices, lines[1].at) == ("1", ASK.choices, NOW + MINUTE)
        assert [line.text for line in history.lines(transaction, HERE, most=1)] == ["I.1 Rà soát"]
        assert history.lines(transaction, chat(LAN, "web")) == []


def test_the_label_of_a_button_is_found_again(database: Database) -> None:
    with database.begin() as transaction:
        outbox.settle(transaction, [(owes(transaction, "reply:1", ASK), Sent())], NOW)
        assert history.label(transaction, HERE, "task:15") == "I.1 Rà soát"
        assert history.label(transaction, HERE, "task:16") is None


def test_a_page_is_told_what_went_since_and_nothing_twice(database: Database) -> None:
    with database.begin() as transaction:
        late = owes(transaction, "due:1", Reply("nhắc"), NOW + MINUTE)
        outbox.settle(transaction, [(owes(transaction, "reply:1", Reply("đáp")), Sent())], NOW)
        told = history.mark(transaction, HERE)
        assert history.since(transaction, HERE, Mark())[0][0][0].text == "đáp"
        assert history.since(transaction, HERE, told) == ([], told)
        outbox.settle(transaction, [(late, Sent())], NOW + MINUTE)
        fresh, after = history.since(transaction, HERE, told)
        assert [line.text for line, _ in fresh] == ["nhắc"]
        assert fresh[-1][1] == after
        assert history.since(transaction, HERE, after) == ([], after)


def test_reminders_that_went_in_one_message_are_one_line(database: Database) -> None:
    with database.begin() as transaction:
        both = [owes(transaction, f"due:{n}", None, NOW) for n in range(2)]
        outbox.keep_wording(transaction, both[0], Reply("hai việc sắp đến hạn"))
        outbox.settle(transaction, [(row, Sent()) for row in both], NOW)
        assert [line.text for line in history.lines(transaction, HERE)] == ["hai việc sắp đến hạn"]
        fresh, _ = history.since(transaction, HERE, Mark())
        assert [line.text for line, _ in fresh] == ["hai việc sắp đến hạn"]
