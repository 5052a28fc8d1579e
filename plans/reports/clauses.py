"""Listening to the clauses that set reports: names of reports, their days and spans of data, wherever each stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from language.deadline_text import with_digits
from language.normalize import lower
from plans.reports.days import Due, Window, dues_in, short_dates, window_in
from plans.reports.subjects import is_of_another_field
from plans.reports.terms import Term, terms_in

_REPORT = re.compile(r"(?i)\bbáo cáo\b")
_CLAUSES = re.compile(r";|\.(?=\s|$)|\n")
# Tried on small letters: patterns that ignore case are slow.
_REGIME = re.compile(
    r"(?:chế độ|thời hạn|thời gian|thời điểm|định kỳ|loại|hạn nộp|hạn gửi|kỳ)\b.{0,60}\bbáo cáo|"
    r"\bbáo cáo\b.{0,80}(?:định kỳ|như sau|cụ thể|hằng quý|hàng quý|hằng tháng|hàng tháng|hằng năm|hàng năm)|"
    r"chốt số liệu"
)
# Words that may stand, in small letters, around names and days in a clause that does not say "báo cáo" itself.
_FILLER = re.compile(
    r"\b(?:gửi|nộp|trước|ngày|thời|hạn|gian|điểm|chậm|nhất|báo|cáo|số|liệu|chốt|từ|đến|hết|tính|là|vào|của|kỳ|hằng|"
    r"hàng|năm|cuối|đầu|định|về|cho|đối|với|các|cùng|tháng|quý|không|quá|muộn|hơn|được|lấy|để|tổng|hợp|kết|sơ|"
    r"và|ubnd|huyện|xã|phòng|nội|vụ|qua|văn|gồm|stt|loại|theo|lần|thứ)\b"
)
_ONLY_HEADS = re.compile(r"(?i)^\W*(?:về\s+|thực hiện\s+)?chế độ\s+(?:thông tin,?\s*)?báo cáo\W*$")
_QUARTERS_AND_NUMBERS = re.compile(r"\bquý\s+(?:iv|i{1,3}|[1-4])\b|\d+")
_MEANT_FOR = re.compile(r"(?i)^\s*(?:\(|(?:đối với|cho|là của|là)\b)\s*(?:các\s+)?(?:báo cáo\s+)?$")
# The line of a task that says by when it is to be done; its reports are the task's, not the plan's.
_OF_A_TASK = re.compile(r"(?i)^\W*(?:thời gian|thời hạn|tiến độ|hạn)\s+(?:thực hiện|hoàn thành|triển khai)\s*:")
_CLAUSE_LENGTH = 3000
_QUIET = 4
_SENT = re.compile(r"(?i)\b(?:gửi|nộp|hạn|báo cáo)\b")
_YEARLY = re.compile(r"(?i)\b(?:(?:hằng|hàng) năm|định kỳ)\b")
_WEEKLY = re.compile(r"(?i)\b(?:hằng|hàng|mỗi) tuần\b|\bbáo cáo tuần\b")
_OF_MONTH = {
    3: ("Báo cáo quý I", 3, 3),
    6: ("Báo cáo 6 tháng", 6, 6),
    9: ("Báo cáo quý III", 3, 9),
    11: ("Báo cáo năm", 12, 12),
    12: ("Báo cáo năm", 12, 12),
}
_NO_NAME = "Chỉ ghi ngày, không ghi tên kỳ báo cáo; đặt tên theo tháng"
_NO_MONTH = "Chỉ ghi ngày, không ghi tháng; lấy tháng cuối của kỳ báo cáo"


@dataclass(frozen=True, slots=True)
class Said:
    """One report with the day and the span of data said of it, and the words that say so.

    `rank` is 3 under a heading of the reporting regime, 2 where it is set, 1 elsewhere, 0 where a task or another field
    is spoken of.
    """

    term: Term
    due: Due | None = None
    window: Window | None = None
    text: str = ""
    whys: tuple[str, ...] = ()
    rank: int = 1


@dataclass(slots=True)
class Listener:
    """Hears the passages of a document one by one; `said` and `rule` (the one day for all) hold what they set.

    With `open_ears` every text is taken to speak of reports, as the deadline of a report does. `subject` is the title
    of the plan.
    """

    open_ears: bool = False
    subject: str = ""
    said: list[Said] = field(default_factory=list)
    rule: Due | None = None
    rule_text: str = ""
    rule_rank: int = 0
    weekly: str = ""
    _open: list[int] = field(default_factory=list)
    _quiet: int = _QUIET
    _rank: int = 1

    def hear(self, text: str) -> None:
        """Take one passage."""
        printed, text = text, short_dates(with_digits(text))
        # Most passages have nothing of a report; patterns that ignore case are slow to find so.
        lowered = lower(text)
        speaks = self.open_ears or ("báo cáo" in lowered and _REPORT.search(text) is not None)
        if not speaks and (self._quiet >= _QUIET or not _is_bare(text)):
            self._quiet += 1
            return
        if speaks and not self.weekly and "tuần" in lowered and _WEEKLY.search(text):
            self.weekly = printed
        is_regime = ("báo cáo" in lowered or "chốt" in lowered) and _REGIME.search(lowered) is not None
        self._rank = self._ranked(text, is_regime)
        heard, first = False, len(self.said)
        yearly: Term | None = None
        clauses = _CLAUSES.split(text)
        words = clauses if text == printed else _CLAUSES.split(printed)
        last = len(clauses) - 1
        for at, clause in enumerate(clauses):
            if clause.strip() and len(clause) <= _CLAUSE_LENGTH:
                printed_clause = words[at] if len(words) == len(clauses) else clause
                heard = self._clause(clause, printed_clause, yearly, speaks) or heard
                if at < last and "lần" in lowered:
                    # Only "báo cáo lần 02" asks of which year it is.
                    yearly = next((t for t in terms_in(clause) if t.key[:2] == (12, 12)), yearly)
        if _OF_A_TASK.match(text) and len({one.term.months for one in self.said[first:] if one.due}) < 2:
            # A task that is itself the periodic report names several; else the report is what the task ends with.
            del self.said[first:]
            self._open = []
        if heard or is_regime:
            self._quiet = 0
        elif not speaks:
            self._quiet += 1

    def _ranked(self, text: str, is_regime: bool) -> int:
        """How surely a passage sets the regime; the bullets below one that does are as sure."""
        if _OF_A_TASK.match(text) or is_of_another_field(text, self.subject):
            return 0
        if is_regime:
            return 3 if _ONLY_HEADS.match(text) else max(2, self._rank if self._quiet == 0 else 0)
        goes_on = self._quiet == 0 and (self._rank > 0 or not _REPORT.search(text))
        return self._rank if goes_on else 1

    def _clause(self, clause: str, printed: str, yearly: Term | None, speaks: bool) -> bool:
        window, rest = window_in(clause)
        dues = dues_in(rest)
        terms = terms_in(_without(rest, dues), yearly)
        if any(day.monthly for day in dues) and not terms:
            terms = [Term("Báo cáo hằng tháng", 1, 0, at=0)]
        words = " ".join(printed.split()).strip(" -+*,")
        if not terms:
            return self._take_more(dues, window, words)
        first = len(self.said)
        for term, due, whys in _linked(clause, terms, dues) or _paired(terms, dues):
            if due is None and window is None and term.weak:
                continue
            self.said.append(Said(term, due, window, words, whys, self._rank))
        if len(self.said) > first:
            self._open = list(range(first, len(self.said)))
        return bool(dues or window or (speaks and len(self.said) > first))

    def _take_more(self, dues: Sequence[Due], window: Window | None, words: str) -> bool:
        """A clause that names no report says more of those before it, or the rule for all of them."""
        real = [due for due in dues if not due.bare]
        rule = next((due for due in real if due.of_term), None)
        waiting = [place for place in self._open if self.said[place].due is None]
        if rule is not None and (self.rule is None or self._rank > self.rule_rank):
            self.rule_rank = self._rank
            self.rule, self.rule_text = rule, words
        if waiting and (real or (len(dues) == 1 and _SENT.search(words))):
            self._fill(waiting, list(dues), words)
        elif not waiting and len(real) > 1 and rule is None and _YEARLY.search(words) and _REPORT.search(words):
            self.said.extend(_by_days(real, words))
        for place in self._open if window is not None else ():
            one = self.said[place]
            if one.window is None:
                self.said[place] = replace(one, window=window, text=f"{one.text}; {words}")
        return bool(real or window)

    def _fill(self, places: Sequence[int], dues: list[Due], words: str) -> None:
        """Give the reports at `places`, which have no day yet, these days; "báo cáo quý" may thereby become several."""
        mates = [self.said[place] for place in places]
        for term, due, whys in _in_group([one.term for one in mates], dues):
            mate = next((one for one in mates if one.term.key == term.key), mates[0])
            said = replace(mate, term=term, due=due, text=f"{mate.text}; {words}", whys=(*mate.whys, *whys))
            place = next((p for p in places if self.said[p].term.key == term.key), None)
            if place is not None:
                self.said[place] = said
            else:
                self.said.append(said)


def _by_days(dues: Sequence[Due], words: str) -> Iterator[Said]:
    """Reports of which only the days of the year are said: each is named for the month it is due in."""
    for due in dues:
        name, months, last = _OF_MONTH.get(due.month or 0, ("", 0, 0))
        if name:
            yield Said(Term(name, months, last), due, None, words, (_NO_NAME,))


def _without(text: str, dues: Sequence[Due]) -> str:
    """The text with blanks in place of the days, so that what is left stands where it stood."""
    for due in dues:
        text = text[: due.at] + " " * (due.to - due.at) + text[due.to :]
    return text


def _is_bare(text: str) -> bool:
    """Whether a passage says nothing but reports and days: a cell of a table of dates, a bullet of a list of them."""
    if len(text) > 160:
        return False
    _, rest = window_in(text)
    rest = _without(rest, dues_in(rest)).lower()
    rest = _QUARTERS_AND_NUMBERS.sub(" ", rest)
    return len(re.sub(r"[\W_]", "", _FILLER.sub(" ", rest))) <= 12


def _linked(clause: str, terms: Sequence[Term], dues: Sequence[Due]) -> list[tuple[Term, Due | None, tuple[str, ...]]]:
    """Each report with its day where every day is said to be that of the report behind it: "trước ngày 10/3 đối với báo
    cáo quý I". What else is named only announces them."""
    mates = {}
    for due in dues:
        mate = next((term for term in terms if term.at >= due.to), None)
        if mate is None or not _MEANT_FOR.match(clause[due.to : mate.at]):
            return []
        mates[mate.at] = due
    return [(term, mates[term.at], ()) for term in terms if term.at in mates]


