"""When reports are due, and which days' data they count."""

import re
from collections.abc import Sequence
from datetime import date

from domain.messages import Reply
from domain.task import ReportDate
from replies.words import day_words, distance, page, plain, plan_name, plan_names


def one(report: ReportDate, today: date, *, first: str = "") -> Reply:
    """One report: last day, how far away, data span."""
    lines = [first, *_whole(report, today), f"Theo {plan_name(report.plan)}."]
    return Reply(page(lines))


def _whole(report: ReportDate, today: date) -> list[str]:
    when = f"{day_words(report.due, today, weekday=True)}, {distance(report.due, today)}"
    return [f"**{plain(report.name)}: nộp chậm nhất {when}**", _data(report)]


def _data(report: ReportDate) -> str:
    if report.data_from is None or report.data_to is None:
        return "Kế hoạch không ghi thời gian chốt số liệu."
    return f"Số liệu từ {report.data_from:%d/%m/%Y} đến {report.data_to:%d/%m/%Y}."


def calendar(reports: Sequence[ReportDate], today: date, *, first: str = "") -> Reply:
    """The next report in full, then the others in a line each."""
    coming = [report for report in reports if report.due >= today]
    lines = [first]
    if coming:
        lines += _whole(coming[0], today)
    rest = coming[1:7]
    if rest:
        lines.append("Các kỳ sau:")
        lines += [
            f"- {plain(report.name)}: {day_words(report.due, today)}, {distance(report.due, today)}" for report in rest
        ]
    if not coming:
        lines.append("Các kỳ báo cáo trong kế hoạch đều đã qua:")
        lines += [f"- {plain(report.name)}: {day_words(report.due, today)}" for report in reports[-4:]]
    return Reply(page([*lines, f"Theo {plan_names(report.plan for report in reports)}."]))


def no_such_period(asked: str, nearest: ReportDate, today: date) -> Reply:
    """The plan has no such report; the nearest one instead."""
    return one(nearest, today, first=f"Kế hoạch không có báo cáo {asked}. Kỳ gần nhất:")


def no_period(folded: str) -> str:
    """A quarter or a month that no year has."""
    number = re.sub(r"\D", "", folded)
    return f"Không có {'quý' if folded.startswith('q') else 'tháng'} {number}. Kỳ tới:"


def none() -> Reply:
    """No plan in force has a reporting regime."""
    return Reply("Các kế hoạch đang áp dụng không ghi kỳ báo cáo nào.")


def period_words(period: str) -> str:
    """A period of the contract as offices say it: Q1 → quý I, H1 → 6 tháng, M04 → tháng 4."""
    fixed = {"Q1": "quý I", "Q2": "quý II", "Q3": "quý III", "Q4": "quý IV", "H1": "6 tháng", "Y": "năm"}
    if period in fixed:
        return fixed[period]
    return f"tháng {int(period[1:])}" if period[:1] == "M" and period[1:].isdecimal() else "như vậy"
