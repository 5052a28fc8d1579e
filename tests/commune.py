"""A small commune for stories: a plan of five tasks, six people, in words of our own."""

from datetime import date

from domain.office import Role
from domain.plan import Period, PlannedReport, PlannedTask, PlanReading
from plans.staff import Member
from tests.office import member

JUSTICE, OFFICE, MONEY = "Tư pháp - Hộ tịch", "Văn phòng - Thống kê", "Tài chính - Kế toán"
EVERYONE = "Các bộ phận chuyên môn thuộc xã"
BINH, CUC, DUNG, LAN, TUYET = "Lê Văn Bình", "Ngô Thị Cúc", "Phạm Văn Dũng", "Trần Thị Lan", "Võ Thị Tuyết"
STAFF: list[Member] = [
    member(BINH, JUSTICE),
    member(CUC, OFFICE),
    member(DUNG, MONEY, Role.HEAD, "Kế toán trưởng"),
    member(LAN, "UBND xã", Role.LEADER, "Chủ tịch"),
    member(TUYET, OFFICE, Role.COORDINATOR, "Đầu mối"),
]


def plan() -> PlanReading:
    """Plan 07/KH-UBND of 2023."""
    return PlanReading(
        source="ke-hoach.docx",
        number="07/KH-UBND",
        title="Kế hoạch cải cách hành chính năm 2023",
        issuer="UBND xã Tân Khê",
        issued=date(2023, 1, 5),
        signer="Trần Thị Lan",
        period=Period(start=date(2023, 1, 1), end=date(2023, 12, 31)),
        tasks=[
            _task("I.1", "Thể chế", "Rà soát văn bản đã ban hành", [JUSTICE], "Tháng 2", [date(2023, 2, 28)]),
            _task("I.2", "Thể chế", "Tuyên truyền luật hộ tịch", [JUSTICE], "Quý I, Quý III", _days("3-31", "9-30")),
            _task("II.1", "Thủ tục", "Niêm yết thủ tục tại bộ phận một cửa", [OFFICE], "Trước 1/4", _days("3-31")),
            _task("II.2", "Thủ tục", "Tiếp công dân", [OFFICE], "Thường xuyên", [], ["ongoing"]),
            _task("III.1", "Công vụ", "Đánh giá cán bộ cuối năm", [EVERYONE], "Tháng 12", _days("12-31")),
        ],
        reporting=[
            PlannedReport(
                name="Báo cáo Quý I", due=date(2023, 3, 24), data_from=date(2022, 12, 15), data_to=date(2023, 3, 14)
            )
        ],
    )


def _days(*days: str) -> list[date]:
    return [date(2023, *map(int, day.split("-"))) for day in days]


def _task(
    code: str, section: str, title: str, lead: list[str], text: str, due: list[date], kinds: list[str] | None = None
) -> PlannedTask:
    return PlannedTask.model_validate(
        {
            "code": code,
            "section": section,
            "title": title,
            "products": ["Báo cáo"],
            "lead": lead,
            "deadline_text": text,
            "due": due,
            "open": kinds or [],
        }
    )
