"""Publishing a plan, and publishing it again when it was amended."""

from contextlib import closing
from datetime import date, timedelta

import pytest
from sqlalchemy import insert, select, update

from domain.meaning import TaskEntry
from domain.plan import PlannedMilestone, PlannedReport
from domain.progress import State, Status
from store import catalogue, plans, progress, publishing, revisions, tasks
from store.database import Database, Transaction
from store.models import Criterion, Milestone, PlanVersion, Target, TargetReading, Task
from tests.store.commune import (
    BINH,
    COMMUNE,
    CULTURE,
    DUC,
    ECONOMY,
    END_OF_JUNE,
    END_OF_MARCH,
    HAMLETS,
    LAN,
    NOW,
    TODAY,
    Commune,
    appendix,
    codes,
    publish,
    reading,
    task,
)

APRIL = NOW + timedelta(days=40)


def test_a_published_plan_is_in_force(database: Database, commune: Commune) -> None:
    with database.read() as transaction:
        (plan,) = plans.active(transaction)
    assert (plan.id, plan.number, plan.issuer) == (commune.plan, "03/KH-UBND", COMMUNE)
    assert (plan.issued, plan.period_start, plan.period_end) == (
        date(2026, 1, 9),
        date(2026, 1, 1),
        date(2026, 12, 31),
    )


def test_its_tasks_stand_as_they_were_read(database: Database, commune: Commune) -> None:
    with database.read() as transaction:
        views = tasks.of_plan(transaction, commune.people[BINH], commune.plan, TODAY)
    assert [view.code for view in views] == ["I.1", "I.2", "II.1", "II.2", "II.3"]
    second = views[1]
    assert (second.section, second.products, second.open) == ("Cải cách thể chế", ("Báo cáo",), ())
    assert second.due == (END_OF_MARCH, END_OF_JUNE)
    assert views[3].open == ("ongoing",)
    assert [unit.name for unit in views[4].lead] == [ECONOMY, CULTURE]
    assert [unit.name for unit in views[0].support] == [CULTURE]
    assert views[2].lead[0].collective


def test_a_newer_plan_comes_first(database: Database, commune: Commune) -> None:
    next_year = reading().model_copy(update={"number": "05/KH-UBND"})
    assert next_year.period is not None
    next_year.period.start, next_year.period.end = date(2027, 1, 1), date(2027, 12, 31)
    with database.begin() as transaction:
        publish(transaction, commune.units, next_year)
        assert [plan.number for plan in plans.active(transaction)] == ["05/KH-UBND", "03/KH-UBND"]
        words = catalogue.words(transaction)
    assert words is not None
    assert (words.period_start, words.period_end) == (date(2026, 1, 1), date(2027, 12, 31))


