"""What a message means: cleaned, weighed, filled. The one door of this room for messages."""

import math
import re
from dataclasses import dataclass, replace
from datetime import datetime

from domain.meaning import Meaning, PlanWords
from language.cues import mixed, pattern
from language.ear import Ear
from language.ear import listen as _listen
from language.filled import Filled
from language.intents import VOICE, Ranked, lead_in, rank, whole_message
from language.meanings import FILLERS
from language.normalize import fold
from language.phrases import blanked
from language.signs import Signs
from language.slots import Heard, spans
from language.subjects import code_in, subject
from language.terms import terms
from language.units import UnitHit, same_unit
from language.voice import learned

__all__ = ["Ear", "listen", "understand"]

_WRITES = frozenset(
    ("report_progress", "extend", "assign", "nudge", "undo", "reminder_settings", "remind", "link", "confirm")
)
_APART = {"read": 3.0, "write": 4.0}
"""How far ahead of the next intent the best one must be to be acted on without asking: `intents` says in what measure.

Measured on sentences that neither rules nor voice had seen: 89 of 100 are then sure, of which 1 in 200 is wrong."""
_GENERAL = pattern(
    r"(?:hạn|khi|xong|hoàn thành|đã|được|đang|của|cho|về|phụ trách|chủ trì|chi tiết|thông tin|nhắc|xin|gia hạn|"
    r"đến|tới|làm|việc|báo|phải|cần|đôn đốc|có|những|các|tuần|tháng|quý|ngày|hôm|mai|nay|này|sau|tình hình|tiến "
    r"độ)"
)
_REPORTING = frozenset(
    ("bao", "cao", "dinh", "ky", "cai", "cach", "hanh", "chinh", "so", "lieu", "nop", "gui", "quy", "thang", "chot")
)
_FIRST = 3
_ENOUGH_KNOWN = 0.6
_TITLED = 0.85
_SHORT = 10
_NOTHING_BESIDE = pattern(
    r"^[\W_]*(?:(?:còn|thế|thì|vậy|xem|coi|cho|em|tôi|anh|chị|sao|rồi|nhé|nha|ạ|à|của|trong|đi|bên|về|hỏi|nhỉ|"
    r"thử)(?![^\W_])[\W_]*)*+$"
)
_REPORT_WORD = pattern(r"(?:báo cáo|chốt số liệu|chốt số)")


def listen(words: PlanWords) -> Ear:
    """The ear for one version of the plans: built once, used for every message, by all threads."""
    learned()  # Read now, so that nobody's first message waits for it.
    return _listen(words)


@dataclass(frozen=True, slots=True)
class Told:
    """A message before its intent is weighed: what is heard, the mixed text to weigh, and what it names."""

    heard: Heard
    text: str
    signs: Signs
    whole: str | None
    """The intent of a message that is nothing but thanks, a greeting, yes or no."""


def tell(text: str, ear: Ear, *, now: datetime, speaker: str, unit: str) -> Told | None:
    """What a message tells, whatever it wants; None for one without words."""
    typed = ear.speller.clean(text)
    if not typed.words:
        return None
    mix = mixed(typed.text)
    skipped = lead_in(mix)
    if skipped:
        mix = " " * skipped + mix[skipped:]
    units = ear.units.hits(typed.text, None if typed.raw.isupper() else typed.is_capital)
    heard = Heard(typed, mix, now, speaker, ear.start, ear.end, units)
    whole = whole_message(mix) or (whole_message(mixed(typed.text)) if skipped else None)
    return Told(heard, _without_names(mix, units).strip(), _signs(heard, ear, speaker, unit), whole)


def understand(text: str, ear: Ear, *, now: datetime, speaker: str, unit: str) -> Meaning:
    """The best reading of a message, and whether it may be acted on without asking. Never raises, whatever is sent."""
    told = tell(text, ear, now=now, speaker=speaker, unit=unit)
    if told is None:
        return Meaning("other", why=("no words",))
    if told.whole is not None:
        return Meaning(told.whole, certainty=0.95, sure=True, why=("the whole message",))
    ranked = rank(told.text, told.signs)
    filled = FILLERS[ranked.intent](told.heard, ear, ranked)
    meaning = _meaning(ranked, filled, told.signs)
    if meaning.intent == "report_progress" and len(told.heard.mix) <= _ONE_BREATH:
        reports = _reports(told.heard.typed.raw, ear, now, speaker, unit)
        if len(reports) > 1:
            first, *others = reports
            return replace(first, sure=False, also=tuple(others), why=(*first.why, "several reports"))
    return meaning


