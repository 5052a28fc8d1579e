"""The one place that asks what time it is."""

import time
from datetime import UTC, datetime, timedelta

from domain.calendar import ZONE


class Clock:
    """The office's clock: the machine's own, or one that was set to `start` when the process began and runs on from
    there. `wall` is always the machine's: leases and waits are counted by it."""

    def __init__(self, start: datetime | None = None) -> None:
        if start is not None and start.tzinfo is None:
            start = start.replace(tzinfo=ZONE)
        self.start = start
        self._began = time.monotonic()

    def now(self) -> datetime:
        """The present, aware, in Vietnam's zone."""
        if self.start is None:
            return datetime.now(ZONE)
        return (self.start + timedelta(seconds=time.monotonic() - self._began)).astimezone(ZONE)

    def wall(self) -> datetime:
        """The machine's own time, aware, UTC."""
        return datetime.now(UTC)
