"""What is prepared once per plan to hear messages about it."""

import re
from dataclasses import dataclass
from datetime import date

from domain.meaning import PlanWords
from language.abbreviations import PAIRS, WORDS
from language.cues import MACROS
from language.finding import TaskIndex
from language.intent_rules import RULES
from language.lexicon import Lexicon
from language.normalize import compose, fold
from language.phrases import CHATTER
from language.spelling import Speller
from language.units import UnitIndex

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_MARKS = re.compile(r"\\[A-Za-z]|<\w+>|\(\?P<\w+>")
_TELLING = (
    "việc này tuần tháng quý năm hạn báo cáo kế hoạch nhắc tôi em được không chưa xong rồi nào gì khi đến của "
    "phòng xã giao tóm tắt tình hình "
    "tiến độ gia hạn nhiệm vụ xuất excel word pdf file hướng dẫn chào cảm ơn hoàn tác nhầm đôn đốc đơn vị văn "
    "bản thủ tục hành chính cải cách"
)


@dataclass(frozen=True, slots=True)
class Ear:
    """All that is prepared to hear messages about some plans; shared by threads, never changed."""

    speller: Speller
    tasks: TaskIndex
    units: UnitIndex
    known: frozenset[str]
    """Folded words the rules, the plan and its units know."""
    start: date
    end: date


def _usual_words() -> list[str]:
    """Words people say to the assistant, the most usual first, out of its own rules."""
    counts: dict[str, int] = {}
    for source in [*(rule.words for rule in RULES), *WORDS.values(), *PAIRS.values()]:
        for word in _LETTERS.findall(_MARKS.sub(" ", source)):
            counts[word] = counts.get(word, 0) + 1
    return [*_TELLING.split(), *sorted(counts, key=lambda word: -counts[word])]


_USUAL = _usual_words()
_SPOKEN = frozenset(
    fold(word)
    for source in [
        *(rule.words for rule in RULES if rule.intent != "other"),
        *MACROS.values(),
        CHATTER,
        *WORDS.values(),
        *PAIRS.values(),
    ]
    for word in _LETTERS.findall(_MARKS.sub(" ", source))
)


def _usual_spellings(words: PlanWords) -> list[str]:
    """The units, the spelling most tasks print first: plans write one office in several ways."""
    counts: dict[str, int] = {}
    for task in words.tasks:
        for name in (*task.lead, *task.support):
            counts[name] = counts.get(name, 0) + 1
    return sorted(words.units, key=lambda name: -counts.get(name, 0))


def listen(words: PlanWords) -> Ear:
    """The ear for one version of the plans: built once, used for every message."""
    tasks = TaskIndex(words.tasks)
    shapes: dict[str, str] = {}
    for text in (*(task.title for task in words.tasks), *words.units):
        for word in _LETTERS.findall(compose(text).lower()):
            shapes.setdefault(fold(word), word)
    lexicon = Lexicon([*_USUAL, *(shapes.get(word, word) for word in tasks.vocabulary if not word.startswith("cap"))])
    units = _usual_spellings(words)
    known = _SPOKEN | frozenset(shapes)
    return Ear(Speller(lexicon), tasks, UnitIndex(units), known, words.period_start, words.period_end)
