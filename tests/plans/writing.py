"""Small plans as plain text, with their tables in tabs."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from domain.plan import PlannedTask, PlanReading
from plans import read
from tests.plans.drawing import FOOT, HEAD

Rows = Sequence[Sequence[str]]


def table(*rows: Sequence[str]) -> str:
    """A table as lines with tabs, every row as wide as the widest."""
    width = max(map(len, rows))
    return "\n".join("\t".join([*row, *[""] * (width - len(row))]) for row in rows)


def read_text(tmp_path: Path, *parts: str) -> PlanReading:
    """What is read of a plan of 2024 whose appendix is made of these parts: lines, and tables made by `table`."""
    path = tmp_path / "ke-hoach.txt"
    path.write_text("\n\n".join(["\n".join(HEAD), "\n".join(FOOT), *parts]), encoding="utf-8")
    return read(path)


def by_code(tasks: Iterable[PlannedTask]) -> dict[str, PlannedTask]:
    """The tasks by their codes."""
    return {task.code: task for task in tasks}
