"""What the assistant listens with, kept in memory for as long as the plans stay what they are."""

import threading

from language.understanding import Ear, listen
from store import revisions
from store.catalogue import words
from store.database import Transaction


class Ears:
    """Gives the ear for the plans in force; makes it anew when they changed, in this process or another."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: tuple[int, Ear | None] | None = None

    def of(self, transaction: Transaction) -> Ear | None:
        """The ear for the plans as this transaction sees them; None while there is no plan."""
        revision = revisions.plans(transaction)
        known = self._known
        if known is not None and known[0] == revision:
            return known[1]
        with self._lock:
            if self._known is None or self._known[0] != revision:
                known_words = words(transaction)
                self._known = (revision, None if known_words is None else listen(known_words))
            return self._known[1]
