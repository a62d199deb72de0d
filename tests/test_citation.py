"""A statement as it can be quoted: its words whole, whose they are, and where they stand."""

import pytest

from sco_tui.citation import event_citation, statement_citation
from sco_tui.timeline_file import parse

FILE = """
sources:
  gazette: {title: Talks begin, publisher: Harbour Gazette, date: 2019-03-05, url: "https://a.example/1"}
  wire: {title: Wire, archived: "https://b.example/2"}
speakers:
  Ana Pereira: {role: Minister of Transport, aliases: [A. Pereira]}
events:
  - title: Talks
    date: 2019-03-04
    place: Lisbon
    summary: Ministers meet.
    source: gazette
    statements:
      - %s
"""
GAZETTE = "Talks begin, Harbour Gazette, Tuesday 5 March 2019"
CASES = [
    (
        "{text: We agree., speaker: A. Pereira, at: page 3}",
        f"“We agree.” — A. Pereira, Minister of Transport ({GAZETTE}, page 3, https://a.example/1)",
    ),
    (
        "{text: that they agree, speaker: Ana Pereira, reported: true}",
        f"that they agree — Ana Pereira, Minister of Transport, as reported ({GAZETTE}, https://a.example/1)",
    ),
    (
        '{text: "We\\n  agree.", date: 2019-03-01, source: wire}',
        "“We\n  agree.” — speaker not recorded, said Friday 1 March 2019 (Wire, https://b.example/2)",
    ),
    (
        "{text: We agree., source: [wire, fax], at: page 3}",
        "“We agree.” — speaker not recorded "
        "(Wire, https://b.example/2; fax, not listed under sources; page 3)",
    ),
    (
        "{text: We agree., original: Concordamos., language: pt, source: wire}",
        "“We agree.” — speaker not recorded (Wire, https://b.example/2)\nOriginal (pt): “Concordamos.”",
    ),
    (
        "{text: that they agree, original: que concordam, reported: true, source: wire}",
        "that they agree — speaker not recorded, as reported (Wire, https://b.example/2)\n"
        "Original: que concordam",
    ),
    ("{speaker: Nobody, source: wire}", "no text — Nobody (Wire, https://b.example/2)"),
]


@pytest.mark.parametrize(("statement", "cited"), CASES)
def test_statement_is_cited_whole(statement: str, cited: str) -> None:
    timeline, _ = parse("t.yaml", (FILE % statement).encode())
    event = timeline.events[0]
    assert statement_citation(timeline, event, event.statements[0]) == cited


def test_statement_without_a_source_says_so() -> None:
    timeline, _ = parse("t.yaml", b"events: [{title: One, statements: [{text: We agree.}]}]")
    event = timeline.events[0]
    cited = statement_citation(timeline, event, event.statements[0])
    assert cited == "“We agree.” — speaker not recorded (no source)"


def test_words_are_never_trimmed() -> None:
    words = "harbour " * 20_000 + "end"
    timeline, _ = parse("t.yaml", (FILE % f"{{text: {words}}}").encode())
    event = timeline.events[0]
    assert statement_citation(timeline, event, event.statements[0]).startswith(f"“{words}” — ")


def test_event_is_cited_with_its_statements_and_sources_but_not_its_place_in_the_file() -> None:
    timeline, _ = parse("t.yaml", (FILE % CASES[0][0]).encode())
    assert event_citation(timeline, timeline.events[0]) == (
        "Talks\nMonday 4 March 2019\nLisbon\n\nMinisters meet.\n\n"
        "    “We agree.”\n    — A. Pereira, Minister of Transport\n"
        "      source [1] Harbour Gazette, Tuesday 5 March 2019, page 3\n\n"
        "[1] Talks begin\n    Harbour Gazette · Tuesday 5 March 2019\n    https://a.example/1"
    )
