"""A column that holds what comes of a task and by when together: "Kế hoạch, trước ngày 15/3"."""

import re
from collections.abc import Iterable

from language.normalize import fold
from plans.blocks import UPPER
from plans.tables.products import is_product

_HEADING = re.compile(r"\b(?:san pham|ket qua)\b")
_BEGINS = re.compile(
    r"(?i)[,;:(\s-]*(?<![^\s(,;:-])(?=(?:hạn|hoàn thành|xong|trước|trong|chậm nhất|muộn nhất|ngày|quý|tháng|hằng|hàng|"
    r"thường xuyên|liên tục|khi|ngay sau|sau|theo|đến|cuối|đầu|giữa|định kỳ|cả năm|0?[69] tháng|"
    r"\d{1,2}(?:/\d|\s+(?:ngày|tháng|lần|tuần)))(?![^\W\d_]))"
)
_ENDS = re.compile(rf"\)[\s,;.]*|;\s*|\s+(?=[{UPPER}])")
# A paper behind these words is one to go by, not one to make: "theo Kế hoạch của tỉnh".
_CITES = re.compile(r"(?i)\b(?:theo|có|của|sau|khi|nhận)$")


def holds_both(heading: str) -> bool:
    """Whether the heading of a column of deadlines speaks of products too."""
    return _HEADING.search(fold(heading)) is not None


def parted(lines: Iterable[str]) -> tuple[list[str], list[str]]:
    """The products of such a cell, and its words of time, each in the order printed."""
    products: list[str] = []
    times: list[str] = []
    for line in lines:
        rest = line
        while rest:
            begins = _BEGINS.search(rest)
            products.append(rest[: begins.start()] if begins else rest)
            if begins is None:
                break
            rest = rest[begins.end() :]
            end = next((cut for cut in _ENDS.finditer(rest) if _is_end(cut, rest)), None)
            times.append((rest[: end.start()] if end else rest).strip(" ,;.("))
            rest = rest[end.end() :] if end else ""
    return [one for one in (product.strip(" ,;:(-") for product in products) if one], [time for time in times if time]


def _is_end(cut: re.Match[str], text: str) -> bool:
    """Whether words of time end there: at a sign, or where a product begins with no sign before it."""
    if cut.group().strip():
        return True
    return not _CITES.search(text[: cut.start()]) and is_product(text[cut.end() :])
