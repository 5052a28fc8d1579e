"""The task meant, by its printed code: "II.1", "1.2-3", "việc 2 mục IV"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.meaning import TaskEntry
from language.normalize import fold
from language.numbers import roman

_NEAR = 5
_CODE = re.compile(r"\b([ivxl]{1,6})\s?[.\-/ ]?\s?(\d{1,2})\b(?!\s?[/%]|[.,]\d{3})", re.IGNORECASE)
_NUMERIC = re.compile(
    r"(?<![\d/.,-])(\d{1,2}(?:\.\d{1,2}){1,3}(?:[-.]\d{1,2})?[a-z]?)(?![\w/%]|\s?%|\.\d|,\d)", re.IGNORECASE
)
_NUMBER = r"(\d{1,2}|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi|nhat|nhi|dau tien)"
_SECTION = r"(?:muc|phan|linh vuc|nhom|chuong)\s+(?:so\s+)?([ivx]{1,5}|\d{1,2})"
_ITEM = r"(?:viec|nhiem vu|hoat dong|dau viec|so|y|dong|stt|cai)\s+(?:so\s+|thu\s+)?"
_ITEM_THEN_SECTION = re.compile(rf"\b{_ITEM}{_NUMBER}\s*(?:,|cua|trong|thuoc|o)?\s*{_SECTION}\b")
_SECTION_THEN_ITEM = re.compile(rf"\b{_SECTION}\s*,?\s*{_ITEM}{_NUMBER}\b")
_DIGITS_SPOKEN = "mot hai ba bon nam sau bay tam chin muoi"
_NUMERALS = dict(
    zip(_DIGITS_SPOKEN.split(), range(1, 11), strict=True),
    tu=4,
    nhat=1,
    nhi=2,
    **{"dau tien": 1},
)
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def code_key(code: str) -> str:
    """A printed code as one compares it: lower case, dots between its parts."""
    return re.sub(r"[^\w]+", ".", code.lower()).strip(".")


@dataclass(frozen=True, slots=True)
class CodeHit:
    """A code in a text: the code as printed, its tasks (none when the plan has no such code), where it stands."""

    code: str
    refs: tuple[int, ...]
    start: int
    end: int


class CodeIndex:
    """The tasks of the plans one may be spoken to about, by their printed codes."""

    def __init__(self, tasks: Sequence[TaskEntry]) -> None:
        self._tasks = tasks
        self._codes: dict[str, list[int]] = {}
        for place, task in enumerate(tasks):
            if task.code:
                self._codes.setdefault(code_key(task.code), []).append(place)

    def by_code(self, raw: str) -> CodeHit | None:
        """The first code named; a code in the plan's form that the plan does not have counts, without tasks."""
        flat = fold(raw)
        missing: CodeHit | None = None
        for hit in self._coded(raw, flat):
            if hit.refs:
                return hit
            missing = missing or hit
        return missing

    def _coded(self, raw: str, flat: str) -> Iterable[CodeHit]:
        for pattern, item, section in ((_ITEM_THEN_SECTION, 1, 2), (_SECTION_THEN_ITEM, 2, 1)):
            for found in pattern.finditer(flat):
                number = found[item]
                place = int(number) if number.isdecimal() else _NUMERALS[number]
                chapter = int(found[section]) if found[section].isdecimal() else roman(found[section]) or 0
                yield self._hit(
                    (f"{_ROMAN[chapter] if chapter < len(_ROMAN) else chapter}.{place}", f"{chapter}.{place}"), found
                )
        for found in _CODE.finditer(flat):
            if self._is_code(found, raw, flat):
                yield self._hit((f"{found[1].replace('l', 'i')}.{int(found[2])}",), found)
        for found in _NUMERIC.finditer(flat):
            hit = self._hit((code_key(found[1]),), found)
            if hit.refs or re.search(r"(?:viec|nhiem vu|muc|hoat dong|nv|vc|cv) $", flat[: found.start()]):
                yield hit

    def _is_code(self, found: re.Match[str], raw: str, flat: str) -> bool:
        letters, between = found[1], found[0][len(found[1]) : -len(found[2])]
        if roman(letters.replace("l", "i")) is None:
            return False
        if between.strip() == "" and between:
            head = re.search(r"(?:viec|vc|cv|nv|nhiem vu|muc|hoat dong|cai|vu|ma) $", flat[: found.start()])
            return bool(head) or (raw[found.start()].isupper() and len(letters) > 1)
        if re.search(r"(?:quy|tuan|lan|khoa|nhiem ky|pl|phu luc) $", flat[: found.start()]):
            return False
        if between.strip() == "-" or between.strip() == "/":
            return raw[found.start()].isupper()
        return True

    def _hit(self, keys: tuple[str, ...], found: re.Match[str]) -> CodeHit:
        for key in keys:
            places = self._codes.get(key)
            if places:
                return CodeHit(
                    self._tasks[places[0]].code, tuple(self._tasks[p].ref for p in places), found.start(), found.end()
                )
        inner = [(key, places) for key, places in self._group(keys[0])]
        if inner:
            refs = tuple(self._tasks[place].ref for _, places in inner[:_NEAR] for place in places)
            if len(inner) == 1:
                return CodeHit(self._tasks[inner[0][1][0]].code, refs, found.start(), found.end())
            return CodeHit("", refs, found.start(), found.end())
        return CodeHit("", (), found.start(), found.end())

    def _group(self, key: str) -> list[tuple[str, list[int]]]:
        """Codes below a code that is itself no task ("1.2" → "1.2-1" … "1.2-5")."""
        return [(code, self._codes[code]) for number in range(1, 10) if (code := f"{key}.{number}") in self._codes]
