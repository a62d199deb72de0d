"""A briefing numbers its sources as they come up, and says of each quotation what its readers can check."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_tui.briefing import Briefing, compose
from sco_tui.left_out import LeftOut
from tests.briefed import WHOLE, briefing_of, parts

TWO = """
sources:
  wire: {title: Wire, url: "https://a.example/"}
  daily: {title: Daily, url: "https://b.example/#top"}
  local: {title: Local}
events:
- title: Talks
  date: 2017-06-05
  source: [daily, wire]
  statements:
  - {text: We agree on oil and gas.}
  - {text: Nobody was there., source: local}
- {title: Later, source: wire, date: 2017-06-06}
"""


def found_words(made: Briefing) -> list[str]:
    return [quotation.found for entry in made.entries for quotation in entry.quotations]


def test_sources_are_numbered_as_they_come_up_and_each_once() -> None:
    made = briefing_of(TWO)
    assert [(cited.number, cited.key) for cited in made.sources] == [(1, "daily"), (2, "wire"), (3, "local")]
    assert [entry.sources for entry in made.entries] == [(1, 2), (2,)]
    assert [quotation.sources for quotation in made.entries[0].quotations] == [(1, 2), (3,)]


def test_source_of_what_is_not_told_is_not_listed() -> None:
    assert [cited.key for cited in briefing_of(TWO, query="oil").sources] == ["daily", "wire"]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ({}, ["not checked", "not checked"]),
        ({"wire": "We agree on oil and gas."}, ["verbatim in [2]", "not checked"]),
        ({"wire": "We agree", "daily": "no"}, ["not found in [1], [2]", "not checked"]),
        ({"local": "Everybody was there."}, ["not checked", "not found in [3]"]),
    ],
)
def test_quotation_says_what_the_check_found(texts: dict[str, str], found: list[str], tmp_path: Path) -> None:
    assert found_words(briefing_of(TWO, tmp_path, texts)) == found


@pytest.mark.parametrize(
    ("texts", "passage"),
    [
        ({}, (1, "https://b.example/#top:~:text=We%20agree%20on%20oil%20and%20gas.")),
        (
            {"wire": "WE: We  agree on oil\nand gas."},
            (2, "https://a.example/#:~:text=We%20agree%20on%20oil%20and%20gas."),
        ),
        ({"daily": "no"}, (2, "https://a.example/#:~:text=We%20agree%20on%20oil%20and%20gas.")),
        ({"daily": "no", "wire": "no"}, None),
    ],
)
def test_passage_is_in_the_source_that_holds_it_or_that_nobody_has_looked_into(
    texts: dict[str, str], passage: tuple[int, str] | None, tmp_path: Path
) -> None:
    assert briefing_of(TWO, tmp_path, texts).entries[0].quotations[0].passage == passage


@pytest.mark.parametrize(
    ("query", "events", "statements", "closing"),
    [
        ("", (), (), "4 events · 4 statements"),
        ("", ("A second walk",), (), "3 of 4 events · 4 of 4 statements"
         " · left out by hand: 1 event, 0 statements"),
        ("", ("Talks on the harbour",), ((0, 1),), "3 of 4 events · 1 of 4 statements"
         " · left out by hand: 1 event, 3 statements"),
        ("fees", (), (), "search: fees · 1 of 4 events · 1 of 4 statements"
         " · left out by the search: 3 events, 3 statements"),
        ("fees", ("Agreement signed",), ((0, 1),), "search: fees · 1 of 4 events · 0 of 4 statements"
         " · left out by the search: 3 events, 3 statements · left out by hand: 0 events, 1 statement"),
    ],
)  # fmt: skip
def test_closing_line_adds_up(
    query: str, events: tuple[str, ...], statements: tuple[tuple[int, int], ...], closing: str
) -> None:
    found, checked, problems = parts(WHOLE, query=query)
    listed = found.timeline.events
    left_out = LeftOut(
        frozenset(event for event in listed if event.title in events),
        frozenset((listed[place], number) for place, number in statements),
    )
    made = compose(found, checked, problem_count=problems, left_out=left_out)
    assert made.closing.partition(" · ")[2].partition(" · ")[2] == closing


def test_file_is_named_without_its_folder() -> None:
    assert briefing_of(WHOLE).closing.startswith("t.yaml · SHA-256 ")
