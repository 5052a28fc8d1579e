"""Tasks of a field: by the words of a section, else by their own."""

from collections.abc import Sequence

from domain.task import TaskView
from language.terms import terms

_ENOUGH = 0.6


def about(views: Sequence[TaskView], topic: str) -> list[TaskView]:
    """The tasks whose section the words name; where none does, those whose title they name."""
    asked = set(terms(topic))
    if not asked:
        return list(views)
    sections = {view.section: _share(asked, view.section) for view in views}
    best = max(sections.values(), default=0.0)
    if best >= _ENOUGH:
        return [view for view in views if sections[view.section] == best]
    shares = {view.id: _share(asked, view.title) for view in views}
    return [view for view in views if shares[view.id] >= _ENOUGH]


def _share(asked: set[str], text: str) -> float:
    return len(asked & set(terms(text))) / len(asked)
