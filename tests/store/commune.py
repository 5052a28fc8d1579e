"""The commune of the store's stories: its units, its people, one plan, and the Monday on which it all begins."""

from dataclasses import dataclass
from datetime import date, datetime, time

from domain.calendar import moment
from domain.messages import Address
from domain.office import Person, Role
from domain.plan import Period, PlannedCriterion, PlannedReport, PlannedTarget, PlannedTask, PlanReading
from plans.amendment import same_tasks
from store import people, plans, publishing, units
from store.database import Transaction
from store.models import Task

NOW = moment(date(2026, 3, 2), time(8))
TODAY = NOW.date()
END_OF_MARCH, END_OF_JUNE = date(2026, 3, 31), date(2026, 6, 30)

COMMUNE, OFFICE, ECONOMY, CULTURE = "UBND xã An Hòa", "Văn phòng", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội"
DIGITAL, EAST, WEST, HAMLETS = "Tổ Chuyển đổi số", "Thôn Đông", "Thôn Tây", "Các thôn"
TREE = {
    COMMUNE: None,
    OFFICE: COMMUNE,
    ECONOMY: COMMUNE,
    CULTURE: COMMUNE,
    DIGITAL: CULTURE,
    EAST: COMMUNE,
    WEST: COMMUNE,
    HAMLETS: COMMUNE,
}
AN, BINH, CHI, DUNG = "Lê Thị An", "Phạm Văn Bình", "Vũ Quỳnh Chi", "Đặng Tiến Dũng"
DUC, HOA, LAN, MINH, PHUC = "Đỗ Anh Đức", "Trần Ngọc Hoa", "Nguyễn Thị Lan", "Hồ Văn Minh", "Bùi Gia Phúc"
STAFF = {
    AN: (OFFICE, Role.COORDINATOR),
    BINH: (ECONOMY, Role.OFFICIAL),
    CHI: (ECONOMY, Role.HEAD),
    DUNG: (COMMUNE, Role.LEADER),
    DUC: (DIGITAL, Role.OFFICIAL),
    HOA: (CULTURE, Role.HEAD),
    LAN: (EAST, Role.OFFICIAL),
    MINH: (WEST, Role.OFFICIAL),
    PHUC: (OFFICE, Role.ADMIN),
}


def chat(name: str, channel: str = "telegram") -> Address:
    """A person's chat."""
    return Address(channel, f"chat of {name}")


def task(code: str, lead: list[str], due: list[date], support: list[str] | None = None) -> PlannedTask:
    """A row of the appendix."""
    section = {"I": "Cải cách thể chế", "II": "Chính quyền số"}[code.split(".")[0]]
    return PlannedTask(
        code=code,
        section=section,
        title=f"Nhiệm vụ {code}",
        products=["Báo cáo"],
        lead=lead,
        support=support or [],
        deadline_text="Hằng tháng" if not due else f"Trước ngày {max(due):%d/%m/%Y}",
        due=due,
        open=[] if due else ["ongoing"],
    )


def appendix() -> list[PlannedTask]:
    """One task of one unit, one with two milestones, one of all hamlets, one without a date, one of two units."""
    return [
        task("I.1", [ECONOMY], [END_OF_MARCH], [CULTURE]),
        task("I.2", [CULTURE], [END_OF_JUNE, END_OF_MARCH]),
        task("II.1", [HAMLETS], [date(2026, 3, 13)]),
        task("II.2", [DIGITAL], []),
        task("II.3", [ECONOMY, CULTURE], [END_OF_JUNE]),
    ]


def reading(tasks: list[PlannedTask] | None = None, source: str = "ke-hoach.docx") -> PlanReading:
    """The plan as it was read."""
    return PlanReading(
        source=source,
        number="03/KH-UBND",
        title="Cải cách hành chính năm 2026",
        issuer=COMMUNE,
        issued=date(2026, 1, 9),
        signer="Đặng Tiến Dũng",
        period=Period(start=date(2026, 1, 1), end=date(2026, 12, 31)),
        tasks=appendix() if tasks is None else tasks,
        reporting=[
            PlannedReport(name="Báo cáo 6 tháng", due=date(2026, 6, 5), data_from=date(2025, 12, 15)),
            PlannedReport(name="Báo cáo quý I", due=date(2026, 3, 5), data_to=date(2026, 3, 1)),
        ],
        targets=[PlannedTarget(text="Hồ sơ trực tuyến", value=80)],
        criteria=[PlannedCriterion(code="1.1", title="Ban hành kế hoạch", max=2, actions=["Ban hành"], lead=[OFFICE])],
    )


@dataclass(frozen=True)
class Commune:
    """Ids by the names people use."""

    units: dict[str, int]
    people: dict[str, Person]
    plan: int
    tasks: dict[str, int]


def publish(transaction: Transaction, known: dict[str, int], read: PlanReading, now: datetime = NOW) -> int:
    """Publish a reading of the commune's plan."""
    plan = plans.by_key(transaction, plans.key_of(read)) if read.period else None
    old = [] if plan is None else [(one.id, one.code, one.title) for one in plans.known_tasks(transaction, plan)]
    same = same_tasks(old, read.tasks)
    return publishing.publish(transaction, read, known, known[COMMUNE], now, amends=plan, same=same)


def hire(
    transaction: Transaction,
    name: str,
    unit_id: int,
    role: Role = Role.OFFICIAL,
    position: str = "Công chức",
    phone: str = "",
) -> tuple[int, bool]:
    """A line of the staff list."""
    values = {"name": name, "position": position, "role": role.value, "phone": phone}
    return people.save(transaction, unit_id=unit_id, **values)


def codes(transaction: Transaction) -> dict[str, int]:
    """Every task there ever was, by code."""
    table = Task.__table__
    return {row.code: row.id for row in transaction.execute(table.select())}


def settle(transaction: Transaction) -> Commune:
    """Found the commune: units, people and the plan."""
    ids: dict[str, int] = {}
    for name, parent in TREE.items():
        ids[name] = units.ensure(transaction, name, name.lower(), collective=name == HAMLETS).id
        units.set_parent(transaction, ids[name], None if parent is None else ids[parent])
    units.set_members(transaction, {ids[HAMLETS]: [ids[WEST], ids[EAST]]})
    staff = {name: hire(transaction, name, ids[unit], role)[0] for name, (unit, role) in STAFF.items()}
    plan = publish(transaction, ids, reading())
    persons = {name: people.by_id(transaction, official) for name, official in staff.items()}
    found = {name: person for name, person in persons.items() if person is not None}
    return Commune(ids, found, plan, codes(transaction))
