"""The letterhead: which office issued a document, in the short form in which it is spoken of."""

import re
from collections.abc import Sequence

from language.normalize import fold
from plans.blocks import UPPER

_LEVEL = r"(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu)"
_WORD = rf"[{UPPER}][\w'’]*"
_NAME = rf"{_WORD}(?: +(?:{_WORD}|\d{{1,2}}\b)| +- +{_WORD})*"
PLACE = re.compile(rf"\b({_LEVEL}) +({_NAME})")
_PLACE_IN_CAPITALS = re.compile(
    r"\b(TỈNH|THÀNH PHỐ|TP\.?|THỊ XÃ|TX\.?|HUYỆN|QUẬN|XÃ(?!\s+HỘI$)|PHƯỜNG|THỊ TRẤN|TT\.|ĐẶC KHU)"
    rf"\s+([{UPPER}][{UPPER}'’\d]*(?:[\s-]+[{UPPER}\d][{UPPER}'’\d]*)*)$"
)
_LEVELS = {"TP": "thành phố", "TX": "thị xã", "TT": "thị trấn"}
# Where the right-hand column of a letterhead begins, when both columns stand on one line.
_RIGHT = re.compile(
    r"(?i)\s*(?:(?:CỘNG|CÔNG|CỌNG)\s+H(?:ÒA|OÀ|OA|ÓA)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT|độc\s*lập\s*[-.]|"
    r"(?:CHỦ NGHĨA )?VIỆT NAM$).*$"
)
_ASIDE = re.compile(r"(?i)^(?:bản )?dự thảo\b.*$|^(?:hỏa tốc|hoả tốc|thượng khẩn|khẩn|lần \d+)$")
_NUMBER = re.compile(r"(?i)(?:^|\s)số\s*[:./\d].*$")
_DATE = re.compile(rf"(?:^|\s)(?:{_WORD}\s+){{0,5}}{_WORD},?\s*(?i:ngày)\s*[\d….\s]*(?i:tháng)\b.*$")
# Heads of names of offices, longest first, each as it is written inside a sentence.
_HEADS: tuple[tuple[str, str], ...] = (
    ("uy ban mat tran to quoc viet nam", "Ủy ban MTTQ Việt Nam"),
    ("uy ban mttq viet nam", "Ủy ban MTTQ Việt Nam"),
    ("uy ban nhan dan", "UBND"),
    ("ubnd", "UBND"),
    ("ubmttq", "UBMTTQ"),
    ("hoi dong nhan dan", "HĐND"),
    ("hoi dong", "Hội đồng"),
    ("hdnd", "HĐND"),
    ("van phong", "Văn phòng"),
    ("ban chap hanh", "Ban Chấp hành"),
    ("ban chi dao", "Ban Chỉ đạo"),
    ("ban quan ly", "Ban Quản lý"),
    ("ban to chuc", "Ban Tổ chức"),
    ("ban tuyen giao", "Ban Tuyên giáo"),
    ("ban dan van", "Ban Dân vận"),
    ("ban", "Ban"),
    ("so", "Sở"),
    ("phong", "Phòng"),
    ("trung tam", "Trung tâm"),
    ("chi cuc", "Chi cục"),
    ("cuc", "Cục"),
    ("tong cuc", "Tổng cục"),
    ("thanh tra", "Thanh tra"),
    ("cong an", "Công an"),
    ("truong", "Trường"),
    ("benh vien", "Bệnh viện"),
    ("tram", "Trạm"),
    ("hat", "Hạt"),
    ("dang bo", "Đảng bộ"),
    ("dang uy", "Đảng ủy"),
    ("chi bo", "Chi bộ"),
    ("tinh uy", "Tỉnh ủy"),
    ("thanh uy", "Thành ủy"),
    ("huyen uy", "Huyện ủy"),
    ("quan uy", "Quận ủy"),
    ("thi uy", "Thị ủy"),
    ("lien doan lao dong", "Liên đoàn Lao động"),
    ("hoi", "Hội"),
    ("doan", "Đoàn"),
    ("to", "Tổ"),
    ("bo", "Bộ"),
    ("vien", "Viện"),
    ("toa an nhan dan", "Tòa án nhân dân"),
    ("bao hiem xa hoi", "Bảo hiểm xã hội"),
    ("kho bac nha nuoc", "Kho bạc Nhà nước"),
    ("doi", "Đội"),
)
_NAMED_PLACES = ("tinh uy", "thanh uy", "huyen uy", "quan uy", "thi uy")
_HEAD = re.compile(rf"^(?:{'|'.join(head for head, _ in _HEADS)})\b")
_HANGS = re.compile(r"(?:\b(?:VÀ|CỦA|CÁC|THUỘC|VĂN PHÒNG)|[&,-])$")
_ACRONYMS = {"UBND", "HĐND", "THCS", "THPT", "TH", "MTTQ", "CCHC", "UBMTTQ", "GD", "ĐT", "BHXH", "CNTT", "VH", "TT"}
# Short forms in which everybody speaks of these bodies.
_OF_PLACES = {"UBND", "HĐND", "MTTQ", "UBMTTQ", "THCS", "THPT", "BHXH"}
_TAIL = re.compile(
    r"^(?:của\s+)?(?P<office>(?:Sở|Phòng|Văn phòng|Ban [Cc]hỉ đạo|Ban|Trung tâm|Đảng ủy|Đảng uỷ|Huyện ủy|Tỉnh ủy|"
    r"Thành ủy|Chi cục|Cục|Trường|Công an|Thanh tra|Hội|Bệnh viện|HĐND|Hội đồng nhân dân)\b[^.;:()]{2,90}?)"
    r"\s*(?:xây dựng|ban hành|triển khai|\(|\)|$)"
)


