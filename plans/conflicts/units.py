"""Who leads a task: the unit that the body names against the unit in the row of the appendix."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.plan import Doubt
from language.normalize import fold
from plans.conflicts.counterparts import Counterparts
from plans.conflicts.evidence import Evidence, Spot, quoted

_UNIT = r"(?:Phòng|Văn phòng|Trung tâm|Công an|Ban|Chi cục|Hội|Đoàn|Thanh tra|Công chức|Bộ phận|Trạm|Đài)"
_GIVEN = re.compile(rf"(?:Giao\s+)?({_UNIT}\s+[^:;,.]{{2,70}}?)\s*(?:huyện|xã|phường)?\s*[:,]?\s+(?:chủ trì|Chủ trì)\b")
_SENTENCES = re.compile(r"(?<=[^\W\d_])[.;]\s+")
_LEADS = re.compile(r"(?i)^(?:là (?:cơ quan|đơn vị) )?chủ trì\b")
_HEAD = re.compile(rf"(?i)^(?:trách nhiệm (?:của )?)?({_UNIT}\b.{{2,70}}?)[:.]?$")
_COLLECTIVE = re.compile(r"^(?:cac|toan the|tat ca|ubnd|uy ban|lanh dao|thu truong|co quan)\b")
_FORMULA = re.compile(
    r"(?i),?\s*phối hợp (?:chặt chẽ )?(?:với )?(?:các )?[^,;.]*?(?:liên quan|đơn vị|địa phương)"
    r"|tham mưu(?: giúp)? (?:UBND|Ủy ban nhân dân) \w+"
)


@dataclass(frozen=True, slots=True)
class _Lead:
    unit: str
    text: str
    where: str


def unit_conflicts(evidence: Evidence) -> list[str]:
    """One sentence for each task that the body gives to another unit than the row of the appendix does."""
    rows = Counterparts([task for task in evidence.rows if task.lead])
    found: dict[str, str] = {}
    agreed: set[str] = set()
    for lead in _leads(evidence.spots):
        for task in rows.of(_FORMULA.sub(" ", lead.text)):
            if not _other_unit(lead.unit, task.lead):
                agreed.add(task.code)
                continue
            found.setdefault(
                task.code,
                f"Chủ trì {quoted(task.title, 70)}: {lead.where} giao {lead.unit}, phụ lục ({task.code}) ghi "
                f"{', '.join(task.lead)}; đang lấy theo phụ lục.",
            )
    return [told for code, told in found.items() if code not in agreed]


def lead_doubts(evidence: Evidence) -> list[Doubt]:
    """One doubt for each task whose lead is printed among those who help, too."""
    doubts = []
    for task in evidence.tasks:
        leads = {fold(unit) for unit in task.lead}
        both = [unit for unit in task.support if fold(unit) in leads and not _COLLECTIVE.match(fold(unit))]
        if both:
            doubts.append(
                Doubt(
                    where=f"{task.code}, phối hợp",
                    read=", ".join(task.support),
                    why=f"{', '.join(both)} vừa chủ trì vừa phối hợp",
                    other=", ".join(unit for unit in task.support if unit not in both),
                    code=task.code,
                    field="support",
                )
            )
    return doubts


def _leads(spots: Sequence[Spot]) -> Iterator[_Lead]:
    """What each unit is to lead, by the words of the body."""
    for spot in spots:
        if "chủ trì" not in spot.text.lower():
            continue
        for sentence in _SENTENCES.split(spot.text):
            given = _GIVEN.search(sentence)
            if given:
                yield _Lead(given.group(1).strip(), sentence[given.end() :], spot.where)
            elif _LEADS.match(sentence) and spot.heads and (head := _HEAD.match(spot.heads[-1])):
                yield _Lead(head.group(1).strip(), sentence, spot.where)


def _other_unit(unit: str, leads: Sequence[str]) -> bool:
    """Whether none of the leads is that unit; a collective may mean it too."""
    said = _name(unit)
    for lead in leads:
        printed = _name(lead)
        if _COLLECTIVE.match(fold(lead)) or not printed or not said:
            return False
        if len(said & printed) * 2 > min(len(said), len(printed)):
            return False
    return bool(leads)


def _name(unit: str) -> set[str]:
    """The words that tell a unit from others."""
    words = set(re.findall(r"\w+", fold(unit)))
    return words - {
        "phong",
        "van",
        "ban",
        "va",
        "huyen",
        "xa",
        "phuong",
        "cong",
        "chuc",
        "cua",
        "trung",
        "tam",
        "bo",
        "phan",
    }
