"""Folding: compare without diacritics, keep the original to decide and to show."""

import re
import unicodedata

_SPACES = re.compile(r"[\s\u200b\ufeff]+")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_FOLDED: dict[str, str] = {}


def compose(text: str) -> str:
    """The text in NFC, with every kind of space as one blank and every dash as "-". What is stored and shown."""
    return _SPACES.sub(" ", _DASHES.sub("-", unicodedata.normalize("NFC", text))).strip()


def _fold_letter(letter: str) -> str:
    low = letter.lower()
    if low == "đ":
        return "d"
    base = unicodedata.normalize("NFD", low)[0]
    return base if len(base) == 1 else letter


def fold(text: str) -> str:
    """Lower case without diacritics, letter for letter, so that a match still points into `text` (NFC expected)."""
    if text.isascii():
        return text.lower()
    table = _FOLDED
    for letter in text:
        if letter not in table:
            table[letter] = _fold_letter(letter)
    return "".join(map(table.__getitem__, text))
