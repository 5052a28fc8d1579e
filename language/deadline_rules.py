"""The rules of dated deadlines: each a name, a pattern over folded text, and what it gives.

They are tried in this order and consume what they match, so the finer and the recurring stand before the plain. The
source of every product is the table of deadlines (`docs`): the last day on which the work is still on time.
"""

import re
from dataclasses import dataclass

from language.deadline_items import Grain
from language.deadline_products import (
    Product,
    day_month,
    day_of_quarter,
    every,
    every_month_day,
    every_year,
    last_working_day,
    monthless,
    months_named,
    months_step,
    nothing_named,
    part_of_year,
    place_of_year,
    places_of_month,
    quarter_months,
    quarters_named,
    times,
    week_of_month,
    weeks,
    whole_period,
    years_named,
)
from language.numbers import WORD

IMPOSSIBLE = "impossible date"


@dataclass(frozen=True, slots=True)
class Rule:
    """`hints` are pieces of text of which the pattern needs one, besides `also`: else it need not be tried.

    In hints a 0 stands for any digit, and blanks do not matter.
    """

    name: str
    pattern: re.Pattern[str]
    product: Product
    hints: tuple[str, ...]
    also: str = ""


_LEAD = (
    r"(?:(?P<before>(?:\b(?:vao|han(?: cuoi| chot)?|thoi han|cham nhat|muon nhat)(?: la)?\s*:?\s*)?\b(?:truoc|trc|trk)"
    r"(?: thoi diem)?(?: cac(?= ngay))?)(?P<same>(?: hoac| va)? (?:trong|dung|vao))?"
    r"|(?P<until>\b(?:cho |keo dai )?(?:den|toi)\b)"
    r"|(?P<by>\b(?:cham nhat|muon nhat|khong qua|khong muon hon|khong cham hon|cham|han(?: cuoi| chot)?"
    r"|thoi han|vao|trong|tu)\b)(?: la)?)"
    r"(?:\s*:)?(?:\s*(?:la|vao|den|trong|het|ngay cuoi|thoi diem))*?\s*"
    r"(?P<hour>(?:\d{1,2} ?(?:h|g|gio)(?: ?\d{2})?(?: ?(?:phut|'))?|gio hanh chinh|het gio|cuoi gio)"
    r"(?: chieu| sang)?,?\s*(?:cua |vao )?)?"
)
# Few places can begin a lead: a look at the first letter of a word spares the rest.
LEAD = rf"(?:\b(?=[cdhkmtv])(?:{_LEAD}))?"
# Where a day written in digits may begin: at the digits, at "ngày" or "hết", at the first word of a lead.
_AT_A_DAY = r"(?=[\dnh]|\b[cdkmtv])"
_DAY = r"(?P<d>[0-3]?\d)"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_SHORT_YEAR = r"(?P<y>(?:19|20)\d\d|[1-4]\d)"
_OF_YEAR = rf"(?:\s*(?:/|-|,?\s*nam|\.)\s*{_YEAR}(?!\d))?"
_NOUN = r"(?P<noun>(?:het )?ngay(?: cuoi| mong| mung)?\s*:?\s*)"
_NO_MONTH = r"(?<![\d/.,])(?<!thang )(?<!thang)(?<!quy )(?<!\bt)"
_NO_COUNT = r"(?!\s*(?:chi tieu|nhiem vu|xa\b|don vi|tieu chi|ho so|nguoi|%|phong\b|thu tuc|van ban|can bo))"
_Q = r"(?:[il|1]{1,3}v?|v|[1-4]|mot|hai|ba|bon|tu)"
_QN = rf"(?:\s*(?:,|-|&|\+|/|;|va|den|toi|hoac)\s*{_Q}(?![a-z0-9]|/(?!\d{{4}})))"
_EVERY = r"(?:hang|moi|tung|(?:dinh )?ky|dinh ky(?: theo| hang| moi)?|theo(?: tung)?|cac)"
_COUNT = rf"(?P<n>\d{{1,2}}(?:\s*-\s*\d{{1,2}})?|{WORD})"
_STEP = rf"(?P<step>\d{{1,2}}|{WORD})"
_OF = r"(?:\s*cua)?\s*"
_WEEKDAY = (
    r"(?:(?:chieu |sang )?(?:ngay )?thu\s*(?:(?P<n>[2-7])|(?P<name>hai|ba|tu|nam|sau|bay))|"
    r"(?P<sunday>chu nhat)|(?P<friday>cuoi)|(?P<monday>dau))"
)
_EACH_MONTH = (
    r"(?:(?:hang|moi|tung|cac) thang(?:\s*trong (?:nam|quy))?(?!\s*\d)|thang (?:sau|ke tiep|tiep theo|lien ke"
    r"|nay)(?: lien ke)?|hang thang|/ ?thang|(?:cua )?thang(?= *(?:$|[;,().])))"
)
_DAY_LIST = r"(?P<days>[0-3]?\d(?:\s*(?:,|va|-|;)\s*(?:ngay\s*)?[0-3]?\d(?![\d/]))*)"
_MONTH_LIST = rf"{_MONTH}(?:\s*(?:,|va|&|;)\s*(?:thang\s*)?{_MONTH}(?!\s*[\d/]\d?(?!\d{{3}}))(?! *(?:lan|thang|ngay)))*"
_MONTH_NAMES = "gieng|hai|ba|tu|nam|sau|bay|tam|chin|muoi"
_MONTHS = (
    rf"(?:{_MONTH}(?:/{_MONTH}){{2,}}(?![\d/])|{_MONTH}(?:\s*(?:,|-|\+|&|;|va|den|toi)\s*{_MONTH}(?![\d.)]"
    rf"|\s*/\s*\d{{1,2}}(?!\d)|\s*(?:lan|thang|ngay|tuan|gio|%|quy)))*|[ivx]+(?![a-z0-9])|(?:muoi (?:mot|hai)"
    rf"|{_MONTH_NAMES})(?![a-z])(?! (?:ke|lien|do|nay|khi)))"
)
_PERIOD_WORD_END = r"(?=\s*(?:$|[;,.():/&+-]|va\b|truoc\b|lan\b|cham\b|dinh ky|theo\b|hoac\b|dot xuat|gui\b|nop\b))"
_LISTED = (
    r"(?:(?<=^)|(?<=[;,/&+(:-])|(?<=[;,/&+(:-] )|(?<= va )|(?<=bao cao )|(?<=dinh ky )|(?<=so ket )|"
    r"(?<=tong ket )|(?<=theo ))"
)

