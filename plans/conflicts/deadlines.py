"""By when a task is due: the day that the body names against the row of the appendix."""

import re

from domain.plan import PlannedTask
from language.deadlines import read_deadlines
from language.normalize import fold
from plans.conflicts.counterparts import Counterparts
from plans.conflicts.evidence import Evidence, quoted

_DUE = re.compile(
    r"(?i)\b(?:(?:hoàn thành|xong|trình|ban hành|thực hiện|báo cáo|gửi)[^,;.()]{0,40}?\s)?"
    r"((?:xong\s+)?(?:trước|chậm nhất|muộn nhất|trong|đến hết|hạn cuối)\s+(?:vào\s+|là\s+)?"
    r"(?:ngày|tháng|quý)\s+[^,;()]{1,30}?)(?=[,;()]|\.(?!\d)|$)"
)
_SENTENCES = re.compile(r"(?<=[^\W\d_])[.;]\s+|(?<=\d)[.;]\s+(?=[^\W\d_])")
_PERIODIC = re.compile(r"\bbao cao\b.*\b(quy|thang|nam|dinh ky)\b|\bdinh ky\b|\bhang (?:quy|thang|nam|tuan)\b")


def deadline_conflicts(evidence: Evidence) -> list[str]:
    """One sentence for each task for which the body names another last day than its row."""
    period = evidence.reading.period
    if period is None:
        return []
    rows = Counterparts([task for task in evidence.rows if task.due])
    found: dict[str, str] = {}
    for spot in evidence.spots_with("ngày", "tháng", "quý"):
        for sentence in _SENTENCES.split(spot.text):
            said = _DUE.search(sentence)
            if said is None or _PERIODIC.search(fold(sentence)):
                continue
            days = read_deadlines(said.group(1), period.start, period.end).due
            rest = f"{sentence[: said.start(1)]} {sentence[said.end(1) :]}"
            for task in rows.of(rest) if days else ():
                if not set(days) & set(task.due) and not _is_wider(task):
                    found.setdefault(
                        task.code,
                        f"Thời hạn {quoted(task.title, 70)}: {spot.where} ghi {quoted(said.group(1))}, phụ lục "
                        f"({task.code}) ghi {quoted(task.deadline_text)}; đang lấy theo phụ lục.",
                    )
    return list(found.values())


def _is_wider(task: PlannedTask) -> bool:
    """Whether a row repeats or goes on: a single day of the body may be one of its steps."""
    return bool(task.open) or len(task.due) > 1
