"""Opening a PDF page by page: what the libraries raise and log becomes one line for people."""

import io
import logging
import re
import threading
import warnings
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from domain.plan import UnreadableDocument
from plans.blocks import Progress
from plans.pdf.letters import Leaf, leaf_of

MOST_PAGES = 300
MOST_UNPACKED = 300 * 2**20
NOT_PDF = "Tệp này mang đuôi .pdf nhưng không phải tài liệu PDF; hãy gửi lại tệp PDF gốc hoặc tệp Word (.docx)."
BROKEN = (
    "Tệp PDF này bị hỏng hoặc chưa tải về đủ nên không mở được; hãy tải lại, "
    "hoặc mở bản gốc, lưu lại thành PDF hay Word (.docx) rồi gửi lại."
)
LOCKED = "Tệp PDF này được đặt mật khẩu nên không mở được; hãy bỏ mật khẩu rồi gửi lại."
TOO_LONG = f"Tệp PDF này dài hơn {MOST_PAGES} trang; hãy tách riêng kế hoạch và phụ lục rồi gửi lại."
TOO_LARGE = "Tệp PDF này bung ra quá lớn so với một kế hoạch nên không mở; hãy lưu lại từ tệp Word gốc rồi gửi lại."
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_CHUNK = 2**16


def leaves_of(data: bytes, progress: Progress) -> Iterator[Leaf]:
    """The pages of a PDF one after the other; `progress(done, of)` is told after each. Raises UnreadableDocument."""
    if b"%PDF" not in data[:1024]:
        raise UnreadableDocument(NOT_PDF)
    _check_streams(data)
    document, pages = _opened(data)
    try:
        for done, page in enumerate(pages, 1):
            yield _leaf(document, page, done)
            progress(done, len(pages))
    finally:
        document.stream.close()


def _opened(data: bytes) -> tuple[PDF, Sequence[PDFPage]]:
    with _silence():
        try:
            document = PDF.open(io.BytesIO(data))
            pages = list(islice(PDFPage.create_pages(document.doc), MOST_PAGES + 1))
        except Exception as error:
            # The libraries raise whatever their own steps raise, from KeyError to struct.error and RecursionError.
            locked = any(isinstance(cause, PDFPasswordIncorrect) for cause in (error, *error.args))
            raise UnreadableDocument(LOCKED if locked else BROKEN) from error
    if not pages:
        raise UnreadableDocument(BROKEN)
    if len(pages) > MOST_PAGES:
        raise UnreadableDocument(TOO_LONG)
    return document, pages


def _leaf(document: PDF, source: PDFPage, number: int) -> Leaf:
    with _silence():
        try:
            page = Page(document, source, number)
            leaf = leaf_of(page.layout, number)
            page.close()
        except Exception as error:
            raise UnreadableDocument(BROKEN) from error
    return leaf


def _check_streams(data: bytes) -> None:
    """Refuse what unpacks to far more than a plan: the library unpacks each stream whole before it looks at it.

    Pictures are left out, for they are never unpacked.
    """
    unpacked = 0
    for found in _STREAM.finditer(data):
        start = found.end()
        if data[start : start + 1] != b"x" or b"/Image" in data[max(0, found.start() - 400) : found.start()]:
            continue
        packed = zlib.decompressobj()
        try:
            while not packed.eof and start < len(data):
                unpacked += len(packed.decompress(data[start : start + _CHUNK]))
                start += _CHUNK
                if unpacked > MOST_UNPACKED:
                    raise UnreadableDocument(TOO_LARGE)
        except zlib.error:
            continue


class _Quiet:
    """The log of pdfminer, which tells of every slip in a file; it is closed while any thread reads."""

    def __init__(self) -> None:
        self._log = logging.getLogger("pdfminer")
        self._lock = threading.Lock()
        self._readers = 0
        self._level = logging.NOTSET

    def enter(self) -> None:
        """Close the log."""
        with self._lock:
            if self._readers == 0:
                self._level = self._log.level
                self._log.setLevel(logging.CRITICAL + 1)
            self._readers += 1

    def leave(self) -> None:
        """Open it again, as it was, when the last reader has left."""
        with self._lock:
            self._readers -= 1
            if self._readers == 0:
                self._log.setLevel(self._level)


_QUIET = _Quiet()


@contextmanager
def _silence() -> Iterator[None]:
    _QUIET.enter()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        _QUIET.leave()
