"""What we owe: written down under a name, claimed under a lease, settled after the fact.

Two clocks: the office's, which may be set to another year for a trial, and the machine's, by which leases run out.
"""

import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from domain.calendar import moment
from domain.messages import Address, Choice, Owed, Reply
from store import outbox
from store.database import Database, Transaction
from store.messages import Outbox
from store.outbox import LEASE, Claimed, Dropped, Failed, PutOff, Sent
from tests.store.commune import BINH, CHI, DUC, LAN, NOW, Commune, chat

WALL = moment(date(2031, 7, 1), time(15))
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
HELLO = Reply("Chào anh Bình", (Choice("Việc của tôi", "my_tasks", "việc của tôi"),))


def reply(name: str, key: str, text: str = "Đã ghi") -> Owed:
    """An answer, that goes at once."""
    return Owed(key, chat(name), body=Reply(text))


def reminder(name: str, key: str, at: datetime = NOW) -> Owed:
    """A reminder, that goes in its time and is worded then."""
    return Owed(key, chat(name), at=at, subject={"rule": "due", "task": 15})


def owe(database: Database, owed: Iterable[Owed]) -> dict[str, int]:
    """Write down what is owed. Gives the rows by name."""
    with database.begin() as transaction:
        rows = {one.key: outbox.owe(transaction, one, NOW) for one in owed}
    return {key: row for key, row in rows.items() if row is not None}


def claim(database: Database, *, most: int = 10, now: datetime = NOW, wall: datetime = WALL) -> list[Claimed]:
    """A worker takes what it may send."""
    with database.begin() as transaction:
        return outbox.claim(transaction, ["telegram"], now, wall, most)


def keys(claimed: Iterable[Claimed]) -> list[str]:
    return [one.key for one in claimed]


def settle(database: Database, row: int, outcome: outbox.Outcome, now: datetime = NOW) -> None:
    with database.begin() as transaction:
        outbox.settle(transaction, [(row, outcome)], now)


def states(transaction: Transaction) -> dict[str, str]:
    return {row.key: row.state for row in transaction.execute(Outbox.__table__.select())}


# ---------------------------------------------------------------- owing
def test_owing_twice_is_owing_once(database: Database) -> None:
    with database.begin() as transaction:
        assert outbox.owe(transaction, reply(BINH, "reply:1", "Đã ghi 40%"), NOW) is not None
        assert outbox.owe(transaction, reply(BINH, "reply:1", "Đã ghi 50%"), NOW) is None
    (claimed,) = claim(database)
    assert claimed.body == Reply("Đã ghi 40%")


def test_what_is_owed_comes_back_as_it_was_owed(database: Database, commune: Commune) -> None:
    own = Owed("own:1", chat(BINH), NOW, HELLO, {"text": "họp"}, commune.people[BINH].id)
    rows = owe(database, [own])
    (claimed,) = claim(database)
    assert claimed == Claimed(
        rows["own:1"], "own:1", chat(BINH), HELLO, {"text": "họp"}, commune.people[BINH].id, attempts=1
    )


def test_a_reminder_without_words_has_no_body_in_the_database(database: Database) -> None:
    owe(database, [reminder(BINH, "due:1")])
    with database.read() as transaction:
        assert transaction.exec_driver_sql("SELECT count(*) FROM outbox WHERE body IS NULL").scalar_one() == 1
    assert [one.body for one in claim(database)] == [None]


def test_a_worker_that_sends_right_away_keeps_others_off(database: Database) -> None:
    with database.begin() as transaction:
        outbox.owe(transaction, reply(BINH, "reply:1"), NOW, leased_until=WALL + MINUTE)
    assert claim(database) == []
    assert keys(claim(database, wall=WALL + MINUTE)) == ["reply:1"]


def test_a_reply_in_a_quiet_chat_is_held_by_who_answered(database: Database) -> None:
    with database.begin() as transaction:
        held = outbox.owe_reply(transaction, reply(BINH, "reply:1"), NOW, WALL + LEASE)
    assert held is not None
    assert held[1]
    assert claim(database) == []
    assert [one.id for one in claim(database, wall=WALL + LEASE)] == [held[0]]  # who answered crashed before it went


