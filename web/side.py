"""What the process hands to its web side."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter

from domain.messages import Incoming
from store.database import Database
from web.live import Bell


@dataclass(frozen=True)
class WebSide:
    """All that the pages need. Whoever stops the server closes `bell` first, or open pages keep it from stopping."""

    database: Database
    now: Callable[[], datetime]
    store: Callable[[Sequence[Incoming]], Awaitable[None]]
    """Returns when the messages are on disk, and only then."""
    bell: Bell
    choose: bool
    """Anyone may choose whom to be: only where this machine alone reaches the page."""
    ready: Callable[[], list[str]]
    """Empty when the process is fit to serve, else the reasons."""
    trial: datetime | None = None
    """Where the clock was set to start, for trying a plan of another year."""
    routers: Sequence[APIRouter] = ()
    """Doors of other channels: their webhooks."""
    hosts: Sequence[str] | None = None
    """The names this server goes by; a request for another one is refused. None takes any."""
