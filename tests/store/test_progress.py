"""The history of a task: added to, taken back, never rubbed out."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from domain.progress import Status
from store import progress
from store.database import Database, Transaction
from store.models import Progress
from tests.store.commune import BINH, CHI, ECONOMY, END_OF_MARCH, NOW, Commune

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def entry(transaction: Transaction, commune: Commune, by: str = BINH, after: timedelta = MINUTE, **report: Any) -> int:
    """Somebody reports on I.1 of Phòng Kinh tế."""
    told = {"status": Status.IN_PROGRESS, "due": END_OF_MARCH, **report}
    place = commune.tasks["I.1"], commune.units[ECONOMY]
    return progress.append(transaction, *place, told, by=commune.people[by].id, at=NOW + after)


def percents(transaction: Transaction, commune: Commune) -> list[int | None]:
    found = progress.history(transaction, commune.tasks["I.1"], commune.units[ECONOMY])
    return [report.percent for report in found]


def test_a_report_comes_back_as_it_was_made(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        said: dict[str, Any] = {"status": "done", "percent": 100, "note": "đã ban hành", "done_on": date(2026, 3, 2)}
        papers: dict[str, Any] = {"product_number": "15/KH-UBND", "product_date": date(2026, 3, 2)}
        made = entry(transaction, commune, **said, **papers)
        (report,) = progress.history(transaction, commune.tasks["I.1"], commune.units[ECONOMY])
        row = transaction.execute(Progress.__table__.select()).one()
    assert (report.id, report.status, report.percent, report.note) == (made, Status.DONE, 100, "đã ban hành")
    assert (report.due, report.done_on, report.by, report.at) == (END_OF_MARCH, date(2026, 3, 2), BINH, NOW + MINUTE)
    assert (row.product_number, row.product_date) == ("15/KH-UBND", date(2026, 3, 2))


def test_what_nobody_in_person_reported_has_no_name(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        place = commune.tasks["I.1"], commune.units[ECONOMY]
        progress.append(transaction, *place, {"status": "not_started"}, by=None, at=NOW)
        (report,) = progress.history(transaction, *place)
    assert (report.by, report.percent, report.note, report.due) == ("", None, "", None)


def test_reports_are_added_and_none_is_changed(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        for percent in (20, 40, 30):
            entry(transaction, commune, percent=percent)
        assert percents(transaction, commune) == [20, 40, 30]
        assert progress.history(transaction, commune.tasks["I.2"], commune.units[ECONOMY]) == []


def test_an_undone_report_counts_no_more_and_is_still_there(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        entry(transaction, commune, percent=20)
        wrong = entry(transaction, commune, percent=90)
        progress.take_back(transaction, wrong, by=commune.people[BINH].id, at=NOW + 2 * MINUTE, inbox_id=7)
        rows = transaction.execute(Progress.__table__.select().order_by(Progress.id)).all()
        assert percents(transaction, commune) == [20]
    assert [(row.percent, row.status, row.undoes_id) for row in rows] == [
        (20, "in_progress", None),
        (90, "in_progress", None),
        (None, "undone", wrong),
    ]
    assert (rows[2].inbox_id, rows[2].due) == (7, END_OF_MARCH)


def test_a_report_is_undone_once(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        wrong = entry(transaction, commune, percent=90)
        progress.take_back(transaction, wrong, by=commune.people[BINH].id, at=NOW)
    with pytest.raises(IntegrityError), database.begin() as transaction:
        progress.take_back(transaction, wrong, by=commune.people[BINH].id, at=NOW)


def test_undo_goes_back_step_by_step(database: Database, commune: Commune) -> None:
    binh = commune.people[BINH].id
    with database.begin() as transaction:
        entry(transaction, commune, percent=20)
        entry(transaction, commune, percent=40)
        for left in ([20], []):
            last = progress.last_by(transaction, binh, NOW + 5 * MINUTE)
            assert last is not None
            progress.take_back(transaction, last[2].id, by=binh, at=NOW + 5 * MINUTE)
            assert percents(transaction, commune) == left
        assert progress.last_by(transaction, binh, NOW + 5 * MINUTE) is None


def test_one_takes_back_what_one_said_oneself(database: Database, commune: Commune) -> None:
    binh, chi = commune.people[BINH].id, commune.people[CHI].id
    with database.begin() as transaction:
        his = entry(transaction, commune, BINH, percent=20)
        hers = entry(transaction, commune, CHI, percent=40)
        last = progress.last_by(transaction, binh, NOW + MINUTE)
        assert last is not None
        assert (last[0], last[1], last[2].id) == (commune.tasks["I.1"], commune.units[ECONOMY], his)
        assert progress.own(transaction, hers, binh, NOW + MINUTE) is None
        own = progress.own(transaction, hers, chi, NOW + MINUTE)
        assert own is not None
        assert own[2].percent == 40


@pytest.mark.parametrize(("age", "within"), [(DAY - MINUTE, True), (DAY, False), (DAY + MINUTE, False)])
def test_undo_ends_after_a_day(database: Database, commune: Commune, age: timedelta, within: bool) -> None:
    binh = commune.people[BINH].id
    with database.begin() as transaction:
        made = entry(transaction, commune, after=timedelta(0), percent=20)
        assert (progress.last_by(transaction, binh, NOW + age) is not None) is within
        assert (progress.own(transaction, made, binh, NOW + age) is not None) is within


def test_what_was_taken_back_cannot_be_taken_back_again(database: Database, commune: Commune) -> None:
    binh = commune.people[BINH].id
    with database.begin() as transaction:
        made = entry(transaction, commune, percent=20)
        progress.take_back(transaction, made, by=binh, at=NOW + MINUTE)
        assert progress.own(transaction, made, binh, NOW + MINUTE) is None