def _paired(terms: Sequence[Term], dues: Sequence[Due]) -> Iterator[tuple[Term, Due | None, tuple[str, ...]]]:
    """Each report with its day: names go before their days, or the other way round if the clause begins with a day."""
    tokens: list[Term | Due] = sorted([*terms, *dues], key=lambda token: token.at)
    backwards = isinstance(tokens[0], Due) and isinstance(tokens[-1], Term)
    if backwards:
        tokens.reverse()
    group: tuple[list[Term], list[Due]] = ([], [])
    groups = [group]
    for token in tokens:
        if isinstance(token, Term):
            if group[1]:
                group = ([], [])
                groups.append(group)
            group[0].append(token)
        else:
            group[1].append(token)
    for names, days in groups:
        if backwards:
            names, days = names[::-1], days[::-1]
        yield from _in_group(names, days)


def _in_group(terms: list[Term], dues: list[Due]) -> Iterator[tuple[Term, Due | None, tuple[str, ...]]]:
    dated = [due for due in dues if not due.bare]
    if dues and not dated and any(term.last for term in terms):
        # A bare "ngày 20" is a rule for reports of a month; for others its month can only be guessed.
        yield from ((term, replace(dues[0], bare=False), (_NO_MONTH,)) for term in _once(terms))
        return
    dues = dated or dues
    exact = [due for due in dues if not due.of_term]
    if len(exact) == len(terms) < len(dues):
        # "Trước ngày 10 của tháng cuối kỳ (10/6 và 10/12)" says the same twice.
        dues = [due for due in dues if due.of_term]
    if not dues:
        yield from ((term, None, ()) for term in _once(terms))
    elif all(due.of_term for due in dues):
        yield from ((term, dues[0], ()) for term in _once(terms))
    elif any(not term.last for term in terms):
        yield from ((term, due, ()) for term, due in _by_month(terms, dues))
    else:
        yield from ((term, due, ()) for term, due in _in_turn(terms, dues))


