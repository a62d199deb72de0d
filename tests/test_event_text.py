"""`sco-tui show`: all that a file says of an event, as plain text."""

import pytest

from sco_tui.event_text import event_text
from sco_tui.timeline_file import parse


def shown(event: str, sources: str = "") -> str:
    timeline, _ = parse("t.yaml", f"{sources}\nevents:\n  - {event}\n".encode())
    return event_text(timeline, timeline.events[0])


def test_event_with_a_title_only_is_its_title_and_where_it_stands() -> None:
    assert shown("title: Talks") == "Talks\nNo date\nid talks · t.yaml:3"


def test_status_stands_behind_the_title() -> None:
    assert shown("{title: Talks, status: cancelled, kind: talks}").splitlines()[:3] == [
        *("Talks · cancelled", "No date", "talks"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("statement", "lines"),
    [
        ("{text: We agree.}", ["    “We agree.”", "    — speaker not recorded", "      no source"]),
        (
            "{text: that they agree, reported: true}",
            ["    that they agree", "    — speaker not recorded", "      reported, no source"],
        ),
        (
            "{text: We agree., speaker: A, role: Minister, date: 2017-13, source: s, at: page 3}",
            ["    “We agree.”", "    — A, Minister", "      said 2017-13, source [1] s, not listed, page 3"],
        ),
        ("{speaker: A}", ["    no text", "    — A", "      no source"]),
        (
            "{text: We agree., original: Біз, note: Ours}",
            [
                "    “We agree.”",
                "    Біз",
                "    — speaker not recorded",
                "      no source",
                "      Note: Ours",
            ],
        ),
    ],
)
def test_statement_is_given_with_what_is_known_and_what_is_not(statement: str, lines: list[str]) -> None:
    text = shown(f"{{title: Talks, statements: [{statement}]}}")
    assert text.split("\n\n")[1].splitlines() == lines


def test_lines_of_a_text_stay_and_are_indented_alike() -> None:
    text = shown('{title: Talks, summary: "One\\nTwo", statements: [{text: "We\\nagree."}]}')
    assert "\n\nOne\nTwo\n\n    “We\n    agree.”\n" in text


def test_source_is_numbered_where_it_is_first_named_and_given_whole_at_the_end() -> None:
    sources = "sources: {a: {title: First, publisher: P, url: https://a}, b: {title: Second, via: a}}"
    text = shown("{title: T, source: b, statements: [{text: x, source: [a, b]}]}", sources)
    assert "source [2] P, [1]" in text
    assert text.endswith("\n\n[1] Second\n    repeats: First\n[2] First\n    P\n    https://a")
