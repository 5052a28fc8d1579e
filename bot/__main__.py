"""The command line `nhacviec`."""

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Nhắc Việc: trợ lý nhắc việc cho cán bộ, công chức.")
plan_app = typer.Typer(no_args_is_help=True, help="Đọc và nhập kế hoạch.")
app.add_typer(plan_app, name="plan")


@plan_app.command("read")
def plan_read(
    file: Annotated[Path, typer.Argument(help="Tệp kế hoạch: .docx hoặc .txt")],
    as_json: Annotated[bool, typer.Option("--json", help="In JSON thay cho bảng")] = False,
) -> None:
    """Đọc một kế hoạch và cho xem những gì đọc được."""
    from plans import read

    reading = read(file)
    sys.stdout.write(json.dumps(reading.model_dump(mode="json"), ensure_ascii=False) + "\n")


@app.command("deadlines")
def deadlines(
    start: Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="Ngày đầu của kế hoạch")],
    end: Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="Ngày cuối của kế hoạch")],
) -> None:
    """Mỗi dòng chữ vào là một thời hạn; mỗi dòng ra là các ngày cuối còn đúng hạn."""
    from language.deadlines import read_deadlines

    first, last = date(start.year, start.month, start.day), date(end.year, end.month, end.day)
    for line in sys.stdin:
        reading = read_deadlines(line.rstrip("\n"), first, last)
        due = [day.isoformat() for day in reading.due]
        sys.stdout.write(json.dumps({"due": due, "open": list(reading.open)}) + "\n")


@app.command("understand")
def understand(
    plan: Annotated[Path, typer.Option(help="Tệp kế hoạch")],
    now: Annotated[str, typer.Option(help="Thời điểm, ví dụ 2023-03-06T08:00:00+07:00")],
    speaker: Annotated[str, typer.Option(help="official hoặc leader")] = "official",
    unit: Annotated[str, typer.Option(help="Đơn vị của người nói")] = "",
) -> None:
    """Mỗi dòng JSON {"id", "text"} vào; mỗi dòng ra nói ý định và các chi tiết đọc được."""
    from bot.reading import understand_lines

    understand_lines(plan, datetime.fromisoformat(now), speaker, unit)


def main() -> None:
    """Entry point of the console script."""
    app()


if __name__ == "__main__":
    main()
