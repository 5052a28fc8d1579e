"""Cleaning: Telex and VNI left-overs, slips, short forms; and every clean word still points at what was typed."""

import unicodedata

import pytest

from language.lexicon import Lexicon
from language.spelling import LONGEST, Speller
from language.syllables import is_syllable, retyped

SPELLER = Speller(
    Lexicon(
        [
            "này",
            "nào",
            "nay",
            "việc",
            "tuyên",
            "truyền",
            "hạn",
            "được",
            "không",
            "hoạch",
            "kế",
            "xây",
            "dựng",
            "phòng",
            "excel",
            "báo",
            "cáo",
        ]
    )
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nhieemj", "nhiệm"),
        ("vuj", "vụ"),
        ("baos", "báo"),
        ("cuar", "của"),
        ("nguwowif", "người"),
        ("dduwowcj", "được"),
        ("khoong", "không"),
        ("phair", "phải"),
        ("tieens", "tiến"),
        ("ddooj", "độ"),
        ("vie6c5", "việc"),
        ("to6i", "tôi"),
        ("hạnn", "hạn"),
        ("cácc", "các"),
        ("ngafy", "ngày"),
    ],
)
def test_keystrokes_left_in_a_word_are_read(typed: str, meant: str) -> None:
    assert retyped(typed) == meant


@pytest.mark.parametrize("word", ["quy1", "thang3", "viec2", "iso", "ipv6", "nhanh", "kdjf"])
def test_words_without_left_overs_stay(word: str) -> None:
    assert retyped(word) is None


def test_a_tone_that_cannot_stand_makes_no_syllable() -> None:
    assert is_syllable("việc")
    assert is_syllable("viec")
    assert not is_syllable("nàp")


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("e đc giao vc j z", "em được giao việc gì vậy"),
        ("bc tthc r nhé", "báo cáo thủ tục hành chính rồi nhé"),
        ("V.3 dc 60", "v.3 được 60"),
        ("k có j", "không có gì"),
        ("p nv trễ", "phòng nội vụ trễ"),
        ("sp của kh là j", "sản phẩm của kế hoạch là gì"),
        ("cám ơn a", "cảm ơn ạ"),
        ("a ơi", "anh ơi"),
        ("c.ơn", "cảm ơn"),
        ("15p nữa", "15p nữa"),
        ("30 p nữa", "30 phút nữa"),
        ("tuaanf anyf", "tuần này"),
        ("kế hoạhc", "kế hoạch"),
        ("file exel", "file excel"),
        ("bao h nop", "bao giờ nop"),
    ],
)
def test_short_forms_and_slips_become_words(typed: str, clean: str) -> None:
    assert SPELLER.clean(typed).text == clean


def test_a_clean_word_points_at_what_was_typed() -> None:
    typed = SPELLER.clean("E báo cáo: đề án vtvl, đc 40%")
    start = typed.text.index("đề án")
    end = typed.text.index("việc làm") + len("việc làm")
    assert typed.typed(start, end) == "đề án vtvl"
    assert typed.raw[slice(*typed.raw_span(start, end))] == "đề án vtvl"


def test_composed_and_decomposed_letters_are_one() -> None:
    text = "việc của tôi tuần này"
    assert SPELLER.clean(unicodedata.normalize("NFD", text)) == SPELLER.clean(text)


def test_a_document_is_cut_and_control_characters_vanish() -> None:
    assert len(SPELLER.clean("á" * 100_000).raw) == LONGEST
    assert SPELLER.clean("\x00việc\x07\u200b tôi").text == "việc tôi"


def test_nothing_is_clean_too() -> None:
    typed = SPELLER.clean("😀 …")
    assert typed.words == ()
    assert typed.typed(0, 5) == ""
    assert typed.text_span(0, 1) == (0, 0)
