"""Sentences in four styles about two real plans, none of which the rules were made from word for word."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from bot.commands.reading import words_of
from domain.calendar import ZONE
from language.normalize import fold
from language.understanding import Ear, listen, understand
from plans import read

LINES = Path(__file__).with_name("sentences.jsonl")
PLANS = Path(__file__).parents[3] / "shared" / "plans"
PLACES = {
    "culaodung": ("004_b64da6580d49f8bb.txt", datetime(2023, 3, 6, 8, tzinfo=ZONE), "Phòng Tư pháp"),
    "muongte": ("000_a5365f46aad90171.txt", datetime(2022, 3, 7, 8, tzinfo=ZONE), "Phòng Nội vụ"),
}
FLOOR = 0.97

pytestmark = pytest.mark.skipif(not PLANS.exists(), reason="the real plans are not beside this checkout")


@lru_cache
def ear(context: str) -> Ear:
    return listen(words_of(read(PLANS / PLACES[context][0])))


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


def test_the_sentences_are_understood() -> None:
    lines = [json.loads(line) for line in LINES.read_text(encoding="utf-8").splitlines()]
    wrong = []
    for line in lines:
        _, now, office = PLACES[line["context"]]
        unit = office if line["speaker"] == "official" else "UBND huyện"
        meaning = understand(line["text"], ear(line["context"]), now=now, speaker=line["speaker"], unit=unit)
        if (meaning.intent, plain(meaning.slots)) != (line["intent"], plain(line["slots"])):
            wrong.append((line["text"], meaning.intent, meaning.slots))
    assert len(lines) >= 60
    assert 1 - len(wrong) / len(lines) >= FLOOR, wrong


@pytest.mark.parametrize(
    "text",
    ["I.2 chắc mai xong", "mai xong I.2", "I.2 sẽ xong trước 31/3", "I.2 phải xong", "nếu I.2 xong", "t6 xong I.2"],
)
def test_what_lies_ahead_is_not_taken_for_done(text: str) -> None:
    _, now, office = PLACES["culaodung"]
    meaning = understand(text, ear("culaodung"), now=now, speaker="official", unit=office)
    assert not (meaning.intent == "report_progress" and meaning.sure), meaning
    assert meaning.slots.get("status") != "done"