_ONE_BREATH = 300
_TURNS = re.compile(r"[;\n]+|,?\s+(?:còn|con|và|va)\s+|,\s+")


def _reports(raw: str, ear: Ear, now: datetime, speaker: str, unit: str) -> list[Meaning]:
    """The reports of a message that makes several, each of a task of its own and with a state; else nothing."""
    parts = [part for part in _TURNS.split(raw) if part.strip()]
    if len(parts) < 2:
        return []
    found: list[Meaning] = []
    for part in parts:
        told = tell(part, ear, now=now, speaker=speaker, unit=unit)
        if told is None or told.whole is not None:
            continue
        ranked = rank(told.text, told.signs)
        filled = FILLERS["report_progress"](told.heard, ear, ranked)
        states = filled.slots.keys() & {"percent", "status"}
        if states and (filled.slots.get("task") or filled.ordinal is not None):
            found.append(_meaning(replace(ranked, intent="report_progress"), filled, told.signs))
    subjects = {(meaning.slots.get("task"), meaning.ordinal) for meaning in found}
    return found if len(subjects) == len(found) else []


def _without_names(mix: str, units: list[UnitHit]) -> str:
    """The text with "phong" for offices, "xa" for communes: their own words ("thống kê") ask for nothing."""
    for hit in reversed(units):
        if hit.strong:
            kind = "xa" if hit.name.startswith(("UBND xã", "UBND thị trấn", "UBND phường")) else "phong"
            mix = mix[: hit.start] + kind + mix[hit.end :]
    return mix


def _signs(heard: Heard, ear: Ear, speaker: str, unit: str) -> Signs:
    strong = [hit for hit in heard.units if hit.strong]
    code = code_in(heard, ear)
    about = subject(heard, ear, _GENERAL, [(hit.start, hit.end) for hit in strong]) if code is None else None
    return Signs(
        speaker=speaker,
        code=code is not None,
        cover=about.cover if about and about.known >= _ENOUGH_KNOWN else 0.0,
        titled=bool(about and about.code and about.cover >= _TITLED and len(set(terms(about.topic)) - _REPORTING) >= 2),
        percent=heard.percent is not None,
        moment=heard.moment is not None,
        window=heard.window is not None,
        due=heard.due is not None,
        unit=bool(heard.units),
        unit_first=any(hit.start <= _FIRST for hit in heard.units if hit.strong or hit.start == 0),
        own_unit=any(same_unit(hit.name, unit) for hit in strong),
        period=bool(_REPORT_WORD.search(heard.mix)) and heard.period is not None,
        foreign=_foreign(heard, ear),
        words=len(heard.typed.words),
        alone=_alone(heard, strong) if code is None else "",
    )


def _alone(heard: Heard, strong: list[UnitHit]) -> str:
    """The question that a unit or a span of days asks by being named and nothing beside ("còn phòng Tư pháp?")."""
    if len(heard.typed.words) > _SHORT:
        return ""
    whole = heard.units and (strong or heard.units[0].start == 0)
    if whole and _NOTHING_BESIDE.match(blanked(heard.mix, [(hit.start, hit.end) for hit in heard.units])):
        return "summary"
    if heard.window and _NOTHING_BESIDE.match(blanked(heard.mix, spans(heard.window))):
        return "my_tasks"
    return ""


def _foreign(heard: Heard, ear: Ear) -> int:
    """How many words neither the rules nor the plan know."""
    return sum(word.isalpha() and word not in ear.known for words in heard.typed.words for word in fold(words).split())


def _meaning(ranked: Ranked, filled: Filled, signs: Signs) -> Meaning:
    kind = "write" if ranked.intent in _WRITES else "read"
    apart = ranked.score - ranked.second
    certainty = min(0.99, 1 / (1 + math.exp(-apart / VOICE)))
    sure = apart >= _APART[kind] and not filled.doubt
    return Meaning(
        intent=ranked.intent,
        slots=filled.slots,
        certainty=certainty,
        sure=sure,
        refs=filled.refs,
        ordinal=filled.ordinal,
        note=filled.note,
        paper=filled.paper,
        rivals=() if sure else ranked.rivals,
        why=(*ranked.why, *filled.doubt),
    )
