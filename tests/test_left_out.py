"""What was left out stays so over a reload, and of an event in which statements match only these are told."""

from __future__ import annotations

import pytest

from sco_tui.left_out import LeftOut, told_numbers
from sco_tui.query import parse
from sco_tui.search import Index
from tests.parsed import timeline_of

BEFORE = """
events:
- {id: a, title: A, date: 2017, statements: [{text: one}, {text: two}]}
- {id: b, title: B, date: 2018}
- {id: c, title: C, date: 2019, statements: [{text: three}]}
"""
AFTER = """
events:
- {id: n, title: New, date: 2016}
- {id: a, title: Renamed, date: 2017, statements: [{text: zero}, {text: one}, {text: two}]}
- {id: c, title: C, date: 2019, statements: [{text: changed}]}
"""


def test_events_are_found_again_by_their_ids_and_statements_by_their_words() -> None:
    before, after = timeline_of(BEFORE), timeline_of(AFTER)
    a, b, c = before.events
    left_out = LeftOut(frozenset({b, c}), frozenset({(a, 1), (c, 0)}))
    carried = left_out.carried(after)
    assert {event.id for event in carried.events} == {"c"}
    assert {(event.id, number) for event, number in carried.statements} == {("a", 2)}
    assert carried.carried(after) is carried


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("one", {"a": (0,)}),
        ("2017|2019|a", {"a": (0, 1)}),
        ("text:t", {"a": (1,), "c": (0,)}),
        ("kind:x", {}),
    ],
)
def test_statements_that_match_are_told_and_all_of_an_event_in_which_none_does(
    query: str, told: dict[str, tuple[int, ...]]
) -> None:
    found = Index(timeline_of(BEFORE)).find(parse(query))
    assert {
        event.id: told_numbers(found, event, LeftOut()) for event in found.events if event.statements
    } == told


def test_what_was_left_out_is_not_told() -> None:
    found = Index(timeline_of(BEFORE)).find(parse("title:a"))
    (event,) = found.events
    assert told_numbers(found, event, LeftOut(frozenset(), frozenset({(event, 0)}))) == (1,)
