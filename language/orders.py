"""What orders to units carry: whom to press, what to do until when."""

import re
from collections.abc import Iterable

from language.asking import (
    PRESSING,
)
from language.cues import pattern
from language.ear import Ear
from language.filled import CORRECTED, Filled, named, ordinal, put, unit_of
from language.intents import Ranked
from language.phrases import blanked, longest
from language.slots import Heard, filter_slot, filter_spans, spans
from language.subjects import subject

_CLEARLY = 0.75


def nudge(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    unit = unit_of(heard)
    put(filled.slots, unit=unit.name if unit else None, filter=filter_slot(heard, "unreported", "overdue"))
    taken = [*((hit.start, hit.end) for hit in heard.units), *filter_spans(heard)]
    about = subject(heard, ear, PRESSING, [*taken, *spans(heard.due)], alone="filter" not in filled.slots)
    if about.code and about.known >= 0.5 and ("filter" not in filled.slots or about.cover >= _CLEARLY):
        # "Giục … việc II.1, chậm quá rồi" means the task; that it is late is said in passing.
        filled.slots.pop("filter", None)
    if "filter" not in filled.slots:
        if about.code or about.known >= 0.5:
            named(filled, about)
        ordinal(filled, heard)
    if not filled.slots:
        filled.doubt.append("whom is not told")
    if heard.corrected:
        filled.doubt.append(CORRECTED)
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


def assign(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    unit = unit_of(heard, addressed=True)
    taken = spans(heard.due)
    put(filled.slots, unit=unit.name if unit else None)
    text = blanked(heard.mix, [*taken, *([(unit.start, unit.end)] if unit else [])])
    pieces = [piece for piece in _pieces(text) if piece]
    titles = [(start, end) for start, end in (_title(text, *piece) for piece in pieces) if end > start]
    after = [title for title in titles if unit and title[0] >= unit.end and " " in text[slice(*title)]]
    span = after[0] if after else longest(titles)
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
