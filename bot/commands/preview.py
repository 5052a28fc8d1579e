"""What was read of a plan, as tables for people in the terminal."""

from collections.abc import Sequence
from datetime import date

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from domain.plan import PlannedTask, PlanReading
from store.plans import key_of

OPEN_WORDS = {"ongoing": "thường xuyên", "when": "khi có việc", "after": "sau sự kiện"}
MOST_DATES = 3


def show(reading: PlanReading) -> None:
    """Print the head, the tasks, the reporting regime, targets, doubts and conflicts."""
    console = Console()
    console.print(f"[bold]{escape(reading.title or reading.source)}[/bold]")
    issued = "" if reading.issued is None else f", ngày {reading.issued:%d/%m/%Y}"
    head = f"Số {reading.number or '(không rõ)'}{issued} · {reading.issuer or '(không rõ nơi ban hành)'}"
    if reading.period is not None:
        head += f" · {reading.period.start:%d/%m/%Y}–{reading.period.end:%d/%m/%Y}"
    console.print(escape(head))
    console.print(_tasks(reading.tasks))
    if reading.reporting:
        console.print(_reports(reading))
    if reading.criteria:
        console.print(f"Bảng điểm: {len(reading.criteria)} tiêu chí.")
    for target in reading.targets:
        console.print(escape(f"Chỉ tiêu {target.comparison} {target.value:g}{target.unit}: {target.text}"))
    for conflict in reading.conflicts:
        console.print(f"[yellow]Mâu thuẫn:[/yellow] {escape(conflict)}")
    for doubt in reading.doubts:
        console.print(f"[yellow]Chưa chắc[/yellow] {escape(doubt.where)}: {escape(doubt.read)} ({escape(doubt.why)})")
    console.print(
        f"{len(reading.tasks)} việc, {len(reading.reporting)} kỳ báo cáo, {len(reading.targets)} chỉ tiêu, "
        f"{len(reading.doubts)} chỗ chưa chắc."
    )


def _tasks(tasks: Sequence[PlannedTask]) -> Table:
    table = Table(show_lines=False, pad_edge=False)
    for heading, width in (("Mã", 8), ("Việc", None), ("Chủ trì", 26), ("Hạn", 26)):
        table.add_column(heading, min_width=4, max_width=width, overflow="fold")
    section = None
    for task in tasks:
        if task.section != section:
            section = task.section
            table.add_row("", f"[bold]{escape(section or '')}[/bold]", "", "")
        table.add_row(escape(task.code), escape(task.title), escape("; ".join(task.lead)), _when(task))
    return table


def _when(task: PlannedTask) -> str:
    days = [f"{day:%d/%m/%Y}" for day in task.due[:MOST_DATES]]
    if len(task.due) > MOST_DATES:
        days.append(f"… {len(task.due)} mốc")
    return ", ".join([*days, *(OPEN_WORDS[kind] for kind in task.open)]) or "[yellow]không rõ[/yellow]"


def _reports(reading: PlanReading) -> Table:
    table = Table(title="Chế độ báo cáo", title_justify="left", pad_edge=False)
    for heading in ("Kỳ", "Nộp", "Số liệu từ", "đến"):
        table.add_column(heading)
    for report in reading.reporting:
        table.add_row(escape(report.name), _day(report.due), _day(report.data_from), _day(report.data_to))
    return table


def _day(day: date | None) -> str:
    return "" if day is None else f"{day:%d/%m/%Y}"


def differences(before: PlanReading | None, after: PlanReading) -> list[str]:
    """How a reading differs from the published one, a line each; empty where nothing does."""
    if before is None:
        return [f"Kế hoạch mới: {key_of(after)}, {len(after.tasks)} việc."]
    old, new = ({task.code: task for task in reading.tasks} for reading in (before, after))
    lines = [f"Thêm {code}: {new[code].title}" for code in new if code not in old]
    lines += [f"Bỏ {code}: {old[code].title} (tiến độ đã báo vẫn giữ)" for code in old if code not in new]
    for code in (code for code in new if code in old and new[code] != old[code]):
        fields = [word for name, word in _FIELDS.items() if getattr(old[code], name) != getattr(new[code], name)]
        lines.append(f"Sửa {code}: {', '.join(fields)}")
    lines += [f"Sửa {word}" for name, word in _PARTS.items() if getattr(before, name) != getattr(after, name)]
    return lines


_PARTS = {
    "title": "tên kế hoạch",
    "issuer": "nơi ban hành",
    "issued": "ngày ban hành",
    "signer": "người ký",
    "period": "thời gian thực hiện",
    "reporting": "chế độ báo cáo",
    "criteria": "bảng điểm",
    "targets": "chỉ tiêu",
}
_FIELDS = {
    "title": "nội dung",
    "section": "lĩnh vực",
    "objective": "mục tiêu",
    "products": "sản phẩm",
    "lead": "chủ trì",
    "support": "phối hợp",
    "deadline_text": "chữ ghi hạn",
    "due": "hạn",
    "open": "hạn mở",
    "budget": "kinh phí",
}
