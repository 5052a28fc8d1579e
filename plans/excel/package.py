"""What a workbook says of itself: its sheets, its shared strings, how its cells are to be shown."""

import posixpath
import re
from dataclasses import dataclass, field
from datetime import datetime

from openpyxl.styles.numbers import BUILTIN_FORMATS, FORMAT_GENERAL
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from domain.plan import UnreadableDocument
from plans.excel.markup import Attributes, Names, elements, fed, parser_of
from plans.package import MOST_BYTES, Package

MOST_ROWS = 20_000
"""Rows with content in the visible sheets of one workbook; a plan has some hundreds."""

_BOOK = "xl/workbook.xml"
_SIDES = ("left", "right", "top", "bottom")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FILLED = (b"</v>", b":v>", b"</is>", b":is>")
_CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet: its name, where it lies in the package, whether it is hidden, whether it only holds a chart."""

    name: str
    path: str
    hidden: bool = False
    chart: bool = False


@dataclass(slots=True)
class Styles:
    """How cells are shown, by the number of their style: the number format, and which styles draw a border."""

    formats: list[str] = field(default_factory=list)
    bordered: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Workbook:
    """A workbook without its cells."""

    package: Package
    sheets: list[SheetPart]
    strings: list[str]
    styles: Styles
    epoch: datetime


def workbook_of(package: Package) -> Workbook:
    """The workbook in the package. Raises what the zip and its XML raise, and KeyError where a part is missing."""
    names = set(package.namelist())
    book = elements(package.read(_BOOK))
    targets, strings = _relations(package, names)
    sheets = []
    for parent, name, said in book:
        path, kind = targets.get(said.get("id", ""), ("", ""))
        if parent == "sheets" and name == "sheet" and path in names:
            hidden = said.get("state", "visible") != "visible"
            sheets.append(SheetPart(said.get("name", ""), path, hidden, kind != "worksheet"))
    old = any(name == "workbookPr" and said.get("date1904") in ("1", "true", "on") for _, name, said in book)
    return Workbook(
        package,
        sheets,
        _strings(package, strings) if strings in names else [],
        _styles(package.read("xl/styles.xml")) if "xl/styles.xml" in names else Styles(),
        MAC_EPOCH if old else WINDOWS_EPOCH,
    )


def _relations(package: Package, names: set[str]) -> tuple[dict[str, tuple[str, str]], str]:
    """The path and the kind of each part the workbook names, and the path of its shared strings."""
    found: dict[str, tuple[str, str]] = {}
    strings = ""
    rels = "xl/_rels/workbook.xml.rels"
    for _, name, said in elements(package.read(rels)) if rels in names else ():
        if name != "Relationship" or said.get("TargetMode") == "External":
            continue
        path = posixpath.normpath(posixpath.join("/xl", said.get("Target", ""))).lstrip("/")
        kind = said.get("Type", "").rpartition("/")[2]
        found[said.get("Id", "")] = (path, kind)
        if kind == "sharedStrings":
            strings = path
    return found, strings


def _styles(data: bytes) -> Styles:
    styles = Styles()
    codes = dict(BUILTIN_FORMATS)
    drawn: list[bool] = []
    within = False
    for parent, name, said in elements(data):
        if parent == "numFmts":
            codes[int(said["numFmtId"])] = said.get("formatCode", FORMAT_GENERAL)
        elif name == "border":
            within = parent == "borders"
            drawn.extend([False] * within)
        elif parent == "border" and within and name in _SIDES and said.get("style", "none") != "none":
            drawn[-1] = True
        elif parent == "cellXfs" and name == "xf":
            border = int(said.get("borderId", "0"))
            if border < len(drawn) and drawn[border]:
                styles.bordered.add(len(styles.formats))
            styles.formats.append(codes.get(int(said.get("numFmtId", "0")), FORMAT_GENERAL))
    return styles


def _strings(package: Package, path: str) -> list[str]:
    """The shared strings; runs of rich text are put together, readings of Asian script are left out."""
    names = Names()
    strings: list[str] = []
    parts: list[str] = []
    taking = False
    aside = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal taking, aside
        local = names[name]
        if local == "t":
            taking = not aside
        elif local == "rPh":
            aside += 1

    def end(name: str) -> None:
        nonlocal taking, aside
        local = names[name]
        if local == "t":
            taking = False
        elif local == "si":
            strings.append(unescaped("".join(parts)))
            parts.clear()
        elif local == "rPh":
            aside -= 1

    def text(data: str) -> None:
        if taking:
            parts.append(data)

    with package.stream(path) as stream:
        fed(parser_of(start, end, text), stream)
    return strings


def unescaped(text: str) -> str:
    """A string of the file as typed: "_x000D_" stands for a sign that XML can not hold."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def count_rows(package: Package) -> int:
    """How many rows of all sheets seem to hold something, without parsing them.

    Raises UnreadableDocument as soon as they are too many: a sheet of a million rows is not unpacked to its end.
    """
    count = unpacked = 0
    for part in package.namelist():
        if not part.startswith("xl/worksheets/") or not part.endswith(".xml"):
            continue
        rest = b""
        with package.stream(part) as stream:
            while chunk := stream.read(_CHUNK):
                *rows, rest = (rest[-_CHUNK:] + chunk).split(b"row>")
                count += sum(any(mark in row for mark in _FILLED) for row in rows)
                if count > MOST_ROWS * 2:
                    refuse_length()
                unpacked += len(chunk)
                if unpacked > MOST_BYTES:
                    return count
    return count


def refuse_length() -> None:
    """Raises UnreadableDocument: more rows than any plan has."""
    most = f"{MOST_ROWS:,}".replace(",", ".")
    raise UnreadableDocument(
        f"Tệp Excel này có hơn {most} hàng có chữ nên không đọc; hãy chỉ giữ lại bảng kế hoạch rồi gửi lại."
    )
