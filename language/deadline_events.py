"""Deadlines that hang on an event or have no last day: "khi có yêu cầu", "10 ngày sau khi nhận", "thường xuyên"."""

import re
from dataclasses import dataclass

from domain.plan import OpenKind
from language.numbers import WORD

_AFTER = r"(?:(?<!thu )(?<!thang )(?<!quy )(?<!nam )(?<!tuan )sau)"
_N = rf"(?:\d{{1,3}}|{WORD}(?![a-z]))(?:\s*\([^)]{{1,12}}\))?"
_UNIT = r"(?:ngay|tuan|thang|gio|h|phut|tieng)"
_LENGTH = rf"{_N}\s*{_UNIT}(?:\s*lam viec)?(?![a-z])"
_LIMIT = (
    r"(?:cham nhat|muon nhat|toi da|khong qua|trong vong|trong thoi han|trong thoi gian|thoi han|trong khoang"
    r"|khong cham qua|khong muon hon)"
)
LENGTH = re.compile(_LENGTH)
"""A length of time: how many hours, days, weeks, months."""
_EVENT_TAIL = r"[^;,()]*?"
_STRONG = (
    r"(?=\s*(?:[;,()]|$|\b(?:nhung |va )?(?:truoc (?:ngay|thang|quy|nam \d|\d)|cham nhat (?:ngay|vao"
    r"|la ngay|trong|den|thang|quy|\d{1,2}/)"
    r"|den (?:het|ngay|thang|cuoi)|han (?:cuoi|chot|ngay|\d)|trong (?:quy|thang \d|nam \d)|xong"
    r"|hoan thanh (?:truoc|trong)"
    r"|va (?:dinh ky|hang|moi)|dinh ky)))"
)


@dataclass(frozen=True, slots=True)
class Event:
    """Words without a date of their own, and the extent they swallow."""

    kind: OpenKind
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Rule:
    """`hints` are pieces of text of which the pattern needs one: without them it need not be tried.

    Blanks in them do not matter, and a 0 stands for any digit.
    """

    name: str
    kind: OpenKind
    pattern: re.Pattern[str]
    hints: tuple[str, ...]
    of_length: bool = False
    """Whether a length of time is among its words."""


