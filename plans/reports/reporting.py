"""The reporting regime: which periodic reports, due when, on the data of which days."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from domain.plan import Doubt, Period, PlannedReport, PlannedTask
from plans.prose.body import Passage
from plans.reports.clauses import Listener, Said
from plans.reports.subjects import is_of_another_field
from plans.reports.terms import Term, may_name_reports, terms_in

_REPORT = re.compile(r"(?i)\bbáo cáo\b")
_PERIODIC = re.compile(r"(?i)báo cáo.{0,60}\bđịnh kỳ|\bđịnh kỳ.{0,60}báo cáo")
_WHERE = "Chế độ báo cáo"
_ASKED = re.compile(r"(?i)\b(?:định kỳ|hằng|hàng|chế độ|thời hạn|gửi|theo quy định)\b")
# A rule that names no report: "Định kỳ trước ngày 20 tháng cuối quý, các đơn vị báo cáo kết quả".
_QUARTERLY = re.compile(r"(?i)^(?=.*\bbáo cáo\b)(?=.*\b(?:định kỳ|hằng quý|hàng quý)\b).*\btháng cuối (?:của )?quý\b")
_LATE = timedelta(days=62)


@dataclass(slots=True)
class Reporting:
    """The reports found, and what is doubtful or contradicts itself about them."""

    reports: list[PlannedReport] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)

    def doubt(self, read: str, why: str, other: str = "") -> None:
        """Note what was read with less than certainty."""
        doubt = Doubt(where=_WHERE, read=read, why=why, other=other)
        if doubt not in self.doubts:
            self.doubts.append(doubt)


def reporting_of(
    passages: Sequence[Passage],
    tasks: Sequence[PlannedTask],
    period: Period | None,
    issued: date | None = None,
    subject: str = "",
) -> Reporting:
    """The reports of a plan by date. The appendix goes before the body; where they differ, that is told.

    Of a plan for several years each report recurs every year, from the day `issued` on. `subject` is the plan's title:
    reports of another field go behind those of its own.
    """
    found = Reporting()
    if period is None:
        return found
    listener = Listener(subject=subject)
    for passage in passages:
        listener.hear(passage.text)
    in_body = list(_dated(listener))
    own = [task for task in tasks if not is_of_another_field(task.title, subject, is_title=True)]
    in_rows = _in_rows(own) or ([] if in_body else _in_titles(own))
    others = [] if in_rows or in_body else _in_rows(tasks) or _in_titles(tasks)
    if others:
        # They are tasks of their own, with their days; whether they are the plan's reports too is for people to say.
        found.doubt(others[0].text, "Chỉ thấy hạn báo cáo của lĩnh vực khác; chưa tạo kỳ báo cáo nào")
    chosen = _with_windows(in_rows, in_body) if in_rows else in_body
    found.reports = sorted(
        _each_once(_reports(chosen, period, issued, found)), key=lambda report: (report.due, report.name)
    )
    if in_rows and in_body:
        found.conflicts.extend(_differences(in_rows, in_body, period))
    found.conflicts.extend(_shared_days(found.reports))
    _doubt_undated(listener, chosen, found)
    return found


def _in_rows(tasks: Sequence[PlannedTask]) -> list[Said]:
    """Out of the first task that is itself the periodic report and says the day of each."""
    heard: set[str] = set()
    for task in tasks:
        if task.deadline_text in heard or not _REPORT.search(f"{task.title} {' '.join(task.products)}"):
            continue
        heard.add(task.deadline_text)
        if not (may_name_reports(task.deadline_text) or _REPORT.search(task.deadline_text)):
            continue
        listener = Listener(open_ears=True)
        listener.hear(task.deadline_text)
        if listener.said and listener.rule and len({term.months for term in terms_in(task.title)}) >= 2:
            # The title names the reports, the deadline has one rule for all of them and says which are due otherwise.
            listener.hear(task.title)
        said = [one for one in _dated(listener, is_row=True) if one.term.last]
        if len({one.term.months for one in said}) >= 2:
            return said
    return []


def _in_titles(tasks: Sequence[PlannedTask]) -> list[Said]:
    """Out of a task whose title names the periodic reports and whose deadline is a rule for all of them."""
    for task in tasks:
        title = f"{task.title} {' '.join(task.products)}"
        if "định kỳ" not in title.lower() or not _PERIODIC.search(title):
            continue
        listener = Listener(open_ears=True)
        listener.hear(f"{task.title}: {task.deadline_text}")
        said = list(_dated(listener))
        if len({place for one in said for place in (each.last for each in one.term.each())}) >= 2:
            return said
    return []


def _dated(listener: Listener, is_row: bool = False) -> Iterator[Said]:
    """What was heard with a day of its own, or with the day of the one rule for all; each report once.

    What is set as the regime goes before what only some sentence says; tasks and other fields are heard only where
    nothing else says a day.
    """
    if not listener.said and listener.rule is not None and _QUARTERLY.search(listener.rule_text):
        quarterly = Term("Báo cáo hằng quý", 3, 0)
        return iter([Said(quarterly, listener.rule, text=listener.rule_text, rank=listener.rule_rank)])
    by_key: dict[tuple[object, ...], Said] = {}
    least = min(1, max((one.rank for one in listener.said if one.due or one.window), default=0))
    heard = sorted((one for one in listener.said if one.rank >= least), key=lambda one: -one.rank)
    has_days = any(one.due or one.window for one in heard)
    for one in heard:
        if one.due is None and listener.rule is not None and (one.window is not None or not has_days or is_row):
            one = replace(one, due=listener.rule, text=_joined(one.text, listener.rule_text))
        key = (*one.term.key, one.term.year)
        if key in by_key:
            by_key[key] = _merged(by_key[key], one)
        elif one.due is not None or one.window is not None:
            by_key[key] = one
    kept = list(by_key.values())
    for one in kept:
        # "Báo cáo quý I" and "báo cáo quý I/2024" are one report.
        twin = next((o for o in kept if o is not one and o.term.key == one.term.key and o.term.year), None)
        if one.term.year is None and twin is not None:
            surer, other = (one, twin) if one.rank > twin.rank else (twin, one)
            by_key[(*twin.term.key, twin.term.year)] = _merged(surer, other)
            del by_key[(*one.term.key, None)]
    # "Báo cáo định kỳ quý, …" only announces them where the quarters are then named one by one.
    named = {one.term.months for one in by_key.values() if one.term.last and one.due}
    return iter([one for one in by_key.values() if one.due and (one.term.last or one.term.months not in named)])


def _merged(first: Said, later: Said) -> Said:
    """One report of which two places speak: the first day said counts, and whatever else either says."""
    text = first.text
    if (first.due is None and later.due) or (first.window is None and later.window):
        text = _joined(first.text, later.text)
    if first.due and later.due and first.due.of_term and not later.due.of_term and first.rank == later.rank:
        # "Trước ngày 15 của tháng cuối quý; riêng báo cáo năm trước ngày 05/12."
        first, text = replace(first, due=later.due, whys=later.whys), _joined(first.text, later.text)
    return replace(first, due=first.due or later.due, window=first.window or later.window, text=text)


def _joined(text: str, more: str) -> str:
    return text if not more or more in text else f"{text}; {more}"


def _with_windows(rows: list[Said], body: list[Said]) -> list[Said]:
    """What the rows say, with spans of data that only the body says, and reports that only the body names."""
    spans = {one.term.key: one for one in body}
    filled = [_merged(row, spans[row.term.key]) if row.term.key in spans else row for row in rows]
    # "9 tháng" of the body is the "quý III" of the rows.
    told = {row.term.last for row in rows if not row.term.is_once}
    return filled + [one for one in body if one.term.last and (one.term.last not in told or one.term.is_once)]


def _years(term: Term, said: Said, period: Period) -> Iterable[int]:
    named = term.year or (said.due.year if said.due else None)
    if named:
        return [named]
    if term.is_once:
        # What is due but once needs a year; that of the end is the plan's last.
        return [period.end.year] if term.is_at_the_end else []
    return range(period.start.year, period.end.year + 1)


def _reports(
    said: Sequence[Said], period: Period, issued: date | None, found: Reporting
) -> Iterator[tuple[Said, Term, PlannedReport]]:
    several = period.start.year != period.end.year
    for one in said:
        for term in one.term.each():
            for year in _years(term, one, period):
                start, end = one.window.on(term, year) if one.window else (None, None)
                due = _due(one, term, year, end, found)
                if due is None or not _is_within(due, term, one, period, issued):
                    continue
                if start and end and start > end:
                    why = f"Ngày đầu kỳ số liệu {start:%d/%m/%Y} đứng sau ngày chốt {end:%d/%m/%Y}; đã bỏ ngày đầu"
                    found.doubt(term.name, why)
                    start = None
                if end and end > due:
                    why = f"Hạn nộp {due:%d/%m/%Y} đến trước ngày chốt số liệu {end:%d/%m/%Y}"
                    found.doubt(term.name, why)
                name = (
                    term.name
                    if term.year or term.is_once or not (several or not one.term.last)
                    else _named(term.name, year)
                )
                yield one, term, PlannedReport(name=name, due=due, data_from=start, data_to=end, text=one.text)
        for why in one.whys:
            found.doubt(one.text, why)


def _due(said: Said, term: Term, year: int, cut_off: date | None, found: Reporting) -> date | None:
    rule = said.due
    if rule is None:
        return None
    if rule.of_cut_off:
        return cut_off + timedelta(days=rule.days) if cut_off else None
    if term.months == 12 and (rule.month or 12) <= 2 and not (rule.year or rule.shift):
        found.doubt(said.text, "Báo cáo năm nộp đầu năm; lấy là đầu năm sau")
        rule = replace(rule, shift=1)
    return rule.on(term, year)


def _named(name: str, year: int) -> str:
    if re.search(r"\d{4}$", name):
        return name
    if re.search(r"(?i)\bnăm$", name):
        return f"{name} {year}"
    return f"{name} năm {year}" if "tháng" in name[-6:] or " lần " in name else f"{name}/{year}"


def _is_within(due: date, term: Term, said: Said, period: Period, issued: date | None) -> bool:
    if period.start.year != period.end.year:
        begins = max(period.start, issued) if issued and issued < period.end else period.start
        return begins <= due <= period.end + _LATE
    return bool(said.term.last) or period.start.month <= term.last <= period.end.month


def _each_once(found: Iterable[tuple[Said, Term, PlannedReport]]) -> Iterator[PlannedReport]:
    """Each report once: of "hằng quý" the second and the fourth fall in with those of half a year and of the year, and
    of "hằng tháng" those that are due with a longer one."""
    reports = list(found)
    longer = {report.due for _, term, report in reports if term.months in (3, 6, 9, 12)}
    told = {(term.last, report.due.year) for _, term, report in reports if term.months in (6, 9, 12)}
    seen: set[tuple[str, date]] = set()
    for said, term, report in reports:
        in_longer = {1: report.due in longer, 3: (term.last, report.due.year) in told}.get(term.months, False)
        if (not said.term.last and in_longer) or (report.name, report.due) in seen:
            continue
        seen.add((report.name, report.due))
        yield report


def _differences(rows: list[Said], body: list[Said], period: Period) -> Iterator[str]:
    for one in rows:
        other = next((b for b in body if b.term.key == one.term.key), None)
        year = one.term.year or period.end.year
        due = one.due.on(one.term, year) if one.due else None
        else_due = other.due.on(one.term, year) if other and other.due else None
        if due and else_due and due != else_due:
            yield (
                f"{one.term.name}: phụ lục ghi hạn {due:%d/%m/%Y}, phần lời ghi {else_due:%d/%m/%Y}; "
                "đang lấy theo phụ lục."
            )


def _shared_days(reports: Sequence[PlannedReport]) -> Iterator[str]:
    for place, report in enumerate(reports):
        for later in reports[place + 1 :]:
            if report.data_to and report.data_to == later.data_from:
                yield f"{report.name} và {later.name} cùng lấy số liệu ngày {report.data_to:%d/%m/%Y}."


def _doubt_undated(listener: Listener, chosen: Sequence[Said], found: Reporting) -> None:
    """Periodic reports that are asked for with no day are none, but that is told, once."""
    if listener.weekly:
        found.doubt(listener.weekly, "Báo cáo hằng tuần không được tạo thành kỳ báo cáo")
    if chosen:
        return
    undated = next((one for one in listener.said if one.due is None and _ASKED.search(one.text)), None)
    if undated is not None:
        found.doubt(undated.text, "Có nói báo cáo định kỳ nhưng không ghi ngày nộp; chưa tạo kỳ báo cáo nào")
