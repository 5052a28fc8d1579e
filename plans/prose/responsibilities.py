"""The part of a plan that says which unit answers for which field."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from language.abbreviations import WORDS
from language.normalize import fold
from plans.prose.assignments import assignment_of
from plans.prose.items import Field, unit_heading
from plans.prose.roles import Role, role_of
from plans.prose.times import sentences_of
from plans.prose.tree import OPENING, Node
from plans.tables.units import units_of

_ENOUGH = 0.75
_MOST_LEADS = 2
_LEADS = re.compile(r"\b(?:chu tri|tham muu|phu trach|chiu trach nhiem|dau moi)\b")
_FOLLOWS = re.compile(r"\b(?:theo doi|huong dan|don doc|tong hop|trien khai|thuc hien|linh vuc)\b")
_MANY = re.compile(r"^(?:cac|tat ca|toan the|thu truong (?:cac|co quan)|ubnd (?:cac|cap)|co quan,|don vi,)")
_HELPS = re.compile(r"^(?:phoi hop|tham gia|ho tro|giup)\b")
_NAMED_UNIT = re.compile(r"^([^:]{3,160}):\s+(\S.*)$")
_PLACE = r"(?:tieu muc|muc|phan|diem|khoan|nhiem vu so|noi dung so)"
_REFERENCE = re.compile(
    rf"\b{_PLACE}\s+((?:\d+(?:\.\d+)*|[ivx]+\b)(?:(?:\s*[,;]\s*|\s+va\s+|\s*-\s*|\s+den\s+)(?:{_PLACE}\s+)?\d+(?:\.\d+)*)*)"
    rf"(?:,?\s+(?:cua\s+|thuoc\s+|tai\s+)?{_PLACE}\s+([ivx]+)\b)?"
)
_RANGE = re.compile(r"\b(\d{1,2})(?:\s*-\s*|\s+den\s+(?:\w+\s+)?)(\d{1,2})\b")
_EMPTY_WORDS = re.compile(
    r"\b(?:cong tac|cai cach|xay dung|phat trien|nang cao|day manh|tang cuong|thuc hien|trien khai|tiep tuc|va|ve|cac|"
    r"cua|nha nuoc|linh vuc|nhiem vu|noi dung|hieu qua|tren dia ban|nen|huyen|xa|tinh|thanh pho)\b"
)
# The six fields that every plan of administrative reform has by law, and the guidance of the whole, in other words.
_THEMES: tuple[re.Pattern[str], ...] = tuple(
    map(
        re.compile,
        (
            r"\bthe che\b|\bvan ban quy pham phap luat\b",
            r"\bthu tuc hanh chinh\b|\bmot cua\b",
            r"\bto chuc bo may\b|\bbo may hanh chinh\b|\bbien che\b",
            r"\bcong vu\b|\bdoi ngu can bo\b|\bchat luong can bo\b",
            r"\btai chinh cong\b|\btu chu tai chinh\b|\bngan sach nha nuoc\b",
            r"\bchinh (?:quyen|phu) (?:dien tu|so)\b|\bchuyen doi so\b|\bcong nghe thong tin\b"
            r"|\bhien dai hoa (?:nen )?hanh chinh\b",
            r"\bchi dao,? dieu hanh\b",
            r"\btuyen truyen\b",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing a unit is told to do: by whom, in what words, under which heading of the document."""

    units: tuple[str, ...]
    text: str
    place: str
    node: Node
    code: str
    ordinal: int

    @property
    def is_for_many(self) -> bool:
        """Whether all units of a kind are told, or several at once, which makes none of them answer for a field."""
        return len(self.units) > _MOST_LEADS or bool(_MANY.match(fold(" ".join(self.units))))


@dataclass(frozen=True, slots=True)
class Answer:
    """Which unit answers for a field, by which duty, and which other unit may be meant."""

    duty: Duty
    rival: Duty | None


def duties_of(parts: Sequence[tuple[Node, Field]]) -> list[Duty]:
    """The duties in the parts "Tổ chức thực hiện" and the like, in the order printed."""
    return [duty for node, home in parts for duty in _below(node, (), home.code, node.text)]


def answer_for(field: Field, duties: Sequence[Duty], by_theme: bool = True) -> Answer | None:
    """The unit that is told to lead a field, or None where no duty names it, by its words or (`by_theme`) by others."""
    scored = [(_score(field, duty), -place, duty) for place, duty in enumerate(duties) if duty.units]
    best = sorted((one for one in scored if one[0] >= _ENOUGH), key=lambda one: one[:2], reverse=True)
    if not best and by_theme:
        best = sorted(_by_theme(field, duties), key=lambda one: one[:2], reverse=True)
    if not best:
        return None
    score, _, duty = best[0]
    rival = next((other for points, _, other in best[1:] if other.units != duty.units and points >= score - 0.1), None)
    return Answer(duty, rival)


