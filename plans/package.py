"""A look at the zip around an Office document before anything in it is parsed."""

import io
import re
import zlib
from dataclasses import dataclass
from zipfile import BadZipFile, ZipFile, ZipInfo

from domain.plan import UnreadableDocument

MOST_BYTES = 200 * 2**20
MOST_TIMES = 200
MOST_PARTS = 5_000
_FREE_BYTES = 20 * 2**20
_OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK = 2**20
# Office writes none; whoever does wants a parser to unfold or to fetch something. UTF-16 holds a zero in every letter.
_DOCTYPE = re.compile(rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|E\x00?N\x00?T\x00?I\x00?T\x00?Y)", re.I)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(rb"\b(Type|Target|TargetMode)\s*=\s*[\"']([^\"']*)[\"']")
ZIP_ERRORS = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
"""What a broken zip makes the standard library raise."""


@dataclass(frozen=True, slots=True)
class Office:
    """A program of the office suite: its name, the suffix of its files now and of old, the part that it needs."""

    name: str
    suffix: str
    old: str
    part: str


WORD = Office("Word", ".docx", ".doc", "word/document.xml")
EXCEL = Office("Excel", ".xlsx", ".xls", "xl/workbook.xml")


class Parts:
    """The parts of an open package; names are compared as Office does, without regard to case and slant."""

    def __init__(self, package: ZipFile) -> None:
        self._package = package
        self._infos = {_plain_name(info.filename): info for info in package.infolist()}

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, or None where the package has no such part or it cannot be unpacked."""
        info = self._infos.get(_plain_name(name))
        try:
            return None if info is None else self._package.read(info)
        except ZIP_ERRORS:
            return None

    def main(self, office: Office) -> str:
        """The name of the part with which the document begins; empty where there is none of that program."""
        folder = office.part.split("/")[0] + "/"
        named = self.related("", "/officeDocument", otherwise=office.part)
        found = next((name for name in (named, office.part) if _plain_name(name) in self._infos), "")
        return found if _plain_name(found).startswith(folder) else ""

    def related(self, part: str, kind: str, otherwise: str) -> str:
        """The part that `part` names as its `kind` (the end of a relation's type), or `otherwise`; never a link."""
        folder, _, file = part.rpartition("/")
        for relation in _RELATION.findall(self.read(f"{folder}/_rels/{file}.rels") or b""):
            of = {name: value.decode("utf-8", "replace") for name, value in _ATTRIBUTE.findall(relation)}
            if of.get(b"Type", "").endswith(kind) and of.get(b"TargetMode") != "External":
                target = of.get(b"Target", "")
                return target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
        return otherwise


def _plain_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def check_package(data: bytes, office: Office) -> None:
    """Nothing when the zip is a document of that program and of a sane size; raises UnreadableDocument otherwise.

    What the zip declares can be a lie, so the parts are also unpacked and counted, a chunk at a time.
    """
    try:
        with opened_package(data, office) as package:
            check_parts(package, len(data), office)
    except ZIP_ERRORS as error:
        raise UnreadableDocument(broken(office)) from error


def opened_package(data: bytes, office: Office) -> ZipFile:
    """The zip, not yet looked at. Raises UnreadableDocument for a container of old, one of ZIP_ERRORS where broken."""
    if data.startswith(_OLE_HEAD):
        raise UnreadableDocument(
            f"Tệp này được đặt mật khẩu hoặc là {office.name} đời cũ ({office.old}); hãy bỏ mật khẩu, {_again(office)}."
        )
    return ZipFile(io.BytesIO(data))


def _again(office: Office) -> str:
    return f"lưu lại thành {office.suffix} rồi gửi lại"


def may_declare(markup: bytes) -> bool:
    """Whether anything can be declared in the XML; quick to ask. UTF-16 holds a zero in every letter."""
    return b"<!" in markup or b"<\x00!" in markup


def broken(office: Office) -> str:
    """What is said of a file that cannot be opened."""
    return (
        f"Tệp {office.name} này bị hỏng nên không mở được; hãy mở bằng {office.name}, "
        f"lưu lại thành {office.suffix} rồi gửi lại."
    )


def check_parts(package: ZipFile, packed: int, office: Office) -> None:
    """The look of `check_package` at an open package of `packed` bytes. Raises one of ZIP_ERRORS where it is broken."""
    parts = package.infolist()
    if any(part.flag_bits & 0x1 for part in parts):
        raise UnreadableDocument(f"Tệp này được đặt mật khẩu; hãy bỏ mật khẩu, {_again(office)}.")
    if not Parts(package).main(office):
        raise UnreadableDocument(
            f"Tệp này mang đuôi {office.suffix} nhưng không phải tài liệu {office.name}; "
            f"hãy gửi lại tệp {office.name} gốc."
        )
    most = min(MOST_BYTES, max(_FREE_BYTES, packed * MOST_TIMES))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > most:
        _refuse_size(office)
    unpacked = 0
    for part in parts:
        unpacked += _unpacked(package, part, most - unpacked, office)


def _unpacked(package: ZipFile, part: ZipInfo, most: int, office: Office) -> int:
    """How many bytes a part really holds. A broken picture does no harm, a broken part of the text does."""
    is_markup = part.filename.lower().endswith((".xml", ".rels"))
    count = 0
    try:
        with package.open(part) as stream:
            before = b""
            while chunk := stream.read(_CHUNK):
                count += len(chunk)
                if count > most:
                    _refuse_size(office)
                if is_markup and may_declare(before + chunk) and _DOCTYPE.search(before + chunk):
                    _refuse_entities(office)
                before = chunk[-40:]
    except ZIP_ERRORS:
        if is_markup:
            raise
    return count


def _refuse_size(office: Office) -> None:
    raise UnreadableDocument(
        f"Tệp {office.name} này bung ra quá lớn so với một kế hoạch nên không mở; "
        f"hãy bỏ bớt hình ảnh rồi lưu lại thành {office.suffix}."
    )


def _refuse_entities(office: Office) -> None:
    raise UnreadableDocument(
        f"Tệp {office.name} này chứa phần khai báo lạ, không an toàn nên không mở; "
        f"hãy mở bằng {office.name}, lưu lại thành {office.suffix} rồi gửi lại."
    )
