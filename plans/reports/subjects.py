"""What a report is about: the plan itself, or another field that only has a row or a sentence in it."""

import re

from language.normalize import fold

_SAID = re.compile(r"\bbao cao\b(?! vien| thanh tich)")
_AFTER = re.compile(r"\bbao cao\b[^.;:]{0,80}?\b(?:ve|cong tac)\s+(?P<about>[^,.;:(]+)")
_DIRECT = re.compile(r"\bbao cao\s+(?P<about>[^,.;:(]+)")
# What says nothing of the field, and where the words on the field end: at whom it goes to, or when.
_FILLER = (
    r"(?:ket qua|tinh hinh|cong tac|dinh ky|thuc hien|trien khai|nhiem vu|ke hoach|chuong trinh|viec|ve|tong hop|"
    r"hoat dong|che do|thong tin|so lieu|nay|cac|cua|theo quy dinh|tien do|danh gia|so ket|tong ket|thuong xuyen|"
    r"dot xuat|theo doi)\b"
)
_END = re.compile(
    r"\b(?:gui|cho|qua|truoc|cham nhat|ubnd|uy ban|chu tich|so|phong|van phong|cap|huyen|tinh|thanh pho|xa|phuong|hang|"
    r"quy|thang|nam|lan|trong|tu|den|ngay|de|voi|tai|bang|giua|giai doan|lanh dao|theo|kem|chung|duoc|phai|dung|day du|"
    r"kip thoi|hop|tham muu|xin y kien|de xuat)\b|\d"
)


def is_of_another_field(text: str, subject: str, is_title: bool = False) -> bool:
    """Whether the report a text asks for is about a field that `subject`, the title of the plan, does not name.

    "Báo cáo kiểm soát TTHC" is, in a plan of administrative reform. What names no field is taken to be the plan's own.
    A title says at once what it is about; a sentence only where it says "về …" or "công tác …".
    """
    if not subject:
        return False
    folded = fold(text)
    patterns = (_AFTER, _DIRECT) if is_title else (_AFTER,)
    if "bao cao" not in folded or not _SAID.search(folded):
        return False
    for pattern in patterns:
        for found in pattern.finditer(folded):
            words = _END.split(re.sub(rf"\b{_FILLER}", " ", found["about"]), maxsplit=1)[0].split()
            words = [word for word in words if word.isalpha() and word not in ("va", "o", "o cac")]
            if words:
                return not _is_named(words, fold(subject))
    return False


def _is_named(words: list[str], subject: str) -> bool:
    """Whether the plan's title has at least half of the words, be it only as the letters they begin with."""
    of_plan = subject.split()
    initials = "".join(word[0] for word in of_plan)
    known = [word for word in words if word in of_plan or (len(word) >= 3 and word in initials)]
    return 2 * len(known) >= len(words)
