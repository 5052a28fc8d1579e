"""An amended plan beside the one in force: which task is which."""

from collections.abc import Iterable, Mapping

from domain.plan import PlannedTask, PlanReading
from domain.review import Amendment, Changed
from language.likeness import Titles, likeness, same_numbers

SAME_CODE = 0.6
"""How alike two titles under one code must be to be one task: a wording that was mended still is."""
SAME_TITLE = 0.88
"""How alike two titles under different codes must be: a task that only moved keeps its words."""
REWRITTEN = 0.4
"""How alike under one code where neither is found anywhere else: then the row was rewritten."""
SAME_PLAN = 0.5
"""The share of tasks that two readings must have in common to be versions of one plan."""

_FIELDS = ("title", "section", "objective", "products", "lead", "support", "deadline_text", "due", "open", "budget")
_PARTS = ("number", "title", "issuer", "issued", "signer", "period", "reporting", "criteria", "targets")


def same_tasks(
    known: Iterable[tuple[int, str, str]], tasks: Iterable[PlannedTask], *, rewritten: bool = True
) -> dict[str, int]:
    """By the code of each task of a new reading the task it was before, of those known as (id, code, title).

    A code alone does not tell: where a row was put in between, all later numbers mean other tasks. `rewritten`: whether
    a row whose words are mostly others may still be the same.
    """
    before = list(known)
    same: dict[str, int] = {}
    rest = _with_their_code(before, tasks, same, SAME_CODE)
    taken = set(same.values())
    titles = Titles({id_: title for id_, _, title in before if id_ not in taken})
    for task in rest:
        found = titles.take(task.title, SAME_TITLE)
        if found is not None:
            same[task.code] = found
    if not rewritten:
        return same
    taken = set(same.values())
    left = [one for one in before if one[0] not in taken]
    _with_their_code(left, [task for task in rest if task.code not in same], same, REWRITTEN)
    return same


def _with_their_code(
    before: Iterable[tuple[int, str, str]], tasks: Iterable[PlannedTask], same: dict[str, int], least: float
) -> list[PlannedTask]:
    """Add to `same` the tasks that one of the same code and like words was before. Gives the others."""
    by_code: dict[str, list[tuple[int, str]]] = {}
    for id_, code, title in before:
        by_code.setdefault(code, []).append((id_, title))
    rest = []
    for task in tasks:
        alike = [
            (likeness(title, task.title), -place)
            for place, (_, title) in enumerate(by_code.get(task.code, ()))
            if least == REWRITTEN or same_numbers(title, task.title)
        ]
        best = max(alike, default=(0.0, 0))
        if best[0] >= least:
            same[task.code] = by_code[task.code].pop(-best[1])[0]
        else:
            rest.append(task)
    return rest


def amendment(before: PlanReading, after: PlanReading) -> Amendment:
    """What `after` changes in `before`."""
    same = same_tasks(((place, task.code, task.title) for place, task in enumerate(before.tasks)), after.tasks)
    changed = []
    for task in after.tasks:
        if task.code not in same:
            continue
        old = before.tasks[same[task.code]]
        fields = tuple(name for name in ("code", *_FIELDS) if getattr(old, name) != getattr(task, name))
        if fields:
            changed.append(Changed(old, task, fields))
    kept = set(same.values())
    return Amendment(
        new=tuple(task for task in after.tasks if task.code not in same),
        changed=tuple(changed),
        gone=tuple(task for place, task in enumerate(before.tasks) if place not in kept),
        kept=len(kept),
        parts=tuple(name for name in _PARTS if getattr(before, name) != getattr(after, name)),
    )


def share_in_common(before: PlanReading, after: PlanReading) -> float:
    """The share of the smaller reading's tasks that the other has too, by their words; 0 where one has none."""
    smaller = min(len(before.tasks), len(after.tasks))
    if smaller == 0 or max(len(before.tasks), len(after.tasks)) > 3 * smaller + 3:
        return 0.0
    known = ((place, task.code, task.title) for place, task in enumerate(before.tasks))
    return len(same_tasks(known, after.tasks, rewritten=False)) / smaller


def likely_amended(after: PlanReading, known: Mapping[int, PlanReading]) -> int | None:
    """Which of the plans known by id a reading seems to be a new version of though its number is another: the same
    period and at least half of the tasks. None where it is none of them."""
    shares = {id_: share_in_common(before, after) for id_, before in known.items() if before.period == after.period}
    best = max(shares, key=lambda id_: shares[id_], default=None)
    return best if best is not None and shares[best] >= SAME_PLAN else None
