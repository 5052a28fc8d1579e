"""Deadlines as offices write them: the last days on which the work is still on time, and what has no date.

The rules are those of the table of deadlines: "trước ngày 10/6" is 9/6, "Quý I" its last day, "hàng tháng" the last
day of every month.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from domain.calendar import Span
from domain.plan import OpenKind
from language.deadline_events import LENGTH, Event
from language.deadline_events import RULES as EVENT_RULES
from language.deadline_events import Rule as EventRule
from language.deadline_items import Item
from language.deadline_products import nothing_named
from language.deadline_rules import IMPOSSIBLE, RULES, Rule
from language.deadline_sharing import FROM, days_of, kept
from language.deadline_text import BREAK, Prepared, bare, prepare

HIDDEN = "\x00"


@dataclass(frozen=True, slots=True)
class DeadlineReading:
    """What a deadline's text gives.

    `due`: the last days on time, sorted, each once. `open`: what has no date, sorted. `rules`: the names of the rules
    that fired, for the trace. `quotes`: for each day the words it was read from.
    """

    due: tuple[date, ...]
    open: tuple[OpenKind, ...]
    rules: tuple[str, ...]
    quotes: tuple[tuple[date, str], ...] = ()


@lru_cache(maxsize=1024)
def read_deadlines(text: str, start: date, end: date) -> DeadlineReading:
    """Read a cell of a plan's time column. `start` and `end` are the plan's period, both days included.

    A day without a year takes that of the period; a day that names its year is kept even outside the period.
    """
    prepared = prepare(text)
    period = Span(start, end)
    rules: list[str] = []
    present = _present(prepared.folded)
    events, clear = _events(prepared, present)
    items = _items(prepared, clear, _present(clear, present) if events else present, period, rules)
    events = [event for event in events if _stands(event, items, prepared.folded)]
    rules += [event.rule for event in events]
    kinds: set[OpenKind] = {event.kind for event in events}
    quotes: dict[date, str] = {}
    for item in kept(items, prepared.folded, period):
        days = days_of(item, period)
        if item.rule == FROM:
            kinds.add("ongoing")
        elif not days and item.marks:
            rules.append(IMPOSSIBLE)
        for day in days:
            quotes.setdefault(day, prepared.shown[item.start : item.end].strip(" ,;:-("))
    due = tuple(sorted(quotes))
    return DeadlineReading(due, tuple(sorted(kinds)), tuple(rules), tuple((day, quotes[day]) for day in due))


def _hide(text: str, start: int, end: int) -> str:
    return text[:start] + HIDDEN * (end - start) + text[end:]


_BARE_EVENTS = tuple((rule, frozenset(map(bare, rule.hints))) for rule in EVENT_RULES)
_BARE_RULES = tuple((rule, frozenset(map(bare, rule.hints))) for rule in RULES)
_HINTED_BY = {
    hint: [place for place, (_, hints) in enumerate(_BARE_RULES) if hint in hints]
    for hint in frozenset[str]().union(*(hints for _, hints in _BARE_RULES))
}
_HINTS = tuple(frozenset[str]().union(*(hints for _, hints in (*_BARE_EVENTS, *_BARE_RULES))))


def _present(folded: str, among: Iterable[str] = _HINTS) -> frozenset[str]:
    """The hints of all rules, or of some, that stand in a text: most rules need not be tried on it."""
    text = bare(folded)
    return frozenset([hint for hint in among if hint in text])


@lru_cache(maxsize=1024)
def _hinted_events(present: frozenset[str]) -> list[EventRule]:
    return [rule for rule, hints in _BARE_EVENTS if not present.isdisjoint(hints)]


@lru_cache(maxsize=1024)
def _hinted(present: frozenset[str]) -> list[tuple[Rule, frozenset[str]]]:
    places = {place for hint in present for place in _HINTED_BY.get(hint, ())}
    return [_BARE_RULES[place] for place in sorted(places)]


def _events(prepared: Prepared, present: frozenset[str]) -> tuple[list[Event], str]:
    """The events, and the text without them."""
    clear = prepared.folded
    events: list[Event] = []
    hinted = _hinted_events(present)
    if any(rule.of_length for rule in hinted) and not LENGTH.search(clear):
        hinted = [rule for rule in hinted if not rule.of_length]
    for rule in hinted:
        for match in rule.pattern.finditer(clear):
            if HIDDEN in match[0]:
                continue
            events.append(Event(rule.kind, match.start(), match.end(), rule.name))
            clear = _hide(clear, match.start(), match.end())
    return events, clear


def _items(prepared: Prepared, clear: str, present: frozenset[str], period: Span, rules: list[str]) -> list[Item]:
    """The dates; what has been read is hidden, and with it goes what hinted at it."""
    items: list[Item] = []
    for rule, hints in _hinted(present):
        if present.isdisjoint(hints) or rule.also not in clear:
            continue
        for match in rule.pattern.finditer(clear):
            if HIDDEN in match[0] or not _is_typed(rule.name, match, prepared):
                continue
            item = rule.product(match, period)
            if item is None and rule.product is not nothing_named:
                continue
            clear = _hide(clear, match.start(), match.end())
            present = _present(clear, present) if _WORD.search(clear) else frozenset()
            if rule.name == IMPOSSIBLE:
                rules.append(IMPOSSIBLE)
            if item is not None:
                item.rule = rule.name
                rules.append(rule.name)
                items.append(item)
    return sorted(items, key=lambda item: item.start)


_WORD = re.compile("[a-z0-9]")
_YEAR_WORD = re.compile(r"\bnam\b")
_BEFORE_SOUTH = ("việt ", "miền ", "phía ")


def _is_typed(rule: str, match: re.Match[str], prepared: Prepared) -> bool:
    """False where a folded word was typed as another: "Nam" (south) for "năm", "tháng sau" (next) for "tháng sáu"."""
    next_month = match[0].find("thang sau")
    if rule == "months" and next_month >= 0:
        return prepared.shown[match.start() + next_month + 6 :][:3].lower() == "sáu"
    if prepared.plain:
        return True
    for word in _YEAR_WORD.finditer(match[0]):
        at = match.start() + word.start()
        if prepared.shown[at : at + 3] in ("Nam", "nam") and prepared.shown[at - 5 : at].lower() in _BEFORE_SOUTH:
            return False
    return True


_SUDDEN = re.compile(r"dot xuat|khi\b")
_ANDED = re.compile(r"\b(?:va|hoac)\s*(?:bao cao )?$")
_JOINED = re.compile(r"(?:\bva|\bhoac|[,(+/])\s*(?:bao cao )?$")


def _stands(event: Event, items: list[Item], folded: str) -> bool:
    """A date beside an event's name keeps only the date; an event of its own clause, or joined by "và", stands."""
    begin = folded.rfind(BREAK, 0, event.start) + 1
    end = folded.find(BREAK, event.end)
    clause_end = end if end >= 0 else len(folded)
    beside = [item for item in items if begin <= item.start < clause_end]
    if not beside or event.kind == "ongoing":
        return True
    lead = folded[begin : event.start]
    if event.kind == "after":
        return "(" not in lead[-2:]
    if not _SUDDEN.match(folded, event.start):
        return bool(_ANDED.search(lead))
    joined = _JOINED.search(lead)
    if joined is None:
        return False
    return (
        folded.startswith("dot xuat", event.start)
        or bool(_ANDED.search(joined[0]))
        or any(item.recurring for item in beside)
    )
