"""What every form of document becomes before it is understood: paragraphs and tables, in the order printed."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from domain.plan import Doubt
from language.normalize import compose

_TAGS = re.compile(r"</?(?:b|i|u|p|em|strong|sup|sub|span|div|li|ul|ol)\s*/?>", re.IGNORECASE)
_BREAKS = re.compile(r"<br\s*/?>|</p>\s*<p>", re.IGNORECASE)
_STARS = re.compile(r"\*\*|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])")
_HASHES = re.compile(r"^#{1,6}\s+")
_BULLET_GLYPHS = re.compile(r"^[•●▪■◦○·∙‣⁃➢➤✓]\s*")

UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""Capital letters of Vietnamese, for character classes: in the tables of Unicode they do not stand side by side."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its lines, how many columns it spans, whether it only continues the cell above."""

    lines: tuple[str, ...] = ()
    span: int = 1
    below: bool = False
    text: str = field(init=False, repr=False, compare=False)
    """All lines as one."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", " ".join(self.lines))


EMPTY = Cell()

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body, on one line."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A grid: every row has a cell for every column; a spanning cell stands in its first column."""

    rows: tuple[Row, ...]
    place: str = ""
    """Where it stands, for doubts: "trang 4", "trang tính Phụ lục"; empty where the form has no such thing."""
    numbers: tuple[int, ...] = ()
    """The number that each row has in its file, for doubts; empty where rows have none."""


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A file of any form: its blocks in the order printed, what its form alone makes doubtful, and the lines of its
    margins, which are no text of the plan."""

    blocks: list[Block]
    doubts: list[Doubt] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)


Progress = Callable[[int, int], None]
"""Told how many pages or rows are done, of how many."""


def plain(text: str) -> str:
    """One line in NFC without marks of emphasis, with a plain dash for every kind of bullet."""
    text = text.strip()
    if "#" in text or "<" in text or "*" in text:
        text = _STARS.sub("", _TAGS.sub("", _HASHES.sub("", text))).strip()
    return compose(text if text[:1].isalnum() else _BULLET_GLYPHS.sub("- ", text))


def cell_of(text: str, span: int = 1) -> Cell:
    """A cell out of raw text; line breaks in it are kept as lines, empty lines are dropped."""
    if "<" in text:
        text = _BREAKS.sub("\n", text)
    return Cell(tuple(line for line in map(plain, text.split("\n")) if line), span)


def table_of(rows: Iterable[Iterable[Cell]], place: str = "") -> Table:
    """A table in which all rows are as wide as the widest."""
    grid = [list(row) for row in rows]
    width = max((len(row) for row in grid), default=0)
    return Table(tuple(tuple(row + [EMPTY] * (width - len(row))) for row in grid), place)
