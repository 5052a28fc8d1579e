"""Plain text, in which a table is a run of lines with tabs."""

import re
from collections.abc import Iterable
from itertools import groupby

from domain.plan import UnreadableDocument
from plans.blocks import Block, Paragraph, Table, cell_of, plain, table_of

_PAGE_NUMBER = re.compile(r"^-?\s*\d{1,3}\s*-?$")


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8 or UTF-16. Raises UnreadableDocument for any other coding."""
    coding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(coding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            "Tệp chữ này không theo mã UTF-8 nên không đọc được tiếng Việt; hãy mở tệp và lưu lại với mã UTF-8."
        ) from error
    if "\x00" in text:
        raise UnreadableDocument(
            "Tệp này không phải văn bản thuần; hãy lưu kế hoạch thành tệp Word (.docx) rồi gửi lại."
        )
    return text


def text_blocks(data: bytes) -> list[Block]:
    """The paragraphs and tables of a text file, in order. Raises UnreadableDocument."""
    lines = decoded(data).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    blocks: list[Block] = []
    for tabbed, group in groupby(lines, key=lambda line: "\t" in line.rstrip("\n")):
        if tabbed:
            blocks.append(_table(list(group)))
        else:
            blocks.extend(_paragraphs(group))
    return blocks


def _table(lines: list[str]) -> Table:
    return table_of([cell_of(part) for part in line.split("\t")] for line in lines)


def _paragraphs(lines: Iterable[str]) -> list[Paragraph]:
    texts = map(plain, lines)
    return [Paragraph(text) for text in texts if text and not _PAGE_NUMBER.match(text)]
