"""The unit meant: printed, short and spoken names of offices, collectives, communes."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from language.abbreviations import WORDS
from language.found import Found
from language.normalize import compose, fold
from language.places import COMMUNES

_PHRASES = (
    ("uy ban nhan dan", "ubnd"),
    ("hoi dong nhan dan", "hdnd"),
    ("uy ban", "ubnd"),
    ("tiep nhan va tra ket qua", "tntkq"),
    ("tiep nhan tra ket qua", "tntkq"),
    ("tn tkq", "tntkq"),
    ("mot cua", "tntkq"),
    ("can bo cong chuc", "cb cc"),
    ("cai cach hanh chinh", "cchc"),
    ("thu tuc hanh chinh", "tthc"),
    ("ban chi huy", "bch"),
)
_JOINTS = frozenset({"va", "cua", "ve"})
_LEVELS = frozenset({"huyen", "tinh"})
_COLLECTIVE = re.compile(
    r"^(?:cac|tat ca|toan the|toan bo|doi ngu|nhung|moi)\b|^ubnd (?:cap xa|cac)\b|^co quan(?: hanh chinh| "
    r"chuyen mon)? ?"
    r"(?:don vi|huyen|ban nganh|chuyen mon|$)|^(?:cac )?co quan$|^(?:cac )?don vi|^ubnd xa thi tran|^phong ban|"
    r"^ban nganh"
    r"|\bcac (?:phong|ban|co quan|don vi|xa|to chuc|cap)\b"
)
_HEADS = (
    "phong",
    "ban",
    "bo phan",
    "trung tam",
    "so",
    "ubnd",
    "van phong",
    "chi cuc",
    "cong an",
    "bch",
    "hat",
    "tram",
)
_SHORT_HEADS = {"p": "phong", "vp": "van phong", "tt": "trung tam", "bp": "bo phan"}
_IN_CAPITALS = re.compile(r"[A-ZĐ]{2,}")
_STANDARD = (
    "Phòng Nội vụ",
    "Phòng Tư pháp",
    "Phòng Tài chính - Kế hoạch",
    "Phòng Văn hóa và Thông tin",
    "Phòng Kinh tế và Hạ tầng",
    "Phòng Giáo dục và Đào tạo",
    "Phòng Tài nguyên và Môi trường",
    "Phòng Lao động - Thương binh và Xã hội",
    "Phòng Y tế",
    "Phòng Nông nghiệp và Phát triển nông thôn",
    "Phòng Dân tộc",
    "Thanh tra huyện",
    "Văn phòng HĐND và UBND huyện",
)
"""Offices that most districts have, for a name that the plan does not print."""

_PLACE_WORD = re.compile(r"[^\W_]+")
_NO_NAMES = (
    "nao nay do kia hoi thi minh em toi ta anh chi chua da dang tre cham no co con va khac gi khong bao the lam "
    "sao se can phai duoc bi voi trong ngoai ve cho den tu la thuc viec nhiem dieu danh giao bo quan han nop gui "
    "cap hoan xong sua ra rao lap to chuc xay trien tham soan dao day toan van yeu don hom tuan thang quy nam "
    "tien tinh dat tot mot hai ba bon nhe nha di giup phuong ai xem cung roi vay phoi chu kiem "
)
_NOT_PLACES = frozenset(_NO_NAMES.split())
"""Folded words that follow "xã" without naming one."""

_PLACE_LENGTH = 3


@lru_cache(maxsize=4096)
def unit_key(name: str) -> str:
    """A key equal for two spellings of one unit: dashes, "và", old and new marks, case, a trailing level."""
    words = re.findall(r"[^\W_]+", fold(compose(name)))
    text = " ".join(words)
    for long, short in _PHRASES:
        text = re.sub(rf"\b{long}\b", short, text)
    words = [word for word in text.split() if word not in _JOINTS]
    if words[-2:] == ["tong", "hop"]:
        words = words[:-2]
    if len(words) > 2 and words[-1] in _LEVELS and words[-2] != "cap":
        words = words[:-1]
    return " ".join(words)


def same_unit(a: str, b: str) -> bool:
    """True when two names are spellings of one unit, one of them perhaps by initials: "P. TC-KH", "TC-KT"."""
    return unit_key(a) == unit_key(b) or _is_short_for(a, b) or _is_short_for(b, a)


def _is_short_for(short: str, long: str) -> bool:
    """True for a name whose words are the initials of the other's, in capitals, under the same head or none."""
    head, core = _parted(short)
    letters = "".join(core)
    if len(letters) < 2:
        return False
    whole_head, whole = _parted(long)
    if head == whole_head and core == whole:
        return True
    if not _IN_CAPITALS.search(compose(short)):
        return False
    if not head and _initials([*whole_head.split(), *whole]) == letters:
        return len(letters) > 2
    return (head == whole_head or (not head and len(letters) > 2)) and len(whole) > 1 and _initials(whole) == letters


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words)


