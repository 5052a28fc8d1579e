"""The tables of what comes in and what goes out, and of the talk between."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models import Base


class Inbox(Base):
    """A message as it came, stored before it is acknowledged. `state`: new, done, failed, ignored."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("channel", "key"),
        Index("ix_inbox_state_channel_chat", "state", "channel", "chat"),  # what a restart has still to answer
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(String(120))
    chat: Mapped[str] = mapped_column(String(100))
    kind: Mapped[str] = mapped_column(String(20))
    payload: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(String(10))
    received_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


class Outbox(Base):
    """A message we owe. `state`: owed, sent, dropped, failed. `due_at` is by the office's clock and None for what goes
    at once; `retry_at` and `leased_until` are by the machine's clock, which no trial of another year moves."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_state_channel_due_at", "state", "channel", "due_at"),  # claiming what is due
        Index("ix_outbox_channel_chat_id", "channel", "chat", "id"),  # order within a chat
        Index("ix_outbox_person_id_state", "person_id", "state"),  # a person's reminders
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(200), unique=True)
    channel: Mapped[str] = mapped_column(String(20))
    chat: Mapped[str] = mapped_column(String(100))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("officials.id"))
    body: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    subject: Mapped[dict[str, Any]]
    due_at: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(String(10))
    attempts: Mapped[int]
    retry_at: Mapped[datetime | None]
    leased_until: Mapped[datetime | None]
    reason: Mapped[str | None] = mapped_column(Text)
    message_id: Mapped[str | None] = mapped_column(String(60))
    owed_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]


class Conversation(Base):
    """What a chat last spoke of: the numbered list, and the one task."""

    __tablename__ = "conversations"
    __table_args__ = (UniqueConstraint("channel", "chat"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(20))
    chat: Mapped[str] = mapped_column(String(100))
    items: Mapped[list[Any]]
    focus: Mapped[int | None]
    at: Mapped[datetime]


class OpenQuestion(Base):
    """The one question a chat has not answered yet: what it is for and what may be chosen."""

    __tablename__ = "open_questions"
    __table_args__ = (UniqueConstraint("channel", "chat"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(20))
    chat: Mapped[str] = mapped_column(String(100))
    intent: Mapped[str] = mapped_column(String(30))
    slots: Mapped[dict[str, Any]]
    choices: Mapped[list[Any]]
    asked_at: Mapped[datetime]


class Audit(Base):
    """Who saw or changed what. Ids and names of things only, nothing of what people wrote."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    official_id: Mapped[int | None] = mapped_column(ForeignKey("officials.id"), index=True)
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(200))


class Revision(Base):
    """A stamp that is another after each change of something as a whole: what is kept in memory of it knows by it that
    it is stale."""

    __tablename__ = "revisions"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)


class Cursor(Base):
    """How far a channel has read: Telegram's offset."""

    __tablename__ = "cursors"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str] = mapped_column(String(100))
