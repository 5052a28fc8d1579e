"""The door to tasks: everyone linked sees the plan, and not everyone how far the others are."""

from datetime import date

import pytest
from sqlalchemy import update

from domain.office import Person, Role
from domain.progress import State, Status
from domain.task import TaskView
from store import people, progress, revisions, tasks, units
from store.database import Database
from store.models import Plan
from tests.store.commune import (
    AN,
    BINH,
    CHI,
    CULTURE,
    DIGITAL,
    DUC,
    DUNG,
    EAST,
    ECONOMY,
    END_OF_MARCH,
    HAMLETS,
    HOA,
    LAN,
    MINH,
    NOW,
    PHUC,
    TODAY,
    WEST,
    Commune,
    hire,
)

EVERY_CODE = ["I.1", "I.2", "II.1", "II.2", "II.3"]


def seen(database: Database, commune: Commune, name: str, code: str) -> TaskView:
    """A task as one person sees it."""
    with database.read() as transaction:
        return tasks.for_person(transaction, commune.people[name], commune.tasks[code], TODAY)


def report(database: Database, commune: Commune, name: str, code: str, **entry: object) -> None:
    """A person reports for the own unit."""
    person = commune.people[name]
    with database.begin() as transaction:
        progress.append(transaction, commune.tasks[code], person.unit.id, entry, by=person.id, at=NOW)


@pytest.mark.parametrize("name", [AN, BINH, CHI, DUNG, DUC, LAN, PHUC])
def test_everyone_sees_the_whole_plan(database: Database, commune: Commune, name: str) -> None:
    with database.read() as transaction:
        found = tasks.of_plan(transaction, commune.people[name], commune.plan, TODAY)
    assert [view.code for view in found] == EVERY_CODE


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        (BINH, {"I.1", "II.3"}),  # his own unit's
        (CHI, {"I.1", "II.3"}),
        (HOA, {"I.2", "II.2", "II.3"}),  # her unit's and that of the team below it, not what she only helps with
        (DUC, {"II.2"}),  # the team's, and not what the unit above it leads
        (LAN, {"II.1"}),  # as a member of the hamlets
        (DUNG, set(EVERY_CODE)),
        (AN, set(EVERY_CODE)),
        (PHUC, set(EVERY_CODE)),
    ],
)
def test_progress_is_for_the_unit_itself_those_above_it_and_the_coordinator(
    database: Database, commune: Commune, name: str, codes: set[str]
) -> None:
    with database.read() as transaction:
        views = tasks.of_plan(transaction, commune.people[name], commune.plan, TODAY)
    told = {view.code for view in views if view.standing is not None}
    assert told == codes


def test_a_helping_unit_is_not_told_how_far_the_lead_is(database: Database, commune: Commune) -> None:
    report(database, commune, BINH, "I.1", status=Status.IN_PROGRESS, percent=60, due=END_OF_MARCH)
    view = seen(database, commune, HOA, "I.1")
    assert (view.mine, view.standing, view.members) == ("support", None, None)
    assert view.unit is not None
    assert view.unit.name == ECONOMY


def test_the_own_unit_sees_its_own_part(database: Database, commune: Commune) -> None:
    report(database, commune, BINH, "II.3", status=Status.IN_PROGRESS, percent=60, due=date(2026, 6, 30))
    mine, hers = seen(database, commune, CHI, "II.3"), seen(database, commune, HOA, "II.3")
    assert mine.standing is not None
    assert hers.standing is not None
    assert (mine.mine, mine.unit and mine.unit.name, mine.standing.percent) == ("lead", ECONOMY, 60)
    assert (hers.unit and hers.unit.name, hers.standing.state) == (CULTURE, State.NOT_STARTED)


def test_a_leader_sees_two_leads_together(database: Database, commune: Commune) -> None:
    report(database, commune, BINH, "II.3", status=Status.DONE, due=date(2026, 6, 30), done_on=TODAY)
    view = seen(database, commune, DUNG, "II.3")
    assert view.standing is not None
    assert (view.standing.state, view.standing.done, view.standing.of) == (State.ON_TIME, 1, 2)
    assert (view.members, view.unit, view.mine) == ((1, 2), None, "")


def test_hamlets_answer_each_for_itself(database: Database, commune: Commune) -> None:
    report(database, commune, LAN, "II.1", status="done", due=date(2026, 3, 13), done_on=TODAY)
    lan, minh, dung = (seen(database, commune, name, "II.1") for name in (LAN, MINH, DUNG))
    assert lan.standing is not None
    assert minh.standing is not None
    assert (lan.mine, lan.unit and lan.unit.name, lan.standing.state) == ("lead", EAST, State.DONE_ON_TIME)
    assert (minh.unit and minh.unit.name, minh.standing.state) == (WEST, State.NOT_STARTED)
    assert (dung.members, [unit.name for unit in dung.lead]) == ((1, 2), [HAMLETS])
    assert seen(database, commune, BINH, "II.1").standing is None


