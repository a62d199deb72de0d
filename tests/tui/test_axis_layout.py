"""The axis in cells: columns of the gutter, bars and titles, counts, and which line belongs to whom."""

from __future__ import annotations

import re
from json import dumps

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_tui.axis_row import Row
from sco_tui.tui.axis_layout import AxisLayout
from sco_tui.tui.axis_lines import Spacing
from sco_tui.tui.glyphs import UNICODE
from sco_tui.tui.lines import width_of
from tests.tui.shown import shown


def layout(
    yaml: str, width: int, asked: str = "", *, is_airy: bool = False, dims: bool = False
) -> AxisLayout:
    found = shown(yaml, asked, dims=dims)
    return AxisLayout(found, Spacing(width, found.found.is_search, is_airy))


def drawn(axis: AxisLayout) -> list[str]:
    lines = [axis.line(number, None, UNICODE) for number in range(axis.height)]
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
        "          │ speaker not recorded: oil",
        "  Thu  8~ ◌ India and Pakistan become      1/1 ❝",
        "            members of it",
        "            speaker not recorded: oil",
    ]


def test_a_search_that_dims_counts_and_explains_what_matches_only() -> None:
    assert drawn(layout(SUMMIT, 49, "pakistan", dims=True)) == [
        "  Mon  5  ● Briefing on the coming summit  0/3 ❝",
        "          │ in Astana",
        "  Thu  8  ┏ Summit",
        "        ~ ┃ ◌ India and Pakistan become    0/1 ❝",
        "          ┃   members of it",
        "  Fri  9  ┗ 2 days",
        " July 2017 ─────────────────────────────────────",
        "          ○ A month",
        " No date ───────────────────────────────────────",
        "          ○ Undated",
        "            date as written: none",
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
    rows, starts = axis.shown.rows[:2]
    for number in range(axis.height):
        line = axis.line(number, None, UNICODE)
        event = axis.event_at(number)
        assert width_of(line) <= width or width < 20
        assert event is not None or not isinstance(rows[axis.row_at(number)], Row)
        assert axis.row_start(number, is_above=True) <= number
        assert number <= axis.row_start(number) or number > axis.top_of(len(rows) - 1)
    assert len(starts) == len(axis.shown.events)
    for place, event in enumerate(axis.shown.events):
        first, behind = axis.first_line(place), axis.line_behind(place)
        assert 0 <= first < behind <= axis.height
        assert any(axis.is_on(event, number) for number in range(first, behind))
    assert axis.event_at(-1) is None
    assert axis.event_at(axis.height) is None


WORDS = st.lists(
    st.sampled_from(
        ["oil", "gas", "习近平", "e\u0301", "x" * 60, "👨‍👩‍👧", "हिन्दी", "a,", "\n", "\t", "«oil»"]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)
QUERIES = [
    "", "oil", "习", "e", "x", '"oil"', "oil gas", "gas|x", "-gas", "speaker:oil", "text:oil", "text:x oil",
    "title:oil", "kind:oil", "kind:=oil", "tag:x", "source:oil", "source:key", "is:undated", "after:2017 oil",
]  # fmt: skip


@given(
    st.lists(st.tuples(DATES, st.lists(WORDS, min_size=7, max_size=7)), min_size=1, max_size=6),
    st.sampled_from(QUERIES),
    st.integers(28, 80),
    st.booleans(),
)
def test_an_event_has_as_many_lines_as_it_fills_and_each_fits(
    entries: list[tuple[str, list[str]]], asked: str, width: int, dims: bool
) -> None:
    axis = layout(_searched(entries), width, asked, dims=dims)
    for number in range(axis.height):
        assert width_of(axis.line(number, None, UNICODE)) <= width
    rows, starts, levels = axis.shown.rows[:3]
    for place, event in enumerate(axis.shown.events):
        row, is_explained = rows[starts[place]], axis.shown.unexplained[place]
        assert isinstance(row, Row)
        lines = [
            axis.line(number, event, UNICODE)
            for number in range(axis.top_of(starts[place]), axis.top_of(starts[place] + 1))
        ]
        behind = axis.spacing.axis_column + 2 * levels[place]
        words = ["".join(text for text, _ in line)[behind:] for line in lines]
        assert not is_explained or any(role == "hit" for _, role in lines[-1])
        assert all(line.strip() for line in words)
        titles = words[: len(words) - is_explained - bool(row.note)]
        assert 1 <= len(titles) <= 2
        title = "".join([re.sub(r"\s+[0-9/]+ ❝$", "", titles[0]), *titles[1:]])
        assert title.endswith("…") or "".join(title.split()) == "".join(event.title.split())


def _searched(entries: list[tuple[str, list[str]]]) -> str:
    """A timeline with words in every field that a row may show."""
    lines = ["sources: {key: {title: oil source}}", "events:"]
    for date, texts in entries:
        title, summary, place, kind, tag, text, speaker = (dumps(words) for words in texts)
        lines += [
            f"  - {{date: {date}, title: {title}, summary: {summary}, place: {place}, kind: {kind},",
            f"     tags: [{tag}], source: key, statements: [{{text: {text}, speaker: {speaker}}}, oil]}}",
        ]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
