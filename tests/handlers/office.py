"""A small office in a real store: units, people, a plan, and a mouth and an ear for each person."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import text

from domain.calendar import ZONE
from domain.messages import Address, Incoming, Kind, Refusal, Reply
from domain.plan import PlanReading
from handlers.dialogue import answer
from language.understanding import Ear, listen
from language.units import is_collective, unit_key
from store import catalogue, conversations, inbox, people, publishing, units
from store.database import Database, Transaction
from store.migration import migrate

CHANNEL = "test"


class Office:
    """One office at one named time. `says` is what a person types, `presses` a button; both give the reply."""

    def __init__(self, url: str, now: str) -> None:
        self.database = Database(url)
        migrate(self.database)
        self.now = datetime.fromisoformat(now).replace(tzinfo=ZONE)
        self.last = Reply("")
        self._messages = 0
        self.ear: Ear | None = None
        self._ids: dict[str, int] = {}

    def at(self, now: str) -> "Office":
        """The same office at another time."""
        self.now = datetime.fromisoformat(now).replace(tzinfo=ZONE)
        return self

    def close(self) -> None:
        """Give the database back."""
        self.database.close()

    # ------------------------------------------------------------ furnishing
    def publish(self, reading: PlanReading, root: str, members: Mapping[str, Sequence[str]] | None = None) -> int:
        """Put a plan in force; `members` says what its collective units stand for."""
        names = [name for task in reading.tasks for name in [*task.lead, *task.support]]
        with self.database.begin() as transaction:
            root_id = units.ensure(transaction, root, unit_key(root)).id
            ids = {name: self._unit(transaction, name, root_id) for name in dict.fromkeys(names)}
            stands_for = {
                self._unit(transaction, name, root_id): [self._unit(transaction, one, root_id) for one in of]
                for name, of in (members or {}).items()
            }
            if stands_for:
                units.set_members(transaction, stands_for)
            plan_id = publishing.publish(transaction, reading, ids, root_id, self.now)
            words = catalogue.words(transaction)
        self.ear = None if words is None else listen(words)
        return plan_id

    def _unit(self, transaction: Transaction, name: str, root_id: int) -> int:
        collective = is_collective(name)
        unit = units.ensure(transaction, name, unit_key(name), collective=collective)
        if not collective and unit.id != root_id:
            units.set_parent(transaction, unit.id, root_id)
        return unit.id

    def hire(self, name: str, unit: str, role: str = "official", position: str = "", phone: str = "") -> None:
        """Take a person on, without a chat."""
        with self.database.begin() as transaction:
            known = units.by_key(transaction, unit_key(unit))
            assert known is not None, unit
            official, _ = people.save(
                transaction, name=name, position=position, unit_id=known.id, role=role, phone=phone
            )
        self._ids[name] = official

    def link(self, *names: str) -> None:
        """Link people to a chat of their own name."""
        with self.database.begin() as transaction:
            for name in names:
                people.link(transaction, Address(CHANNEL, name), self._ids[name], self.now)

    def code(self, name: str, code: str, expires: str) -> None:
        """Give a person a link code."""
        with self.database.begin() as transaction:
            expires_at = datetime.fromisoformat(expires).replace(tzinfo=ZONE)
            people.add_code(transaction, self._ids[name], code, expires_at)

    # ------------------------------------------------------------ talking
    def says(self, name: str, typed: str, **other: Any) -> str:
        """Type a message; gives the words of the reply (`last` is the whole of it)."""
        return self._sends(name, Kind.TEXT, typed, **other)

    def presses(self, name: str, action: str) -> str:
        """Press a button by its action."""
        return self._sends(name, Kind.ACTION, action)

    def button(self, label: str) -> str:
        """The action of a button under the last reply."""
        return next(choice.action for choice in self.last.choices if label in choice.label)

    def sends_sticker(self, name: str) -> str:
        """Send what cannot be read."""
        return self._sends(name, Kind.UNSUPPORTED, "")

    def _sends(self, name: str, kind: Kind, typed: str, *, private: bool = True) -> str:
        address = Address(CHANNEL, name)
        self._messages += 1
        incoming = Incoming(address, str(self._messages), kind, typed, private=private)
        with self.database.begin() as transaction:
            message_id = inbox.put(transaction, incoming, self.now)
            assert message_id is not None
            person = people.speaking(transaction, address)
            talk = conversations.talk(transaction, address)
            try:
                self.last = answer(incoming, person, talk, self.ear, self.now, message_id, transaction)
            except Refusal as refusal:
                self.last = refusal.reply
        return self.last.text

    # ------------------------------------------------------------ looking
    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """What the store holds."""
        with self.database.read() as transaction:
            return [tuple(row) for row in transaction.execute(text(sql), values)]

    def progress(self) -> list[tuple[Any, ...]]:
        """The history, as (code, unit, status, percent, note)."""
        return self.rows(
            "select t.code, u.name, p.status, p.percent, p.note from progress p"
            " join tasks t on t.id = p.task_id join units u on u.id = p.unit_id order by p.id"
        )
