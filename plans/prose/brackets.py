"""Brackets that assign: "(Phòng Nội vụ chủ trì, phối hợp với Công an xã; sản phẩm: Báo cáo; xong trước 30/6)".

A bracket is a list of parts; each says by its words who leads, who helps, by when, with what product, for what sum.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from plans.prose.labels import LABEL_WORDS, LABELS, Assignment, Said, merge, said_by
from plans.prose.times import deadline_words
from plans.prose.units import UNIT, UNITS, VERB, begins_with_unit, names_of
from plans.tables.units import units_of

_LONGEST = 600
_LONGEST_NAME = 240
_STRONG = r"chủ trì|phụ trách|chịu trách nhiệm|làm đầu mối|là đầu mối|(?:là )?cơ quan thường trực"
_WEAK = r"thực hiện|tham mưu|triển khai|tổ chức|tổng hợp"
_AIDS = r"phối hợp|hướng dẫn|hỗ trợ|tham gia|giám sát|đôn đốc|theo dõi|kiểm tra|thẩm định|cho ý kiến|lãnh đạo|chỉ đạo"
_ROLE = rf"(?:{_STRONG}|{_WEAK}|{_AIDS})(?:,? (?:và )?(?:{_STRONG}|{_WEAK}|{_AIDS}|thực hiện))*"
_DOING = (
    r"(?:(?:dự kiến|cần|phải)\s+)?(?:(?:hoàn thành|thực hiện|triển khai|tổ chức|báo cáo|trình|gửi|ban hành|nộp|xong|"
    r"thời gian|thời hạn|tiến độ|bắt đầu)\s+(?:xong\s+)?)?"
)
_TIME = (
    r"(?:trong\b|quý\b|tháng\b|trước\b|chậm nhất|muộn nhất|hạn\b|hằng|hàng (?:ngày|tuần|tháng|quý|năm)|thường xuyên|"
    r"liên tục|định kỳ|năm \d|cả năm|từ (?:tháng|quý|ngày|năm|đầu)|từ \d+[/.]|đến|ngày\b|0?[369] tháng|vào\b|cuối\b|"
    r"đầu\b|giữa\b|khi\b|ngay (?:sau )?khi|ngay sau|sau khi|sau \d|giai đoạn \d|"
    r"theo (?:tiến độ|yêu cầu|hướng dẫn|kế hoạch|lộ trình)|đột xuất|đợt \d|thứ (?:hai|ba|tư|năm|sáu|bảy)\b|"
    r"hoàn thành|xong\b|thời gian|thời hạn|tiến độ)"
)
_OF_TIME = re.compile(rf"(?i)^(?:và\s+)?{_DOING}{_TIME}")
_SAYS_WHEN = re.compile(
    r"(?i)\d|\b(?:quý|năm|tháng|tuần|ngày)\b|thường xuyên|liên tục|\bkhi\b|đột xuất"
    r"|\btheo (?:tiến độ|yêu cầu|hướng dẫn|kế hoạch|lộ trình)"
)
_OFFSET = re.compile(r"(?i)\b\d+\s+(?:ngày|tuần|tháng)\b.*\bsau\b")
_LABELLED = re.compile(rf"(?i)^(?:{LABELS}|nguồn(?: kinh phí| vốn)?)\s*:\s*(?P<words>.+)$")
_UNMARKED_LABEL = re.compile(
    r"^(?:(?:[Đđ]ơn vị|[Cc]ơ quan|[Bb]ộ phận)\s+)?(?:(?P<lead>[Cc]hủ trì|[Pp]hụ trách|[Tt]hực hiện)(?: là)?"
    r"|[Gg]iao(?: cho)?|[Dd]o|[Pp]hân công|[Đđ]ề nghị|[Yy]êu cầu)\s+(?P<words>.+)$"
)
_PAID = re.compile(
    r"(?i)^(?:(?:dự toán|kinh phí|tổng)\s+)*(?:khoảng\s+|là\s+)?\d[\d.,]*\s*(?:tỷ|triệu|nghìn|ngàn)?\s*đồng"
)
_YIELDS = re.compile(r"(?i)^(?:sản phẩm|kết quả)\s+(?:là|gồm)?\s*(?P<words>.+)$")
_DOES = re.compile(
    rf"(?i)^(?:do\s+|(?:giao|đề nghị|yêu cầu|phân công)\s+(?:cho\s+)?)?(?P<units>.+?)\s+"
    rf"(?:làm\s+|cùng\s+|để\s+|là (?:cơ quan|đơn vị|bộ phận)\s+|"
    rf"cử (?:người|cán bộ|công chức|đại diện)\s+)?(?P<role>{_ROLE})$"
)
_SUBJECT = re.compile(rf"^{UNITS},?\s+{VERB}\s+\S")
_WITH = re.compile(
    r"(?i)^(?:và\s+)?(?:(?:có sự )?phối hợp(?:\s+(?:chặt chẽ|thực hiện))?(?:\s+(?:với|cùng(?:\s+với)?|của|là))?"
    r"|cùng(?: với)?|với sự (?:phối hợp|tham gia) của)\s*:?\s*(?P<units>.+)$"
)
_INNER = re.compile(r"(?i)\((?P<words>[^()]*\b(?:chủ trì|phụ trách|chịu trách nhiệm|giao)\b[^()]*)\)(?=\s*[,;.:])")
_PAPER = re.compile(r"(?i)\b(?:nghị quyết|quyết định|kế hoạch|thông tư|nghị định|công văn|chỉ thị|luật) (?:số\b|\d)|%")
_AFTER_ROLE = "|".join(f"(?<={word})" for word in f"{_STRONG}|{_WEAK}|{_AIDS}".split("|") if word[0] != "(")
_UNIT_AFTER_TIME = re.compile(rf",\s+(?=(?:(?:giao|do)\s+(?:cho\s+)?)?{UNIT})")
_ROLE_IN_BRACKETS = re.compile(r"(?i)\s*\((chủ trì|phối hợp|thực hiện|đầu mối)\)")
_FIRST_WORD = re.compile(rf"(?i)^(?:(?:các )?(?:cơ quan|đơn vị)|{_ROLE})$")
_SQUARE = re.compile(r"\[([^\[\]]*)\](?=[ .;:,]*$)")
_PURPOSE = re.compile(r"(?i)\s+(?:để\s+)?(?:triển khai |tổ chức )?(?:thực hiện|triển khai|tham mưu)$")
# Where one part of a bracket ends and the next begins, besides at a semicolon.
_NEXT = (
    rf"(?:{LABEL_WORDS})\s*:|{_DOING}{_TIME}|phối hợp\b|(?:có|với) sự (?:phối hợp|tham gia)|cùng với\b|kinh phí\b|"
    r"sản phẩm\b|nguồn\s*(?:kinh phí|vốn)?\s*:"
)
_CUTS = re.compile(
    rf"(?i)\s*;\s*|\s*[,.]\s*(?={_NEXT})|\s+[-–]\s+(?={_NEXT})"
    rf"|(?<=chủ trì)\s+(?:và\s+)?(?=phối hợp\b|hoàn thành\b|cùng\b)"
    rf"|(?:{_AFTER_ROLE})(?:\s*[,.]|\s+và)\s+"
    rf"(?!(?:{_STRONG}|{_WEAK}|{_AIDS})(?:\s*[,.]|$))"
    rf"|(?:{_AFTER_ROLE})\s+(?=(?:hằng|hàng (?:ngày|tuần|tháng|quý|năm)|thường xuyên|trong|trước|từ|quý|tháng)\b)"
)


@dataclass(slots=True)
class _Parts:
    """What the parts of one bracket say, the leads apart by how plainly their part says so."""

    said: Assignment = field(default_factory=Assignment)
    strong: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    aids: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    has_role: bool = False

    def whole(self) -> Assignment:
        """One assignment: who plainly leads goes before who carries out, who is only named, who guides."""
        ranks = [rank for rank in (self.strong, self.weak, self.bare, self.aids) if rank]
        lead = ranks[0] if ranks and (self.said.support == [] or ranks[0] is not self.aids) else []
        if lead is self.bare:
            lead = [unit for place, unit in enumerate(lead) if place == 0 or "liên quan" not in unit]
        if not self.said.lead:
            merge(self.said.lead, lead)
        helping = [unit for rank in ranks for unit in rank if unit not in self.said.lead]
        self.said.support[:0] = [unit for unit in helping if unit not in self.said.support]
        self.said.is_labelled = True
        return self.said


def bracket_of(text: str) -> Assignment | None:
    """What the closing brackets of an item assign; `title` is the item without them.

    None where no bracket closes the item or what it says is no assignment. Of a bracket that assigns plainly, the parts
    that say something else stay in the title.
    """
    found: Assignment | None = None
    title = _SQUARE.sub(r"(\1)", text)
    while (place := _closing(title)) is not None:
        inner = _read(title[place + 1 : title.rstrip(" .;:,").rindex(")")])
        if inner is None or (found is not None and found.lead and inner.lead):
            break
        rest = f" ({inner.title})" if inner.title else ""
        title = title[:place].rstrip(" ,;-–") + rest
        found = _joined(inner, found)
        if rest:
            break
    if found is not None:
        found.title = title
    return found


def inner_bracket_of(text: str) -> Assignment | None:
    """The same for a bracket in mid-sentence, which must say plainly who leads: "… (Phòng Nội vụ chủ trì), xong …"."""
    for found in _INNER.finditer(text):
        inner = _read(found["words"])
        if inner is not None and inner.lead and not inner.title:
            inner.title = text[: found.start()].rstrip() + text[found.end() :]
            return inner
    return None


def _closing(text: str) -> int | None:
    """Where the bracket opens that closes an item, brackets inside it counted; None where none does."""
    kept = text.rstrip(" .;:,")
    if not kept.endswith(")"):
        return None
    depth = 0
    for place in range(len(kept) - 1, -1, -1):
        depth += (kept[place] == ")") - (kept[place] == "(")
        if depth == 0:
            return place if place > 0 and len(kept) - place <= _LONGEST else None
    return None


def _joined(first: Assignment, second: Assignment | None) -> Assignment:
    if second is not None:
        merge(first.lead, second.lead)
        merge(first.support, [unit for unit in second.support if unit not in first.lead])
        merge(first.products, second.products)
        first.deadline = "; ".join(filter(None, [first.deadline, second.deadline]))
        first.budget = first.budget or second.budget
    return first


def _read(text: str) -> Assignment | None:
    """What the words of one bracket assign; None where they assign nothing, or something else besides."""
    parts = _Parts()
    for piece in _pieces(_ROLE_IN_BRACKETS.sub(r" \1", text)):
        if not _take(parts, piece):
            parts.unknown.append(piece)
    if not parts.has_role and not _is_certain(parts):
        return None
    times = [piece for piece in parts.unknown if _OFFSET.search(piece) or ("%" not in piece and deadline_words(piece))]
    for piece in times:
        parts.said.deadline = "; ".join(filter(None, [parts.said.deadline, piece]))
    whole = parts.whole()
    whole.title = "; ".join(piece for piece in parts.unknown if piece not in times)
    says = whole.lead or whole.support or whole.deadline or whole.products or whole.budget or parts.has_role
    return whole if says else None


def _is_certain(parts: _Parts) -> bool:
    """Whether a bracket that only names and dates assigns: "(các xã Hòa An, Hòa Bình)" says where, not who."""
    first = parts.bare[0] if parts.bare else ""
    said = parts.said
    if parts.unknown:
        return bool(first and said.deadline) and begins_with_unit(first)
    if first and not (said.deadline or said.products or said.budget):
        return begins_with_unit(first)
    return bool(first) or not re.match(r"(?i)theo\b|khi\b", said.deadline)


def _pieces(text: str) -> Iterator[str]:
    """The parts of a bracket: cut at semicolons, and at commas before a word that opens another kind of part."""
    start = 0
    for cut in _CUTS.finditer(text):
        before = text[: cut.start()]
        if cut.start() < start or before.count("(") > before.count(")") or _is_of_name(text[start : cut.start()]):
            continue
        yield from _named(text[start : cut.start()])
        start = cut.end()
    yield from _named(text[start:])


def _is_of_name(piece: str) -> bool:
    """Whether a part is only the first word of one: "Cơ quan" of "Cơ quan, đơn vị thực hiện: …", or a verb alone."""
    return bool(_FIRST_WORD.match(piece.strip()))


def _named(piece: str) -> Iterator[str]:
    piece = piece.strip(" .,;-–")
    after = _UNIT_AFTER_TIME.search(piece) if _OF_TIME.match(piece) else None
    if after:
        yield piece[: after.start()]
        piece = piece[after.end() :]
    if piece:
        yield piece


def _take(parts: _Parts, piece: str) -> bool:
    """Put one part where it belongs; False where it is of no known kind."""
    labelled = _LABELLED.match(piece)
    if labelled:
        parts.has_role = True
        if not piece.lower().startswith("nguồn"):
            _take_label(parts, said_by(labelled), labelled["words"])
        return True
    if _OF_TIME.match(piece) and _SAYS_WHEN.search(piece) and "%" not in piece:
        parts.said.deadline = "; ".join(filter(None, [parts.said.deadline, piece]))
        return True
    if _PAID.match(piece):
        parts.said.take(Said.BUDGET, piece)
        return True
    return _take_units(parts, piece) or _take_product(parts, piece)


def _take_label(parts: _Parts, said: Said, words: str) -> None:
    if said is Said.DEADLINE:
        parts.said.deadline = "; ".join(filter(None, [parts.said.deadline, words.strip(" .;,")]))
    elif said is Said.LEAD and (role := _DOES.match(words)):
        merge(parts.strong, units_of([role["units"]]))
    else:
        parts.said.take(said, words)


def _take_units(parts: _Parts, piece: str) -> bool:
    helped = _WITH.match(piece)
    if helped:
        parts.has_role = True
        parts.said.take(Said.SUPPORT, _PURPOSE.sub("", helped["units"]))
        return len(helped["units"]) <= _LONGEST
    role = _DOES.match(piece)
    if role and _take_role(parts, role["units"], role["role"].lower()):
        return True
    given = _UNMARKED_LABEL.match(piece)
    if given and (names_of(given["words"]) or begins_with_unit(given["words"])):
        parts.has_role = True
        merge(parts.strong, units_of([given["words"]]))
        return True
    subject = _SUBJECT.match(piece)
    if subject:
        merge(parts.aids, units_of([subject["units"]]))
        return True
    goes_on = bool(parts.bare) and piece.lower().startswith("các ") and len(piece) <= 80
    names = names_of(piece) or (units_of([piece]) if goes_on else [])
    merge(parts.bare, names)
    return bool(names)


def _take_role(parts: _Parts, words: str, role: str) -> bool:
    """A unit with the verb of its role. Beside "chủ trì" and "phối hợp" any name is one; other verbs want a unit's."""
    is_strong = bool(re.search(_STRONG, role))
    is_plain = (is_strong or role.startswith("phối hợp")) and len(words) <= _LONGEST_NAME and not _PAPER.search(words)
    names = names_of(words) or (units_of([words]) if is_plain else [])
    if not names:
        return False
    parts.has_role = True
    rank = parts.strong if is_strong else parts.weak if re.match(_WEAK, role) else parts.aids
    if role.startswith("phối hợp"):
        rank = parts.said.support
    merge(rank, names)
    return True


def _take_product(parts: _Parts, piece: str) -> bool:
    found = _YIELDS.match(piece)
    if found:
        parts.said.take(Said.PRODUCT, found["words"])
    return bool(found)
