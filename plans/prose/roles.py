"""What a heading of a narrative plan announces: tasks, goals, who answers for what, or something else."""

import re
from enum import Enum

from language.normalize import fold
from plans.prose.tree import BULLET, NUMBER, OPENING, ROMAN, Node

_LONGEST_HEADING = 140


class Role(Enum):
    """What stands below a heading."""

    TASKS = "tasks"
    MEANS = "means"
    MIXED = "mixed"
    DUTIES = "duties"
    ASIDE = "aside"
    NONE = "none"


_DUTIES = re.compile(
    r"^(?:to chuc (?:trien khai )?thuc hien\b|to chuc trien khai\b|phan cong\b"
    r"|trach nhiem (?:cua|thuc hien|to chuc|cac)\b"
    r"|nhiem vu cua (?:cac|tung)\b|(?:phan cong )?nhiem vu cac (?:co quan|don vi|phong|bo phan))"
)
_ASIDE = re.compile(
    r"^(?:muc dich|yeu cau|quan diem|muc tieu|chi tieu|cac (?:muc tieu|chi tieu)|can cu|co so|su can thiet|"
    r"ket qua|thuc trang|danh gia (?:chung|tinh hinh|ket qua|thuc trang)|tinh hinh|dac diem|"
    r"kinh phi|nguon (?:luc|kinh phi|von)|du toan|che do (?:thong tin,? )?bao cao|thong tin,? (?:va )?bao cao|"
    r"cong tac (?:thong tin,? )?bao cao|bao cao$|pham vi|doi tuong|nguyen tac|ton tai|nhung ton tai|han che|kho khan|"
    r"thuan loi|nguyen nhan|bai hoc|kien nghi|de xuat|phan mo dau|mo dau|thoi gian|dia diem|thanh phan|"
    r"(?:dieu kien|dam bao|bao dam|nguon) .*kinh phi|phuong huong$|to giup viec)\b"
)
_TOPICS = re.compile(
    r"^noi dung,? (?:doi tuong|kiem tra|tap huan|hoi nghi|cuoc thi|tuyen truyen|dao tao|boi duong|danh gia|khao sat|"
    r"giam sat|thanh tra|bao cao|chuong trinh|thi)\b"
)
_GOAL = re.compile(r"\b(?:muc tieu|chi tieu)\b")
_TASK_WORDS = re.compile(r"\b(?:nhiem vu|noi dung|hoat dong|cong viec|viec lam)\b")
_TASKS = re.compile(
    r"^(?:(?:cac|nhung|mot so) )?(?:nhiem vu|noi dung|hoat dong|cong viec|phuong huong,? nhiem vu|giai phap)\b"
)
_SHORT_TASKS = re.compile(
    r"^(?:(?:cac|nhung|mot so) )?(?:nhiem vu|noi dung|giai phap)"
    r"(?:,? (?:va )?(?:giai phap|nhiem vu|trong tam|chu yeu|cu the|thuc hien|trien khai|chung|cong viec))*$"
)
_MEANS = re.compile(r"\bgiai phap\b|\bbien phap\b")


def role_of(node: Node) -> Role:
    """What a heading announces by its words; Role.NONE for the name of a field and for an item."""
    folded = fold(node.text).strip(" .:;-*")
    if _TOPICS.match(folded) and node.children:
        return Role.ASIDE
    if len(folded) > _LONGEST_HEADING or (node.text.endswith(".") and len(folded) > 60):
        return Role.NONE
    if node.level <= ROMAN:
        return _role_of_part(folded)
    if node.is_bullet or node.level >= BULLET:
        return _role_of_bullet(folded) if node.children or node.text.endswith(":") else Role.NONE
    if node.level == OPENING:
        return _role_of_bullet(folded)
    return _role_of_numbered(folded, bool(node.children), node.level)


def _role_of_part(folded: str) -> Role:
    if _DUTIES.match(folded):
        return Role.DUTIES
    if _TASK_WORDS.search(folded) and not re.match(r"^(?:ket qua|danh gia|tinh hinh|kinh phi)", folded):
        return Role.MIXED if _GOAL.search(folded) else Role.TASKS
    if _ASIDE.match(folded):
        return Role.ASIDE
    return Role.MEANS if _MEANS.search(folded) else Role.NONE


def _role_of_bullet(folded: str) -> Role:
    if _SHORT_TASKS.match(folded):
        return Role.MEANS if folded.startswith("giai phap") else Role.TASKS
    return (
        Role.ASIDE
        if re.match(r"^(?:muc tieu|chi tieu|muc dich|yeu cau)(?: (?:cu the|chung|tong quat))?$", folded)
        else Role.NONE
    )


def _role_of_numbered(folded: str, heads: bool, level: int) -> Role:
    if not heads:
        return Role.TASKS if _SHORT_TASKS.match(folded) else Role.NONE
    if _DUTIES.match(folded):
        return Role.DUTIES
    if _GOAL.search(folded) and re.search(r"\bnhiem vu\b", folded):
        return Role.MIXED
    if _TASKS.match(folded):
        return Role.MEANS if _MEANS.search(folded) and not _TASK_WORDS.search(folded) else Role.TASKS
    return Role.ASIDE if _ASIDE.match(folded) and (level == NUMBER or len(folded) <= 60) else Role.NONE
