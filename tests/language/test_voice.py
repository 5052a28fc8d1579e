"""The statistical voice: what it learns from sentences, and what it makes of others."""

import math
from pathlib import Path

import pytest

from bench.voice import SENTENCES, learn, sentences, told, write
from domain.meaning import INTENTS
from language.signs import Signs
from language.voice import Voice, features, learned

OFFICIAL = Signs("official")


def voice_of(*said: tuple[str, str]) -> Voice:
    labelled = []
    for text, intent in said * 6:
        one = told({"context": "minhtan", "speaker": "official", "text": text})
        assert one is not None
        labelled.append((one, intent))
    usual, weights = learn(labelled)
    return Voice(usual, {name: tuple(enumerate(row)) for name, row in weights.items()})


def likeliest(voice: Voice, text: str) -> str:
    found = voice.likelihoods(text, OFFICIAL)
    return max(found, key=found.__getitem__)


def test_it_learns_what_it_is_told() -> None:
    voice = voice_of(("trời đẹp quá", "other"), ("cho tôi bản in", "export"), ("bản in đâu", "export"))
    assert likeliest(voice, "trời đẹp") == "other"
    assert likeliest(voice, "lấy bản in") == "export"


def test_likelihoods_are_those_of_one_choice_among_all() -> None:
    found = learned().likelihoods("việc của tôi", OFFICIAL)
    assert set(found) == set(INTENTS)
    assert sum(map(math.exp, found.values())) == pytest.approx(1.0)
    assert max(found, key=found.__getitem__) == "my_tasks"


def test_numbers_tell_only_their_kind() -> None:
    one, other = (features(text, OFFICIAL, frozenset({"xong"})) for text in ("xong 80%", "xong 45%"))
    assert one == other
    assert "w #" in one


def test_words_of_the_plan_stand_for_each_other_in_the_path() -> None:
    usual = frozenset({"chi", "tiet"})
    one, other = (features(f"chi tiet {words}", OFFICIAL, usual) for words in ("quy che", "ho so suc khoe"))
    assert "p tiet *" in one
    assert "p tiet *" in other


def test_the_same_sentences_give_the_same_weights(tmp_path: Path) -> None:
    found = list(sentences([SENTENCES / "short.jsonl"]))[:80]
    labelled = [(one, line["intent"]) for line in found if (one := told(line)) is not None]
    for name in ("one.tsv", "other.tsv"):
        write(*learn(labelled), tmp_path / name)
    assert (tmp_path / "one.tsv").read_bytes() == (tmp_path / "other.tsv").read_bytes()


def test_every_labelled_sentence_names_an_intent_and_a_place() -> None:
    found = list(sentences(sorted(SENTENCES.glob("minhtan-*.jsonl"))))
    assert len(found) > 900
    assert {line["intent"] for line in found} == set(INTENTS)
