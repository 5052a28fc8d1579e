"""The running text of the invented plan, from its grounds to its last line, and who gets a copy."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from samples.commune import COLLECTIVE, COMMUNE, ISSUER, OFFICE, PROVINCE, TARGETS, reporting

Kind = Literal["heading", "point", "text", "grounds"]

RECIPIENTS = (
    f"UBND {PROVINCE};",
    "Thường trực Đảng ủy, HĐND xã;",
    "Chủ tịch, các Phó Chủ tịch UBND xã;",
    f"{COLLECTIVE};",
    "Trưởng các thôn;",
    "Lưu: VT.",
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body and what it is for."""

    kind: Kind
    text: str


def printed(day: date) -> str:
    """A day as offices print it: days under 10 and months 1 and 2 with a leading 0."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def paragraphs(year: int) -> list[Paragraph]:
    """The body of one year's plan."""
    return [*_opening(year), *_aims(year), *_targets(), *_tasks(), *_reporting(year), *_carrying_out(year)]


def _opening(year: int) -> list[Paragraph]:
    return [
        Paragraph(
            "grounds",
            f"Thực hiện Kế hoạch số 215/KH-UBND ngày 19/12/{year - 1} của UBND {PROVINCE} về cải cách hành chính "
            f"và chuyển đổi số năm {year};",
        ),
        Paragraph("grounds", f"Theo đề nghị của Chánh {OFFICE},"),
        Paragraph(
            "text",
            f"Ủy ban nhân dân {COMMUNE} ban hành Kế hoạch cải cách hành chính và chuyển đổi số năm {year} như sau:",
        ),
    ]


def _aims(year: int) -> list[Paragraph]:
    return [
        Paragraph("heading", "I. MỤC TIÊU, YÊU CẦU"),
        Paragraph("point", "1. Mục tiêu"),
        Paragraph(
            "text",
            "Người dân đến xã làm thủ tục chỉ phải khai một lần, nộp một bộ giấy tờ, biết trước ngày nhận kết quả. "
            "Công việc của các cơ quan thuộc xã được giao, theo dõi và báo cáo trên môi trường số.",
        ),
        Paragraph("point", "2. Yêu cầu"),
        Paragraph(
            "text",
            f"Mỗi nhiệm vụ trong năm {year} có một cơ quan chủ trì, một thời hạn và một sản phẩm để kiểm chứng. "
            "Cơ quan chủ trì báo ngay khi có vướng mắc, không chờ đến kỳ báo cáo.",
        ),
    ]


def _targets() -> list[Paragraph]:
    lines = [Paragraph("text", f"- {target.text}{';' if target != TARGETS[-1] else '.'}") for target in TARGETS]
    return [Paragraph("heading", "II. CHỈ TIÊU"), *lines]


def _tasks() -> list[Paragraph]:
    return [
        Paragraph("heading", "III. NHIỆM VỤ"),
        Paragraph("text", "Nhiệm vụ, sản phẩm, cơ quan thực hiện và thời hạn của từng việc nêu tại Phụ lục kèm theo."),
    ]


def _reporting(year: int) -> list[Paragraph]:
    reports = reporting(year)
    lines = [
        Paragraph(
            "text",
            f"- {report.name}: gửi chậm nhất ngày {printed(report.due)}, số liệu tính từ ngày "
            f"{printed(report.data_from)} đến ngày {printed(report.data_to)}{';' if report != reports[-1] else '.'}",
        )
        for report in reports
    ]
    return [
        Paragraph("heading", "IV. CHẾ ĐỘ BÁO CÁO"),
        Paragraph(
            "text",
            f"{COLLECTIVE} gửi báo cáo định kỳ về UBND xã (qua {OFFICE}) theo thời hạn và thời gian chốt số liệu sau:",
        ),
        *lines,
    ]


def _carrying_out(year: int) -> list[Paragraph]:
    return [
        Paragraph("heading", "V. TỔ CHỨC THỰC HIỆN"),
        Paragraph("point", "1. Phân công"),
        Paragraph(
            "text",
            "Người đứng đầu cơ quan chủ trì giao việc cho từng người, cập nhật tiến độ và chịu trách nhiệm trước "
            "Chủ tịch UBND xã về kết quả.",
        ),
        Paragraph(
            "text",
            f"{OFFICE} là đầu mối theo dõi, đôn đốc, tổng hợp tình hình chung và đề xuất điều chỉnh khi cần.",
        ),
        Paragraph("point", "2. Kinh phí"),
        Paragraph(
            "text",
            f"Kinh phí lấy từ dự toán ngân sách xã năm {year}, theo mức ghi tại Phụ lục. Nhiệm vụ không ghi kinh phí "
            "do cơ quan chủ trì bố trí trong nguồn chi thường xuyên được giao.",
        ),
        Paragraph(
            "text",
            f"Quá trình thực hiện nếu có khó khăn, các cơ quan báo cáo {ISSUER} (qua {OFFICE}) "
            "để xem xét, giải quyết./.",
        ),
    ]
