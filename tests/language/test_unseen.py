"""Sentences that neither the rules nor the voice were made from: what is promised must hold on them."""

import unicodedata
from typing import Any

import pytest

from domain.meaning import Meaning
from language.understanding import understand
from language.voice import learned
from tests.language.said import PLACES, PLANS, alike, ear_of, lines_of, share
from tests.language.test_sentences import LINES

LINES_UNSEEN = LINES.with_name("unseen.jsonl")
SURE, WRONG_OF_SURE = 0.85, 0.01

pytestmark = pytest.mark.skipif(not PLANS.exists(), reason="the real plans are not beside this checkout")


def heard(line: dict[str, Any], text: str | None = None) -> Meaning:
    _, now, office, committee = PLACES[line["context"]]
    unit = office if line["speaker"] == "official" else committee
    return understand(text or line["text"], ear_of(line["context"]), now=now, speaker=line["speaker"], unit=unit)


def test_they_are_understood_and_certainty_means_something() -> None:
    lines = lines_of(LINES_UNSEEN)
    found = [(line, heard(line)) for line in lines]
    whole = [meaning.intent == line["intent"] and alike(meaning.slots, line["slots"]) for line, meaning in found]
    sure = [right for right, (_, meaning) in zip(whole, found, strict=True) if meaning.sure]
    assert len(lines) >= 300
    assert share(meaning.intent == line["intent"] for line, meaning in found) >= 0.96
    assert share(whole) >= 0.92
    assert len(sure) / len(lines) >= SURE
    assert 1 - share(sure) <= WRONG_OF_SURE


def test_without_marks_little_is_lost() -> None:
    plain = [line for line in lines_of(LINES_UNSEEN) if line["style"] == "plain"]
    bare = [
        "".join(sign for sign in unicodedata.normalize("NFD", line["text"]) if not unicodedata.combining(sign))
        .replace("đ", "d")
        .replace("Đ", "D")
        for line in plain
    ]
    typed = share(heard(line).intent == line["intent"] for line in plain)
    stripped = share(heard(line, text).intent == line["intent"] for line, text in zip(plain, bare, strict=True))
    assert typed - stripped <= 0.03


def test_the_voice_alone_is_a_voice_and_the_rules_are_not_alone() -> None:
    from bench.voice import told

    right = []
    for line in lines_of(LINES_UNSEEN):
        one = told(line)
        assert one is not None
        likely = learned().likelihoods(one.text, one.signs)
        right.append(max(likely, key=likely.__getitem__) == line["intent"])
    assert share(right) >= 0.9
