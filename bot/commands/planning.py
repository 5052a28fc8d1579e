"""Commands about plans: `plan import`, `plan list`, `plan show`, `plan withdraw`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.clock import Clock
from bot.commands.failure import Mistake
from bot.commands.office import agreed, opened
from bot.settings import Settings

if TYPE_CHECKING:
    from domain.plan import PlanReading
    from store.database import Transaction
    from store.plans import Published


def plan_import(
    file: Annotated[Path, typer.Argument(help="Tệp kế hoạch: .docx, .pdf, .xlsx hoặc .txt")],
    yes: Annotated[bool, typer.Option("--yes", help="Công bố ngay, không hỏi lại")] = False,
    alone: Annotated[
        bool, typer.Option("--new", help="Là kế hoạch riêng, dù nhiều việc trùng với kế hoạch đang dùng")
    ] = False,
) -> None:
    """Cho xem kế hoạch đọc được và khác gì bản đang dùng, rồi công bố sau khi đồng ý."""
    from rich.console import Console

    from bot.commands.preview import show, show_changes
    from bot.commands.reading import watched
    from handlers import registry

    settings, console = Settings(), Console()
    reading = watched(file)
    if reading.period is None or not (reading.tasks or reading.criteria):
        raise Mistake(
            f"Không thấy việc nào hoặc không rõ năm trong {file.name}, nên không nhập. Xem: nhacviec plan read."
        )
    database = opened(settings)
    with database.read() as transaction:
        amends, before = _before(transaction, reading, alone)
        reading = reading if before is None else _carried_over(before, reading)
        nobody = registry.unstaffed(transaction, reading)
    show(reading)
    show_changes(before, reading, nobody)
    if not yes and not agreed("Công bố kế hoạch này? (có/không)"):
        console.print("Chưa công bố gì.")
        return
    with database.begin() as transaction:
        registry.publish(transaction, reading, Clock(settings.now).now(), amends)
    console.print(f"Đã công bố {reading.number or reading.source}: {len(reading.tasks)} việc.", markup=False)


def _before(transaction: Transaction, reading: PlanReading, alone: bool) -> tuple[int | None, PlanReading | None]:
    """The plan that a reading replaces, and what that says now."""
    from handlers import registry
    from store import plans

    amends = (registry.of_same_name if alone else registry.amended)(transaction, reading)
    return amends, None if amends is None else plans.published_reading(transaction, amends)


def _carried_over(before: PlanReading, reading: PlanReading) -> PlanReading:
    from plans.corrections import carried_over

    return carried_over(before, reading)


def plan_list() -> None:
    """Các kế hoạch đã công bố: đang dùng và đã thu hồi."""
    from rich.console import Console

    from bot.commands.preview import list_of_plans
    from store import plans

    with opened(Settings()).read() as transaction:
        found = plans.everything(transaction)
    Console().print(list_of_plans(found) if found else "Chưa có kế hoạch nào. Nhập: nhacviec plan import TỆP.")


def plan_show(
    number: Annotated[str, typer.Argument(help="Số kế hoạch, ví dụ 03/KH-UBND; hoặc số thứ tự trong plan list")],
    version: Annotated[int | None, typer.Option("--version", help="Bản thứ mấy; không ghi là bản mới nhất")] = None,
) -> None:
    """Một kế hoạch như đã công bố: việc, hạn, chế độ báo cáo, chỉ tiêu, chỗ chưa chắc."""
    from bot.commands.preview import show
    from store import plans

    with opened(Settings()).read() as transaction:
        found = _the_plan(transaction, number)
        reading = plans.published_reading(transaction, found.plan.id, version)
    if reading is None:
        raise Mistake(f"Kế hoạch này không có bản {version}; bản mới nhất là {found.version}.")
    show(reading)


def plan_withdraw(
    number: Annotated[str, typer.Argument(help="Số kế hoạch, ví dụ 03/KH-UBND; hoặc số thứ tự trong plan list")],
    yes: Annotated[bool, typer.Option("--yes", help="Thu hồi ngay, không hỏi lại")] = False,
) -> None:
    """Thu hồi một kế hoạch: không ai được nhắc theo nó nữa, tiến độ đã báo vẫn giữ."""
    from store import publishing
    from store.audit import note

    settings = Settings()
    database = opened(settings)
    with database.read() as transaction:
        found = _the_plan(transaction, number)
    name = found.plan.number or found.plan.title
    if found.state != "active":
        raise Mistake(f"{name} đã thu hồi từ trước.")
    if not yes and not agreed(f"Thu hồi {name} ({found.tasks} việc)? (có/không)"):
        typer.echo("Chưa thu hồi gì.")
        return
    with database.begin() as transaction:
        publishing.withdraw(transaction, found.plan.id)
        note(transaction, Clock(settings.now).now(), None, "plan.withdrawn", f"plan:{found.plan.id}")
    typer.echo(f"Đã thu hồi {name}. Dùng lại: nhacviec plan import với tệp của kế hoạch đó.")


def _the_plan(transaction: Transaction, said: str) -> Published:
    """The plan of that number, or at that place of the list. Raises `Mistake` where there is none, or several."""
    from language.normalize import compose, fold
    from store import plans

    known = plans.everything(transaction)
    if said.isdecimal() and 1 <= int(said) <= len(known):
        return known[int(said) - 1]
    wanted = fold(compose(said))
    found = [one for one in known if fold(one.plan.number) == wanted]
    found = found or [one for one in known if wanted and fold(one.plan.number).startswith(f"{wanted}/")]
    in_force = [one for one in found if one.state == "active"]
    found = in_force if len(in_force) == 1 else found
    if not found:
        raise Mistake(f"Không có kế hoạch “{said}”. Xem: nhacviec plan list.")
    if len(found) > 1:
        raise Mistake(f"Có {len(found)} kế hoạch số {said}. Dùng số thứ tự trong nhacviec plan list.")
    return found[0]
