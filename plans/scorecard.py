"""A scorecard: criteria with full score, score reached, score to reach, what to do for it and who leads."""

import re

from domain.plan import Doubt, PlannedCriterion
from plans.blocks import UPPER
from plans.columns import Kind
from plans.rows import Entry, Sheet, joined
from plans.units import units_of

_BULLET = re.compile(rf"(?:^|(?<=[.;:]))\s*-\s+(?=[{UPPER}\d])")
_CODE = re.compile(r"^\d{1,2}(?:\.\d{1,2})*$")
_SCORE = re.compile(r"^\d{1,4}(?:[.,]\d{1,4})?$")


def criteria_of(sheet: Sheet) -> tuple[list[PlannedCriterion], list[Doubt]]:
    """The criteria of a scorecard in the order printed, and what is doubtful. Rows that head others are left out."""
    criteria: list[PlannedCriterion] = []
    doubts: list[Doubt] = []
    for entry in sheet.entries:
        if not _CODE.match(entry.number) or not (entry.lines(Kind.LEAD) or entry.lines(Kind.ACTIONS)):
            continue
        criterion = _criterion(entry)
        criteria.append(criterion)
        doubts.extend(_doubts(entry, criterion))
    return criteria, doubts


def _criterion(entry: Entry) -> PlannedCriterion:
    return PlannedCriterion(
        code=entry.number,
        title=entry.text(Kind.TITLE),
        max=_score(entry.text(Kind.FULL_SCORE)),
        achieved=_score(entry.text(Kind.SCORE)),
        target=_score(entry.text(Kind.SCORE_TARGET)),
        actions=_actions(entry.lines(Kind.ACTIONS)),
        lead=units_of(entry.lines(Kind.LEAD)),
    )


def _actions(lines: list[str]) -> list[str]:
    """What is to be done: each bullet is one, and a cell without bullets is one altogether."""
    parts = [part for line in joined(lines) for part in _BULLET.split(line)]
    return [part.strip(" ;-") for part in parts if part.strip(" ;-")]


def _score(text: str) -> float | None:
    return float(text.replace(",", ".")) if _SCORE.match(text) else None


def _doubts(entry: Entry, criterion: PlannedCriterion) -> list[Doubt]:
    where = f"{criterion.code} ({entry.place})"
    doubts = []
    if criterion.max is None:
        doubts.append(Doubt(where=where, read=entry.text(Kind.FULL_SCORE), why="Không đọc được điểm chuẩn"))
    for name, score in (("điểm đạt được", criterion.achieved), ("mục tiêu", criterion.target)):
        if score is not None and criterion.max is not None and score > criterion.max:
            why = f"Số {name} lớn hơn điểm chuẩn {criterion.max:g}"
            doubts.append(Doubt(where=where, read=f"{score:g}", why=why))
    if not criterion.lead:
        doubts.append(Doubt(where=where, read=criterion.title, why="Tiêu chí này không ghi đơn vị chủ trì"))
    return doubts