def test_a_collective_without_members_answers_itself(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        units.set_members(transaction, {})
    view = seen(database, commune, DUNG, "II.1")
    assert view.unit is not None
    assert (view.unit.name, view.members) == (HAMLETS, None)


def test_my_tasks_are_those_led_and_those_helped_with(database: Database, commune: Commune) -> None:
    with database.read() as transaction:
        found = {name: tasks.mine(transaction, commune.people[name], TODAY) for name in (BINH, HOA, LAN, DUC, DUNG)}
    assert [(view.code, view.mine) for view in found[BINH]] == [("I.1", "lead"), ("II.3", "lead")]
    assert [(view.code, view.mine) for view in found[HOA]] == [("I.1", "support"), ("I.2", "lead"), ("II.3", "lead")]
    assert [(view.code, view.mine) for view in found[LAN]] == [("II.1", "lead")]
    assert [view.code for view in found[DUC]] == ["II.2"]
    assert found[DUNG] == []


def test_several_tasks_come_in_the_order_asked_for(database: Database, commune: Commune) -> None:
    wanted = [commune.tasks["II.1"], 9999, commune.tasks["I.1"]]
    with database.read() as transaction:
        found = tasks.several(transaction, commune.people[BINH], wanted, TODAY)
        assert tasks.several(transaction, commune.people[BINH], [], TODAY) == []
    assert [view.code for view in found] == ["II.1", "I.1"]


def test_there_is_no_task_behind_an_unknown_number(database: Database, commune: Commune) -> None:
    binh = commune.people[BINH]
    with database.read() as transaction:
        for door in (tasks.for_person, tasks.account):
            with pytest.raises(tasks.NoSuchTask):
                door(transaction, binh, 9999, TODAY)
        with pytest.raises(tasks.NoSuchTask):
            tasks.answering_units(transaction, binh, 9999)


def test_a_plan_that_ended_has_no_tasks(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        transaction.execute(update(Plan).values(state="ended"))
        revisions.plans_changed(transaction)
        assert tasks.mine(transaction, commune.people[BINH], TODAY) == []
        with pytest.raises(tasks.NoSuchTask):
            tasks.for_person(transaction, commune.people[BINH], commune.tasks["I.1"], TODAY)


@pytest.mark.parametrize(
    ("name", "code", "names"),
    [
        (BINH, "I.1", [ECONOMY]),
        (BINH, "I.2", []),  # another unit's
        (HOA, "I.1", []),  # helping is not answering
        (HOA, "II.2", [DIGITAL]),  # a team below her
        (DUC, "I.2", []),  # the unit above him
        (LAN, "II.1", [EAST]),
        (DUNG, "II.1", [WEST, EAST]),
        (AN, "I.1", []),  # a coordinator follows the plan and reports for nobody
    ],
)
def test_who_may_report_for_whom(database: Database, commune: Commune, name: str, code: str, names: list[str]) -> None:
    with database.read() as transaction:
        found = tasks.answering_units(transaction, commune.people[name], commune.tasks[code])
        account = tasks.account(transaction, commune.people[name], commune.tasks[code], TODAY)
    assert [unit.name for unit in found] == names
    assert list(account.units) == found


def test_an_account_holds_what_was_reported_so_far(database: Database, commune: Commune) -> None:
    report(database, commune, LAN, "II.1", status=Status.IN_PROGRESS, percent=40, due=date(2026, 3, 13))
    with database.read() as transaction:
        leaders = tasks.account(transaction, commune.people[DUNG], commune.tasks["II.1"], TODAY)
        minhs = tasks.account(transaction, commune.people[MINH], commune.tasks["II.1"], TODAY)
    ids = commune.units
    assert {unit: [entry.percent for entry in entries] for unit, entries in leaders.history.items()} == {
        ids[EAST]: [40],
        ids[WEST]: [],
    }
    assert minhs.history == {ids[WEST]: []}
    assert leaders.view.code == "II.1"


def by_unit(database: Database, commune: Commune, person: Person) -> dict[str, list[str]]:
    """A summary's skeleton: codes under each unit."""
    with database.read() as transaction:
        found = tasks.by_unit(transaction, person, commune.plan, TODAY)
    return {unit.name: [view.code for view in views] for unit, views in found}


def test_a_summary_by_unit_tells_each_what_is_below_them(database: Database, commune: Commune) -> None:
    everything = {ECONOMY: ["I.1", "II.3"], CULTURE: ["I.2", "II.3"], WEST: ["II.1"], EAST: ["II.1"], DIGITAL: ["II.2"]}
    assert by_unit(database, commune, commune.people[DUNG]) == everything
    assert by_unit(database, commune, commune.people[AN]) == everything
    assert by_unit(database, commune, commune.people[HOA]) == {CULTURE: ["I.2", "II.3"], DIGITAL: ["II.2"]}
    assert by_unit(database, commune, commune.people[BINH]) == {ECONOMY: ["I.1", "II.3"]}


def test_in_a_summary_each_unit_stands_for_itself(database: Database, commune: Commune) -> None:
    report(database, commune, LAN, "II.1", status=Status.DONE, due=date(2026, 3, 13), done_on=TODAY)
    with database.read() as transaction:
        found = tasks.by_unit(transaction, commune.people[DUNG], commune.plan, TODAY)
    states = {unit.name: views[0].standing.state for unit, views in found if views[0].standing is not None}
    assert (states[EAST], states[WEST]) == (State.DONE_ON_TIME, State.NOT_STARTED)
    assert all(view.unit == unit for unit, views in found for view in views)


def test_a_head_of_a_hamlet_sees_the_own_hamlet_of_two(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        nga, _ = hire(transaction, "Cao Thị Nga", commune.units[WEST], Role.HEAD)
        person = people.by_id(transaction, nga)
    assert person is not None
    assert by_unit(database, commune, person) == {WEST: ["II.1"]}
