"""What comes appears by itself, once, and nothing is missed."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import httpx
import pytest

from tests.web.office import DETAIL, MONDAY, MY_TASKS, Office
from web import stream
from web.identity import COOKIE


@dataclass
class Event:
    """One event as a browser takes it apart."""

    id: str
    name: str
    data: dict[str, object]


@contextmanager
def listening(visitor: httpx.Client, *, after: str = "", last: str = "", page: str = "") -> Iterator[Iterator[str]]:
    headers = {"last-event-id": last} if last else {}
    with visitor.stream("GET", "/chat/events", params={"after": after, "page": page}, headers=headers) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        lines = answer.iter_lines()
        assert next(lines) == "retry: 2000"
        assert next(lines) == ""
        yield lines


def take(lines: Iterator[str]) -> Event:
    """The next event; comments are passed over."""
    fields: dict[str, str] = {}
    for line in lines:
        if line and not line.startswith(":"):
            name, _, value = line.partition(": ")
            fields[name] = value
        elif not line and fields:
            return Event(fields.get("id", ""), fields["event"], json.loads(fields["data"]))
    raise AssertionError("the stream ended")


def opened(visitor: httpx.Client) -> tuple[str, str]:
    """Open the page as somebody; gives the chat's token and where the page stands."""
    page = visitor.post("/chat/as", data={"person": "1"}).text
    found = re.search(r'data-after="([\d.-]+)"', page)
    assert found is not None
    return visitor.cookies[COOKIE], found[1]


@pytest.fixture(autouse=True)
def staff(office: Office) -> None:
    office.people()


def test_a_reply_appears_when_it_is_sent(office: Office, visitor: httpx.Client) -> None:
    token, after = opened(visitor)
    with listening(visitor, after=after) as lines:
        row = office.owe(token, "reply:1", DETAIL)
        office.bell.ring(token)  # a ring before the row is sent shows nothing
        office.send(row, token)
        event = take(lines)
    assert (event.id, event.name, event.data["row"]) == (str(row), "message", row)
    assert event.data["person"] == 1
    assert "Xin gia hạn</button>" in str(event.data["html"])


def test_a_page_that_comes_back_gets_what_it_missed_and_nothing_twice(office: Office, visitor: httpx.Client) -> None:
    token, after = opened(visitor)
    with listening(visitor, after=after) as lines:
        office.says(token, "reply:1", MY_TASKS)
        first = take(lines)
    missed = [office.says(token, f"reply:{number}", DETAIL) for number in (2, 3)]
    with listening(visitor, after=after, last=first.id) as lines:
        assert [take(lines).data["row"] for _ in missed] == missed


def test_a_reminder_owed_before_and_sent_after_a_reply_is_not_missed(office: Office, visitor: httpx.Client) -> None:
    token, _ = opened(visitor)
    tomorrow = MONDAY + timedelta(days=1)
    reminders = [office.owe(token, f"due:{number}", MY_TASKS, tomorrow) for number in (1, 2)]
    _, after = opened(visitor)
    with listening(visitor, after=after) as lines:
        reply = office.says(token, "reply:1", DETAIL)
        first = take(lines)
        assert first.id == f"{reply}-{reminders[0]}.{reminders[1]}"
        office.send(reminders[0], token)
        second = take(lines)
        assert (second.data["row"], second.id) == (reminders[0], f"{reply}-{reminders[1]}")
    office.send(reminders[1], token)
    with listening(visitor, last=second.id) as lines:
        assert take(lines).data["row"] == reminders[1]
    with listening(visitor, last=first.id) as lines:  # two that were missed: each says where the page stands after it
        assert [take(lines).id for _ in reminders] == [f"{reply}-{reminders[1]}", str(reply)]


def test_other_chats_are_not_heard(office: Office, visitor: httpx.Client) -> None:
    token, after = opened(visitor)
    with listening(visitor, after=after) as lines:
        office.says("another-chat-of-another-person", "reply:1", MY_TASKS)
        own = office.says(token, "reply:2", DETAIL)
        assert take(lines).data["row"] == own


def test_a_quiet_stream_is_kept_alive(visitor: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "KEEPALIVE_SECONDS", 0.05)
    opened(visitor)
    with listening(visitor) as lines:
        assert next(lines) == ": keepalive"


def test_a_tab_of_another_person_is_told_to_open_anew(visitor: httpx.Client) -> None:
    opened(visitor)
    with listening(visitor, page="of-somebody-else") as lines:
        assert take(lines).name == "moved"


def test_a_stranger_without_a_chat_has_no_stream(visitor: httpx.Client) -> None:
    assert visitor.get("/chat/events").status_code == 404


def test_an_open_stream_does_not_keep_the_server_from_stopping(office: Office, visitor: httpx.Client) -> None:
    opened(visitor)
    with listening(visitor) as lines:
        office.bell.close()
        assert list(lines) == []


@pytest.mark.parametrize("text", ["", "x", "-1", "1-", "1-2.", "9" * 19])
def test_what_is_no_mark_is_not_read(text: str) -> None:
    assert stream.read(text) is None
