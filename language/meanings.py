"""From an intent to its details: one short function per intent."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from language.asking import (
    ASKING,
    ASKING_MINE,
    ASKING_MORE_TIME,
    ASKING_POINTS,
    ASKING_STATE,
    ASKING_WHO,
    PRESSING,
    REMINDING,
    TELLING,
)
from language.cues import pattern
from language.ear import Ear
from language.finding import terms
from language.intents import Ranked
from language.numbers import find_ordinal
from language.phrases import blanked, longest, spans_of
from language.slots import Heard, filter_slot, format_slot, role_slot, settings_slots, spans, window_slot
from language.states import BLOCK, OBSTACLES, REASON, is_yet_to_be, status_of
from language.subjects import NO_SUBJECT, Spans, Subject, subject
from language.units import UnitHit


@dataclass(slots=True)
class Filled:
    """The details of an intent, and what is in doubt about them."""

    slots: dict[str, Any] = field(default_factory=dict)
    refs: tuple[int, ...] = ()
    ordinal: int | None = None
    note: str = ""
    doubt: list[str] = field(default_factory=list)


_PAPER = re.compile(r"(?<![\w/])\d{1,5}/[^\W\d][\w&.-]*")
"""The number of a document: "14/KH-UBND"."""

_FIELD = pattern(r"(?:mảng|lĩnh vực|phần(?! trăm| mềm)|mục|nhóm|khối)")
_WHOLE_PLAN = frozenset(("cai", "cach", "hanh", "chinh", "ke", "hoach"))


def _named(filled: Filled, about: Subject, *, asks: bool = True) -> None:
    """Puts a subject into the slots."""
    filled.refs = about.refs
    if about.code:
        filled.slots["task"] = about.code
        if about.cover < 0.75:
            filled.doubt.append("few of the words are the task's")
    elif about.topic:
        filled.slots["topic"] = about.topic
        if asks:
            filled.doubt.append("the task is not clear")


def _put(slots: dict[str, Any], **values: Any) -> None:
    slots.update({name: value for name, value in values.items() if value is not None})


def _unit(heard: Heard, *, weak: bool = True) -> UnitHit | None:
    hits = [hit for hit in heard.units if hit.strong or weak]
    return min(hits, key=lambda hit: (not hit.strong, hit.start)) if hits else None


def _my_tasks(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    _put(filled.slots, window=window_slot(heard), filter=filter_slot(heard), role=role_slot(heard))
    about = subject(heard, ear, ASKING_MINE, [*spans(heard.window), *((hit.start, hit.end) for hit in heard.units)])
    if (about.topic and about.known >= 0.5 and not about.code) or (about.code and about.topic):
        filled.slots["topic"] = about.topic
        filled.refs = about.refs
    return filled


def _task_detail(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    _named(filled, subject(heard, ear, ASKING, []))
    _ordinal(filled, heard)
    return filled


def _who(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    _named(filled, subject(heard, ear, ASKING_WHO, [(hit.start, hit.end) for hit in heard.units if hit.strong]))
    _ordinal(filled, heard)
    return filled


def _ordinal(filled: Filled, heard: Heard) -> None:
    if "task" in filled.slots:
        return
    found = find_ordinal(heard.text)
    if found:
        filled.ordinal = found.value
        filled.slots.pop("topic", None)
        filled.refs = ()


def _report_progress(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
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
    if about.code or about.known >= 0.5:
        _named(filled, about)
    elif about.topic:
        filled.doubt.append("words that no task has")
    _ordinal(filled, heard)
    if percent:
        filled.slots["percent"] = percent[0]
    if status:
        filled.slots["status"] = status
    number = re.search(r"(?:số )?\d+/\S*[A-Za-zĐđ]\S*", heard.typed.raw)
    if number and not filled.note:
        filled.note = number[0]
    if not percent and not status:
        filled.doubt.append("no state is told")
    return filled


def _undo(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    return Filled()


def _extend(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    taken = [*spans(heard.due), *((found.start(), len(heard.mix)) for found in REASON.finditer(heard.mix))]
    about = subject(heard, ear, ASKING_MORE_TIME, taken)
    if about.code or about.known >= 0.5:
        _named(filled, about)
    _ordinal(filled, heard)
    if heard.due:
        filled.slots["due"] = heard.due.value.isoformat()
    return filled


def _report_dates(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    _put(filled.slots, report=heard.period)
    return filled


def _remind(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    about = subject(heard, ear, REMINDING, spans(heard.moment), near=0.75)
    if about.code and about.known < 0.7:
        about = Subject(None, about.refs, about.topic, about.cover, about.known)
    _named(filled, about, asks=False)
    _ordinal(filled, heard)
    if heard.moment:
        filled.slots["when"] = heard.moment.value.strftime("%Y-%m-%dT%H:%M")
    else:
        filled.doubt.append("no moment is told")
    return filled


def _settings(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled(slots=settings_slots(heard))
    if not filled.slots:
        filled.doubt.append("no setting is told")
    return filled


def _summary(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    unit = _unit(heard)
    _put(filled.slots, unit=unit.name if unit else None, window=window_slot(heard))
    taken = [*spans(heard.window), *((hit.start, hit.end) for hit in heard.units)]
    if unit is None:
        about = subject(heard, ear, ASKING_STATE, taken)
        _field(filled, about, heard)
    return filled


def _field(filled: Filled, about: Subject, heard: Heard) -> None:
    """A field of work: words of a title or section, or called a field; the plan's own name is none."""
    if about.topic and (about.known >= 0.5 or _FIELD.search(heard.mix)) and not _is_whole_plan(about.topic):
        filled.slots["topic"] = about.topic
        filled.refs = about.refs


