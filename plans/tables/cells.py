"""What one activity gets of the cells of its row, which it may share with others: units, deadline, products."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.plan import DoubtField
from plans.tables import products, timing, units
from plans.tables.columns import Kind
from plans.tables.doubts import Doubting
from plans.tables.entries import Sheet
from plans.tables.lettered import lines_of
from plans.tables.line_breaks import joined
from plans.tables.outline import Item
from plans.tables.sharing import Shares, in_words_of_one, shares_of

_BOTH = re.compile(r"chủ trì.*phối hợp")
_COMMON = "Ô này ghi chung cho {} hoạt động; đã ghi cho từng hoạt động, cần xem lại"
_NOTHING = "không có"


@dataclass(slots=True)
class Neighbours:
    """What the other rows of a table tell about a shared cell.

    `titles`: the activities of each row, by the row's identity. `whole`: by kind, the cells of rows with one activity,
    whose words are one value even where another row has them for several activities.
    """

    titles: dict[int, list[str]] = field(default_factory=dict)
    whole: dict[Kind, set[str]] = field(default_factory=dict)

    def of(self, item: Item) -> list[str]:
        """The activities of the row in which `item` stands."""
        return self.titles[id(item.entry)]

    def is_whole(self, item: Item, kind: Kind) -> bool:
        """Whether the cell stands in another row for one activity alone."""
        return item.entry.text(kind).lower() in self.whole.get(kind, ())


def neighbours_of(items: Sequence[Item]) -> Neighbours:
    """What the rows of a table tell about each other."""
    found = Neighbours()
    for item in items:
        found.titles.setdefault(id(item.entry), []).append(item.title)
        if item.share[1] == 1:
            for kind in (Kind.LEAD, Kind.SUPPORT, Kind.PRODUCT, Kind.DEADLINE):
                found.whole.setdefault(kind, set()).add(item.entry.text(kind).lower())
    return found


def lead_and_support(
    item: Item, sheet: Sheet, neighbours: Neighbours, doubting: Doubting
) -> tuple[list[str], list[str]]:
    """Who leads and who helps: each from its own column, or both from one cell that says which is which."""
    lines = item.entry.lines(Kind.LEAD)
    if Kind.SUPPORT not in sheet.columns and "phối hợp" in " ".join(lines).lower():
        return units.lead_and_support(lines)
    both = Kind.SUPPORT not in sheet.columns and _BOTH.search(sheet.heading[sheet.columns.get(Kind.LEAD, 0)].lower())
    if both and len(named := units.units_of(lines)) > 1:
        why = "Cột này ghi chung cơ quan chủ trì và phối hợp; đơn vị ghi đầu tiên được coi là chủ trì, cần xem lại"
        doubting.tell("lead", named[0], why, ", ".join(named))
        return named[:1], named[1:]
    lead = _units(item, Kind.LEAD, neighbours, doubting)
    return lead, _units(item, Kind.SUPPORT, neighbours, doubting)


def _units(item: Item, kind: Kind, neighbours: Neighbours, doubting: Doubting) -> list[str]:
    lines = item.entry.lines(kind)
    own = lines_of(lines, item.letter)
    place, count = item.share
    if own is not None or count == 1 or neighbours.is_whole(item, kind):
        return units.units_of(lines if own is None else own)
    groups = units.groups_of(lines)
    texts = ["; ".join(group) for group in groups]
    shares = shares_of(texts, neighbours.of(item))
    _tell_shares(shares, item, kind, texts, doubting)
    single = shares.whole and bool(groups) and not any(map(units.is_collective, groups[0]))
    if single and len(groups[0]) == count:
        doubting.tell(_FIELDS[kind], texts[0], _COMMON.format(count), groups[0][place])
    mine = [unit for group in shares.mine[place] for unit in groups[group]]
    return list(dict.fromkeys(mine))


_FIELDS: dict[Kind, DoubtField] = {
    Kind.LEAD: "lead",
    Kind.SUPPORT: "support",
    Kind.PRODUCT: "products",
    Kind.DEADLINE: "due",
}


def _tell_shares(shares: Shares, item: Item, kind: Kind, texts: Sequence[str], doubting: Doubting) -> None:
    """Doubt what this activity was given, with what else it may be given."""
    place = item.share[0]
    mine = shares.mine[place]
    if not shares.is_doubtful(place) or (kind is Kind.LEAD and not mine):
        return
    others = [texts[group] for group in shares.others[place]] if shares.others else []
    other = "; ".join(others) or (_NOTHING if shares.others else "")
    read = "; ".join(texts[group] for group in mine) or _NOTHING
    doubting.tell(_FIELDS[kind], read, shares.why, other)


def deadline_lines(item: Item, neighbours: Neighbours, doubting: Doubting) -> list[str]:
    """The lines of the deadline that are this activity's own."""
    lines = list(joined(item.entry.lines(Kind.DEADLINE)))
    own = lines_of(lines, item.letter)
    if own is not None:
        return own
    place, count = item.share
    if count == 1 or neighbours.is_whole(item, Kind.DEADLINE):
        return lines
    groups = timing.groups_for(lines, count)
    listed = [piece.strip() for piece in " ".join(lines).split(";") if piece.strip()]
    if len(groups) == 1 and len(listed) == count:
        why = f"Ô này ghi chung cho {count} hoạt động; đã chia theo thứ tự in, cần xem lại"
        doubting.tell("due", listed[place], why, groups[0])
        return [listed[place]]
    shares = shares_of(groups, neighbours.of(item))
    _tell_shares(shares, item, Kind.DEADLINE, groups, doubting)
    return [groups[group] for group in shares.mine[place]]


def products_of(item: Item, neighbours: Neighbours, doubting: Doubting) -> list[str]:
    """The products that are this activity's own."""
    lines = item.entry.lines(Kind.PRODUCT)
    own = lines_of(lines, item.letter)
    place, count = item.share
    if own is not None or count == 1 or neighbours.is_whole(item, Kind.PRODUCT):
        return products.products_of(lines if own is None else own)
    groups = products.groups_for(lines, neighbours.of(item))
    shares = shares_of(groups, neighbours.of(item))
    _tell_shares(shares, item, Kind.PRODUCT, groups, doubting)
    mine = products.products_of([groups[group] for group in shares.mine[place]])
    if shares.whole and groups:
        _tell_common_products(item, mine, neighbours.of(item), doubting)
    return mine


def _tell_common_products(item: Item, pieces: list[str], titles: Sequence[str], doubting: Doubting) -> None:
    """One cell of products for all activities: doubted where the words are those of one, or the count fits."""
    place, count = item.share
    holder = in_words_of_one(pieces, titles)
    if holder == place:
        return
    if holder is not None:
        why = f"Sản phẩm ghi chung cho {count} hoạt động nhưng lời văn là của hoạt động “{titles[holder]}”"
        doubting.tell("products", "; ".join(pieces), why, _NOTHING)
    else:
        other = pieces[place] if len(pieces) == count else ""
        doubting.tell("products", "; ".join(pieces), _COMMON.format(count), other)


def budget_lines(item: Item) -> str:
    """The sum of the row; of a row that several share the first holds it, so that nothing counts twice."""
    own = lines_of(item.entry.lines(Kind.BUDGET), item.letter)
    if own is not None:
        return " ".join(own)
    return item.entry.text(Kind.BUDGET) if item.share[0] == 0 else ""