def test_a_reply_behind_another_message_waits_its_turn(database: Database) -> None:
    rows = owe(database, [reply(BINH, "reply:1"), reminder(LAN, "due:1", NOW + HOUR), reminder(CHI, "due:2")])
    with database.begin() as transaction:
        behind = outbox.owe_reply(transaction, reply(BINH, "reply:2"), NOW, WALL + LEASE)
        before = outbox.owe_reply(transaction, reply(LAN, "reply:3"), NOW, WALL + LEASE)
        due = outbox.owe_reply(transaction, reply(CHI, "reply:4"), NOW, WALL + LEASE)
        settled = [(rows["reply:1"], Sent()), (rows["due:2"], Sent())]
        outbox.settle(transaction, settled, NOW)
    assert behind is not None
    assert before is not None
    assert due is not None
    assert (behind[1], before[1], due[1]) == (False, True, False)
    assert keys(claim(database)) == ["reply:2", "reply:4"]


def test_a_message_is_answered_once(database: Database) -> None:
    with database.begin() as transaction:
        assert outbox.owe_reply(transaction, reply(BINH, "reply:1"), NOW, WALL + LEASE) is not None
        assert outbox.owe_reply(transaction, reply(BINH, "reply:1"), NOW, WALL + LEASE) is None


def test_planning_twice_adds_nothing(database: Database) -> None:
    planned = [reminder(BINH, "due:1"), reminder(LAN, "due:2", NOW + HOUR)]
    with database.begin() as transaction:
        outbox.plan(transaction, planned, NOW)
        outbox.plan(transaction, planned, NOW + MINUTE)
        outbox.plan(transaction, [], NOW)
        assert states(transaction) == {"due:1": "owed", "due:2": "owed"}


def test_a_planned_reminder_follows_its_person_to_a_new_chat_and_hour(database: Database) -> None:
    with database.begin() as transaction:
        outbox.plan(transaction, [reminder(BINH, "due:1", NOW + HOUR)], NOW)
        moved = Owed("due:1", chat(BINH, "zalo"), NOW + 2 * HOUR, subject={"rule": "due", "task": 15})
        outbox.plan(transaction, [moved], NOW)
        (row,) = transaction.execute(Outbox.__table__.select()).all()
    assert (row.channel, row.due_at, row.state) == ("zalo", NOW + 2 * HOUR, "owed")


def test_a_dropped_reminder_is_owed_again_when_it_is_planned_again(database: Database) -> None:
    rows = owe(database, [reminder(BINH, "due:1")])
    settle(database, rows["due:1"], Dropped("task is done"))
    with database.begin() as transaction:
        outbox.plan(transaction, [reminder(BINH, "due:1")], NOW)
        row = transaction.execute(Outbox.__table__.select()).one()
    assert (row.state, row.reason) == ("owed", None)
    assert keys(claim(database)) == ["due:1"]


@pytest.mark.parametrize("outcome", [Sent("77"), Failed("blocked")])
def test_what_went_or_failed_is_not_planned_again(database: Database, outcome: outbox.Outcome) -> None:
    rows = owe(database, [reminder(BINH, "due:1")])
    settle(database, rows["due:1"], outcome)
    with database.begin() as transaction:
        outbox.plan(transaction, [reminder(BINH, "due:1")], NOW)
    assert claim(database) == []


def test_a_reminder_on_its_way_stays_where_it_is(database: Database) -> None:
    owe(database, [reminder(BINH, "due:1")])
    claim(database)
    with database.begin() as transaction:
        outbox.plan(transaction, [reminder(LAN, "due:1", NOW + HOUR)], NOW)
        row = transaction.execute(Outbox.__table__.select()).one()
    assert (row.chat, row.due_at) == (chat(BINH).chat, NOW)


# ---------------------------------------------------------------- claiming
def test_one_message_of_a_chat_is_on_its_way_at_a_time_the_oldest_first(database: Database) -> None:
    rows = owe(database, [reply(BINH, "reply:1"), reply(BINH, "reply:2"), reply(LAN, "reply:3")])
    assert keys(claim(database)) == ["reply:1", "reply:3"]
    assert claim(database) == []
    settle(database, rows["reply:1"], Sent("77"))
    assert keys(claim(database)) == ["reply:2"]


