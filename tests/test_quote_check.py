"""Whether a statement stands in a text, and at which places of it; and if not, what of it does."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_tui.quote_check import MOST_PLACES, Result, SourceWords
from sco_tui.wording import Span, plain

TEXT = (
    "We must act now, he said. “We must\nact now” – they all say so; we must rest. 成员国的安全取决于信任。"
)


def found(statement: str, text: str = TEXT) -> tuple[Result, list[list[str]]]:
    result, passages = SourceWords(text).find(statement)
    return result, [[text[slice(*span)] for span in passage] for passage in passages]


@pytest.mark.parametrize(
    ("statement", "places"),
    [
        ("they all say so", [["they all say so"]]),
        ('"We must act now"', [["“We must\nact now”"]]),
        ("We must act now", [["We must act now"], ["We must\nact now"]]),
        ("now” - they", [["now” – they"]]),
        ("安全", [["安全"]]),
        ("said.", [["said."]]),
        ("–", [["–"]]),
        (TEXT, [[TEXT]]),
    ],
)
def test_statement_is_found_at_each_of_its_places(statement: str, places: list[list[str]]) -> None:
    assert found(statement) == (Result.FOUND, places)


@pytest.mark.parametrize(
    ("statement", "places"),
    [
        ("he said. [...] they all", [["he said.", "they all"]]),
        ("[…] they all [...]", [["they all"]]),
        ("act [...] now [...] say", [["act", "now", "say"]]),
        ("We [...] now", [["We", "now"], ["We", "now"]]),
    ],
)
def test_pieces_between_cuts_stand_in_their_order(statement: str, places: list[list[str]]) -> None:
    assert found(statement) == (Result.FOUND_WITH_CUTS, places)


def test_pieces_are_taken_as_close_together_as_they_stand() -> None:
    (passage,) = SourceWords(TEXT).find("must [...] rest")[1]
    assert TEXT[passage[0].start : passage[-1].end] == "must rest"


def test_mark_of_a_cut_that_the_source_itself_prints_is_no_cut() -> None:
    assert found("one [...] two", "one [...] two")[0] is Result.FOUND


@pytest.mark.parametrize(
    "statement",
    [
        "we Must act now", "they say so", "they all [...] he said", "say so [...] so", "[...]", "", " ",
        "hey all", "they al", "ct now", "安全信任",
    ],
)  # fmt: skip
def test_other_words_another_order_or_half_a_word_are_not_found(statement: str) -> None:
    assert found(statement) == (Result.NOT_FOUND, [])


def test_end_of_a_word_is_where_no_letter_digit_or_mark_follows() -> None:
    assert found("देश", "देशों")[0] is Result.NOT_FOUND
    assert found("Q", "Q\u0301")[0] is Result.NOT_FOUND
    assert found("cafe", "café")[0] is Result.NOT_FOUND
    assert found("so on", "so on1")[0] is Result.NOT_FOUND
    assert found("so on.", "so on.1")[0] is Result.FOUND


def test_text_of_one_word_costs_no_hours() -> None:
    text = "ab cd " * 50_000
    words = SourceWords(text)
    result, passages = words.find("ab cd")
    assert (result, len(passages)) == (Result.FOUND, MOST_PLACES)
    assert words.find("cd cd")[0] is words.find("ab [...] ab ab")[0] is Result.NOT_FOUND
    (first, second), *_ = words.find("cd ab [...] cd ab")[1]
    assert (text[slice(*first)], text[slice(*second)], second.start - first.end) == ("cd ab", "cd ab", 1)
    assert words.find("b c")[0] is Result.NOT_FOUND


def closest(statement: str, text: str) -> tuple[str, str, str] | None:
    part = SourceWords(text).closest([statement]).get(statement)
    if part is None:
        return None
    return tuple(  # type: ignore[return-value]
        text[slice(*span)]
        for text, span in ((statement, part.in_statement), (text, part.in_text), (text, part.around))
    )


@pytest.mark.parametrize(
    ("statement", "text", "parts"),
    [
        (
            "He must act today",
            "So: he must  act at once.",
            ("must act", "must  act", "he must  act at once."),
        ),
        ("oil “and” gas", 'salt, "and" gas', ("“and” gas", '"and" gas', 'salt, "and" gas')),
        ("x act", "act", ("act", "act", "act")),
    ],
)
def test_longest_part_is_told_with_what_is_around_it(
    statement: str, text: str, parts: tuple[str, ...]
) -> None:
    assert closest(statement, text) == parts


def test_nothing_is_close_to_a_statement_of_which_no_word_is_there() -> None:
    assert closest("Quite other", "words") is None


def test_what_stands_behind_ends_at_a_word_and_without_blanks_somewhere() -> None:
    part = SourceWords("a b cde fgh").closest(["x b"])["x b"]
    assert (part.text_behind(3), part.text_before(1), part.text_behind(0)) == (" cde", "a ", "")
    assert len(SourceWords("b " + "c" * 9_999).closest(["b"])["b"].text_behind(9)) < 100


# Letters of several scripts, composed and not, signs of every shape, what is cleaned, what writes no blanks.
_LETTERS = "aЖ1é\u0301\u0323ñ가\u1100\u1161\u11a8中กि\u212b"
_SIGNS = "“”\"„«'’‘-–—−.,;_[]…\u200b\x1b\u200d"
_BLANKS = st.text(st.sampled_from(" \n\r\t\u00a0\u2003\x0c"), min_size=1, max_size=3)
_WORD = st.text(st.sampled_from(_LETTERS + _SIGNS), min_size=1, max_size=5).filter(
    lambda word: not word.isspace() and "[...]" not in word and "[…]" not in word
)
_FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
_OTHER_SHAPES = str.maketrans("“\"-–’'", "\"«—-'‘")


@st.composite
def slices(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text, and where a slice of it on word edges begins and ends."""
    words = draw(st.lists(_WORD, min_size=1, max_size=8))
    text, edges = "", []
    for word in words:
        edges.append((len(text), len(text) + len(word)))
        text += word + draw(_BLANKS)
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, len(words) - 1))
    return text, edges[first][0], edges[last][1]


