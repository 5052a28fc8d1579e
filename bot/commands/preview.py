"""What was read of a plan, as tables for people in the terminal."""

from collections.abc import Sequence
from datetime import date

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from domain.plan import PlannedCriterion, PlannedTarget, PlannedTask, PlanReading
from domain.review import Unstaffed
from plans.amendment import amendment
from plans.places import places_of
from replies.figures import aim, figure
from replies.review import change_counts, change_lines, codes_words, counts, due_words, name_of, numbered, period_words
from replies.words import cut
from store.plans import Published, key_of

MOST_CODES = 6
MOST_LETTERS = 1000


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
        console.print(_criteria(reading.criteria))
    if reading.targets:
        console.print(_targets(reading.targets))
    places = places_of(reading)
    if places:
        console.print(f"[yellow]{len(places)} chỗ cần xem:[/yellow]")
    for line in numbered(places, 1, MOST_LETTERS):
        console.print(f"  {line}", markup=False, highlight=False)
    console.print(f"{counts(reading)}, {len(places)} chỗ cần xem.")


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
    return due_words(task) if task.due or task.open else "[yellow]không rõ[/yellow]"


def _reports(reading: PlanReading) -> Table:
    table = Table(title="Chế độ báo cáo", title_justify="left", pad_edge=False)
    for heading in ("Kỳ", "Nộp", "Số liệu từ", "đến"):
        table.add_column(heading)
    for report in reading.reporting:
        table.add_row(escape(report.name), _day(report.due), _day(report.data_from), _day(report.data_to))
    return table


def _criteria(criteria: Sequence[PlannedCriterion]) -> Table:
    table = Table(title="Bảng điểm", title_justify="left", pad_edge=False)
    for heading in ("Mã", "Tiêu chí"):
        table.add_column(heading, min_width=4, overflow="fold")
    for heading in ("Tối đa", "Đạt", "Mục tiêu"):
        table.add_column(heading, justify="right")
    table.add_column("Chủ trì", max_width=26, overflow="fold")
    for one in criteria:
        points = (figure(score) if score is not None else "" for score in (one.max, one.achieved, one.target))
        table.add_row(escape(one.code), escape(one.title), *points, escape("; ".join(one.lead)))
    return table


def _targets(targets: Sequence[PlannedTarget]) -> Table:
    table = Table(title="Chỉ tiêu", title_justify="left", pad_edge=False)
    table.add_column("Mức", no_wrap=True)
    table.add_column("Chỉ tiêu", overflow="fold")
    is_dated = any(target.by for target in targets)
    if is_dated:
        table.add_column("Đến", no_wrap=True)
    for target in targets:
        table.add_row(escape(aim(target)), escape(target.text), *([_day(target.by)] if is_dated else []))
    return table


def _day(day: date | None) -> str:
    return "" if day is None else f"{day:%d/%m/%Y}"


def show_changes(before: PlanReading | None, after: PlanReading, nobody: Sequence[Unstaffed]) -> None:
    """Print how a reading differs from the published one, and the units that nobody of the staff list belongs to."""
    console = Console()
    if before is None:
        console.print(f"Kế hoạch mới: {key_of(after)}, {len(after.tasks)} việc.", markup=False)
    else:
        change = amendment(before, after)
        console.print(f"So với {name_of(before)} đang có: {change_counts(change)}.", markup=False)
        for line in change_lines(change):
            console.print(f"  {line}", markup=False)
    if after.corrections:
        console.print(f"Giữ {len(after.corrections)} chỗ đã sửa ở lần nhập trước.", markup=False)
    if nobody:
        console.print("[yellow]Chưa có cán bộ trong danh sách, sẽ không ai được nhắc:[/yellow]")
    for one in nobody:
        told = (("chủ trì", one.leads), ("phối hợp", one.supports))
        does = "; ".join(f"{role} {codes_words(codes, MOST_CODES)}" for role, codes in told if codes)
        console.print(f"  {one.unit}: {does}", markup=False)


def list_of_plans(plans: Sequence[Published]) -> Table:
    """The plans of the store, numbered as `plan show` and `plan withdraw` take them."""
    table = Table(pad_edge=False)
    for heading in ("STT", "Số", "Tên", "Thời gian", "Việc", "Bản", "Tình trạng"):
        table.add_column(heading, overflow="fold")
    for place, one in enumerate(plans, 1):
        plan = one.plan
        state = "đang dùng" if one.state == "active" else "đã thu hồi"
        when = period_words(plan.period_start, plan.period_end)
        cells = (str(place), plan.number, cut(plan.title, 70), when, str(one.tasks), str(one.version), state)
        table.add_row(*map(escape, cells))
    return table