RULES: tuple[Rule, ...] = (
    Rule(
        "a length after an event",
        "after",
        re.compile(
            rf"\b(?:{_LIMIT}\s*(?:la\s*)?(?:sau\s*)?|sau\s+|trong\s+)?{_LENGTH}\s*"
            r"(?:ke tu|tinh tu|sau khi|(?:(?<!thang )|(?<=thang )(?= ?sau [a-z]))sau(?! (?:lien ke"
            r"|ke tiep))|tu khi|tu ngay (?!\d)|truoc khi|truoc ky|truoc hoi nghi|truoc cuoc"
            rf"|truoc moi){_EVENT_TAIL}{_STRONG}"
        ),
        ("ke tu", "tinh tu", "sau", "tu khi", "tu ngay", "truoc"),
        of_length=True,
    ),
    Rule(
        "a length after an event said first",
        "after",
        re.compile(
            rf"\b(?:ngay )?(?:{_AFTER}|ke tu|truoc) (?!(?:ngay )?\d)[^;,()]*?(?:,? ?(?:{_LIMIT})?(?: la"
            rf"| sau| vao)?)? {_LENGTH}(?!\s*(?:dau nam|cuoi nam))(?=\s*(?:[;.,()]|$))"
        ),
        ("sau", "ke tu", "truoc"),
        of_length=True,
    ),
    Rule(
        "within a length",
        "after",
        re.compile(
            rf"\b{_LIMIT}\s*(?:la\s*)?(?:sau\s*)?{_LENGTH}(?!\s*,?\s*(?:\d|dau|cuoi|(?:cua )?ngay \d"
            rf"|ngay cuoi|thu |chieu|sang|hang)){_EVENT_TAIL}{_STRONG}"
        ),
        ("nhat", "toi da", "khong", "trong", "thoi han"),
        of_length=True,
    ),
    Rule(
        "a length of working days",
        "after",
        re.compile(rf"\b(?:sau |trong )?{_N}\s*ngay lam viec\b{_EVENT_TAIL}{_STRONG}"),
        ("ngay lam viec",),
    ),
    Rule(
        "a length alone",
        "after",
        re.compile(
            rf"\b(?:{_AFTER}|trong) {_N}\s*(?:ngay|tuan|gio)(?![a-z])(?! (?:dau|cuoi|cua)){_EVENT_TAIL}{_STRONG}"
        ),
        ("sau", "trong"),
        of_length=True,
    ),
    Rule(
        "a length before an event",
        "after",
        re.compile(rf"\b(?:cham nhat )?truoc {_N}\s*(?:ngay|tuan)(?:\s*lam viec)?(?![a-z])(?!\s*\d)[^;,()]*"),
        ("truoc",),
        of_length=True,
    ),
    Rule(
        "a length for each file",
        "after",
        re.compile(rf"{_N}\s*(?:ngay|gio)\s*/\s*(?:ho so|vu|truong hop|viec|thu tuc)"),
        ("ngay/", "gio/"),
        of_length=True,
    ),
    Rule(
        "always",
        "ongoing",
        re.compile(
            r"\b(?:thuong xuyen|lien tuc|thuong ky|thuong truc(?! (?:huyen|tinh|thanh|dang|ban|hdnd|ubnd|uy|xa|chinh|"
            r"quoc|hoi))|hang ngay|moi ngay|quanh nam|xuyen suot(?: ca)? nam)\b"
            r"(?:\s*,?\s*(?:va\s+)?(?:thuong xuyen|lien tuc|hang ngay|kip thoi))*"
            r"(?:\s*[,(]?\s*(?:trong|ca|suot|hang|moi|quanh|qua)(?: ca)? nam(?:\s*20\d\d)?(?![a-z0-9/]| "
            r"(?:lam|thang|ngay))\)?)?"
        ),
        ("thuong", "lien tuc", "hang ngay", "moi ngay", "quanh nam", "xuyen suot"),
    ),
    Rule(
        "when an event comes",
        "when",
        re.compile(
            rf"\b(?:ngay )?(?:(?:sau |truoc |kip thoi |ngay )?khi(?! den han)\b|{_AFTER} (?!(?:ngay )?\d|"
            r"(?:thang|quy|nam) )|ke tu (?:khi|ngay (?!\d))|tu khi\b|dot xuat\b|ngay sau\b"
            r"|neu co phat sinh)"
            rf"{_EVENT_TAIL}{_STRONG}"
        ),
        ("khi", "sau", "ke tu", "dot xuat", "phat sinh"),
    ),
    Rule(
        "as another document says",
        "when",
        re.compile(
            r"\b(?:tuy |can cu |phu hop |dung )?(?:theo|tuy thuoc|phu thuoc|can cu|dong thoi voi|cung "
            r"(?:thoi diem |ky )?voi|dam bao)"
            r"(?! (?:tung |moi )?(?:thang|quy(?! (?:dinh|che|trinh|hoach|mo|uoc))|nam|tuan|dinh ky"
            rf"|ky bao cao (?:quy|thang|nam))\b(?!\s*(?:hoc|ngan sach))){_EVENT_TAIL}{_STRONG}"
        ),
        ("theo", "thuoc", "can cu", "thoi voi", "cung", "dam bao"),
    ),
    Rule(
        "as rules say",
        "when",
        re.compile(
            r"\b(?:dung|trong) (?:thoi (?:han|gian|diem) )?(?:quy|qui) dinh\b[^;,()]*|\bthoi (?:han|gian) "
            r"(?:quy|qui) dinh\b[^;,()]*"
        ),
        ("dinh",),
    ),
    Rule(
        "before an event",
        "when",
        re.compile(
            r"\btruoc (?:(?:cac |moi |khi )?(?:ky hop|hoi nghi|dot|cuoc|tet|khi|dip|thoi diem|ngay bau cu"
            rf"|dai hoi)\b|ngay (?!\d|lam viec|cuoi|mong|mung)(?=[a-z])){_EVENT_TAIL}{_STRONG}"
        ),
        ("truoc",),
    ),
)
