"""What comes in, what goes out, and what can go wrong on the way."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What sort of thing a person sent."""

    TEXT = "text"
    ACTION = "action"
    FILE = "file"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that was sent: what it is called, and the name by which its channel hands it out (see `Files`)."""

    name: str
    reference: str
    size: int | None = None
    """In bytes, where the platform says so."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a conversation takes place."""

    channel: str
    chat: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message or press, from any door. `key` is the platform's own name of the update: a second copy has the same.

    `text` is what was typed, or the action of a pressed button (see `Choice`) when `kind` is ACTION. `file` is what was
    sent when it is FILE; the words beside it are the text.
    """

    address: Address
    key: str
    kind: Kind
    text: str
    sender: str = ""
    private: bool = True
    press: str | None = None
    """The platform's id of a press that must be acknowledged."""
    shown: str = ""
    """The label of the pressed button, for a channel that keeps its own history."""
    file: Attachment | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A button. `action` is what pressing it means: "intent" or "intent:argument", at most 64 bytes of ASCII.
    `typed` is what to type for the same where there are no buttons."""

    label: str
    action: str
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the assistant says: lines of text, in which **…** is bold, and the choices under it."""

    text: str
    choices: tuple[Choice, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {"text": self.text, "choices": [[c.label, c.action, c.typed] for c in self.choices]}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "Reply":
        return cls(value["text"], tuple(Choice(*choice) for choice in value.get("choices", ())))


@dataclass(frozen=True, slots=True)
class Owed:
    """A message to be sent, under a name of its own: owing it twice is owing it once.

    `at` is None for what goes at once. `body` is the reply itself; `subject` says what to word at sending instead.
    """

    key: str
    address: Address
    at: datetime | None = None
    body: Reply | None = None
    subject: dict[str, Any] = field(default_factory=dict)
    person_id: int | None = None


class Refusal(Exception):
    """A known refusal that the person can mend. Carries the reply that says what happened and what to do."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.text)
        self.reply = reply


class ChatGone(Exception):
    """The chat cannot be written to any more: blocked, deleted, kicked out."""


class TryLater(Exception):
    """The platform cannot take it now: 429, 5xx, a time-out. `after` is how long it asks to wait."""

    def __init__(self, after: timedelta | None = None) -> None:
        super().__init__(str(after))
        self.after = after


class CannotSend(Exception):
    """The platform refuses this very message, and will refuse it again. The text names the reason without content."""


class CannotFetch(Exception):
    """A channel does not hand out a file. Carries the reply that says what to do."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.text)
        self.reply = reply
