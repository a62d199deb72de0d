"""What each filter would find, and the query that a filter is."""

from __future__ import annotations

import pytest

from sco_tui import query
from sco_tui.filters import FIELDS, Value, leading_filters, toggled, values, without_fields
from sco_tui.query import Query
from sco_tui.search import Index
from tests.parsed import timeline_of

YAML = """
sources:
  pravda: {title: Kazakhstanskaya Pravda}
  zaobao: {title: Lianhe Zaobao}
  bare: {}
  unused: {title: Unused}
speakers:
  Xi Jinping: {aliases: [习近平]}
  Li Hualai: {aliases: [Li Huilai]}
  Silent One: {}
events:
  - date: 2017-06-05
    title: Briefing
    kind: briefing
    tags: [security, documents]
    source: pravda
    statements:
      - {text: On documents, speaker: Li Hualai}
      - {text: On security, speaker: Li Huilai, source: zaobao}
  - date: 2017-06-07
    title: Article
    kind: article
    tags: [security]
    source: zaobao
    statements:
      - {text: Security first, speaker: 习近平}
      - {text: And more, speaker: Igor Morgulov}
  - date: 2017-06-08
    title: Talks
    kind: Summit
    tags: [Security]
    source: wire
    statements:
      - {text: On trade, speaker: Xi Jinping}
      - {text: On security, speaker: Igor Morgulov}
  - date: 2017-06-09
    title: Closing
    kind: summit
    source: bare
    statements: [Nobody said this]
"""
INDEX = Index(timeline_of(YAML))


def said(counted: tuple[Value, ...], field: str) -> str:
    """`Summit 2, *article 1`: label and events, a star before what is taken."""
    return ", ".join(
        f"{'*' * value.is_taken}{value.label} {value.events}" for value in counted if value.field == field
    )


ALL_KINDS = "Summit 2, article 1, briefing 1"
ALL_TAGS = "security 3, documents 1"
ALL_SPEAKERS = "Igor Morgulov 2, Xi Jinping 2, Li Hualai 1"
ALL_SOURCES = "Lianhe Zaobao 2, bare 1, Kazakhstanskaya Pravda 1, wire 1"


@pytest.mark.parametrize(
    ("asked", "kinds", "tags", "speakers", "sources"),
    [
        ("", ALL_KINDS, ALL_TAGS, ALL_SPEAKERS, ALL_SOURCES),
        (
            "trade",
            "Summit 1, article 0, briefing 0",
            "security 1, documents 0",
            "Igor Morgulov 1, Xi Jinping 1, Li Hualai 0",
            "wire 1, bare 0, Kazakhstanskaya Pravda 0, Lianhe Zaobao 0",
        ),
        (  # what is taken of a field leaves its own counts, and changes the others
            "kind:=article",
            "Summit 2, *article 1, briefing 1",
            "security 1, documents 0",
            "Igor Morgulov 1, Xi Jinping 1, Li Hualai 0",
            "Lianhe Zaobao 1, bare 0, Kazakhstanskaya Pravda 0, wire 0",
        ),
        (  # either of two
            "kind:=article|SUMMIT",
            "*Summit 2, *article 1, briefing 1",
            "security 2, documents 0",
            ALL_SPEAKERS.replace("Hualai 1", "Hualai 0"),
            "bare 1, Lianhe Zaobao 1, wire 1, Kazakhstanskaya Pravda 0",
        ),
        (  # the same statement must be the speaker's and hold the word
            "text:security",
            "article 1, briefing 1, Summit 1",
            ALL_TAGS,
            "Igor Morgulov 1, Li Hualai 1, Xi Jinping 1",
            "Lianhe Zaobao 2, Kazakhstanskaya Pravda 1, wire 1, bare 0",
        ),
        (  # a free word may stand anywhere in the event
            "article text:security",
            "article 1, briefing 0, Summit 0",
            "security 1, documents 0",
            "Xi Jinping 1, Igor Morgulov 0, Li Hualai 0",
            "Lianhe Zaobao 1, bare 0, Kazakhstanskaya Pravda 0, wire 0",
        ),
        (  # neither an excluded value nor a part of one is taken
            "-kind:=article kind:ummi",
            "Summit 2, article 0, briefing 0",
            "security 1, documents 0",
            "Igor Morgulov 1, Xi Jinping 1, Li Hualai 0",
            "bare 1, wire 1, Kazakhstanskaya Pravda 0, Lianhe Zaobao 0",
        ),
        (  # what no event has is shown so that it can be let go
            "before:2017-06-06 kind:=nonsense|article tag:=x",
            "*article 0, briefing 0, *nonsense 0, Summit 0",
            "documents 0, security 0, *x 0",
            "Igor Morgulov 0, Li Hualai 0, Xi Jinping 0",
            "bare 0, Kazakhstanskaya Pravda 0, Lianhe Zaobao 0, wire 0",
        ),
        (  # by another spelling, by a source's title
            'speaker:=习近平 source:="lianhe zaobao"',
            "article 1, briefing 0, Summit 0",
            "security 1, documents 0",
            "Igor Morgulov 1, Li Hualai 1, *Xi Jinping 1",
            "*Lianhe Zaobao 1, wire 1, bare 0, Kazakhstanskaya Pravda 0",
        ),
    ],
)
def test_values_with_what_each_would_find(
    asked: str, kinds: str, tags: str, speakers: str, sources: str
) -> None:
    counted = values(INDEX, query.parse(asked))
    assert [said(counted, field) for field in FIELDS] == [kinds, tags, speakers, sources]


