"""Reading a plan document: its form, its head, its tables, its reports and targets, and what is doubtful."""

from collections import Counter
from pathlib import Path

from domain.plan import Doubt, PlanReading, UnreadableDocument
from plans.blocks import Block
from plans.body import passages_of
from plans.budgets import budget_conflicts
from plans.docx_blocks import docx_blocks
from plans.heading import heading_of
from plans.outline import count_conflicts
from plans.reporting import reporting_of
from plans.rows import Sheet, sheets_and_body
from plans.scorecard import criteria_of
from plans.targets import targets_of
from plans.tasks import tasks_of
from plans.text_blocks import text_blocks

MOST_BYTES = 20 * 2**20


def read(path: Path) -> PlanReading:
    """What a careful reader takes out of the plan in the .txt or .docx file at `path`.

    Raises UnreadableDocument, whose one Vietnamese line says what is wrong and what to do.
    """
    blocks = _blocks(path)
    sheets, body = sheets_and_body(blocks)
    heading = heading_of(body)
    reading = PlanReading(source=path.name, **heading.facts())
    reading.doubts.extend(heading.doubts)
    reading.conflicts.extend(heading.conflicts)
    _take_sheets(reading, sheets)
    passages = passages_of(body)
    reporting = reporting_of(passages, reading.tasks, reading.period)
    reading.reporting = reporting.reports
    reading.doubts.extend(reporting.doubts)
    reading.conflicts.extend(reporting.conflicts)
    reading.targets = targets_of(passages, reading.tasks)
    _doubt_empty(reading)
    return reading


def _take_sheets(reading: PlanReading, sheets: list[Sheet]) -> None:
    taken: Counter[str] = Counter()
    for sheet in sheets:
        if sheet.is_scorecard:
            criteria, doubts = criteria_of(sheet)
            reading.criteria.extend(criteria)
            reading.doubts.extend(doubts)
            continue
        found = tasks_of(sheet, reading.period, taken)
        reading.tasks.extend(found.tasks)
        reading.doubts.extend(found.doubts)
        conflicts = budget_conflicts(found)
        reading.conflicts.extend([*count_conflicts(found.outline), *conflicts])
        reading.doubts.extend(Doubt(where="Kinh phí", read=text, why="Số tiền không khớp") for text in conflicts)


def _doubt_empty(reading: PlanReading) -> None:
    """A document without tasks may still be a plan, but then it must say so of itself."""
    if reading.tasks:
        return
    if not reading.criteria and reading.title is None:
        raise UnreadableDocument(
            "Không thấy kế hoạch nào trong tệp: không có tên kế hoạch, cũng không có bảng phân công nhiệm vụ; "
            "hãy gửi tệp kế hoạch kèm phụ lục."
        )
    why = (
        "Phụ lục là bảng điểm tiêu chí, không phải bảng nhiệm vụ; chưa tạo nhiệm vụ nào"
        if reading.criteria
        else "Không thấy bảng phân công nhiệm vụ; nhiệm vụ viết thành lời chưa đọc được"
    )
    reading.doubts.append(Doubt(where="Phụ lục", read="", why=why))


def _blocks(path: Path) -> list[Block]:
    suffix = path.suffix.lower()
    if suffix not in (".txt", ".docx"):
        raise UnreadableDocument(
            f"Hiện chỉ đọc được kế hoạch dạng .docx và .txt, chưa đọc được {suffix or 'tệp không có đuôi'}; "
            "hãy lưu kế hoạch thành tệp Word (.docx) rồi gửi lại."
        )
    data = _bytes(path)
    return docx_blocks(data) if suffix == ".docx" else text_blocks(data)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        raise UnreadableDocument(f"Không mở được tệp {path.name}; hãy kiểm tra tên và quyền đọc tệp.") from error
    if size > MOST_BYTES:
        raise UnreadableDocument(
            "Tệp lớn hơn 20 MB nên không đọc; hãy bỏ bớt hình ảnh hoặc chỉ gửi kế hoạch và phụ lục."
        )
    if not data.strip():
        raise UnreadableDocument("Tệp này trống, không có chữ nào; hãy kiểm tra rồi gửi lại tệp kế hoạch.")
    return data
