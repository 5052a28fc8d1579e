"""One message, one transaction; order within a chat; nothing lost, nothing doubled."""

import itertools
from collections import defaultdict

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from domain.messages import Address, Incoming, Kind, Reply
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


def test_a_store_that_fails_for_a_while_loses_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError("select", {}, Exception("disk"))

    with monkeypatch.context() as patched:
        patched.setattr("store.inbox.take", fail)
        with pytest.raises(OperationalError):
            office.says(BINH, "việc I.2 được 40%")
    assert office.all(Inbox.state) == ["new"]
    office.restart().tick()
    office.mind.dispatcher.close()
    office.restart().deliver()
    assert "40%" in office.heard(BINH)[0]
    assert office.all(Progress.percent) == [40]


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


def test_many_chats_at_once_each_in_its_own_order_and_each_once(office: Office) -> None:
    chats = [office.link(name) for name in (BINH, CUC, DUNG)] + [Address("telegram", f"stranger {n}") for n in range(5)]
    with office.database.begin() as transaction:
        for number, address in itertools.product(range(10), chats):
            incoming = Incoming(address, f"{address.chat} {number}", Kind.TEXT, "viec cua toi")
            inbox.put(transaction, incoming, office.clock.now())
    for address in chats * 3:
        office.mind.dispatcher.arrived(address)
    office.mind.dispatcher.close()
    office.restart().deliver()
    heard: dict[str, list[Reply]] = defaultdict(list)
    for address, reply in office.channel.sent:
        heard[address.chat].append(reply)
    assert {chat: len(replies) for chat, replies in heard.items()} == {address.chat: 10 for address in chats}
    with office.database.read() as transaction:
        keys = list(transaction.scalars(select(Outbox.key).where(Outbox.chat == chats[0].chat).order_by(Outbox.id)))
        asked = list(transaction.scalars(select(Inbox.id).where(Inbox.chat == chats[0].chat).order_by(Inbox.id)))
        assert keys == [f"reply:{one}" for one in asked]
        assert outbox.counts(transaction) == {"sent": 80}
