"""What is said of an event beside its own words, the same in the viewer and on the command line."""

import pytest

from sco_tui.event_words import (
    date_words,
    kind_words,
    numbered_sources,
    quotation_marks,
    source_words,
    status_words,
    whence,
)
from sco_tui.timeline import Event, Timeline
from sco_tui.timeline_file import parse
from sco_tui.tui.glyphs import ASCII

SOURCES = """\
sources:
  all: {title: All, author: A, publisher: P, date: 2017-06, url: https://u, archived: https://v,
        accessed: 2018, via: other, note: N}
  other: {title: Other}
  bare: {}
  round: {title: Round, via: absent, date: in June}
"""


def read(event: str) -> tuple[Timeline, Event]:
    timeline, _ = parse("t.yaml", f"{SOURCES}events:\n  - {event}\n".encode())
    return timeline, timeline.events[0]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2017-06-05", "Monday 5 June 2017"),
        ("2017-06-08/2017-06-09", "Thu 8 – Fri 9 June 2017 · 2 days"),
        ("2017~", "about 2017"),
        ("5 June 2017", "No date · as written: 5 June 2017"),
        ("~", "No date"),
    ],
)
def test_date_is_said_in_full_with_its_length(date: str, words: str) -> None:
    assert date_words(read(f"{{title: T, date: {date}}}")[1]) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ("status: cancelled, kind: summit, tags: [a, b]", "summit · a · b"),
        ("tags: a", "a"),
        ("kind: ~", ""),
    ],
)
def test_kind_and_tags_stand_in_one_line(fields: str, words: str) -> None:
    assert kind_words(read(f"{{title: T, {fields}}}")[1]) == words


@pytest.mark.parametrize(("status", "words"), [("postponed", " · postponed"), ("~", "")])
def test_status_stands_behind_the_title(status: str, words: str) -> None:
    assert status_words(read(f"{{title: T, status: {status}}}")[1]) == words


@pytest.mark.parametrize(
    ("statement", "marks"),
    [
        ("text: a", ("“", "”")),
        ("text: a, reported: false", ("“", "”")),
        ("text: a, reported: true", ("", "")),
        ("at: 1", ("", "")),
    ],
)
def test_only_a_speakers_own_words_stand_in_quotation_marks(statement: str, marks: tuple[str, str]) -> None:
    event = read(f"{{title: T, statements: [{{{statement}}}]}}")[1]
    assert quotation_marks(event.statements[0]) == marks


def test_sources_are_numbered_in_their_order_and_once() -> None:
    event = read(
        "{title: T, source: [all, bare], statements: [{text: a, source: [x, all]}, {text: b, source: y}]}"
    )[1]
    assert numbered_sources(event) == {"all": 1, "bare": 2, "x": 3, "y": 4}


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("text: a", "source [1] P, June 2017"),
        ("text: a, source: bare", "source [2]"),
        ("text: a, source: [other, x], at: p. 3", "source [3], [4] x, not listed, p. 3"),
        (
            "text: a, reported: true, date: 2017-06-04",
            "said Sunday 4 June 2017, reported by [1] P, June 2017",
        ),
        ("text: a, date: soon, note: N", "said soon, source [1] P, June 2017"),
    ],
)
def test_statement_says_when_and_where_it_was_found(statement: str, words: str) -> None:
    timeline, event = read(
        "{title: T, source: all, statements: [{" + statement + "}, {text: z, source: [bare, other, x]}]}"
    )
    numbers = {"all": 1, "bare": 2, "other": 3, "x": 4}
    assert whence(timeline, event, event.statements[0], numbers) == words


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (
            "all",
            [
                "All",
                "A, P · June 2017",
                "https://u",
                "archived: https://v",
                "accessed: 2018",
                "repeats: Other",
                "Note: N",
            ],
        ),
        ("bare", ["bare"]),
        ("round", ["Round", "in June", "repeats: absent"]),
        ("absent", ["absent: not listed under sources"]),
    ],
)
def test_source_says_all_that_is_known_of_it(key: str, words: list[str]) -> None:
    assert source_words(read("title: T")[0], key) == words


def test_for_ascii_only_the_words_of_the_file_stay_as_they_are() -> None:
    event = "{title: T, date: 2017-06-08/2017-06-09, status: planned, source: mixed, statements: [“a” – b]}"
    sources = "sources:\n  mixed: {title: A – B, author: “C”, publisher: D · E, date: 2017/2018}\n"
    timeline, _ = parse("t.yaml", f"{sources}events:\n  - {event}\n  - {{title: U, date: – · –}}".encode())
    talks, undated = timeline.events
    own = ASCII.own
    assert date_words(talks, own) == "Thu 8 - Fri 9 June 2017 | 2 days"
    assert date_words(undated, own) == "No date | as written: – · –"
    assert status_words(talks, own) == " | planned"
    assert quotation_marks(talks.statements[0], own) == ('"', '"')
    numbers = numbered_sources(talks)
    assert whence(timeline, talks, talks.statements[0], numbers, own) == "source [1] D · E, 2017 - 2018"
    assert source_words(timeline, "mixed", own) == ["A – B", "“C”, D · E | 2017 - 2018"]