@pytest.mark.parametrize(
    "asked", ["", "trade", "kind:=summit", "text:security", "documents speaker:li text:on"]
)
def test_a_count_is_what_the_query_finds_with_the_value_taken(asked: str) -> None:
    for value in values(INDEX, query.parse(asked)):
        others = [
            term for term in query.parse(asked).terms if not (term.is_whole and term.field == value.field)
        ]
        taken = toggled(Query(tuple(others)), value)
        assert len(INDEX.find(taken).events) == value.events, value


def value_of(field: str, label: str, asked: str, index: Index = INDEX) -> Value:
    counted = values(index, query.parse(asked))
    return next(value for value in counted if (value.field, value.label) == (field, label))


@pytest.mark.parametrize(
    ("asked", "field", "label", "then"),
    [
        ("", "kind", "Summit", "kind:=Summit"),
        ("terrorism", "speaker", "Xi Jinping", 'speaker:="Xi Jinping" terrorism'),
        # behind the filters that it begins with, before the words
        ("kind:=article oil", "speaker", "Xi Jinping", 'kind:=article speaker:="Xi Jinping" oil'),
        ("oil kind:=article", "tag", "security", "tag:=security oil kind:=article"),
        (
            "kind:=article place:x source:=zaobao",
            "tag",
            "security",
            "kind:=article tag:=security place:x source:=zaobao",
        ),
        ("", "source", "Lianhe Zaobao", "source:=zaobao"),
        ("kind:=article oil", "kind", "Summit", "kind:=article|Summit oil"),
        ("kind:=article|Summit oil", "kind", "article", "kind:=Summit oil"),
        ("kind:=SUMMIT oil", "kind", "Summit", "oil"),
        ("kind:=nonsense", "kind", "nonsense", ""),
        ("speaker:=习近平", "speaker", "Xi Jinping", ""),
        ('source:="LIANHE zaobao"', "source", "Lianhe Zaobao", ""),
        ("-kind:=Summit kind:sum", "kind", "Summit", "kind:=Summit -kind:=Summit kind:sum"),
        ("kind:=article oil kind:=briefing", "kind", "Summit", "kind:=article|briefing|Summit oil"),
        ("kind:=article oil kind:=briefing", "kind", "briefing", "kind:=article oil"),
    ],
)
def test_a_value_is_taken_and_let_go_by_a_word_of_the_query(
    asked: str, field: str, label: str, then: str
) -> None:
    query_then = toggled(query.parse(asked), value_of(field, label, asked))
    assert str(query_then) == then
    assert query.parse(then) == query_then


def test_a_value_of_several_lines_stands_in_the_query_on_one() -> None:
    index = Index(timeline_of('events: [{title: T, kind: "two\n  lines \t wide"}]'))
    value = value_of("kind", "two lines wide", "", index)
    then = toggled(Query(), value)
    assert query.parse(str(then)) == then
    assert len(index.find(then).events) == 1


def test_a_name_that_is_another_speakers_spelling_takes_its_own_alone() -> None:
    index = Index(
        timeline_of("""
speakers:
  Ministry: {aliases: [Minister]}
  Minister: {}
events:
  - {title: A, statements: [{text: x, speaker: Ministry}]}
  - {title: B, statements: [{text: x, speaker: Minister}]}
""")
    )
    assert said(values(index, query.parse("speaker:=Minister")), "speaker") == "*Minister 2, Ministry 1"


def test_a_timeline_without_events_has_no_values() -> None:
    assert values(Index(timeline_of("events: []")), Query()) == ()


@pytest.mark.parametrize(
    ("asked", "then"),
    [
        (
            'oil kind:=summit -gas is:undated after:2017 -tag:x "oil and gas" speaker:xi',
            'oil -gas "oil and gas"',
        ),
        ("kind:=summit", ""),
        ("oil|gas", "oil|gas"),
    ],
)
def test_without_fields_words_and_phrases_stay(asked: str, then: str) -> None:
    assert str(without_fields(query.parse(asked))) == then


@pytest.mark.parametrize(
    ("asked", "then"),
    [
        ("", ""),
        ("oil kind:=summit", ""),
        (
            'kind:=summit|article speaker:="Xi Jinping" oil tag:=x',
            'kind:=summit|article speaker:="Xi Jinping"',
        ),
        ("kind:=summit tag:=security source:=wire", "kind:=summit tag:=security source:=wire"),
        ("kind:=summit -tag:=security source:=wire", "kind:=summit"),
        ("kind:=summit tag:security", "kind:=summit"),
        ("place:=astana kind:=summit", ""),  # no list of filters has a place
        ("after:2017 kind:=summit", ""),
    ],
)
def test_leading_filters_are_those_before_anything_else(asked: str, then: str) -> None:
    assert str(leading_filters(query.parse(asked))) == then