@given(slices(), st.sampled_from(_FORMS), st.sampled_from([" ", "\n", "  \t"]), st.booleans())
def test_any_slice_on_word_edges_is_found_where_it_stands(
    case: tuple[str, int, int], form: Literal["NFC", "NFD"], blank: str, is_reshaped: bool
) -> None:
    text, start, end = case
    statement = blank.join(text[start:end].split())
    if is_reshaped:
        statement = statement.translate(_OTHER_SHAPES)
    statement = unicodedata.normalize(form, statement)
    result, passages = SourceWords(text).find(statement)
    assert result is Result.FOUND
    same = [span for (span,) in passages if plain(text[slice(*span)]) == plain(text[start:end])]
    assert len(same) == len(passages)
    # Where it stands once, there; of places that overlap the first is told.
    assert (start, end) in same or any(place.start < end and start < place.end for place in same)


@pytest.mark.parametrize("statement", ["[", "9B", "^"])
def test_notation_of_a_control_character_is_one_character(statement: str) -> None:
    text = f"a \x1b \x9b b {statement} c"
    start = text.rindex(statement)
    assert SourceWords(text).find(statement) == (Result.FOUND, ((Span(start, start + len(statement)),),))
    assert SourceWords(text[:start]).find(statement) == (Result.NOT_FOUND, ())


@given(slices(), st.data())
def test_slice_with_one_letter_changed_is_not_found(case: tuple[str, int, int], data: st.DataObject) -> None:
    text, start, end = case
    letters = [place for place in range(start, end) if text[place].isalpha()]
    if letters:
        place = data.draw(st.sampled_from(letters))
        statement = text[start:place] + "Z" + text[place + 1 : end]
        assert SourceWords(text).find(statement) == (Result.NOT_FOUND, ())
