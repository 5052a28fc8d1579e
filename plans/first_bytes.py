"""What a file is by its first bytes, whatever its name says, and what is said of those that are no plan."""

import re

from domain.plan import UnreadableDocument
from plans.package import EXCEL, WORD, Package

_SAVE = "lưu kế hoạch thành tệp Word (.docx) rồi gửi lại"
_AS_WORD = f"hãy {_SAVE}"
_PICTURE = (
    "Tệp này là ảnh chụp hoặc ảnh quét, không có chữ để đọc; hãy xin bản Word (.docx), "
    "hoặc PDF có chữ, của kế hoạch rồi gửi lại."
)
_ARCHIVE = "Tệp này là tệp nén; hãy giải nén rồi gửi riêng tệp kế hoạch (.docx, .pdf, .xlsx hoặc .txt)."
_RTF = f"Tệp này là văn bản RTF; hãy mở bằng Word, {_SAVE}."
_OLD_WORD = f"Tệp này là Word đời cũ (.doc); hãy mở bằng Word, {_SAVE}."
_OLD_EXCEL = "Tệp này là Excel đời cũ (.xls); hãy mở bằng Excel, lưu lại thành .xlsx rồi gửi lại."
_SLIDES = f"Tệp này là tệp trình chiếu, không phải kế hoạch; {_AS_WORD}."
_WEB = f"Tệp này thực ra là trang web (HTML); hãy mở bằng Word, {_SAVE}."
_OLD_XML = f"Tệp này là Word lưu dưới dạng XML; hãy mở bằng Word, {_SAVE}."
_ODT = f"Tệp này là văn bản OpenDocument (.odt); {_AS_WORD}."
_ODS = "Tệp này là bảng tính OpenDocument (.ods); hãy lưu lại thành .xlsx rồi gửi lại."
_LOCKED = "Tệp này được đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại."
_OLE = f"Tệp này được đặt mật khẩu hoặc là tệp Office đời cũ; hãy bỏ mật khẩu, {_SAVE}."
_STREAMS = (
    ("EncryptedPackage", _LOCKED),
    ("WordDocument", _OLD_WORD),
    ("Workbook", _OLD_EXCEL),
    ("PowerPoint Document", _SLIDES),
)
_HEADS: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), line)
    for pattern, line in (
        (rb"\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|II\*\x00|MM\x00\*|BM.{4}\x00{4}", _PICTURE),
        (rb"RIFF.{4}WEBP|.{4}ftyp(?:hei|mif|avi)", _PICTURE),
        (rb"Rar!\x1a|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08|BZh\d1AY|\xfd7zXZ", _ARCHIVE),
        (rb"\s*\{\\rtf", _RTF),
        (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLE),
    )
)
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype\s+html|<html|<\?xml|mime-version:)", re.IGNORECASE)
_BY_SUFFIX = {
    ".doc": _OLD_WORD,
    ".xls": _OLD_EXCEL,
    ".ppt": _SLIDES,
    ".pptx": _SLIDES,
    ".odt": _ODT,
    ".ods": _ODS,
    ".rtf": _RTF,
    **dict.fromkeys((".html", ".htm", ".mht", ".mhtml"), _WEB),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"), _PICTURE),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar"), _ARCHIVE),
}
_READ = (".docx", ".pdf", ".xlsx", ".txt")
_SAME = {".docm": ".docx", ".dotx": ".docx", ".dotm": ".docx", ".xlsm": ".xlsx", ".xltx": ".xlsx", ".xltm": ".xlsx"}


def form_of(data: bytes, suffix: str, package: Package | None) -> str:
    """The form of a file (".docx", ".pdf", ".xlsx", ".txt"): by its first bytes, and only then by its suffix.

    `package` is the zip that the bytes are, if they are one.

    Raises UnreadableDocument, saying what the file is and what to send instead, where no form of ours fits.
    """
    suffix = _SAME.get(suffix.lower(), suffix.lower())
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:5] == b"%PDF-" or (suffix != ".txt" and b"%PDF-" in data[:1024]):
        return ".pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _form_of_zip(data, suffix, package)
    for head, line in _HEADS:
        if head.match(data):
            raise UnreadableDocument(_ole(data) if line is _OLE else line)
    if suffix == ".txt":
        return suffix
    if _MARKUP.match(data):
        raise UnreadableDocument(_OLD_XML if b"wordml" in data[:2000] or b"Word.Document" in data[:2000] else _WEB)
    return _by_suffix(suffix)


def _by_suffix(suffix: str) -> str:
    if suffix in _READ:
        return suffix
    known = _BY_SUFFIX.get(suffix)
    if known is None:
        shown = suffix if re.fullmatch(r"\.\w{1,10}", suffix) else "tệp không có đuôi" if not suffix else "đuôi này"
        known = f"Chỉ đọc được kế hoạch dạng .docx, .pdf, .xlsx và .txt, không đọc được {shown}; {_AS_WORD}."
    raise UnreadableDocument(known)


def _ole(data: bytes) -> str:
    """An old container holds its parts under names in UTF-16: they tell a password from an old document."""
    return next((line for name, line in _STREAMS if name.encode("utf-16-le") in data), _OLE)


def _form_of_zip(data: bytes, suffix: str, package: Package | None) -> str:
    if package is None:
        # Cut short or torn: whoever reads the form it claims will say so in that form's words.
        return suffix if suffix in (".docx", ".xlsx") else ".xlsx" if b"xl/" in data else ".docx"
    for form, office in ((".docx", WORD), (".xlsx", EXCEL)):
        if package.main(office):
            return form
    names = [name.lower().replace("\\", "/") for name in package.namelist()]
    kind = package.part("mimetype") or b""
    if b"opendocument.text" in kind:
        raise UnreadableDocument(_ODT)
    if b"opendocument.spreadsheet" in kind:
        raise UnreadableDocument(_ODS)
    if b"opendocument.presentation" in kind or any(name.startswith("ppt/") for name in names):
        raise UnreadableDocument(_SLIDES)
    if "encryptedpackage" in names:
        raise UnreadableDocument(_LOCKED)
    if suffix in (".docx", ".xlsx"):
        return suffix
    raise UnreadableDocument(_ARCHIVE)
