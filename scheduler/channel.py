"""What delivery needs of a channel."""

from typing import Protocol

from domain.messages import Address, Reply


class Channel(Protocol):
    """A door through which replies leave."""

    name: str
    """As in `Address.channel`."""
    parallel: int
    """How many messages may be on their way at once."""

    async def send(self, address: Address, reply: Reply) -> str | None:
        """Send one reply. Gives the platform's name of the message, if it has one.

        Raises `ChatGone`, `TryLater` or `CannotSend`; anything else counts as `TryLater`.
        """
        ...

    def settled(self, address: Address) -> None:
        """Called after what became of a message to this chat was committed."""
        ...
