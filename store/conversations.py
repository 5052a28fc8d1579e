"""What a chat last spoke of, and the question it has not answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, delete, literal, select

from domain.messages import Address, Choice
from store import upserts
from store.database import Transaction
from store.messages import Conversation, OpenQuestion
from store.upserts import upsert


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


_CHAT = ("channel", "chat")
_KEEP_ALL = upsert(Conversation, (*_CHAT, "items", "focus", "at"), _CHAT, ("items", "focus", "at"))
_KEEP_FOCUS = upsert(Conversation, (*_CHAT, "items", "focus", "at"), _CHAT, ("focus", "at"))
_ASK = upsert(
    OpenQuestion, (*_CHAT, "intent", "slots", "choices", "asked_at"), _CHAT, ("intent", "slots", "choices", "asked_at")
)
_FORGET = delete(OpenQuestion).where(
    OpenQuestion.channel == bindparam("channel"), OpenQuestion.chat == bindparam("chat")
)
_ONE_ROW = select(literal(1).label("one")).subquery()
_TALK = (
    select(
        Conversation.items,
        Conversation.focus,
        OpenQuestion.intent,
        OpenQuestion.slots,
        OpenQuestion.choices,
        OpenQuestion.asked_at,
    )
    .select_from(_ONE_ROW)
    .outerjoin(Conversation, and_(Conversation.channel == bindparam("channel"), Conversation.chat == bindparam("chat")))
    .outerjoin(OpenQuestion, and_(OpenQuestion.channel == bindparam("channel"), OpenQuestion.chat == bindparam("chat")))
)


def _here(address: Address) -> dict[str, str]:
    return {"channel": address.channel, "chat": address.chat}


def talk(transaction: Transaction, address: Address) -> Talk:
    """What the chat last spoke of."""
    items, focus, intent, slots, choices, asked_at = transaction.execute(_TALK, _here(address)).one()
    question = None
    if intent is not None:
        question = Question(intent, slots, tuple(Choice(*choice) for choice in choices), asked_at)
    return Talk(tuple(items or ()), focus, question)


def remember(
    transaction: Transaction,
    address: Address,
    now: datetime,
    *,
    items: Sequence[int] | None = None,
    focus: int | None = None,
) -> None:
    """Keep the list just shown (None: the last one stays) and the task just spoken of (None: none)."""
    statement = _KEEP_FOCUS if items is None else _KEEP_ALL
    values = {**_here(address), "items": list(items or ()), "focus": focus, "at": now}
    upserts.run(transaction, statement, values)


def ask(
    transaction: Transaction,
    address: Address,
    intent: str,
    slots: dict[str, Any],
    choices: Sequence[Choice],
    now: datetime,
) -> None:
    """Keep the question just asked; an earlier one is forgotten."""
    kept = [[choice.label, choice.action, choice.typed] for choice in choices]
    values = {"intent": intent, "slots": slots, "choices": kept, "asked_at": now}
    upserts.run(transaction, _ASK, {**_here(address), **values})


def answered(transaction: Transaction, address: Address) -> None:
    """The open question is answered, or no longer asked."""
    transaction.execute(_FORGET, _here(address))
