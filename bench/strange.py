"""`make soak`: messages spoilt in every way, and random ones, heard by the million.

None may stop the ear; how many were heard and how long the slowest took is printed.
"""

import json
import multiprocessing
import random
import sys
import time
import unicodedata
from collections.abc import Callable

from bench.voice import PLACES, SENTENCES, ear_of, sentences
from domain.meaning import INTENTS, Meaning
from language.ear import Ear
from language.understanding import understand

PROCESSES = 2
SLOW = 0.020
"""Seconds that no message should take."""

TRIES = 3
"""A slow one is timed again: the machine may have been busy with something else."""

ODD = "\u0301\u0323\u200b\u200d\u202e\ufeff\x00\x1b😀👍️é½²ﬁ①٣漢ｱ%/.,:;!?()[]{}<>'\"\\-–_+*=&^~`|@#$\t\n"
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz0123456789 "

Spoil = Callable[[str, random.Random], str]


def _without(text: str, rng: random.Random) -> str:
    place = rng.randrange(len(text) + 1)
    return text[:place] + text[place + rng.randint(1, 3) :]


def _with(text: str, rng: random.Random) -> str:
    place = rng.randrange(len(text) + 1)
    return text[:place] + rng.choice(ODD + LETTERS) * rng.choice((1, 1, 1, 2, 40)) + text[place:]


def _swapped(text: str, rng: random.Random) -> str:
    place = rng.randrange(max(len(text) - 1, 1))
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


def _doubled(text: str, rng: random.Random) -> str:
    return f"{text}{rng.choice((' ', ', ', '. ', ''))}{text}" if len(text) < 3_000 else text


def _bare(text: str, rng: random.Random) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


def _decomposed(text: str, rng: random.Random) -> str:
    return unicodedata.normalize("NFD", text)


def _shuffled(text: str, rng: random.Random) -> str:
    words = text.split()
    rng.shuffle(words)
    return " ".join(words)


def _glued(text: str, rng: random.Random) -> str:
    return text.replace(" ", "", rng.randint(1, 4))


def _dated(text: str, rng: random.Random) -> str:
    day = f"{rng.randint(0, 40)}{rng.choice('/-.')}{rng.randint(0, 15)}{rng.choice(('', '/2026', '/26', '/0'))}"
    return f"{text} {day} {rng.randint(0, 30)}h{rng.choice(('', '30', '99'))} {rng.randint(0, 999)}%"


def _shouted(text: str, rng: random.Random) -> str:
    return text.upper()


SPOILS: tuple[Spoil, ...] = (
    _without, _with, _swapped, _doubled, _bare, _decomposed, _shuffled, _glued, _dated, _shouted,
)  # fmt: skip


def strange(said: list[str], rng: random.Random) -> str:
    """A message of officials, spoilt up to six times; or letters without any sense."""
    kind = rng.random()
    if kind < 0.1:
        return "".join(rng.choice(ODD + LETTERS) for _ in range(rng.randint(0, 200)))
    if kind < 0.12:
        return "".join(
            chr(rng.choice((rng.randrange(0x20, 0x2FF), rng.randrange(0x1E00, 0x1F00)))) for _ in range(4_500)
        )
    text = rng.choice(said)
    if kind < 0.3:
        text = f"{text} {rng.choice(said)}"
    for _ in range(rng.randint(1, 6)):
        text = rng.choice(SPOILS)(text, rng)
    return text


def said() -> list[str]:
    """The sentences about the sample plan, to be spoilt."""
    return [
        sentence["text"]
        for sentence in sentences(sorted(SENTENCES.glob("*.jsonl")))
        if sentence["context"] == "minhtan"
    ]


def hear(text: str, ear: Ear, leader: bool) -> Meaning:
    """What the ear makes of a message; raises AssertionError where that is no reading."""
    place = PLACES["minhtan"]
    unit = place.committee if leader else place.office
    meaning = understand(text, ear, now=place.now, speaker="leader" if leader else "official", unit=unit)
    if meaning.intent not in INTENTS or not 0.0 <= meaning.certainty <= 1.0:
        raise AssertionError(f"no reading: {meaning} of {text!r}")
    if json.loads(json.dumps(meaning.slots)) != meaning.slots:
        raise AssertionError(f"no plain slots: {meaning.slots} of {text!r}")
    return meaning


def _part(order: tuple[int, int]) -> tuple[int, float, str]:
    """So many messages from one seed: how many took too long, and the slowest."""
    seed, many = order
    rng = random.Random(seed)
    ear, known = ear_of("minhtan"), said()
    slow, slowest, worst = 0, 0.0, ""
    for number in range(many):
        text = strange(known, rng)
        took = _timed(text, ear, number % 2 == 1)
        if took > SLOW:
            took = min(took, *(_timed(text, ear, number % 2 == 1) for _ in range(TRIES)))
        slow += took > SLOW
        if took > slowest:
            slowest, worst = took, text
    return slow, slowest, worst


def _timed(text: str, ear: Ear, leader: bool) -> float:
    began = time.perf_counter()
    hear(text, ear, leader)
    return time.perf_counter() - began


def main() -> None:
    """Hear as many messages as the first argument says, other ones each time."""
    many = int(sys.argv[1])
    began = time.perf_counter()
    seeds = [time.time_ns() + number for number in range(PROCESSES)]
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        parts = pool.map(_part, [(seed, many // PROCESSES) for seed in seeds])
    slowest, worst = max((took, text) for _, took, text in parts)
    minutes = (time.perf_counter() - began) / 60
    sys.stdout.write(
        f"{many:,} strange messages heard in {minutes:.1f} min, seeds {seeds}; over {1000 * SLOW:.0f} ms: "
        f"{sum(slow for slow, _, _ in parts)}, the slowest {1000 * slowest:.1f} ms: {worst[:80]!r}\n"
    )


if __name__ == "__main__":
    main()
