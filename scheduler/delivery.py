"""Delivery: claim under a lease, word, send, settle. No transaction is open while the network is."""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from domain.messages import Address, CannotSend, ChatGone, Reply, TryLater
from scheduler import wording
from scheduler.channel import Channel
from store import outbox, people
from store.database import Database
from store.outbox import Claimed, Dropped, Failed, Outcome, PutOff, Sent

log = logging.getLogger("nhacviec.delivery")

POLL_SECONDS = 1.0
SEND_SECONDS = 40.0
MOST_ATTEMPTS = 12
LONGEST_WAIT = timedelta(minutes=10)


class Delivery:
    """Sends what is owed through the channels it was given. `now` is the office's clock, `wall` the machine's."""

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime],
        wall: Callable[[], datetime],
        channels: Sequence[Channel],
    ) -> None:
        self._database = database
        self._now = now
        self._wall = wall
        self._channels = {channel.name: channel for channel in channels}
        self._capacity = sum(channel.parallel for channel in channels)
        self._offered: deque[Claimed] = deque()
        self._on_way: set[asyncio.Task[None]] = set()
        self._started = 0
        self._outcomes: list[tuple[Address, list[int], Outcome]] = []
        self._settling: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._woken = asyncio.Event()
        self._hungry = True
        """There may be something to claim: asking the store at every turn would cost more than sending does."""
        self._held = False
        """Something owed may wait for what is on its way in its chat, and may be claimed once that is settled."""
        self._rung = False
        self._stopping = False

    # ------------------------------------------------------------ from any thread
    def offer(self, claimed: Claimed) -> None:
        """Send this row, which the caller holds under a lease."""
        self._offered.append(claimed)
        self._ring()

    def wake(self) -> None:
        """There may be something to claim."""
        self._hungry = self._held = True
        self._ring()

    def _ring(self) -> None:
        loop = self._loop
        if loop is None or self._rung:
            return
        self._rung = True  # one ring is enough for all that is offered until the loop hears it
        with contextlib.suppress(RuntimeError):  # the loop closed just now: the next start finds what is owed
            loop.call_soon_threadsafe(self._hear)

    def _hear(self) -> None:
        self._rung = False
        self._woken.set()

    # ------------------------------------------------------------ the loop
    async def run(self) -> None:
        """Send until stopped; then finish what is on its way."""
        self._loop, self._rung = asyncio.get_running_loop(), False
        try:
            while not self._stopping:
                self._woken.clear()
                full = await self._start_some()
                if not full and not self._offered:
                    await self._pause()
        finally:
            await self.finish()
            self._loop = None

    async def stop(self) -> None:
        """Take nothing new."""
        self._stopping = True
        self._woken.set()

    async def finish(self) -> None:
        """Wait for what is on its way and its settling."""
        while self._on_way or self._settling is not None:
            pending = [*self._on_way, *([self._settling] if self._settling else [])]
            await asyncio.wait(pending, timeout=SEND_SECONDS)
            if self._settling is not None and self._settling.done():
                self._settling = None

    async def sweep(self) -> int:
        """Send all that may go now and wait for it. Gives how many messages went out or were settled otherwise."""
        before = self._started
        self._hungry = self._held = True
        while True:
            # Counted where they start: what goes quickly is over before the store has been asked for more.
            so_far = self._started
            await self._start_some()
            await self.finish()
            if self._started == so_far and not self._offered:
                return self._started - before

    async def _pause(self) -> None:
        try:
            await asyncio.wait_for(self._woken.wait(), POLL_SECONDS)
        except TimeoutError:
            self._hungry = True

    async def _start_some(self) -> bool:
        """Start sending: first what was offered, then what is claimed. True when there may be more."""
        while self._offered and len(self._on_way) < self._capacity:
            self._start(self._offered.popleft())
        free = self._capacity - len(self._on_way)
        if free <= 0 or self._offered:
            await asyncio.wait(self._on_way, return_when=asyncio.FIRST_COMPLETED)
            return True
        if not self._hungry:
            return False
        self._hungry = False
        claimed = await asyncio.to_thread(self._claim, free)
        for one in claimed:
            self._start(one)
        self._held = bool(self._on_way) or self._is_settling()
        return bool(claimed)

    def _is_settling(self) -> bool:
        return self._settling is not None and not self._settling.done()

    def _claim(self, most: int) -> list[Claimed]:
        with self._database.begin() as transaction:
            return outbox.claim(transaction, list(self._channels), self._now(), self._wall(), most)

    def _start(self, claimed: Claimed) -> None:
        task = asyncio.get_running_loop().create_task(self._send(claimed))
        self._on_way.add(task)
        self._started += 1
        task.add_done_callback(self._on_way.discard)

    # ------------------------------------------------------------ one message
    async def _send(self, claimed: Claimed) -> None:
        rows, outcome = [claimed.id], None
        try:
            reply = claimed.body
            if reply is None:
                rows, reply, outcome = await asyncio.to_thread(self._word, claimed)
            if reply is not None:
                outcome = await self._through_channel(claimed, reply)
        except Exception:
            log.exception("wording_failed", extra={"row": claimed.id})
            outcome = self._again(claimed, None, "wording failed")
        if outcome is not None:
            self._settle(claimed.address, rows, outcome)

    def _word(self, claimed: Claimed) -> tuple[list[int], Reply | None, Outcome | None]:
        with self._database.begin() as transaction:
            worded = wording.word(transaction, claimed, self._now(), self._wall())
            if isinstance(worded, Dropped):
                return [claimed.id], None, worded
            return list(worded.rows), worded.reply, None

    async def _through_channel(self, claimed: Claimed, reply: Reply) -> Outcome:
        channel = self._channels[claimed.address.channel]
        try:
            async with asyncio.timeout(SEND_SECONDS):
                return Sent(await channel.send(claimed.address, reply))
        except ChatGone:
            return Failed("chat gone")
        except CannotSend as error:
            log.error("refused_by_channel", extra={"row": claimed.id, "reason": str(error)})
            return Failed(str(error))
        except TryLater as error:
            return self._again(claimed, error.after, "the channel asked to wait")
        except TimeoutError:
            return self._again(claimed, None, "no answer in time")
        except Exception as error:
            log.exception("send_failed", extra={"row": claimed.id})
            return self._again(claimed, None, type(error).__name__)

    def _again(self, claimed: Claimed, after: timedelta | None, why: str) -> Outcome:
        if claimed.attempts >= MOST_ATTEMPTS:
            return Failed(f"{why}, {claimed.attempts} attempts")
        wait = after if after is not None else min(timedelta(seconds=2**claimed.attempts), LONGEST_WAIT)
        return PutOff(self._wall() + wait, why)

    # ------------------------------------------------------------ what became of it
    def _settle(self, address: Address, rows: list[int], outcome: Outcome) -> None:
        self._outcomes.append((address, rows, outcome))
        if self._settling is None or self._settling.done():
            self._settling = asyncio.get_running_loop().create_task(self._settle_all())

    async def _settle_all(self) -> None:
        """Settle what has come; what comes meanwhile shares the next commit. A failing store is tried again."""
        while self._outcomes:
            batch, self._outcomes = self._outcomes, []
            try:
                await asyncio.to_thread(self._commit, batch)
            except Exception:
                log.exception("settling_failed")
                self._outcomes = batch + self._outcomes
                await asyncio.sleep(POLL_SECONDS)
                continue
            for address, _rows, _outcome in batch:
                self._channels[address.channel].settled(address)
            if self._held:
                self._hungry = True
            self._woken.set()

    def _commit(self, batch: Sequence[tuple[Address, list[int], Outcome]]) -> None:
        now = self._now()
        with self._database.begin() as transaction:
            outbox.settle(transaction, [(row, outcome) for _, rows, outcome in batch for row in rows], now)
            for address, _rows, outcome in batch:
                if isinstance(outcome, Failed) and outcome.reason == "chat gone":
                    people.mark_gone(transaction, address)
