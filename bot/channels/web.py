"""The web chat as a channel: a row that counts as sent is what its pages show."""

from domain.messages import Address, Attachment, CannotFetch, Reply
from replies.files import not_fetched
from store import files
from store.database import Database
from web.live import Bell


class WebChannel:
    """There is nobody to send to: open pages look into the store when the bell rings, others when they open."""

    name = "web"
    parallel = 32

    def __init__(self, bell: Bell, database: Database) -> None:
        self._bell = bell
        self._database = database

    async def send(self, address: Address, reply: Reply) -> str | None:
        """Always succeeds: settling the row is what makes it seen."""
        return None

    def settled(self, address: Address) -> None:
        """The row is committed: open pages may look."""
        self._bell.ring(address.chat)

    def fetch(self, file: Attachment) -> bytes:
        """What was uploaded. Raises `CannotFetch` where it is no longer kept."""
        with self._database.read() as transaction:
            content = files.content(transaction, int(file.reference))
        if content is None:
            raise CannotFetch(not_fetched())
        return content
