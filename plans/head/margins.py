"""What stands in the margins of a Word or Excel file: headers, footers, and the letters drawn as pictures.

Nothing of it is text of the plan, but a stamp of secrecy may stand there.
"""

import re
from collections.abc import Iterator
from html import unescape

from plans.blocks import plain
from plans.package import ZIP_ERRORS, Package

_MARGIN = re.compile(r"(?i)(?:^|/)(?:header|footer)\d*\.xml$")
_DRAWING = re.compile(r"(?i)(?:^|/)(?:drawing|vmldrawing)\d*\.(?:xml|vml)$")
_SHEET = re.compile(r"(?i)(?:^|/)(?:work|chart)sheets/[^/]+\.xml$")
_BODY = re.compile(r"(?i)(?:^|/)document\d*\.xml$")
_PARAGRAPHS = re.compile(r"<(?:\w+:)?p(?=[\s>])|</(?:\w+:)?p>|<(?:\w+:)?(?:br|tab|ptab)\b")
_LETTERS = re.compile(r"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</(?:\w+:)?t>")
_DRAWN = re.compile(r"<(?:\w+:)?textpath\b[^>]*?\bstring\s*=\s*[\"']([^\"']*)[\"']")
_PRINTED = re.compile(r"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)(?:\s[^>]*)?>([^<]*)<")
_PARTS = re.compile(r"&[LCR]|\n")
_CODES = re.compile(r"&\"[^\"]*\"|&K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|&\d+|&[A-Za-z]")
_MOST_LINES = 2_000


def margin_lines(package: Package) -> list[str]:
    """The lines in the margins of a Word or Excel file; of a torn part those before the tear."""
    lines: list[str] = []
    try:
        for name in package.namelist():
            for line in _lines_of(package, name):
                lines.append(line)
                if len(lines) >= _MOST_LINES:
                    return lines
    except ZIP_ERRORS:
        return lines
    return lines


def _lines_of(package: Package, name: str) -> Iterator[str]:
    if _MARGIN.search(name) or _DRAWING.search(name):
        text = _text(package, name)
        found = ["".join(_LETTERS.findall(piece)) for piece in _PARAGRAPHS.split(text)] + _DRAWN.findall(text)
    elif _SHEET.search(name):
        pieces = (piece for part in _PRINTED.findall(_tail(package, name)) for piece in _PARTS.split(unescape(part)))
        found = [_CODES.sub("", piece) for piece in pieces]
    elif _BODY.search(name):
        data = package.read(name)
        found = _DRAWN.findall(data.decode("utf-8", "replace")) if b"textpath" in data else []
    else:
        return
    yield from filter(None, (plain(unescape(line)) for line in found))


def _text(package: Package, name: str) -> str:
    return _decoded(package.read(name))


def _decoded(data: bytes) -> str:
    return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")


def _tail(package: Package, name: str) -> str:
    """What a sheet says after its cells."""
    data = package.read(name)
    cut = data.rfind(b"</sheetData>")
    return _decoded(data).rpartition("</sheetData>")[2] if cut < 0 else _decoded(data[cut:])