def test_an_amended_plan_is_a_new_version_of_the_same(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        again = publish(transaction, commune.units, reading(source="ke-hoach-sua-doi.docx"), APRIL)
        versions = transaction.execute(PlanVersion.__table__.select().order_by(PlanVersion.version)).all()
        assert again == commune.plan
        assert [(one.version, one.source) for one in versions] == [(1, "ke-hoach.docx"), (2, "ke-hoach-sua-doi.docx")]
        assert codes(transaction) == commune.tasks
        assert len(plans.active(transaction)) == 1


def test_the_last_reading_comes_back_as_it_was_read(database: Database, commune: Commune) -> None:
    amended = reading(source="ke-hoach-sua-doi.docx")
    with database.begin() as transaction:
        assert plans.published_reading(transaction, commune.plan) == reading()
        publish(transaction, commune.units, amended, APRIL)
        assert plans.published_reading(transaction, commune.plan) == amended
        assert plans.published_reading(transaction, commune.plan, 1) == reading()
        assert plans.published_reading(transaction, commune.plan, 3) is None
        assert plans.published_reading(transaction, commune.plan + 1) is None


def test_a_plan_is_known_by_its_number_and_year(database: Database) -> None:
    assert plans.key_of(reading()) == "03/KH-UBND 2026"
    nameless = reading().model_copy(update={"number": None})
    assert plans.key_of(nameless) == "KE-HOACH.DOCX 2026"


def test_a_plan_without_a_period_is_not_published(database: Database, commune: Commune) -> None:
    endless = reading().model_copy(update={"period": None})
    with database.begin() as transaction, pytest.raises(ValueError, match="without a period"):
        publish(transaction, commune.units, endless)


def test_progress_stays_with_the_code_when_the_row_changes(database: Database, commune: Commune) -> None:
    binh, first = commune.people[BINH], commune.tasks["I.1"]
    amended = appendix()
    amended[0] = amended[0].model_copy(update={"title": "Nhiệm vụ I.1, rà soát", "support": []})
    with database.begin() as transaction:
        half = {"status": Status.IN_PROGRESS, "percent": 50, "due": END_OF_MARCH}
        progress.append(transaction, first, binh.unit.id, half, by=binh.id, at=NOW)
        publish(transaction, commune.units, reading(amended), APRIL)
        view = tasks.for_person(transaction, binh, first, TODAY)
    assert (view.title, view.support) == ("Nhiệm vụ I.1, rà soát", ())
    assert view.standing is not None
    assert (view.standing.state, view.standing.percent) == (State.ON_TIME, 50)


def test_what_was_reported_is_not_forgotten_when_the_deadline_moves(database: Database, commune: Commune) -> None:
    binh, first = commune.people[BINH], commune.tasks["I.1"]
    amended = appendix()
    amended[0] = amended[0].model_copy(update={"due": [date(2026, 4, 30)]})
    with database.begin() as transaction:
        half = {"status": Status.IN_PROGRESS, "percent": 50, "due": END_OF_MARCH}
        progress.append(transaction, first, binh.unit.id, half, by=binh.id, at=NOW)
        publish(transaction, commune.units, reading(amended), APRIL)
        view = tasks.for_person(transaction, binh, first, date(2026, 4, 15))
    assert view.standing is not None
    assert (view.standing.state, view.standing.percent) == (State.ON_TIME, 50)
    assert view.standing.due == date(2026, 4, 30)


def test_a_row_taken_out_is_kept_aside_and_comes_back_with_its_history(database: Database, commune: Commune) -> None:
    binh, first = commune.people[BINH], commune.tasks["I.1"]
    with database.begin() as transaction:
        progress.append(
            transaction, first, binh.unit.id, {"status": "in_progress", "due": END_OF_MARCH}, by=binh.id, at=NOW
        )
        publish(transaction, commune.units, reading(appendix()[1:]), APRIL)
        removed = transaction.execute(Task.__table__.select().where(Task.id == first)).one().removed_at
        assert removed == APRIL
        with pytest.raises(tasks.NoSuchTask):
            tasks.for_person(transaction, binh, first, TODAY)
        assert "I.1" not in [entry.code for entry in entries(transaction)]
        publish(transaction, commune.units, reading(), APRIL + timedelta(days=1))
        back = tasks.for_person(transaction, binh, first, TODAY)
    assert back.due == (END_OF_MARCH,)
    assert back.standing is not None
    assert back.standing.last is not None


def entries(transaction: Transaction) -> list[TaskEntry]:
    found = catalogue.words(transaction)
    assert found is not None
    return list(found.tasks)


def test_the_day_a_row_was_taken_out_does_not_move(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        publish(transaction, commune.units, reading(appendix()[1:]), APRIL)
        publish(transaction, commune.units, reading(appendix()[1:]), APRIL + timedelta(days=30))
        row = transaction.execute(Task.__table__.select().where(Task.code == "I.1")).one()
    assert row.removed_at == APRIL


def test_a_row_added_comes_where_the_document_has_it(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        added = [task("II.4", [HAMLETS], [END_OF_JUNE]), *appendix()]
        publish(transaction, commune.units, reading(added), APRIL)
        views = tasks.of_plan(transaction, commune.people[LAN], commune.plan, TODAY)
        mine = tasks.mine(transaction, commune.people[LAN], TODAY)
    assert [view.code for view in views] == ["II.4", "I.1", "I.2", "II.1", "II.2", "II.3"]
    assert [(view.code, view.mine) for view in mine] == [("II.4", "lead"), ("II.1", "lead")]


def test_what_one_process_publishes_another_tells(database: Database, commune: Commune) -> None:
    """The other one keeps the plan in memory, and forgets it when it is no longer the plan."""
    with closing(Database(database.engine.url.render_as_string(hide_password=False))) as other:
        with other.read() as transaction:
            assert len(tasks.of_plan(transaction, commune.people[LAN], commune.plan, TODAY)) == 5
        with database.begin() as transaction:
            publish(transaction, commune.units, reading(appendix()[1:]), APRIL)
            with other.read() as reader:
                assert len(tasks.of_plan(reader, commune.people[LAN], commune.plan, TODAY)) == 5
        with other.read() as transaction:
            assert len(tasks.of_plan(transaction, commune.people[LAN], commune.plan, TODAY)) == 4


def test_a_publishing_that_was_rolled_back_is_not_remembered(database: Database, commune: Commune) -> None:
    def publish_by_mistake() -> None:
        with database.begin() as transaction:
            publish(transaction, commune.units, reading(appendix()[:1]), APRIL)
            assert len(tasks.of_plan(transaction, commune.people[LAN], commune.plan, TODAY)) == 1
            raise RuntimeError("no, not that one")

    with pytest.raises(RuntimeError, match="not that one"):
        publish_by_mistake()
    with database.begin() as transaction:
        assert len(tasks.of_plan(transaction, commune.people[LAN], commune.plan, TODAY)) == 5
        publish(transaction, commune.units, reading(appendix()[1:]), APRIL)
        assert len(tasks.of_plan(transaction, commune.people[LAN], commune.plan, TODAY)) == 4


def test_the_reporting_calendar_is_by_day_and_follows_an_amendment(database: Database, commune: Commune) -> None:
    amended = reading()
    amended.reporting = [PlannedReport(name="Báo cáo quý I", due=date(2026, 3, 10))]
    with database.begin() as transaction:
        before = plans.report_dates(transaction)
        publish(transaction, commune.units, amended, APRIL)
        (after,) = plans.report_dates(transaction)
    assert [report.name for report in before] == ["Báo cáo quý I", "Báo cáo 6 tháng"]
    assert (before[0].data_from, before[0].data_to, before[0].plan.id) == (None, date(2026, 3, 1), commune.plan)
    assert (after.id, after.due, after.data_to) == (before[0].id, date(2026, 3, 10), None)


def test_an_amended_plan_keeps_the_scores_and_readings_given(database: Database, commune: Commune) -> None:

    with database.begin() as transaction:
        transaction.execute(update(Criterion).values(self_score=1.5))
        target = transaction.scalar(select(Target.id))
        told = {"target_id": target, "value": 61, "day": TODAY, "official_id": commune.people[DUC].id, "at": NOW}
        transaction.execute(insert(TargetReading).values(**told))
        publish(transaction, commune.units, reading(), APRIL)
        (criterion,) = transaction.execute(Criterion.__table__.select()).all()
        (still,) = transaction.execute(TargetReading.__table__.select()).all()
        assert transaction.scalar(select(Target.id)) == still.target_id
    assert (criterion.self_score, still.value) == (1.5, 61)


def test_the_ear_is_told_every_task_and_unit(database: Database, commune: Commune) -> None:
    with database.read() as transaction:
        words = catalogue.words(transaction)
    assert words is not None
    first = words.tasks[0]
    assert (first.ref, first.code, first.lead, first.support) == (commune.tasks["I.1"], "I.1", (ECONOMY,), (CULTURE,))
    assert (first.section, first.deadline_text) == ("Cải cách thể chế", "Trước ngày 31/03/2026")
    assert set(words.units) == set(commune.units)
    assert (words.period_start, words.period_end) == (date(2026, 1, 1), date(2026, 12, 31))


def test_without_a_plan_the_ear_is_told_nothing(database: Database) -> None:
    with database.read() as transaction:
        assert catalogue.words(transaction) is None
        assert plans.active(transaction) == []
        assert plans.report_dates(transaction) == []


def test_each_publishing_has_a_stamp_of_its_own(database: Database) -> None:
    with database.begin() as transaction:
        assert revisions.plans(transaction) == 0
        revisions.plans_changed(transaction)
        first = revisions.plans(transaction)
        revisions.plans_changed(transaction)
        assert len({0, first, revisions.plans(transaction)}) == 3


def test_publishing_makes_what_is_kept_in_memory_stale(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        before = revisions.plans(transaction)
        publish(transaction, commune.units, reading(), APRIL)
        assert revisions.plans(transaction) != before


def test_a_row_put_in_moves_the_numbers_and_the_progress_stays(database: Database, commune: Commune) -> None:
    binh, first = commune.people[BINH], commune.tasks["I.1"]
    rows = appendix()
    new = rows[0].model_copy(update={"title": "Thành lập tổ công nghệ số"})
    moved = [new, rows[0].model_copy(update={"code": "I.2"}), rows[1].model_copy(update={"code": "I.3"}), *rows[2:]]
    with database.begin() as transaction:
        half = {"status": Status.IN_PROGRESS, "percent": 50, "due": END_OF_MARCH}
        progress.append(transaction, first, binh.unit.id, half, by=binh.id, at=NOW)
        publish(transaction, commune.units, reading(moved), APRIL)
        view = tasks.for_person(transaction, binh, first, TODAY)
        assert (view.code, view.title) == ("I.2", "Nhiệm vụ I.1")
        assert view.standing is not None
        assert view.standing.percent == 50
        assert codes(transaction)["I.3"] == commune.tasks["I.2"]
        publish(transaction, commune.units, reading(), APRIL)
        assert {code: id_ for code, id_ in codes(transaction).items() if "~" not in code} == commune.tasks
        kept = transaction.execute(Task.__table__.select().where(Task.removed_at.is_not(None))).one()
    assert (kept.title, kept.code.partition("~")[0]) == ("Thành lập tổ công nghệ số", "I.1")


def test_each_last_day_keeps_the_product_that_is_due_then(database: Database, commune: Commune) -> None:
    rows = appendix()
    june, march = END_OF_JUNE, END_OF_MARCH
    paired = [PlannedMilestone(due=march, product="Kế hoạch"), PlannedMilestone(due=june, product="Báo cáo")]
    rows[1] = rows[1].model_copy(update={"milestones": paired})
    with database.begin() as transaction:
        publish(transaction, commune.units, reading(rows), APRIL)
        found = select(Milestone.due, Milestone.product).where(Milestone.task_id == commune.tasks["I.2"])
        assert sorted(transaction.execute(found).all()) == [(march, "Kế hoạch"), (june, "Báo cáo")]


def test_a_withdrawn_plan_is_listed_and_in_force_no_more(database: Database, commune: Commune) -> None:
    with database.begin() as transaction:
        (one,) = plans.everything(transaction)
        assert (one.plan.id, one.state, one.version, one.tasks) == (commune.plan, "active", 1, 5)
        publishing.withdraw(transaction, commune.plan)
        assert plans.active(transaction) == []
        assert catalogue.words(transaction) is None
        (one,) = plans.everything(transaction)
        assert (one.state, one.tasks) == ("withdrawn", 5)
        publish(transaction, commune.units, reading(), APRIL)
        assert [plan.id for plan in plans.active(transaction)] == [commune.plan]
