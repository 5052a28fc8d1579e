"""The console channel: `nhacviec chat`."""

import asyncio
import re
import secrets
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.clock import Clock
from bot.process import Mind
from domain.messages import Address, Attachment, Incoming, Kind, Reply
from store import inbox, people
from store.database import Database

_BOLD = re.compile(r"\*\*(.+?)\*\*")


class ConsoleChannel:
    """Prints replies; choices are numbered under them."""

    name = "console"
    parallel = 1

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._choices: dict[str, str] = {}

    async def send(self, address: Address, reply: Reply) -> str | None:
        """Print the reply. Never fails."""
        text = _BOLD.sub("\033[1m\\1\033[0m" if sys.stdout.isatty() else "\\1", reply.text)
        self._write(text)
        if reply.choices:
            self._write("   ".join(f"[{choice.label}]" for choice in reply.choices))
        self._choices = {choice.label.casefold(): choice.action for choice in reply.choices}
        return None

    def settled(self, address: Address) -> None:
        """Nothing to tell anyone."""

    def fetch(self, file: Attachment) -> bytes:
        """What the file of that path holds. Raises `OSError`."""
        return Path(file.reference).read_bytes()

    def file(self, typed: str) -> Attachment | None:
        """The file whose path was typed, or dropped on the window by hand, quotes or not; None where there is none."""
        path = Path(typed.strip().strip("'\"").removeprefix("file://")).expanduser()
        try:
            if path.suffix and path.is_file():
                return Attachment(path.name, str(path), path.stat().st_size)
        except (OSError, ValueError):
            return None
        return None

    def action(self, typed: str) -> str | None:
        """The action of the choice whose label was typed, brackets or not."""
        return self._choices.get(typed.strip().strip("[]").casefold())


def talk(
    database: Database, clock: Clock, person_id: int | None, lines: Iterator[str], write: Callable[[str], None]
) -> None:
    """Answer each line as a message of that person (None: of a stranger), printing what is owed to this console."""
    channel = ConsoleChannel(write)
    mind = Mind.build(database, clock, [channel])
    address = Address("console", f"person-{person_id}" if person_id is not None else secrets.token_hex(8))
    if person_id is not None:
        with database.begin() as transaction:
            people.link(transaction, address, person_id, clock.now())

    async def run() -> None:
        await mind.delivery.sweep()
        for line in lines:
            text = line.rstrip("\n").encode("utf-8", "replace").decode()  # a terminal may send what is no letter
            action = channel.action(text)
            file = channel.file(text) if action is None else None
            kind = Kind.FILE if file else Kind.TEXT if action is None else Kind.ACTION
            incoming = Incoming(address, secrets.token_hex(8), kind, "" if file else action or text, file=file)
            with database.begin() as transaction:
                inbox.put(transaction, incoming, clock.now())
            while mind.dispatcher.answer_next(address):
                pass
            await mind.delivery.sweep()

    asyncio.run(run())
    mind.dispatcher.close()
