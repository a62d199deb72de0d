"""A query finds events by all their text, and statements by their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_tui import search, timeline_file
from sco_tui.found import Found
from sco_tui.search import Index
from sco_tui.timeline import Timeline

YAML = """
sources:
  pravda: {title: Kazakhstanskaya Pravda, publisher: Unsearched}
  other: {title: Zaobao}
speakers:
  Xi Jinping: {role: President of China, aliases: [Си Цзиньпин, 习近平]}
  Li Hualai: {role: Assistant}
events:
  - date: 2017-06-05
    title: Briefing
    summary: Café talks
    place: Astana
    kind: article
    tags: [security, oil and gas]
    note: Doubtful
    source: other
    statements:
      - {text: We fight terrorism, speaker: 习近平, source: pravda}
      - {text: Pakistan joins, original: Пакистан, note: Ёлка}
      - {text: Nothing, speaker: Li Hualai, role: Minister}
  - date: 2017-06-07
    title: Terrorism in general
    statements:
      - {text: oil, speaker: Xi Jinping}
  - title: Empty
"""


def timeline() -> Timeline:
    return timeline_file.parse("events.yaml", YAML.encode())[0]


INDEX = Index(timeline())


def find(text: str) -> Found:
    return INDEX.find(search.parse(text))


FOUND = [
    # query, titles of the events, flags of their statements
    ("briefing", {"Briefing": (0, 0, 0)}),
    ("CAFE", {"Briefing": (0, 0, 0)}),
    ("astana", {"Briefing": (0, 0, 0)}),
    ("article", {"Briefing": (0, 0, 0)}),
    ("gas", {"Briefing": (0, 0, 0)}),
    ("doubt", {"Briefing": (0, 0, 0)}),
    ("zaobao", {"Briefing": (0, 0, 0)}),
    ("pravda", {"Briefing": (0, 0, 0)}),
    ("пакистан", {"Briefing": (0, 1, 0)}),
    ("елка", {"Briefing": (0, 1, 0)}),
    ("minister", {"Briefing": (0, 0, 1)}),
    ("assistant", {}),
    ("цзиньпин", {"Briefing": (1, 0, 0), "Terrorism in general": (1,)}),
    ("президент", {}),
    ("president", {"Briefing": (1, 0, 0), "Terrorism in general": (1,)}),
    ("近平", {"Briefing": (1, 0, 0), "Terrorism in general": (1,)}),
    ("terrorism", {"Briefing": (1, 0, 0), "Terrorism in general": (0,)}),
    ("terrorism pakistan", {"Briefing": (1, 1, 0)}),
    ("terrorism astana", {"Briefing": (1, 0, 0)}),
    ("oil", {"Briefing": (0, 0, 0), "Terrorism in general": (1,)}),
    ("terrorism  nowhere", {}),
    ("gasdoubt", {}),
    ("talksastana", {}),
    ("unsearched", {}),
    ("2017", {}),
    ("rror", {"Briefing": (1, 0, 0), "Terrorism in general": (0,)}),
]


@pytest.mark.parametrize(("query", "expected"), FOUND, ids=[row[0] for row in FOUND])
def test_words_are_joined_with_and_over_all_fields(query: str, expected: dict[str, tuple[int, ...]]) -> None:
    found = find(query)
    assert found.is_search
    assert {event.title: found.matched[event] for event in found.events} == expected
    assert found.matched_statements == sum(map(sum, expected.values()))


@pytest.mark.parametrize("query", ["", " ", "\t\n"])
def test_without_a_word_every_event_is_shown_and_no_statement_matches(query: str) -> None:
    found = find(query)
    assert not found.is_search
    assert found.events == INDEX.timeline.events
    assert found.matched_statements == 0


def test_hits_are_in_order_and_joined_where_they_overlap() -> None:
    query = search.parse("terror errorism fight")
    assert query.spans("We fight Terrorism") == [(3, 8), (9, 18)]
    assert search.parse("").spans("anything") == []


WORDS = st.lists(st.sampled_from(["oil", "xi", "TERRORISM", "é", "a", "近", "nowhere"]), max_size=4)


@given(WORDS, st.sampled_from(["oil", "a", "習", "s"]))
def test_a_further_word_only_narrows(words: list[str], word: str) -> None:
    wide, narrow = find(" ".join(words)), find(" ".join([*words, word]))
    assert set(narrow.events) <= set(wide.events)
    assert list(narrow.events) == [event for event in wide.events if event in set(narrow.events)]


@given(WORDS)
def test_the_order_of_the_words_does_not_matter(words: list[str]) -> None:
    assert find(" ".join(words)).events == find(" ".join(reversed(words))).events


@pytest.mark.parametrize(
    ("chosen", "query", "nearest"),
    [
        ("Briefing", "", "Briefing"),
        ("Briefing", "general", "Terrorism in general"),
        ("Terrorism in general", "café", "Briefing"),
        ("Briefing", "empty", "Empty"),
        ("Briefing", "nowhere", None),
        (None, "general", "Terrorism in general"),
    ],
)
def test_the_cursor_stays_or_goes_to_the_next_in_time_else_to_the_last(
    chosen: str | None, query: str, nearest: str | None
) -> None:
    events = {event.title: event for event in INDEX.timeline.events}
    event = find(query).nearest(events[chosen] if chosen else None)
    assert (event.title if event else None) == nearest
