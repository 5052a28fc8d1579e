"""Long polling that loses nothing: what came is stored before Telegram is told to forget it."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, TelegramError

from bot.channels.telegram_http import Flooded, RawBot, reason
from bot.channels.telegram_updates import update_id
from bot.intake import Arrival, Intake

# Named because a setting left out keeps what an earlier run asked for: https://core.telegram.org/bots/api#getupdates
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
MOST_UPDATES = 100

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Waits:
    """How long the channel waits, in seconds; tests take less."""

    poll: int = 25
    conflict: float = 30.0
    first: float = 1.0
    longest: float = 60.0
    answer: float = 10.0
    connect: float = 5.0
    open: float = 3.0


class Backoff:
    """Waits 1, 2, 4 … 60 s, each a little random, so that many bots do not come back at the same moment."""

    def __init__(self, waits: Waits) -> None:
        self._waits = waits
        self._next = waits.first

    async def pause(self, asked: timedelta | None = None) -> None:
        """Wait as long as Telegram asked for, else a little longer than the last time."""
        if asked is not None:
            await asyncio.sleep(asked.total_seconds())
            return
        await asyncio.sleep(self._next * random.uniform(0.75, 1.25))  # noqa: S311
        self._next = min(self._next * 2, self._waits.longest)

    def reset(self) -> None:
        """It works again."""
        self._next = self._waits.first


async def persist(waits: Waits, work: Callable[[], Awaitable[Any]], doing: str) -> bool:
    """Do `work` once, however often it must be tried. False when Telegram refuses it for good."""
    backoff = Backoff(waits)
    while True:
        try:
            await work()
        except InvalidToken:
            log.error("telegram_token_wrong")
            return False
        except BadRequest as error:
            log.error("telegram_refused", extra={"doing": doing, "reason": reason(error)})
            return False
        except TelegramError as error:
            log.warning("telegram_failed", extra={"doing": doing, "reason": reason(error)})
            await backoff.pause(error.after if isinstance(error, Flooded) else None)
        else:
            return True


class Polling:
    """One poller of one bot: https://core.telegram.org/bots/api#getupdates."""

    def __init__(
        self,
        bot: RawBot,
        bot_id: str,
        waits: Waits,
        read: Callable[[Sequence[Any]], Sequence[Arrival]],
        intake: Intake,
        cursor_value: Callable[[], str | None],
    ) -> None:
        self._bot = bot
        self._cursor = f"telegram:{bot_id}"
        self._waits = waits
        self._read = read
        self._intake = intake
        self._cursor_value = cursor_value
        self._offset: int | None = None
        self._started = False

    async def run(self) -> None:
        """Poll until cancelled, or until the token turns out to be wrong."""
        backoff = Backoff(self._waits)
        await persist(self._waits, self._bot.delete_webhook, "delete_webhook")
        while True:
            try:
                await self._once()
                backoff.reset()
            except InvalidToken:
                log.error("telegram_token_wrong")
                return
            except Conflict:
                log.error("telegram_polled_by_another")
                await asyncio.sleep(self._waits.conflict)
            except TelegramError as error:
                log.warning("telegram_poll_failed", extra={"reason": reason(error)})
                await backoff.pause(error.after if isinstance(error, Flooded) else None)
            except Exception:
                # The store's failure, most likely: nothing was confirmed, so all of it comes again.
                log.exception("telegram_intake_failed")
                await backoff.pause()

    async def _once(self) -> None:
        known = None if self._started else await self._stored_cursor()
        found = await self._updates()
        if not found:
            # All is confirmed. After a week of silence numbers begin anew, maybe below the offset, which would then
            # make Telegram forget what nobody has read; so none is given where none is needed.
            self._offset, self._started = None, True
            return
        numbers = [number for number in map(update_id, found) if number is not None]
        if not numbers:
            raise NetworkError("updates without a number")
        fresh = [one for one in found if not _is_known(one, known)]
        after = max(numbers) + 1
        await self._intake.store(self._read(fresh), cursor=(self._cursor, str(after)))
        self._offset, self._started = after, True

    async def _updates(self) -> list[Any]:
        asked: dict[str, Any] = {
            "limit": MOST_UPDATES,
            "timeout": self._waits.poll,
            "allowed_updates": ALLOWED_UPDATES,
        }
        if self._offset is not None:
            asked["offset"] = self._offset
        found = await self._bot.call("getUpdates", asked, read_timeout=self._waits.poll + self._waits.answer)
        if not isinstance(found, list):
            raise NetworkError("the answer is not Telegram's")
        return found

    async def _stored_cursor(self) -> int | None:
        value = await asyncio.to_thread(self._cursor_value)
        return int(value) if value is not None and value.isdecimal() else None


def _is_known(update: Any, cursor: int | None) -> bool:
    """True for what an earlier run stored but did not live to confirm: at most one call's worth below its cursor."""
    number = update_id(update)
    return cursor is not None and number is not None and cursor - MOST_UPDATES <= number < cursor
