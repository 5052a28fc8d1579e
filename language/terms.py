"""The telling words of titles and messages: what is left without stop words, and which stand side by side."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from language.abbreviations import WORDS
from language.normalize import fold

TOKEN = re.compile(r"[^\W_]+")
_STOP_WORDS = (
    "cac va cua ve trong cho tai theo voi den la co duoc tren duoi do o nham de nhung mot thi ma nay cung "
    "viec vu ngay thang nam hang quy hoac gom ca"
)
_STOP = frozenset(_STOP_WORDS.split())
_COMPOUNDS_WORDS = (
    "cong vu,dich vu,noi vu,nghiep vu,phuc vu,chuc vu,quy dinh,quy che,quy trinh,quy pham,quy hoach,quy uoc,"
    "mot cua,tai chinh,tai san,tai lieu,tai khoan,tai nguyen,che do,trinh do,tien do,muc do,toc do,co quan,co so,"
    "co che,co cau,de an,de xuat,de nghi,de tai,thi hanh,thi dua,thi tuyen,thi tran,thuc thi,bao ve,ve sinh,"
    "viec lam,lam viec"
)
_COMPOUNDS = frozenset(_COMPOUNDS_WORDS.split(","))
"""Words of two syllables of which one, alone, would be a stop word."""
_EMPTY_PAIRS = frozenset((("nhiem", "vu"), ("hoat", "dong"), ("noi", "dung")))
"""Words that say nothing about which task is meant, though each of their syllables may."""
_LIGHT_WORDS = (
    "thuc hien to chuc xay dung ban hanh trien khai tiep tuc cong tac dam bao day du dung quy dinh huyen xa cap ubnd "
    "co quan don vi phong ke hoach bao cao ket qua cai cach hanh chinh tinh dia phuong tham muu phoi hop"
)
LIGHT = frozenset(_LIGHT_WORDS.split())
"""Words of every second title: they tell little alone, and must not outweigh the word that tells."""
_LIGHT_WEIGHT = 0.45
NAMES = frozenset(("cai", "cach", "hanh", "chinh"))
_NAMES_WEIGHT = 0.2
"""The plan's own name, four words long, would otherwise outweigh the two that tell."""
_HEADS = (
    ("ke", "hoach"),
    ("bao", "cao"),
    ("de", "an"),
    ("quyet", "dinh"),
    ("hoi", "dong"),
    ("to", "trinh"),
    ("danh", "muc"),
)
_MERGED = {("cap", "huyen"): "caphuyen", ("cap", "xa"): "capxa", ("cap", "tinh"): "captinh"}


@lru_cache(maxsize=65536)
def _expanded(token: str) -> tuple[str, ...]:
    meant = WORDS.get(token)
    if meant is None or len(token) < 2 or token in ("hai", "nam", "hi", "ms"):
        return (fold(token),)
    return tuple(fold(meant).split())


def terms(text: str) -> list[str]:
    """The telling words of a text, folded, short forms written out, in order."""
    words: list[str] = []
    for token in TOKEN.findall(text.lower()):
        for word in _expanded(token):
            if not word.isdecimal():
                words.append(word)
            elif words and words[-1] in ("do", "cap"):
                # "Mức độ 3" and "mức độ 4" are two tasks.
                words.append(f"{words.pop()}{int(word)}")
            elif len(word) > 3 and word[:2] not in ("19", "20"):
                words.append(word)
    found = [word for place, word in enumerate(words) if is_telling(words, place)]
    for place in range(len(found) - 2, -1, -1):
        merged = _MERGED.get((found[place], found[place + 1]))
        if merged:
            found[place : place + 2] = [merged]
    return found


def is_telling(words: Sequence[str], place: int) -> bool:
    """False for a stop word that is no part of a compound, and for both parts of an empty pair."""
    word = words[place]
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    if (before, word) in _EMPTY_PAIRS or (word, after) in _EMPTY_PAIRS:
        return False
    return word not in _STOP or f"{before} {word}" in _COMPOUNDS or f"{word} {after}" in _COMPOUNDS


def headed(words: Sequence[str]) -> set[str]:
    """What papers are about: "ke hoach … kiem" for "kế hoạch kiểm tra", light words between them skipped."""
    found: set[str] = set()
    for place in range(len(words) - 2):
        if (words[place], words[place + 1]) in _HEADS:
            rest = words[place + 2 :]
            about = next(
                (word for word in rest if word not in LIGHT), "cai" if list(rest[:2]) == ["cai", "cach"] else None
            )
            if about:
                found.add(f"{words[place]} {words[place + 1]} {about}")
    return found


def neighbours(words: Sequence[str]) -> set[str]:
    return {f"{left} {right}" for left, right in pairwise(words) if left and right}


def factor(word: str) -> float:
    if word in NAMES:
        return _NAMES_WEIGHT
    return _LIGHT_WEIGHT if word in LIGHT else 1.0
