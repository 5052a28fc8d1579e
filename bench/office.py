"""A large office for measuring: 1,000 officials, 10,000 tasks, all linked."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from domain.calendar import ZONE
from domain.messages import Address
from domain.office import Role
from domain.plan import Period, PlannedReport, PlannedTask, PlanReading
from handlers.registry import import_people, publish
from plans.staff import Member, StaffReading
from store import people
from store.database import Database
from store.migration import migrate

NOW = datetime(2026, 3, 8, 9, tzinfo=ZONE)  # a Sunday, on which no reminder goes out
UNITS = 250  # four people each, as in a commune
OFFICIALS = 1_000
PLANS = 20
TASKS_PER_PLAN = 500
VERBS = ("Xây dựng", "Ban hành", "Rà soát", "Tổ chức", "Kiểm tra", "Triển khai", "Cập nhật", "Báo cáo", "Thẩm định")
OBJECTS = (
    "kế hoạch cải cách hành chính", "quy trình nội bộ giải quyết thủ tục", "đề án vị trí việc làm",
    "danh mục hồ sơ số hóa", "phương án tự chủ tài chính", "lớp bồi dưỡng kỹ năng số",
    "chỉ số hài lòng của người dân", "quy chế làm việc",
    "dịch vụ công trực tuyến toàn trình", "chương trình tuyên truyền", "công tác văn thư lưu trữ", "an toàn thông tin",
)  # fmt: skip
FIELDS = (
    "đất đai",
    "hộ tịch",
    "xây dựng",
    "y tế",
    "giáo dục",
    "môi trường",
    "lao động",
    "văn hóa",
    "nông nghiệp",
    "thuế",
)

REPORTING = [PlannedReport(name="Báo cáo Quý I", due=date(2026, 3, 18), data_to=date(2026, 3, 14))]


def build(folder: Path) -> str:
    """Fill a new SQLite file; gives its URL."""
    url = f"sqlite:///{folder / 'bench.db'}"
    database = Database(url)
    migrate(database)
    chance = random.Random(20260309)
    units = [f"Phòng Số {number}" for number in range(1, UNITS + 1)]
    staff = [
        Member(1, f"Cán Bộ {number}", "Chuyên viên", units[number % UNITS], Role.OFFICIAL, "")
        for number in range(OFFICIALS - 1)
    ]
    staff.append(Member(1, "Lãnh Đạo", "Chủ tịch", "UBND tỉnh", Role.LEADER, ""))
    with database.begin() as transaction:
        import_people(transaction, StaffReading(staff, []))
        for number in range(PLANS):
            publish(transaction, _plan(number, units, chance), NOW)
        for contact in people.contacts(transaction):
            people.link(transaction, Address("telegram", str(1_000 + contact.id)), contact.id, NOW)
    database.close()
    return url


def _plan(number: int, units: list[str], chance: random.Random) -> PlanReading:
    return PlanReading(
        source=f"ke-hoach-{number}.docx",
        number=f"{number + 1}/KH-UBND",
        title=f"Kế hoạch số {number + 1}",
        issuer="UBND tỉnh",
        issued=date(2026, 1, 5),
        period=Period(start=date(2026, 1, 1), end=date(2026, 12, 31)),
        tasks=list(_tasks(number, units, chance)),
        reporting=REPORTING if number == 0 else [],
    )


def _tasks(plan: int, units: list[str], chance: random.Random) -> Iterator[PlannedTask]:
    for number in range(TASKS_PER_PLAN):
        title = (
            f"{chance.choice(VERBS)} {chance.choice(OBJECTS)} lĩnh vực {chance.choice(FIELDS)} đợt {plan + 1}.{number}"
        )
        due = date(2026, 1, 15) + timedelta(days=chance.randrange(340))
        yield PlannedTask(
            code=f"{plan + 1}.{number // 50 + 1}.{number % 50 + 1}",
            section=f"Lĩnh vực {number // 50 + 1}",
            title=title,
            products=["Báo cáo"],
            lead=[units[(number + plan * 7) % UNITS]],
            support=[chance.choice(units)],
            deadline_text=f"ngày {due:%d/%m/%Y}",
            due=[due],
        )
