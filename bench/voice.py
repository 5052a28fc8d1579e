"""`make voice`: learns the weights of `language/voice.tsv` from the labelled sentences in `bench/sentences`.

Plain stochastic gradient descent on a multinomial logistic model; the same sentences give the same weights. Sentences
about a plan that lies beside the repository are left out, with a word about it, where that plan is missing.
"""

import json
import math
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.commands.reading import words_of as plan_words
from domain.calendar import ZONE
from domain.meaning import INTENTS
from language.ear import Ear, listen
from language.understanding import Told, tell
from language.voice import SCALE, WEIGHTS, features, words_of
from plans import read

ROOT = Path(__file__).parents[1]
SENTENCES = Path(__file__).with_name("sentences")
PUBLISHED = ROOT.parent / "shared" / "plans"

EPOCHS = 30
RATE = 0.2
STRENGTH = 3.0
"""The larger, the less the weights are held back."""

_USUAL = 5
_NEARLY_RIGHT = 0.002
_LEAST = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where sentences were said: about which plan, when, and by an official of which unit."""

    plan: Path
    now: datetime
    office: str
    committee: str


PLACES = {
    "minhtan": Place(
        ROOT / "samples" / "ke-hoach-2026.docx", datetime(2026, 3, 2, 8, tzinfo=ZONE), "Phòng Kinh tế", "UBND xã"
    ),
    "culaodung": Place(
        PUBLISHED / "004_b64da6580d49f8bb.txt", datetime(2023, 3, 6, 8, tzinfo=ZONE), "Phòng Tư pháp", "UBND huyện"
    ),
    "muongte": Place(
        PUBLISHED / "000_a5365f46aad90171.txt", datetime(2022, 3, 7, 8, tzinfo=ZONE), "Phòng Nội vụ", "UBND huyện"
    ),
    "thuonglo": Place(
        PUBLISHED / "002_4450e8f74e565169.txt", datetime(2020, 5, 11, 8, tzinfo=ZONE), "Văn phòng – Thống kê", "UBND xã"
    ),
}


@lru_cache
def ear_of(place: str) -> Ear:
    """The ear for the plan of a place."""
    return listen(plan_words(read(PLACES[place].plan)))


def sentences(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The labelled sentences of some files, but for those about a plan that is not here."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            found = json.loads(line)
            if PLACES[found["context"]].plan.is_file():
                yield found


def told(sentence: Mapping[str, Any]) -> Told | None:
    """What a labelled sentence tells before its intent is weighed."""
    place = PLACES[sentence["context"]]
    unit = place.office if sentence["speaker"] == "official" else place.committee
    ear = ear_of(sentence["context"])
    return tell(sentence["text"], ear, now=place.now, speaker=sentence["speaker"], unit=unit)


def learn(labelled: Sequence[tuple[Told, str]]) -> tuple[frozenset[str], dict[str, list[float]]]:
    """The usual words, and the weights of each feature in the order of INTENTS."""
    counts = Counter(word for one, _ in labelled for word in set(words_of(one.text)))
    usual = frozenset(word for word, count in counts.items() if count >= _USUAL and word[0] not in "#?%")
    examples = [(features(one.text, one.signs, usual), INTENTS.index(intent)) for one, intent in labelled]
    weights = {feature: [0.0] * len(INTENTS) for found, _ in examples for feature in found}
    order = random.Random(1)  # noqa: S311: the same shuffle each time is what is wanted
    for epoch in range(EPOCHS):
        order.shuffle(examples)
        rate = RATE / (1 + 0.3 * epoch)
        for found, place in examples:
            _step([weights[feature] for feature in found], place, rate)
        kept = 1 - rate / STRENGTH
        for row in weights.values():
            row[:] = [kept * weight for weight in row]
    return usual, weights


def _step(rows: list[list[float]], place: int, rate: float) -> None:
    """One sentence: the weights of its features move towards its intent, away from the others."""
    scores = [sum(column) for column in zip(*rows, strict=True)]
    most = max(scores)
    shares = [math.exp(score - most) for score in scores]
    total = sum(shares)
    for intent, share in enumerate(shares):
        wrong = share / total - (intent == place)
        if abs(wrong) >= _NEARLY_RIGHT:
            for row in rows:
                row[intent] -= rate * wrong


def write(usual: frozenset[str], weights: Mapping[str, Sequence[float]], path: Path = WEIGHTS) -> int:
    """Write what was learned, features in their order, weights that count as whole hundredths; how many features."""
    lines = [" ".join(sorted(usual))]
    for feature in sorted(weights):
        rounded = [(place, round(SCALE * weight)) for place, weight in enumerate(weights[feature])]
        counted = [f"{place}:{weight}" for place, weight in rounded if abs(weight) >= _LEAST]
        if counted:
            lines.append("\t".join([feature, *counted]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines) - 1


def main() -> None:
    """Learn from all sentences and write the weights."""
    missing = sorted(name for name, place in PLACES.items() if not place.plan.is_file())
    if missing:
        sys.stdout.write(f"left out, since their plan is not here: {', '.join(missing)}\n")
    found = list(sentences(sorted(SENTENCES.glob("*.jsonl"))))
    labelled = [(one, sentence["intent"]) for sentence in found if (one := told(sentence)) is not None]
    count = write(*learn(labelled))
    sys.stdout.write(f"{len(labelled):,} sentences, {count:,} features, {WEIGHTS.stat().st_size / 1000:,.0f} kB\n")


if __name__ == "__main__":
    main()
