"""The text around the tables, as whole paragraphs with the depth of their headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MARKS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(r"^(?:PHẦN\s+|Phần\s+)?[IVX]+\s*[.:)\-]\s*(?=\S)|^(?:PHẦN|Phần)\s+(?:[IVX]+|thứ \w+)\b[.: ]*")),
    (3, re.compile(r"^\d{1,2}\.\d{1,2}(?:\.\d{1,2})*[.)]?\s+")),
    (2, re.compile(r"^\d{1,2}\s*[.)]\s+(?=\D)|^\d{1,2}\s*[.)]\s+(?=\d+ ?%)")),
    (4, re.compile(r"^[a-zđ]\s*[).]\s+")),
    (5, re.compile(r"^[-+*]\s*(?:[-+*]\s*)?")),
)
_PLAIN = 9
_WRAPPED = range(60, 110)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph without its mark; `depth` is 1 for a Roman heading … 5 for a bullet, 9 where no mark is printed."""

    text: str
    depth: int


def passages_of(lines: Sequence[str]) -> list[Passage]:
    """The lines of a document as paragraphs: a sentence broken by a page or by hard ends of lines is made whole."""
    whole: list[str] = []
    for line in lines:
        if whole and _goes_on(whole[-1], line):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return [_passage(line) for line in whole]


def _passage(line: str) -> Passage:
    for depth, mark in _MARKS:
        found = mark.match(line)
        if found and found.end() < len(line):
            return Passage(line[found.end() :].strip(), depth)
    return Passage(line, _PLAIN)


def _goes_on(above: str, line: str) -> bool:
    if any(mark.match(line) for _, mark in _MARKS):
        return False
    if above.endswith((".", ":", ";", "/", "!", "?")):
        return False
    if line[0].islower():
        return True
    return len(above.split("\n")[-1]) in _WRAPPED and not above.isupper() and not line.isupper()
