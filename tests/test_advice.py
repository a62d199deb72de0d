"""A query that finds nothing is told which term is in the way, and which word was meant."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sco_tui.advice import Hiding, did_you_mean, hiding_terms
from sco_tui.query import parse
from sco_tui.search import Index
from tests.parsed import timeline_of

INDEX = Index(
    timeline_of("""
sources:
  pravda: {title: Kazakhstanskaya Pravda, publisher: Unsearched}
speakers:
  Igor Morgulov: {role: Deputy minister, aliases: [Игорь Моргулов]}
events:
  - date: 2017-06-05
    title: Summit in Astana
    kind: article
    tags: [security, oil and gas]
    source: pravda
    note: Securitas
    statements:
      - {text: "We fight terrorism, extremism", speaker: Igor Morgulov}
      - {text: Extremists and morguloff 20170605}
  - date: 2017-06-07
    title: Visit to Bishkek
    kind: visit
    summary: Steppes; stepped, stepped
    place: Караганда
    tags: [security, nord]
""")
)

HIDING = [
    # query, the terms without which it finds something, and how many events
    ("terrorism kind:=visit", [("terrorism", 1), ("kind:=visit", 1)]),
    ("summit|visit nowhere", [("nowhere", 2)]),
    ("nowhere nothing", []),
    ("nowhere terrorism nowhere", [("nowhere", 1)]),
    ("terrorism -article", [("terrorism", 1), ("-article", 1)]),
    ("bishkek before:2017", [("before:2017", 1)]),
    ("speaker:morgulov text:bishkek after:2016", [("text:bishkek", 1)]),
    ("terrorism terrorism bishkek", [("terrorism", 1), ("bishkek", 1)]),
    ("is:undated", [("is:undated", 2)]),
    ("", []),
]


@pytest.mark.parametrize(("query", "hiding"), HIDING)
def test_a_term_hides_what_is_found_without_it(query: str, hiding: list[tuple[str, int]]) -> None:
    expected = tuple(Hiding(parse(term).terms[0], events) for term, events in hiding)
    assert hiding_terms(INDEX, parse(query)) == expected


SAMPLES = ("terrorism", "visit", "nowhere", "-visit", "kind:=article", "text:extremists", "after:2017-06-05")


@given(st.lists(st.sampled_from(SAMPLES), max_size=5))
def test_every_term_that_hides_something_is_named(terms: list[str]) -> None:
    assume(not INDEX.find(parse(" ".join(terms))).events)
    without = {one: [term for term in terms if term != one] for one in terms}
    counts = {one: len(INDEX.find(parse(" ".join(rest))).events) for one, rest in without.items()}
    hiding = {str(one.term): one.events for one in hiding_terms(INDEX, parse(" ".join(terms)))}
    assert hiding == {one: count for one, count in counts.items() if count}


MEANT = [
    # query, what was meant
    ("trrorism", "terrorism"),
    ("TERORISM -visit", "terrorism -visit"),
    ("speaker:morgulof", "speaker:morgulov"),
    ("text:morgulow", "text:morguloff"),
    ("моргулев", "моргулов"),
    ("караганла", "караганда"),
    ("kind:=artcle|briefings", None),
    ("kind:=artcle|visit astana", "kind:=article|visit astana"),
    ('"terrorsm"', '"terrorism"'),
    ("oil|terrorsm kind:article terrorsm", "oil|terrorism kind:article terrorism"),
    ("source:prawda", "source:pravda"),
    ("kazakstanskaya", "kazakhstanskaya"),
    ("deputi", "deputy"),
    ("steppeq", "stepped"),
    ("terrorsm -terrorsm", "terrorism -terrorsm"),
    ("nort", "nord"),
    ("-security", None),
    ("20170606", None),
    ("terrorism", None),
    ("trrorism bishkek", None),
    ("trrorism bishkec", None),
    ("unsaerched", None),
    ('"summit im astana"', None),
    ("-trrorism nowhere", None),
    ("ois", None),
    ("zzzzzzzz", None),
    ("after:2018", None),
    ("is:undated", None),
    ("", None),
]


@pytest.mark.parametrize(("query", "meant"), MEANT)
def test_the_nearest_word_of_the_file_is_meant_where_it_finds_something(
    query: str, meant: str | None
) -> None:
    changed = did_you_mean(INDEX, parse(query))
    assert (str(changed) if changed else None) == meant
