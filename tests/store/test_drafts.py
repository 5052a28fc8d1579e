"""Drafts and files: one open draft in a chat, one step back, and files that nobody reads go away."""

from datetime import timedelta

from sqlalchemy import func, select

from domain.messages import Address
from store import drafts, files
from store.database import Database, Transaction
from store.models import Draft, File
from tests.store.commune import BINH, LAN, NOW, Commune, reading

HERE, THERE = Address("telegram", "1"), Address("web", "1")


def keep(transaction: Transaction, commune: Commune, address: Address = HERE, source: str = "a.docx") -> int:
    return drafts.keep(transaction, address, commune.people[LAN].id, reading(source=source), None, NOW)


def test_a_chat_has_one_open_draft(database: Database, commune: Commune) -> None:
    lan = commune.people[LAN].id
    with database.begin() as transaction:
        keep(transaction, commune)
        keep(transaction, commune, THERE, "other.docx")
        second = keep(transaction, commune, source="b.docx")
        found = drafts.open_in(transaction, HERE, lan, NOW)
        assert found is not None
        assert (found.id, found.reading.source, found.amends) == (second, "b.docx", None)
        states = list(transaction.scalars(select(Draft.state).order_by(Draft.id)))
    assert states == ["dropped", "open", "open"]


def test_a_draft_is_seen_by_whoever_made_it_and_waits_a_week(database: Database, commune: Commune) -> None:
    lan, binh = commune.people[LAN].id, commune.people[BINH].id
    with database.begin() as transaction:
        keep(transaction, commune)
        assert drafts.open_in(transaction, HERE, binh, NOW) is None
        assert drafts.open_in(transaction, HERE, lan, NOW + timedelta(days=6)) is not None
        assert drafts.open_in(transaction, HERE, lan, NOW + timedelta(days=8)) is None


def test_one_step_back(database: Database, commune: Commune) -> None:
    lan = commune.people[LAN].id
    with database.begin() as transaction:
        id_ = keep(transaction, commune)
        first = drafts.open_in(transaction, HERE, lan, NOW)
        assert first is not None
        assert drafts.go_back(transaction, id_) is None
        drafts.amend(transaction, first, reading([], source="mended.docx"))
        assert drafts.go_back(transaction, id_) == reading(source="a.docx")
        assert drafts.go_back(transaction, id_) is None
        again = drafts.open_in(transaction, HERE, lan, NOW)
        assert again is not None
        assert again.reading == reading(source="a.docx")


def test_a_draft_says_which_plan_it_replaces_until_it_is_published(database: Database, commune: Commune) -> None:
    lan = commune.people[LAN].id
    with database.begin() as transaction:
        id_ = keep(transaction, commune)
        drafts.replaces(transaction, id_, commune.plan)
        found = drafts.open_in(transaction, HERE, lan, NOW)
        assert found is not None
        assert found.amends == commune.plan
        drafts.published(transaction, id_)
        assert drafts.open_in(transaction, HERE, lan, NOW) is None
        assert not drafts.drop(transaction, HERE)


def test_a_file_is_kept_until_nobody_can_want_it(database: Database) -> None:
    with database.begin() as transaction:
        old = files.keep(transaction, "a" * 400, b"\x00PK", NOW)
        assert files.content(transaction, old) == b"\x00PK"
        new = files.keep(transaction, "b.docx", b"B", NOW + timedelta(days=3))
        assert files.content(transaction, old) is None
        assert files.content(transaction, new) == b"B"
        assert transaction.scalar(select(func.count()).select_from(File)) == 1
