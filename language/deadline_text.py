"""A deadline's text made ready for the rules: folded letter for letter, scanner slips mended, clauses marked."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from language.normalize import fold

BREAK = ";"
"""Stands where a clause ends: semicolons, line breaks, bullets, full stops before a new sentence."""

_SPACES = re.compile(r"[\t\r\f\v \u00a0\u2000-\u200b\u3000\ufeff]")
_MANY_SPACES = re.compile(" {2,}")
_LINES = re.compile(r"\s*[\n\u2028\x0b]\s*")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_SLIPS = re.compile(
    r"(?:(?<![a-z0-9])|(?<=ngay)|(?<=thang))(?=\d*[oil|])(?:(?=[oil|]*\d)[0-9oil|]+(?=[^a-z]|$)|[ol|]{1,2}(?=[/.]\d)|"
    r"(?<=thang )[ol|]{1,2}(?![a-z]))"
)
_AS_DIGIT = str.maketrans("oil|", "0111")
_OTHER_WORDS = re.compile(
    r"\b(?=[nqt])(?:(?:quỹ|quỷ|quỳ)(?! ?(?:[ivl]+\b|[1-4]\b))|thắng|thăng|thẳng|nằm|nắm|nậm|tuân|tuấn|thư|thủ|thụ|"
    r"tự)\b",
    re.IGNORECASE,
)
"""Words that fold to the letters of a word of time, and are none: "quỹ" (fund), "nằm" (lie), "tuân" (obey)."""
_BULLET_FIRST = re.compile(r"^\s*[-+*\u2022\u25aa]\s*")
_BULLETS = re.compile(r"(?<=\s)[-+*\u2022\u25aa](?=\s)|(?<=;)\s*[-+*\u2022\u25aa]")
_STOPS = re.compile(r"(?<=[a-z0-9)])\.(?=\s+[a-z]|\s*$)|[;\u2022\u25aa]")
_ENUMERATION = re.compile(r"(?:(?<=^)|(?<=;)|(?<=; ))\s*(?:\d{1,2}|[a-e])(?:\)|\.(?=\s))(?=\s*[a-z])")


@dataclass(frozen=True, slots=True)
class Prepared:
    """`shown` is what quotes are cut from; `folded` has the same length."""

    shown: str
    folded: str
    plain: bool
    """True when the text was written without any diacritics."""


_BARE = str.maketrans({" ": None, **dict.fromkeys("123456789", "0")})


def bare(folded: str) -> str:
    """Folded text without its blanks and with every digit a 0: "15 / 6" is "00/0", for a first quick look."""
    return folded.translate(_BARE)


def with_digits(text: str) -> str:
    """The text, letter for letter, with the letters that a scanner took for digits as digits: "l5/3" is "15/3"."""
    folded = fold(text)
    mended = _SLIPS.sub(lambda match: match[0].translate(_AS_DIGIT), folded)
    if mended == folded:
        return text
    return "".join(new if new.isdigit() else letter for new, letter in zip(mended, text, strict=True))


def _breaks(folded: str) -> str:
    bulleted = _BULLET_FIRST.match(folded)
    if bulleted:
        folded = " " * bulleted.end() + folded[bulleted.end() :]
        folded = _BULLETS.sub(lambda match: match[0][:-1] + BREAK, folded)
    if ")" in folded or "." in folded:
        folded = _ENUMERATION.sub(lambda match: " " * len(match[0]), folded)
    return _STOPS.sub(BREAK, folded)


@lru_cache(maxsize=1024)
def prepare(text: str) -> Prepared:
    """The text in NFC on one line, and its folded twin in which "O2" is 02, "3l" is 31 and clauses end in ";"."""
    shown = _DASHES.sub("-", unicodedata.normalize("NFC", text).strip())
    if not shown.isprintable():
        # Line ends and the rarer blanks are the signs that are not printed.
        shown = _SPACES.sub(" ", _LINES.sub("; ", shown))
    if "  " in shown:
        shown = _MANY_SPACES.sub(" ", shown)
    folded = fold(shown)
    plain = shown.isascii()
    if not plain:
        for match in _OTHER_WORDS.finditer(shown):
            folded = folded[: match.start()] + "_" * len(match[0]) + folded[match.end() :]
    folded = _SLIPS.sub(lambda match: match[0].translate(_AS_DIGIT), folded)
    return Prepared(shown, _breaks(folded), plain)
