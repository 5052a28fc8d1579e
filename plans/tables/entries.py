"""The rows of a plan's tables as meant, and the tables that hold them."""

import re
from dataclasses import dataclass, field

from plans.blocks import Row
from plans.tables.columns import SCORES, Columns, Kind, is_repeated

_TOTAL = re.compile(r"(?i)^(tổng|cộng)(\s+(cộng|số|kinh phí|điểm|số điểm|toàn bộ|chung))*\s*[:.]?(\s*\(.*\))?$")


def is_total(words: str) -> bool:
    """Whether the words of a row say that it only sums up the others."""
    return _TOTAL.match(words) is not None


@dataclass(slots=True)
class Entry:
    """One row as meant: its printed number, the lines of each kind, which cells were merged with those above."""

    place: str
    number: str = ""
    words: dict[Kind, list[str]] = field(default_factory=dict)
    merged: set[Kind] = field(default_factory=set)
    opens_page: bool = False
    alone: bool = False
    appendix: str = ""
    """The number of the appendix, where several count their sections anew."""
    above: "Entry | None" = None
    """The heading of a section that shares the number's cell with this row, its first."""

    def text(self, kind: Kind) -> str:
        """The lines of one kind as one."""
        return " ".join(self.words.get(kind, ()))

    def lines(self, kind: Kind) -> list[str]:
        """The lines of one kind."""
        return self.words.get(kind, [])

    @property
    def has_unit_or_date(self) -> bool:
        """Whether the row names who answers for it or when it is due: what makes a row a task."""
        return bool(self.lines(Kind.LEAD) or self.lines(Kind.DEADLINE))


@dataclass(slots=True)
class Sheet:
    """One table of the document with all its pages: where its columns stand, its rows, what its heading says."""

    columns: Columns
    heading: list[str]
    before: list[str]
    periods: dict[int, str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    has_merges: bool = False
    is_lined: bool = False
    """Whether its rows are the lines of the cells, as some scanners draw them, not the cells."""
    printed: list[list[str]] = field(default_factory=list)
    """The rows of the heading as they stand, each of which may be printed anew on a new page."""
    captions: list[tuple[int, str, str]] = field(default_factory=list)
    """Before which entry a table began, and the number and title of what stood above it."""
    appendices: list[tuple[int, str]] = field(default_factory=list)
    """With which entry an appendix began, and its number."""

    @property
    def is_scorecard(self) -> bool:
        """Whether it lists criteria with scores, not tasks."""
        return bool(self.columns.keys() & SCORES)

    def is_heading(self, row: Row) -> bool:
        """Whether a row is the heading again, or one line of it."""
        if is_repeated(row, self.heading):
            return True
        return any(is_repeated(row, line) for line in self.printed if line != self.heading)
