"""Messages spoilt in every way, and random ones: none stops the ear. `make soak` hears a million."""

import random

import pytest

from bench.strange import hear, said, strange
from bench.voice import ear_of

MANY = 400


@pytest.mark.parametrize("seed", range(4))
def test_no_message_stops_the_ear(seed: int) -> None:
    ear, known = ear_of("minhtan"), said()
    rng = random.Random(seed)
    heard = [hear(strange(known, rng), ear, leader=number % 2 == 1) for number in range(MANY)]
    assert len({meaning.intent for meaning in heard}) > 15


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00",
        "🎉",
        "²",
        "½ %",
        "①",
        "٣/٤",
        "ﬁ",
        "😀" * 500,
        "a" * 5_000,
        "1" * 5_000,
        "(" * 3_000,
        "%/." * 900,
    ],
)
def test_odd_signs_are_heard_as_nothing_in_particular(text: str) -> None:
    meaning = hear(text, ear_of("minhtan"), leader=False)
    assert not (meaning.sure and meaning.intent in ("report_progress", "assign", "extend", "nudge", "remind")), meaning


def test_of_a_long_message_the_beginning_and_the_end_are_heard() -> None:
    story = "Sáng nay họp ở hội trường, mọi người bàn chuyện đường sá, rồi ra thăm đồng. " * 60
    meaning = hear(f"{story} Tóm lại là việc II.1 xong 80% rồi nhé.", ear_of("minhtan"), leader=False)
    assert (meaning.intent, meaning.slots.get("task"), meaning.slots.get("percent")) == ("report_progress", "II.1", 80)
