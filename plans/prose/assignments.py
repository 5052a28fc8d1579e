"""What the words of an item say of it: who leads, who helps, by when, what comes of it."""

import re

from plans.prose.brackets import bracket_of, inner_bracket_of
from plans.prose.labels import Assignment, labels_of, merge
from plans.prose.orders import Order, order_of
from plans.prose.times import deadline_words, sentences_of
from plans.prose.units import UNITS, VERB, begins_with_unit, names_of
from plans.tables.units import units_of

_SHORTEST_WORK = 30
_ENDS = rf"(?=,?\s+(?:và\s+)?{VERB}|\s*[.;:]|\s*$)"
_ORDERED = re.compile(
    r"(?:(?:^|(?<=[.;:,]\s))(?:[Gg]iao(?:\s+cho)?|[Pp]hân công|[Yy]êu cầu|[Đđ]ề nghị)\s+(?:các đồng chí\s+)?"
    rf"{UNITS}{_ENDS}"
    rf"|\bdo\s+{UNITS.replace('units', 'doers')}(?=\s+(?:làm đầu mối|chủ trì|phụ trách|tham mưu)))"
)
_SUBJECT = re.compile(rf"^{UNITS}(?=,?\s+{VERB}|:\s*\S)")
_PRESIDES = re.compile(rf"(?<=[:.;]\s){UNITS}\s+(?:là cơ quan\s+)?chủ trì\b")
_AIDED = re.compile(rf"(?<=chủ trì, )(?:tham mưu, )?{UNITS}\s+phối hợp(?:\s+thực hiện)?(?=\s*[,.;]|$)")
_WITH = re.compile(
    rf"(?:^|[,;.]\s*|\bvà\s+|chủ trì\s+|\s)[Pp]hối hợp(?:\s+chặt chẽ)?(?:\s+(?:với|cùng(?:\s+với)?))?\s+{UNITS}{_ENDS}"
)


def assignment_of(text: str) -> Assignment:
    """What an item says of itself: in labels ("Đơn vị chủ trì: …"), in a closing bracket, or in its sentences."""
    found = _labelled(text)
    order = None if found.lead else order_of(found.title)
    if order is not None:
        _take_order(found, order)
    elif not found.lead:
        _take_sentences(found)
    if found.is_labelled and found.lead and found.deadline:
        found.title, found.rest = _first_sentence(found.title)
    if not found.deadline:
        subject = _SUBJECT.match(found.title)
        predicate = found.title[subject.end() :].lstrip(" ,:") if subject else ""
        found.deadline = deadline_words(found.title) or deadline_words(predicate)
    return found


def _first_sentence(title: str) -> tuple[str, str]:
    """What is to be done, and the sentences after it where they only say how."""
    first, *more = sentences_of(title)
    if not more or len(first) < _SHORTEST_WORK or first.endswith(";"):
        return title, ""
    return first.rstrip(". "), " ".join(more)


def _labelled(text: str) -> Assignment:
    """What closing brackets and labels say; the title is what is left."""
    bracket = bracket_of(text)
    found = labels_of(bracket.title if bracket else text)
    inner = bracket or bracket_of(found.title) or inner_bracket_of(found.title)
    if inner is None:
        return found
    merge(found.lead, inner.lead)
    merge(found.support, [unit for unit in inner.support if unit not in found.lead])
    merge(found.products, inner.products)
    found.deadline = "; ".join(filter(None, [found.deadline, inner.deadline]))
    found.budget = found.budget or inner.budget
    found.is_labelled = True
    if inner is not bracket:
        found.title = inner.title
    return found


def _take_order(found: Assignment, order: Order) -> None:
    found.title = order.work
    found.lead = _clean(order.lead)
    merge(found.support, [unit for unit in _clean(order.support) if unit not in found.lead])
    # A bracket in the sentence belongs to its words of time: "trong quý I (sau khi có hướng dẫn)".
    found.deadline = (
        f"{order.time} ({found.deadline})" if order.time and found.deadline else order.time or found.deadline
    )


def _take_sentences(found: Assignment) -> None:
    """A lead that a sentence names: "Giao … chủ trì", "… chủ trì, phối hợp với …", or the subject it opens with."""
    ordered = _ORDERED.search(found.title)
    subject = _SUBJECT.match(found.title) or _PRESIDES.search(found.title)
    named = ordered or subject
    if named:
        found.lead = _clean(named.groupdict().get("doers") or named["units"])
    for part in sentences_of(found.title) if named else [found.title]:
        helped = _WITH.search(part)
        aided = _AIDED.search(part) if named else None
        if aided:
            merge(found.support, [unit for unit in _clean(aided["units"]) if unit not in found.lead])
        if helped and (named or part.lower().startswith(("phối hợp", "chủ trì"))):
            merge(found.support, [unit for unit in _clean(helped["units"]) if unit not in found.lead])


def _clean(text: str) -> list[str]:
    return [
        unit for unit in units_of([text.strip(" ,")]) if begins_with_unit(unit) or unit[:1].isupper() or names_of(unit)
    ]
