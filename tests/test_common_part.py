"""The longest part that statements have in common with a text: difflib, one by one, says the same."""

from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from sco_tui.common_part import CommonPart, CommonParts

WORDS = st.lists(st.sampled_from("abcd"), max_size=12)


def ended(text: list[str]) -> list[tuple[str, int]]:
    return [(word, end) for end, word in enumerate(text, start=1)]


@given(WORDS, st.lists(WORDS, max_size=5))
def test_longest_part_is_as_long_as_another_way_finds_it(
    text: list[str], statements: list[list[str]]
) -> None:
    parts = CommonParts(statements)
    parts.pass_over(ended(text))
    for statement in statements:
        part = parts.longest(statement)
        oracle = SequenceMatcher(None, statement, text, autojunk=False).find_longest_match()
        assert (part.end - part.start if part else 0) == oracle.size
        if part:
            assert statement[part.start : part.end] == text[part.text_end - oracle.size : part.text_end]


def test_first_of_two_parts_as_long_is_taken() -> None:
    parts = CommonParts([["a", "b", "x", "c", "d"]])
    parts.pass_over(ended(["c", "d", "a", "b"]))
    assert parts.longest(["a", "b", "x", "c", "d"]) == CommonPart(0, 2, 4)


def test_nothing_in_common_is_none() -> None:
    parts = CommonParts([["a"]])
    parts.pass_over(ended(["b"]))
    assert parts.longest(["a"]) is None
