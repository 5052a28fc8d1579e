"""A plan document in, a plan with its doubts out. No database."""

from pathlib import Path

from domain.plan import PlanReading
from plans.blocks import Progress


def _untold(done: int, of: int) -> None:
    """Nobody watches."""


def read(path: Path, progress: Progress = _untold) -> PlanReading:
    """What a careful reader takes out of the plan in the .docx, .pdf, .xlsx or .txt file at `path`.

    `progress(done, of)` is called while a long file is read. Raises UnreadableDocument, whose one Vietnamese line says
    what is wrong and what to do.
    """
    # The reader is as large in memory as all the rest, and the server needs it for nothing: files are read elsewhere.
    from plans.reading import read_plan

    return read_plan(path, progress)
