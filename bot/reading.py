"""Commands that read and understand, and touch no database: `plan read`, `deadlines`, `understand`."""

import json
import sys
from datetime import datetime
from pathlib import Path

from domain.meaning import PlanWords, TaskEntry
from domain.plan import PlanReading


def words_of(reading: PlanReading) -> PlanWords:
    """What the ear needs of a plan that was just read; a task's ref is its place in the document."""
    if reading.period is None:
        raise ValueError("a plan without a period")
    names: dict[str, None] = {}
    for task in reading.tasks:
        names.update(dict.fromkeys([*task.lead, *task.support]))
    return PlanWords(
        tasks=tuple(
            TaskEntry(
                ref=place,
                code=task.code,
                title=task.title,
                section=task.section or "",
                lead=tuple(task.lead),
                support=tuple(task.support),
                products=tuple(task.products),
                deadline_text=task.deadline_text,
            )
            for place, task in enumerate(reading.tasks)
        ),
        units=tuple(names),
        period_start=reading.period.start,
        period_end=reading.period.end,
    )


def understand_lines(plan: Path, now: datetime, speaker: str, unit: str) -> None:
    """JSON lines {"id", "text"} in; {"id", "intent", "slots", "certainty", "sure"} out."""
    from language.understanding import listen, understand

    from plans import read

    ear = listen(words_of(read(plan)))
    for line in filter(str.strip, sys.stdin):
        asked = json.loads(line)
        meaning = understand(asked["text"], ear, now=now, speaker=speaker, unit=unit)
        answer = {
            "id": asked["id"],
            "intent": meaning.intent,
            "slots": meaning.slots,
            "certainty": round(meaning.certainty, 3),
            "sure": meaning.sure,
        }
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
