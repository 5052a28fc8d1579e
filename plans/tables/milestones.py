"""The last days of one task in the order printed, each with the product that is due then, where it can be told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from domain.plan import OpenKind, Period, PlannedMilestone
from language.deadline_text import BREAK, prepare
from language.deadlines import DeadlineReading, read_deadlines
from language.normalize import fold
from plans.tables.products import is_first_paper, is_last_paper, paper_in, papers_named
from plans.tables.timing import LONGEST_DEADLINE

_RECURS = re.compile(r"\b(?:hang|moi|dinh ky|\d+ lan)\b|/lan\b")


@dataclass(frozen=True, slots=True)
class Pairing:
    """The milestones; `why` is not empty where their products are doubtful, `other` is then the other reading."""

    milestones: list[PlannedMilestone]
    why: str = ""
    other: str = ""


class _Mark(NamedTuple):
    """A last day, or a kind without one, and the words that give it."""

    text: str
    due: date | None = None
    open: OpenKind | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """One deadline of several in a cell: its words and what they give."""

    text: str
    milestones: tuple[_Mark, ...]
    apart: bool = True
    """Whether a sign parts it from the others, not only a comma."""


def milestones_of(text: str, products: Sequence[str], period: Period | None) -> Pairing:
    """Every last day, and every kind without one, that `text` gives, paired with `products` by words or by order.

    The days are those of `read_deadlines`, none more and none less. Without a period there are none.
    """
    if period is None or not text:
        return Pairing([])
    parts = _parts(text[:LONGEST_DEADLINE], period.start, period.end)
    names, why, other = _products_of(parts, products)
    found: dict[tuple[object, ...], PlannedMilestone] = {}
    for part, product in zip(parts, names, strict=True):
        for one in part.milestones:
            key = (one.due, one.open, product)
            if key not in found:
                found[key] = PlannedMilestone(due=one.due, open=one.open, product=product, text=one.text)
            elif not found[key].text:
                found[key].text = one.text
    return Pairing(_without_doubles(list(found.values())), why, other)


def _without_doubles(milestones: list[PlannedMilestone]) -> list[PlannedMilestone]:
    """A day that has a product is not said again without one."""
    named = {(one.due, one.open) for one in milestones if one.product}
    return [one for one in milestones if one.product or (one.due, one.open) not in named]


@lru_cache(maxsize=1024)
def _parts(text: str, start: date, end: date) -> Sequence[_Part]:
    """The clauses of the deadline where each says by itself what it says among the others, else what it says whole."""
    whole = read_deadlines(text, start, end)
    clauses = _clauses(text)
    if len(clauses) > 1:
        read = [(clause, read_deadlines(clause, start, end)) for clause in clauses]
        due = {day for _, one in read for day in one.due}
        open_kinds = {kind for _, one in read for kind in one.open}
        if due == set(whole.due) and open_kinds == set(whole.open):
            return [_Part(clause, _said(clause, one)) for clause, one in read if one.due or one.open]
    return _listed(text, whole)


def _clauses(text: str) -> list[str]:
    prepared = prepare(text)
    pieces, start = [], 0
    while (end := prepared.folded.find(BREAK, start)) >= 0:
        pieces.append(prepared.shown[start:end])
        start = end + len(BREAK)
    pieces.append(prepared.shown[start:])
    return [piece.strip(" -+*;.") for piece in pieces if piece.strip(" -+*;.")]


def _said(text: str, reading: DeadlineReading) -> tuple[_Mark, ...]:
    days = [_Mark(text, due=day) for day in reading.due]
    return (*days, *(_Mark(text, open=kind) for kind in reading.open))


def _listed(text: str, whole: DeadlineReading) -> list[_Part]:
    """One clause: its days by the words that give them ("Quý I, tháng 12" are two), in the order printed."""
    words: dict[str, list[_Mark]] = {}
    for day, quote in whole.quotes:
        words.setdefault(quote, []).append(_Mark(quote, due=day))
    opens: list[OpenKind] = list(whole.open)
    order = sorted(words, key=lambda quote: max(0, text.find(quote)))
    parts = [_Part(quote, tuple(words[quote]), apart=False) for quote in order]
    if len(parts) == 1 and not _RECURS.search(fold(order[0])) and len(parts[0].milestones) == 2:
        parts = [_Part(order[0], (one,), apart=False) for one in parts[0].milestones]
    return [*parts, *(_Part(text, (_Mark(text, open=kind),), apart=False) for kind in opens)]


def _products_of(parts: Sequence[_Part], products: Sequence[str]) -> tuple[list[str | None], str, str]:
    """The product of each part, and what is doubtful about it."""
    nothing: list[str | None] = [None] * len(parts)
    if not parts or not products:
        return nothing, "", ""
    named = _named(parts, products)
    if len(products) == 1:
        foreign = [one is None and bool(papers_named(part.text)) for one, part in zip(named, parts, strict=True)]
        return [None if other and any(named) else products[0] for other in foreign], "", ""
    if any(named):
        return _rest(named, parts, products), "", ""
    if len(parts) == 1:
        return nothing, "", ""
    if len(parts) != len(products):
        why = f"Có {len(products)} sản phẩm nhưng {len(parts)} thời hạn; chưa rõ sản phẩm nào nộp vào hạn nào"
        return nothing, why if all(part.apart for part in parts) else "", ""
    return _by_order(parts, products)


def _by_order(parts: Sequence[_Part], products: Sequence[str]) -> tuple[list[str | None], str, str]:
    """As many deadlines as products. Those listed with commas alone are paired only where a plan comes before a report.

    A report that would be due before its plan is doubted: the cell may list the dates the other way round.
    """
    rises = is_first_paper(products[0]) and is_last_paper(products[-1])
    days = [one.due for part in parts for one in part.milestones[:1] if one.due]
    other = "; ".join(f"{part.text}: {product}" for part, product in zip(parts, reversed(products), strict=True))
    if all(part.apart for part in parts):
        backwards = rises and len(days) == len(parts) and days[0] > days[-1]
        why = "Ghép theo thứ tự in thì báo cáo đến hạn trước kế hoạch, cần xem lại"
        return [*products], why if backwards else "", other if backwards else ""
    if not rises:
        return [None] * len(parts), "", ""
    return [*products], "Các thời hạn ghi liền nhau; sản phẩm được ghép theo thứ tự in, cần xem lại", ""


def _named(parts: Sequence[_Part], products: Sequence[str]) -> list[str | None]:
    """For each part the one product whose paper its words name ("ban hành kế hoạch trước ngày 28/2")."""
    if not all(part.apart for part in parts):
        return [None] * len(parts)
    return [_best(part.text, products) for part in parts]


def _best(text: str, products: Sequence[str]) -> str | None:
    papers = papers_named(text)
    fitting = [product for product in products if paper_in(product) in papers]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    words = set(re.findall(r"\w+", fold(text)))
    scores = [len(words & set(re.findall(r"\w+", fold(product)))) for product in fitting]
    return fitting[scores.index(max(scores))] if scores.count(max(scores)) == 1 else None


def _rest(named: list[str | None], parts: Sequence[_Part], products: Sequence[str]) -> list[str | None]:
    """Where words name all but one product and leave one deadline without words, the two belong together."""
    left = [product for product in products if product not in named]
    places = [place for place, name in enumerate(named) if name is None]
    if len(left) == len(places) == 1 and not papers_named(parts[places[0]].text):
        named[places[0]] = left[0]
    return named
