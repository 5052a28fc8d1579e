"""What is doubtful about one task, gathered with the task's code and the field it concerns."""

from dataclasses import dataclass

from domain.plan import Doubt, DoubtField
from plans.tables.timing import Telling


@dataclass(frozen=True, slots=True)
class Doubting:
    """Takes the doubts about the task `code`, whose row is `place`, into a list shared by the whole table."""

    code: str
    place: str
    doubts: list[Doubt]

    def tell(self, field: DoubtField, read: str, why: str, other: str = "") -> None:
        """Note that `read` may be wrong for the reason `why`; `other` is the second reading, if there is one."""
        where = f"{self.code} ({self.place})"
        self.doubts.append(Doubt(where=where, read=read, why=why, other=other, code=self.code, field=field))

    def about(self, field: DoubtField) -> Telling:
        """The same for one field, for readers that only know what they read and why they doubt it."""

        def told(read: str, why: str) -> None:
            self.tell(field, read, why)

        return told
