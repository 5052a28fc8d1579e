"""Numbers to reach: out of the parts of the body headed "chỉ tiêu" or "mục tiêu", else wherever one is promised."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from domain.plan import Period, PlannedCriterion, PlannedTarget, PlannedTask
from language.normalize import fold
from plans.goals.clauses import Goal, day_by, goals_in
from plans.prose.body import Passage

_HEADING_LENGTH = 110
_GOALS = re.compile(r"\b(?:chi tieu|muc tieu)\b")
_WORK = re.compile(r"\b(?:nhiem vu|giai phap|noi dung|cong viec|yeu cau|to chuc thuc hien|trach nhiem|kinh phi)\b")
_PAST = re.compile(
    r"\b(?:ket qua (?:dat duoc|thuc hien|danh gia)|danh gia (?:ket qua|tinh hinh|chung)|tinh hinh|thuc trang|"
    r"uu diem|ton tai|han che|nguyen nhan|dac diem)\b|^ket qua\b|^danh gia\b"
)
_ANNOUNCES = rf"(?:cac |mot so |ve )?(?:{_GOALS.pattern}|{_WORK.pattern})"
_LETTERED = re.compile(r"^[A-H]\s*[.)]\s+(?=\S)")
_LABEL = re.compile(r"(?i)^(?:các |một số )?(?:chỉ tiêu|mục tiêu)\b[^:%.;]{0,60}:\s*(?=\S)")
_NUMBERED_GOAL = re.compile(r"(?i)^mục tiêu\s+\d{1,2}\s*[:.]\s*")
_PROMISE = re.compile(
    r"(?i)^\W*(?:\d|tối thiểu|ít nhất|trên \d|phấn đấu|phần đấu|đạt|đảm bảo|bảo đảm|tỷ lệ|tỉ lệ|duy trì|giảm|tăng|nâng|"
    r"hoàn thành|mức độ hài lòng|đến (?:năm|hết|cuối)|không quá|dưới \d)|\b(?:phấn đấu|đạt|đảm bảo|bảo đảm|tối thiểu|"
    r"ít nhất|không quá)\b[^.;%]{0,60}\d"
)

_ALIKE = 0.65


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the body under a heading: how deep it stands, whether numbers to reach stand in it, whose field."""

    depth: int
    holds: str
    field: str | None = None
    heading: str = ""


def targets_of(
    passages: Sequence[Passage],
    tasks: Sequence[PlannedTask],
    period: Period | None = None,
    criteria: Sequence[PlannedCriterion] = (),
) -> list[PlannedTarget]:
    """The targets of a plan, in the order printed, each with the day by which it is to be reached where that is said.

    Those of the goals that head rows of the appendix come last, without what the body says already. Only where the body
    has no part for targets are its other sentences asked, the titles of the tasks, and what a scorecard wants done.
    """
    found = [target for part, text in _stated(passages) for target in _targets(text, part, period, stated=True)]
    if found:
        return [*found, *_of_goals(tasks, found, period)]
    for part, text in _promised(passages):
        found.extend(_targets(text, part, period))
    for task in tasks:
        for goal in goals_in(task.title, period):
            if not _is_told(found, goal, task.title):
                found.append(_target(replace(goal, text=task.title), task.section))
    for criterion in criteria:
        for action in criterion.actions:
            found.extend(_target(goal, criterion.title) for goal in goals_in(action, period))
    return found


def _of_goals(
    tasks: Sequence[PlannedTask], found: Sequence[PlannedTarget], period: Period | None
) -> Iterator[PlannedTarget]:
    """The numbers in the goals of the rows, each goal once, that no target sets in nearly the same words."""
    sections = {task.objective: task.section for task in reversed(tasks) if task.objective}
    for goal in dict.fromkeys(task.objective for task in tasks if task.objective):
        for one in goals_in(_NUMBERED_GOAL.sub("", goal), period, stated=True):
            if not any(target.value == one.value and _are_alike(target.text, one.text) for target in found):
                yield _target(one, sections[goal])