def test_replies_go_before_reminders(database: Database) -> None:
    owe(database, [reminder(LAN, "due:1"), reminder(CHI, "due:2"), reply(BINH, "reply:1")])
    assert keys(claim(database, most=2)) == ["reply:1", "due:1"]


def test_a_reminder_goes_at_its_hour_and_not_a_minute_before(database: Database) -> None:
    owe(database, [reminder(BINH, "due:1", NOW + HOUR)])
    assert claim(database, now=NOW + HOUR - MINUTE) == []
    assert keys(claim(database, now=NOW + HOUR)) == ["due:1"]


def test_a_reminder_to_come_holds_up_no_reply(database: Database) -> None:
    owe(database, [reminder(BINH, "due:1", NOW + HOUR), reply(BINH, "reply:1")])
    assert keys(claim(database)) == ["reply:1"]


def test_each_worker_serves_its_channels(database: Database) -> None:
    owe(database, [Owed("reply:1", chat(BINH, "zalo"), body=HELLO), reply(LAN, "reply:2")])
    with database.begin() as transaction:
        assert outbox.claim(transaction, [], NOW, WALL) == []
        assert keys(outbox.claim(transaction, ["web", "zalo"], NOW, WALL, 5)) == ["reply:1"]


def test_a_lease_runs_out_by_the_machines_clock(database: Database) -> None:
    owe(database, [reply(BINH, "reply:1")])
    assert [one.attempts for one in claim(database)] == [1]
    assert claim(database, now=NOW + timedelta(days=400)) == []  # the office's clock was set forward: no matter
    assert claim(database, wall=WALL + LEASE - timedelta(seconds=1)) == []
    assert [one.attempts for one in claim(database, wall=WALL + LEASE)] == [2]


def test_a_crashed_process_gives_its_leases_back_at_the_next_start(database: Database) -> None:
    owe(database, [reply(BINH, "reply:1")])
    claim(database)
    with database.begin() as transaction:
        outbox.release_leases(transaction)
    assert keys(claim(database)) == ["reply:1"]


def test_reminders_of_one_chat_go_together_and_replies_do_not(database: Database) -> None:
    owe(database, [reminder(BINH, "due:1"), reply(BINH, "reply:1"), reminder(BINH, "due:2")])
    owe(database, [reminder(BINH, "due:3", NOW + HOUR), reminder(LAN, "due:4")])
    with database.begin() as transaction:
        first = outbox.claim(transaction, ["telegram"], NOW, WALL)
        others = outbox.claim_together(transaction, first[0].address, NOW, WALL)
    assert (keys(first), keys(others)) == (["due:1"], ["due:2"])
    assert keys(claim(database)) == ["due:4"]


# ---------------------------------------------------------------- settling
def test_a_message_sent_is_remembered_by_the_platforms_name(database: Database) -> None:
    rows = owe(database, [reply(BINH, "reply:1")])
    claim(database)
    settle(database, rows["reply:1"], Sent("77"), NOW + MINUTE)
    with database.read() as transaction:
        row = transaction.execute(Outbox.__table__.select()).one()
    assert (row.state, row.message_id, row.sent_at, row.leased_until) == ("sent", "77", NOW + MINUTE, None)


def test_a_message_put_off_waits_by_the_machines_clock_and_its_chat_with_it(database: Database) -> None:
    rows = owe(database, [reply(BINH, "reply:1"), reply(BINH, "reply:2")])
    claim(database)
    settle(database, rows["reply:1"], PutOff(WALL + HOUR, "429"))
    assert claim(database, wall=WALL + HOUR - MINUTE) == []
    assert keys(claim(database, wall=WALL + HOUR)) == ["reply:1"]


@pytest.mark.parametrize(
    ("outcome", "state"), [(Dropped("task is done"), "dropped"), (Failed("message is too long"), "failed")]
)
def test_a_message_that_will_not_go_says_why_and_lets_the_next_one_go(
    database: Database, outcome: Dropped | Failed, state: str
) -> None:
    rows = owe(database, [reply(BINH, "reply:1"), reply(BINH, "reply:2")])
    settle(database, rows["reply:1"], outcome)
    with database.read() as transaction:
        row = transaction.execute(Outbox.__table__.select().where(Outbox.id == rows["reply:1"])).one()
    assert (row.state, row.reason) == (state, outcome.reason)
    assert keys(claim(database)) == ["reply:2"]


