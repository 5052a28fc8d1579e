"""What of a text is printed: letters without form are dropped, the signs of Wingdings and Symbol become plain ones."""

import re

_UNPRINTED = re.compile(
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ud800-\udfff\ufeff\ufffe\uffff]"
)
# Fonts of signs keep their drawings in a private room of Unicode: few mean something, most are bullets.
_SYMBOLS = {
    "\uf0b3": "≥",
    "\uf0a3": "≤",
    "\uf0b1": "±",
    "\uf0b0": "°",
    "\uf0b4": "×",
    "\uf02d": "-",
    "\uf0e0": "→",
    "\uf0ae": "→",
}
_BULLETS = re.compile(r"(?m)^([ \t\xa0]*)[\ue000-\uf8ff](?=\s)")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")


def printed(text: str) -> str:
    """The text with every letter printed; a sign of a private font at the beginning of a line becomes a dash."""
    text = _UNPRINTED.sub("", text)
    return _PRIVATE.sub(lambda sign: _SYMBOLS.get(sign.group(), " "), _BULLETS.sub(_bullet, text))


def _bullet(found: re.Match[str]) -> str:
    sign = found.group()[-1]
    return found.group() if sign in _SYMBOLS else f"{found.group(1)}-"
