"""What one text has and another has not, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_tui.word_difference import difference
from sco_tui.wording import Span, words


def lit(text: str, spans: list[Span]) -> list[str]:
    return [text[slice(*span)] for span in spans]


@pytest.mark.parametrize(
    ("one", "other", "of_one", "of_other"),
    [
        ("We must act now.", "We shall act now.", ["must"], ["shall"]),
        ("We must act.", "We must act at once.", [], [" at once"]),
        ("oil and gas", "gas", ["oil and"], []),
        ("“Act – now”", '"Act - now"', [], []),
        ("anti-terror", "anti- terror", [], [" "]),
        ("", "all of it", [], ["all of it"]),
        ("nothing alike", "quite другое", ["nothing alike"], ["quite другое"]),
        ("成员国安全", "成员国的安全", [], ["的"]),
    ],
)
def test_words_that_differ(one: str, other: str, of_one: list[str], of_other: list[str]) -> None:
    ours, theirs = difference(one, other)
    assert [text.strip() for text in lit(one, ours)] == [text.strip() for text in of_one]
    assert [text.strip() for text in lit(other, theirs)] == [text.strip() for text in of_other]


TEXT = st.text(st.sampled_from("ab -–“\"' \n"), max_size=30)


@given(TEXT, TEXT)
def test_difference_is_symmetrical_and_leaves_what_is_the_same(one: str, other: str) -> None:
    ours, theirs = difference(one, other)
    assert difference(other, one) == (theirs, ours)
    rest = [_left(text, spans) for text, spans in ((one, ours), (other, theirs))]
    assert rest[0] == rest[1]


def _left(text: str, spans: list[Span]) -> list[str]:
    return [
        word
        for word, own in words(text)
        if not any(own.start < end and start < own.end for start, end in spans)
    ]


def test_long_texts_are_told_apart_in_time() -> None:
    one = "the word of the day is " * 2_000
    other = one + "peace"
    assert lit(other, difference(one, other)[1]) == ["peace"]
