"""The words of a sentence that say when its work is due: most dates in a narrative plan are of papers it cites."""

import re

_DAY = (
    r"(?:(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?"
    r"|ngày\s+\d{1,2}\s+(?:tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?|(?:hằng|hàng)\s+tháng))"
)
_OF_YEAR = r"(?:\s*[/-]\s*\d{4}|\s+năm\s+\d{4})?"
_AND = r"(?:\s*,\s*|\s+và\s+)"
_MONTH = rf"(?:đầu |giữa |cuối |các )?tháng\s+\d{{1,2}}(?:(?:{_AND}|\s*[-–]\s*)(?:tháng\s+)?\d{{1,2}})*{_OF_YEAR}"
_ONE_QUARTER = r"(?:IV|I{1,3}|[1-4])\b"
_QUARTER = rf"quý\s+{_ONE_QUARTER}(?:{_AND}(?:quý\s+)?{_ONE_QUARTER})*{_OF_YEAR}"
_PART = r"0?[69]\s+tháng\s+(?:đầu|cuối)\s+năm(?:\s+\d{4})?"
_YEAR = r"(?:hết\s+|cuối\s+)?năm\s+\d{4}"
_WHEN = rf"(?:{_DAY}|{_QUARTER}|{_MONTH}|{_PART}|{_YEAR})"
_EACH = r"(?:hằng|hàng)\s+(?:tuần|tháng|quý|năm)"
_EACHES = rf"{_EACH}(?:{_AND}(?:{_EACH}|quý|6 tháng|9 tháng|năm))*"
_YEARLY = r"(?:\s+(?:(?:của\s+)?(?:hằng|hàng|mỗi)\s+năm))?"
_DONE = r"(?:(?:hoàn thành|xong|thực hiện|thời gian|thời hạn|tiến độ)\s+(?:xong\s+)?)?"
_BY = r"(?:chậm nhất(?:\s+(?:là|vào|đến))?|trước|xong trước|trong|vào|đến hết|muộn nhất|hạn cuối)"

