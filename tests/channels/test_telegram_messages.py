"""Wording for Telegram: bold, parts and buttons."""

import logging

import pytest

from bot.channels.telegram_messages import LONGEST_TEXT, keyboard, messages, parts, units
from domain.messages import Choice, Reply


def test_bold_is_counted_in_utf16_units() -> None:
    (call,) = messages("101", Reply("⏰ **Nhắc việc 😀** thứ Sáu, **V.3**"))
    assert call["text"] == "⏰ Nhắc việc 😀 thứ Sáu, V.3"
    assert call["entities"] == [
        {"type": "bold", "offset": 2, "length": 12},
        {"type": "bold", "offset": 24, "length": 3},
    ]


@pytest.mark.parametrize("text", ["5 < 6 & **", "một ** hai\nba ** bốn", "<b>Lò</b> _văn_ *A*", "****"])
def test_what_is_no_bold_stays_as_it_is(text: str) -> None:
    (call,) = messages("101", Reply(text))
    assert (call["text"], "entities" in call) == (text, False)


def test_links_are_not_fetched_by_telegram() -> None:
    assert messages("101", Reply("https://a.vn/x"))[0]["link_preview_options"] == {"is_disabled": True}


@pytest.mark.parametrize("text", ["", "  \n ", "\x00"])
def test_nothing_to_say(text: str) -> None:
    assert messages("101", Reply(text, (Choice("Xong", "done"),))) == []


def test_a_long_text_is_cut_between_paragraphs_and_buttons_come_last() -> None:
    paragraph = "**Việc** " + "chữ " * 300
    calls = messages("101", Reply("\n\n".join([paragraph] * 8), (Choice("Xong", "done"),)))
    assert [call["text"].count("Việc") for call in calls] == [3, 3, 2]
    assert [len(call["entities"]) for call in calls] == [3, 3, 2]
    assert ["reply_markup" in call for call in calls] == [False, False, True]
    assert all(call["text"] == call["text"].strip() for call in calls)


@pytest.mark.parametrize("letter", ["a", "ệ", "😀", "a😀"])
@pytest.mark.parametrize("size", [2048, 4095, 4096, 4097, 9000])
def test_no_part_is_too_long_and_none_loses_a_letter(letter: str, size: int) -> None:
    text = (letter * size)[:size]
    found = parts(text)
    assert all(0 < units(part.text) <= LONGEST_TEXT for part in found)
    assert "".join(part.text for part in found) == text


def test_bold_across_a_cut_goes_on_in_the_next_part() -> None:
    found = parts("**" + "chữ " * 1500 + "hết**")
    assert [part.bold for part in found] == [((0, len(part.text)),) for part in found]
    assert len(found) == 2


def test_short_labels_share_a_row() -> None:
    choices = tuple(Choice(label, label) for label in ("Xong", "Gia han", "Hoan", "Mot nhan dai hon nua", "Thoi"))
    rows = [[button["text"] for button in row] for row in keyboard(choices)]
    assert rows == [["Xong", "Gia han"], ["Hoan"], ["Mot nhan dai hon nua"], ["Thoi"]]


def test_a_button_telegram_would_refuse_does_not_cost_the_message(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        rows = keyboard((Choice("Việc", "ạ" * 22), Choice("", "x"), Choice("Thôi", ""), Choice("Xong", "done")))
    assert [[button["text"] for button in row] for row in rows] == [["Xong"]]
    assert [record.message for record in caplog.records] == ["telegram_button_left_out"] * 3
