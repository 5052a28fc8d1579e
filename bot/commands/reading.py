"""Commands that read and understand, and touch no database: `plan read`, `deadlines`, `understand`."""

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.failure import Mistake
from domain.calendar import ZONE
from domain.meaning import PlanWords, TaskEntry
from domain.plan import PlanReading


def plan_read(
    file: Annotated[Path, typer.Argument(help="Tệp kế hoạch: .docx, .pdf, .xlsx hoặc .txt")],
    as_json: Annotated[bool, typer.Option("--json", help="In JSON thay cho bảng")] = False,
) -> None:
    """Đọc một kế hoạch và cho xem những gì đọc được; không ghi gì."""
    from bot.commands.preview import show
    from plans import read

    reading = read(file) if as_json else watched(file)
    if as_json:
        sys.stdout.write(json.dumps(reading.model_dump(mode="json"), ensure_ascii=False) + "\n")
    else:
        show(reading)


def watched(file: Path) -> PlanReading:
    """Read a plan with a bar of progress in the terminal, which goes away in the end and short files never show."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    from plans import read

    console = Console(stderr=True)
    columns = (
        TextColumn("Đang đọc {task.fields[name]}", markup=False),
        BarColumn(),
        TextColumn("{task.percentage:.0f}%"),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", name=file.name, total=None, visible=False)
        return read(file, lambda done, of: bar.update(task, completed=done, total=of, visible=of > 1))


def deadlines(
    start: Annotated[
        datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="Ngày đầu của kế hoạch, dạng 2023-01-01")
    ],
    end: Annotated[
        datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="Ngày cuối của kế hoạch, dạng 2023-12-31")
    ],
) -> None:
    """Mỗi dòng chữ vào là một thời hạn; mỗi dòng ra là các ngày cuối còn đúng hạn."""
    from language.deadlines import read_deadlines

    first, last = date(start.year, start.month, start.day), date(end.year, end.month, end.day)
    if last < first:
        raise Mistake("Ngày cuối của kế hoạch (--to) đứng trước ngày đầu (--from).")
    for line in sys.stdin:
        reading = read_deadlines(line.rstrip("\n"), first, last)
        due = [day.isoformat() for day in reading.due]
        sys.stdout.write(json.dumps({"due": due, "open": list(reading.open)}) + "\n")


def understand(
    plan: Annotated[Path, typer.Option(help="Tệp kế hoạch")],
    now: Annotated[str, typer.Option(help="Thời điểm, ví dụ 2023-03-06T08:00:00+07:00")],
    speaker: Annotated[str, typer.Option(help="official (cán bộ) hoặc leader (lãnh đạo)")] = "official",
    unit: Annotated[str, typer.Option(help="Đơn vị của người nói")] = "",
) -> None:
    """Mỗi dòng JSON {"id", "text"} vào; mỗi dòng ra nói ý định và các chi tiết đọc được."""
    from language.understanding import listen
    from language.understanding import understand as understood
    from plans import read

    moment = _moment(now)
    if speaker not in ("official", "leader"):
        raise Mistake("Người nói (--speaker) là official (cán bộ) hoặc leader (lãnh đạo).")
    ear = listen(words_of(read(plan)))
    for line in filter(str.strip, sys.stdin):
        try:
            asked = json.loads(line)
            name, text = asked["id"], str(asked["text"])
        except (ValueError, KeyError, TypeError):
            raise Mistake('Mỗi dòng vào cần là JSON có "id" và "text".') from None
        meaning = understood(text, ear, now=moment, speaker=speaker, unit=unit)
        answer = {
            "id": name,
            "intent": meaning.intent,
            "slots": meaning.slots,
            "certainty": round(meaning.certainty, 3),
            "sure": meaning.sure,
        }
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Mistake("Thời điểm (--now) cần có dạng 2023-03-06T08:00:00+07:00.") from None
    return moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment.astimezone(ZONE)


def words_of(reading: PlanReading) -> PlanWords:
    """What the ear needs of a plan that was just read; a task's ref is its place in the document."""
    if reading.period is None:
        raise Mistake("Không đọc được năm của kế hoạch, nên chưa hiểu được tin nhắn theo kế hoạch này.")
    names = dict.fromkeys(name for task in reading.tasks for name in [*task.lead, *task.support])
    entries = [
        TaskEntry(
            ref=place,
            code=task.code,
            title=task.title,
            section=task.section or "",
            lead=tuple(task.lead),
            support=tuple(task.support),
            products=tuple(task.products),
            deadline_text=task.deadline_text,
        )
        for place, task in enumerate(reading.tasks)
    ]
    return PlanWords(tuple(entries), tuple(names), reading.period.start, reading.period.end)
