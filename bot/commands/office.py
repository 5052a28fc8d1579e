"""Commands about the people of an office: `people import`, `people code`."""

from __future__ import annotations

import asyncio
import secrets
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.clock import Clock
from bot.commands.failure import Mistake
from bot.settings import Settings
from language.normalize import compose, fold
from language.people import Named, people_in

if TYPE_CHECKING:  # what only some commands need is imported by them: the others start in half the time
    from domain.office import Person
    from store.database import Database, Transaction

CODE_LIVES = timedelta(days=7)
CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that is taken for another when read aloud or copied
_MOST_SUGGESTED = 5
CODE_LENGTH = 8


def opened(settings: Settings) -> Database:
    """The database of the settings, brought up to date."""
    from store.database import Database
    from store.migration import migrate

    database = Database(settings.database_url)
    migrate(database)
    return database


def agreed(question: str) -> bool:
    """True for a yes in Vietnamese, with or without diacritics, or in English; all else is a no."""
    answer = typer.prompt(question, default="không", show_default=False)
    return fold(compose(str(answer))) in ("co", "c", "dong y", "y", "yes")


def people_import(
    file: Annotated[Path, typer.Argument(help="Danh sách cán bộ: .xlsx hoặc .csv")],
) -> None:
    """Nhập danh sách cán bộ: họ tên, chức vụ, đơn vị, vai trò, điện thoại (cột theo thứ tự nào cũng được)."""
    from handlers.registry import import_people
    from plans.staff import read_staff

    staff = read_staff(file)
    database = opened(Settings())
    with database.begin() as transaction:
        done = import_people(transaction, staff)
    for problem in staff.problems:
        typer.echo(problem)
    typer.echo(f"Đã nhập {done.added} người mới, cập nhật {done.updated} người, {len(done.units)} đơn vị.")


def people_code(
    name: Annotated[str, typer.Argument(help="Họ tên như trong danh sách; thêm “, đơn vị” khi có người trùng tên")],
) -> None:
    """Cấp mã liên kết dùng một lần (7 ngày): dòng đầu là mã, dòng sau là đường dẫn hoặc câu để gửi."""
    from store import people

    settings = Settings()
    clock = Clock(settings.now)
    database = opened(settings)
    with database.begin() as transaction:
        person = the_one(transaction, name)
        code = new_code()
        people.add_code(transaction, person.id, code, clock.now() + CODE_LIVES)
    typer.echo(code)
    typer.echo(_deep_link(settings, code) or f"LIENKET {code}")


def new_code() -> str:
    """A code that cannot be guessed: nearly 40 random bits, dead after one use or seven days.

    A digit is always in it: typed in small letters, one of letters alone would look like a word.
    """
    while True:
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        if any(letter.isdigit() for letter in code):
            return code


def the_one(transaction: Transaction, name: str) -> Person:
    """The official of that name ("Họ Tên" or "Họ Tên, đơn vị"). Raises `Mistake` where there is none, or several."""
    from store import people

    wanted, _, unit = map(compose, name.partition(","))
    found = people.named(transaction, wanted)
    if unit:
        found = [one for one in found if unit.casefold() in one.unit.name.casefold()]
    if not found:
        raise Mistake(f"Không có “{name}” trong danh sách cán bộ. {_instead(transaction, name)}")
    if len(found) > 1:
        choices = "; ".join(f"{one.name}, {one.unit.name}" for one in found)
        raise Mistake(f"Có {len(found)} người tên “{wanted}”: {choices}. Ghi rõ thêm đơn vị sau dấu phẩy.")
    return found[0]


def _instead(transaction: Transaction, wanted: str) -> str:
    """What to try where nobody has that name: a code goes to nobody by a guess."""
    from store import people

    known = people.contacts(transaction)
    meant = people_in(wanted, [Named(one.name, one.unit) for one in known])[:_MOST_SUGGESTED]
    if meant:
        return f"Có phải: {'; '.join(f'{known[place].name}, {known[place].unit}' for place in meant)}?"
    return "Nhập danh sách trước: nhacviec people import TỆP."


def _deep_link(settings: Settings, code: str) -> str | None:
    """The link that opens the bot with the code in it, where there is a bot and it can be asked its name."""
    if settings.telegram_token is None:
        return None
    from bot.channels.telegram import TelegramChannel

    channel = TelegramChannel(settings.telegram_token.get_secret_value(), settings.telegram_api_url)

    async def ask() -> str | None:
        await channel.open()
        try:
            return channel.deep_link(code)
        finally:
            await channel.close()

    return asyncio.run(ask())
