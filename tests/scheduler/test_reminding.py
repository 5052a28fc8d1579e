"""Reminders that come, once, and not when they are no longer needed."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from domain.messages import CannotSend, ChatGone, TryLater
from store import outbox, people
from store.database import Database
from store.messages import Outbox
from tests import commune
from tests.commune import BINH, CUC, DUNG, LAN, TUYET
from tests.office import Office


@pytest.fixture
def office(database: Database) -> Office:
    made = Office(database, "2023-03-20 08:00", commune.plan(), commune.STAFF)
    for name in (BINH, CUC):
        made.link(name)
    return made


def count(office: Office) -> int:
    with office.database.read() as transaction:
        return transaction.scalar(select(func.count()).select_from(Outbox)) or 0


def test_a_person_is_told_five_days_before_in_one_message(office: Office) -> None:
    # I.2 of Bình falls due on Friday 31/03; five days before is a Sunday, so the reminder stands on Friday the 24th,
    # the day on which the report of the quarter is due as well.
    office.tick()
    assert office.heard(BINH) == []
    office.at("2023-03-24 07:59").tick()
    told_before = office.heard(BINH)
    office.at("2023-03-24 08:00").tick()
    (told,) = office.heard(BINH)
    assert "I.2" in told
    assert "31/03" in told
    assert "Báo cáo Quý I" in told
    assert "II.1" not in told, "another unit's task"
    assert not any("I.2" in text for text in told_before)


def test_planning_again_adds_nothing_and_sends_nothing_twice(office: Office) -> None:
    office.tick().at("2023-03-24 08:00").tick()
    office.heard(BINH)
    before = count(office)
    office.restart().tick().tick()
    assert count(office) == before
    assert office.heard(BINH) == []


def test_no_reminder_for_a_task_done_after_it_was_planned(office: Office) -> None:
    office.tick()
    (said,) = office.says(BINH, "việc I.2 xong rồi")
    assert "I.2" in said
    office.at("2023-03-28 08:00").tick()
    assert not any("I.2" in text for text in office.heard(BINH))
    rows = office.rows(f"due:{office.task('I.2')}:")
    assert {state for key, state, _ in rows if "2023-03-31" in key} == {"dropped"}
    assert {reason for _, _, reason in rows} <= {"task is done", "no longer holds"}


def test_what_was_taken_back_is_reminded_of_again(office: Office) -> None:
    office.tick()
    office.says(BINH, "việc I.2 xong rồi")
    office.at("2023-03-21 07:30").tick()
    office.says(BINH, "hoàn tác")
    office.heard(BINH)
    office.at("2023-03-22 08:00").tick().at("2023-03-28 08:00").tick()
    assert any("I.2" in text for text in office.heard(BINH))


def test_a_moved_deadline_drops_the_old_rows(office: Office) -> None:
    office.tick()
    amended = commune.plan()
    amended.tasks[1].due = [date(2023, 6, 30)]
    with office.database.begin() as transaction:
        from handlers.registry import publish

        publish(transaction, amended, office.clock.now())
    office.tick()
    mine = office.rows(f"due:{office.task('I.2')}:")
    assert mine
    assert {(state, reason) for _, state, reason in mine} == {("dropped", "no longer holds")}
    office.at("2023-03-24 08:00").tick()
    assert not any("I.2" in text for text in office.heard(BINH))


def test_who_is_not_linked_gets_nothing_and_who_links_gets_the_rest(office: Office) -> None:
    office.tick()
    assert office.heard(LAN) == []
    office.at("2023-03-24 08:00").tick()
    assert any("II.1" in text for text in office.heard(CUC))


def test_a_platform_that_asks_to_wait_is_obeyed(office: Office) -> None:
    office.tick().at("2023-03-24 07:00").tick()
    office.heard(BINH), office.heard(CUC)
    office.channel.faults = [TryLater(timedelta(seconds=90)), TryLater(timedelta(seconds=90))]
    office.at("2023-03-24 08:00").tick()
    assert office.heard(BINH) == []
    office.clock.machine += timedelta(seconds=60)
    office.deliver()
    assert office.heard(BINH) == []
    office.clock.machine += timedelta(seconds=31)
    office.deliver()
    assert len(office.heard(BINH)) == 1


def test_a_blocked_chat_is_given_up_and_a_refused_message_is_kept_as_failed(office: Office) -> None:
    office.tick().at("2023-03-24 07:00").tick()
    office.channel.faults = [ChatGone(), CannotSend("message is too long")]
    office.at("2023-03-24 08:00").tick()
    failed = {reason for _, state, reason in office.rows("") if state == "failed"}
    assert failed == {"chat gone", "message is too long"}


def test_killed_between_sending_and_settling_a_reminder_comes_twice_at_the_most(office: Office) -> None:
    office.tick().at("2023-03-24 08:00")
    office.mind.ticker.tick()
    with office.database.begin() as transaction:
        taken = outbox.claim(transaction, ["telegram"], office.clock.now(), office.clock.wall(), 10)
    assert taken, "a worker that died holds the rows"
    office.deliver()
    assert office.heard(BINH) == [], "they are on their way, for all anyone knows"
    office.clock.machine += timedelta(minutes=2)
    office.deliver()
    assert len(office.heard(BINH)) == 1
    assert {state for key, state, _ in office.rows(f"due:{office.task('I.2')}:") if ":5:" in key} == {"sent"}


def test_an_own_reminder_comes_when_asked_for(office: Office) -> None:
    (said,) = office.says(BINH, "nhắc tôi việc I.2 sáng mai 9h")
    assert "21/03" in said
    assert "09:00" in said or "9h" in said or "9 giờ" in said
    office.at("2023-03-21 08:59").tick()
    assert not any("dặn" in text for text in office.heard(BINH))
    office.at("2023-03-21 09:00").tick()
    (told,) = office.heard(BINH)
    assert "I.2" in told
    assert "dặn nhắc" in told


def test_who_links_by_code_after_the_nights_planning_is_still_reminded_this_morning(office: Office) -> None:
    office.at("2023-03-24 07:00").tick()
    assert "Phạm Văn Dũng" in office.says(DUNG, f"LIENKET {code_of(office, DUNG)}")[0]
    office.at("2023-03-24 08:00").tick()
    (told,) = office.heard(DUNG)
    assert "Báo cáo Quý I" in told


def test_a_chat_that_is_handed_on_reminds_who_has_it_now(office: Office) -> None:
    # The chat linked last is linked anew: as many chats as before, and on SQLite a row of the same number.
    office.at("2023-03-24 07:00").link(DUNG)
    office.tick()
    assert "Võ Thị Tuyết" in office.says(DUNG, f"LIENKET {code_of(office, TUYET)}")[0]
    office.at("2023-03-24 08:00").tick()
    (told,) = office.heard(DUNG)
    assert "Báo cáo Quý I" in told
    states = {key.rpartition(":")[2]: state for key, state, _ in office.rows("report:") if ":2023-03-24:0:" in key}
    assert sorted(states.values()) == ["dropped", "sent", "sent", "sent"]


def code_of(office: Office, name: str) -> str:
    """A link code for that person."""
    with office.database.begin() as transaction:
        person = people.named(transaction, name)[0]
        people.add_code(transaction, person.id, "K7M2P9QX", office.clock.now() + timedelta(days=7))
    return "K7M2P9QX"
