"""The words of a text as they are compared: without marks, short forms in full, words that say nothing left out."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from language.abbreviations import WORDS
from language.normalize import fold

_WORD = re.compile(r"\w+")
_CAPITALS = re.compile(r"\b[A-ZĐ]{2,7}\b")
# A pattern is tried only where one of the words before it stands, for most texts hold none of them.
_ONE_FOR_ANOTHER: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...] = tuple(
    (hints, re.compile(rf"\b(?:{pattern})\b"), word)
    for hints, pattern, word in (
        (("luan chuyen", "trao doi", "gui"), r"luan chuyen|trao doi|gui nhan|gui va nhan|nhan gui", "traodoi"),
        (
            ("mang", "dien tu"),
            r"(?:moi truong|tren|qua) mang|moi truong (?:so|dien tu)|"
            r"(?:dang|phuong thuc|hinh thuc|(?<!van )ban) dien tu",
            "dientu",
        ),
        (("truc tuyen",), r"truc tuyen", "tructuyen"),
        (("ky so", "chung thu so"), r"chu ky so|ky so|chung thu so", "kyso"),
        (("hai long",), r"hai long", "hailong"),
        (("so hoa",), r"so hoa", "sohoa"),
        (("quy trinh hoa",), r"quy trinh hoa", "quy trinh"),
    )
)
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "duoc dam bao theo quy dinh dung day du thuc hien cua cac tren dia ban trong nam tai huyen xa tinh va "
        "co den tu voi ve cap thuoc tham quyen trien khai ap dung su dung dat ty le so muc phan dau toi thieu "
        "it nhat moi tat ca he thong o len khi la cho nhung mot kip thoi tiep tuc day manh tang cuong nang "
        "cao to chuc xay dung ban hanh cong tac viec bang nham gan hoac phai do de ra hang hieu qua chat che "
        "nghiem tuc thuong xuyen hoat dong noi dung nhiem vu di duoi sau truoc qua ",
    )
)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The text folded, short forms in capitals written out ("TTHC"), and other ways of saying one thing made one."""
    folded = fold(_CAPITALS.sub(lambda found: WORDS.get(found.group().lower(), found.group()), text))
    for hints, pattern, word in _ONE_FOR_ANOTHER:
        if any(hint in folded for hint in hints):
            folded = pattern.sub(word, folded)
    return folded


@lru_cache(maxsize=8192)
def telling_words(text: str) -> frozenset[str]:
    """The words of a text that say what it is about."""
    return frozenset(word for word in _WORD.findall(plain(text)) if word not in _EMPTY and len(word) > 1)


def weights_of(texts: Iterable[AbstractSet[str]]) -> Mapping[str, float]:
    """What each word is worth: the rarer among the texts, the more."""
    counts: Counter[str] = Counter()
    total = 0
    for words in texts:
        counts.update(words)
        total += 1
    return {word: math.log(1 + total / count) for word, count in counts.items()}


def worth(words: Iterable[str], weights: Mapping[str, float]) -> float:
    """What a set of words is worth altogether."""
    return sum(weights.get(word, 1.0) for word in words)