def _once(terms: Sequence[Term]) -> list[Term]:
    kept: dict[tuple[int, int, int], Term] = {}
    for term in terms:
        if not term.weak or len(terms) == 1:
            kept.setdefault(term.key, term)
    return list(kept.values())


def _in_turn(terms: list[Term], dues: list[Due]) -> Iterator[tuple[Term, Due | None]]:
    if len(terms) != len(dues):
        strong = [term for term in terms if not term.weak]
        terms = strong if strong and len(strong) <= len(terms) else terms
    if len(terms) < len(dues) and len(terms) == 1 and terms[0].months == 12:
        yield from (
            (replace(terms[0], name=f"{terms[0].name} lần 0{turn}", turn=turn), due)
            for turn, due in enumerate(dues, start=1)
        )
        return
    # Where more reports are named than days, the days are those of the names that stand last before them.
    named = terms[-len(dues) :]
    if len(dues) == 1:
        # "Quý II và 6 tháng": two reports of one day.
        yield from ((term, dues[0]) for term in terms[:-1] if term.last == terms[-1].last and term.key != terms[-1].key)
    yield from zip(named, dues, strict=False)
    later = {term.key for term in named}
    yield from ((term, None) for term in _once(terms[: -len(dues)]) if term.key not in later)


def _by_month(terms: list[Term], dues: list[Due]) -> Iterator[tuple[Term, Due | None]]:
    """Days of "báo cáo quý" or "báo cáo tháng": each is the report's whose last month it falls in, or just after."""
    others = {term.last: term for term in terms if term.last}
    every = next(term for term in terms if not term.last)
    for due in dues:
        month = due.month or 12
        if every.months == 1:
            last = month
        else:
            last = {0: 12}.get((month - 1) // 3 * 3, (month - 1) // 3 * 3) if month % 3 == 1 else -(-month // 3) * 3
        term = others.get(last) or next((each for each in every.each() if each.last == last), every)
        shift = 1 if last == 12 and month == 1 and not due.year else 0
        yield term, replace(due, shift=due.shift or shift)
