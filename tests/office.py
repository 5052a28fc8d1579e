"""An office for stories: named people, one plan, a clock that stands where the story puts it, one chat each."""

import asyncio
import itertools
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.clock import Clock
from bot.process import Mind
from domain.calendar import ZONE
from domain.messages import Address, Attachment, Choice, Incoming, Kind, Reply
from domain.office import Role
from domain.plan import PlanReading
from handlers.registry import import_people, publish
from plans.staff import Member, StaffReading
from store import inbox, outbox, people
from store.database import Database
from store.messages import Outbox
from store.migration import migrate
from store.models import Task


class StoryClock(Clock):
    """Stands still until the story moves it."""

    def __init__(self, at: str) -> None:
        super().__init__()
        self.moment = moment(at)
        self.machine = datetime(2026, 1, 1, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def wall(self) -> datetime:
        return self.machine


class StoryChannel:
    """Keeps what was sent; raises what the story says."""

    parallel = 4

    def __init__(self, name: str = "telegram") -> None:
        self.name = name
        self.sent: list[tuple[Address, Reply]] = []
        self.faults: list[Exception] = []

    async def send(self, address: Address, reply: Reply) -> str | None:
        if self.faults:
            raise self.faults.pop(0)
        self.sent.append((address, reply))
        return str(len(self.sent))

    def settled(self, address: Address) -> None:
        """Nobody waits."""

    def fetch(self, file: Attachment) -> bytes:
        return Path(file.reference).read_bytes()


class Office:
    """One office over one database. People are named by what they are called in the staff list."""

    def __init__(self, database: Database, at: str, reading: PlanReading | None, staff: Sequence[Member]) -> None:
        self.database = database
        self.clock = StoryClock(at)
        self.channel = StoryChannel()
        self._keys = itertools.count(1)
        self._heard: dict[str, int] = {}
        migrate(database)
        with database.begin() as transaction:
            import_people(transaction, StaffReading(list(staff), []))
            if reading is not None:
                publish(transaction, reading, self.clock.now())
        self.restart()

    def restart(self) -> "Office":
        """The process dies and another starts on what it left."""
        self.mind = Mind.build(self.database, self.clock, [self.channel])
        with self.database.begin() as transaction:
            outbox.release_leases(transaction)
        return self

    def at(self, when: str) -> "Office":
        """Move the clock."""
        then = moment(when)
        self.clock.machine += max(then - self.clock.moment, timedelta(minutes=2))
        self.clock.moment = then
        return self

    def link(self, name: str) -> Address:
        """Link a person's chat, as a code would."""
        address = Address(self.channel.name, f"chat of {name}")
        with self.database.begin() as transaction:
            person = people.named(transaction, name)[0]
            people.link(transaction, address, person.id, self.clock.now())
        return address

    def says(self, name: str, text: str, key: str | None = None) -> list[str]:
        """What the person hears after saying this. Unlinked names are strangers."""
        return self._arrives(name, Kind.TEXT, text, key)

    def sends(self, name: str, file: Path) -> list[str]:
        """What the person hears after sending a file."""
        return self._arrives(name, Kind.FILE, "", None, Attachment(file.name, str(file), file.stat().st_size))

    def presses(self, name: str, label: str) -> list[str]:
        """Press the button of the last message the person got that has one so labelled."""
        for address, reply in reversed(self.channel.sent):
            for choice in reply.choices:
                if address.chat == f"chat of {name}" and label in choice.label:
                    return self._arrives(name, Kind.ACTION, choice.action, None)
        raise AssertionError(f"{name} has no button {label!r}")

    def _arrives(self, name: str, kind: Kind, text: str, key: str | None, file: Attachment | None = None) -> list[str]:
        address = Address(self.channel.name, f"chat of {name}")
        incoming = Incoming(address, key or f"update {next(self._keys)}", kind, text, sender=name, file=file)
        with self.database.begin() as transaction:
            inbox.put(transaction, incoming, self.clock.now())
        while self.mind.dispatcher.answer_next(address):
            pass
        self.deliver()
        return self.heard(name)

    def deliver(self) -> int:
        """Send what may go now."""
        return asyncio.run(self.mind.delivery.sweep())

    def tick(self) -> "Office":
        """One tick of the scheduler, and what it lets go."""
        self.mind.ticker.tick()
        self.deliver()
        return self

    def heard(self, name: str) -> list[str]:
        """What the person was sent since the story last asked."""
        texts = [reply.text for address, reply in self.channel.sent if address.chat == f"chat of {name}"]
        new = texts[self._heard.get(name, 0) :]
        self._heard[name] = len(texts)
        return new

    def choices(self, name: str) -> list[Choice]:
        """The buttons under the last message the person got."""
        return next(list(r.choices) for a, r in reversed(self.channel.sent) if a.chat == f"chat of {name}")

    def rows(self, prefix: str) -> list[tuple[str, str, str | None]]:
        """The outbox's rows of that name, as (name, state, reason)."""
        with self.database.read() as transaction:
            found = select(Outbox.key, Outbox.state, Outbox.reason).where(Outbox.key.startswith(prefix))
            return [(row[0], row[1], row[2]) for row in transaction.execute(found.order_by(Outbox.id))]

    def task(self, code: str) -> int:
        """The id of a task."""
        with self.database.read() as transaction:
            return transaction.scalars(select(Task.id).where(Task.code == code)).one()

    def all(self, column: Any) -> list[Any]:
        """All values of a column, oldest row first."""
        with self.database.read() as transaction:
            return list(transaction.scalars(select(column).order_by(column.class_.id)))


def moment(text: str) -> datetime:
    """ "2023-03-06 08:00" in Vietnam."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def member(name: str, unit: str, role: Role = Role.OFFICIAL, position: str = "Chuyên viên") -> Member:
    """A line of a staff list."""
    return Member(1, name, position, unit, role, "0900 000 001")


def sqlite(folder: Path) -> Database:
    """A database of its own in a folder."""
    return Database(f"sqlite:///{folder / 'office.db'}")
