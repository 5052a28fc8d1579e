"""(a) One message, in process: stored, understood, recorded, its answer owed."""

import itertools
import statistics
import time

from bench.office import NOW
from bot.clock import Clock
from bot.dispatcher import Dispatcher
from bot.documents import Documents
from bot.ears import Ears
from domain.messages import Address, Incoming, Kind
from store import inbox
from store.database import Database

SAID = (
    "viec cua toi",
    "viec 2 xong 60%",
    "việc 1 được 40%, vướng kinh phí",
    "2",
    "bao giờ nộp báo cáo quý I",
    "hoan tac",
    "tuan nay toi phai lam gi",
    "cam on em",
)


class _StandingClock(Clock):
    def __init__(self) -> None:
        super().__init__(NOW)


def measure(url: str, rounds: int = 250) -> str:
    """Time `rounds` conversations of different officials; gives the lines to print."""
    database = Database(url)
    clock = _StandingClock()
    dispatcher = Dispatcher(database, clock, Ears(), Documents([]), lambda claimed: None, lambda: None)
    times: dict[str, list[float]] = {text: [] for text in SAID}
    keys = itertools.count()
    for number in range(rounds):
        address = Address("telegram", str(1_001 + number % 990))
        for text in SAID:
            began = time.perf_counter()
            with database.begin() as transaction:
                inbox.put(transaction, Incoming(address, f"a{next(keys)}", Kind.TEXT, text), clock.now())
            dispatcher.answer_next(address)
            if number >= 5:  # the first ones fill caches
                times[text].append(1000 * (time.perf_counter() - began))
    dispatcher.close()
    database.close()
    every = sorted(value for values in times.values() for value in values)
    lines = [
        f"(a) a message in process, {len(every)} of them: median {_at(every, 0.5):.2f} ms (bar 8), "
        f"99th percentile {_at(every, 0.99):.2f} ms (bar 30)"
    ]
    lines += [f"      {text:<36} median {statistics.median(values):.2f} ms" for text, values in times.items()]
    return "\n".join(lines)


def _at(values: list[float], share: float) -> float:
    return values[min(len(values) - 1, int(share * len(values)))]
