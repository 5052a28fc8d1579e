"""Percents, ordinals and small numbers as people type them: "80%", "ba phần tư", "việc 2", "thứ hai"."""

import re
from functools import lru_cache

from language.found import Found
from language.normalize import fold

WORDS: dict[str, int] = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi": 10,
}  # fmt: skip
"""Folded number words. "sáu" folds to the same as "sau" (after), "năm" to the same as the year: callers decide."""

UNIT = r"(?:mot|hai|ba|bon|nam|lam|sau|bay|tam|chin)"
WORD = rf"(?:{UNIT} muoi(?: {UNIT})?|muoi(?: {UNIT})?|{UNIT})"
"""A number word from one to ninety-nine, folded."""

_ROMAN = re.compile(r"(?:x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


def roman(text: str) -> int | None:
    """A Roman numeral from I to XXXIX as a number, in either case; None for anything else."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text.lower()]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


@lru_cache(maxsize=512)
def number(text: str) -> int | None:
    """A folded number, in digits or in words up to ninety-nine ("12", "hai muoi lam"); None for anything else."""
    if text.isdecimal():
        return int(text)
    total = 0
    for word in text.split():
        value = WORDS.get(word)
        if value is None:
            return None
        total = max(total, 1) * 10 if value == 10 else total + value
    return total or None


_DIGIT = r"(?P<n>\d{1,3})(?:[.,](?P<decimal>\d{1,2}))?"
_PERCENT_SIGN = re.compile(rf"(?<![\d/.,]){_DIGIT}\s*(?:%|phan tram\b|phtram\b|percent\b)")
_PERCENT_WORDS = re.compile(rf"\b(?P<n>mot tram|tram|{WORD})\s*(?:%|phan tram\b)")
_PARTS = re.compile(
    r"\b(?P<of>\d{1,2}|mot|hai|ba|bon|nam|sau|bay|tam|chin)\s*phan\s*(?P<whole>hai|ba|tu|bon|nam|tam|muoi|\d{1,2})\b(?!\s*tram)"
)
_SLASH_PART = re.compile(
    r"(?:\bduoc|\bdc|\bdat|\bxong|\bkhoang|\btam|\bchung|\bco|\bmoi)\s+(?:khoang |tam |hon |gan |co "
    r")?(?P<of>[123])/(?P<whole>[2345])\b(?!\s*/)"
)
_HALF = re.compile(
    r"(?:\b(?:mot|1)\s+nua\b|\b(?:duoc|dc|ddc|dat|xong|lam|con|khoang|tam|hon|gan|qua|moi|ngot)\s+nua\b|^\s*nua\b)"
    r"(?!\s*(?:tieng|gio|ngay|thang|nam|buoi|dau|cuoi|so\b))"
)
_WHOLE = re.compile(r"\b(?:xong|hoan thanh|duoc|dc|dat)\s+(?:toan bo|tron ven)\b")
_VERB = r"(?:duoc|dc|ddc|dat|xong|len|toi|den|khoang|tam|chung|hon|gan|la|o muc)"
_AFTER_VERB = re.compile(
    r"\b(?:duoc|dc|ddc|dat|xong|len|tien do(?: la)?|cap nhat)(?:\s+(?:khoang|tam|chung|hon|gan|la|len|toi|den|co|"
    r"dau))*\s+"
    r"(?P<n>\d{1,3})(?![\d/.,:%]|\s*[a-z])"
)
_AFTER_VERB_TAIL = re.compile(
    r"\b(?:duoc|dc|ddc|dat|xong|tien do)(?:\s+(?:khoang|tam|chung|hon|gan|la|len|toi|den))*\s+"
    r"(?P<n>\d{1,3})\s+(?=(?:roi|r|nhe|nha|nhen|a|thoi|thui|ne|day|do|em|anh|sep|chi|nhe|ah|oi)\b)"
)


def _whole_percent(match: re.Match[str]) -> int | None:
    value = int(match["n"])
    return value if value <= 100 else None


_TENS = re.compile(rf"\b(?P<n>{UNIT}|\d) chuc\s*(?:%|phan tram\b)")


def _tens_percent(match: re.Match[str]) -> int | None:
    value = number(match["n"])
    return 10 * value if value else None


def _word_percent(match: re.Match[str]) -> int | None:
    return 100 if match["n"].endswith("tram") else number(match["n"])


def _part_percent(match: re.Match[str]) -> int | None:
    of, whole = number(match["of"]), number(match["whole"])
    return round(100 * of / whole) if of and whole and of <= whole else None


def find_percent(text: str) -> Found[int] | None:
    """How far, from 0 to 100: "80%", "40 phan tram", "ba phần tư" (75), "một nửa" (50), "được 60"; None without one.

    A bare number counts only after a verb of progress and when no counted thing follows it ("được 2 lớp" is none).
    """
    folded = fold(text)
    for pattern, product in (
        (_TENS, _tens_percent),
        (_PERCENT_SIGN, _whole_percent),
        (_PERCENT_WORDS, _word_percent),
        (_PARTS, _part_percent),
        (_SLASH_PART, _part_percent),
    ):
        for match in pattern.finditer(folded):
            value = product(match)
            if value is not None:
                start = match.start("of") if "of" in match.groupdict() else match.start("n")
                return Found(value, start, match.end())
    for match in _HALF.finditer(folded):
        if _is_half(text[match.start() : match.end()]):
            return Found(50, match.start(), match.end())
    for pattern in (_AFTER_VERB, _AFTER_VERB_TAIL):
        for match in pattern.finditer(folded):
            value = _whole_percent(match)
            if value is not None:
                return Found(value, match.start("n"), match.end("n"))
    return None


def _is_half(words: str) -> bool:
    """True for "nửa" (half) or the bare "nua", False for "nữa" (more), which folds to the same letters."""
    return not words.lower().endswith(("nữa", "nứa", "nưa"))


_ORDINAL_WORDS = {"nhat": 1, "dau": 1, "dau tien": 1, "nhi": 2} | {
    word: n for word, n in WORDS.items() if word != "lam"
}
_NOUN = r"(?:viec|vc|cv|cong viec|nhiem vu|nv|cai|muc|dong|so|stt|y|dau viec|task)"
_COUNT = (
    r"(?P<n>\d{1,2})(?![\d/.,:%]|\s*(?:%|phan tram|ngay|gio|h\b|tieng|phut|tuan|thang|nam|lop|xa\b|don vi|nguoi|lan\b))"
)
_ORDINALS = (
    re.compile(rf"\b{_NOUN}\s+thu\s+(?P<word>nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi|dau tien)\b"),
    re.compile(rf"\b{_NOUN}\s+thu\s+{_COUNT}"),
    re.compile(rf"\b(?P<noun>{_NOUN})(?:\s+so)?\s+{_COUNT}(?!\s*muc\b)"),
    re.compile(r"\b(?:viec|cai|muc|dong)\s+(?P<word>dau tien|dau|nhat)\b"),
    re.compile(r"^\s*thu\s+(?P<word>nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)\s*(?:$|xong|chua|dang|duoc|dc)"),
    re.compile(
        r"^\s*(?P<n>\d{1,2})\s+(?=xong|duoc|dc\b|da\b|roi|r\b|chua|dang|lam|ok|hoan|vuong|ket|moi|nhe|di\b|gia han)"
    ),
    re.compile(r"^\s*(?P<n>\d{1,2})\s*[.!)]?\s*$"),
)


def find_ordinal(text: str) -> Found[int] | None:
    """A place in the list shown last, 1 for the first: "việc 2", "cái thứ hai", "số 3", "1 xong rồi"; None without one.

    A task code ("việc I.2"), a number inside a section ("số 3 mục VI") and a document number ("số 45/KH") are none.
    """
    folded = fold(text)
    for pattern in _ORDINALS:
        match = pattern.search(folded)
        if match:
            groups = match.groupdict()
            value = int(groups["n"]) if groups.get("n") else _ORDINAL_WORDS[groups["word"]]
            if value:
                return Found(value, match.start(), match.end())
    return None
