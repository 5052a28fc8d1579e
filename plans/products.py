"""What proves a task, one entry per paper or thing."""

import re
from collections.abc import Iterable

from plans.blocks import UPPER
from plans.rows import joined

_PAPER = (
    r"(?:Kế hoạch|Báo cáo|Quyết định|Nghị quyết|Tờ trình|Công văn|Thông báo|Biên bản|Danh sách|Danh mục|Đề án|"
    r"Văn bản|Hướng dẫn|Kết luận|Chương trình|Chỉ thị|Quy chế|Quy định|Giấy mời|Hồ sơ|Phương án|Dự thảo)"
)
_BULLET = re.compile(rf"(?:^|(?<=[;.,:)\w…]))\s*(?:^|\s)[-+*]\s+(?=[{UPPER}\d])")
_COMMA = re.compile(rf",\s+(?={_PAPER}\b)")
_RUN_TOGETHER = re.compile(rf"(?<![,;.:\-])\s+(?=(?:{_PAPER}|Tin|Các văn bản|Bảng)\b)")
_SIGNS = " ;,:-+*"


def products_of(lines: Iterable[str]) -> list[str]:
    """The products a cell names, in the order printed, without their bullets."""
    found: list[str] = []
    for line in joined([line for line in lines if line]):
        for piece in _pieces(line):
            found.extend(_COMMA.split(piece) if _lists_papers(piece) else [piece])
    return [product for product in (piece.strip(_SIGNS) for piece in found) if product]


def groups_of(lines: Iterable[str]) -> list[str]:
    """Products of a cell shared by several tasks, cut also where one paper follows another with no sign between."""
    return [
        part.strip(_SIGNS)
        for product in _pieces_of(lines)
        for part in _RUN_TOGETHER.split(product)
        if part.strip(_SIGNS)
    ]


def _pieces_of(lines: Iterable[str]) -> list[str]:
    return [piece for line in joined([line for line in lines if line]) for piece in _pieces(line)]


def _pieces(line: str) -> list[str]:
    parts = _BULLET.split(line) if re.search(r"(?:^|[;.,:]\s*)[-+*]\s", line) else [line]
    return [piece for part in parts for piece in re.split(r";(?![^(]*\))", part)]


def _lists_papers(piece: str) -> bool:
    return bool(re.match(_PAPER, piece)) and "(" not in piece
