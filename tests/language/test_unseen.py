"""Sentences kept apart from those that the voice learns: what is promised must hold on them."""

import unicodedata
from pathlib import Path

import pytest

from bench.voice import told
from language.voice import learned
from tests.language.said import WITH_PLANS, alike, heard, lines_of, share

LINES_UNSEEN = Path(__file__).with_name("unseen.jsonl")
SURE, WRONG_OF_SURE = 0.85, 0.01

pytestmark = pytest.mark.skipif(not WITH_PLANS, reason="the real plans are not beside this checkout")


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
    right = []
    for line in lines_of(LINES_UNSEEN):
        one = told(line)
        assert one is not None
        likely = learned().likelihoods(one.text, one.signs)
        right.append(max(likely, key=likely.__getitem__) == line["intent"])
    assert share(right) >= 0.9
