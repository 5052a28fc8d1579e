"""The web chat as a channel: a row that counts as sent is what its pages show."""

from domain.messages import Address, Reply
from web.live import Bell


class WebChannel:
    """There is nobody to send to: open pages look into the store when the bell rings, others when they open."""

    name = "web"
    parallel = 32

    def __init__(self, bell: Bell) -> None:
        self._bell = bell

    async def send(self, address: Address, reply: Reply) -> str | None:
        """Always succeeds: settling the row is what makes it seen."""
        return None

    def settled(self, address: Address) -> None:
        """The row is committed: open pages may look."""
        self._bell.ring(address.chat)
