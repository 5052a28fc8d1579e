"""Who says they are: name, unit, one-time code."""

import itertools
import re

from language.cues import pattern
from language.ear import Ear
from language.filled import Filled, put, unit_of
from language.intents import Ranked
from language.normalize import fold
from language.slots import Heard
from language.units import UnitHit

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


_OF_CODES = pattern(r"(?:mã|code|otp|lienket|liên kết|start)")
_NAMES = re.compile(r"(?<![^\W_])[^\W\d_]+(?: [^\W\d_]+)+")
_SURNAMES_WORDS = (
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly trinh dinh mai to lam cao luong thach "
    "son kim "
    "danh chau lo vang giang sung ly phung chu ha ta quach truong dao doan la luu tong thai vuong van lu po khoang "
    "poong "
    "pho gia sin tao ma lau thao hang sa mua cu ho bling a rah ksor y kpa ro alang zoram"
)
_SURNAMES = frozenset(_SURNAMES_WORDS.split())


def _capitals(heard: Heard, unit: UnitHit | None) -> str | None:
    """A name told by its capitals alone ("Em Trương Thị Nhàn, Công an xã"): a surname and one to four words."""
    raw = heard.typed.raw
    if raw.isupper():
        return None
    for found in _NAMES.finditer(raw):
        words = found[0].split()
        first = next((at for at, word in enumerate(words) if word[0].isupper() and fold(word) in _SURNAMES), None)
        if first is None:
            continue
        name = list(itertools.takewhile(lambda word: word[0].isupper(), words[first:]))
        if 2 <= len(name) <= 5 and not (unit and fold(" ".join(name)) in fold(unit.name)):
            return " ".join(name)
    return None


def link(heard: Heard, ear: Ear, ranked: Ranked) -> Filled:
    filled = Filled()
    code = _CODE_WORD.search(heard.typed.raw)
    if code and (code[0] == code[0].upper() or _OF_CODES.search(heard.mix)):
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
        if 1 <= len(name.split()) <= 5 and not any(map(str.isdigit, name)):
            filled.slots["name"] = name
    if "name" not in filled.slots:
        put(filled.slots, name=_capitals(heard, unit))
    if not filled.slots.keys() & {"code", "name"}:
        filled.doubt.append("neither name nor code")
    return filled
