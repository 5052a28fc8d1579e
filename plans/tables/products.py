"""What proves a task, one entry per paper or thing."""

import re
from collections.abc import Iterable, Sequence

from language.normalize import fold
from plans.blocks import UPPER
from plans.tables.line_breaks import joined

_PAPER = (
    r"(?:Kế hoạch|Báo cáo|Quyết định|Nghị quyết|Tờ trình|Công văn|Thông báo|Biên bản|Danh sách|Danh mục|Đề án|"
    r"Văn bản|Hướng dẫn|Kết luận|Chương trình|Chỉ thị|Quy chế|Quy định|Giấy mời|Hồ sơ|Phương án|Dự thảo)"
)
_THING = (
    r"(?:Phần mềm|Tài liệu|Hệ thống|Bảng|Sổ|Hình ảnh|Phóng sự|Hội nghị|Hội thi|Lớp|Các lớp|Cơ sở dữ liệu|Chuyên mục|"
    r"Chuyên trang|Quy trình|Bản|Biểu|Giấy|Phiếu|Băng rôn|Pano|Tờ rơi|Thư|Tin|Bài|Cẩm nang|Số liệu|Các văn bản|"
    r"Bộ (?:thủ tục|tiêu chí|chỉ số|tài liệu|câu hỏi|quy trình))"
)
_BULLET = re.compile(rf"(?:^|(?<=[;.,:)\w…]))\s*(?:^|\s)[-+*]\s+(?=[{UPPER}\d])")
_A_BULLET = re.compile(r"(?:^|[;.,:]\s*)[-+*]\s")
_SEMICOLON = re.compile(r";(?![^(]*\))")
_OPENS = re.compile(rf"(?:{_PAPER}|{_THING})\b")
_COMMA = re.compile(rf",\s+(?=(?:{_PAPER}|{_THING})\b)")
_RUN_TOGETHER = re.compile(rf"(?<![,;.:\-])\s+(?=(?:{_PAPER}|Tin|Các văn bản|Bảng)\b)")
_DASHED = re.compile(rf"\s-\s+(?=(?:{_PAPER}|{_THING})\b)")
_THING_AFTER_PAPER = re.compile(
    r"(?:(?<=Kế hoạch)|(?<=Quyết định)|(?<=Báo cáo)|(?<=Công văn)|(?<=Đề án)|(?<=Văn bản)|(?<=Thông báo)|(?<=Tờ trình))"
    rf"\s+(?=[{UPPER}][^\W\d_{UPPER}])"
)
_SIGNS = " ;,:-+*"


def products_of(lines: Iterable[str]) -> list[str]:
    """The products a cell names, in the order printed, without their bullets."""
    found: list[str] = []
    for line in joined([line for line in lines if line]):
        for piece in _pieces(line):
            found.extend(_COMMA.split(piece) if "," in piece and _lists_papers(piece) else [piece])
    return [product for product in (piece.strip(_SIGNS) for piece in found) if product]


def groups_of(lines: Iterable[str]) -> list[str]:
    """Products of a cell shared by several tasks, cut also where one paper follows another with no sign between."""
    return [
        part.strip(_SIGNS)
        for product in _pieces_of(lines)
        for listed in _DASHED.split(product)
        for part in _RUN_TOGETHER.split(listed)
        if part.strip(_SIGNS)
    ]


def groups_for(lines: Iterable[str], titles: Sequence[str]) -> list[str]:
    """The same for tasks with these titles: where that makes one for each, cut also where a thing follows a paper.

    A paper that a title calls by all these words ("Đề án Vị trí việc làm") is one.
    """
    groups = groups_of(lines)
    if len(groups) >= len(titles):
        return groups
    said = [fold(title) for title in titles]
    finer = [
        piece.strip(_SIGNS)
        for group in groups
        for piece in ([group] if any(fold(group) in title for title in said) else _THING_AFTER_PAPER.split(group))
    ]
    return finer if len(finer) == len(titles) else groups


def _pieces_of(lines: Iterable[str]) -> list[str]:
    return [piece for line in joined([line for line in lines if line]) for piece in _pieces(line)]


def _pieces(line: str) -> list[str]:
    parts = _BULLET.split(line) if _A_BULLET.search(line) else [line]
    return [piece for part in parts for piece in _SEMICOLON.split(part)]


def _lists_papers(piece: str) -> bool:
    return "(" not in piece and _OPENS.match(piece) is not None


_BEFORE_PRODUCT = re.compile(r"^(?:các|những|bản|số)\s+")
_IS_PRODUCT = re.compile(rf"(?:{_PAPER}|{_THING}|kết quả)\b", re.IGNORECASE)
_NAMED = re.compile(_PAPER.lower())
_ONLY_CITED = re.compile(
    r"\b(?:theo|khi có|sau khi|căn cứ|sau)\s+(?:(?:các|sự|yêu cầu|chỉ đạo)\s+)*" + _PAPER.lower(), re.IGNORECASE
)
_FIRST = ("kế hoạch", "quyết định", "công văn", "đề án", "chương trình", "phương án", "dự thảo", "hướng dẫn", "văn bản")
_LAST = ("báo cáo", "thông báo", "kết luận", "biên bản")


def paper_in(product: str) -> str:
    """The kind of paper that a product is, in small letters ("báo cáo"), or nothing."""
    found = _NAMED.search(product.lower())
    return found.group() if found else ""


def papers_named(text: str) -> set[str]:
    """The kinds of paper that words speak of as something to make, not as something to go by ("theo kế hoạch")."""
    lowered = text.lower()
    found = set(_NAMED.findall(_ONLY_CITED.sub(" ", lowered)))
    return found | ({"báo cáo"} if re.search(r"\b(?:sơ kết|tổng kết)\b", lowered) else set())


def is_product(text: str) -> bool:
    """Whether words begin with the name of a paper or of a thing that proves a task."""
    words = _BEFORE_PRODUCT.sub("", text.strip(_SIGNS).lower())
    return _IS_PRODUCT.match(words) is not None


def is_first_paper(product: str) -> bool:
    """Whether a product opens a piece of work (a plan, a decision)."""
    return paper_in(product) in _FIRST


def is_last_paper(product: str) -> bool:
    """Whether a product closes a piece of work (a report, a conclusion)."""
    return paper_in(product) in _LAST
