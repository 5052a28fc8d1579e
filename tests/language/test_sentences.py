"""Sentences in four styles about two real plans, none of which the rules were made from word for word."""

from pathlib import Path

import pytest

from tests.language.said import WITH_PLANS, heard, lines_of, plain

LINES = Path(__file__).with_name("sentences.jsonl")
FLOOR = 0.97

pytestmark = pytest.mark.skipif(not WITH_PLANS, reason="the real plans are not beside this checkout")


def test_the_sentences_are_understood() -> None:
    lines = lines_of(LINES)
    wrong = []
    for line in lines:
        meaning = heard(line)
        if (meaning.intent, plain(meaning.slots)) != (line["intent"], plain(line["slots"])):
            wrong.append((line["text"], meaning.intent, meaning.slots))
    assert len(lines) >= 60
    assert 1 - len(wrong) / len(lines) >= FLOOR, wrong


@pytest.mark.parametrize(
    "text",
    ["I.2 chắc mai xong", "mai xong I.2", "I.2 sẽ xong trước 31/3", "I.2 phải xong", "nếu I.2 xong", "t6 xong I.2"],
)
def test_what_lies_ahead_is_not_taken_for_done(text: str) -> None:
    meaning = heard({"context": "culaodung", "speaker": "official", "text": text})
    assert not (meaning.intent == "report_progress" and meaning.sure), meaning
    assert meaning.slots.get("status") != "done"
