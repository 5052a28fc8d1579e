"""What a handler is given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import local_day
from domain.meaning import Meaning
from domain.messages import Address, Reply
from domain.office import Person
from store.conversations import Talk
from store.database import Transaction


@dataclass(frozen=True, slots=True)
class Request:
    """One message of a linked person, understood: all a handler needs beside the transaction.

    `argument` is what stands behind the colon of a pressed choice's action ("task:15" → "15"), empty for typed text.
    `message_id` is the message's row in the inbox.
    """

    person: Person
    address: Address
    text: str
    meaning: Meaning
    talk: Talk
    now: datetime
    message_id: int
    argument: str = ""

    @property
    def today(self) -> date:
        """The day it is in Vietnam."""
        return local_day(self.now)


Handler = Callable[[Request, Transaction], Reply]
