"""In a timeline that was read again, the reader is at the same event, else at the nearest in time."""

from __future__ import annotations

import pytest

from sco_tui.same_event import counterpart
from sco_tui.timeline import Event, Timeline
from sco_tui.timeline_file import parse

NEW = """
events:
  - {date: ../2016, title: Before}
  - {date: 2017-06-01, title: First}
  - {date: 2017-06-05, title: Second}
  - {date: 2017-06-05, title: Third}
  - {date: 2017-06-05, title: Fourth, id: fourth}
  - {date: 2017-06-09, title: Last}
  - {title: Undated}
  - {title: Undated too}
"""


def timeline(yaml: str) -> Timeline:
    return parse("events.yaml", yaml.encode())[0]


def event(entry: str, line: int) -> Event:
    """The event of an entry that stands in this line."""
    return timeline("events:" + "\n" * (line - 1) + f"  - {{{entry}}}").events[0]


CASES = [
    ("date: 2017-06-05, title: Third", 40, "Third"),
    ("date: 1990, title: Renamed and moved, id: fourth", 3, "Fourth"),
    ("date: 2017-06-05, title: Renamed", 5, "Second"),
    ("date: 2017-06-05, title: Renamed", 6, "Third"),
    ("date: 2017-06-05, title: Renamed", 90, "Fourth"),
    ("date: 2017-06-02, title: Deleted", 9, "First"),
    ("date: 2017-06-04, title: Deleted", 5, "Second"),
    ("date: 2017-06-07, title: As near to both", 7, "Fourth"),
    ("date: 2017-06-08, title: Deleted", 7, "Last"),
    ("date: 2020, title: Deleted", 3, "Last"),
    ("date: -0043, title: Deleted", 3, "First"),
    ("date: ../1900, title: Deleted", 8, "Before"),
    ("date: none, title: Deleted", 3, "Undated"),
    ("title: Deleted", 99, "Undated too"),
]


@pytest.mark.parametrize(("entry", "line", "title"), CASES)
def test_the_event_of_the_same_id_else_the_nearest(entry: str, line: int, title: str) -> None:
    same = counterpart(timeline(NEW), event(entry, line))
    assert same is not None
    assert same.title == title


def test_of_dated_events_alone_the_last_stands_for_an_undated_one() -> None:
    same = counterpart(
        timeline("events:\n  - {date: 2017, title: A}\n  - {date: 2016, title: B}"), event("title: C", 2)
    )
    assert same is not None
    assert same.title == "A"


def test_of_undated_events_alone_one_stands_for_a_dated_one() -> None:
    same = counterpart(timeline("events: [{title: A}]"), event("date: 2017, title: B", 2))
    assert same is not None
    assert same.title == "A"


def test_in_an_empty_timeline_there_is_none() -> None:
    assert counterpart(timeline("events: []"), event("date: 2017, title: B", 2)) is None
