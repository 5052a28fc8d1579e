"""A plan as it stands in its document: what the reader gives and the importer takes."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

OpenKind = Literal["ongoing", "when", "after"]


class Part(BaseModel):
    """Base of everything read out of a document: unknown fields are an error."""

    model_config = ConfigDict(extra="forbid")


class Period(Part):
    """The days a plan speaks for, both included."""

    start: date
    end: date


class PlannedTask(Part):
    """One row of the appendix. `due` holds the last days on time; `open` what has no date (see `Deadline`)."""

    code: str
    section: str | None = None
    title: str
    objective: str | None = None
    products: list[str] = Field(default_factory=list)
    lead: list[str] = Field(default_factory=list)
    support: list[str] = Field(default_factory=list)
    deadline_text: str = ""
    due: list[date] = Field(default_factory=list)
    open: list[OpenKind] = Field(default_factory=list)
    budget: int | None = None
    """In đồng."""


class PlannedReport(Part):
    """One report of the reporting regime: due on `due`, with the data of `data_from` to `data_to` (chốt số liệu)."""

    name: str
    due: date
    data_from: date | None = None
    data_to: date | None = None


class PlannedTarget(Part):
    """A number to reach."""

    section: str | None = None
    text: str
    value: float
    unit: str = "%"
    comparison: Literal["=", ">=", ">", "<=", "<"] = "="


class PlannedCriterion(Part):
    """A line of the scorecard."""

    code: str
    title: str
    max: float | None = None
    achieved: float | None = None
    target: float | None = None
    actions: list[str] = Field(default_factory=list)
    lead: list[str] = Field(default_factory=list)


class Doubt(Part):
    """What was read with less than certainty."""

    where: str
    read: str
    why: str


class PlanReading(Part):
    """What a careful reader takes out of one plan document."""

    source: str
    number: str | None = None
    title: str | None = None
    issuer: str | None = None
    issued: date | None = None
    signer: str | None = None
    period: Period | None = None
    tasks: list[PlannedTask] = Field(default_factory=list)
    reporting: list[PlannedReport] = Field(default_factory=list)
    criteria: list[PlannedCriterion] = Field(default_factory=list)
    targets: list[PlannedTarget] = Field(default_factory=list)
    conflicts: list[str] = Field(default_factory=list)
    doubts: list[Doubt] = Field(default_factory=list)


class UnreadableDocument(Exception):
    """The file holds no plan that can be read. Its text is Vietnamese, one line, and may be shown to people."""
