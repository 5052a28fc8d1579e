"""The sample commune, loaded into an empty store for a first try."""

import tempfile
from datetime import datetime
from pathlib import Path

from domain.calendar import moment
from handlers.registry import import_people, publish
from plans import read
from plans.staff import read_staff
from samples.document import plan_document, staff_list
from samples.progress import reported
from store import people, plans, progress, tasks, units
from store.database import Database, Transaction


def load(database: Database, now: datetime) -> bool:
    """Load the commune's plan of the clock's year, its staff, and what they reported until today.

    They come through the same doors as an office's own. False where the store holds people or a plan already."""
    with database.begin() as transaction:
        if people.count(transaction) or plans.active(transaction):
            return False
        with tempfile.TemporaryDirectory() as folder:
            staff, document = Path(folder, "danh-sach-can-bo.xlsx"), Path(folder, f"ke-hoach-{now.year}.docx")
            staff.write_bytes(staff_list())
            document.write_bytes(plan_document(now.year))
            import_people(transaction, read_staff(staff))
            plan_id = publish(transaction, read(document), now)
        _report(transaction, plan_id, now)
    return True


def _report(transaction: Transaction, plan_id: int, now: datetime) -> None:
    """What the invented staff had reported by today."""
    coordinator = next(one for one in people.contacts(transaction) if one.role == "coordinator")
    person = people.by_id(transaction, coordinator.id)
    if person is None:
        raise RuntimeError("the sample's coordinator is not in its staff list")
    views = {view.code: view for view in tasks.of_plan(transaction, person, plan_id, now.date())}
    rows = [(view.code, view.due, view.lead[0].name) for view in views.values()]
    by_name = {unit.name: unit.id for unit in units.everyone(transaction)}
    heads = {one.unit_id: one.id for one in reversed(people.contacts(transaction))}
    for one in reported(rows, now.date()):
        unit_id = by_name[one.unit]
        report = {"status": one.status, "percent": one.percent, "note": one.note, "due": one.due, "done_on": one.day}
        if one.status != "done":
            report["done_on"] = None
        at = moment(one.day, now.timetz().replace(tzinfo=None))
        progress.append(transaction, views[one.code].id, unit_id, report, by=heads.get(unit_id), at=min(at, now))
