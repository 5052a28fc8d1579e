"""Who speaks: officials, their chats, and the codes that link them."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from domain.office import Role
from store import people
from store.database import Database
from store.models import ChatIdentity, LinkCode, Official
from tests.store.commune import (
    AN,
    BINH,
    CHI,
    COMMUNE,
    CULTURE,
    DIGITAL,
    DUC,
    DUNG,
    EAST,
    ECONOMY,
    HAMLETS,
    HOA,
    LAN,
    NOW,
    STAFF,
    Commune,
    chat,
    hire,
)

LATER = NOW + timedelta(days=3)
CODE = "K7M2-9QXA"


def test_a_stranger_is_nobody(database: Database, commune: Commune) -> None:
    with database.read() as transaction:
        assert people.speaking(transaction, chat(BINH)) is None


def test_a_linked_chat_speaks_for_its_person(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        people.link(transaction, chat(LAN), commune.people[LAN].id, NOW)
        speaker = people.speaking(transaction, chat(LAN))
    assert speaker == commune.people[LAN]
    assert speaker is not None
    assert (speaker.unit.name, speaker.role) == (EAST, Role.OFFICIAL)
    assert speaker.units == {commune.units[EAST], commune.units[HAMLETS]}


def test_an_official_reaches_the_own_unit_and_a_head_the_teams_below(database: Database, commune: Commune) -> None:
    ids = commune.units
    assert commune.people[DUC].below == {ids[DIGITAL]}
    assert commune.people[HOA].below == {ids[CULTURE], ids[DIGITAL]}
    assert commune.people[DUNG].below == set(ids.values())
    with database.begin() as transaction:
        transaction.execute(update(Official).where(Official.name == HOA).values(role="official"))
        moved = people.by_id(transaction, commune.people[HOA].id)
        assert moved is not None
        assert moved.below == {ids[CULTURE]}


def test_who_left_the_office_neither_speaks_nor_is_found(database: Database, commune: Commune) -> None:
    binh = commune.people[BINH].id
    with database.begin() as transaction:
        people.link(transaction, chat(BINH), binh, NOW)
        transaction.execute(update(Official).where(Official.id == binh).values(active=False))
        assert people.speaking(transaction, chat(BINH)) is None
        assert people.by_id(transaction, binh) is None
        assert people.named(transaction, BINH) == []
        assert people.addresses(transaction, binh) == []
        assert not people.is_linked(transaction, chat(BINH), binh)
        assert BINH not in [contact.name for contact in people.contacts(transaction)]
        assert people.count(transaction) == len(STAFF) - 1


@pytest.mark.parametrize("typed", [DUNG, "đặng tiến dũng", "ĐẶNG TIẾN DŨNG"])
def test_a_name_is_found_in_any_case_with_all_its_marks(database: Database, commune: Commune, typed: str) -> None:
    with database.read() as transaction:
        assert [person.name for person in people.named(transaction, typed)] == [DUNG]


def test_a_name_is_not_guessed(database: Database, commune: Commune) -> None:
    with database.read() as transaction:
        assert people.named(transaction, "Dang Tien Dung") == []
        assert people.named(transaction, "Dũng") == []


def test_a_staff_list_read_again_updates_and_doubles_nobody(database: Database, commune: Commune) -> None:
    digital = commune.units[DIGITAL]
    with database.begin() as transaction:
        saved = hire(transaction, "ĐỖ ANH ĐỨC", digital, Role.HEAD, "Tổ trưởng")
        assert saved == (commune.people[DUC].id, False)
        assert people.count(transaction) == len(STAFF)
        found = people.by_id(transaction, commune.people[DUC].id)
    assert found is not None
    assert (found.name, found.position, found.role) == ("ĐỖ ANH ĐỨC", "Tổ trưởng", Role.HEAD)


def test_two_people_of_one_name_in_two_units_are_two(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        _, new = hire(transaction, BINH, commune.units[EAST])
        assert new
        assert [person.unit.name for person in people.named(transaction, BINH)] == [ECONOMY, EAST]


def test_who_left_and_is_on_the_list_again_is_back(database: Database, commune: Commune) -> None:
    binh = commune.people[BINH].id
    with database.begin() as transaction:
        transaction.execute(update(Official).where(Official.id == binh).values(active=False))
        assert hire(transaction, BINH, commune.units[ECONOMY]) == (binh, False)
        assert people.by_id(transaction, binh) == commune.people[BINH]


def test_contacts_name_the_head_first(database: Database, commune: Commune) -> None:
    with database.read() as transaction:
        found = people.contacts(transaction, [commune.units[ECONOMY], commune.units[COMMUNE]])
        assert [(contact.name, contact.unit) for contact in found] == [(DUNG, COMMUNE), (CHI, ECONOMY), (BINH, ECONOMY)]
        assert len(people.contacts(transaction)) == len(STAFF)
        assert people.contacts(transaction, []) == []


def test_a_telephone_number_is_told_of_those_asked_for(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        hire(transaction, BINH, commune.units[ECONOMY], phone="0900 000 002")
        asked = [commune.people[BINH].id, commune.people[CHI].id]
        assert people.phones(transaction, asked) == {commune.people[BINH].id: "0900 000 002"}
        assert people.phones(transaction, []) == {}


# ---------------------------------------------------------------- codes
def test_a_code_links_once(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        people.add_code(transaction, commune.people[BINH].id, CODE, LATER)
        assert people.use_code(transaction, f" {CODE.lower()} ", NOW) == commune.people[BINH].id
        assert people.use_code(transaction, CODE, NOW) is None


def test_a_code_ends_at_its_hour(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        people.add_code(transaction, commune.people[BINH].id, CODE, LATER)
        assert people.use_code(transaction, CODE, LATER) is None
        assert people.use_code(transaction, CODE, LATER - timedelta(seconds=1)) == commune.people[BINH].id


def test_a_code_made_up_links_nobody(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        people.add_code(transaction, commune.people[BINH].id, CODE, LATER)
        assert people.use_code(transaction, "K7M2-9QXB", NOW) is None
        assert people.use_code(transaction, "", NOW) is None


def test_a_new_code_ends_the_one_before_and_leaves_others_alone(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        people.add_code(transaction, commune.people[BINH].id, "FIRST", LATER)
        people.add_code(transaction, commune.people[CHI].id, "HERS", LATER)
        people.add_code(transaction, commune.people[BINH].id, "SECOND", LATER)
        assert people.use_code(transaction, "FIRST", NOW) is None
        assert people.use_code(transaction, "SECOND", NOW) == commune.people[BINH].id
        assert people.use_code(transaction, "HERS", NOW) == commune.people[CHI].id


def test_no_code_can_be_read_out_of_the_database(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        people.add_code(transaction, commune.people[BINH].id, CODE, LATER)
        (kept,) = transaction.execute(LinkCode.__table__.select()).all()
    assert len(kept.digest) == 64
    assert not [value for value in kept if CODE in str(value) or CODE.replace("-", "") in str(value)]


# ---------------------------------------------------------------- chats
def test_a_chat_linked_anew_speaks_for_the_new_person_alone(database: Database, commune: Commune) -> None:
    shared = chat("a phone")
    with database.begin() as transaction:
        people.link(transaction, shared, commune.people[BINH].id, NOW)
        people.link(transaction, shared, commune.people[CHI].id, LATER)
        assert people.speaking(transaction, shared) == commune.people[CHI]
        assert people.addresses(transaction, commune.people[BINH].id) == []
        assert len(transaction.execute(ChatIdentity.__table__.select()).all()) == 1


def test_the_same_chat_name_on_two_channels_is_two_chats(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        people.link(transaction, chat(BINH, "telegram"), commune.people[BINH].id, NOW)
        assert people.speaking(transaction, chat(BINH, "zalo")) is None


def test_the_chat_linked_last_comes_first(database: Database, commune: Commune) -> None:
    binh = commune.people[BINH].id
    with database.begin() as transaction:
        people.link(transaction, chat(BINH, "zalo"), binh, LATER)
        people.link(transaction, chat(BINH, "telegram"), binh, NOW)
        people.link(transaction, chat(AN, "telegram"), commune.people[AN].id, NOW)
        assert people.addresses(transaction, binh) == [(binh, chat(BINH, "zalo")), (binh, chat(BINH, "telegram"))]
        assert len(people.addresses(transaction)) == 3


def test_nothing_is_sent_to_a_console_where_nobody_sits(database: Database, commune: Commune) -> None:
    binh = commune.people[BINH].id
    with database.begin() as transaction:
        people.link(transaction, chat(BINH, "console"), binh, NOW)
        assert people.addresses(transaction) == []
        assert people.speaking(transaction, chat(BINH, "console")) == commune.people[BINH]


def test_a_blocked_chat_is_left_alone_until_it_writes_again(database: Database, commune: Commune) -> None:
    binh = commune.people[BINH].id
    with database.begin() as transaction:
        people.link(transaction, chat(BINH), binh, NOW)
        assert people.is_linked(transaction, chat(BINH), binh)
        assert people.mark_gone(transaction, chat(BINH)) == binh
        assert people.addresses(transaction) == []
        assert not people.is_linked(transaction, chat(BINH), binh)
        people.came_back(transaction, chat(BINH))
        assert people.addresses(transaction) == [(binh, chat(BINH))]


def test_a_chat_never_linked_cannot_go_nor_come_back(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        assert people.mark_gone(transaction, chat(BINH)) is None
        people.came_back(transaction, chat(BINH))
        assert people.speaking(transaction, chat(BINH)) is None
        assert not people.is_linked(transaction, chat(BINH), commune.people[BINH].id)


def test_a_chat_is_not_linked_to_somebody_else(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        people.link(transaction, chat(BINH), commune.people[BINH].id, NOW)
        assert not people.is_linked(transaction, chat(BINH), commune.people[CHI].id)