def test_what_was_sent_stays_sent_whatever_a_slow_worker_says_later(database: Database) -> None:
    rows = owe(database, [reply(BINH, "reply:1")])
    settle(database, rows["reply:1"], Sent("77"))
    for late in (PutOff(WALL, "time-out"), Failed("blocked"), Sent("78")):
        settle(database, rows["reply:1"], late)
    with database.read() as transaction:
        row = transaction.execute(Outbox.__table__.select()).one()
    assert (row.state, row.message_id, row.reason) == ("sent", "77", None)


def test_several_are_settled_at_once_and_none_is_none(database: Database) -> None:
    rows = owe(database, [reply(BINH, "reply:1"), reply(LAN, "reply:2")])
    with database.begin() as transaction:
        outbox.settle(transaction, [], NOW)
        outbox.settle(transaction, [(rows["reply:1"], Sent()), (rows["reply:2"], Failed("gone"))], NOW)
        assert states(transaction) == {"reply:1": "sent", "reply:2": "failed"}


# ---------------------------------------------------------------- asking
def test_a_chat_is_quiet_when_nothing_is_due_in_it(database: Database) -> None:
    rows = owe(database, [reply(BINH, "reply:1"), reminder(LAN, "due:1", NOW + HOUR)])
    with database.begin() as transaction:
        assert not outbox.chat_is_quiet(transaction, chat(BINH), NOW)
        assert outbox.chat_is_quiet(transaction, chat(LAN), NOW)
        assert not outbox.chat_is_quiet(transaction, chat(LAN), NOW + HOUR)
        outbox.settle(transaction, [(rows["reply:1"], Sent())], NOW)
        assert outbox.chat_is_quiet(transaction, chat(BINH), NOW)


def test_what_is_to_come_is_found_by_the_beginning_of_its_name(database: Database) -> None:
    rows = owe(
        database,
        [reminder(BINH, "due:1_5:a", NOW + HOUR), reminder(BINH, "due:1_5:b"), reminder(BINH, "due:125:a", NOW + HOUR)],
    )
    with database.begin() as transaction:
        assert outbox.to_come(transaction, "due:1_5:", NOW) == {"due:1_5:a": rows["due:1_5:a"]}
        assert set(outbox.to_come(transaction, "due:", NOW)) == {"due:1_5:a", "due:125:a"}
        outbox.drop(transaction, [rows["due:1_5:a"]], "the plan was amended")
        assert set(outbox.to_come(transaction, "due:", NOW)) == {"due:125:a"}


def test_only_what_is_still_owed_can_be_dropped(database: Database) -> None:
    rows = owe(database, [reply(BINH, "reply:1"), reply(LAN, "reply:2"), reply(CHI, "reply:3")])
    settle(database, rows["reply:1"], Sent())
    with database.begin() as transaction:
        outbox.drop(transaction, [rows["reply:1"], rows["reply:2"]], "no need")
        outbox.drop(transaction, [], "nothing")
        assert states(transaction) == {"reply:1": "sent", "reply:2": "dropped", "reply:3": "owed"}
        assert outbox.counts(transaction) == {"sent": 1, "dropped": 1, "owed": 1}


def test_own_reminders_to_come_are_listed_by_hour(database: Database, commune: Commune) -> None:
    def own(name: str, key: str, at: datetime) -> Owed:
        return Owed(key, chat(name), at, subject={"text": key}, person_id=commune.people[name].id)

    rows = owe(
        database,
        [
            own(BINH, "own:late", NOW + 2 * HOUR),
            own(BINH, "own:soon", NOW + HOUR),
            own(BINH, "own:past", NOW),
            own(BINH, "due:1", NOW + HOUR),
            own(DUC, "own:his", NOW + HOUR),
        ],
    )
    with database.read() as transaction:
        found = outbox.own_reminders(transaction, commune.people[BINH].id, NOW)
    assert found == [
        (rows["own:soon"], NOW + HOUR, {"text": "own:soon"}),
        (rows["own:late"], NOW + 2 * HOUR, {"text": "own:late"}),
    ]


