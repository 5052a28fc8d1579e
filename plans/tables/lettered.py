"""Cells that say by letters which task of their row they speak of: "a) Kế hoạch b) Biên bản kiểm tra"."""

import re
from collections.abc import Sequence

LETTERS = "abcdefgh"
_MARK = re.compile(r"(?:^|(?<=\s))([a-h])[).]\s+(?=\S)")


def lines_of(lines: Sequence[str], letter: str) -> list[str] | None:
    """The lines of a cell that stand behind that letter, none where it has others; None where the cell has no letters.

    A cell has letters if it begins with one and they follow each other in order; some may be left out.
    """
    if not letter:
        return None
    text = "\n".join(lines)
    marks = list(_MARK.finditer(text))
    found = [mark.group(1) for mark in marks]
    if not marks or marks[0].start() or found != sorted(set(found)):
        return None
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    own = [text[mark.end() : end] for mark, end in zip(marks, ends, strict=True) if mark.group(1) == letter]
    return [line.strip() for part in own for line in part.split("\n") if line.strip()]


def goes_on_by_letter(lines: Sequence[str], above: Sequence[str]) -> bool:
    """Whether a cell begins with the letter after the last of the cell above it."""
    first = _MARK.match(" ".join(lines))
    marks = _MARK.findall(" ".join(above))
    return first is not None and bool(marks) and LETTERS.find(first.group(1)) == LETTERS.find(marks[-1]) + 1
