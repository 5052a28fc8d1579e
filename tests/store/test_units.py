"""The tree of units."""

from store import units
from store.database import Database
from tests.store.commune import COMMUNE, CULTURE, DIGITAL, EAST, ECONOMY, HAMLETS, TREE, WEST, Commune


def test_all_units_come_in_the_order_they_were_founded(database: Database, commune: Commune) -> None:
    with database.read() as transaction:
        assert [unit.name for unit in units.everyone(transaction)] == list(TREE)


def test_a_unit_is_founded_once_and_keeps_its_first_name(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        again = units.ensure(transaction, "Phòng KT", ECONOMY.lower())
        assert (again.id, again.name) == (commune.units[ECONOMY], ECONOMY)
        new = units.ensure(transaction, "Trạm Y tế", "tram y te")
        assert units.by_key(transaction, "tram y te") == new
        assert len(units.everyone(transaction)) == len(TREE) + 1


def test_no_unit_has_an_unknown_key(database: Database, commune: Commune) -> None:
    with database.read() as transaction:
        assert units.by_key(transaction, "phòng nội vụ") is None


def test_a_collective_stands_for_its_members_by_name(database: Database, commune: Commune) -> None:
    with database.read() as transaction:
        assert [unit.name for unit in units.members(transaction, commune.units[HAMLETS])] == [WEST, EAST]
        assert units.members(transaction, commune.units[ECONOMY]) == []


def test_members_said_anew_replace_the_old_ones(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        units.set_members(transaction, {commune.units[HAMLETS]: [commune.units[EAST]]})
        assert [unit.name for unit in units.members(transaction, commune.units[HAMLETS])] == [EAST]
        units.set_members(transaction, {})
        assert units.members(transaction, commune.units[HAMLETS]) == []


def test_below_the_commune_is_everything_and_below_the_culture_unit_its_team(
    database: Database, commune: Commune
) -> None:
    ids = commune.units
    with database.read() as transaction:
        assert units.below(transaction, ids[COMMUNE]) == set(ids.values())
        assert units.below(transaction, ids[CULTURE]) == {ids[CULTURE], ids[DIGITAL]}
        assert units.below(transaction, ids[DIGITAL]) == {ids[DIGITAL]}


def test_a_tree_hung_up_in_a_circle_still_ends(database: Database, commune: Commune) -> None:
    ids = commune.units
    with database.begin() as transaction:
        units.set_parent(transaction, ids[COMMUNE], ids[DIGITAL])
        assert units.below(transaction, ids[DIGITAL]) == set(ids.values())
