"""Commands that run: `run`, `chat`, and the operator's `migrate` and `doctor`."""

import asyncio
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from bot.clock import Clock
from bot.commands.failure import Mistake
from bot.commands.office import opened, the_one
from bot.settings import Settings


def run(
    sample: Annotated[bool, typer.Option("--sample", help="Kho còn trống thì nạp xã mẫu để dùng thử")] = False,
) -> None:
    """Chạy trợ lý: các kênh đã cài đặt, lịch nhắc, trang web."""
    from bot.channels.telegram_http import MaskTokens
    from bot.logs import set_up
    from bot.process import CannotStart, Process

    settings = Settings()
    set_up(settings.log_format, MaskTokens())
    try:
        process = Process(settings)
    except CannotStart as error:
        raise Mistake(str(error)) from None
    process.prepare()
    loaded = False
    if sample:
        from bot.sample import load  # reads a Word file: nothing that a server without a sample needs in memory

        loaded = load(process.database, process.clock.now())
    try:
        asyncio.run(process.run(_greeting(settings, loaded)))
    except CannotStart as error:
        raise Mistake(str(error)) from None


def _greeting(settings: Settings, loaded: bool) -> Callable[[int], None]:
    """What to print when the process serves: where it is, and what to do next."""

    def say(port: int) -> None:
        lines = [f"Nhắc Việc đang chạy: http://{settings.http_host}:{port}/"]
        if loaded:
            lines.append("Đã nạp xã mẫu: một kế hoạch và 16 cán bộ, đều không có thật.")
        if settings.is_loopback:
            lines.append("Chưa cài đăng nhập: trang chỉ mở được trên máy này, và ai mở cũng chọn được mình là ai.")
            lines.append("Mở trang, chọn một cán bộ, rồi thử: viec cua toi · việc 2 xong 80% · hoàn tác · hạn báo cáo.")
            lines.append("Chọn lãnh đạo để thử: tóm tắt.")
        else:
            lines.append("Mở trang, gửi mã liên kết của mình (lấy mã: nhacviec people code), rồi thử: viec cua toi.")
        lines.append("Dừng: Ctrl+C.")
        if settings.now is not None:
            lines.append(f"Đồng hồ đặt từ {settings.now:%H:%M %d/%m/%Y} (NHACVIEC_NOW).")
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()

    return say


def chat(
    name: Annotated[str, typer.Option("--as", help="Nói với tư cách cán bộ này; bỏ trống là người lạ")] = "",
) -> None:
    """Trò chuyện ngay trong cửa sổ lệnh."""
    from bot.console import talk

    settings = Settings()
    database = opened(settings)
    person_id = None
    if name:
        with database.read() as transaction:
            person_id = the_one(transaction, name).id
    talk(database, Clock(settings.now), person_id, iter(sys.stdin.readline, ""), typer.echo)
    database.close()


def bring_up_to_date() -> None:
    """Đưa cơ sở dữ liệu lên phiên bản này (khi chạy, việc này tự làm)."""
    opened(Settings())
    typer.echo("Cơ sở dữ liệu đã ở phiên bản mới nhất.")


def doctor() -> None:
    """Kiểm tra cài đặt, cơ sở dữ liệu, kế hoạch, người, tin còn nợ."""
    from store import outbox, people, plans
    from store.migration import is_current

    settings = Settings()
    database = opened(settings)
    clock = Clock(settings.now)
    typer.echo(f"Cơ sở dữ liệu: {database.engine.url.render_as_string(hide_password=True)}")
    typer.echo(f"Phiên bản bảng: {'mới nhất' if is_current(database) else 'cũ'}")
    trial = "" if settings.now is None else " (đồng hồ thử, NHACVIEC_NOW)"
    typer.echo(f"Bây giờ: {clock.now():%H:%M %d/%m/%Y}{trial}")
    with database.read() as transaction:
        typer.echo(f"Cán bộ: {people.count(transaction)}")
        for plan in plans.active(transaction):
            typer.echo(f"Kế hoạch: {plan.number} {plan.title}")
        counts = outbox.counts(transaction)
    words = {"owed": "còn nợ", "sent": "đã gửi", "dropped": "đã bỏ", "failed": "hỏng"}
    typer.echo("Tin: " + ", ".join(f"{words[state]} {counts.get(state, 0)}" for state in words))
    typer.echo(f"Telegram: {'đã cài' if settings.telegram_token else 'chưa cài'}")
