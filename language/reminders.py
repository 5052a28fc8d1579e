"""What orders to remind and settings of reminders carry."""

import re

from language.asking import (
    REMINDING,
)
from language.cues import pattern
from language.ear import Ear
from language.filled import CORRECTED, Filled, named, ordinal
from language.intents import Ranked
from language.moments import lunar_day
from language.phrases import blanked
from language.slots import Heard, settings_slots, spans
from language.subjects import NO_SUBJECT, Spans, Subject, code_in, subject

_REMIND_ME = pattern(
    r"(?:nhắc(?: nhở)?|hú|réo|kêu|gọi|báo|ới)(?: giúp| hộ| cho| dùm)?(?: lại)? (?:tôi|em|mình|anh|chị|tớ|cô|chú|bác|"
    r"cháu)(?: lại)?(?: là| về)?"
)
_ERRAND = pattern(
    r"(?<!việc )(?<!vụ )(?:(?<!tổng )(?<!phù )(?<!phối )(?<!kết )(?<!tập )họp|gọi(?! lại (?:tôi|em|anh|chị|mình))|"
    r"gặp|tiếp (?:dân|đoàn|khách|công dân)|đi(?! (?:nhé|"
    r"nha|ạ|em|anh))|đem|đón(?! vị)|mang|"
    r"gửi|dự|ghé|thăm|mua|trả lời|sang (?:phòng|sở|xã|bên)|qua (?:phòng|sở|xã|bên|trạm)|ra (?:xã|huyện|ủy ban))"
)
"""What one is to be reminded of beside the plan's tasks is an errand: "họp thẩm định", "gọi Sở Nội vụ"."""
_EXCUSE = pattern(
    r"(?:(?:vì |do |giờ |bây giờ |hiện )*(?:<me>|chú|cô)(?: giờ| hiện)? (?:đang|chưa|bận|mắc|mới|còn|vừa|phải đi)|"
    r"(?:giờ|bây giờ) "
    r"(?:chưa|đang|bận|không)|đang (?:họp|bận|dở|tiếp|đi|ở|lái|ăn))(?: (?!nhắc)\w+){0,8}?(?=[,.;!]|$| thì| nên| nhắc|"
    r" hú| kêu| gọi)"
)


def _errand(heard: Heard, taken: Spans) -> tuple[int, int] | None:
    """The words of an errand, from its verb to the end of its clause."""
    rest = blanked(heard.mix, taken)
    verb = _ERRAND.search(rest)
    if verb is None:
        return None
    stop = re.search(r"[\x1f,.;!?]", rest[verb.start() :])
    end = verb.start() + stop.start() if stop else len(rest)
    words = _PARTICLES.sub("", rest[verb.start() : end]).rstrip()
    return verb.start(), verb.start() + len(words)


_PARTICLES = pattern(r"(?:[ .!]|ạ|nhé|nha|nhá|nhe|với|giúp|hộ|đi|em|anh|chị)+$")


def remind(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    taken = [*spans(heard.moment), *((found.start(), found.end()) for found in _EXCUSE.finditer(heard.mix))]
    lunar = lunar_day(heard.text)
    taken += [(lunar.start, lunar.end)] if lunar else []
    said = [found.end() for found in _REMIND_ME.finditer(heard.mix)]
    about = subject(heard, ear, REMINDING, taken, near=0.7, start=said[-1] if said else 0)
    if said and about is NO_SUBJECT:
        about = subject(heard, ear, REMINDING, taken, near=0.7)
    before = [(0, said[-1])] if said and about.topic else []
    errand = _ERRAND.search(blanked(heard.mix, [*taken, *before])) is not None
    if about.code and (about.known < 0.7 or errand) and code_in(heard, ear) is None:
        about = Subject(None, about.refs, about.topic, about.cover, about.known, named=about.named)
    named(filled, about, asks=False)
    if errand and not filled.slots and (span := _errand(heard, taken)):
        filled.slots["topic"] = heard.typed.typed(*span)
    if about.named and not about.code and not errand and len(about.named.split()) > 1:
        filled.doubt.append("the task is not clear")
    if heard.corrected:
        filled.doubt.append(CORRECTED)
    ordinal(filled, heard)
    if heard.moment:
        filled.slots["when"] = heard.moment.value.strftime("%Y-%m-%dT%H:%M")
    else:
        filled.doubt.append("no moment is told")
    return filled


def settings(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled(slots=settings_slots(heard))
    if not filled.slots:
        filled.doubt.append("no setting is told")
    if heard.corrected:
        filled.doubt.append(CORRECTED)
    return filled
