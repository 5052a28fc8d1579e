"""One message, one transaction: what it changes and what we will say commit together, or not at all."""

import logging
import secrets
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from bot.clock import Clock
from bot.documents import Documents, takes_long
from bot.ears import Ears
from domain.messages import Address, Kind, Owed, Refusal, Reply
from domain.plan import PlanReading
from handlers.dialogue import answer
from handlers.importing import may_import
from replies.files import reading_now
from replies.talk import apology
from store import conversations, inbox, outbox, people
from store.database import Database, Transaction
from store.inbox import Stored
from store.outbox import LEASE, Claimed

log = logging.getLogger("nhacviec.dispatcher")


class _HasFile(Exception):
    """A message with a file that has to be read first: outside of the transaction, for it may take long."""


class Dispatcher:
    """Answers what is in the inbox: one message at a time in a chat, in the order they came; many chats side by side.

    `deliver` gets each reply that may go at once, under a lease; `wake` is called when one has to wait for others.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        ears: Ears,
        documents: Documents,
        deliver: Callable[[Claimed], None],
        wake: Callable[[], None],
        workers: int = 16,
    ) -> None:
        self._database = database
        self._clock = clock
        self._ears = ears
        self._documents = documents
        self._deliver = deliver
        self._wake = wake
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="answer")
        self._lock = threading.Lock()
        self._busy: dict[Address, bool] = {}
        """The chats being served; True where something came while a chat was."""

    def arrived(self, address: Address) -> None:
        """There is something new in this chat's inbox. From any thread; returns at once."""
        with self._lock:
            if address in self._busy:
                self._busy[address] = True
                return
            self._busy[address] = False
        self._pool.submit(self._serve, address).add_done_callback(_log_failure)

    def recover(self, channels: Sequence[str]) -> None:
        """Serve what an earlier run left, or what failed for a while."""
        with self._database.read() as transaction:
            waiting = inbox.waiting(transaction, channels)
        for address in waiting:
            self.arrived(address)

    def close(self) -> None:
        """Finish the messages in hand and stop."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _serve(self, address: Address) -> None:
        more = True
        try:
            while more:
                while self.answer_next(address):
                    pass
                with self._lock:
                    more = self._busy[address]
                    self._busy[address] = False
                    if not more:
                        del self._busy[address]
        except BaseException:
            with self._lock:
                self._busy.pop(address, None)
            raise

    def answer_next(self, address: Address) -> bool:
        """Answer the chat's oldest message. False when there is none. Raises when the store itself fails: the message
        then stays in the inbox and is answered later."""
        return self._answer_next(address, None)

    def _answer_next(self, address: Address, read: tuple[int, PlanReading | Reply] | None) -> bool:
        """`read` is what the file of one message held, by the message's id."""
        stored: Stored | None = None
        try:
            with self._database.begin() as transaction:
                inbox.take_turn(transaction, address)
                stored = inbox.take(transaction, address, self._clock.now())
                if stored is None:
                    return False
                claimed = self._answer(transaction, stored, read[1] if read and read[0] == stored.id else None)
        except _HasFile:
            if stored is None:
                raise
            return self._answer_next(address, (stored.id, self._read(stored)))
        except Refusal as refusal:
            claimed = self._reply_alone(stored, refusal.reply, "done")
        except Exception:
            if stored is None:
                raise
            code = f"R-{secrets.token_hex(2).upper()}"
            log.exception("answer_failed", extra={"inbox": stored.id, "code": code})
            claimed = self._reply_alone(stored, apology(code), "failed")
        if claimed is None:
            self._wake()
        else:
            self._deliver(claimed)
        return True

    def _answer(self, transaction: Transaction, stored: Stored, document: PlanReading | Reply | None) -> Claimed | None:
        incoming, now = stored.incoming, self._clock.now()
        person = people.speaking(transaction, incoming.address)
        if incoming.kind is Kind.FILE and document is None and person is not None and may_import(person):
            raise _HasFile
        talk = conversations.talk(transaction, incoming.address)
        ear = self._ears.of(transaction)
        reply = answer(incoming, person, talk, ear, now, stored.id, transaction, document)
        return self._owe(transaction, stored, reply)

    def _read(self, stored: Stored) -> PlanReading | Reply:
        """What the file of a message holds; where reading takes long, it is said first that it has arrived."""
        content = self._documents.fetch(stored.incoming)
        if isinstance(content, Reply):
            return content
        name = stored.incoming.file.name if stored.incoming.file else ""
        if takes_long(name, len(content)):
            with self._database.begin() as transaction:
                claimed = self._owe(transaction, stored, reading_now(name), "reading")
            if claimed is not None:
                self._deliver(claimed)
        return self._documents.read(name, content)

    def _reply_alone(self, stored: Stored | None, reply: Reply, state: str) -> Claimed | None:
        if stored is None:
            raise RuntimeError("a refusal without a message")
        with self._database.begin() as transaction:
            if not inbox.close(transaction, stored.id, self._clock.now(), state=state):
                return None
            return self._owe(transaction, stored, reply)

    def _owe(self, transaction: Transaction, stored: Stored, reply: Reply, what: str = "reply") -> Claimed | None:
        """Owe the reply. Gives the row to send where nothing of the chat is before it."""
        now, address = self._clock.now(), stored.incoming.address
        key = f"{what}:{stored.id}"
        owed = outbox.owe_reply(transaction, Owed(key, address, body=reply), now, self._clock.wall() + LEASE)
        if owed is None or not owed[1]:
            return None
        return Claimed(owed[0], key, address, reply, {}, None, 1)


def _log_failure(future: Future[None]) -> None:
    error = None if future.cancelled() else future.exception()
    if error is not None:
        log.error("answer_put_off", exc_info=error)
