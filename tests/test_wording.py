"""What counts as the same words, and where they stand in the text as it is written."""

import unicodedata

import pytest

from sco_tui.wording import Span, Wording, plain, words

SAME = [
    ("white space", "one two", "one \t\r\n\u00a0 two"),
    ("a page's end", "one two", "one\x0ctwo"),
    ("white space at the ends", "one", " one\n"),
    ("double quotes", '"one"', "“one”"),
    ("double quotes of other languages", '"one"', "«one„"),
    ("single quotes", "it's", "it’s"),
    ("dashes", "1-2", "1–2"),
    ("a long dash and a minus", "a — b", "a − b"),
    ("composition", "café", "cafe\u0301"),
    ("composition of two marks, whatever their order", "ṩ", "s\u0307\u0323"),
    ("composition of Hangul", "각", "\u1100\u1161\u11a8"),
    ("a syllable and its final", "각", "가\u11a8"),
    ("another code for the same sign", "Å", "\u212b"),
]

OTHER = [
    ("case", "one", "One"),
    ("a blank more", "anti-terror", "anti- terror"),
    ("no blank", "one two", "onetwo"),
    ("a letter without its mark", "cafe", "café"),
    ("compatibility forms", "fi", "ﬁ"),
    ("single and double quotes", "'a'", '"a"'),
    ("three dots", "…", "..."),
    ("an invisible character", "one", "o\u200bne"),
]


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_shapes_of_the_same_words_are_the_same(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in OTHER], ids=[case[0] for case in OTHER])
def test_all_else_is_not(one: str, other: str) -> None:
    assert plain(one) != plain(other)


def test_control_characters_are_the_notation_that_a_timeline_has_for_them() -> None:
    assert plain("a\x1b[31mb") == plain("a^[[31mb")


@pytest.mark.parametrize(
    ("text", "start", "end", "meant"),
    [
        ("a  b", 2, 3, "b"),
        ("a  b", 0, 2, "a  "),
        ("e\u0301 b", 0, 1, "e\u0301"),
        ("e\u0301 b", 2, 3, "b"),
        ("\x1bc", 1, 3, "\x1bc"),  # of a notation never a half
        ("“a”\r\n–b", 0, 6, "“a”\r\n–b"),
        ("abc", 1, 2, "b"),
        ("abc", 3, 3, ""),
    ],
)
def test_place_in_the_plain_form_leads_back(text: str, start: int, end: int, meant: str) -> None:
    span = Wording(text).span(start, end)
    assert text[slice(*span)] == meant


def test_text_that_is_plain_already_stays() -> None:
    text = unicodedata.normalize("NFC", "Astana, Астана, アスタナ: 8-9.")
    assert Wording(text).plain == text


def test_words_signs_and_telling_blanks_have_their_places() -> None:
    assert words("He  said: anti-war") == [
        ("He", Span(0, 2)),
        ("said", Span(4, 8)),
        (":", Span(8, 9)),
        (" ", Span(9, 10)),
        ("anti", Span(10, 14)),
        ("-", Span(14, 15)),
        ("war", Span(15, 18)),
    ]
    assert [word for word, _ in words("成员国 安全")] == ["成", "员", "国", " ", "安", "全"]


def test_thousands_of_marks_out_of_order_on_one_letter_cost_no_minutes() -> None:
    marks = "a" + "\u0301" * 200_000 + "\u0323" * 200_000
    assert len(plain(marks)) > 300_000