def _below(node: Node, units: tuple[str, ...], code: str, place: str) -> Iterator[Duty]:
    for ordinal, child in enumerate(_lifted(node), start=1):
        if role_of(child) is Role.ASIDE:
            continue
        own = assignment_of(child.text)
        number = f"{code}.{child.number}".strip(".") if child.number and "." not in child.number else child.number
        heading = unit_heading(child.text)
        named = _NAMED_UNIT.match(child.text)
        of_name = unit_heading(named.group(1)) if named else ""
        if heading and (child.children or not own.lead):
            yield from _below(child, tuple(units_of([heading])), number or code, child.text)
        elif child.children and not own.lead:
            yield from _below(child, units, number or code, place)
        else:
            mine = tuple(units_of([of_name])) if of_name else tuple(own.lead) or units
            text = named.group(2) if named and of_name else child.text
            yield Duty(mine, text, place if mine == units else child.text, child, number or code, ordinal)


def _lifted(node: Node) -> Iterator[Node]:
    """The children, with a line that only opens a list ("có trách nhiệm:") replaced by its list."""
    for child in node.children:
        if child.level == OPENING and child.children and not unit_heading(child.text):
            yield from child.children
        else:
            yield child


def _score(field: Field, duty: Duty) -> float:
    wanted = _pairs(field.title)
    scores = [0.0]
    for sentence in sentences_of(duty.text) if "chủ trì" not in duty.text.lower() else _led(duty.text):
        folded = _expanded(sentence)
        if _HELPS.match(folded) and not _LEADS.search(folded):
            continue
        cue = (
            1.0
            if _LEADS.search(folded)
            else 0.0
            if duty.is_for_many
            else 0.8
            if _FOLLOWS.search(folded) or len(folded) <= 120
            else 0.0
        )
        if _refers(folded, field):
            scores.append(cue)
        if wanted:
            scores.append(cue * len(wanted & _pairs(sentence)) / len(wanted))
    return max(scores)


def _led(text: str) -> list[str]:
    """Sentences, in which what follows a semicolon is still led by the unit that leads what stands before it."""
    return re.split(r"(?<=[\w)”\"]\.)\s+(?=\S)", text)


def _by_theme(field: Field, duties: Sequence[Duty]) -> Iterator[tuple[float, int, Duty]]:
    title = _expanded(field.title)
    themes = [theme for theme in _THEMES if theme.search(title)]
    for place, duty in enumerate(duties):
        folded = _expanded(duty.text)
        if duty.units and not duty.is_for_many and not _HELPS.match(folded) and _LEADS.search(folded):
            shared = sum(bool(theme.search(folded)) for theme in themes)
            if shared:
                yield 0.5 * shared / len(themes), -place, duty


def _refers(folded: str, field: Field) -> bool:
    """Whether a duty names the field by its number: "các nhiệm vụ tại mục 1, 4 phần III"."""
    code = field.code.lower()
    for found in _REFERENCE.finditer(folded):
        numbers = re.findall(r"\d+(?:\.\d+)*|\b[ivx]+\b", found.group(1))
        for first, last in _RANGE.findall(found.group(1)):
            numbers.extend(map(str, range(int(first), int(last))))
        part = f"{found.group(2)}." if found.group(2) else ""
        if any(code == f"{part}{number}" or (not part and code == number) for number in numbers if code):
            return True
    return False


@lru_cache(maxsize=1024)
def _expanded(text: str) -> str:
    """Folded words with their abbreviations written out: "TTHC" is "thu tuc hanh chinh"."""
    words = re.sub(r"\b[A-ZĐ]{2,8}\b", lambda found: WORDS.get(found.group().lower(), found.group()), text)
    return fold(words)


@lru_cache(maxsize=1024)
def _pairs(text: str) -> frozenset[tuple[str, str]]:
    """The pairs of words that follow each other in a text, without its brackets and its empty words."""
    without_brackets = re.sub(r"\([^()]*\)", " ", text)
    words = re.findall(r"[a-z0-9]+", _EMPTY_WORDS.sub(" ", _expanded(without_brackets)))
    return frozenset(pairwise(words)) or frozenset((word, "") for word in words)
