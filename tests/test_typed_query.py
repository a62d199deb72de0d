"""A query being typed finds what its last term may become, and no other term of it is touched."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sco_tui.query import Query, parse
from sco_tui.typed_query import TypedQuery, typed
from tests.searched import INDEX, ids


def found(query: Query) -> list[str]:
    return ids(INDEX.find(query).events)


UNFINISHED = [
    # text, what is sought; what it may become holds it
    ("oil", "oil"),
    ('gas "oil', "gas oil"),
    ('text:"oil', "text:oil"),
    ('"gas"|"oil', '"gas"|oil'),
    ("kind:=sum", "kind:sum"),
    ("kind:=article|sum", "kind:article|sum"),
    ("xi kind:=sum", "xi kind:sum"),
    # an exclusion, which hides less the longer it gets
    ("-p", '-"p"'),
    ("-oil|ga", '-"oil"|"ga"'),
    ("-kind:sum", '-kind:"sum"'),
    ("-kind:=sum", "-kind:=sum"),
    ('-"oil and', '-"oil and"'),
    # a date, from its first day or to its last
    ("after:2017", "after:2017-01-01"),
    ("after:2017-06", "after:2017-06-01"),
    ("after:2017-06-07", "after:2017-06-07"),
    ("after:201X", "after:2010-01-01"),
    ("before:2017", "before:2017-12-31"),
    ("before:2017-06", "before:2017-06-30"),
    ("before:2016-02", "before:2016-02-29"),
    ("before:2016|2017-06", "before:2016-12-31|2017-06-30"),
    ("xi after:2017", "xi after:2017-01-01"),
    ("on:2017-06", "on:2017-06"),
    ("is:undated", "is:undated"),
]


@pytest.mark.parametrize(("text", "sought"), UNFINISHED)
def test_the_last_term_is_widened_while_it_is_unfinished(text: str, sought: str) -> None:
    query = typed(text)
    assert parse(str(query.sought)) == parse(sought)
    assert query.meant == parse(text, is_typed=True)


FINISHED = [
    "",
    " ",
    "oil ",
    '"oil"',
    "“oil”",
    "«oil»",
    "kind:=sum ",
    'kind:="sum"',
    "kind:=“sum”",
    "-p ",
    '-"p"',
    '-kind:="sum"',
    "after:2017 ",
    'before:"2017"',
    "oil\n",
    "oil\u3000",
    "xi kind:=sum oil ",
]


@pytest.mark.parametrize("text", FINISHED)
def test_a_blank_or_a_closing_mark_finishes_it(text: str) -> None:
    query = parse(text)
    assert typed(text) == TypedQuery(query, query)


LEFT = [
    # text, the terms that stand before the last one, all finished
    ('"SCO" xi', '"SCO"'),
    ("kind:=summit oil", "kind:=summit"),
    ("-p oil", "-p"),
    ("after:2017 oil", "after:2017"),
    # The term being typed is left out yet: those before it are finished nevertheless.
    ('"SCO" speaker:', '"SCO"'),
    ("kind:=summit after:201", "kind:=summit"),
    ("-p kind:=", "-p"),
    ("after:2017 is:und", "after:2017"),
    ("before:2017 speeker:x", "before:2017"),
]


@pytest.mark.parametrize(("text", "finished"), LEFT)
def test_a_term_before_the_last_one_stands_as_it_is(text: str, finished: str) -> None:
    terms = parse(finished).terms
    assert typed(text).sought.terms[: len(terms)] == terms


def test_an_excluded_part_of_a_word_hides_nothing_yet() -> None:
    assert "visit" in found(typed("-p").sought)
    assert "visit" not in found(typed("-p ").sought)
    assert "visit" not in found(typed("-pakistan").sought)


def test_a_value_in_an_open_mark_is_not_finished_by_the_blank_in_it() -> None:
    assert found(typed('kind:="Visit ').sought) == ["visit"]
    assert found(typed('speaker:="Xi ').sought) == found(parse('speaker:="Xi Jinping"'))


WRITTEN = [
    "We fight terrorism",
    "Three evil forces",
    "oil and gas",
    "Visit of state",
    "Xi Jinping",
    "Igor Morgulov",
    "Игорь Моргулов",
    "Экстремизм",
    "习近平",
    "Café crisis",
    "Envoy",
    "summit",
    "well-known",
]
SINGLE = sorted({word for one in WRITTEN for word in one.split()})
DAYS = ["2000", "2001-06-15", "2014", "201X", "2017-06-05", "2017-06-08", "2018-01-01", "2019-12-31"]
PHRASES = [f"{field}{sign}" for field in ("", "text:", "speaker:", "kind:", "tag:") for sign in ('"', "“")]
VALUES = ['kind:="', 'tag:="', "speaker:=«", 'source:="']
WORDS = ["", "text:", "speaker:", "role:", "kind:", "kind:=", "tag:=", "role:=", "xi|", "kind:=article|"]
DATES = ["after:", "before:", 'after:"']
STARTS = [
    *((start, WRITTEN) for start in PHRASES + VALUES),
    *((start, SINGLE) for start in [*WORDS, "oil -gas ", "is:uncertain "]),
    *((start, DAYS) for start in DATES),
]


@pytest.mark.parametrize(("start", "values"), STARTS, ids=[row[0] for row in STARTS])
def test_what_the_finished_query_finds_was_found_at_every_letter(start: str, values: list[str]) -> None:
    least = 1 if start.endswith("|") else 0  # without a letter behind it a bar asks for nothing else yet
    for value in values:
        finished = set(found(parse(start + value, is_typed=True)))
        for letters in range(least, len(value) + 1):
            text = start + value[:letters]
            assert set(found(typed(text).sought)) >= finished, text


PIECES = ['"', "“", "”", "|", "-", " ", ":", "=", "kind:", "on:2017", "after:20", "17", "before:2017", "oil"]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
@example("after:0000")
@example("before:9999")
@example("after:2017/..")
@example("before:../2017")
@example("after:-0044")
@example("before:Y17000")
def test_any_text_is_taken_and_what_it_means_is_found(text: str) -> None:
    meant, sought = typed(text)
    assert meant == parse(text, is_typed=True)
    assert set(found(sought)) >= set(found(meant))
