"""What a chat last spoke of, how far a channel has read, and who did what."""

from datetime import timedelta

from domain.messages import Choice
from store import audit, conversations, cursors
from store.conversations import Talk
from store.database import Database
from store.messages import Audit
from tests.store.commune import BINH, LAN, NOW, Commune, chat

LATER = NOW + timedelta(minutes=5)
WHICH = (Choice("I.1", "task:1", "1"), Choice("I.2 – báo cáo", "task:2"))


def test_a_new_chat_has_spoken_of_nothing(database: Database) -> None:
    with database.read() as transaction:
        assert conversations.talk(transaction, chat(BINH)) == Talk()


def test_the_list_shown_and_the_task_spoken_of_are_remembered(database: Database) -> None:
    with database.begin() as transaction:
        conversations.remember(transaction, chat(BINH), NOW, items=[5, 3, 9])
        assert conversations.talk(transaction, chat(BINH)) == Talk((5, 3, 9))
        conversations.remember(transaction, chat(BINH), LATER, focus=3)
        assert conversations.talk(transaction, chat(BINH)) == Talk((5, 3, 9), 3)
        conversations.remember(transaction, chat(BINH), LATER, items=[])
        assert conversations.talk(transaction, chat(BINH)) == Talk((), None)
        assert conversations.talk(transaction, chat(LAN)) == Talk()


def test_a_task_may_be_spoken_of_before_any_list(database: Database) -> None:
    with database.begin() as transaction:
        conversations.remember(transaction, chat(BINH), NOW, focus=3)
        assert conversations.talk(transaction, chat(BINH)) == Talk((), 3)


def test_an_open_question_waits_until_it_is_answered(database: Database) -> None:
    with database.begin() as transaction:
        conversations.ask(transaction, chat(BINH), "report_progress", {"percent": 40}, WHICH, NOW)
        question = conversations.talk(transaction, chat(BINH)).question
        assert question == conversations.Question("report_progress", {"percent": 40}, WHICH, NOW)
        assert conversations.talk(transaction, chat(LAN)).question is None
        conversations.answered(transaction, chat(BINH))
        assert conversations.talk(transaction, chat(BINH)).question is None


def test_a_chat_has_one_open_question(database: Database) -> None:
    with database.begin() as transaction:
        conversations.remember(transaction, chat(BINH), NOW, items=[5])
        conversations.ask(transaction, chat(BINH), "report_progress", {}, WHICH, NOW)
        conversations.ask(transaction, chat(BINH), "task_detail", {}, (), LATER)
        talk = conversations.talk(transaction, chat(BINH))
    assert talk.items == (5,)
    assert talk.question == conversations.Question("task_detail", {}, (), LATER)


def test_a_channel_reads_on_from_where_it_stopped(database: Database) -> None:
    with database.begin() as transaction:
        assert cursors.value(transaction, "telegram") is None
        cursors.move(transaction, "telegram", "1001")
        cursors.move(transaction, "telegram", "1002")
        cursors.move(transaction, "zalo", "7")
    with database.read() as transaction:
        assert (cursors.value(transaction, "telegram"), cursors.value(transaction, "zalo")) == ("1002", "7")


def test_the_audit_tells_who_did_what_and_when(database: Database, commune: Commune) -> None:
    binh = commune.people[BINH].id
    with database.begin() as transaction:
        audit.note(transaction, NOW, binh, "progress", "I.1")
        audit.note(transaction, LATER, None, "plan published", "03/KH-UBND 2026")
        rows = transaction.execute(Audit.__table__.select().order_by(Audit.id)).all()
    assert [(row.at, row.official_id, row.action, row.subject) for row in rows] == [
        (NOW, binh, "progress", "I.1"),
        (LATER, None, "plan published", "03/KH-UBND 2026"),
    ]
