"""A query is read as the user means it, says what is wrong where it cannot be, and prints as it is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_tui.folding import fold
from sco_tui.query import STATES, Choice, Query, QueryError, Term, parse
from sco_tui.text import clean


def free(*words: str) -> list[Term]:
    return [Term((Choice(word),)) for word in words]


def phrase(text: str, *, is_excluded: bool = False) -> Term:
    return Term((Choice(text, True),), is_excluded=is_excluded)


def asked(field: str, *texts: str, is_whole: bool = False, is_excluded: bool = False) -> Term:
    return Term(tuple(Choice(text) for text in texts), field, is_whole, is_excluded)


OF_EVENT = ("title", "place", "tag", "source")
READ = [
    ("", []),
    (" \t\n\u00a0", []),
    ("terrorism pakistan", free("terrorism", "pakistan")),
    ("  oil\n\u3000gas\t", free("oil", "gas")),
    ("SCO Ёлка 习近平", free("SCO", "Ёлка", "习近平")),
    # phrases
    ('"three evil forces"', [phrase("three evil forces")]),
    ("“three evil” «oil, gas»", [phrase("three evil"), phrase("oil, gas")]),
    ("« pétrole\n  et gaz »", [phrase("pétrole et gaz")]),
    ('"a|b" "kind:x" "-y"', [phrase("a|b"), phrase("kind:x"), phrase("-y")]),
    ('“say "yes"” «a “b” c»', [phrase('say "yes"'), phrase("a “b” c")]),
    ('"SCO"summit', [phrase("SCO"), *free("summit")]),
    ('a"b" 5" O"Neill"', free('a"b"', '5"', 'O"Neill"')),
    # either
    ("pakistan|india", [asked("", "pakistan", "india")]),
    ('xi|"Li Hualai"|«b»c', [Term((Choice("xi"), Choice("Li Hualai", True), Choice("b", True))), *free("c")]),
    ("-a|b", [asked("", "a", "b", is_excluded=True)]),
    ('kind:=article|"oil and gas"', [asked("kind", "article", "oil and gas", is_whole=True)]),
    ("5|--|:|a:b", [asked("", "5", "--", ":", "a:b")]),
    # without
    ("-pakistan -习 -5", [asked("", word, is_excluded=True) for word in ("pakistan", "习", "5")]),
    ('-"oil and gas"', [phrase("oil and gas", is_excluded=True)]),
    ("-kind:summit", [asked("kind", "summit", is_excluded=True)]),
    (
        "well-known 5-6 2017-06 -- - -) -: –a",
        free("well-known", "5-6", "2017-06", "--", "-", "-)", "-:", "–a"),
    ),
    # fields
    ("speaker:morgulof", [asked("speaker", "morgulof")]),
    ("TEXT:Oil Kind:=Visit", [asked("text", "Oil"), asked("kind", "Visit", is_whole=True)]),
    ('role:"prime minister"', [Term((Choice("prime minister", True),), "role")]),
    ('speaker:="Xi Jinping"', [asked("speaker", "Xi Jinping", is_whole=True)]),
    (
        "title:a place:b tag:c source:d",
        [asked(field, text) for field, text in zip(OF_EVENT, "abcd", strict=True)],
    ),
    (
        "title:a:b kind:-c tag:==",
        [asked("title", "a:b"), asked("kind", "-c"), asked("tag", "=", is_whole=True)],
    ),
    ("https://x.org 10:00 SCO: a:b :x kind", free("https://x.org", "10:00", "SCO:", "a:b", ":x", "kind")),
    ("in: as: or:x us: iss:x onn:x o:", free("in:", "as:", "or:x", "us:", "iss:x", "onn:x", "o:")),
    ("spaeekr:x ttag1:x kindé:x (kind:x", free("spaeekr:x", "ttag1:x", "kindé:x", "(kind:x")),
    # dates and states
    ("after:2017-06-07", [asked("after", "2017-06-07")]),
    ('BEFORE:"2017-06"|201X', [asked("before", "2017-06", "201X")]),
    ("-on:2017-06-05/2017-06-08", [asked("on", "2017-06-05/2017-06-08", is_excluded=True)]),
    ("on:-0044|-0043", [asked("on", "-0044", "-0043")]),
    ("is:undated is:Uncertain|PROBLEM", [asked("is", "undated"), asked("is", "uncertain", "problem")]),
    ("after:=2017 is:=undated", [asked("after", "2017"), asked("is", "undated")]),
    # what a terminal would obey
    ("\x1b[0m \ud800", free("^[[0m", "\ufffd")),
]


@pytest.mark.parametrize("is_typed", [False, True])
@pytest.mark.parametrize(("text", "terms"), READ, ids=[ascii(row[0]) for row in READ])
def test_a_query_is_read_as_it_is_meant(text: str, terms: list[Term], is_typed: bool) -> None:
    assert parse(text, is_typed=is_typed) == Query(tuple(terms))


BLANK = "write it as one|other, without blanks"
BAR = "write it as one|other"
ONCE = "- or a field behind |: write it once, as in -kind:one|other"
REFUSED = [
    # text, place, message
    ("speeker:xi", 0, 'no field "speeker:": did you mean "speaker:"?'),
    ("oil -Spaeker:xi", 5, 'no field "spaeker:": did you mean "speaker:"?'),
    ("speakr:=xi", 0, 'no field "speakr:": did you mean "speaker:"?'),
    ("tags:oil", 0, 'no field "tags:": did you mean "tag:"?'),
    ("ource:", 0, 'no field "ource:": did you mean "source:"?'),
    ("a  speaker:", 3, "nothing behind speaker: write a word, such as speaker:xi"),
    ("-kind: visit", 1, "nothing behind kind: write a word, such as kind:article"),
    ("after: 2017", 0, "nothing behind after: write a date, such as after:2017-06-07"),
    ("is:", 0, "nothing behind is: write a state, such as is:undated"),
    ('a "oil', 2, 'an open quotation mark: close it with "'),
    ('“oil"', 0, "an open quotation mark: close it with ”"),
    ("kind:a|«oil", 7, "an open quotation mark: close it with »"),
    ('oil ""', 4, "nothing between quotation marks: write a word or phrase there"),
    ("kind:=« »", 6, "nothing between quotation marks: write a word or phrase there"),
    ("a |b", 2, f"a blank before |: {BLANK}"),
    ("a | b", 2, f"a blank before |: {BLANK}"),
    ("a| b", 1, f"a blank behind |: {BLANK}"),
    ("|a", 0, f"nothing before |: {BAR}"),
    ("kind:|a", 5, f"nothing before |: {BAR}"),
    ("a|", 1, f"nothing behind |: {BAR}"),
    ("a| ", 1, f"nothing behind |: {BAR}"),
    ("a||b", 1, f"nothing behind |: {BAR}"),
    ("speaker:xi|speaker:li", 11, ONCE),
    ("-a|-b", 3, ONCE),
    ("after:2017-13", 6, "after:2017-13 is no date: month 13"),
    ("-on:2017|2017-06-31", 9, "on:2017-06-31 is no date: June 2017 has 30 days"),
    ("after:2017|before:2018", 11, ONCE),
    ("is:lost", 3, "is:lost: it takes undated, uncertain, problem, marked, unfound"),
    ("\x1b after:2017 is:undated|x", 25, "is:x: it takes undated, uncertain, problem, marked, unfound"),
    (f"is:{'x' * 99}", 3, f"is:{'x' * 60}…: it takes undated, uncertain, problem, marked, unfound"),
]


@pytest.mark.parametrize(("text", "start", "message"), REFUSED, ids=[ascii(row[0]) for row in REFUSED])
def test_what_cannot_be_read_is_named_with_its_place_and_a_mend(text: str, start: int, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert (caught.value.start, caught.value.message, str(caught.value)) == (start, message, message)


TYPED = [
    # text, the query that it is taken for
    ('oil "three evil', 'oil "three evil"'),
    ('speaker:="Xi Jin', 'speaker:="Xi Jin"'),
    ('-"', ""),
    ("oil “", "oil"),
    ("speaker:", ""),
    ("oil -speaker:=", "oil"),
    ("speaker: xi", "xi"),
    ("oil after:201", "oil"),
    ("oil after:2017|2018-", "oil after:2017"),
    ("is:und", ""),
    ("oil -", "oil"),
    ("-", ""),
    ("- oil", "- oil"),
    ("a|", "a"),
    ("a || b|", "a|b"),
    ("a | b", "a|b"),
    ("|", ""),
    ("kind:| a", "kind:a"),
    ('""|a', "a"),
    ("oil speeker:xi|li", "oil"),
    ("speaker:xi|speaker:", "speaker:xi"),
    ("a|kind:-kind:b", "a|b"),
]


@pytest.mark.parametrize(("text", "meant"), TYPED)
def test_what_is_not_complete_yet_is_left_out_of_a_query_being_typed(text: str, meant: str) -> None:
    assert parse(text, is_typed=True) == parse(meant)


@pytest.mark.parametrize("text", [row[0] for row in REFUSED])
def test_no_query_being_typed_is_refused(text: str) -> None:
    parse(text, is_typed=True)


PIECES = [
    '"',
    "“",
    "”",
    "«",
    "»",
    "|",
    "-",
    " ",
    "\n",
    ":",
    "=",
    "kind:",
    "speeker:",
    "on:2017",
    "is:",
    "oil",
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))


def answer(text: str) -> Query | QueryError:
    try:
        return parse(text)
    except QueryError as error:
        return error


@given(TEXTS)
def test_a_printed_query_is_one_line_and_read_to_the_same_again(text: str) -> None:
    query = parse(text, is_typed=True)
    assert parse(str(query)) == query
    assert "\n" not in str(query)


@given(TEXTS)
def test_a_query_is_refused_at_a_place_in_it_or_read_as_when_it_was_typed(text: str) -> None:
    query = answer(text)
    if isinstance(query, QueryError):
        assert 0 <= query.start < len(clean(text))
    else:
        assert parse(str(query)) == query
        assert text.endswith("-") or parse(text, is_typed=True) == query


COMPOSED = [
    (asked("kind", "article", is_whole=True), "kind:=article"),
    (asked("kind", "oil and gas", is_whole=True), 'kind:="oil and gas"'),
    (asked("kind", "a|b", "c", is_whole=True, is_excluded=True), '-kind:="a|b"|c'),
    (asked("kind", '"a" b', is_whole=True), 'kind:=“"a" b”'),
    (asked("kind", '"a” b', is_whole=True), 'kind:=«"a” b»'),
    (asked("kind", "«a", is_whole=True), 'kind:="«a"'),
    (asked("kind", "=a", is_whole=True), "kind:==a"),
    (asked("kind", "-a", "-b", is_whole=True), 'kind:=-a|"-b"'),
    (phrase("SCO"), '"SCO"'),
    (Term((Choice("a", True), Choice("b"))), '"a"|b'),
]


@pytest.mark.parametrize(("term", "printed"), COMPOSED, ids=[row[1] for row in COMPOSED])
def test_a_term_that_a_program_composes_is_printed_so_that_it_is_read_again(term: Term, printed: str) -> None:
    assert str(term) == printed
    assert parse(printed) == Query((term,))


SHAPES = [("", False), ("kind", False), ("kind", True), ("speaker", True)]


@given(st.lists(TEXTS.map(clean).filter(str.strip), min_size=1), st.sampled_from(SHAPES), st.booleans())
def test_whatever_a_program_looks_for_is_printed_so_that_the_same_is_found(
    texts: list[str], shape: tuple[str, bool], is_excluded: bool
) -> None:
    composed = Term(tuple(map(Choice, texts)), *shape, is_excluded)
    (term,) = parse(str(composed)).terms
    assert term._replace(choices=()) == composed._replace(choices=())
    assert [fold(choice.text) for choice in term.choices] == [fold(" ".join(text.split())) for text in texts]


@pytest.mark.parametrize("text", ["-a", "kind:a", "kynd:a", "a b", "a|b", '"a', "«"])
def test_a_word_that_would_be_read_as_something_else_is_printed_in_quotation_marks(text: str) -> None:
    assert parse(str(Term((Choice(text),)))) == Query((phrase(text),))


@pytest.mark.parametrize(
    "piece", ['"', "“", "“”", "|", "a|", "-", "kind:", "x:", "a" * 99, " ", '"a', "\x00"]
)
def test_ten_thousand_characters_are_read_or_refused(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    query = parse(text, is_typed=True)
    assert parse(str(query)) == query


def test_the_states_are_all_read() -> None:
    assert parse(f"is:{'|'.join(STATES)}") == Query((asked("is", *STATES),))
