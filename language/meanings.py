"""From an intent to its details: one short function per intent."""

import re
from collections.abc import Callable

from language.asking import (
    ASKING,
    ASKING_MINE,
    ASKING_POINTS,
    ASKING_STATE,
    ASKING_WHO,
)
from language.cues import pattern
from language.ear import Ear
from language.filled import Filled, named, ordinal, put, unit_of
from language.intents import Ranked
from language.linking import link
from language.orders import assign, nudge
from language.phrases import spans_of
from language.reminders import remind, settings
from language.reports import extend, report_progress, undo
from language.slots import Heard, filter_slot, format_slot, role_slot, spans, window_slot
from language.subjects import Subject, is_nothing, subject
from language.terms import terms

_WHOLE_PLAN = frozenset(("cai", "cach", "hanh", "chinh", "ke", "hoach", "chi", "so", "diem", "tu", "cham", "bang"))


def _my_tasks(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    put(filled.slots, window=window_slot(heard), filter=filter_slot(heard), role=role_slot(heard))
    about = subject(
        heard,
        ear,
        ASKING_MINE,
        alone=False,
        taken=[*spans(heard.window), *((hit.start, hit.end) for hit in heard.units)],
    )
    _field(filled, about, heard, ear)
    return filled


def _task_detail(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    named(filled, subject(heard, ear, ASKING, []))
    ordinal(filled, heard)
    return filled


def _who(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    named(filled, subject(heard, ear, ASKING_WHO, [(hit.start, hit.end) for hit in heard.units if hit.strong]))
    ordinal(filled, heard)
    return filled


def _report_dates(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    put(filled.slots, report=heard.period)
    return filled


def _summary(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    unit = unit_of(heard)
    put(filled.slots, unit=unit.name if unit else None, window=_state_window(heard))
    taken = [*spans(heard.window), *((hit.start, hit.end) for hit in heard.units)]
    if unit is None:
        about = subject(heard, ear, ASKING_STATE, taken, alone=False)
        _field(filled, about, heard, ear)
    return filled


_COMPARED = pattern(r"(?:như|so với|hơn|giống|bằng)")


def _state_window(heard: Heard) -> dict[str, str] | None:
    """The span a state is asked for; that it is asked today, or beside another year, limits nothing."""
    window = heard.window
    if window is None or window.value.start == window.value.end == heard.now.date():
        return None
    if _COMPARED.search(heard.mix, max(0, window.start - 12), window.start):
        return None
    return window_slot(heard)


def _field(filled: Filled, about: Subject, heard: Heard, ear: Ear) -> None:
    """A field of work: words of a title or section, or called a field; the plan's own name is none."""
    topic = about.named or about.topic
    if not topic or is_nothing(about.clean) or _is_whole_plan(about.clean):
        return
    share = len(topic.split()) / max(len(about.topic.split()), 1)
    named = about.known >= 0.5 and share >= _MOSTLY and ear.tasks.names(about.clean)
    if named or (about.field and about.known > 0):
        filled.slots["topic"] = topic
        filled.refs = about.refs


_MOSTLY = 0.5


def _is_whole_plan(topic: str) -> bool:
    words = set(terms(topic))
    return bool(words) and words <= _WHOLE_PLAN


def _overdue(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    unit = unit_of(heard)
    put(filled.slots, unit=unit.name if unit else None)
    if filter_slot(heard, "unreported", "overdue") == "unreported":
        filled.slots["filter"] = "unreported"
    return filled


_POINTS = pattern(
    r"(?:(?:bộ )?chỉ số(?: cải cách hành chính| cải cách)?|par index|tự chấm(?: điểm)?|chấm(?: điểm)?|điểm(?: số)?|"
    r"bảng điểm|tiêu chí)"
)


def _score(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    taken = [*spans(heard.window), *spans_of((_POINTS,), heard.mix)]
    about = subject(heard, ear, ASKING_POINTS, taken, alone=True)
    _field(filled, about, heard, ear)
    return filled


def _export(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    put(filled.slots, format=format_slot(heard))
    if re.search(r"b[aá]o c[aá]o", heard.mix):
        put(filled.slots, report=heard.period)
    return filled


def _nothing(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    return Filled()


FILLERS: dict[str, Callable[[Heard, Ear, Ranked], Filled]] = {
    "my_tasks": _my_tasks,
    "task_detail": _task_detail,
    "who": _who,
    "report_progress": report_progress,
    "undo": undo,
    "extend": extend,
    "report_dates": _report_dates,
    "remind": remind,
    "reminder_settings": settings,
    "summary": _summary,
    "overdue": _overdue,
    "nudge": nudge,
    "assign": assign,
    "score": _score,
    "export": _export,
    "link": link,
    "confirm": _nothing,
    "cancel": _nothing,
    "help": _nothing,
    "greet": _nothing,
    "thanks": _nothing,
    "other": _nothing,
}
