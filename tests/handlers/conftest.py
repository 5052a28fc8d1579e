"""The office of the stories: a commune with three sections, three hamlet boards, and a leader."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from domain.plan import Period, PlannedReport, PlannedTask, PlanReading
from tests.handlers.office import Office

ROOT = "UBND xã Đồng Sen"
JUSTICE = "Phòng Tư pháp"
HOME = "Phòng Nội vụ"
CULTURE = "Phòng Văn hóa và Thông tin"
HAMLETS = "UBND các xã, thị trấn"
MEMBERS = ("UBND xã Bình Lộc", "UBND xã Hòa Lộc", "UBND thị trấn Sen")


def planned(code: str, title: str, lead: str, due: list[date], deadline: str, *support: str) -> PlannedTask:
    """A row of the invented plan."""
    section = {"I": "Cải cách thể chế", "II": "Cải cách thủ tục hành chính", "III": "Công tác chỉ đạo, điều hành"}
    return PlannedTask(
        code=code,
        section=section[code.split(".")[0]],
        title=title,
        products=["Kế hoạch", "Báo cáo"],
        lead=[lead],
        support=list(support),
        deadline_text=deadline,
        due=due,
        open=[] if due else ["ongoing"],
    )


def reading(number: str = "05/KH-UBND") -> PlanReading:
    """The commune's plan of 2023."""
    march, june, december = date(2023, 3, 31), date(2023, 6, 30), date(2023, 12, 31)
    return PlanReading(
        source="thử.docx",
        number=number,
        title="Kế hoạch cải cách hành chính năm 2023",
        issuer=ROOT,
        issued=date(2023, 1, 5),
        period=Period(start=date(2023, 1, 1), end=december),
        tasks=[
            planned(
                "I.1", "Ban hành kế hoạch rà soát văn bản quy phạm pháp luật", JUSTICE, [date(2023, 2, 28)], "Tháng 02"
            ),
            planned(
                "I.2",
                "Tổ chức tuyên truyền, phổ biến giáo dục pháp luật",
                JUSTICE,
                [march, december],
                "Quý I; Tháng 12",
                HOME,
            ),
            planned("I.3", "Trả lời kiến nghị của công dân về văn bản", JUSTICE, [], "Thường xuyên"),
            planned("II.1", "Niêm yết thủ tục hành chính tại bộ phận một cửa", HAMLETS, [march], "Quý I", JUSTICE),
            planned("II.2", "Khảo sát mức độ hài lòng của người dân", CULTURE, [june], "Quý II"),
            planned("III.1", "Thành lập hội đồng tuyển dụng viên chức", HOME, [march], "Quý I"),
            planned("III.2", "Ban hành kế hoạch tuyển dụng viên chức", HOME, [december], "Tháng 12"),
        ],
        reporting=[
            PlannedReport(
                name="Báo cáo Quý I/2023", due=date(2023, 3, 10), data_from=date(2022, 12, 5), data_to=date(2023, 3, 5)
            ),
            PlannedReport(
                name="Báo cáo 6 tháng đầu năm 2023",
                due=date(2023, 6, 10),
                data_from=date(2022, 12, 5),
                data_to=date(2023, 6, 5),
            ),
            PlannedReport(name="Báo cáo năm 2023", due=date(2023, 12, 10)),
        ],
    )


def furnish(office: Office) -> Office:
    """People of the stories, linked to chats of their names."""
    office.publish(reading(), ROOT, {HAMLETS: MEMBERS})
    office.hire("Bình", JUSTICE, position="Chuyên viên", phone="0900 000 001")
    office.hire("Hạnh", JUSTICE, "head", "Trưởng phòng", "0900 000 002")
    office.hire("Nam", HOME, position="Chuyên viên", phone="0900 000 003")
    office.hire("Lan", ROOT, "leader", "Chủ tịch")
    office.hire("Mai", HOME, "coordinator", "Chuyên viên")
    office.hire("Xuân", MEMBERS[0], position="Công chức")
    office.hire("Đào", MEMBERS[1], position="Công chức")
    office.hire("Tân", JUSTICE, position="Chuyên viên")
    office.link("Bình", "Hạnh", "Nam", "Lan", "Mai", "Xuân", "Đào")
    return office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Monday 6 March 2023, eight in the morning."""
    one = furnish(Office(f"sqlite:///{tmp_path}/office.db", "2023-03-06T08:00"))
    yield one
    one.close()
