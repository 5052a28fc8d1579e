"""The codings of text files, and the old codings of Vietnamese that no longer read as Vietnamese."""

import re
import unicodedata
from collections.abc import Iterable

from domain.plan import UnreadableDocument
from language.normalize import compose

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_COMMON = re.compile(r"kế hoạch|nhiệm vụ|thực hiện|nhân dân|cải cách|đơn vị|thời gian|báo cáo", re.IGNORECASE)
# The same words as the fonts of old (.VnTime and VNI-Times) hold them.
_OLD = (
    ("TCVN3 (phông .VnTime)", r"kõ ho¹ch|nhiöm v|thùc hiön|nh©n d©n|c¶i c¸ch|®¬n vþ|thêi gian|b¸o c¸o"),
    ("VNI (phông VNI-Times)", r"keá hoaïch|nhieäm vu|thöïc hieän|nhaân daân|caûi caùch|ñôn vò|thôøi gian|baùo caùo"),
)
_OLD_CODINGS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _OLD)
_ENOUGH = 3
_UNCODED = "Tệp chữ này không theo mã UTF-8 nên không đọc được tiếng Việt; hãy mở tệp và lưu lại với mã UTF-8."
_BINARY = "Tệp này không phải văn bản thuần; hãy lưu kế hoạch thành tệp Word (.docx) rồi gửi lại."


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16, UTF-32 or, where it is surely that, windows-1258.

    Raises UnreadableDocument for any other coding and for what is no text.
    """
    text = _unicode(data)
    if text is None:
        refuse_old_codings([data.decode("cp1252", "ignore")])
        old = unicodedata.normalize("NFC", data.decode("cp1258", "ignore"))
        if len(_COMMON.findall(old)) < _ENOUGH:
            raise UnreadableDocument(_BINARY if b"\x00" in data else _UNCODED)
        text = old
    if text.count("\x00") * 1000 > len(text):
        raise UnreadableDocument(_BINARY)
    return text


def _unicode(data: bytes) -> str | None:
    coding = next((coding for mark, coding in _MARKS if data.startswith(mark)), None) or _unmarked(data)
    # A file cut short may end in the middle of a letter: at most its last bytes are left out.
    for cut in range(4):
        try:
            return data[: len(data) - cut].decode(coding)
        except UnicodeDecodeError as error:
            if error.start < len(data) - 8:
                break
    if coding != "utf-8-sig":
        return None
    text = data.decode(coding, "replace")
    return text.replace("\ufffd", "") if text.count("\ufffd") * 1000 < len(text) else None


def _unmarked(data: bytes) -> str:
    """UTF-16 without its mark shows in the zero bytes of its blanks and line ends."""
    sample = data[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) > len(sample) // 20 and max(even, odd) > 4 * min(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    return "utf-8-sig"


def refuse_old_codings(texts: Iterable[str]) -> None:
    """Raises UnreadableDocument where the text is Vietnamese in a coding from before Unicode; of no other text."""
    sample = "\n".join(texts)[:200_000]
    if _COMMON.search(sample):
        return
    for name, pattern in _OLD_CODINGS:
        if len(pattern.findall(sample)) >= _ENOUGH and not _COMMON.search(compose(sample)):
            raise UnreadableDocument(
                f"Văn bản này gõ bằng bảng mã cũ {name} nên không đọc được tiếng Việt; "
                "hãy chuyển sang Unicode (ví dụ bằng UniKey) rồi gửi lại."
            )
