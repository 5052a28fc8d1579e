"""Who says they are: name, unit, one-time code."""

import re

from language.cues import pattern
from language.ear import Ear
from language.filled import Filled, put, unit_of
from language.intents import Ranked
from language.slots import Heard

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


def link(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    code = _CODE_WORD.search(heard.typed.raw)
    if code:
        filled.slots["code"] = code[0]
    unit = unit_of(heard)
    put(filled.slots, unit=unit.name if unit else None)
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
