"""Where a query's words stand in an event: the path in JSON, the line of the file, the place in the text."""

from __future__ import annotations

import pytest

from sco_tui import query
from sco_tui.found import Found
from sco_tui.hits import Hit, hits
from sco_tui.search import Index
from tests.parsed import timeline_of

YAML = """\
sources:
  article: {title: Words on oil, publisher: Oil Press}
  other.wire: {title: Wire}
speakers:
  Xi Jinping:
    role: President
    aliases: [习近平, Си Цзиньпин]
  Li Hualai: {role: Assistant Minister, aliases: [Li Huilai]}
events:
  - title: Oil talks
    kind: talks
    place: Astana
    tags: [gas, oil and gas]
    summary: On gas.
    note: Nothing of oil
    source: article
    statements:
      - text: of OIL and oil
        speaker: 习近平
        original: нефть
        source: [other.wire, article]
        note: said in Astana
      - {text: "gas, gas", speaker: Xi Jinping, role: Guest}
      - {text: nothing, speaker: Ann}
      - {text: no more, speaker: Си Цзиньпин}
  - title: Unsourced
    source: missing
  - title: Minutes
    statements: [{text: t, speaker: Li Hualai, role: Deputy}]
  - title: Logbook
    statements: [{text: t, speaker: Li Huilai}]
"""


def found(text: str) -> Found:
    return Index(timeline_of(YAML)).find(query.parse(text))


def hits_of(text: str) -> list[Hit]:
    """Of the one event that is found."""
    answer = found(text)
    (event,) = answer.events
    return list(hits(answer, event))


HITS = [
    # query; path, line and the words of each hit
    (
        "oil",
        [
            ("title", 10, ["Oil"]),
            ("tags.1", 10, ["oil"]),
            ("note", 10, ["oil"]),
            ("statements.0.text", 18, ["OIL", "oil"]),
            ("sources.article.title", 2, ["oil"]),
        ],
    ),
    (
        "gas",
        [
            ("tags.0", 10, ["gas"]),
            ("tags.1", 10, ["gas"]),
            ("summary", 10, ["gas"]),
            ("statements.1.text", 23, ["gas", "gas"]),
        ],
    ),
    ("talks", [("title", 10, ["talks"]), ("kind", 10, ["talks"])]),
    ("astana", [("place", 10, ["Astana"]), ("statements.0.note", 18, ["Astana"])]),
    ("нефть", [("statements.0.original", 18, ["нефть"])]),
    ("wire", [("sources.other.wire.title", 3, ["Wire"])]),
    ("guest", [("statements.1.role", 23, ["Guest"])]),
    ("ann", [("statements.2.speaker", 24, ["Ann"])]),
    # What statements take from the list of speakers stands in it, once.
    ("president", [("speakers.Xi Jinping.role", 5, ["President"])]),
    ("jinping", [("speakers.Xi Jinping", 5, ["Jinping"]), ("statements.1.speaker", 23, ["Jinping"])]),
    (
        "近平",
        [("statements.0.speaker", 18, ["近平"]), ("speakers.Xi Jinping.aliases.0", 5, ["近平"])],
    ),
    # What a statement writes itself takes the place of that.
    (
        "hualai minutes|minister -logbook",
        [("title", 28, ["Minutes"]), ("statements.0.speaker", 29, ["Hualai"])],
    ),
    ("huilai logbook", [("title", 30, ["Logbook"]), ("statements.0.speaker", 31, ["Huilai"])]),
    # A field's word hits in that field alone.
    ("title:oil", [("title", 10, ["Oil"])]),
    ("tag:oil", [("tags.1", 10, ["oil"])]),
    ("kind:=talks", [("kind", 10, ["talks"])]),
    ("text:нефть", [("statements.0.original", 18, ["нефть"])]),
    ("speaker:ann", [("statements.2.speaker", 24, ["Ann"])]),
    # What a field asks of statements hits in those that match, a free word anywhere.
    ("speaker:xi guest", [("statements.1.speaker", 23, ["Xi"]), ("statements.1.role", 23, ["Guest"])]),
    (
        "speaker:xi astana",
        [
            ("place", 10, ["Astana"]),
            ("speakers.Xi Jinping", 5, ["Xi"]),
            ("statements.0.note", 18, ["Astana"]),
        ],
    ),
    (
        "speaker:xi role:guest text:a",
        [
            ("statements.1.text", 23, ["a", "a"]),
            ("statements.1.speaker", 23, ["Xi"]),
            ("statements.1.role", 23, ["Guest"]),
        ],
    ),
    ("speaker:ann нефть", [("statements.0.original", 18, ["нефть"])]),
    (
        "speaker:ann nothing",
        [
            ("note", 10, ["Nothing"]),
            ("statements.2.text", 24, ["nothing"]),
            ("statements.2.speaker", 24, ["Ann"]),
        ],
    ),
    # A source is asked for by its key as well, once, where it stands first; no free word looks there.
    ("source:article", [("source.0", 10, ["article"])]),
    (
        "source:wire oil",
        [
            ("title", 10, ["Oil"]),
            ("tags.1", 10, ["oil"]),
            ("note", 10, ["oil"]),
            ("statements.0.text", 18, ["OIL", "oil"]),
            ("statements.0.source.0", 18, ["wire"]),
            ("sources.article.title", 2, ["oil"]),
            ("sources.other.wire.title", 3, ["Wire"]),
        ],
    ),
    # What is not looked for in a text has no place in one.
    ("-unsourced -minutes -logbook", []),
]


@pytest.mark.parametrize(("text", "expected"), HITS, ids=[row[0] for row in HITS])
def test_hits_are_named_as_the_file_names_their_place(
    text: str, expected: list[tuple[str, int, list[str]]]
) -> None:
    written = [
        (hit.path, hit.line, [hit.text[start:end] for start, end in hit.spans]) for hit in hits_of(text)
    ]
    assert written == expected


def test_without_a_query_nothing_is_hit() -> None:
    everything = found("")
    assert [list(hits(everything, event)) for event in everything.events] == [[]] * 4


def test_the_first_hit_is_had_without_a_look_at_what_stands_behind_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer = found("oil")
    looked_at: list[str] = []
    spans = Found.spans

    def noted(self: Found, text: str, field: str) -> list[tuple[int, int]]:
        looked_at.append(field)
        return spans(self, text, field)

    monkeypatch.setattr(Found, "spans", noted)
    assert next(hits(answer, answer.events[0])).path == "title"
    assert looked_at == ["title"]
