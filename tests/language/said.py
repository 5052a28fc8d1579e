"""Labelled sentences of officials, and how a reading is held against its label."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.commands.reading import words_of
from domain.calendar import ZONE
from language.normalize import fold
from language.understanding import Ear, listen
from plans import read

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "ke-hoach-2026.docx"
PLANS = ROOT.parent / "shared" / "plans"
PLACES = {
    "culaodung": ("004_b64da6580d49f8bb.txt", datetime(2023, 3, 6, 8, tzinfo=ZONE), "Phòng Tư pháp", "UBND huyện"),
    "muongte": ("000_a5365f46aad90171.txt", datetime(2022, 3, 7, 8, tzinfo=ZONE), "Phòng Nội vụ", "UBND huyện"),
    "thuonglo": ("002_4450e8f74e565169.txt", datetime(2020, 5, 11, 8, tzinfo=ZONE), "Văn phòng – Thống kê", "UBND xã"),
}
_HALF_ALIKE = 0.5


@lru_cache
def ear_of(place: str) -> Ear:
    """The ear for the plan of a place."""
    return listen(words_of(read(PLANS / PLACES[place][0])))


def sentences(*names: str) -> list[dict[str, Any]]:
    """The labelled sentences of some files in `bench/sentences`."""
    return lines_of(*(ROOT / "bench" / "sentences" / f"{name}.jsonl" for name in names))


def lines_of(*paths: Path) -> list[dict[str, Any]]:
    """The labelled sentences of some files."""
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def plain(slots: Mapping[str, Any]) -> dict[str, str]:
    """Slots to compare: words without marks, one kind of dash; a percent of 100 and "done" say the same."""
    shown = {name: fold(str(value)).replace("–", "-") for name, value in slots.items() if name != "status"}
    if slots.get("status") == "done" or slots.get("percent") == 100:
        shown["percent"] = "100"
    elif "percent" not in slots and "status" in slots:
        shown["status"] = str(slots["status"])
    if shown.get("filter") == "overdue":
        del shown["filter"]
    return shown


def alike(got: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    """True when a reading says what its label says; of words as typed, one may hold the other."""
    one, other = plain(got), plain(told)
    if "task" in one and "task" not in other:
        one.pop("topic", None)
    return one.keys() == other.keys() and all(
        _same_words(value, other[name]) if name in ("topic", "title", "name") else value == other[name]
        for name, value in one.items()
    )


def _same_words(one: str, other: str) -> bool:
    if one in other or other in one:
        return True
    words, others = set(one.split()), set(other.split())
    return len(words & others) >= _HALF_ALIKE * max(len(words), len(others))


def share(flags: Iterable[bool]) -> float:
    """The share that holds."""
    found = list(flags)
    return sum(found) / len(found)