def _are_alike(one: str, other: str) -> bool:
    """Whether two texts share most words of the shorter."""
    words = [set(re.findall(r"\w+", fold(text))) for text in (one, other)]
    return len(words[0] & words[1]) >= _ALIKE * min(map(len, words))


def _targets(text: str, part: _Part, period: Period | None, stated: bool = False) -> Iterator[PlannedTarget]:
    by = day_by(part.heading, period) if part.heading else None
    for goal in goals_in(text, period, stated):
        yield _target(goal if goal.by else replace(goal, by=by), part.field)


def _target(goal: Goal, section: str | None) -> PlannedTarget:
    return PlannedTarget(
        section=section, text=goal.text, value=goal.value, unit=goal.unit, comparison=goal.comparison, by=goal.by
    )


def _is_told(found: Sequence[PlannedTarget], goal: Goal, title: str) -> bool:
    """Whether a task written in prose only says again what was already read of the same sentence."""
    words = fold(title)
    return any(
        target.value == goal.value and (fold(target.text) in words or words in fold(target.text)) for target in found
    )


def _parts(passages: Sequence[Passage]) -> Iterator[tuple[_Part | None, Passage]]:
    """Each passage that is no heading, with the part it stands in."""
    stack: list[_Part] = []
    for passage in map(_marked, passages):
        if _is_heading(passage):
            while stack and stack[-1].depth >= passage.depth:
                stack.pop()
            stack.append(_part(passage, stack[-1] if stack else None))
        else:
            yield (stack[-1] if stack else None), passage


def _marked(passage: Passage) -> Passage:
    """A heading marked with a letter ("A. MỤC TIÊU") or only by its capitals, as deep as it is meant."""
    lettered = _LETTERED.match(passage.text)
    if passage.depth < 9 or len(passage.text) > _HEADING_LENGTH or not (lettered or passage.text.isupper()):
        return passage
    return Passage(passage.text[lettered.end() :], 0) if lettered else Passage(passage.text, 1)


def _is_heading(passage: Passage) -> bool:
    if len(passage.text) > _HEADING_LENGTH or "%" in passage.text:
        return False
    if passage.depth <= 4:
        return not passage.text.endswith((";", ".")) or _GOALS.search(fold(passage.text)) is not None
    # A bullet or a plain line is a heading only if it announces what follows.
    return passage.text.endswith(":") and re.match(_ANNOUNCES, fold(passage.text)) is not None


def _part(passage: Passage, above: _Part | None) -> _Part:
    folded = fold(passage.text)
    words = passage.text.rstrip(" .:")
    field = above.field if above else None
    if _GOALS.search(folded):
        holds = "some" if _WORK.search(folded) else "goals"
        return _Part(passage.depth, holds, field, words)
    if _PAST.search(folded):
        return _Part(passage.depth, "past")
    if _WORK.search(folded):
        return _Part(passage.depth, "work", field)
    if above and above.holds == "goals" and day_by(words, None):
        # "2. Đến năm 2030:" under the goals says by when, not in which field.
        return _Part(passage.depth, "goals", field, words)
    heading = above.heading if above and above.holds == "goals" else ""
    return _Part(passage.depth, above.holds if above else "", words if 1 < passage.depth <= 3 else field, heading)


def _stated(passages: Sequence[Passage]) -> Iterator[tuple[_Part, str]]:
    """The paragraphs under a heading of targets, or that call themselves targets."""
    for part, passage in _parts(passages):
        label = _LABEL.match(passage.text)
        if part is None or part.holds == "past":
            continue
        if part.holds == "goals":
            yield part, passage.text
        elif label:
            yield replace(part, heading=label.group()), passage.text[label.end() :]
        elif part.holds == "some" and _PROMISE.search(passage.text):
            yield part, passage.text


def _promised(passages: Sequence[Passage]) -> Iterator[tuple[_Part, str]]:
    """Sentences anywhere else that promise a number."""
    for part, passage in _parts(passages):
        if part is not None and part.holds != "past" and "%" in passage.text:
            for sentence in re.split(r"(?<=[.;])\s+", passage.text):
                if _PROMISE.search(sentence):
                    yield replace(part, heading=""), sentence
