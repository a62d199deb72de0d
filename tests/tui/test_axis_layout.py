"""The axis in cells: columns of the gutter, bars and titles, counts, and which line belongs to whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_tui import search, timeline_file
from sco_tui.search import Index
from sco_tui.tui.axis_layout import AxisLayout
from sco_tui.tui.axis_lines import Spacing
from sco_tui.tui.lines import width_of


def layout(yaml: str, width: int, query: str = "", *, is_airy: bool = False) -> AxisLayout:
    found = Index(timeline_file.parse("events.yaml", yaml.encode())[0]).find(search.parse(query))
    return AxisLayout(found, Spacing(width, found.is_search, is_airy))


def drawn(axis: AxisLayout) -> list[str]:
    lines = [axis.line(number, is_selected=False) for number in range(axis.height)]
    return ["".join(text for text, _ in line).rstrip() for line in lines]


SUMMIT = """
events:
  - {date: 2017-06-05, title: Briefing on the coming summit in Astana, statements: [oil, gas, oil]}
  - {date: 2017-06-08/2017-06-09, title: Summit}
  - {date: 2017-06-08~, title: India and Pakistan become members of it, statements: [oil]}
  - {date: 2017-07, title: A month}
  - {date: none, title: Undated}
"""


def test_with_room_for_the_weekday() -> None:
    assert drawn(layout(SUMMIT, 49)) == [
        "  Mon  5  ● Briefing on the coming summit in 3 ❝",
        "          │ Astana",
        "  Thu  8  ┏ Summit",
        "        ~ ┃ ◌ India and Pakistan become      1 ❝",
        "          ┃   members of it",
        "  Fri  9  ┗ 2 days",
        " July 2017 ─────────────────────────────────────",
        "          ○ A month",
        " No date ───────────────────────────────────────",
        "          ○ Undated",
        "            date as written: none",
    ]


def test_without_and_with_air_between_events() -> None:
    assert drawn(layout(SUMMIT, 36, is_airy=True)) == [
        "    5  ● Briefing on the coming 3 ❝",
        "       │ summit in Astana",
        "       │",
        "    8  ┏ Summit",
        "       ┃",
        "     ~ ┃ ◌ India and Pakistan   1 ❝",
        "       ┃   become members of it",
        "    9  ┗ 2 days",
        " July 2017 ────────────────────────",
        "       ○ A month",
        " No date ──────────────────────────",
        "       ○ Undated",
        "         date as written: none",
    ]


def test_a_search_counts_what_matches() -> None:
    assert drawn(layout(SUMMIT, 49, "oil")) == [
        "  Mon  5  ● Briefing on the coming summit  2/3 ❝",
        "          │ in Astana",
        "  Thu  8~ ◌ India and Pakistan become      1/1 ❝",
        "            members of it",
    ]


def test_counts_of_many_statements_have_room() -> None:
    yaml = f"events: [{{title: {'word ' * 30}, statements: [{', '.join(['x'] * 120)}]}}]"
    assert drawn(layout(yaml, 40))[0] == "       ○ word word word word word 120 ❝"
    assert drawn(layout(yaml, 40, "x"))[0] == "       ○ word word word word  120/120 ❝"


def test_a_title_has_two_lines_and_then_dots() -> None:
    yaml = f"events: [{{title: {'word ' * 30}}}]"
    assert drawn(layout(yaml, 30)) == ["       ○ word word word word", "         word word word word…"]


FAR = """
events:
  - {date: 2017-06-01/2017-06-30, title: Harvest talks}
  - {date: 2017-06-02/.., title: Talks of no end with a title of some length}
"""


NEAR_ENDS = ["  Fri 30  ┗ ┃ 30 days", "            ┋ goes on"]
FAR_ENDS = ["  Fri 30  ┗ ┃ Harvest talks ends · 30 days", "            ┋ Talks of no end with a ti… goes on"]


@pytest.mark.parametrize(("between", "ends"), [(7, NEAR_ENDS), (8, FAR_ENDS)])
def test_an_end_over_ten_lines_below_its_start_names_the_event(between: int, ends: list[str]) -> None:
    days = range(3, 3 + between)
    yaml = FAR + "\n".join(f"  - {{date: 2017-06-{day:02}, title: Day}}" for day in days)
    assert drawn(layout(yaml, 49))[-2:] == ends


TITLES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=80)
DATES = st.sampled_from(
    [
        "2017-06-01",
        "2017-06-01/2017-06-20",
        "2017-06-02/..",
        "../2017",
        "2017",
        "2017-06~",
        "none",
        "2017-07-02",
    ]
)


@given(st.lists(st.tuples(DATES, TITLES), max_size=8), st.integers(1, 60), st.booleans())
def test_lines_fit_and_belong_to_the_event_whose_they_are(
    entries: list[tuple[str, str]], width: int, is_airy: bool
) -> None:
    events = "".join(f"\n  - {{date: {date}, title: {_quoted(title)}}}" for date, title in entries)
    axis = layout(f"events:{events}", width, is_airy=is_airy)
    for number in range(axis.height):
        line = axis.line(number, is_selected=False)
        event = axis.event_at(number)
        assert width_of(line) <= width or width < 20
        assert event is not None or axis.is_heading(number)
        assert axis.row_start(number, is_above=True) <= number
        assert number <= axis.row_start(number) or number > axis.top_of(len(axis.rows) - 1)
    for event in axis.found.events:
        first, behind = axis.first_line(event), axis.line_behind(event)
        assert 0 <= first < behind <= axis.height
        assert any(axis.is_on(event, number) for number in range(first, behind))
    assert axis.event_at(-1) is None
    assert axis.event_at(axis.height) is None


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
