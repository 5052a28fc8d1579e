"""What stands above a table as its name: the field of work or the appendix whose tasks it lists."""

import re
from collections.abc import Sequence

_DEPTH = 5
_LONGEST = 140
_LABELLED = re.compile(r"^(?:(?:Phần|Mục|Nhóm)\s+)?([IVXL]+|[A-H]|\d{1,2})\s*[.):/-]\s*(\S.*)$")
_APPENDIX = re.compile(
    r"^(?:phụ\s*lục|biểu(?:\s+mẫu)?|bảng|phụ\s*biểu)\s*(?:số\s*)?(\d{1,2}|[IVXL]+|[A-H])\b\s*[.:–-]?\s*(.*)$",
    re.IGNORECASE,
)
_PASSED_OVER = re.compile(r"^\(|^(?:đơn vị tính|đvt)\b|^trang\b|^\W*$", re.IGNORECASE)
_NO_NAME = re.compile(r"[.]$|phụ\s*lục|kế hoạch|danh mục|^bảng|nơi nhận|^biểu|chủ tịch", re.IGNORECASE)


def appendix_of(lines: Sequence[str]) -> str:
    """The number or letter of the appendix that these lines above a table open; empty where they open none."""
    for line in reversed(lines[-_DEPTH:]):
        found = _APPENDIX.match(line.strip())
        if found and line.strip()[:1].lower() == "p":
            return found.group(1).lstrip("0").upper()
    return ""


def caption_of(lines: Sequence[str], restarts: bool) -> tuple[str, str] | None:
    """The printed number (may be empty) and the title of what a table below these lines is about, or None.

    A line with no Roman number counts only where the table's own numbers start anew (`restarts`).
    """
    near = [line.strip() for line in lines[-_DEPTH:]]
    for at in range(len(near) - 1, -1, -1):
        line = near[at]
        if _PASSED_OVER.match(line):
            continue
        if len(line) > _LONGEST or line.endswith((";", ",")):
            return None
        appendix = _APPENDIX.match(line)
        if appendix:
            return appendix.group(1), appendix.group(2).strip() or line
        above = _APPENDIX.match(near[at - 1]) if at else None
        if above:
            return above.group(1), line
        found = _LABELLED.match(line)
        if found and (restarts or found.group(1).isupper()):
            return found.group(1), found.group(2).strip(" :;")
        return ("", line.strip(" :;")) if restarts and not found and not _NO_NAME.search(line) else None
    return None
