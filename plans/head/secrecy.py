"""Stamps of secrecy: a document that bears one is not read at all."""

import re
from collections.abc import Iterator, Sequence

from domain.plan import UnreadableDocument
from plans.blocks import Block, Paragraph
from plans.head.letterhead import pieces_of

_GRADE = r"(?:(?:TUYỆT|TỐI)\s*)?MẬT"
_SIGNS = r"[\s\[\](){}*_.:|<>“”\"'-]*"
_LABEL = r"(?:(?:DẤU|ĐỘ|MỨC ĐỘ|CẤP ĐỘ|CHẾ ĐỘ|VĂN BẢN|TÀI LIỆU)\s+(?:CHỈ\s+)?(?:ĐỘ\s+)?)?(?:MẬT\s*:\s*)?"
_URGENCY = r"(?:\s*[-/,;+&]\s*(?:THƯỢNG KHẨN|HỎA TỐC|HOẢ TỐC|KHẨN)[^.]{0,20})?"
_STAMP = re.compile(rf"(?i)^{_SIGNS}{_LABEL}(?P<grade>{_GRADE}){_SIGNS}{_URGENCY}$")
_SPACED = re.compile(r"(?i)^(?:(?:T\s+U\s+Y\s+Ệ\s+T|T\s+Ố\s+I)\s+)?M\s+Ậ\s+T$")
# In a letterhead whose columns ran together the stamp ends a line of its left column.
_AT_THE_END = re.compile(rf"(?<!BÍ)(?<!BẢO)(?:^|\s)[\[(]?(?P<grade>{_GRADE})[\])]?$")
_LETTERHEAD = re.compile(
    r"^(?:SỐ\b|Số\b|(?:TUYỆT |TỐI )?MẬT\b|UBND|(?:ỦY|UỶ) BAN|CỘNG H|ĐẢNG|SỞ|PHÒNG|BAN|HĐND|HỘI ĐỒNG|VĂN PHÒNG)|Độc lập"
)
_HEAD_LINES = 30
_BODY = re.compile(r"(?i)^(?:căn cứ|thực hiện |kính gửi)")


def refuse_secret(blocks: Sequence[Block], margins: Sequence[str] = ()) -> None:
    """Raises UnreadableDocument where the document bears a stamp MẬT, TỐI MẬT or TUYỆT MẬT, be it in its `margins`.

    A stamp stands on a line of its own (or at the end of a line of the letterhead): "bảo mật" and "bí mật" are none,
    nor is a person whose name is Mật.
    """
    before = ""
    for line in margins:
        _refuse(_grade(line, before, in_head=True, is_paragraph=True))
        before = line
    lines = list(_lines(blocks))
    head = next((place for place, (line, _) in enumerate(lines[:_HEAD_LINES]) if _BODY.match(line)), _HEAD_LINES)
    for place, (line, is_paragraph) in enumerate(lines):
        # Every stamp, spaced out or not, has this letter: most lines need no pattern to be tried.
        if "ậ" in line or "Ậ" in line:
            before = lines[place - 1][0] if place else ""
            _refuse(_grade(line, before, place < head, is_paragraph))


def _refuse(grade: str) -> None:
    if grade:
        raise UnreadableDocument(
            f"Văn bản này đóng dấu {grade} nên không đọc; hãy xử lý theo quy định về bảo vệ bí mật nhà nước, "
            "không gửi qua trợ lý."
        )


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[str, bool]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text, True
            continue
        for row in block.rows:
            for cell in row:
                yield from ((line, False) for line in cell.lines)


def _grade(line: str, before: str, in_head: bool, is_paragraph: bool) -> str:
    if len(line) > 200:
        return ""
    stamp = _STAMP.match(line)
    if stamp is None and _SPACED.match(line):
        squeezed = re.sub(r"\s+", "", line).upper()
        return squeezed.replace("MẬT", " MẬT").strip()
    if stamp is not None:
        # Below the head only capitals are a stamp, and not where they end a heading that was broken over two lines.
        goes_on = re.search(r"(?i)\b(?:bí|bảo)$", before.rstrip()) is not None
        alone = line == line.upper() and (is_paragraph or in_head)
        written = in_head and is_paragraph and not line[:1].islower()
        return re.sub(r"\s+", " ", stamp["grade"]).upper() if (alone or written) and not goes_on else ""
    if not in_head or not _LETTERHEAD.search(line):
        return ""
    found = next(filter(None, map(_AT_THE_END.search, [line, *pieces_of([line])])), None)
    return re.sub(r"\s+", " ", found["grade"]) if found else ""
