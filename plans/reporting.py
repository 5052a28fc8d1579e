"""The reporting regime: which periodic reports, due when, on the data of which days."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from domain.plan import Doubt, Period, PlannedReport, PlannedTask
from plans.body import Passage
from plans.report_clauses import Listener, Said
from plans.report_terms import Term

_REPORT = re.compile(r"(?i)\bbáo cáo\b")
_WHERE = "Chế độ báo cáo"
_ASKED = re.compile(r"(?i)\b(?:định kỳ|hằng|hàng|chế độ|thời hạn|gửi|theo quy định)\b")
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
    passages: Sequence[Passage], tasks: Sequence[PlannedTask], period: Period | None, issued: date | None = None
) -> Reporting:
    """The reports of a plan by date. The appendix goes before the body; where they differ, that is told.

    Of a plan for several years each report recurs every year, from the day `issued` on.
    """
    found = Reporting()
    if period is None:
        return found
    listener = Listener()
    for passage in passages:
        listener.hear(passage.text)
    in_body = list(_dated(listener))
    in_rows = _in_rows(tasks) or ([] if in_body else _in_titles(tasks))
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
        listener = Listener(open_ears=True)
        listener.hear(task.deadline_text)
        said = [one for one in _dated(listener) if one.term.last]
        if len({one.term.months for one in said}) >= 2:
            return said
    return []


def _in_titles(tasks: Sequence[PlannedTask]) -> list[Said]:
    """Out of a task whose title names the periodic reports and whose deadline is a rule for all of them."""
    for task in tasks:
        title = f"{task.title} {' '.join(task.products)}"
        if not re.search(r"(?i)báo cáo.{0,60}\bđịnh kỳ|\bđịnh kỳ.{0,60}báo cáo", title):
            continue
        listener = Listener(open_ears=True)
        listener.hear(f"{task.title}: {task.deadline_text}")
        said = list(_dated(listener))
        if len({place for one in said for place in (each.last for each in one.term.each())}) >= 2:
            return said
    return []


def _dated(listener: Listener) -> Iterator[Said]:
    """What was heard with a day of its own, or with the day of the one rule for all; each report once."""
    by_key: dict[tuple[object, ...], Said] = {}
    has_days = any(one.due or one.window for one in listener.said)
    for one in listener.said:
        if one.due is None and listener.rule is not None and (one.window is not None or not has_days):
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
            by_key[(*twin.term.key, twin.term.year)] = _merged(twin, one)
            del by_key[(*one.term.key, None)]
    # "Báo cáo định kỳ quý, …" only announces them where the quarters are then named one by one.
    named = {one.term.months for one in by_key.values() if one.term.last and one.due}
    return iter([one for one in by_key.values() if one.due and (one.term.last or one.term.months not in named)])


def _merged(first: Said, later: Said) -> Said:
    """One report of which two places speak: the first day said counts, and whatever else either says."""
    text = first.text
    if (first.due is None and later.due) or (first.window is None and later.window):
        text = _joined(first.text, later.text)
    return replace(first, due=first.due or later.due, window=first.window or later.window, text=text)


def _joined(text: str, more: str) -> str:
    return text if not more or more in text else f"{text}; {more}"


def _with_windows(rows: list[Said], body: list[Said]) -> list[Said]:
    """What the rows say, with spans of data that only the body says, and reports that only the body names."""
    spans = {one.term.key: one for one in body}
    filled = [_merged(row, spans[row.term.key]) if row.term.key in spans else row for row in rows]
    return filled + [one for key, one in spans.items() if one.term.last and key not in {r.term.key for r in rows}]


def _years(term: Term, said: Said, period: Period) -> Iterable[int]:
    named = term.year or (said.due.year if said.due else None)
    if named:
        return [named]
    return range(period.start.year, period.end.year + 1)


def _reports(
    said: Sequence[Said], period: Period, issued: date | None, found: Reporting
) -> Iterator[tuple[Said, Term, PlannedReport]]:
    several = period.start.year != period.end.year
    for one in said:
        for term in one.term.each():
            for year in _years(term, one, period):
                due = _due(one, term, year, found)
                if due is None or not _is_within(due, term, one, period, issued):
                    continue
                start, end = one.window.on(term, year) if one.window else (None, None)
                if end and end > due:
                    why = f"Hạn nộp {due:%d/%m/%Y} đến trước ngày chốt số liệu {end:%d/%m/%Y}"
                    found.doubt(term.name, why)
                name = term.name if term.year or not (several or not one.term.last) else _named(term.name, year)
                yield one, term, PlannedReport(name=name, due=due, data_from=start, data_to=end, text=one.text)
        for why in one.whys:
            found.doubt(one.text, why)


def _due(said: Said, term: Term, year: int, found: Reporting) -> date | None:
    rule = said.due
    if rule is None:
        return None
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
    """Each report once: the second and the fourth quarter's fall in with those of half a year and of the year."""
    reports = list(found)
    longer = {report.due for _, term, report in reports if term.months in (6, 9, 12)}
    seen: set[tuple[str, date]] = set()
    for said, _, report in reports:
        if (not said.term.last and said.term.months == 3 and report.due in longer) or (report.name, report.due) in seen:
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
