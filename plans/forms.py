"""The forms in which a plan comes (Word, PDF, Excel, text): which one a file is, and its blocks."""

import stat
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from domain.plan import UnreadableDocument
from plans.blocks import Block, Cell, Document, Paragraph, Progress, Table
from plans.first_bytes import form_of
from plans.package import Package, package_of
from plans.text.codings import refuse_old_codings
from plans.word.facing_columns import opened

MOST_BYTES = 50 * 2**20
MOST_LETTERS = 2_000_000
MOST_CELLS = 400_000
LONGEST_LINE = 6_000
_LONGEST_NAME = 80


def document_of(path: Path, progress: Progress) -> Document:
    """The blocks of the file at `path`; `progress(done, of)` is called while long files are read.

    Raises UnreadableDocument, whose one Vietnamese line says what is wrong and what to do.
    """
    data = _bytes(path)
    with package_of(data) or nullcontext() as package:
        document = _read(form_of(data, path.suffix, package), data, package, progress)
    texts = list(_texts(document.blocks))
    _refuse_extremes(document.blocks, texts)
    refuse_old_codings(texts)
    blocks = opened(document.blocks)
    if max(map(len, texts)) > LONGEST_LINE:
        blocks = [_bounded(block) for block in blocks]
    return Document(blocks, document.doubts, document.margins)


def _read(form: str, data: bytes, package: Package | None, progress: Progress) -> Document:
    told: list[BaseException] = []

    def tell(done: int, of: int) -> None:
        try:
            progress(done, of)
        except BaseException as error:
            told.append(error)
            raise

    try:
        return _FORMS[form](data, package, tell)
    except UnreadableDocument:
        raise
    except Exception as error:
        if any(error is one for one in told):
            raise
        # The libraries raise whatever they stumble over in a broken file, and run out of depth or memory in a hostile
        # one. Nothing of our own work on the plan is done in here.
        raise UnreadableDocument(
            f"Tệp {form} này bị hỏng nên không đọc được; hãy mở tệp, lưu lại rồi gửi lại, hoặc gửi bản Word (.docx)."
        ) from error


def shown_name(path: Path) -> str:
    """The name of a file as it may be shown: on one line, of letters that can be written down."""
    name = path.name.encode("utf-8", "replace").decode("utf-8")
    name = "".join(letter if letter.isprintable() else "?" for letter in name)
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 21]}…{name[-20:]}"


def _docx(data: bytes, package: Package | None, progress: Progress) -> Document:
    from plans.word.document import docx_document

    return docx_document(package)


def _pdf(data: bytes, package: Package | None, progress: Progress) -> Document:
    from plans.pdf.document import pdf_document

    return pdf_document(data, progress)


def _xlsx(data: bytes, package: Package | None, progress: Progress) -> Document:
    from plans.excel.document import xlsx_document

    return xlsx_document(package, progress)


def _txt(data: bytes, package: Package | None, progress: Progress) -> Document:
    from plans.text.document import text_blocks

    return Document(text_blocks(data))


# The libraries are heavy, and a reader of one form needs none of the others: each is imported when first asked for.
_FORMS: dict[str, Callable[[bytes, Package | None, Progress], Document]] = {
    ".docx": _docx,
    ".pdf": _pdf,
    ".xlsx": _xlsx,
    ".txt": _txt,
}


def _bytes(path: Path) -> bytes:
    name = shown_name(path)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise UnreadableDocument(f"{name} là một thư mục, không phải tệp; hãy chọn tệp kế hoạch trong đó.")
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableDocument(f"{name} không phải tệp thường nên không đọc; hãy chọn tệp kế hoạch.")
        if found.st_size > MOST_BYTES:
            raise UnreadableDocument(
                "Tệp lớn hơn 50 MB nên không đọc; hãy bỏ bớt hình ảnh hoặc chỉ gửi kế hoạch và phụ lục."
            )
        with path.open("rb", buffering=0) as file:
            data = file.readall()
    except (OSError, ValueError) as error:
        raise UnreadableDocument(f"Không mở được tệp {name}; hãy kiểm tra tên và quyền đọc tệp.") from error
    if not data.strip(b" \t\r\n\f\v\x00\xef\xbb\xbf\xff\xfe"):
        raise UnreadableDocument("Tệp này trống, không có chữ nào; hãy kiểm tra rồi gửi lại tệp kế hoạch.")
    return data


def _texts(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            for row in block.rows:
                for cell in row:
                    yield from cell.lines


def _refuse_extremes(blocks: list[Block], texts: list[str]) -> None:
    """Scans hold no letter. No plan is as long as the longest; reading on would keep everybody waiting."""
    if not any(texts):
        raise UnreadableDocument(
            "Tệp này không có chữ nào, có thể chỉ là ảnh quét; hãy xin bản Word (.docx), hoặc PDF có chữ, rồi gửi lại."
        )
    cells = sum(len(row) for block in blocks if isinstance(block, Table) for row in block.rows)
    if sum(map(len, texts)) > MOST_LETTERS or cells > MOST_CELLS:
        raise UnreadableDocument(
            "Tài liệu này quá dài so với một kế hoạch nên không đọc; hãy chỉ gửi kế hoạch và phụ lục."
        )


def _bounded(block: Block) -> Block:
    """The block with absurdly long lines cut."""
    if isinstance(block, Paragraph):
        return block if len(block.text) <= LONGEST_LINE else replace(block, text=block.text[:LONGEST_LINE])
    if all(len(line) <= LONGEST_LINE for row in block.rows for cell in row for line in cell.lines):
        return block
    rows = tuple(tuple(_cut(cell) for cell in row) for row in block.rows)
    return replace(block, rows=rows)


def _cut(cell: Cell) -> Cell:
    return replace(cell, lines=tuple(line[:LONGEST_LINE] for line in cell.lines))
