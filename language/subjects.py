"""What a message is about: a task by its code or its words, or the words of a field."""

import re
from dataclasses import dataclass

from language.ear import Ear
from language.finding import CodeHit
from language.phrases import HARD, blanked, longest, runs, spans_of
from language.slots import Heard

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a message is about: a task, or the words that may mean several."""

    code: str | None
    refs: tuple[int, ...]
    topic: str
    cover: float
    known: float


NO_SUBJECT = Subject(None, (), "", 0.0, 0.0)


def subject(heard: Heard, ear: Ear, cues: re.Pattern[str], taken: Spans, *, near: float = 0.55) -> Subject:
    """The task or the words a message is about, its cues and the details already read taken away."""
    code = code_in(heard, ear)
    if code is not None:
        topic = "" if code.code else heard.typed.typed(code.start, code.end)
        return Subject(code.code or None, code.refs, topic, 1.0, 1.0)
    rest = blanked(heard.mix, [*spans_of((HARD, cues), heard.mix), *taken])
    spans = runs(rest)
    if not spans:
        return Subject(None, (), "", 0.0, 0.0)
    words = " ".join(heard.text[start:end] for start, end in spans)
    hit = ear.tasks.by_words(words)
    first, last = longest(spans) or (0, 0)
    topic = heard.typed.typed(first, last)
    if hit is None:
        return Subject(None, (), topic, 0.0, 0.0)
    return Subject(hit.code if hit.cover >= near else None, hit.refs, topic, hit.cover, hit.known)


def code_in(heard: Heard, ear: Ear) -> CodeHit | None:
    """A task's code in a message, its span in the clean text."""
    hit = ear.tasks.by_code(heard.typed.raw)
    if hit is not None:
        start, end = heard.typed.text_span(hit.start, hit.end)
        return CodeHit(hit.code, hit.refs, start, end)
    return ear.tasks.by_code(heard.text)
