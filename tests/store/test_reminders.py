"""Which deadlines and reports concern whom."""

from datetime import date

from sqlalchemy import update

from domain.messages import Address
from store import people, progress, reminders
from store.database import Database, Transaction
from store.models import Official, Plan
from tests.store.commune import (
    AN,
    BINH,
    CHI,
    DUNG,
    EAST,
    ECONOMY,
    END_OF_JUNE,
    END_OF_MARCH,
    HOA,
    LAN,
    MINH,
    NOW,
    PHUC,
    STAFF,
    Commune,
    appendix,
    chat,
    publish,
    reading,
)

MARCH = date(2026, 3, 1), END_OF_MARCH
HAMLETS_DAY = date(2026, 3, 13)


def link(transaction: Transaction, commune: Commune, *names: str) -> None:
    """These people have a chat."""
    for name in names:
        people.link(transaction, chat(name), commune.people[name].id, NOW)


def concerned(transaction: Transaction, commune: Commune, days: tuple[date, date]) -> set[tuple[str, str, date]]:
    """Who is to be reminded of what, by names."""
    names = {person.id: name for name, person in commune.people.items()}
    codes = {task: code for code, task in commune.tasks.items()}
    found = reminders.due_between(transaction, *days)
    assert all(one.address == chat(names[one.person_id]) for one in found)
    return {(names[one.person_id], codes[one.task_id], one.due) for one in found}


def test_everyone_of_the_answering_unit_is_reminded_and_who_only_helps_is_not(
    database: Database, commune: Commune
) -> None:
    with database.begin() as transaction:
        link(transaction, commune, BINH, CHI, HOA, DUNG)
        assert concerned(transaction, commune, MARCH) == {
            (BINH, "I.1", END_OF_MARCH),
            (CHI, "I.1", END_OF_MARCH),
            (HOA, "I.2", END_OF_MARCH),
        }


def test_each_hamlet_is_reminded_of_what_all_of_them_lead(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        link(transaction, commune, LAN, MINH)
        assert concerned(transaction, commune, MARCH) == {(LAN, "II.1", HAMLETS_DAY), (MINH, "II.1", HAMLETS_DAY)}


def test_both_ends_of_the_days_count(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        link(transaction, commune, BINH)
        assert concerned(transaction, commune, (END_OF_MARCH, END_OF_MARCH)) == {(BINH, "I.1", END_OF_MARCH)}
        assert concerned(transaction, commune, (date(2026, 4, 1), date(2026, 6, 29))) == set()
        assert concerned(transaction, commune, (date(2026, 4, 1), END_OF_JUNE)) == {(BINH, "II.3", END_OF_JUNE)}


def test_nobody_is_reminded_who_has_no_chat(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        assert reminders.due_between(transaction, *MARCH) == []
        assert reminders.reports_between(transaction, *MARCH) == []


def test_a_done_milestone_is_quiet_for_that_unit_alone(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        link(transaction, commune, LAN, MINH)
        done = {"status": "done", "due": HAMLETS_DAY}
        place = commune.tasks["II.1"], commune.units[EAST]
        made = progress.append(transaction, *place, done, by=commune.people[LAN].id, at=NOW)
        assert concerned(transaction, commune, MARCH) == {(MINH, "II.1", HAMLETS_DAY)}
        progress.take_back(transaction, made, by=commune.people[LAN].id, at=NOW)
        assert concerned(transaction, commune, MARCH) == {(LAN, "II.1", HAMLETS_DAY), (MINH, "II.1", HAMLETS_DAY)}


def test_half_done_is_still_reminded_of(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        link(transaction, commune, BINH)
        half = {"status": "in_progress", "percent": 50, "due": END_OF_MARCH}
        progress.append(transaction, commune.tasks["I.1"], commune.units[ECONOMY], half, by=None, at=NOW)
        assert concerned(transaction, commune, MARCH) == {(BINH, "I.1", END_OF_MARCH)}


def test_neither_a_row_taken_out_nor_a_plan_that_ended_reminds(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        link(transaction, commune, BINH, HOA)
        publish(transaction, commune.units, reading(appendix()[1:]))
        assert concerned(transaction, commune, MARCH) == {(HOA, "I.2", END_OF_MARCH)}
        transaction.execute(update(Plan).values(state="ended"))
        assert concerned(transaction, commune, MARCH) == set()
        assert reminders.reports_between(transaction, *MARCH) == []


def test_one_person_may_be_asked_about_alone(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        link(transaction, commune, BINH, CHI)
        found = reminders.due_between(transaction, *MARCH, commune.people[CHI].id)
        reports = reminders.reports_between(transaction, *MARCH, commune.people[CHI].id)
    assert [one.person_id for one in found] == [one.person_id for one in reports] == [commune.people[CHI].id]


def test_a_person_is_written_to_where_they_linked_last(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        link(transaction, commune, BINH)
        newer = Address("web", "binh")
        people.link(transaction, newer, commune.people[BINH].id, NOW.replace(hour=9))
        assert [one.address for one in reminders.due_between(transaction, *MARCH)] == [newer]
        people.mark_gone(transaction, newer)
        assert [one.address for one in reminders.due_between(transaction, *MARCH)] == [chat(BINH)]


def test_who_left_the_office_is_not_reminded(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        link(transaction, commune, BINH, CHI)
        transaction.execute(update(Official).where(Official.name == BINH).values(active=False))
        assert concerned(transaction, commune, MARCH) == {(CHI, "I.1", END_OF_MARCH)}


def test_a_report_concerns_all_who_write_it_and_not_those_who_read_it(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        link(transaction, commune, *STAFF)
        found = reminders.reports_between(transaction, *MARCH)
    names = {person.id: name for name, person in commune.people.items()}
    assert {names[one.person_id] for one in found} == set(STAFF) - {DUNG, PHUC}
    assert {one.due for one in found} == {date(2026, 3, 5)}
    assert AN in {names[one.person_id] for one in found}
