"""A look at the zip around an Office document before anything in it is parsed."""

import io
import re
import zlib
from dataclasses import dataclass
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from domain.plan import UnreadableDocument

MOST_BYTES = 200 * 2**20
MOST_TIMES = 200
MOST_PARTS = 5_000
_FREE_BYTES = 20 * 2**20
_CHUNK = 2**20
_SMALL = 2**20
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


class Package(ZipFile):
    """An open zip. Names of parts are compared as Office does, without regard to case and slant.

    The parts of a small file are unpacked once and kept: all of them are looked at before any is understood.
    """

    def __init__(self, data: bytes) -> None:
        """Raises one of ZIP_ERRORS where the bytes are no zip, or a broken one."""
        super().__init__(io.BytesIO(data))
        self.packed = len(data)
        self.is_small = sum(part.file_size for part in self.infolist()) <= _SMALL
        self._kept: dict[int, bytes] = {}
        self._infos = {_plain_name(info.filename): info for info in self.infolist()}

    def read(self, name: str | ZipInfo, pwd: bytes | None = None) -> bytes:
        """The bytes of a part, as ZipFile gives them. Raises KeyError, or one of ZIP_ERRORS."""
        if not self.is_small:
            return super().read(name, pwd)
        info = self.getinfo(name) if isinstance(name, str) else name
        data = self._kept.get(info.header_offset)
        if data is None:
            data = self._kept[info.header_offset] = super().read(info, pwd)
        return data

    def stream(self, name: str | ZipInfo) -> IO[bytes]:
        """The bytes of a part, to be read piece by piece. Raises as `read` does."""
        return io.BytesIO(self.read(name)) if self.is_small else self.open(name)

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, or None where the package has no such part or it cannot be unpacked."""
        info = self._infos.get(_plain_name(name))
        try:
            return None if info is None else self.read(info)
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
        for relation in _RELATION.findall(self.part(f"{folder}/_rels/{file}.rels") or b""):
            of = {name: value.decode("utf-8", "replace") for name, value in _ATTRIBUTE.findall(relation)}
            if of.get(b"Type", "").endswith(kind) and of.get(b"TargetMode") != "External":
                target = of.get(b"Target", "")
                return target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
        return otherwise


def package_of(data: bytes) -> Package | None:
    """The zip that the bytes are, not yet looked at; None where they are none, or one too broken to be opened."""
    try:
        return Package(data)
    except ZIP_ERRORS:
        return None


def _plain_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


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


def check_package(package: Package, office: Office) -> None:
    """Nothing when the zip is a document of that program and of a sane size; raises UnreadableDocument otherwise.

    What the zip declares can be a lie, so the parts are also unpacked and counted, a chunk at a time. Raises one of
    ZIP_ERRORS where a part is broken.
    """
    parts = package.infolist()
    if any(part.flag_bits & 0x1 for part in parts):
        raise UnreadableDocument(f"Tệp này được đặt mật khẩu; hãy bỏ mật khẩu, {_again(office)}.")
    if not package.main(office):
        raise UnreadableDocument(
            f"Tệp này mang đuôi {office.suffix} nhưng không phải tài liệu {office.name}; "
            f"hãy gửi lại tệp {office.name} gốc."
        )
    most = min(MOST_BYTES, max(_FREE_BYTES, package.packed * MOST_TIMES))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > most:
        _refuse_size(office)
    unpacked = 0
    for part in parts:
        unpacked += _unpacked(package, part, most - unpacked, office)


def _unpacked(package: Package, part: ZipInfo, most: int, office: Office) -> int:
    """How many bytes a part really holds. A broken picture does no harm, a broken part of the text does."""
    is_markup = part.filename.lower().endswith((".xml", ".rels"))
    count = 0
    try:
        with package.stream(part) as stream:
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