def _parted(name: str) -> tuple[str, list[str]]:
    """The kind of a unit ("phong") and the words of its name."""
    words = unit_key(name).split()
    if words and words[0] in _SHORT_HEADS:
        words[:1] = _SHORT_HEADS[words[0]].split()
    text = " ".join(words)
    head = next((one for one in _HEADS if text.startswith(one + " ")), "")
    return head, text[len(head) :].split()


def is_collective(name: str) -> bool:
    """True when the name stands for several units ("UBND các xã, thị trấn"), each of which answers for itself."""
    key = unit_key(name)
    return _COLLECTIVE.search(key) is not None


@dataclass(frozen=True, slots=True)
class UnitHit:
    """A unit named in a text: the printed name, where, and whether by a name that can mean nothing else."""

    name: str
    start: int
    end: int
    strong: bool
    known: bool


def _aliases(name: str) -> dict[str, bool]:
    """Spoken names of a unit to whether each is telling by itself."""
    key = unit_key(name)
    words = key.split()
    found = {key: True}
    head = next((one for one in _HEADS if key.startswith(one + " ")), "")
    core = key[len(head) :].split()
    if not core or (len(words) < 3 and head == "ubnd"):
        return found
    if head in ("phong", "ban", "so"):
        found[" ".join(core)] = False
        if len(core) >= 4:
            for size in (2, 3):
                found[" ".join([head, *core[:size]])] = True
            found[" ".join(core[:2])] = False
            found["".join(word[0] for word in core)] = True
            found["p" + "".join(word[0] for word in core)] = True
    elif head == "van phong":
        found["van phong"] = False
        if "ubnd" in core:
            found |= {"van phong ubnd": True, "van phong hdnd": True, "van phong hdnd ubnd": True, "vp ubnd": True}
    elif (head == "ubnd" and core[0] in ("xa", "phuong")) or words[:2] == ["ubnd", "thi"]:
        found[" ".join(core)] = True
        bare = core[2:] if core[0] == "thi" else core[1:]
        if len(bare) > 1:
            found[" ".join(bare)] = False
    elif head in ("trung tam", "bo phan", "tram", "bch", "hat", "cong an"):
        found |= _local_aliases(head, core)
    elif len(words) == 4:
        found |= {" ".join(words[:2]): False, " ".join(words[2:]): False, "".join(word[0] for word in words): True}
    return found


def _local_aliases(head: str, core: Sequence[str]) -> dict[str, bool]:
    """Spoken names of the bodies that sit beside the offices: centre, one-stop desk, station, command, police."""
    name = " ".join(core)
    if head == "trung tam":
        short = {" ".join([head, *core[:2]]): True, " ".join([head, *core[-3:]]): True}
        return {**short, name: True, "trung tam": False}
    if head == "bo phan":
        return {name: True, "bo phan mot cua": True}
    if head == "cong an":
        return {"cong an": True, "ben ca": True}
    place = core[:-1] if core[-1] in _PLACES_AT_END else core
    return {" ".join([head, *place]): True, " ".join(place): False, _initials([head, *place]): True}


_PLACES_AT_END = ("xa", "huyen", "phuong", "tinh")


def _whole_aliases(name: str) -> dict[str, bool]:
    """Spoken names of a collective: nearly its whole name, since "các đơn vị" names none."""
    key = unit_key(name)
    found = {key: True} if len(key.split()) > 2 else {}
    if key.startswith("ubnd cac xa "):
        found[key.removeprefix("ubnd ")] = True
    return found


