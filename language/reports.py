"""What reports of progress, requests for more time and takings back carry."""

import re

from language.asking import (
    ASKING_MORE_TIME,
    TELLING,
)
from language.ear import Ear
from language.filled import CORRECTED, Filled, named, ordinal, tells
from language.intents import Ranked
from language.papers import paper_in
from language.phrases import spans_of
from language.slots import Heard, spans
from language.states import BLOCK, OBSTACLES, REASON, is_yet_to_be, status_of
from language.subjects import NO_SUBJECT, Spans, subject

_PAPER = re.compile(r"(?<![\w/])\d{1,5}/[^\W\d][\w&.-]*")
"""The number of a document: "14/KH-UBND"."""


def report_progress(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    percent = heard.percent
    status = status_of(heard, percent[0] if percent else None)
    if status == "done" and is_yet_to_be(heard):
        filled.doubt.append("it is yet to be")
        status = "in_progress"
    block = BLOCK.search(heard.mix) if status == "blocked" else None
    taken: Spans = [percent[1]] if percent else []
    taken += spans(heard.window)
    taken += [heard.typed.text_span(*paper.span()) for paper in _PAPER.finditer(heard.typed.raw)]
    if block:
        taken.append((block.start(), len(heard.mix)))
        filled.note = heard.typed.typed(block.start(), len(heard.text))
    about = subject(heard, ear, TELLING, taken)
    if block and not about.code and not about.topic:
        obstacles = spans_of((BLOCK, OBSTACLES), heard.mix)
        after = subject(heard, ear, TELLING, [*obstacles, *([percent[1]] if percent else [])], near=0.8)
        about = after if after.code else NO_SUBJECT
    if tells(about, ear):
        named(filled, about)
    elif about.topic:
        filled.doubt.append("words that no task has")
    ordinal(filled, heard)
    if status == "done":
        filled.paper = paper_in(heard.typed.raw, heard.text, heard.now.date())
    if not (percent or filled.slots or filled.paper) and filled.ordinal is None:
        filled.doubt.append("the task is not told")
    if heard.speaker == "leader" and not percent:
        filled.doubt.append("from a leader it may be a question")
    if percent:
        filled.slots["percent"] = percent[0]
    if status:
        filled.slots["status"] = status
    if heard.corrected and not percent:
        filled.doubt.append(CORRECTED)
    if not percent and not status:
        filled.doubt.append("no state is told")
    return filled


def undo(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    return Filled()


def extend(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    taken = [*spans(heard.due), *_reasons(heard.mix)]
    about = subject(heard, ear, ASKING_MORE_TIME, taken)
    if tells(about, ear):
        named(filled, about)
    ordinal(filled, heard)
    if heard.due:
        filled.slots["due"] = heard.due.value.isoformat()
    if heard.corrected:
        filled.doubt.append(CORRECTED)
    return filled


_CLAUSE_END = re.compile(r"[,;.](?=\s)|\bn[eê]n\b")


def _reasons(mix: str) -> Spans:
    """Where reasons stand: to the end of the clause where the matter follows, else to the end."""
    found: Spans = []
    for reason in REASON.finditer(mix):
        stop = _CLAUSE_END.search(mix, reason.end())
        follows = stop is not None and not mix[: reason.start()].strip(" ,.;")
        found.append((reason.start(), stop.start() if stop and follows else len(mix)))
    return found
