"""What was found knows its hits, what they do not explain, and what stands next."""

from __future__ import annotations

from itertools import compress

import pytest

from tests.searched import EVENTS, find, ids

FIELDS = ("title", "summary", "place", "kind", "tag", "note", "source", "text", "speaker", "role")
LIT = [
    # query, field, text, what is lit
    ("terror fight", "text", "We fight Terrorism", ["fight", "Terror"]),
    ("terror errorism", "note", "Terrorism", ["Terrorism"]),
    ("ab bc oil", "note", "abc, oiloil", ["abc", "oil", "oil"]),
    ("oil gas", "note", "oilgas", ["oil", "gas"]),
    ("oil|gas oil", "note", "oil, gas", ["oil", "gas"]),
    ("cafe", "title", "the Cafe\u0301s", ["Cafe\u0301"]),
    ('"SCO"', "title", "SCO discovers SCO-2", ["SCO", "SCO"]),
    ("three evil", "summary", "three\n evil", ["three", "evil"]),
    ('"three evil"', "summary", "three\n evil", ["three\n evil"]),
    ("kind:summit", "kind", "Summit talks", ["Summit"]),
    ("kind:summit", "title", "Summit talks", []),
    ("text:oil", "note", "oil", []),
    ("text:oil gas", "text", "oil, gas", ["oil", "gas"]),
    ("source:kp", "source", "kp", ["kp"]),
    ("kind:=summit", "kind", " Summit\n", [" Summit\n"]),
    ("kind:=summit", "kind", "Summit talks", []),
    ("kind:=summit", "title", "summit", []),
    ("speaker:=xi|ann speaker:x", "speaker", "Xi", ["Xi"]),
    ("role:envoy", "role", "", []),
    ("", "title", "anything", []),
]


@pytest.mark.parametrize(("query", "field", "text", "lit"), LIT)
def test_what_is_asked_for_is_lit_in_its_field(query: str, field: str, text: str, lit: list[str]) -> None:
    assert [text[start:end] for start, end in find(query).spans(text, field)] == lit


@pytest.mark.parametrize("field", FIELDS)
def test_a_free_word_is_lit_in_every_field_and_what_is_excluded_or_a_state_in_none(field: str) -> None:
    assert find("oil").spans("Oil", field) == [(0, 3)]
    for query in ("-oil", '-"oil"', "-title:oil", "-text:oil", "-kind:=oil"):
        assert find(query).spans("oil", field) == []
    assert find("is:undated on:2017 after:2001 before:2018").spans("undated 2017 2001 2018", field) == []


UNEXPLAINED = [
    # query, the events whose title does not show all that is lit
    ("", ""),
    ("terrorism", "founding briefing"),
    ("joins", ""),
    ("joins welcome", "visit"),
    ("joins|welcome", ""),
    ("sco|joins|pravda", "briefing talks"),
    ('"sco"', "talks"),
    ("title:oil", ""),
    ("title:oil oil", ""),
    ("kind:summit", "founding since"),
    ("kind:talks|briefing", "briefing talks"),
    ("kind:=summit", ""),
    ("kind:=summit india", ""),
    ("kind:=summit founded|extremism", ""),
    ("speaker:xi", "founding briefing visit"),
    ("-oil", ""),
    ("on:2017 is:uncertain", ""),
    ("terrorism on:2017", "briefing"),
]


@pytest.mark.parametrize(("query", "expected"), UNEXPLAINED)
def test_an_event_is_unexplained_where_its_title_lacks_what_is_lit(query: str, expected: str) -> None:
    found = find(query)
    assert ids(compress(found.events, found.unexplained)) == expected.split()
    assert [event for event in EVENTS if found.is_unexplained(EVENTS[event])] == expected.split()


@pytest.mark.parametrize(
    ("query", "event", "rest"),
    [
        ("terrorism founded", "founding", "terrorism"),
        ("terrorism title:founded|x", "founding", "terrorism"),
        ("founded kind:summit speaker:xi", "founding", "kind:summit speaker:xi"),
        ("founded kind:=summit -india on:2001", "founding", ""),
        ('"SCO" sco|terrorism', "founding", ""),
        ("joins|terrorism pakistan", "since", "pakistan"),
    ],
)
def test_what_a_title_shows_needs_no_showing_beside_it(query: str, event: str, rest: str) -> None:
    found = find(query)
    beside = found.beside_title(EVENTS[event])
    assert str(beside.query) == rest
    assert beside.events == found.events
    assert beside.spans("terrorism founded", "note") == find(rest).spans("terrorism founded", "note")


@pytest.mark.parametrize(
    ("event", "following", "previous"),
    [
        ("visit", "since", "since"),
        ("since", "visit", "visit"),
        ("past", "visit", "since"),
        ("talks", "visit", "since"),
        ("onward", "since", "visit"),
        ("unreadable", "visit", "since"),
        (None, "visit", "visit"),
    ],
)
def test_the_event_found_beside_another_is_the_next_in_time_round_at_the_ends(
    event: str | None, following: str, previous: str
) -> None:
    found = find("joins")
    here = EVENTS[event] if event else None
    assert found.beside(here, 1).id == following
    assert found.beside(here, -1).id == previous


@pytest.mark.parametrize("event", [None, "visit"])
@pytest.mark.parametrize("step", [1, -1])
def test_where_nothing_is_found_no_event_is_beside_another(event: str | None, step: int) -> None:
    found = find("nowhere")
    with pytest.raises(IndexError):
        found.beside(EVENTS[event] if event else None, step)