class UnitIndex:
    """The units of a plan, found by any of their names."""

    def __init__(self, names: Sequence[str]) -> None:
        self._by_alias: dict[str, tuple[str, bool, bool]] = {}
        rivals: dict[str, set[str]] = {}
        for known, group in ((True, names), (False, _STANDARD), (False, [f"UBND {name}" for name in COMMUNES])):
            for name in group:
                for alias, strong in (_aliases(name) if not is_collective(name) else _whole_aliases(name)).items():
                    held = self._by_alias.get(alias)
                    if held is None:
                        self._by_alias[alias] = (name, strong, known)
                        rivals[alias] = {unit_key(name)}
                    elif known:
                        rivals[alias].add(unit_key(name))
        for alias, keys in rivals.items():
            exact = alias in keys
            if len(keys) > 1 and not exact:
                del self._by_alias[alias]
        self._firsts = {alias.split()[0] for alias in self._by_alias} | {short for _, short in _PHRASES}
        self._firsts |= {long.split()[0] for long, _ in _PHRASES} | {"xa", "thi", "phuong", "ub", "ubnd"}
        self._longest = max((len(alias.split()) for alias in self._by_alias), default=1)

    def hits(self, text: str, capital: Callable[[int], bool] | None = None) -> list[UnitHit]:
        """Every unit named, in order; the longest name at each place. `text` is clean, its marks may be missing.

        `capital` tells whether the word at a place was typed with a capital: of the communes that nothing knows, only
        such are names.
        """
        capital = capital or (lambda start: text[start].isupper())
        flat = fold(text)
        tokens = [(found.group(), found.start(), found.end()) for found in _PLACE_WORD.finditer(flat)]
        hits: list[UnitHit] = []
        place = 0
        while place < len(tokens):
            if tokens[place][0] not in self._firsts:
                place += 1
                continue
            hit = self._at(tokens, place, text, capital)
            if hit is None:
                place += 1
                continue
            hits.append(hit)
            while place < len(tokens) and tokens[place][1] < hit.end:
                place += 1
        return hits

    def _at(
        self, tokens: list[tuple[str, int, int]], place: int, text: str, capital: Callable[[int], bool]
    ) -> UnitHit | None:
        for end in range(min(len(tokens), place + self._longest + 3), place, -1):
            run = [token for token, _, _ in tokens[place:end]]
            words = " ".join(token for token in run if token not in _JOINTS)
            whole = " ".join(run)
            if end - 1 > place and tokens[end - 1][0] in _JOINTS and not whole.endswith("mot cua"):
                continue
            held = self._by_alias.get(words) or self._by_alias.get(_shortened(whole))
            if held is None:
                continue
            name, strong, known = held
            if end < len(tokens) and tokens[end][0] in _LEVELS and same_unit(name, f"{name} huyện"):
                end += 1
            before = tokens[place - 1][0] if place else ""
            after = tokens[end][0] if end < len(tokens) else ""
            if before in ("so", "bo") and not words.startswith(before):
                return None
            if before in ("phong", "ben", "p", "vp", "phia", "ub", "ubnd", "phan"):
                strong = True
            elif not strong and after in ("cong", "dien", "so"):
                return None
            return UnitHit(name, tokens[place][1], tokens[end - 1][2], strong, known)
        return _commune(tokens, place, text, capital)


def _shortened(words: str) -> str:
    for long, short in _PHRASES:
        if long in words:
            words = words.replace(long, short)
    return " ".join(word for word in words.split() if word not in _JOINTS)


def _commune(
    tokens: list[tuple[str, int, int]], place: int, text: str, capital: Callable[[int], bool]
) -> UnitHit | None:
    """A commune or town that the plan does not name: "xã An Thạnh 1", "thị trấn Mường Tè"."""
    first = place
    if tokens[place][0] in ("ubnd", "ub") and place + 1 < len(tokens):
        place += 1
    kind = tokens[place][0]
    if (
        kind == "thi"
        and place + 1 < len(tokens)
        and tokens[place + 1][0] == "tran"
        and not (place and tokens[place - 1][0] == "xa")
    ):
        kind, place = "thị trấn", place + 1
    elif kind == "xa" and text[tokens[place][1] : tokens[place][2]].lower() in ("xã", "xa"):
        kind = "xã"
    elif kind == "phuong" and text[tokens[place][1] : tokens[place][2]].lower() == "phường":
        kind = "phường"
    else:
        return None
    names: list[str] = []
    end = place
    for token, start, stop in tokens[place + 1 : place + 2 + _PLACE_LENGTH]:
        gap = text[tokens[end][2] : start]
        if gap.strip() or token in _NOT_PLACES or (token.isdecimal() and not names) or len(names) == _PLACE_LENGTH:
            break
        if not (token.isdecimal() or capital(start)):
            break
        typed = text[start:stop]
        names.append(typed[:1].upper() + typed[1:])
        end += 1
        if token.isdecimal():
            break
    if not names or (first and tokens[first - 1][0] in ("cap", "cac", "nhung", "may")):
        return None
    return UnitHit(f"UBND {kind} {' '.join(names)}", tokens[first][1], tokens[end][2], True, False)


@lru_cache(maxsize=64)
def _index(names: tuple[str, ...]) -> UnitIndex:
    return UnitIndex(names)


def find_unit(text: str, names: Sequence[str]) -> Found[str] | None:
    """The unit a text names, as printed in the plan; the more telling name first, then the first named."""
    clean = compose(text)
    spelled = re.sub(r"[^\W\d_]+", lambda word: _spelled(word.group()), clean)
    hits = _index(tuple(names)).hits(spelled)
    if not hits:
        return None
    best = min(hits, key=lambda hit: (not hit.strong, hit.start))
    if spelled != clean:
        return Found(best.name, 0, len(text))
    return Found(best.name, best.start, best.end)


def _spelled(word: str) -> str:
    low = word.lower()
    return (
        WORDS[low]
        if len(low) > 1 and low in WORDS and low not in ("hdnd", "ubnd")
        else {"p": "phòng", "P": "phòng"}.get(word, word)
    )
