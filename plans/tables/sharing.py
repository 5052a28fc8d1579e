"""Cells that several activities of one row share: each is given the part that a careful reader would give it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from language.normalize import fold

_MOST = 9
"""More groups or activities than this in one cell are given by order alone: the ways to share grow too many."""

# Pairs of syllables that are in every second sentence of a plan and so join nothing.
_EMPTY = re.compile(
    r"co quan|don vi|thuc hien|to chuc|trien khai|cai cach|hanh chinh|cac .*|.* cac|xa thi|thi tran|lien quan|cong tac|"
    r".* huyen|.* tinh|.* nam|nam .*|cua .*|va .*|.* va|.* cua"
)


@dataclass(frozen=True, slots=True)
class Shares:
    """For each activity the places of the groups that are its own, and what another reading gives it.

    `whole` is true where every activity has all of them. `why` is empty where nothing is doubtful.
    """

    mine: list[tuple[int, ...]]
    others: list[tuple[int, ...]] = field(default_factory=list)
    whole: bool = False
    why: str = ""

    def is_doubtful(self, place: int) -> bool:
        """Whether another reading gives that activity something else."""
        return bool(self.why) and (not self.others or self.others[place] != self.mine[place])


def shares_of(groups: Sequence[str], titles: Sequence[str]) -> Shares:
    """Who of the activities `titles` gets which of the `groups` printed in the cell they share.

    One group, or the same over and over, is for all; as many as activities go one to one; otherwise by order and,
    within the order, by the words they have in common.
    """
    count = len(titles)
    everything = tuple(range(len(groups)))
    if not groups or len({_plain(group) for group in groups}) == 1:
        return Shares([everything[:1]] * count, whole=True)
    if len(groups) == count:
        return Shares([(place,) for place in everything])
    why = f"Ô này ghi {len(groups)} mục cho {count} hoạt động; đã chia theo thứ tự in và lời văn, cần xem lại"
    if max(len(groups), count) > _MOST:
        return Shares([_in_order(place, len(groups), count) for place in range(count)], why=why)
    best = _best([[_in_common(group, title) for title in titles] for group in groups], count)
    readings = [[tuple(group for group in everything if way[group] == place) for way in best] for place in range(count)]
    others = [next((one for one in given if one != given[0]), given[0]) for given in readings]
    return Shares([given[0] for given in readings], others, why=why)


def in_words_of_one(pieces: Sequence[str], titles: Sequence[str]) -> int | None:
    """The place of the only activity whose words name all pieces, where no other names any of them; else None."""
    folded = [f" {_plain(title)} " for title in titles]
    named = [[f" {_plain(piece)} " in title for piece in pieces] for title in folded]
    holders = [place for place, one in enumerate(named) if any(one)]
    return holders[0] if len(holders) == 1 and all(named[holders[0]]) else None


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _in_order(place: int, groups: int, count: int) -> tuple[int, ...]:
    last = place == count - 1
    return tuple(range(place, groups)) if last else tuple(range(place, min(place + 1, groups)))


def _best(scores: Sequence[Sequence[int]], count: int) -> list[tuple[int, ...]]:
    """The ways of sharing that leave fewest without, then have most words in common; the plainest one first."""
    ways = list(_ways(len(scores), count, 0))
    worth = {way: (len(set(way)), sum(scores[group][place] for group, place in enumerate(way))) for way in ways}
    most = max(worth.values())
    best = [way for way in ways if worth[way] == most]
    if len(scores) > count:
        # The rest goes to the last, so the way whose first groups are given soonest to different activities leads.
        return sorted(best, key=lambda way: tuple(-place for place in way))
    return sorted(best)


def _ways(groups: int, count: int, first: int) -> Iterator[tuple[int, ...]]:
    """Every way to give the groups to activities that keeps the order of both."""
    if groups == 0:
        yield ()
        return
    for place in range(first, count):
        for rest in _ways(groups - 1, count, place):
            yield (place, *rest)


def _in_common(group: str, title: str) -> int:
    return len(_pairs(group) & _pairs(title))


def _pairs(text: str) -> set[str]:
    pairs = (f"{first} {second}" for first, second in pairwise(_plain(text).split()))
    return {pair for pair in pairs if not _EMPTY.fullmatch(pair)}
