"""Ways to spoil a document: its bytes, the zip around it, the XML inside, its lines and cells. All follow a number."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from random import Random

Mutilation = Callable[[bytes, Random], bytes]

ODD = (
    "", " ", "\u200b", "\u00a0" * 30, "\x01", "\ufeff", "\u202e", "\ud7ff", "😀", "e\u0302\u0323", "\U000e0001",
    "\u2028", "0", "-1", "999999999", "99999999999999999999", "1" * 5000, "1.1.1.1.1.1.1.1.1", "31/2/2024",
    "00/00/0000", "29/02/2023", "ngày 99 tháng 99 năm 9999", "Quý V", "tháng 13", "năm 0000", "giai đoạn 2025-2021",
    "giai đoạn 1901 - 2199", "từ ngày 1/1/0001 đến ngày 31/12/9999", "I", "XVIIII", "a)", "-", "- - -", "(", "[", "|",
    "\\", "<table><tr><td>", "&amp;", "]]>", "Hoạt động 1: a Hoạt động 1: b Hoạt động 99: c", "STT", "Tổng cộng",
    "Báo cáo quý", "Số: /KH-UBND", "trước ngày " * 300, "hàng tháng, hàng quý, hàng năm " * 100, "Phòng " * 2000,
    "A" * 30_000, "%", "100 %", "trên 1e309%", "≥", "١٢/٣/٢٠٢٤", "²", "①", "1.000.000.000.000.000 triệu đồng",
    "0,0,0", "KẾ HOẠCH", "PHỤ LỤC", "Kèm theo Kế hoạch số 1/KH-UBND ngày 31/2/2024",
    "báo cáo định kỳ 6 tháng trước ngày 31 tháng 2", "chốt số liệu từ ngày 15/12 đến ngày 14/3", "Q. CHỦ TỊCH",
    "CHỦ TỊCH",
)  # fmt: skip
"""Words that trip readers: signs without form, impossible dates and counts, marks of other formats, heaps."""


def flip(data: bytes, chance: Random) -> bytes:
    """Other bytes at some places."""
    spoiled = bytearray(data)
    for _ in range(chance.choice((1, 3, 30))):
        if spoiled:
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled)


def cut(data: bytes, chance: Random) -> bytes:
    """The end, the beginning or a piece in the middle is gone."""
    first, last = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return chance.choice((data[:last], data[first:], data[:first] + data[last:]))


def double(data: bytes, chance: Random) -> bytes:
    """A piece stands there again, or bytes of chance do."""
    first = chance.randrange(len(data) + 1)
    piece = data[first : first + chance.randrange(2000)] * chance.choice((1, 2, 20))
    place = chance.randrange(len(data) + 1)
    return data[:place] + chance.choice((piece, chance.randbytes(20), b"\0" * 100)) + data[place:]


def repack(data: bytes, chance: Random) -> bytes:
    """Parts of the zip are dropped, swapped, renamed, doubled, or hold the bytes of others."""
    parts = _parts(data)
    if not parts:
        return data
    one, other = (chance.randrange(len(parts)) for _ in range(2))
    match chance.randrange(5):
        case 0:
            del parts[one]
        case 1:
            parts[one], parts[other] = (parts[one][0], parts[other][1]), (parts[other][0], parts[one][1])
        case 2:
            parts[one] = (chance.choice((parts[one][0].upper(), "../" + parts[one][0], "word/x.xml")), parts[one][1])
        case 3:
            parts.append((parts[one][0], parts[other][1]))
        case _:
            parts[one] = (parts[one][0], chance.choice((flip, cut, double))(parts[one][1], chance))
    return _zip(parts)


def mangle(data: bytes, chance: Random) -> bytes:
    """The XML of one part: tags dropped, doubled, moved, nested; attributes and words made odd. It may stay whole."""
    parts = _parts(data)
    places = [
        at
        for at, (name, _) in enumerate(parts)
        if re.search(r"(document|numbering|styles|sheet\d*|sharedStrings|workbook)\.xml$", name)
    ]
    if not places:
        return data
    at = chance.choice(places)
    text = parts[at][1].decode("utf-8", "replace")
    for _ in range(chance.choice((1, 2, 5, 20))):
        text = chance.choice((_element, _attribute, _words, _words, _nest, _rename))(text, chance)
    parts[at] = (parts[at][0], text.encode("utf-8", "replace"))
    return _zip(parts)


def _span(text: str, chance: Random, pattern: str) -> re.Match[str] | None:
    if not text:
        return None
    compiled = re.compile(pattern, re.DOTALL)
    return compiled.search(text, chance.randrange(len(text))) or compiled.search(text)


_WORD_TAGS = tuple(
    f"w:{name}"
    for name in (
        *(
            "tbl",
            "tr",
            "tc",
            "p",
            "r",
            "t",
            "sdt",
            "sdtContent",
            "ins",
            "del",
            "tab",
            "br",
            "pPr",
            "rPr",
            "tcPr",
            "trPr",
        ),
        *(
            "vMerge",
            "gridSpan",
            "gridBefore",
            "numPr",
            "vanish",
            "hidden",
            "sym",
            "fldChar",
            "txbxContent",
            "hyperlink",
        ),
    )
)
_SHEET_TAGS = ("row", "c", "v", "is", "t", "f", "r", "si", "mergeCell", "sheetData", "sheet")
_WHOLE = r"<([\w:]+)(?: [^<>]*)?(?:/>|(?<!/)>(?:(?!<\1[ >]).){0,5000}?</\1>)"


def _element(text: str, chance: Random) -> str:
    found, other = _span(text, chance, _WHOLE), _span(text, chance, _WHOLE)
    if not found or not other:
        return text
    match chance.randrange(4):
        case 0:
            new = ""
        case 1:
            new = found.group() * chance.choice((2, 3, 50))
        case 2:
            new = other.group()
        case _:
            new = found.group() + other.group()
    return text[: found.start()] + new + text[found.end() :]


def _attribute(text: str, chance: Random) -> str:
    found = _span(text, chance, r'="([^"<>]*)"')
    return text if not found else text[: found.start(1)] + _clean(chance.choice(ODD)) + text[found.end(1) :]


def _words(text: str, chance: Random) -> str:
    found = _span(text, chance, r"<(?:w:t|t|v)(?: [^<>]*)?>([^<>]*)<")
    return text if not found else text[: found.start(1)] + _spoil(found.group(1), chance, _clean) + text[found.end(1) :]


def _nest(text: str, chance: Random) -> str:
    found = _span(text, chance, _WHOLE)
    outer = chance.choice(_WORD_TAGS if "<w:" in text else _SHEET_TAGS)
    times = chance.choice((1, 2, 40))
    if not found:
        return text
    return text[: found.start()] + f"<{outer}>" * times + found.group() + f"</{outer}>" * times + text[found.end() :]


def _rename(text: str, chance: Random) -> str:
    found = _span(text, chance, _WHOLE)
    if not found:
        return text
    old, new = found.group(1), chance.choice(_WORD_TAGS if "<w:" in text else _SHEET_TAGS)
    renamed = re.sub(rf"(</?){old}\b", rf"\g<1>{new}", found.group())
    return text[: found.start()] + renamed + text[found.end() :]


def _clean(text: str) -> str:
    return re.sub(r"[\x00-\x1f<>&\"]", " ", text)


def _spoil(text: str, chance: Random, fit: Callable[[str], str] = str) -> str:
    odd = fit(chance.choice(ODD))
    at = chance.randrange(len(text) + 1)
    return chance.choice((odd, text[:at] + odd + text[at:], text[:at], text * 3, text.upper(), text[::-1]))


def rewrite(data: bytes, chance: Random) -> bytes:
    """Lines and cells of a text: shuffled, doubled, dropped, joined, spoilt."""
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(chance.choice((1, 3, 20))):
        at, other = (chance.randrange(len(lines)) for _ in range(2))
        match chance.randrange(8):
            case 0:
                lines[at], lines[other] = lines[other], lines[at]
            case 1:
                lines[at] = lines[at].replace("\t", chance.choice((" ", "\n", "\t\t", " | ", "")), 2)
            case 2:
                cells = lines[at].split("\t")
                chance.shuffle(cells)
                lines[at] = "\t".join(cells)
            case 3:
                cells = lines[at].split("\t")
                cells[chance.randrange(len(cells))] = chance.choice(ODD)
                lines[at] = "\t".join(cells)
            case 4:
                lines[at] = _spoil(lines[at], chance)
            case 5:
                lines[at:at] = lines[other : other + 5] * chance.choice((1, 5))
            case 6:
                lines[at] = f"| {lines[at].replace(chr(9), ' | ')} |"
            case _:
                lines[at : at + 2] = ["".join(lines[at : at + 2])]
    return "\n".join(lines).encode("utf-8", "replace")


def recode(data: bytes, chance: Random) -> bytes:
    """Another coding, of this time or of old."""
    coding = chance.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1258", "cp1252", "utf-8-sig", "utf-7"))
    return data.decode("utf-8", "replace").encode(coding, "replace")


def _parts(data: bytes) -> list[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return [(info.filename, package.read(info)) for info in package.infolist()]
    except Exception:  # it was spoilt before
        return []


def _zip(parts: list[tuple[str, bytes]]) -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            package.writestr(name, content)
    return stream.getvalue()


BYTES: tuple[Mutilation, ...] = (flip, cut, double)
ZIP: tuple[Mutilation, ...] = (*BYTES, repack, *[mangle] * 20)
TEXT: tuple[Mutilation, ...] = (*BYTES, recode, *[rewrite] * 20)


def spoilt(data: bytes, steps: list[tuple[Mutilation, int]]) -> bytes:
    """The document after these steps."""
    for mutilation, number in steps:
        data = mutilation(data, Random(number))
    return data
