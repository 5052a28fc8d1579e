"""Answers to a numbered question: a number, a place in the list, or words that fit one of the choices."""

import re
from collections.abc import Sequence

from language.codes import code_key
from language.cues import mixed, pattern
from language.normalize import compose, fold
from language.numbers import number
from language.terms import terms

_LONGEST = 300
_NOUN = (
    r"(?:việc|vc|cv|công việc|nhiệm vụ|nv|cái|số|mục|dòng|thứ|câu|phương án|ý|lựa chọn|đáp án|stt|đầu việc|task|"
    r"xem|mở|chọn|chi tiết|coi|lấy|tới|đến)"
)
_VALUE = r"(?P<n>\d{1,3}|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|nhất|nhì|đầu tiên|đầu)"
_AROUND = (
    r"(?:em|anh|chị|bot|dạ|vâng|ừ|ok|cho|tôi|mình|lấy|chọn|là|đi|nhé|nha|nhá|nhe|ạ|giúp|với|xem|thôi|ấy|đó|đấy|"
    r"á|nghe|luôn|này)"
)
_NUMBERED = pattern(rf"^\W*(?:{_AROUND}\W+)*(?:{_NOUN}\W*)*{_VALUE}\W*(?:{_AROUND}\W*)*$")
_LAST = pattern(rf"^\W*(?:{_AROUND}\W+)*(?:{_NOUN}\W*)*(?:cuối cùng|cuối|sau cùng|sau chót|chót)\W*(?:{_AROUND}\W*)*$")
_FIRST_OF_TWO = pattern(rf"^\W*(?:{_AROUND}\W+)*(?:{_NOUN}\W*)*(?:trên|ở trên|đầu)\W*(?:{_AROUND}\W*)*$")
_WORDS = {"nhat": 1, "nhi": 2, "tu": 4, "dau tien": 1, "dau": 1}
_NO = pattern(r"^\W*(?:\w+ )?(?:không|đừng|thôi|khỏi|bỏ|hủy)")
_ENOUGH = 0.5
_AHEAD = 0.75


def _value(words: str) -> int | None:
    plain = fold(words)
    return _WORDS.get(plain) or number(plain)


def bare_number(text: str) -> int | None:
    """The number of a message that is only a number or a place in a list ("2", "việc 2", "cái thứ hai", "xem 2")."""
    found = _NUMBERED.match(mixed(compose(text[:_LONGEST])))
    if found is None:
        return None
    value = _value(found["n"])
    if (
        value
        and not found["n"].isdecimal()
        and fold(compose(text[:_LONGEST]).strip(" .!")) in ("nam", "tu", "ba", "dau", "nhat", "sau")
    ):
        return value if compose(text).lower().strip(" .!") in ("ba", "năm", "tư", "sáu") else None
    return value or None


def pick(text: str, labels: Sequence[str]) -> int | None:
    """The choice an answer means, from 0: by number, by place, or by words that fit exactly one label; else None."""
    clean = mixed(compose(text[:_LONGEST]))
    if not clean:
        return None
    found = _NUMBERED.match(clean)
    if found:
        value = _value(found["n"])
        return value - 1 if value and value <= len(labels) else None
    if labels and _LAST.match(clean):
        return len(labels) - 1
    if len(labels) == 2 and _FIRST_OF_TWO.match(clean):
        return 0
    return _by_code(clean, labels) if not _NO.match(clean) else None


def _by_code(clean: str, labels: Sequence[str]) -> int | None:
    coded = [
        place
        for place, label in enumerate(labels)
        for code in re.findall(r"\b(?:[IVX]+|\d+)(?:\.\d+)+(?:-\d+)?\w?\b", label)[:1]
        if re.search(rf"(?<![\w.]){re.escape(code_key(code)).replace(chr(92) + '.', '[.-]?')}(?![\w.])", clean)
    ]
    return coded[0] if len(coded) == 1 else _by_words(clean, labels)


def _by_words(clean: str, labels: Sequence[str]) -> int | None:
    """The one label that holds more of the answer's words than any other, and enough of them."""
    spoken = {word for word in terms(clean) if word not in _PADDING}
    if not spoken:
        return None
    held = [{*terms(label)} for label in labels]
    grades = [sum(1 / sum(word in other for other in held) for word in spoken & words) for words in held]
    if not any(grades):
        return None
    best = max(range(len(labels)), key=grades.__getitem__)
    rest = max((grade for place, grade in enumerate(grades) if place != best), default=0.0)
    share = len(spoken & held[best]) / len(spoken)
    return best if share >= _ENOUGH and rest < _AHEAD * grades[best] else None


_PADDING = frozenset(
    (
        "em",
        "anh",
        "chi",
        "da",
        "vang",
        "a",
        "nhe",
        "nha",
        "nhi",
        "la",
        "chon",
        "lay",
        "cai",
        "viec",
        "vu",
        "so",
        "thu",
        "cho",
        "toi",
        "minh",
        "di",
        "oi",
        "bot",
        "day",
        "do",
        "thoi",
        "ay",
    )
)
