"""Who a browser is: a random token in a cookie names its chat, and the store says whom that chat speaks for."""

import hashlib
import re
import secrets
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from domain.messages import Address
from domain.office import Person
from store import audit, people
from store.database import Transaction

CHANNEL = "web"
COOKIE = "nhacviec_chat"
_THIRTY_DAYS = 30 * 24 * 3600
_TOKEN = re.compile(r"(?P<browser>[A-Za-z0-9_-]{20,48})(?:\.\d{1,10})?")


def token_of(request: Request) -> str | None:
    """The token a browser brought; None where it has none, or one we did not make."""
    token = request.cookies.get(COOKIE, "")
    return token if _TOKEN.fullmatch(token) else None


def new_token() -> str:
    """A name for a chat that nobody can guess."""
    return secrets.token_urlsafe(24)


def remember(request: Request, response: Response, token: str) -> None:
    """Give the browser its token, for another thirty days from now."""
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, token, max_age=_THIRTY_DAYS, httponly=True, samesite="lax", secure=secure, path="/")


def forget(response: Response) -> None:
    """Take the token back."""
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")


def address_of(token: str) -> Address:
    """The chat of a token."""
    return Address(CHANNEL, token)


def page_of(token: str) -> str:
    """What a page may say of its chat: enough to notice that the browser has gone over to another one."""
    return hashlib.sha256(token.encode()).hexdigest()[:16]


def is_of(page: str, token: str | None) -> bool:
    """False for a page of another chat: in its other tab the browser has become somebody else."""
    return not page or (token is not None and page == page_of(token))


def become(transaction: Transaction, token: str | None, person: Person, now: datetime) -> str:
    """Link this browser to a person, and give the token to use from now on.

    Each person chosen in a browser has a chat of their own, which is there again when they are chosen again: nobody
    answers a question that was put to another, and what came meanwhile is not lost.
    """
    chosen = _token_for(transaction, token, person)
    people.link(transaction, address_of(chosen), person.id, now)
    audit.note(transaction, now, person.id, "web_chosen", f"official:{person.id}")
    return chosen


def _token_for(transaction: Transaction, token: str | None, person: Person) -> str:
    if token is None:
        return new_token()
    for known in dict.fromkeys((token, _browser(token))):
        speaker = people.speaking(transaction, address_of(known))
        if (speaker is None and known == token) or (speaker is not None and speaker.id == person.id):
            return known
    return f"{_browser(token)}.{person.id}"


def leave(transaction: Transaction, token: str) -> None:
    """No chat of this browser can be written to any more."""
    browser = _browser(token)
    for _, address in people.addresses(transaction):
        if address.channel == CHANNEL and _browser(address.chat) == browser:
            people.mark_gone(transaction, address)


def _browser(token: str) -> str:
    found = _TOKEN.fullmatch(token)
    return found["browser"] if found else token
