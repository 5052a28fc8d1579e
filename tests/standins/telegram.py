"""A Telegram of our own for tests: the Bot API over HTTP on one side, people in Python on the other.

    with TelegramStandin() as telegram:
        binh = telegram.user(101, "Bình")
        binh.says("việc của tôi")
        assert binh.heard() == ["…"]

By hand, `python -m tests.standins.telegram --port 9000` lets you type as one person; a line "!label" presses a button.
"""

import argparse
import asyncio
import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self, TypeVar

import orjson

from tests.standins.telegram_server import Fault, Sent, Server, State

Result = TypeVar("Result")

TOKEN = "123456789:TEST-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
USERNAME = "NhacViecThuBot"
PATIENCE = 5.0


class TelegramStandin:
    """The server in a thread of its own, and what tests see and do."""

    def __init__(self, token: str = TOKEN, username: str = USERNAME, port: int = 0) -> None:
        self.token = token
        self.username = username
        self._port = port
        self._news = threading.Condition()
        self._state = State(token, username, self._tell)
        self._people: dict[int, Person] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="telegram-standin", daemon=True)
        self._server: Server | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Listen; `url` is known afterwards."""
        self._thread.start()
        self._server = Server(self._state)
        self._port = asyncio.run_coroutine_threadsafe(self._server.start(self._port), self._loop).result(PATIENCE)

    def stop(self) -> None:
        """Close every connection and end the thread."""
        asyncio.run_coroutine_threadsafe(self.server.stop(), self._loop).result(PATIENCE)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()

    @property
    def server(self) -> Server:
        """The server, once started."""
        if self._server is None:
            raise RuntimeError("the stand-in is not started")
        return self._server

    @property
    def url(self) -> str:
        """The API's address, without "/bot…"."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def sent(self) -> list[Sent]:
        """Everything the bot said, in order."""
        return list(self._state.sent)

    def received(self, chat: int) -> list[Sent]:
        """What the bot said in one chat: the living list, which grows."""
        return self.run(lambda: self._state.heard[chat])

    @property
    def answered(self) -> list[str]:
        """The presses that were acknowledged."""
        return list(self._state.answered)

    @property
    def pending(self) -> list[int]:
        """The updates that were not confirmed yet."""
        return list(self._state.pending)

    @property
    def commands(self) -> list[str]:
        """The command menu."""
        return [command["command"] for command in self._state.commands]

    def calls(self, method: str) -> int:
        """How often a method was called."""
        return self._state.calls.get(method, 0)

    def user(self, number: int, name: str) -> "Person":
        """A person with a private chat of the same number."""
        return self._people.setdefault(number, Person(self, number, name))

    def renumber(self, update_id: int) -> None:
        """Count updates from here, as Telegram does after a week of silence."""
        self.run(lambda: setattr(self._state, "next_update", update_id))

    def add(self, kind: str, content: Any) -> int:
        """Deliver an update of any kind and content; gives its update_id."""
        return self.run(lambda: self.server.add(kind, content))

    def redeliver(self, update_id: int) -> None:
        """Bring an update once more, as Telegram does when it heard no answer."""
        self.run(lambda: self.server.deliver(update_id))

    def fail_next(self, method: str, status: int, body: dict[str, Any] | bytes | None = None, times: int = 1) -> None:
        """The next calls of a method are answered with this status and body, and do nothing."""
        if body is None:
            body = {"ok": False, "error_code": status, "description": f"Error {status}"}
        content = body if isinstance(body, bytes) else orjson.dumps(body)
        self.run(lambda: self._state.faults[method.lower()].append(Fault(status, content, times)))

    def drop_after_accept(self, method: str, times: int = 1) -> None:
        """The next calls of a method do their work, but the connection is cut instead of an answer."""
        self.run(lambda: self._state.faults[method.lower()].append(Fault(times=times, drop=True)))

    def keep(self, reference: str, content: bytes) -> None:
        """Hold a file that somebody sent. To be called in the server's thread."""
        self._state.files[reference] = content

    def slow(self, method: str, seconds: float) -> None:
        """Calls of a method take this long from now on; 0 ends it."""
        self.run(lambda: self._state.delays.__setitem__(method.lower(), seconds))

    def block(self, number: int, blocked: bool = True) -> None:
        """A person blocks the bot, or lets it in again."""
        self.run(lambda: self._state.blocked.add(number) if blocked else self._state.blocked.discard(number))

    def wait(self, true: Callable[[], bool], timeout: float = PATIENCE) -> bool:
        """Wait until something became true with a message sent; False when it did not in time."""
        with self._news:
            return self._news.wait_for(true, timeout)

    def run(self, action: Callable[[], Result]) -> Result:
        """Do something in the server's thread, which alone changes the state."""

        async def act() -> Result:
            return action()

        return asyncio.run_coroutine_threadsafe(act(), self._loop).result(PATIENCE)

    def _tell(self) -> None:
        with self._news:
            self._news.notify_all()


