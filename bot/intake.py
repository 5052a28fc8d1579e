"""Storing what comes in before it is acknowledged."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.messages import Address, Incoming
from store import cursors, inbox, people
from store.database import Database


@dataclass(frozen=True, slots=True)
class Unread:
    """An update that cannot be read or is not served: kept, and passed over."""

    channel: str
    key: str
    payload: dict[str, Any]
    gone: Address | None = None
    """The chat that can no longer be written to, where the update says so."""


Arrival = Incoming | Unread
Cursor = tuple[str, str]


@dataclass
class _Waiting:
    arrivals: Sequence[Arrival]
    cursor: Cursor | None
    stored: asyncio.Future[None]


class Intake:
    """Stores arrivals; those that come while a commit is under way share the next one."""

    def __init__(self, database: Database, now: Callable[[], datetime], arrived: Callable[[Address], None]) -> None:
        self._database = database
        self._now = now
        self._arrived = arrived
        self._waiting: list[_Waiting] = []
        self._worker: asyncio.Task[None] | None = None

    async def store(self, arrivals: Sequence[Arrival], cursor: Cursor | None = None) -> None:
        """Return when the arrivals are on disk, and only then: now they may be acknowledged.

        `cursor` is how far a channel has read (name, value), kept in the same commit.
        """
        stored: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(arrivals, cursor, stored))
        if self._worker is None or self._worker.done():
            self._worker = asyncio.create_task(self._work())
        await stored

    async def _work(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                await asyncio.to_thread(self._keep, batch)
            except Exception as error:
                for one in batch:
                    if not one.stored.done():
                        one.stored.set_exception(error)
                continue
            for one in batch:
                if not one.stored.done():
                    one.stored.set_result(None)

    def _keep(self, batch: Sequence[_Waiting]) -> None:
        # Told from this very thread: the loop would only pass it on to another.
        for address in self._commit(batch):
            self._arrived(address)

    def _commit(self, batch: Sequence[_Waiting]) -> list[Address]:
        fresh: dict[Address, None] = {}
        now = self._now()
        with self._database.begin() as transaction:
            for one in batch:
                for arrival in one.arrivals:
                    if isinstance(arrival, Unread):
                        inbox.put_unread(transaction, arrival.channel, arrival.key, arrival.payload, now)
                        if arrival.gone is not None:
                            people.mark_gone(transaction, arrival.gone)
                    elif inbox.put(transaction, arrival, now) is not None:
                        fresh[arrival.address] = None
                if one.cursor is not None:
                    cursors.move(transaction, *one.cursor)
        return list(fresh)
