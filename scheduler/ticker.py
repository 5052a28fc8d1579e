"""APScheduler as what it is good for: a clock that ticks."""

import logging
from collections.abc import Callable
from datetime import date, datetime

from apscheduler.schedulers.background import BackgroundScheduler

from domain.calendar import ZONE, local_day
from domain.messages import Address
from scheduler.planning import plan
from store import people, revisions
from store.database import Database

log = logging.getLogger("nhacviec.ticker")
SECONDS = 20


class Ticker:
    """Every few seconds: plan what is owed where the day, the plans or the linked chats changed; let what is due go.

    `after` are called at each tick, in a thread, with nothing open.
    """

    def __init__(self, database: Database, now: Callable[[], datetime], *after: Callable[[], None]) -> None:
        self._database = database
        self._now = now
        self._after = after
        self._planned: tuple[date, int, list[tuple[int, Address]]] | None = None
        self.last: datetime | None = None
        """When the last tick ended, by the office's clock."""
        self._scheduler = BackgroundScheduler(timezone=ZONE)

    def start(self) -> None:
        """Tick now, and then on and on."""
        self.tick()
        # A late tick still runs, several missed ones are one, and two never overlap: the rows hold the truth.
        self._scheduler.add_job(
            self.tick, "interval", seconds=SECONDS, coalesce=True, max_instances=1, misfire_grace_time=None
        )
        self._scheduler.start()

    def stop(self) -> None:
        """Tick no more; the tick in hand ends first."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)

    def tick(self) -> None:
        """One tick. What fails is logged and tried again at the next."""
        now = self._now()
        try:
            with self._database.begin() as transaction:
                state = (local_day(now), revisions.plans(transaction), people.addresses(transaction))
                if state != self._planned:
                    number = plan(transaction, now)
                    log.info("reminders_planned", extra={"number": number})
            self._planned = state
            self.last = now
        except Exception:
            log.exception("tick_failed")
        for call in self._after:
            call()
