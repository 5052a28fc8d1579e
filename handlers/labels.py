"""What stands on a button, typed instead of pressed: with or without marks, in any case, brackets or not."""

import re

from language.normalize import fold
from store.conversations import Question, Talk

_ALWAYS = {
    "viec cua toi": "my_tasks",
    "tom tat": "summary",
    "don vi minh": "summary",
    "qua han": "overdue",
    "xem qua han": "overdue",
    "theo don vi": "units",
    "xem theo don vi": "units",
    "han bao cao": "report_dates",
    "huong dan": "help",
    "xem them": "more",
}
"""Buttons that mean the same wherever they stand."""

_OF_A_TASK = {"bao tien do": "report", "nhac toi": "remind", "xem viec nay": "task"}
"""Buttons under one task: the one last spoken of."""

_PLAN = re.compile(r"^kh \S*\d\S*/\S+$")
_NUMBERED = re.compile(r"^(\d{1,2})\. (\S+)$")
_EDGES = ' .!?[]"“”'


def labelled(text: str, talk: Talk) -> str | None:
    """The action of the button whose words a message is, None where it is no button's."""
    said = fold(text).strip(_EDGES)
    if talk.question is not None:
        asked = _of_question(said, talk.question)
        if asked is not None:
            return asked
    if said in _ALWAYS:
        return _ALWAYS[said]
    if _PLAN.match(said):
        return "summary"
    task = talk.focus if talk.focus is not None else talk.items[0] if len(talk.items) == 1 else None
    if task is None:
        return None
    if said in _OF_A_TASK:
        return f"{_OF_A_TASK[said]}:{task}"
    return f"progress:{task}:done" if said == "da xong" and talk.focus is None else None


def _of_question(said: str, question: Question) -> str | None:
    """A choice of the open question, or a button that stood under it."""
    for choice in question.choices:
        if said == fold(choice.label).strip(_EDGES):
            return choice.action
    numbered = _NUMBERED.match(said)
    if numbered and 1 <= int(numbered[1]) <= len(question.choices):
        choice = question.choices[int(numbered[1]) - 1]
        return choice.action if fold(choice.label).split(" ")[0] == numbered[2] else None
    if question.intent == "how_far" and said == "da xong":
        return f"progress:{int(question.slots['task'])}:done"
    if question.intent == "reminded" and said == "bo nhac":
        return f"forget:{int(question.slots['row'])}"
    return None
