"""Vietnamese syllables: which spellings are one, and what keystrokes of Telex or VNI left in a word meant."""

import re
import unicodedata
from functools import lru_cache

from language.normalize import fold

_ONSETS = [
    "b",
    "c",
    "ch",
    "d",
    "g",
    "gh",
    "gi",
    "h",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "ngh",
    "nh",
    "p",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
_RHYMES = [
    "a",
    "ac",
    "ach",
    "ai",
    "am",
    "an",
    "ang",
    "anh",
    "ao",
    "ap",
    "at",
    "au",
    "ay",
    "e",
    "ec",
    "em",
    "en",
    "eng",
    "eo",
    "ep",
    "et",
    "eu",
    "enh",
    "ech",
    "i",
    "ia",
    "ic",
    "ich",
    "iec",
    "iem",
    "ien",
    "ieng",
    "iep",
    "iet",
    "ieu",
    "im",
    "in",
    "inh",
    "ip",
    "it",
    "iu",
    "o",
    "oa",
    "oac",
    "oach",
    "oai",
    "oam",
    "oan",
    "oang",
    "oanh",
    "oao",
    "oat",
    "oay",
    "oc",
    "oe",
    "oen",
    "oeo",
    "oet",
    "oi",
    "om",
    "on",
    "ong",
    "op",
    "ot",
    "oong",
    "u",
    "ua",
    "uan",
    "uang",
    "uat",
    "uay",
    "ue",
    "uech",
    "uenh",
    "ui",
    "uiu",
    "um",
    "un",
    "ung",
    "uoc",
    "uoi",
    "uom",
    "uon",
    "uong",
    "uop",
    "uot",
    "uou",
    "up",
    "ut",
    "uu",
    "uy",
    "uya",
    "uych",
    "uyen",
    "uyet",
    "uynh",
    "uyt",
    "uc",
    "y",
    "yem",
    "yen",
    "yet",
    "yeu",
]
SYLLABLES: frozenset[str] = frozenset(
    {
        onset + rhyme
        for onset in ["", *_ONSETS]
        for rhyme in _RHYMES
        if not (onset == "qu" and rhyme[0] in "u") and rhyme != "oong"
    }
    | {"gin", "gi", "giet", "gieng", "boong", "xoong"}
)

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323", "z": ""}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323", "0": ""}
_TONES = frozenset("\u0301\u0300\u0309\u0303\u0323")
_VOWELS = frozenset("aăâeêioôơuưy")
_DOUBLED = {"a": "â", "e": "ê", "o": "ô"}
_HORNED = {"a": "ă", "o": "ơ", "u": "ư"}
_STOPPED = re.compile(r"(?:c|ch|p|t)$")
_VNI = re.compile(r"[a-zđ]{1,6}\d[a-zđ\d]*")
_COUNTED = frozenset(
    [
        "thang",
        "quy",
        "viec",
        "muc",
        "so",
        "tuan",
        "ngay",
        "thu",
        "nam",
        "ky",
        "phan",
        "lan",
        "khoan",
        "q",
        "t",
        "cn",
        "so",
    ]
)


def is_syllable(word: str) -> bool:
    """True when the word, its marks aside, can be a Vietnamese syllable, and its tone can stand on it."""
    plain = fold(word)
    if plain not in SYLLABLES:
        return False
    return plain == word or not (_STOPPED.search(plain) and _tone_of(word) in {"\u0300", "\u0309", "\u0303"})


def _tone_of(word: str) -> str:
    return next((mark for mark in unicodedata.normalize("NFD", word) if mark in _TONES), "")


def _toneless(word: str) -> tuple[str, str]:
    """The word without its tone, and the tone."""
    parts = unicodedata.normalize("NFD", word)
    tone = next((mark for mark in parts if mark in _TONES), "")
    return unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES)), tone


def _with_tone(word: str, tone: str) -> str:
    """The tone set where the spelling rules want it."""
    if not tone:
        return word
    start = 2 if word[:2] in ("qu", "gi") and len(word) > 2 and word[2] in _VOWELS else 0
    places = [place for place in range(start, len(word)) if word[place] in _VOWELS]
    if not places:
        return word
    marked = [place for place in places if word[place] in "ăâêôơư"]
    if marked:
        place = marked[-1]
    elif len(places) == 1 or (len(places) == 2 and places[-1] == len(word) - 1):
        place = places[0]
    else:
        place = places[1]
    return unicodedata.normalize("NFC", word[: place + 1] + tone + word[place + 1 :])


def _horn(letters: list[str]) -> bool:
    """Turns the last a, o or u typed into its form with a horn or breve."""
    for place in range(len(letters) - 1, -1, -1):
        if letters[place] in _HORNED:
            if letters[place] == "o" and place and letters[place - 1] == "u":
                letters[place - 1] = "ư"
            letters[place] = _HORNED[letters[place]]
            return True
    return False


def _hat(letters: list[str], vowel: str) -> bool:
    """Turns an earlier vowel of the same letter into its form with a hat."""
    for place in range(len(letters) - 1, -1, -1):
        if letters[place] == vowel:
            letters[place] = _DOUBLED[vowel]
            return True
    return False


def _telex(word: str) -> str:
    letters: list[str] = []
    tone = ""
    voiced = False
    for letter in word:
        if letter in _TELEX_TONES and voiced:
            tone = _TELEX_TONES[letter] or tone
        elif letter == "w":
            if not _horn(letters):
                letters.append("ư")
                voiced = True
        elif letter == "d" and "d" in letters:
            letters[letters.index("d")] = "đ"
        elif letter in _DOUBLED and letter in letters and _hat(letters, letter):
            continue
        else:
            letters.append(letter)
            voiced = voiced or letter in _VOWELS
    return _with_tone("".join(letters), tone)


def _vni(word: str) -> str:
    letters: list[str] = []
    tone = ""
    for letter in word:
        if letter in _VNI_TONES:
            tone = _VNI_TONES[letter] or tone
        elif letter in "78":
            _horn(letters)
        elif letter == "6":
            for vowel in "aeo":
                if vowel in letters:
                    _hat(letters, vowel)
        elif letter == "9" and "d" in letters:
            letters[letters.index("d")] = "đ"
        elif not letter.isdigit():
            letters.append(letter)
    return _with_tone("".join(letters), tone)


_HATLESS = re.compile(r"(?<=[iy])([eéèẻẽẹ])(?=[ucmntp])")
_HATS = dict(zip("eéèẻẽẹ", "êếềểễệ", strict=True))


def _hatted(word: str) -> str:
    """The one way these vowels are written: "chièu" with its hat left out is "chiều"."""
    return _HATLESS.sub(lambda vowel: _HATS[vowel[1]], word)


def _squeezed(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


@lru_cache(maxsize=16384)
def retyped(word: str) -> str | None:
    """What a word with keystrokes left in it was meant to be ("viecj" → "viẹc", "tooi" → "tôi"), or None."""
    if len(word) > 12:
        return None
    if any(letter.isdigit() for letter in word):
        if not _VNI.fullmatch(word) or word.rstrip("0123456789") in _COUNTED:
            return None
        found = _vni(word)
        return found if is_syllable(found) else None
    base, tone = _toneless(word)
    for shape in (base, _squeezed(base)):
        found = _telex(shape)
        if tone:
            found = _with_tone(_toneless(found)[0], tone)
        if found != word and is_syllable(found):
            return found if found.isascii() else _hatted(found)
        if shape != base and is_syllable(fold(shape)):
            return _with_tone(shape, tone)
    return None