def _is_whole_plan(topic: str) -> bool:
    words = set(terms(topic))
    return bool(words) and words <= _WHOLE_PLAN


def _overdue(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    unit = _unit(heard)
    _put(filled.slots, unit=unit.name if unit else None)
    if filter_slot(heard, "unreported", "overdue") == "unreported":
        filled.slots["filter"] = "unreported"
    return filled


def _nudge(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    unit = _unit(heard)
    _put(filled.slots, unit=unit.name if unit else None, filter=filter_slot(heard, "unreported", "overdue"))
    if "filter" not in filled.slots:
        taken = [(hit.start, hit.end) for hit in heard.units]
        about = subject(heard, ear, PRESSING, [*taken, *spans(heard.due)])
        if about.code or about.known >= 0.5:
            _named(filled, about)
        _ordinal(filled, heard)
    if not filled.slots:
        filled.doubt.append("whom is not told")
    return filled


def _score(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    about = subject(heard, ear, ASKING_POINTS, spans(heard.window))
    _field(filled, about, heard)
    return filled


def _export(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    _put(filled.slots, format=format_slot(heard))
    if re.search(r"b[aá]o c[aá]o", heard.mix):
        _put(filled.slots, report=heard.period)
    return filled


_TITLE_CUES = pattern(
    r"^\W*(?:(?:dạ|em|anh|chị|bot|ok|nhờ|hãy|cho|tôi|giúp|tạo|thêm|bổ sung|lập|giao|phân công|yêu cầu|chỉ đạo|"
    r"đề nghị|bảo|kêu|phân|có|việc mới|nhiệm vụ mới|việc|nhiệm vụ|công việc|mới|thêm việc|cho bên|bên|làm|thực "
    r"hiện|lo|đồng chí)\W+)+"
)
_TITLE_TAIL = pattern(
    r"(?:[\W]*+(?:và )?(?:hạn chót|hạn cuối|hạn|nộp|hoàn thành|xong|chậm nhất|trước|trong|vào|ngày|là|làm|thực "
    r"hiện|nhé|nha|nhá|nhe|em|ạ|đi|giúp|giúp anh|phụ trách|lo|chủ trì|thời hạn|gấp|luôn|phải|cho|giao|giao cho|"
    r"bên|đến|tới|xong trước|hết|thôi|với|thời gian|deadline|nghe|do|bởi)(?!\w))++\W*+$"
)


def _assign(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    unit = _unit(heard)
    taken = spans(heard.due)
    _put(filled.slots, unit=unit.name if unit else None)
    text = blanked(heard.mix, [*taken, *([(unit.start, unit.end)] if unit else [])])
    pieces = [piece for piece in _pieces(text) if piece]
    span = longest([(start, end) for start, end in (_title(text, *piece) for piece in pieces) if end > start])
    if span:
        filled.slots["title"] = heard.typed.typed(*span)
    else:
        filled.doubt.append("nothing to do is told")
    if heard.due:
        filled.slots["due"] = heard.due.value.isoformat()
    if unit is None or not (unit.strong and unit.known):
        filled.doubt.append("the unit is not clear")
    return filled


def _pieces(text: str) -> Iterable[tuple[int, int]]:
    return [found.span() for found in re.finditer(r"[^\x1f]+", text)]


def _title(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    head = _TITLE_CUES.match(piece)
    first = head.end() if head else 0
    tail = _TITLE_TAIL.search(piece, first)
    last = tail.start() if tail else len(piece)
    while first < last and not piece[first].isalnum():
        first += 1
    while last > first and not piece[last - 1].isalnum():
        last -= 1
    return start + first, start + last


_NAME = pattern(
    r"(?:tôi|em|mình|anh|chị|tớ|cháu)?\W*(?:họ và tên|họ tên|tên đầy đủ|đây|tên)?\W*(?:tôi|em|mình|anh|"
    r"chị)?\W*(?:tên là|tên|là|:)\W*"
)
_NOT_NAMES = pattern(
    r"(?:phòng|công chức|cán bộ|chuyên viên|ubnd|văn phòng|đang|bên|ở|thuộc|làm|của|trưởng|phó|chủ tịch|bí thư|"
    r"nhân viên|xã|thị trấn|công tác|tại|bộ phận|ban|trung tâm|kế toán|tư pháp|nhé|nha|nhá|ạ|mã|số|bên|đây|mới|"
    r"muốn|xin|đơn vị|huyện|hội|đoàn|thanh tra|đảng ủy|cơ quan|ủy ban|thư ký|lãnh đạo)"
)
_CODE_WORD = re.compile(r"(?<![\w/])(?=[A-Za-z0-9-]*\d)[A-Za-z0-9]{4,12}(?:-[A-Za-z0-9]{2,6})?(?![\w/])")


def _link(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    code = _CODE_WORD.search(heard.typed.raw)
    if code:
        filled.slots["code"] = code[0]
    unit = _unit(heard)
    _put(filled.slots, unit=unit.name if unit else None)
    found = _NAME.search(heard.mix)
    if found and found.end() > found.start():
        start = found.end() + len(heard.mix[found.end() :]) - len(heard.mix[found.end() :].lstrip(" :,"))
        rest = heard.mix[start:]
        stop = re.search(r"[,.;:(\-]| - ", rest)
        limits = [
            len(rest),
            *([stop.start()] if stop else []),
            *([other.start()] if (other := _NOT_NAMES.search(rest)) else []),
        ]
        if unit and unit.start > start:
            limits.append(unit.start - start)
        name = heard.typed.typed(start, start + min(limits)).strip(" ,.;:")
        if 1 <= len(name.split()) <= 5 and not code:
            filled.slots["name"] = name
    if not filled.slots.keys() & {"code", "name"}:
        filled.doubt.append("neither name nor code")
    return filled


def _nothing(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    return Filled()


FILLERS: dict[str, Callable[[Heard, Ear, Ranked], Filled]] = {
    "my_tasks": _my_tasks,
    "task_detail": _task_detail,
    "who": _who,
    "report_progress": _report_progress,
    "undo": _undo,
    "extend": _extend,
    "report_dates": _report_dates,
    "remind": _remind,
    "reminder_settings": _settings,
    "summary": _summary,
    "overdue": _overdue,
    "nudge": _nudge,
    "assign": _assign,
    "score": _score,
    "export": _export,
    "link": _link,
    "confirm": _nothing,
    "cancel": _nothing,
    "help": _nothing,
    "greet": _nothing,
    "thanks": _nothing,
    "other": _nothing,
}
