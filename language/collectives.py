"""Which units a collective name stands for."""

import re
from collections.abc import Sequence

from language.normalize import compose, fold

_COMMUNE = re.compile(r"^(?:ubnd |uy ban nhan dan )?(?:cac )?(?:xa|phuong|thi tran|dac khu) ")
_OF_COMMUNES = re.compile(r"\bcap xa\b|\bcac (?:xa|phuong)\b|\bxa, (?:phuong|thi tran)|\b(?:xa|phuong),? va thi tran")
_VAGUE = re.compile(r"\blien quan\b|\bduoc giao\b|\bco sai pham\b")
_ROOMS = re.compile(r"\bphong\b")
_BODIES = re.compile(
    r"\bco quan\b|\bdon vi\b|\bban\b|\bnganh\b|\bto chuc\b|\bbo phan\b|\btoan the\b|\bcan bo\b|\bcong chuc\b|\bcb\b"
)


def is_commune(name: str) -> bool:
    """True for a commune's committee beside the issuing office ("UBND xã An Thạnh 1")."""
    return _COMMUNE.match(fold(compose(name))) is not None


def members_of(collective: str, units: Sequence[str]) -> list[str]:
    """The units among `units` (single ones, the issuing office left out) that a collective name stands for.

    "UBND cấp xã" stands for the communes, "các phòng chuyên môn" for the rooms, "cơ quan, đơn vị huyện" for all but the
    communes. A name that says only "có liên quan" stands for nobody in particular, and gives none.
    """
    name = fold(compose(collective))
    if _VAGUE.search(name):
        return []
    found: dict[str, None] = {}
    communes = [unit for unit in units if is_commune(unit)]
    others = [unit for unit in units if not is_commune(unit)]
    if _OF_COMMUNES.search(name):
        found.update(dict.fromkeys(communes))
        name = _OF_COMMUNES.sub(" ", name).replace("ubnd", " ")
    if _BODIES.search(name):
        found.update(dict.fromkeys(others))
    elif _ROOMS.search(name):
        found.update(dict.fromkeys(unit for unit in others if fold(unit).startswith("phong ")))
    return list(found)
