"""What the checks for contradictions look at: the body by its parts, the tables, and what has been read of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from domain.plan import PlannedTask, PlanReading
from language.normalize import lower
from plans.prose.body import Passage
from plans.tables.entries import Sheet
from plans.tables.tasks import SheetReading

_QUOTED = 110
_APPENDIX = re.compile(r"^(?:PHỤ LỤC|BIỂU|Phụ lục(?: số)?(?: [IVX\d]+)?$)")


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph of the body and where a person finds it: "phần II.6"."""

    text: str
    where: str
    depth: int
    heads: tuple[str, ...] = ()
    """The words of the headings above it, the widest first."""


@dataclass(frozen=True)
class Evidence:
    """A document as read so far."""

    reading: PlanReading
    passages: Sequence[Passage]
    tables: Sequence[SheetReading] = ()
    scorecards: Sequence[Sheet] = ()

    @cached_property
    def spots(self) -> list[Spot]:
        """The paragraphs of the body, each with its place."""
        return list(_spots(self.passages))

    def spots_with(self, *words: str) -> list[Spot]:
        """The paragraphs in which one of these words, in small letters, stands: patterns need be tried on few."""
        return [spot for spot, lowered in self._lowered if any(word in lowered for word in words)]

    @cached_property
    def _lowered(self) -> list[tuple[Spot, str]]:
        return [(spot, lower(spot.text)) for spot in self.spots]

    @property
    def tasks(self) -> list[PlannedTask]:
        """The tasks read."""
        return self.reading.tasks

    @property
    def rows(self) -> list[PlannedTask]:
        """The tasks that stand in a table of the appendix, not those that were read out of the body."""
        return [task for table in self.tables for task in table.tasks]

    @property
    def year(self) -> int | None:
        """The one year of the plan; None where it speaks for several or for none."""
        period = self.reading.period
        return period.end.year if period and period.start.year == period.end.year else None


def _spots(passages: Sequence[Passage]) -> Iterator[Spot]:
    marks: dict[int, str] = {}
    heads: dict[int, str] = {}
    outside = "phần mở đầu" if any(passage.depth == 1 for passage in passages) else "phần lời"
    for passage in passages:
        if _APPENDIX.match(passage.text):
            marks, heads, outside = {}, {}, "đầu phụ lục"
        mark = passage.mark.strip(" .:)-+*")
        if passage.depth <= 4 and mark:
            for below in range(passage.depth, 6):
                marks.pop(below, None)
                heads.pop(below, None)
            marks[passage.depth] = re.sub(r"(?i)^phần\s+", "", mark)
            heads[passage.depth] = passage.text
        yield Spot(
            passage.text, _where(marks) or outside, passage.depth, tuple(heads[depth] for depth in sorted(heads))
        )


def _where(marks: dict[int, str]) -> str:
    part = marks.get(1, "")
    item = marks.get(3) or marks.get(2, "")
    name = ".".join(label for label in (part, item, marks.get(4, "")) if label)
    return f"phần {name}" if name else ""


def quoted(text: str, longest: int = _QUOTED) -> str:
    """Words of the document in quotation marks, cut after a whole word where they are long."""
    text = text.strip(" ;,.-+*:")
    if len(text) > longest:
        text = f"{text[:longest].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
    return f"“{text}”"


def listed(items: Sequence[str], most: int = 6) -> str:
    """Names one after another; past `most` only how many there are besides."""
    if len(items) <= most:
        return ", ".join(items)
    return f"{', '.join(items[:most])} và {len(items) - most} chỗ khác"
