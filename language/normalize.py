"""Folding: compare without diacritics, keep the original to decide and to show."""

import re
import unicodedata
from functools import lru_cache

_ODD = re.compile(r"[\u200b\ufeff\u2010-\u2015\u2212]")


def compose(text: str) -> str:
    """The text in NFC, with every kind of space as one blank and every dash as "-". What is stored and shown."""
    if not text.isascii():
        text = _ODD.sub(_plain_sign, unicodedata.normalize("NFC", text))
    if text.isprintable() and "  " not in text:
        # Of all spaces only the plain blank is printable: the words need not be taken apart.
        return text.strip(" ")
    return " ".join(text.split())


def _plain_sign(odd: re.Match[str]) -> str:
    return " " if odd[0] in "\u200b\ufeff" else "-"


def _fold_letter(letter: str) -> str:
    low = letter.lower()
    if low == "đ":
        return "d"
    base = unicodedata.normalize("NFD", low)[0]
    return base if len(base) == 1 else letter


class _Folded(dict[str, str]):
    """Every letter folded, each worked out once."""

    def __missing__(self, letter: str) -> str:
        self[letter] = folded = _fold_letter(letter)
        return folded


_FOLDED = _Folded()


@lru_cache(maxsize=4096)
def lower(text: str) -> str:
    """The text in small letters, for a first quick look; remembered because many look at the same paragraphs."""
    return text.lower()


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case without diacritics, letter for letter, so that a match still points into `text` (NFC expected)."""
    if text.isascii():
        return text.lower()
    return "".join(map(_FOLDED.__getitem__, text))