def test_how_long_the_longest_has_been_waiting(database: Database) -> None:
    with database.begin() as transaction:
        assert outbox.oldest_late(transaction, NOW) is None
        outbox.owe(transaction, reminder(LAN, "due:2", NOW + HOUR), NOW - HOUR)
        assert outbox.oldest_late(transaction, NOW) is None
        outbox.owe(transaction, reminder(BINH, "due:1", NOW - MINUTE), NOW - HOUR)
        assert outbox.oldest_late(transaction, NOW) == NOW - MINUTE
        outbox.owe(transaction, reply(BINH, "reply:1"), NOW - 2 * MINUTE)
        assert outbox.oldest_late(transaction, NOW) == NOW - 2 * MINUTE


def test_the_words_of_a_reminder_are_kept_and_those_that_went_with_it_have_none(database: Database) -> None:
    rows = owe(database, [reminder(BINH, "due:1"), reminder(BINH, "due:2"), reply(BINH, "reply:1", "tin")])
    with database.begin() as transaction:
        outbox.keep_wording(transaction, rows["due:2"], HELLO)
        outbox.settle(transaction, [(row, Sent()) for row in rows.values()], NOW)
        bodies = transaction.execute(select(Outbox.key, Outbox.body).order_by(Outbox.id)).all()
    assert [(key, body and Reply.from_json(body)) for key, body in bodies] == [
        ("due:1", None),
        ("due:2", HELLO),
        ("reply:1", Reply("tin")),
    ]


# ---------------------------------------------------------------- two workers
def test_two_workers_never_take_the_same_message(postgresql_database: Database) -> None:
    chats, each, start = 20, 3, threading.Barrier(2)
    owe(postgresql_database, [reply(f"{name}", f"reply:{name}:{n}") for n in range(each) for name in range(chats)])

    def work(_: int) -> list[str]:
        taken: list[str] = []
        start.wait(timeout=20)
        while claimed := claim(postgresql_database, most=3):
            assert len({one.address for one in claimed}) == len(claimed)
            assert all(one.attempts == 1 for one in claimed)
            taken += keys(claimed)
            with postgresql_database.begin() as transaction:
                outbox.settle(transaction, [(one.id, Sent()) for one in claimed], NOW)
        return taken

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(work, range(2))
    rest = work_alone(postgresql_database)
    assert len({*one, *other, *rest}) == len(one) + len(other) + len(rest) == chats * each


def work_alone(database: Database) -> list[str]:
    """What two workers that stopped at the same moment left: a chat's next message is free once the last is settled."""
    taken: list[str] = []
    while claimed := claim(database):
        taken += keys(claimed)
        with database.begin() as transaction:
            outbox.settle(transaction, [(one.id, Sent()) for one in claimed], NOW)
    return taken


def test_a_second_worker_passes_by_what_the_first_is_just_taking(postgresql_database: Database) -> None:
    owe(postgresql_database, [reply(BINH, "reply:1"), reply(BINH, "reply:2"), reply(LAN, "reply:3")])
    with postgresql_database.begin() as first:
        assert keys(outbox.claim(first, ["telegram"], NOW, WALL)) == ["reply:1"]
        with postgresql_database.begin() as second:
            assert keys(outbox.claim(second, ["telegram"], NOW, WALL, 10)) == ["reply:3"]


def test_one_name_owed_by_two_processes_at_once_is_one_message(database: Database) -> None:
    start = threading.Barrier(2)

    def answer(_: int) -> list[bool]:
        made = []
        for number in range(10):
            start.wait(timeout=20)
            with database.begin() as transaction:
                made.append(outbox.owe(transaction, reply(BINH, f"reply:{number}"), NOW) is not None)
        return made

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(answer, range(2))
    assert [a + b for a, b in zip(one, other, strict=True)] == [1] * 10


def test_a_chat_elsewhere_of_the_same_name_is_another_chat(database: Database) -> None:
    owe(database, [reply(BINH, "reply:1"), Owed("reply:2", Address("zalo", chat(BINH).chat), body=HELLO)])
    with database.begin() as transaction:
        assert len(outbox.claim(transaction, ["telegram", "zalo"], NOW, WALL, 5)) == 2
