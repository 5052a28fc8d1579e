"""(e) Messages understood: how fast among 10,000 titles, and how many right with marks and without."""

import json
import random
import statistics
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from bench.voice import PLACES, ROOT, ear_of
from bot.commands.reading import words_of
from domain.meaning import Meaning, PlanWords, TaskEntry
from language.ear import Ear
from language.understanding import listen, understand
from plans import read

UNSEEN = ROOT / "tests" / "language" / "unseen.jsonl"
LABELLED = ROOT.parent / "shared" / "utterances" / "dev.jsonl"
TITLES = 10_000
BARE = 40


def measure() -> Iterator[str]:
    """The lines to print, one by one."""
    yield "(e) messages understood"
    lines = [line for path in (UNSEEN, LABELLED) if path.is_file() for line in _lines(path)]
    lines = [line for line in lines if PLACES[line["context"]].plan.is_file()]
    yield _among_many([line["text"] for line in lines] or ["viec cua toi", "việc II.1 xong 80%", "ai phụ trách số hóa"])
    yield from _marks([line for line in lines if line["style"] == "plain"])


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def many_tasks(count: int = TITLES) -> tuple[TaskEntry, ...]:
    """So many tasks, their titles put together from the words of the sample plan, no two alike."""
    known = words_of(read(PLACES["minhtan"].plan)).tasks
    words = sorted({word for task in known for word in task.title.split()})
    rng = random.Random(1)
    made = []
    for number in range(count):
        task = known[number % len(known)]
        title = task.title.split()
        if number >= len(known):
            title = [*rng.sample(title, rng.randint(4, len(title))), *rng.sample(words, 4)]
        code = f"{number // 20 + 1}.{number % 20 + 1}"
        made.append(TaskEntry(number, code, " ".join(title), task.section, task.lead, task.support, task.products))
    return tuple(made)


def _among_many(texts: list[str]) -> str:
    place, tasks = PLACES["minhtan"], many_tasks()
    words = words_of(read(place.plan))
    ear = listen(PlanWords(tasks, words.units, words.period_start, words.period_end))
    titles = [task.title for task in tasks]
    for text in texts[:50]:
        _timed(ear, text)
    ours = sorted(_timed(ear, f"{text} ạ") for text in texts)
    bare = []
    for text in texts[:BARE]:
        began = time.perf_counter()
        process.extract(text, titles, scorer=fuzz.partial_ratio, limit=3)
        bare.append(1000 * (time.perf_counter() - began))
    return (
        f"      {len(texts)} messages, {len(titles):,} titles: median {statistics.median(ours):.2f} ms (bar 2), 99th "
        f"percentile "
        f"{ours[int(0.99 * len(ours))]:.1f} ms; bare rapidfuzz extract with partial_ratio alone "
        f"{statistics.median(bare):.1f} ms"
    )


def _timed(ear: Ear, text: str) -> float:
    began = time.perf_counter()
    understand(text, ear, now=PLACES["minhtan"].now, speaker="official", unit=PLACES["minhtan"].office)
    return 1000 * (time.perf_counter() - began)


def _marks(lines: list[dict[str, Any]]) -> Iterator[str]:
    if not lines:
        yield "      with and without marks: skipped, the labelled lines' plans are not here"
        return
    shares = []
    for name, texts in (
        ("as typed", [line["text"] for line in lines]),
        ("all marks stripped", [_bare(line["text"]) for line in lines]),
    ):
        read_ = [_heard(line, text) for line, text in zip(lines, texts, strict=True)]
        intents = sum(meaning.intent == line["intent"] for meaning, line in zip(read_, lines, strict=True))
        whole = sum(_right(meaning, line) for meaning, line in zip(read_, lines, strict=True))
        shares.append(100 * whole / len(lines))
        yield (
            f"      {len(lines)} plain lines, {name:<18}: intent {100 * intents / len(lines):.1f} of 100, "
            f"intent, task and dates {shares[-1]:.1f}"
        )
    yield f"      lost with the marks: {shares[0] - shares[1]:.1f} points (bar 3)"


def _heard(line: dict[str, Any], text: str) -> Meaning:
    place = PLACES[line["context"]]
    unit = place.office if line["speaker"] == "official" else place.committee
    return understand(text, ear_of(line["context"]), now=place.now, speaker=line["speaker"], unit=unit)


def _right(meaning: Meaning, line: dict[str, Any]) -> bool:
    """Intent, task and all that is a date or a number; words as typed are another question."""
    told, got = line["slots"], meaning.slots
    counted = ("task", "window", "filter", "role", "when", "due", "lead_days", "at", "enabled", "report", "format")
    if meaning.intent != line["intent"] or any(got.get(name) != told.get(name) for name in counted):
        return False
    return _share(got) == _share(told)


def _share(slots: dict[str, Any]) -> object:
    """How far: a percent, or a state; "done" and 100 say the same."""
    if slots.get("status") == "done" or slots.get("percent") == 100:
        return 100
    return slots.get("percent", slots.get("status"))


def _bare(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
