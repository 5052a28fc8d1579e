"""Wording a reply for Telegram: bold as entities, long texts in parts, choices as buttons."""

import logging
import re
from dataclasses import dataclass
from typing import Any

from domain.messages import Choice, Reply

# https://core.telegram.org/bots/api#sendmessage: 1-4096 characters after entities parsing, counted in UTF-16 units as
# entities are; https://core.telegram.org/bots/api#inlinekeyboardbutton: callback_data of 1-64 bytes.
LONGEST_TEXT = 4096
LONGEST_ACTION = 64
MOST_BUTTONS = 100
MOST_ENTITIES = 100
SIDE_BY_SIDE = 16
"""Two labels up to this length share a row on a phone without being cut."""

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_BREAKS = ("\n\n", "\n", ". ", " ")
# A preview would fetch the links we send, and a link that works once would be spent.
_NO_PREVIEW = {"is_disabled": True}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Part:
    """One message's worth of a text, with its bold spans as (start, end) in the text."""

    text: str
    bold: tuple[tuple[int, int], ...] = ()


def messages(chat: str, reply: Reply) -> list[dict[str, Any]]:
    """The parameters of the sendMessage calls that say a reply; the buttons stand under the last one."""
    calls: list[dict[str, Any]] = []
    for part in parts(reply.text):
        call: dict[str, Any] = {"chat_id": chat, "text": part.text, "link_preview_options": _NO_PREVIEW}
        if part.bold:
            call["entities"] = _entities(part)
        calls.append(call)
    rows = keyboard(reply.choices)
    if calls and rows:
        calls[-1]["reply_markup"] = {"inline_keyboard": rows}
    return calls


def parts(text: str) -> list[Part]:
    """Cut a text where a paragraph ends, else a line, a sentence, a word; never inside a character."""
    whole = _without_marks(text.replace("\x00", ""))
    found: list[Part] = []
    start = 0
    while start < len(whole.text):
        end = _end_of_part(whole.text, start)
        part = _trimmed(whole, start, end)
        if part.text:
            found.append(part)
        start = end
    return found


def keyboard(choices: tuple[Choice, ...]) -> list[list[dict[str, str]]]:
    """Buttons in rows of one or two. One that Telegram would refuse is left out, as it would cost the whole message."""
    rows: list[list[dict[str, str]]] = []
    room = False
    for choice in choices[:MOST_BUTTONS]:
        if not choice.label.strip() or not 1 <= len(choice.action.encode()) <= LONGEST_ACTION:
            log.error("telegram_button_left_out", extra={"action": choice.action[:LONGEST_ACTION]})
            continue
        button = {"text": choice.label, "callback_data": choice.action}
        short = len(choice.label) <= SIDE_BY_SIDE
        if short and room:
            rows[-1].append(button)
            room = False
        else:
            rows.append([button])
            room = short
    return rows


def units(text: str) -> int:
    """Length in UTF-16 units, in which Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _without_marks(text: str) -> Part:
    plain: list[str] = []
    bold: list[tuple[int, int]] = []
    length = at = 0
    for mark in _BOLD.finditer(text):
        before, inside = text[at : mark.start()], mark[1]
        plain += (before, inside)
        bold.append((length + len(before), length + len(before) + len(inside)))
        length, at = bold[-1][1], mark.end()
    plain.append(text[at:])
    return Part("".join(plain), tuple(bold))


def _end_of_part(text: str, start: int) -> int:
    limit = start + LONGEST_TEXT
    if 2 * (len(text) - start) <= LONGEST_TEXT:
        return len(text)  # it fits even if every character is a pair
    if units(text[start:limit]) > LONGEST_TEXT:
        limit = start + _fitting(text[start:limit])
    if limit >= len(text):
        return len(text)
    for mark in _BREAKS:
        found = text.rfind(mark, start + (limit - start) // 2, limit)
        if found >= 0:
            return found + len(mark)
    return limit


def _fitting(text: str) -> int:
    """How many characters of the text fit into one message."""
    left = LONGEST_TEXT
    for count, letter in enumerate(text):
        left -= 2 if letter > "\uffff" else 1
        if left < 0:
            return count
    return len(text)


def _trimmed(whole: Part, start: int, end: int) -> Part:
    """The part between two places, without the blanks around it, which Telegram cuts off."""
    raw = whole.text[start:end]
    start += len(raw) - len(raw.lstrip())
    text = raw.strip()
    end = start + len(text)
    inside = ((max(a, start) - start, min(b, end) - start) for a, b in whole.bold)
    return Part(text, tuple((a, b) for a, b in inside if a < b))


def _entities(part: Part) -> list[dict[str, Any]]:
    """https://core.telegram.org/bots/api#messageentity: offset and length in UTF-16 units."""
    return [
        {"type": "bold", "offset": units(part.text[:a]), "length": units(part.text[a:b])}
        for a, b in part.bold[:MOST_ENTITIES]
    ]
