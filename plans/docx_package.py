"""A look at the zip around a Word document before anything in it is parsed."""

import io
import zlib
from zipfile import BadZipFile, ZipFile

from domain.plan import UnreadableDocument

MOST_BYTES = 200 * 2**20
MOST_TIMES = 200
_FREE_BYTES = 20 * 2**20
_OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK = 2**20


def check_package(data: bytes) -> None:
    """Nothing when the zip is a Word document of a sane size; raises UnreadableDocument otherwise.

    What the zip declares can be a lie, so the main parts are also unpacked and counted, a chunk at a time.
    """
    if data.startswith(_OLE_HEAD):
        raise UnreadableDocument(
            "Tệp này được đặt mật khẩu hoặc là Word đời cũ (.doc); hãy bỏ mật khẩu, lưu lại thành .docx rồi gửi lại."
        )
    try:
        with ZipFile(io.BytesIO(data)) as package:
            _check_parts(package, len(data))
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise UnreadableDocument(
            "Tệp Word này bị hỏng nên không mở được; hãy mở bằng Word, lưu lại thành .docx rồi gửi lại."
        ) from error


def _check_parts(package: ZipFile, packed: int) -> None:
    parts = package.infolist()
    if any(part.flag_bits & 0x1 for part in parts):
        raise UnreadableDocument("Tệp này được đặt mật khẩu; hãy bỏ mật khẩu, lưu lại thành .docx rồi gửi lại.")
    if not any(part.filename == "word/document.xml" for part in parts):
        raise UnreadableDocument("Tệp này mang đuôi .docx nhưng không phải tài liệu Word; hãy gửi lại tệp Word gốc.")
    most = min(MOST_BYTES, max(_FREE_BYTES, packed * MOST_TIMES))
    if sum(part.file_size for part in parts) > most:
        _refuse_size()
    unpacked = 0
    for part in parts:
        with package.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                unpacked += len(chunk)
                if unpacked > most:
                    _refuse_size()


def _refuse_size() -> None:
    raise UnreadableDocument(
        "Tệp Word này bung ra quá lớn so với một kế hoạch nên không mở; hãy bỏ bớt hình ảnh rồi lưu lại thành .docx."
    )
