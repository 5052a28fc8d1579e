"""Numbers to reach: out of the parts of the body headed "chỉ tiêu", else out of the titles of the tasks."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from domain.plan import PlannedTarget, PlannedTask
from language.normalize import fold
from plans.blocks import UPPER
from plans.body import Passage

Comparison = Literal["=", ">=", ">", "<=", "<"]

_HEADING_LENGTH = 110
_CLAUSE_LENGTH = 1500
_PERCENT = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*%?\s*(?P<range>(?:-|đến)\s*\d+(?:[.,]\d+)?\s*)?(?:%|phần trăm)",
)
_COUNT = re.compile(
    r"(?i)\b(?:ít nhất|tối thiểu|không quá|tối đa|từ)\s+(?:có\s+)?(\d{1,4})\s+"
    r"(?!%|tháng|ngày|giờ|năm|phút|lần/)"
    r"(hội nghị|sáng kiến|cơ quan|đơn vị|chuyên mục|văn bản|thủ tục|mô hình|[^\W\d_]+)"
)
_CLAUSES = re.compile(rf";\s+|,\s+(?=trong (?:số )?đó\b)|(?<=[^\W\d_])\.\s+(?=[{UPPER}])|(?<=[%)])\.\s+(?=[{UPPER}])")
_BEFORE: tuple[tuple[Comparison, str], ...] = (
    (">=", r"(tối thiểu|ít nhất|không dưới|không thấp hơn|không ít hơn)[^,;%]{0,40}$"),
    ("<=", r"(tối đa|không quá|không vượt quá|không cao hơn|nhiều nhất)[^,;%]{0,25}$"),
    (">", r"\b(trên|cao hơn|vượt|hơn)\s*$"),
    ("<", r"\b(dưới|thấp hơn)\s*$"),
    (">=", r"\btừ\s*$"),
)


def targets_of(passages: Sequence[Passage], tasks: Sequence[PlannedTask]) -> list[PlannedTarget]:
    """The targets of a plan, in the order printed. Titles of tasks are asked only where the body has no such part."""
    found: list[PlannedTarget] = []
    for section, text in _stated(passages):
        found.extend(_in_text(text, section))
    if not found:
        for task in tasks:
            found.extend(_in_title(task))
    return found


def _stated(passages: Sequence[Passage]) -> Iterator[tuple[str | None, str]]:
    """The paragraphs under a heading of targets, each with the field it belongs to."""
    depth: int | None = None
    field: tuple[int, str] | None = None
    section: str | None = None
    for passage in passages:
        if depth is not None and passage.depth <= depth:
            depth = None
        if depth is not None:
            yield section, passage.text
        elif _is_heading(passage):
            depth = passage.depth
            section = field[1] if field and field[0] < passage.depth and field[0] > 1 else None
        elif passage.depth <= 3 and len(passage.text) <= _HEADING_LENGTH:
            field = (passage.depth, passage.text.rstrip(" .:"))


def _is_heading(passage: Passage) -> bool:
    if passage.depth > 4 or len(passage.text) > _HEADING_LENGTH or "%" in passage.text:
        return False
    folded = fold(passage.text).strip(" .:")
    return "chi tieu" in folded or "muc tieu cu the" in folded or (passage.depth == 4 and folded == "muc tieu")


def _in_title(task: PlannedTask) -> Iterator[PlannedTarget]:
    for target in _in_text(task.title, task.section):
        yield target.model_copy(update={"text": task.title})


def _in_text(text: str, section: str | None) -> Iterator[PlannedTarget]:
    for clause in _CLAUSES.split(text):
        if len(clause) > _CLAUSE_LENGTH:
            continue
        words = clause.strip(" ;,-+*")
        percents = list(_PERCENT.finditer(clause))
        for found in percents or _COUNT.finditer(clause):
            yield PlannedTarget(
                section=section,
                text=words,
                value=float(found.group(1).replace(",", ".")),
                unit="%" if percents else found.group(2),
                comparison=_comparison(clause, found, bool(percents and found["range"])),
            )


def _comparison(clause: str, found: re.Match[str], is_range: bool) -> Comparison:
    before, after = clause[: found.start(1)].lower(), clause[found.end() :].lower()
    if re.match(r"\s*trở lên", after):
        return ">="
    if re.match(r"\s*trở xuống", after):
        return "<="
    for sign, pattern in _BEFORE:
        if re.search(pattern, before):
            return sign
    return ">=" if is_range else "="
