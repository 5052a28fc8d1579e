"""The words worth repairing a slip towards: an index by deletions, built once per plan."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from language.normalize import fold


def _deletions(word: str) -> list[str]:
    return [word[:place] + word[place + 1 :] for place in range(len(word))]


class Lexicon:
    """Known words, and for a word that is none of them the nearest one."""

    def __init__(self, ranked: Iterable[str]) -> None:
        """Words with their marks, the most usual first."""
        self.words: dict[str, int] = {}
        self._shapes: dict[str, str] = {}
        self._near: dict[str, list[str]] = {}
        for word in ranked:
            plain = fold(word)
            if plain in self.words or len(plain) < 2:
                continue
            self.words[plain] = len(self.words)
            self._shapes[plain] = word
            for short in (plain, *_deletions(plain)):
                self._near.setdefault(short, []).append(plain)

    def __contains__(self, plain: str) -> bool:
        return plain in self.words

    def rank(self, plain: str) -> int | None:
        """How usual a folded word is, 0 the most; None for an unknown one."""
        return self.words.get(plain)

    def repaired(self, word: str) -> str | None:
        """The known word one slip away, swapped letters first, the marks that were typed deciding; else None."""
        plain = fold(word)
        if not 3 <= len(plain) <= 20:
            return None
        near: set[str] = set()
        for short in (plain, *_deletions(plain)):
            near.update(self._near.get(short, ()))
        best: tuple[float, int] | None = None
        found = None
        for other in near:
            if OSA.distance(plain, other) > 1:
                continue
            shape = self._shapes[other]
            swapped = 0 if sorted(plain) == sorted(other) else 1
            marks = OSA.distance(word, shape) if not word.isascii() else 0
            grade = (marks + swapped + (0.5 if plain[0] != other[0] else 0), self.words[other])
            if best is None or grade < best:
                best, found = grade, shape
        return found