def pieces_of(lines: Sequence[str]) -> list[str]:
    """The left-hand column of a letterhead: its lines without motto, number, place and date."""
    pieces = []
    for line in lines:
        left = _RIGHT.sub("", line)
        left = _NUMBER.sub("", left)
        left = re.sub(r"^[\s_*.=~-]+|(?:[\s_*.=~]|--+)+$", "", _DATE.sub("", left))
        if left and not _ASIDE.match(left):
            pieces.append(left)
    return pieces


def office_of(lines: Sequence[str]) -> str | None:
    """The office whose letterhead these lines are, as "UBND huyện …" or "Sở Nội vụ tỉnh …"; None where none shows."""
    offices: list[str] = []
    for piece in pieces_of(lines):
        if piece != piece.upper() or not re.search(rf"[{UPPER}]{{2}}", piece):
            continue
        opens = _HEAD.match(fold(piece)) is not None
        if offices and _PLACE_IN_CAPITALS.match(piece) and _split(offices[-1])[1]:
            # Under the office of a district stands "XÃ …" alone: the words above are meant for it too.
            offices.append(f"{re.sub(_PLACE_IN_CAPITALS, '', offices[-1])}{piece}")
        elif offices and (not opens or _HANGS.search(offices[-1])):
            offices[-1] = f"{offices[-1]} {piece}"
        elif opens:
            offices.append(piece)
    if not offices:
        return None
    name, place = _split(offices[-1])
    above = next(filter(None, map(_place_of, reversed(offices[:-1]))), "")
    if not place and not _has_own_name(name):
        place = above
    written = _written(name)
    if written == "UBND" and not place:
        return None
    return f"{written} {place}".strip()


def office_in(text: str) -> str | None:
    """The office that a sentence names as the one that issues: "UBND huyện … ban hành", "của Sở Nội vụ tỉnh …"."""
    named = re.search(rf"(?:UBND|(?:Ủy|Uỷ)\s+ban\s+nhân\s+dân)\s+{PLACE.pattern}", text)
    if named:
        return f"UBND {named.group(1)} {named.group(2).strip()}"
    found = _TAIL.match(text)
    return found["office"].strip() if found else None


def spelled_out(office: str, texts: Sequence[str]) -> str:
    """An office with the short form in its name written in full, where one of the texts does so: "Sở Nông nghiệp và
    PTNT" is the "Sở Nông nghiệp và Phát triển nông thôn" of the title."""
    words = office.split()
    for place, word in enumerate(words):
        letters = re.sub(r"[^A-ZĐ]", "", word)
        if place == 0 or word != word.upper() or len(letters) < 3 or letters in _OF_PLACES:
            continue
        between = r"(?:\s*(?:,|&|-|\bva\b)?\s*)".join(rf"{letter}\w+" for letter in fold(letters))
        full = re.compile(rf"\b{re.escape(fold(' '.join(words[:place])))}\s+(?P<full>{between})(?!\w)")
        for text in texts:
            found = full.search(fold(text))
            if found and len(fold(text)) == len(text) and text != text.upper():
                rest = " ".join(words[place + 1 :])
                return f"{text[found.start() : found.end()]} {rest}".strip()
    return office


def _split(office: str) -> tuple[str, str]:
    """An office in capitals as its name, still in capitals, and its place as a place is written."""
    head = next((head for head in _NAMED_PLACES if fold(office).startswith(f"{head} ")), "")
    if head:
        return office[: len(head)], _titled(office[len(head) :].strip())
    found = _PLACE_IN_CAPITALS.search(office)
    if found:
        level = _LEVELS.get(found.group(1).rstrip("."), found.group(1).lower())
        return office[: found.start()].strip(" -"), f"{level} {_titled(found.group(2))}"
    return office, ""


def _place_of(office: str) -> str:
    """The place of a superior office; that of a party committee is spoken of by its own name, "Tỉnh ủy …"."""
    name, place = _split(office)
    return f"{_written(name)} {place}" if place and fold(name) in _NAMED_PLACES else place


def _has_own_name(office: str) -> bool:
    """Schools and hospitals are named for themselves; a party body of a place bears the place in its own name."""
    return bool(re.match(r"truong |benh vien |cong ty ", fold(office)))


def _titled(text: str) -> str:
    return re.sub(rf"[{UPPER}]+", lambda found: found.group().capitalize(), text)


def _written(office: str) -> str:
    """The name of an office as it is written in a sentence: "PHÒNG TÀI CHÍNH - KẾ HOẠCH" in small letters."""
    folded = fold(office)
    head, written = next(((head, written) for head, written in _HEADS if re.match(rf"{head}\b", folded)), ("", ""))
    bears_a_name = bool(re.match(r"(?:truong|dang uy|dang bo|chi bo) ", folded))
    return f"{written} {_with_acronyms(office[len(head) :].split(), bears_a_name)}".strip()


def _with_acronyms(words: list[str], all_capital: bool) -> str:
    """Small letters, a capital at the beginning of each part of the name; abbreviations stay as they are."""
    written = []
    opens = True
    for word in words:
        bare = word.strip(".,()&")
        if word in "-&":
            written.append(word)
            opens = True
        elif bare in _ACRONYMS or re.search(r"[&.]\w", word) or not re.search(r"[AEIOUYĂÂÊÔƠƯ]", fold(bare).upper()):
            written.append(word)
            opens = False
        elif word in ("VÀ", "CỦA", "VỀ"):
            written.append(word.lower())
            opens = word == "VÀ"
        else:
            written.append(word.capitalize() if opens or all_capital else word.lower())
            opens = word.endswith((",", "-"))
    return " ".join(written)
