"""A query that finds nothing is told which term is in the way, and which query was meant."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sco_tui.advice import Hiding, advise, as_parts, did_you_mean, hiding_terms, with_a_bar
from sco_tui.query import Query, parse
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
    assert hiding_terms(INDEX, parse(query)) == hidden(hiding)


def hidden(terms: list[tuple[str, int]]) -> tuple[Hiding, ...]:
    return tuple(Hiding(parse(term).terms[0], events) for term, events in terms)


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
    # several wrong words, up to three
    ("trrorism extremsm", "terrorism extremism"),
    ("kind:=artcle speaker:morgulof", "kind:=article speaker:morgulov"),
    ("trrorism zzzzzzzz|extremsm", None),
    ("trrorism extremsm securty", "terrorism extremism security"),
    ("trrorism extremsm securty deputi", None),
    ("trrorism zzzzzzzz", None),
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
    assert printed(did_you_mean(INDEX, parse(query))) == meant


def printed(query: Query | None) -> str | None:
    return None if query is None else str(query)


BARS = [
    ("kind:=article kind:=visit", "kind:=article|visit"),
    ("kind:=article security kind:=visit", "kind:=article|visit security"),
    ("-tag:nord title:summit title:bishkek", "-tag:nord title:summit|bishkek"),
    ("title:summit|astana title:bishkek", "title:summit|astana|bishkek"),
    ("terrorism bishkek", None),
    ("-kind:article -kind:visit", None),
    ("kind:article kind:=visit", None),
    ("kind:=article kind:=visit zzz", None),
]


@pytest.mark.parametrize(("query", "barred"), BARS)
def test_terms_of_one_field_that_exclude_each_other_are_joined_by_a_bar(
    query: str, barred: str | None
) -> None:
    assert printed(with_a_bar(INDEX, parse(query))) == barred


PARTS = [
    ("kind:=artic", "kind:artic"),
    ('"terror"', "terror"),
    ('"terr"|"zzz" kind:=art', "terr|zzz kind:art"),
    ('tag:="oil and"', 'tag:"oil and"'),
    ('"terr" -"visit" -kind:=vis', 'terr -"visit" -kind:=vis'),
    ("terror", None),
    ('"zzz"', None),
    ('"terr" bishkek', None),
    ("after:2018", None),
    ("is:undated", None),
]


@pytest.mark.parametrize(("query", "parts"), PARTS)
def test_whole_words_and_values_are_looked_for_as_parts(query: str, parts: str | None) -> None:
    assert printed(as_parts(INDEX, parse(query))) == parts


ADVICE = [
    # query, what is suggested, and the terms that hide something
    ("trrorism", "terrorism", []),
    ("kind:=article kind:=visit", "kind:=article|visit", [("kind:=article", 1), ("kind:=visit", 1)]),
    ('"terr"', "terr", []),
    ("kind:=artic", "kind:=article", []),
    ('kind:=article "terr"', "kind:article terr", [('"terr"', 1)]),
    ("terrorism bishkek", None, [("terrorism", 1), ("bishkek", 1)]),
    ("zzzzzzzz", None, []),
]


@pytest.mark.parametrize(("query", "suggested", "hiding"), ADVICE)
def test_a_word_is_suggested_before_a_bar_and_a_bar_before_a_part(
    query: str, suggested: str | None, hiding: list[tuple[str, int]]
) -> None:
    advice = advise(INDEX, parse(query))
    assert (printed(advice.suggestion), advice.hiding) == (suggested, hidden(hiding))