# Before a date that sets a deadline stands a word that says so: "hoàn thành trước ngày 30/6".
_DATED = re.compile(
    rf"(?i)\b{_DONE}{_BY}\s+{_WHEN}{_YEARLY}"
    r"|\b(?:hoàn thành|thời gian|thời hạn)\s+(?:xong\s+|thực hiện\s+|hoàn thành\s+)?"
    rf"(?:từ\s+{_WHEN}\s+)?(?:đến\s+)?{_WHEN}{_YEARLY}"
    rf"|\btừ\s+(?:{_DAY}|{_MONTH}|{_QUARTER})\s+đến\s+(?:hết\s+)?{_WHEN}{_YEARLY}"
    rf"|\bđịnh kỳ\s+{_EACHES}"
    r"|\b(?:thực hiện|duy trì|triển khai|tổ chức) (?:thường xuyên|liên tục)"
    r"(?:,? (?:hằng|hàng|trong|cả) năm(?: \d{4})?)?(?=\s*[.;)]|$)"
    r"|\btrong (?:cả )?giai đoạn\s+\d{4}\s*[-–]\s*\d{4}"
    r"|\b(?:trong|cả)\s+năm\b(?!\s+(?:\d|nay|học|trước|sau|tiếp))"
    r"|\b(?:chậm nhất|trong (?:thời hạn|vòng))\s+(?:là\s+)?\d{1,2}\s+(?:ngày|tháng|tuần)[^.;]{0,60}"
    r"|\b\d{1,2}\s+lần\s*/\s*(?:tuần|tháng|quý|năm)"
)
_OPENS = re.compile(
    rf"(?i)^(?:(?:định kỳ\s*,?\s*)?{_EACHES}|thường xuyên\b|liên tục\b"
    r"|định kỳ\s+(?:0?[369]\s+tháng|quý|tháng|năm)\b(?:\s+(?:một|1)\s+lần)?"
    rf"|(?:trong|vào|đến|trước)\s+{_WHEN}(?=\s*[,:])|{_QUARTER}(?=\s*[,:])|{_MONTH}(?=\s*[,:]))"
)
_CLOSES = re.compile(
    rf"(?i)(?:\b(?:định kỳ\s+)?{_EACHES}"
    r"|\bkhi\s+(?:có\s+)?(?:[^.;]{0,50}\s)?(?:yêu cầu|hướng dẫn|phát sinh|chỉ đạo|đề nghị)(?:\s+của\s+[^.;,]{2,40})?"
    r"|\btheo\s+(?:kế hoạch|tiến độ|lộ trình|hướng dẫn)\s+(?:chung\s+)?của\s+"
    r"(?:tỉnh|thành phố|huyện|trung ương|chính phủ|cấp trên|UBND (?:tỉnh|thành phố|huyện)|(?:bộ|sở)\s+[^.;,]{2,40})"
    r"|\b(?:quý,\s*)?0?[69]\s+tháng(?:\s*,\s*|\s+và\s+)(?:cả\s+)?năm"
    rf"|\bngay sau khi\s+[^.;]{{3,80}}|(?<=[,(-] ){_QUARTER}|(?<=[,(-] ){_MONTH}){_YEARLY}"
    r"(?=\s*[.;)]*(?:\([^()]*\)[.;]?)?$)"
)
_GIVES = re.compile(r"^(?:Giao|Phân công|Đề nghị)\s")
_OF_A_PAPER = re.compile(r"(?i)(?:kế hoạch|dự toán|chương trình|nhiệm vụ|chỉ tiêu|chỉ số)(?:\s+[\w/]+){0,4}\s*$")
_OF_OBJECT = re.compile(r"(?i)\b(?:đã|được|do [^.;,]{3,60}) (?:ban hành|tiếp nhận|thành lập)\s*$|văn bản ban hành\s*$")
_ONLY_YEAR = re.compile(rf"(?i)\b{_YEAR}$")
_SENTENCES = re.compile(r"(?<=[\w)”\"][.;])\s+(?=\S)")


def sentences_of(text: str) -> list[str]:
    """A paragraph cut after full stops and semicolons."""
    return [part for part in _SENTENCES.split(text) if part.strip()]


def deadline_words(text: str) -> str:
    """The words of `text` that set a time for its work, joined by semicolons; empty where it sets none.

    Counted are dates with a word such as "trước" or "hoàn thành" before them, and what comes back ("hằng quý",
    "thường xuyên") where it opens the text or closes one that is a single sentence. A year beside a number of per cent
    is that of a target.
    """
    found: dict[str, None] = {}
    for sentence in sentences_of(text):
        opening = _OPENS.match(sentence)
        is_aside = sentence is not text and opening and opening.group()[0] in "tl"
        if opening and not is_aside:
            found.setdefault(opening.group().strip(" ,"))
    for dated in _DATED.finditer(text):
        is_of_target = _ONLY_YEAR.search(dated.group()) and "%" in _clause_around(text, dated)
        is_of_object = _ONLY_YEAR.search(dated.group()) and _OF_OBJECT.search(text[: dated.start()])
        if not is_of_target and not is_of_object:
            found.setdefault(dated.group().strip(" ,"))
    # A sentence that only gives the work to a unit ("Giao … thực hiện.") says nothing of its time.
    alone = [sentence for sentence in sentences_of(text) if not _GIVES.match(sentence)]
    closing = _CLOSES.search(alone[0]) if len(alone) == 1 else None
    if closing and not _OF_A_PAPER.search(alone[0][: closing.start()]):
        words = closing.group().strip(" ,.;)")
        if not any(words in other for other in found):
            found.setdefault(words)
    return "; ".join(found)


def _clause_around(text: str, found: re.Match[str]) -> str:
    start = max(text.rfind(sign, 0, found.start()) for sign in (".", ";")) + 1
    ends = [place for place in (text.find(sign, found.end()) for sign in ("; ", ". ")) if place >= 0]
    return text[start : min(ends, default=len(text))]
