"""Who may see and report what: the rules alone; the store's tests ask them of a whole commune."""

import pytest

from domain.office import ROLE_WORDS, Person, Role, Unit

ECONOMY, TEAM, CULTURE, HAMLETS = 1, 2, 3, 9


def person(role: Role) -> Person:
    """Somebody of the economy unit, which has a team below it and is one of a collective."""
    unit = Unit(ECONOMY, "Phòng Kinh tế", None)
    below = frozenset({ECONOMY}) if role is Role.OFFICIAL else frozenset({ECONOMY, TEAM})
    return Person(7, "Bình", "", unit, role, frozenset({ECONOMY, HAMLETS}), below)


@pytest.mark.parametrize(
    ("role", "seen", "reported"),
    [
        (Role.OFFICIAL, {ECONOMY, HAMLETS}, {ECONOMY, HAMLETS}),
        (Role.HEAD, {ECONOMY, HAMLETS, TEAM}, {ECONOMY, HAMLETS, TEAM}),
        (Role.LEADER, {ECONOMY, HAMLETS, TEAM}, {ECONOMY, HAMLETS, TEAM}),
        (Role.COORDINATOR, {ECONOMY, HAMLETS, TEAM, CULTURE}, {ECONOMY, HAMLETS}),
        (Role.ADMIN, {ECONOMY, HAMLETS, TEAM, CULTURE}, {ECONOMY, HAMLETS}),
    ],
)
def test_a_role_reaches_so_far(role: Role, seen: set[int], reported: set[int]) -> None:
    one, units = person(role), (ECONOMY, TEAM, CULTURE, HAMLETS)
    assert {unit for unit in units if one.may_see_progress_of(unit)} == seen
    assert {unit for unit in units if one.may_report_for(unit)} == reported
    assert one.sees_everything is (role in (Role.COORDINATOR, Role.ADMIN))


def test_every_role_has_its_words_on_a_staff_list() -> None:
    assert set(ROLE_WORDS.values()) == set(Role)