RULES: tuple[Rule, ...] = (
    Rule(
        "a document's number and date",
        re.compile(
            r"\b\d+\s*/\s*(?:\d{4}\s*/\s*)?(?:nd|qd|kh|tt|nq|ct|cv|bc|hd|ubnd|ttg|tb|tr|vp|snv|bnv|ttr|dt"
            r"|l)\b[-a-z0-9]*(?:[^;,()]{0,60}?\bngay\s*\d{1,2}(?:[/.-]\d{1,2}[/.-]\d{4}"
            r"|\s*thang\s*\d{1,2}\s*nam\s*\d{4}))?"
        ),
        nothing_named,
        ("0/",),
    ),
    Rule(
        "a score or a share",
        re.compile(
            r"\bdat(?: it nhat| toi thieu)? \d{1,3}\s*/\s*\d{1,3}|\d+\s*/\s*\d+(?=\s*(?:chi tieu|nhiem vu"
            r"|xa\b|don vi|tieu chi|ho so|nguoi|phong\b))|\d+(?:[.,]\d+)?\s*%"
        ),
        nothing_named,
        ("dat ", "chi tieu", "nhiem vu", "xa", "don vi", "tieu chi", "ho so", "nguoi", "phong", "%"),
    ),
    Rule(
        "so many times in a span",
        re.compile(
            rf"\b(?:it nhat |toi thieu )?{_COUNT}\s*lan\s*(?:/|trong|moi|mot|1|tren)?\s*(?:mot |1 )?"
            r"(?P<unit>tuan|thang|quy|qui|nam)\b(?!\s*\d)"
        ),
        times,
        ("lan",),
    ),
    Rule(
        "so many times in some months",
        re.compile(rf"\b{_COUNT}\s*lan\s*/?\s*(?:moi |trong )?{_STEP}\s*thang\b"),
        months_step,
        ("lan",),
    ),
    Rule(
        "a span so many times",
        re.compile(
            r"\b(?:moi|hang|mot|1|01)\s*(?P<unit>tuan|thang|quy|qui|nam)\s*(?:to chuc |bao cao |hop "
            rf"|kiem tra )?(?:it nhat )?{_COUNT}\s*lan\b"
        ),
        times,
        ("lan",),
    ),
    Rule(
        "every so many weeks",
        re.compile(rf"\b(?:dinh ky |moi |hang )?(?:{_STEP} )?tuan\s*(?:/|mot|1|01)\s*(?:01 )?lan\b"),
        weeks,
        ("lan",),
    ),
    Rule(
        "every so many months",
        re.compile(rf"\b(?:dinh ky |moi |hang )?(?:{_STEP} )?thang\s*(?:/|mot|1|01)\s*(?:01 )?lan\b"),
        months_step,
        ("lan",),
    ),
    Rule(
        "every quarter",
        re.compile(r"\b(?:quy|qui)\s*(?:/|mot|1|01)\s*(?:01 )?lan\b"),
        every(3, Grain.QUARTER),
        ("lan",),
    ),
    Rule("every year", re.compile(r"\bnam\s*(?:/|mot|1|01)\s*(?:01 )?lan\b"), every_year, ("lan",)),
    Rule(
        "every six months",
        re.compile(r"\b(?:dinh ky|moi|hang)\s*(?P<step>0?[36]|sau|ba)\s*thang\b(?!\s*(?:dau|cuoi))"),
        months_step,
        ("thang",),
    ),
    Rule(
        "a weekday of every week",
        re.compile(rf"{LEAD}{_WEEKDAY}{_OF}(?:,? ?(?:hang|moi|cac)? ?tuan)\b(?! \d)"),
        weeks,
        ("tuan",),
    ),
    Rule(
        "every week on a weekday",
        re.compile(rf"\b(?:hang|moi) tuan\s*[,:(]?\s*(?:vao )?{LEAD}{_WEEKDAY}(?![a-z])"),
        weeks,
        ("tuan",),
    ),
    Rule(
        "a day in one month of each quarter",
        re.compile(
            rf"{_AT_A_DAY}{LEAD}(?:ngay\s*)?{_DAY}{_OF}(?:vao )?(?:cac )?thang (?P<place>dau|giua|cuoi|thu hai|thu ba)"
            rf"(?: tien)?{_OF}(?:moi |hang |cac |cua )*(?:quy|qui|ky)\b(?: sau| tiep theo| bao cao"
            r"| ke tiep)*"
        ),
        quarter_months,
        ("quy", "qui", "ky"),
        "thang",
    ),
    Rule(
        "the last working day",
        re.compile(
            rf"{LEAD}ngay (?:lam viec )?cuoi(?: cung)?{_OF}(?:hang |moi |cac |cua )*(?P<unit>thang|quy"
            r"|qui)\b(?!\s*\d|\s*[iv])"
        ),
        last_working_day,
        ("ngay cuoi", "ngay lam viec cuoi"),
    ),
    Rule(
        "a day of each quarter",
        re.compile(rf"{LEAD}ngay\s*{_DAY}(?P<place>){_OF}(?:hang|moi) (?:quy|qui)\b"),
        day_of_quarter,
        ("hang qu", "moi qu"),
    ),
    Rule(
        "a day of the months named",
        re.compile(
            rf"(?=[\dnc]|\b[dhkmtv]){LEAD}(?:cac )?(?:ngay\s*)?{_DAY_LIST}{_OF}(?:hang |vao )?cac thang\s*"
            rf"(?P<months>{_MONTH_LIST})(?:\s*(?:/|nam)\s*{_YEAR})?"
        ),
        every_month_day,
        ("cac thang",),
    ),
    Rule(
        "a day of months in a row",
        re.compile(
            rf"\b{LEAD}(?:cac )?(?:ngay\s*){_NO_MONTH}{_DAY_LIST}{_OF}thang\s*(?P<months>{_MONTH}(?:\s*(?:,"
            rf"|va|&)\s*{_MONTH}(?![\d/]|\s*(?:thang|lan|/))|\s*va thang\s*{_MONTH}(?![\d/]))+)(?:\s*(?:/"
            rf"|,?\s*nam)\s*{_YEAR})?"
        ),
        every_month_day,
        ("ngay 0",),
        "thang",
    ),
    Rule(
        "a day of every month",
        re.compile(rf"\b{LEAD}(?:cac )?(?:ngay\s*)(?:mong |mung )?{_DAY_LIST}{_OF}{_EACH_MONTH}"),
        every_month_day,
        ("ngay 0", "ngay mong 0", "ngay mung 0"),
        "thang",
    ),
    Rule(
        "a day of every month, the word day left out",
        re.compile(rf"(?=(?:truoc|cham nhat|muon nhat)\b){LEAD}{_DAY_LIST}{_OF}(?:hang|moi) thang(?!\s*\d)"),
        every_month_day,
        ("hang thang", "moi thang"),
    ),
    Rule(
        "a day of every month said first",
        re.compile(
            rf"\b(?:hang|moi) thang\s*[,:(-]?\s*(?:vao )?{LEAD}(?:cac )?ngay\s*{_DAY_LIST}(?!\s*(?:[/.-]\s*\d|thang))"
        ),
        every_month_day,
        ("hang thang", "moi thang"),
    ),
    Rule(
        "a week of a month",
        re.compile(
            rf"{LEAD}\btuan (?:le )?(?:thu )?(?P<week>[1-5]|mot|hai|ba|tu|bon|dau(?: tien)?|cuoi"
            rf"(?: cung)?){_OF}(?:(?:hang|moi) thang|thang\s*(?P<m>{_MONTH})(?!\d){_OF_YEAR})"
        ),
        week_of_month,
        ("tuan",),
    ),
    Rule(
        "a day in full",
        re.compile(
            rf"{_AT_A_DAY}{LEAD}{_NOUN}?{_NO_MONTH}(?P<d>[0-3]?\d)\s*(?P<sep>[/.-])\s*"
            rf"(?P<m>{_MONTH})\s*[/.-]\s*{_SHORT_YEAR}(?![\d/])"
        ),
        day_month,
        ("0/0", "0.0", "0-0"),
    ),
    Rule(
        "a day and month in words",
        re.compile(
            rf"{_AT_A_DAY}{LEAD}{_NOUN}?{_NO_MONTH}(?P<d>[0-3]?\d)\s*(?P<sep>thang)\s*(?P<m>{_MONTH})(?![\d]"
            rf"|/\d{{1,2}}(?!\d)){_OF_YEAR}"
        ),
        day_month,
        ("0 thang 0",),
    ),
    Rule(
        "a day and month",
        re.compile(
            rf"{_AT_A_DAY}{LEAD}{_NOUN}?{_NO_MONTH}(?P<d>[0-3]?\d)\s*(?P<sep>[/.-])\s*(?P<m>{_MONTH})(?![\d/%])"
            rf"(?!\s*[.,]\d){_NO_COUNT}(?:\s*,?\s*nam\s*{_YEAR}(?!\d))?"
        ),
        day_month,
        ("0/0", "0.0", "0-0"),
    ),
    Rule(
        "a place in every month",
        re.compile(
            rf"{LEAD}\b(?P<place>dau|giua|cuoi){_OF}(?:hang |moi |cac |tung )*(?P<unit>thang|quy|qui)\b"
            r"(?!\s*(?:\d|[ivl]+(?![a-z])|dau|cuoi))"
        ),
        places_of_month,
        ("dau", "giua", "cuoi"),
    ),
    Rule(
        "a month of each quarter",
        re.compile(
            rf"{LEAD}\b(?:trong )?thang (?P<place>dau|giua|cuoi|thu hai|thu ba)(?: tien)?{_OF}(?:moi |hang "
            r"|cac |cua )*(?:quy|qui)\b(?!\s*[\d]|\s*[ivl]+(?![a-z]))"
        ),
        quarter_months,
        ("thang dau", "thang giua", "thang cuoi", "thang thu"),
    ),
    Rule(
        "months",
        re.compile(
            rf"\b{LEAD}(?:\b(?P<place>nua dau|nua cuoi|thuong tuan|trung tuan|ha tuan|dau|giua|cuoi"
            rf"|het){_OF})?(?:(?P<each>\bcac )?\bthang\s*|\bt\s*\.?\s*)(?P<months>{_MONTHS})(?![\d])(?:\s*"
            rf"(?:/|-|,?\s*nam|\.)\s*{_YEAR}(?!\d))?"
        ),
        months_named,
        ("thang", "t0", "ti", "tv", "tx", "t.", *(f"t {month}" for month in _MONTH_NAMES.split("|"))),
    ),
    Rule(
        "a part of the year",
        re.compile(
            rf"\b{LEAD}\b(?P<n>\d{{1,2}}|sau|chin|ba|muoi hai)\s*thang(?:\s*(?P<side>dau|cuoi)(?:\s*(?:nam\b"
            rf"|cua nam\b))?)?(?!\s*(?:\d|sau|ke|lam))(?:\s*(?:nam|/)?\s*{_YEAR})?"
        ),
        part_of_year,
        ("0 thang", "sau thang", "chin thang", "ba thang", "hai thang"),
    ),
    Rule(
        "quarters",
        re.compile(
            rf"\b{LEAD}(?:\b(?P<place>dau|giua|cuoi|het){_OF})?(?:\bcac )?\b(?:quy|qui|q)\s*\.?\s*"
            rf"(?P<quarters>{_Q}(?![a-z0-9]){_QN}*|dau|cuoi)(?:\s*(?:/|-|,?\s*nam|\.)\s*{_YEAR}(?!\d))?"
        ),
        quarters_named,
        ("q",),
    ),
    Rule(
        "a month and year",
        re.compile(rf"{_AT_A_DAY}{LEAD}(?<![\d/.,])(?P<months>{_MONTH})\s*[/-]\s*{_YEAR}(?![\d/])"),
        months_named,
        ("0/0000", "0-0000"),
    ),
    Rule("every week", re.compile(rf"\b(?:{_EVERY}|trong)\s*tuan\b(?! \d)"), weeks, ("tuan",)),
    Rule("every month", re.compile(rf"\b{_EVERY}\s*thang\b(?!\s*\d)"), every(1, Grain.MONTH), ("thang",)),
    Rule(
        "every quarter",
        re.compile(rf"\b(?:{_EVERY}|4|bon|ca 4|ca bon)\s*(?:quy|qui)\b(?! dinh)"),
        every(3, Grain.QUARTER),
        ("qu",),
    ),
    Rule("every year", re.compile(rf"\b{_EVERY}\s*nam\b(?!\s*\d)"), every_year, ("nam",)),
    Rule(
        "the months as a list",
        re.compile(rf"(?=t){_LISTED}(?:trong )?thang\b{_PERIOD_WORD_END}"),
        every(1, Grain.MONTH),
        ("thang",),
    ),
    Rule(
        "the quarters as a list",
        re.compile(rf"(?=[qt]){_LISTED}(?:trong )?(?:quy|qui)\b{_PERIOD_WORD_END}"),
        every(3, Grain.QUARTER),
        ("qu",),
    ),
    Rule(
        "a place in the year",
        re.compile(
            rf"\b{LEAD}\b(?P<place>nua dau|nua cuoi|dau|giua|cuoi|het)\s*nam\b(?!\s*(?:sau|toi))(?:\s*{_YEAR})?"
        ),
        place_of_year,
        ("nam",),
    ),
    Rule(
        "years",
        re.compile(
            rf"(?:\b|^){LEAD}(?:\b(?:giai doan(?: [ivx\d]{{1,3}}(?= ?:))?|nhiem ky|cac nam|nam|ca nam|thoi "
            r"ky)\s*:?\s*|^\s*|(?<=den )|(?<=truoc )|(?<=het ))(?P<years>20\d\d(?:\s*(?:-|,|va|den|den nam|va nam)\s*"
            r"(?:nam\s*)?20\d\d)*)(?![\d/])"
        ),
        years_named,
        ("0000",),
    ),
    Rule(
        "the whole period",
        re.compile(
            rf"\b{LEAD}\b(?:(?:trong|ca|suot|het|tron|toan) (?:ca )?nam(?: nay| ke hoach)?|{_LISTED}(?:0?1 |mot "
            r")?nam(?=\s*(?:$|[;,.():/&+-]|va\b|truoc\b|lan\b|cham\b|hoac\b)))(?!\s*\d)(?![a-z])"
        ),
        whole_period,
        ("nam",),
    ),
    Rule(
        "a day without a month",
        re.compile(rf"\b{LEAD}\bngay\s*{_DAY}(?![\d/.]\d?|\s*(?:thang|ngay))"),
        monthless,
        ("ngay 0",),
    ),
    Rule(
        IMPOSSIBLE,
        re.compile(r"(?:\bngay\s*)(?<!\d)\d{1,2}/\d{1,2}(?![\d/])|(?<![\d/])\d{1,2}/\d{1,2}/\d{4}(?![\d/])"),
        nothing_named,
        ("0/0",),
    ),
)
