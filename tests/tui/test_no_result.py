"""An empty list says what was searched, what hides how much, and what to do next."""

from __future__ import annotations

import pytest

from sco_tui import query
from sco_tui.advice import Advice, advise
from sco_tui.search import Index
from sco_tui.timeline_file import parse
from sco_tui.tui.glyphs import ASCII, UNICODE
from sco_tui.tui.lines import width_of
from sco_tui.tui.no_result import empty_lines

YAML = """
events:
  - {date: 2017-06-01, title: Terrorism, kind: summit}
  - {date: 2017-06-02, title: Terrorism again, kind: summit}
  - {date: 2017-06-03, title: Drugs, kind: article}
"""
SEARCHED = (
    "Titles, summaries, places, kinds, tags and notes, the titles of sources; statements with their originals"
    " and notes, who speaks (other spellings too) and in what role. Case and accents do not matter."
)


def said(asked: str, *, width: int = 300, is_advised: bool = True) -> list[str]:
    """Without blank lines; advised as the file is, or before that."""
    index = Index(*parse("events.yaml", YAML.encode()))
    found = index.find(query.parse(asked))
    advice = advise(index, found.query) if is_advised else None
    lines = empty_lines(found, advice, width, UNICODE)
    assert all(width_of(line) <= width for line in lines)
    return ["".join(text for text, _ in line) for line in lines if line]


SAID = [
    ("zzz", []),
    ("trrorism", ["Did you mean “terrorism”?", "Tab takes it."]),
    ("kind:=umm", ["Did you mean “kind:umm”?", "Tab takes it."]),
    ("drugs kind:=summit", ["2 events without drugs", "1 event without kind:=summit"]),
    (
        "kind:=summit kind:=article",
        [
            "Did you mean “kind:=summit|article”?",
            "Tab takes it.",
            "1 event without kind:=summit",
            "2 events without kind:=article",
        ],
    ),
]


@pytest.mark.parametrize(("asked", "advised"), SAID, ids=[row[0] for row in SAID])
def test_a_query_without_result_is_answered_with_what_helps(asked: str, advised: list[str]) -> None:
    assert said(asked) == ["No event matches.", *advised, SEARCHED, "Esc goes back."]


@pytest.mark.parametrize("asked", [row[0] for row in SAID])
def test_before_there_is_advice_the_rest_is_said(asked: str) -> None:
    assert said(asked, is_advised=False) == ["No event matches.", SEARCHED, "Esc goes back."]


@pytest.mark.parametrize("width", [24, 40, 80])
def test_every_line_fits(width: int) -> None:
    for asked in (
        *(row[0] for row in SAID),
        "习近平 kind:=summit",
        '"long words in a phrase" drugs',
        "x" * 300,
    ):
        assert said(asked, width=width)


def test_a_timeline_without_events_says_how_to_begin() -> None:
    found = Index(*parse("events.yaml", b"events: []")).find(query.parse(""))
    lines = ["".join(text for text, _ in line) for line in empty_lines(found, None, 80, UNICODE)]
    assert lines == [
        "This timeline has no events yet.",
        "",
        "List them under `events:` in the file.",
        "",
    ]


def test_in_a_timeline_without_events_nothing_is_found_either() -> None:
    index = Index(*parse("events.yaml", b"events: []"))
    found = index.find(query.parse("zzz kind:=x"))
    advice = advise(index, found.query)
    assert advice == Advice(None, ())
    lines = ["".join(text for text, _ in line) for line in empty_lines(found, advice, 80, UNICODE)]
    assert lines[0] == "No event matches."


def test_in_ascii_the_quotes_are_ascii_and_the_words_of_the_file_as_they_are() -> None:
    index = Index(*parse("events.yaml", "events: [{title: “терроризм”}]".encode()))
    found = index.find(query.parse("тероризм"))
    lines = empty_lines(found, advise(index, found.query), 80, ASCII)
    said = ["".join(text for text, _ in line) for line in lines]
    assert said[2] == 'Did you mean "терроризм"?'
