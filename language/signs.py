"""What a message names, whatever it wants."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signs:
    """What a message names, whatever it wants."""

    speaker: str
    code: bool = False
    cover: float = 0.0
    """How much of its words one title, or several alike, explain."""
    percent: bool = False
    moment: bool = False
    window: bool = False
    due: bool = False
    unit: bool = False
    own_unit: bool = False
    period: bool = False
    unit_first: bool = False
    titled: bool = False
    """Its words are one task's title, and not only "báo cáo"."""
    foreign: int = 0
    """Words that neither the assistant's rules nor the plan know."""
    words: int = 0
    alone: str = ""
    """The intent of a message that only names a unit or a span of days."""
