"""Waking the pages that wait for a message."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Ear:
    """One page that listens to a chat. A ring between two waits is kept for the next one."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._heard = asyncio.Event()

    def ring(self) -> None:
        """Wake it, from any thread."""
        try:
            self._loop.call_soon_threadsafe(self._heard.set)
        except RuntimeError:  # its loop has ended, and the page with it
            return

    async def wait(self, timeout: float) -> bool:
        """True when it was rung for, False when nothing rang for so many seconds."""
        try:
            await asyncio.wait_for(self._heard.wait(), timeout)
        except TimeoutError:
            return False
        self._heard.clear()
        return True


class Bell:
    """Rings for chats. Any thread may ring; pages wait on the loop that serves them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ears: dict[str, set[Ear]] = {}
        self.closed = False

    def ring(self, chat: str) -> None:
        """Something new can be seen in this chat."""
        with self._lock:
            ears = tuple(self._ears.get(chat, ()))
        for ear in ears:
            ear.ring()

    @contextmanager
    def listening(self, chat: str) -> Iterator[Ear]:
        """Listen to a chat: what rings from here on is heard, also between two waits."""
        ear = Ear()
        with self._lock:
            self._ears.setdefault(chat, set()).add(ear)
        if self.closed:
            ear.ring()
        try:
            yield ear
        finally:
            with self._lock:
                ears = self._ears[chat]
                ears.discard(ear)
                if not ears:
                    del self._ears[chat]

    async def wait(self, chat: str, timeout: float) -> bool:
        """True when the chat rang within so many seconds; False otherwise, and once the bell is closed."""
        with self.listening(chat) as ear:
            return await ear.wait(timeout) and not self.closed

    def close(self) -> None:
        """The process ends: every wait ends now, and every later one at once."""
        self.closed = True
        with self._lock:
            ears = [ear for of_chat in self._ears.values() for ear in of_chat]
        for ear in ears:
            ear.ring()
