"""What a message is about: a task by its code or its words, or the words of a field."""

import re
from dataclasses import dataclass

from language.codes import CodeHit
from language.cues import pattern
from language.ear import Ear
from language.phrases import HARD, blanked, longest, runs, spans_of
from language.said import Said
from language.slots import Heard
from language.terms import terms

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a message is about: a task, or the words that may mean several."""

    code: str | None
    refs: tuple[int, ...]
    topic: str
    cover: float
    known: float
    field: bool = False
    """Whether it is called a field ("lĩnh vực …")."""
    named: str = ""
    """Those of its words that the plan's titles and sections have side by side, as typed."""
    clean: str = ""
    """The words to show, as meant."""


_NOTHING_WORDS = (
    "trien khai tien do ty le dat chu tich bo phan co quan don vi thong ke thuc hien cap nhat cong tac chi so diem "
    "van phong "
    "can anh chi he "
    "thong sap xep im qua chieu nghe mot trong nhau nhe ho tieng sap toi up"
)
_NOTHING = frozenset(_NOTHING_WORDS.split())
"""Words that name neither a task nor a field when nothing else is left of a message."""

_IN_ORDER = 3
_WHOLLY = 0.9

_FIELD = pattern(r"(?:mảng|lĩnh vực|phần(?! trăm| mềm)|mục|nhóm|khối(?! lượng))(?: về| của)?\W*$")
_GAPS = re.compile(r"\x1f+|[.;?!:,](?:\s|$)")

NO_SUBJECT = Subject(None, (), "", 0.0, 0.0)


def subject(
    heard: Heard,
    ear: Ear,
    cues: re.Pattern[str],
    taken: Spans,
    *,
    near: float = 0.55,
    start: int = 0,
    alone: bool = True,
) -> Subject:
    """The task or the words a message is about, its cues and the details already read taken away; words before `start`
    may only help, and words that are all cues name a task only where they may stand `alone`."""
    code = code_in(heard, ear)
    if code is not None:
        topic = "" if code.code else heard.typed.typed(code.start, code.end)
        return Subject(code.code or None, code.refs, topic, 1.0, 1.0)
    passing = [*spans_of((HARD, cues), heard.mix), *taken]
    rest = blanked(heard.mix, passing)
    pieces = [piece for piece in runs(rest) if piece[0] >= start]
    named = ear.tasks.named_span(heard.text, [*taken, (0, start)])
    if not pieces:
        return _only_named(heard, ear, named) if alone else NO_SUBJECT
    said = _said(heard, pieces, taken)
    telling = [word for word, tells in said if tells]
    if all(word in _NOTHING for word in telling):
        return _only_named(heard, ear, named) if alone else NO_SUBJECT
    hit = ear.tasks.by_said(said)
    first, last = _topic(pieces, named)
    topic = heard.typed.typed(first, last)
    field = _FIELD.search(heard.mix[:first]) is not None
    words = heard.typed.typed(*named) if named and named[0] < last and first < named[1] else ""
    clean = heard.text[slice(*named)] if words and named else heard.text[first:last]
    if alone and (hit is None or hit.cover < near):
        found = _only_named(heard, ear, named)
        if found.code:
            return found
    if hit is None:
        return Subject(None, (), topic, 0.0, 0.0, field, words, clean)
    return Subject(hit.code if hit.cover >= near else None, hit.refs, topic, hit.cover, hit.known, field, words, clean)


def _only_named(heard: Heard, ear: Ear, named: tuple[int, int] | None) -> Subject:
    """The subject of a message whose every word may be a cue, by the words that a title has in this order."""
    if named is None:
        return NO_SUBJECT
    typed, clean = heard.typed.typed(*named), heard.text[slice(*named)]
    field = Subject(None, (), "", 0.0, 1.0, named=typed, clean=clean)
    words = terms(clean)
    if len(words) < _IN_ORDER:
        return field
    hit = ear.tasks.by_said([(word, True) for word in words])
    if hit is None or hit.code is None or hit.cover < _WHOLLY:
        return field
    return Subject(hit.code, hit.refs, typed, hit.cover, hit.known, named=typed, clean=clean)


def _topic(pieces: Spans, named: tuple[int, int] | None) -> tuple[int, int]:
    """The words to show as the matter: the longest piece, or the one that the plan's own words reach into."""
    piece = next((one for one in pieces if named and one[0] < named[1] and named[0] < one[1]), None)
    if named is None or piece is None:
        return longest(pieces) or (0, 0)
    return min(named[0], piece[0]), max(named[1], piece[1])


def _said(heard: Heard, pieces: Spans, taken: Spans) -> list[Said]:
    """The words of a message in their order: those of the pieces tell, others may, what was taken is a gap."""
    said: list[Said] = []
    done = 0
    for start, end in [*pieces, (len(heard.text), len(heard.text))]:
        said += [(word, False) for word in _between(heard, done, start, taken)]
        said += [(word, True) for word in terms(heard.text[start:end])]
        done = end
    return said


def _between(heard: Heard, start: int, end: int, taken: Spans) -> list[str]:
    """The words between two pieces, a gap where something was taken or a sentence ends."""
    words: list[str] = []
    for place, part in enumerate(_GAPS.split(blanked(heard.text, taken)[start:end])):
        words += [*([""] if place else []), *terms(part)]
    return words


def is_nothing(words: str) -> bool:
    """True for words that name neither a task nor a field."""
    return all(word in _NOTHING for word in terms(words))


def code_in(heard: Heard, ear: Ear) -> CodeHit | None:
    """A task's code in a message, its span in the clean text."""
    hit = ear.tasks.by_code(heard.typed.raw)
    if hit is not None:
        start, end = heard.typed.text_span(hit.start, hit.end)
        return CodeHit(hit.code, hit.refs, start, end)
    return ear.tasks.by_code(heard.text)
