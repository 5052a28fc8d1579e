"""How alike two titles are."""

import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from language.normalize import compose, fold

_NUMBER = re.compile(r"\b(?:\d+|[ivx]+)\b")


def likeness(a: str, b: str) -> float:
    """0 for nothing in common, 1 for the same words; marks, case and spaces do not count."""
    return fuzz.ratio(_plain(a), _plain(b)) / 100


def same_numbers(a: str, b: str) -> bool:
    """True where two titles name the same numbers: "báo cáo quý I" is another than "báo cáo quý II"."""
    return _numbers(_plain(a)) == _numbers(_plain(b))


class Titles:
    """Titles to be found again, by whatever names them."""

    def __init__(self, titles: Mapping[int, str]) -> None:
        self._by_numbers: dict[tuple[str, ...], dict[int, str]] = {}
        for name, title in titles.items():
            plain = _plain(title)
            self._by_numbers.setdefault(_numbers(plain), {})[name] = plain

    def take(self, title: str, least: float) -> int | None:
        """The name of the title most like this one, taken out so that it is found once; None where all are less alike
        than `least`, or name other numbers."""
        plain = _plain(title)
        titles = self._by_numbers.get(_numbers(plain), {})
        found = process.extractOne(plain, titles, scorer=fuzz.ratio, score_cutoff=100 * least)
        if found is None:
            return None
        del titles[found[2]]
        return int(found[2])


def _plain(text: str) -> str:
    return fold(compose(text))


def _numbers(plain: str) -> tuple[str, ...]:
    return tuple(_NUMBER.findall(plain))
