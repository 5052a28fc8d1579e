"""What a chat last spoke of, and the question it has not answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from domain.messages import Address, Choice
from store.database import Transaction
from store.messages import Conversation, OpenQuestion


@dataclass(frozen=True, slots=True)
class Question:
    """An open question: the intent it will serve, what is known so far, and the choices offered."""

    intent: str
    slots: dict[str, Any]
    choices: tuple[Choice, ...]
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Talk:
    """A chat's last numbered list (ids of tasks), the task last spoken of, the open question."""

    items: tuple[int, ...] = ()
    focus: int | None = None
    question: Question | None = None


_KEPT = (Conversation.channel == bindparam("channel"), Conversation.chat == bindparam("chat"))
_TALK = select(Conversation.items, Conversation.focus).where(*_KEPT)
_ASKED = select(OpenQuestion.intent, OpenQuestion.slots, OpenQuestion.choices, OpenQuestion.asked_at).where(
    OpenQuestion.channel == bindparam("channel"), OpenQuestion.chat == bindparam("chat")
)


def _here(address: Address) -> dict[str, str]:
    return {"channel": address.channel, "chat": address.chat}


def talk(transaction: Transaction, address: Address) -> Talk:
    """What the chat last spoke of."""
    kept = transaction.execute(_TALK, _here(address)).first()
    asked = transaction.execute(_ASKED, _here(address)).first()
    question = None
    if asked is not None:
        question = Question(asked[0], asked[1], tuple(Choice(*choice) for choice in asked[2]), asked[3])
    if kept is None:
        return Talk(question=question)
    return Talk(tuple(kept[0]), kept[1], question)


def remember(
    transaction: Transaction,
    address: Address,
    now: datetime,
    *,
    items: Sequence[int] | None = None,
    focus: int | None = None,
) -> None:
    """Keep the list just shown (None: the last one stays) and the task just spoken of (None: none)."""
    values: dict[str, Any] = {"focus": focus, "at": now}
    if items is not None:
        values["items"] = list(items)
    here = (Conversation.channel == address.channel, Conversation.chat == address.chat)
    done = transaction.execute(update(Conversation).where(*here).values(**values))
    if done.rowcount == 0:
        transaction.execute(insert(Conversation).values(**_here(address), **{"items": [], **values}))


def ask(
    transaction: Transaction,
    address: Address,
    intent: str,
    slots: dict[str, Any],
    choices: Sequence[Choice],
    now: datetime,
) -> None:
    """Keep the question just asked; an earlier one is forgotten."""
    answered(transaction, address)
    kept = [[choice.label, choice.action, choice.typed] for choice in choices]
    values = {"intent": intent, "slots": slots, "choices": kept, "asked_at": now}
    transaction.execute(insert(OpenQuestion).values(**_here(address), **values))


def answered(transaction: Transaction, address: Address) -> None:
    """The open question is answered, or no longer asked."""
    here = (OpenQuestion.channel == address.channel, OpenQuestion.chat == address.chat)
    transaction.execute(delete(OpenQuestion).where(*here))
