"""A plan as it stands in its document: what the reader gives and the importer takes."""

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

OpenKind = Literal["ongoing", "when", "after"]


class Part(BaseModel):
    """Base of everything read out of a document: unknown fields are an error."""

    model_config = ConfigDict(extra="forbid")


class Period(Part):
    """The days a plan speaks for, both included."""

    start: date
    end: date


class PlannedMilestone(Part):
    """One last day of a task (`due`) or what has none (`open`), and the one product that is due then, where it shows.

    `text` holds the words of the deadline that it was read from.
    """

    due: date | None = None
    open: OpenKind | None = None
    product: str | None = None
    text: str = ""


class PlannedTask(Part):
    """One row of the appendix. `due` holds the last days on time; `open` what has no date (see `Deadline`).

    `milestones` says the same in the order printed, with the product of each where it can be told; empty where it can
    not.
    """

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
    milestones: list[PlannedMilestone] = Field(default_factory=list)


class PlannedReport(Part):
    """One report of the reporting regime: due on `due`, with the data of `data_from` to `data_to` (chốt số liệu)."""

    name: str
    due: date
    data_from: date | None = None
    data_to: date | None = None
    text: str = ""
    """The words of the document that set it."""


class PlannedTarget(Part):
    """A number to reach."""

    section: str | None = None
    text: str
    value: float
    unit: str = "%"
    comparison: Literal["=", ">=", ">", "<=", "<"] = "="
    by: date | None = None
    """The day by which it is to be reached, where the document says so."""


class PlannedCriterion(Part):
    """A line of the scorecard."""

    code: str
    title: str
    max: float | None = None
    achieved: float | None = None
    target: float | None = None
    actions: list[str] = Field(default_factory=list)
    lead: list[str] = Field(default_factory=list)


DoubtField = Literal["code", "title", "section", "products", "lead", "support", "due", "budget", "milestones"]


class Doubt(Part):
    """What was read with less than certainty: where it stands, what was read, why it may be wrong, and what else it
    may be (`other`, empty where there is no second reading).

    `code` and `field` name the value of a task that is doubted, so that putting it right settles the doubt.
    """

    where: str
    read: str
    why: str
    other: str = ""
    code: str | None = None
    field: DoubtField | None = None


class Correction(Part):
    """What a person put right in a reading: the named fields of a task, of a report (`code` is its name), or of the
    plan itself (`code` is empty), as they were read and as they are now. `now` is None for a task that is none, and
    for a doubt or a conflict (`code` is its place) that was looked at and found to be as read."""

    of: Literal["task", "report", "plan", "doubt", "conflict"]
    code: str
    was: dict[str, Any]
    now: dict[str, Any] | None


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
    corrections: list[Correction] = Field(default_factory=list)
    """What people put right since, in the order in which they did."""


class UnreadableDocument(Exception):
    """The file holds no plan that can be read. Its text is Vietnamese, one line, and may be shown to people."""
