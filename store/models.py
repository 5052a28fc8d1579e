"""The tables of the office and its plans."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, LargeBinary, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from store.database import Instant

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Base of all tables; constraints have names, so that migrations can speak of them."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {dict[str, Any]: JSON, list[Any]: JSON, datetime: Instant}  # noqa: RUF012


class Unit(Base):
    __tablename__ = "units"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    key: Mapped[str] = mapped_column(String(300), unique=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    collective: Mapped[bool]


class UnitMember(Base):
    """Which units a collective one stands for."""

    __tablename__ = "unit_members"

    collective_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True, index=True)


class Official(Base):
    __tablename__ = "officials"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    position: Mapped[str] = mapped_column(String(200))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    phone: Mapped[str] = mapped_column(String(40))
    active: Mapped[bool]


class ChatIdentity(Base):
    """A chat and the official it was linked to. `state`: linked, gone (blocked or deleted)."""

    __tablename__ = "chat_identities"
    __table_args__ = (UniqueConstraint("channel", "chat"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(20))
    chat: Mapped[str] = mapped_column(String(100))
    official_id: Mapped[int] = mapped_column(ForeignKey("officials.id"), index=True)
    state: Mapped[str] = mapped_column(String(10))
    linked_at: Mapped[datetime]


class LinkCode(Base):
    """A code that links a chat to an official once. Only its digest is kept."""

    __tablename__ = "link_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    official_id: Mapped[int] = mapped_column(ForeignKey("officials.id"), index=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Plan(Base):
    """A plan as its newest version has it. `state`: active, withdrawn."""

    __tablename__ = "plans"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(100), unique=True)
    number: Mapped[str] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(Text)
    issuer: Mapped[str] = mapped_column(String(300))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    issued: Mapped[date | None]
    signer: Mapped[str | None] = mapped_column(String(200))
    period_start: Mapped[date]
    period_end: Mapped[date]
    state: Mapped[str] = mapped_column(String(10))


class PlanVersion(Base):
    """Each reading of a plan that was published, whole, as it was read."""

    __tablename__ = "plan_versions"
    __table_args__ = (UniqueConstraint("plan_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    version: Mapped[int]
    source: Mapped[str] = mapped_column(String(300))
    reading: Mapped[dict[str, Any]]
    published_at: Mapped[datetime]


class Draft(Base):
    """A reading that a coordinator looks through in a chat before it is published, with what was put right so far.

    `before` is the reading before the last thing that was put right, to go back to. `amends_id` is the plan it will
    replace; None for a new one. `state`: open, published, dropped.
    """

    __tablename__ = "drafts"
    __table_args__ = (Index("ix_drafts_channel_chat_state", "channel", "chat", "state"),)  # the one open in a chat

    id: Mapped[int] = mapped_column(primary_key=True)
    official_id: Mapped[int] = mapped_column(ForeignKey("officials.id"))
    channel: Mapped[str] = mapped_column(String(20))
    chat: Mapped[str] = mapped_column(String(100))
    reading: Mapped[dict[str, Any]]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    amends_id: Mapped[int | None] = mapped_column(ForeignKey("plans.id"))
    state: Mapped[str] = mapped_column(String(10))
    made_at: Mapped[datetime]


class File(Base):
    """A file that a person sent through a door that keeps none for us, until it has been read."""

    __tablename__ = "files"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  (an old reference must never find a newer file)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    stored_at: Mapped[datetime]


class Section(Base):
    __tablename__ = "sections"
    __table_args__ = (UniqueConstraint("plan_id", "title"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    title: Mapped[str] = mapped_column(Text)
    position: Mapped[int]


class Task(Base):
    """A row of the appendix. A row that an amended plan no longer has keeps its history under `removed_at`."""

    __tablename__ = "tasks"
    __table_args__ = (UniqueConstraint("plan_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    section_id: Mapped[int | None] = mapped_column(ForeignKey("sections.id"))
    code: Mapped[str] = mapped_column(String(40))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    objective: Mapped[str | None] = mapped_column(Text)
    products: Mapped[list[Any]]
    deadline_text: Mapped[str] = mapped_column(Text)
    open: Mapped[list[Any]]
    budget: Mapped[int | None] = mapped_column(BigInteger)
    removed_at: Mapped[datetime | None]


class Assignment(Base):
    """A task and a unit that answers for it (`lead`) or helps (`support`)."""

    __tablename__ = "assignments"
    __table_args__ = (Index("ix_assignments_unit_id_task_id", "unit_id", "task_id"),)  # "việc của tôi"

    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    role: Mapped[str] = mapped_column(String(10), primary_key=True)
    position: Mapped[int]


class Milestone(Base):
    """A last day on which the task, or a part of it, is still on time."""

    __tablename__ = "milestones"
    __table_args__ = (Index("ix_milestones_due", "due"),)  # planning reminders

    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"), primary_key=True)
    due: Mapped[date] = mapped_column(primary_key=True)
    product: Mapped[str | None] = mapped_column(Text)


class ReportPeriod(Base):
    """A report of the plan's reporting regime, with the span of days whose data counts."""

    __tablename__ = "report_periods"
    __table_args__ = (UniqueConstraint("plan_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    name: Mapped[str] = mapped_column(String(300))
    due: Mapped[date]
    data_from: Mapped[date | None]
    data_to: Mapped[date | None]


class Target(Base):
    __tablename__ = "targets"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"), index=True)
    section: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    value: Mapped[float]
    unit: Mapped[str] = mapped_column(String(40))
    comparison: Mapped[str] = mapped_column(String(2))
    by: Mapped[date | None]


class TargetReading(Base):
    """What was reached of a target on a day."""

    __tablename__ = "target_readings"

    id: Mapped[int] = mapped_column(primary_key=True)
    target_id: Mapped[int] = mapped_column(ForeignKey("targets.id"), index=True)
    value: Mapped[float]
    day: Mapped[date]
    official_id: Mapped[int] = mapped_column(ForeignKey("officials.id"))
    at: Mapped[datetime]


class Criterion(Base):
    """A line of the scorecard."""

    __tablename__ = "criteria"
    __table_args__ = (UniqueConstraint("plan_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    code: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(Text)
    full_score: Mapped[float | None]
    reached: Mapped[float | None]
    target: Mapped[float | None]
    self_score: Mapped[float | None]
    actions: Mapped[list[Any]]
    lead: Mapped[list[Any]]


class Progress(Base):
    """The history of a task at one unit, only added to. An entry with `undoes_id` takes that entry back."""

    __tablename__ = "progress"
    __table_args__ = (
        Index("ix_progress_task_id_unit_id", "task_id", "unit_id"),  # a task's history
        Index("ix_progress_unit_id", "unit_id"),  # "việc của tôi"
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    due: Mapped[date | None]
    status: Mapped[str] = mapped_column(String(20))
    percent: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text)
    done_on: Mapped[date | None]
    product_number: Mapped[str | None] = mapped_column(String(100))
    product_date: Mapped[date | None]
    file: Mapped[str | None] = mapped_column(String(300))
    official_id: Mapped[int | None] = mapped_column(ForeignKey("officials.id"), index=True)
    inbox_id: Mapped[int | None]
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("progress.id"), unique=True)
    at: Mapped[datetime]


class Extension(Base):
    """A later deadline, asked for. `state`: asked, granted, refused, withdrawn."""

    __tablename__ = "extensions"

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    due_before: Mapped[date | None]
    due: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10))
    asked_by: Mapped[int] = mapped_column(ForeignKey("officials.id"))
    asked_at: Mapped[datetime]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("officials.id"))
    decided_at: Mapped[datetime | None]


class ReminderSetting(Base):
    """When a person wants reminders; None means the office's own way."""

    __tablename__ = "reminder_settings"

    official_id: Mapped[int] = mapped_column(ForeignKey("officials.id"), primary_key=True)
    at: Mapped[time | None]
    days_before: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    enabled: Mapped[bool]