class Person:
    """Somebody who writes to the bot."""

    def __init__(self, telegram: TelegramStandin, number: int, name: str) -> None:
        self.number = number
        self.name = name
        self._telegram = telegram
        self._heard = 0
        self._messages = 0

    def says(self, text: str, group: int | None = None, **more: Any) -> int:
        """Write to the bot, in private or in a group; gives the update_id."""
        return self.sends(group=group, text=text, **more)

    def sends(self, group: int | None = None, **content: Any) -> int:
        """Send a message with any content: `sends(sticker={…})`."""
        self._messages += 1
        message = {"message_id": self._messages, "date": int(time.time()), "from": self._user(), **content}
        return self._telegram.add("message", {**message, "chat": self._chat(group)})

    def uploads(self, name: str, content: bytes, group: int | None = None) -> int:
        """Send a file; gives the update_id."""
        reference = f"file{time.monotonic_ns()}"
        self._telegram.run(lambda: self._telegram.keep(reference, content))
        document = {"file_id": reference, "file_unique_id": reference, "file_name": name, "file_size": len(content)}
        return self.sends(group=group, document=document)

    def presses(self, button: str, group: int | None = None) -> int:
        """Press a button of the latest message that has it, by its label or its action; waits for it to come."""
        received = self._telegram.received(group or self.number)
        if not self._telegram.wait(lambda: _find(received, button) is not None):
            raise AssertionError(f"no button {button!r}")
        one, action = _find(received, button) or (received[-1], button)
        return self._press(one, action, group)

    def blocks(self, blocked: bool = True) -> int:
        """Block the bot, or let it in again."""
        self._telegram.block(self.number, blocked)
        member = {"user": {"id": int(self._telegram.token.partition(":")[0]), "is_bot": True, "first_name": "Bot"}}
        states: list[dict[str, Any]] = [{"status": "member"}, {"status": "kicked", "until_date": 0}]
        old, new = states if blocked else reversed(states)
        return self._telegram.add(
            "my_chat_member",
            {
                "chat": self._chat(None),
                "from": self._user(),
                "date": int(time.time()),
                "old_chat_member": {**member, **old},
                "new_chat_member": {**member, **new},
            },
        )

    def heard(self, timeout: float = PATIENCE, count: int = 1) -> list[str]:
        """The texts that came since the last call; waits until there are `count` of them, or the time is over."""
        received = self._telegram.received(self.number)
        self._telegram.wait(lambda: len(received) >= self._heard + count, timeout)
        texts = [one.text for one in received[self._heard :]]
        self._heard += len(texts)
        return texts

    def sees(self, group: int | None = None) -> Sent:
        """The latest message of the chat, with its buttons."""
        return self._telegram.received(group or self.number)[-1]

    def _press(self, sent: Sent, action: str, group: int | None) -> int:
        press = {"id": str(time.monotonic_ns()), "from": self._user(), "chat_instance": "1", "data": action}
        message = {"message_id": sent.message_id, "date": int(time.time()), "chat": self._chat(group)}
        return self._telegram.add("callback_query", {**press, "message": {**message, "text": sent.text}})

    def _user(self) -> dict[str, Any]:
        return {"id": self.number, "is_bot": False, "first_name": self.name, "language_code": "vi"}

    def _chat(self, group: int | None) -> dict[str, Any]:
        if group is not None:
            return {"id": group, "type": "group", "title": "Tổ công tác"}
        return {"id": self.number, "type": "private", "first_name": self.name}


def _find(received: list[Sent], button: str) -> tuple[Sent, str] | None:
    for one in reversed(received):
        for label, action in one.buttons:
            if button in (label, action):
                return one, action
    return None


def main() -> None:
    """Stand in for Telegram until the input ends or Ctrl-C is pressed."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--port", type=int, default=9000)
    parser.add_argument("--token", default=TOKEN)
    options = parser.parse_args()
    with TelegramStandin(options.token, port=options.port) as telegram:
        print(f"READY {telegram.url} token {telegram.token}", flush=True)
        person = telegram.user(101, "Bình")
        try:
            if sys.stdin.isatty():
                _talk(telegram, person)
            else:
                threading.Event().wait()
        except KeyboardInterrupt:
            print()


def _talk(telegram: TelegramStandin, person: Person) -> None:
    threading.Thread(target=_show, args=(telegram,), daemon=True).start()
    for line in sys.stdin:
        words = line.strip()
        if words.startswith("!"):
            person.presses(words[1:])
        elif words:
            person.says(words)


def _show(telegram: TelegramStandin) -> None:
    shown: list[Sent] = []
    while True:
        telegram.wait(lambda: len(telegram.sent) > len(shown), timeout=3600)
        for one in telegram.sent[len(shown) :]:
            shown.append(one)
            print(f"→ {one.chat}: {one.text}", *(f"[{label}]" for label, _ in one.buttons), flush=True)


if __name__ == "__main__":
    main()
