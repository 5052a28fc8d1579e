"""The appendices of two published plans as workbooks: they say what the whole plans say in other forms."""

from pathlib import Path

import pytest

from plans import read

PLANS = Path(__file__).parents[2].parent / "shared" / "plans"
NAMES = ("002_4450e8f74e565169", "004_b64da6580d49f8bb")

pytestmark = pytest.mark.skipif(not PLANS.is_dir(), reason="the published plans do not lie beside the repository")


@pytest.mark.parametrize("name", NAMES)
def test_a_workbook_gives_the_tasks_of_the_word_document(name: str) -> None:
    book, document = read(PLANS / f"{name}.xlsx"), read(PLANS / f"{name}.docx")
    assert book.period == document.period
    assert [task.code for task in book.tasks] == [task.code for task in document.tasks]
    for mine, other in zip(book.tasks, document.tasks, strict=True):
        assert (mine.title, mine.section) == (other.title, other.section)
        assert (mine.lead, mine.support, mine.products) == (other.lead, other.support, other.products)
        assert (mine.due, mine.open, mine.budget) == (other.due, other.open, other.budget)


@pytest.mark.parametrize("name", NAMES)
def test_the_number_and_the_day_are_those_of_the_plan_it_is_enclosed_with(name: str) -> None:
    book, document = read(PLANS / f"{name}.xlsx"), read(PLANS / f"{name}.docx")
    assert (book.number, book.issuer, book.issued) == (document.number, document.issuer, document.issued)
