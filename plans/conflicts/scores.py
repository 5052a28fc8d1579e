"""Points of a scorecard: the criteria against their field, the fields against the total, the body against the table."""

import re
from collections.abc import Iterator, Sequence

from plans.conflicts.evidence import Evidence, quoted
from plans.conflicts.wording import telling_words
from plans.tables.columns import Kind
from plans.tables.entries import Entry, Sheet, is_total

_COLUMNS = ((Kind.FULL_SCORE, "điểm chuẩn"), (Kind.SCORE, "điểm đạt được"), (Kind.SCORE_TARGET, "điểm mục tiêu"))
_CODE = re.compile(r"^\d{1,2}(?:\.\d{1,2})*$")
_SCORE = re.compile(r"(?i)^(\d{1,4}(?:[.,]\d{1,4})?)\s*(?:đ|điểm)?$")
_IN_WORDS = re.compile(
    r"(?i)^(?:lĩnh vực|nội dung|mục|nhóm)\s+(\d{1,2})\b\s*[:.]?\s*(.*?)(\d+(?:[.,]\d+)?)\s*/\s*(\d+(?:[.,]\d+)?)\s*điểm"
)
_INDEX = re.compile(r"(?i)^(?:tổng\s+)?(?:điểm\s+)?chỉ số\s+(?:cải cách hành chính|CCHC|PAR)\b")
_CLOSE = 0.0151
"""Sums are printed rounded to two places."""


def score_conflicts(evidence: Evidence) -> list[str]:
    """One sentence for each number of points that its parts do not make up."""
    found: list[str] = []
    for sheet in evidence.scorecards:
        scored = [entry for entry in sheet.entries if _CODE.match(entry.number)]
        found.extend(_fields(scored))
        found.extend(_totals(sheet, scored))
        found.extend(_in_words(evidence, scored))
        found.extend(_index(evidence, sheet))
    return found


def _score(entry: Entry, kind: Kind) -> float | None:
    found = _SCORE.match(entry.text(kind))
    return float(found.group(1).replace(",", ".")) if found else None


def _sum(entries: Sequence[Entry], kind: Kind) -> float | None:
    """The points of these rows together; None where one of them has none."""
    scores = [_score(entry, kind) for entry in entries]
    return sum(score for score in scores if score is not None) if scores and None not in scores else None


def _fields(scored: Sequence[Entry]) -> Iterator[str]:
    parts: dict[str, list[Entry]] = {}
    for entry in scored:
        parts.setdefault(entry.number.rpartition(".")[0], []).append(entry)
    for entry in scored:
        for kind, name in _COLUMNS:
            said, below = _score(entry, kind), _sum(parts.get(entry.number, ()), kind)
            if said is not None and below is not None and abs(said - below) > _CLOSE:
                yield (
                    f"Mục {entry.number} ({entry.text(Kind.TITLE)}, {entry.place}) ghi {name} {_number(said)}, các "
                    f"tiêu chí bên dưới cộng lại là {_number(below)}."
                )


def _totals(sheet: Sheet, scored: Sequence[Entry]) -> Iterator[str]:
    fields = [entry for entry in scored if "." not in entry.number]
    for entry in sheet.entries:
        if not is_total(entry.text(Kind.TITLE)):
            continue
        for kind, name in _COLUMNS:
            said, below = _score(entry, kind), _sum(fields, kind)
            if said is not None and below is not None and abs(said - below) > _CLOSE:
                yield (
                    f"Dòng tổng ({entry.place}) ghi {name} {_number(said)}, các lĩnh vực cộng lại là {_number(below)}."
                )


def _in_words(evidence: Evidence, scored: Sequence[Entry]) -> Iterator[str]:
    """ "Field 7 … 7,63/15 points" in the body against row 7 of the table."""
    fields = {entry.number: entry for entry in scored if "." not in entry.number}
    for spot in evidence.spots:
        found = _IN_WORDS.match(spot.text)
        entry = fields.get(str(int(found.group(1)))) if found else None
        if found is None or entry is None or not _same_field(found.group(2), entry):
            continue
        reached, full = _score(entry, Kind.SCORE), _score(entry, Kind.FULL_SCORE)
        said_reached, said_full = (float(found.group(place).replace(",", ".")) for place in (3, 4))
        if reached is None or full is None:
            continue
        if abs(reached - said_reached) > _CLOSE or abs(full - said_full) > _CLOSE:
            yield (
                f"Lĩnh vực {entry.number}: {spot.where} ghi {_number(said_reached)}/{_number(said_full)} điểm, phụ lục "
                f"({entry.place}) ghi {_number(reached)}/{_number(full)}; đang lấy theo phụ lục."
            )


def _index(evidence: Evidence, sheet: Sheet) -> Iterator[str]:
    """The points that the body wants for the whole index against the total of the points to reach."""
    totals = [_score(entry, Kind.SCORE_TARGET) for entry in sheet.entries if is_total(entry.text(Kind.TITLE))]
    total = next((score for score in totals if score is not None), None)
    if total is None:
        return
    for target in evidence.reading.targets:
        is_met = total >= target.value - _CLOSE if target.comparison in (">=", ">") else total == target.value
        if target.unit == "điểm" and _INDEX.search(target.text) and not is_met:
            yield (
                f"Chỉ tiêu {_number(target.value)} điểm: phần lời ghi {quoted(target.text, 90)}, dòng tổng của bảng "
                f"điểm ghi mục tiêu {_number(total)}; đang giữ cả hai."
            )


def _same_field(words: str, entry: Entry) -> bool:
    said, printed = telling_words(words), telling_words(entry.text(Kind.TITLE))
    return len(said & printed) * 2 >= min(len(said), len(printed))


def _number(score: float) -> str:
    return f"{round(score, 3):g}".replace(".", ",")
