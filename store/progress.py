"""The history of tasks, only added to."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, insert, literal, select
from sqlalchemy.orm import aliased

from domain.progress import Report, Status
from store.database import Transaction
from store.models import Official, Progress

_Undo = aliased(Progress)
COUNTS = (Progress.undoes_id.is_(None)) & ~select(_Undo.id).where(_Undo.undoes_id == Progress.id).exists()
"""What still counts: neither a taking back nor taken back."""

COLUMNS = (
    Progress.id,
    Progress.status,
    Progress.percent,
    Progress.note,
    Progress.due,
    Official.name,
    Progress.at,
    Progress.done_on,
)
UNDO_WITHIN = timedelta(days=1)
_ADD = insert(Progress).returning(Progress.id)
_HISTORY = (
    select(*COLUMNS)
    .outerjoin(Official, Official.id == Progress.official_id)
    .where(Progress.task_id == bindparam("task"), Progress.unit_id == bindparam("unit"), COUNTS)
    .order_by(Progress.id)
)


def report_of(row: Sequence[Any]) -> Report:
    """A row of `COLUMNS` as a report."""
    id_, status, percent, note, due, by, at, done_on = row
    return Report(id_, Status(status), percent, note, due, by or "", at, done_on)


def append(
    transaction: Transaction, task_id: int, unit_id: int, report: Mapping[str, Any], *, by: int | None, at: datetime
) -> int:
    """Add an entry. `report` holds status, and as known percent, note, due, done_on, product_number, product_date,
    inbox_id. Gives its id."""
    values = {"percent": None, "note": "", "due": None, "done_on": None, **report}
    return transaction.execute(
        _ADD, {"task_id": task_id, "unit_id": unit_id, "official_id": by, "at": at, **values}
    ).scalar_one()


def history(transaction: Transaction, task_id: int, unit_id: int) -> list[Report]:
    """What a unit has reported of a task and not taken back, oldest first."""
    return [report_of(row) for row in transaction.execute(_HISTORY, {"task": task_id, "unit": unit_id})]


_OWN = (
    select(Progress.task_id, Progress.unit_id, *COLUMNS)
    .join(Official, Official.id == Progress.official_id)
    .where(
        Progress.official_id == bindparam("person"),
        Progress.at > bindparam("since", type_=Progress.at.type),
        COUNTS,
    )
)
_LAST_OWN = _OWN.order_by(Progress.id.desc()).limit(1)
_OWN_ENTRY = _OWN.where(Progress.id == bindparam("entry"))
_UNDO = insert(Progress).from_select(
    ["task_id", "unit_id", "due", "status", "note", "official_id", "inbox_id", "undoes_id", "at"],
    select(
        Progress.task_id,
        Progress.unit_id,
        Progress.due,
        literal("undone"),
        literal(""),
        bindparam("person", type_=Progress.official_id.type),
        bindparam("message", type_=Progress.inbox_id.type),
        Progress.id,
        bindparam("now", type_=Progress.at.type),
    ).where(Progress.id == bindparam("entry")),
)


def last_by(transaction: Transaction, official_id: int, now: datetime) -> tuple[int, int, Report] | None:
    """A person's own last entry within a day that still counts, as (task, unit, report)."""
    row = transaction.execute(_LAST_OWN, {"person": official_id, "since": now - UNDO_WITHIN}).first()
    return None if row is None else (row[0], row[1], report_of(row[2:]))


def own(transaction: Transaction, entry_id: int, official_id: int, now: datetime) -> tuple[int, int, Report] | None:
    """One entry of a person's own, if it is younger than a day and still counts."""
    values = {"entry": entry_id, "person": official_id, "since": now - UNDO_WITHIN}
    row = transaction.execute(_OWN_ENTRY, values).first()
    return None if row is None else (row[0], row[1], report_of(row[2:]))


def take_back(transaction: Transaction, entry_id: int, *, by: int, at: datetime, inbox_id: int | None = None) -> None:
    """Take an entry back: it stays in the history, followed by this."""
    transaction.execute(_UNDO, {"entry": entry_id, "person": by, "message": inbox_id, "now": at})
