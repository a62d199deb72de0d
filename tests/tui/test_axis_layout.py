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
from sco_tui.tui.glyphs import ASCII, UNICODE, Signs
from sco_tui.tui.lines import strip, width_of
from sco_tui.tui.theme import DARK
from tests.tui.shown import shown


def layout(
    yaml: str, width: int, asked: str = "", *, is_airy: bool = False, dims: bool = False
) -> AxisLayout:
    found = shown(yaml, asked, dims=dims)
    return AxisLayout(found, Spacing(width, found.found.is_search, is_airy))


def drawn(axis: AxisLayout, signs: Signs = UNICODE) -> list[str]:
    lines = [axis.line(number, None, signs) for number in range(axis.height)]
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


LATER = """
events:
  - {date: 2015-09-01/2016-07-20, title: A range}
  - {date: 2015-09-11, title: One, statements: [oil]}
  - {date: 2015-09-25, title: Two}
  - {date: 2015-11-14, title: Three}
"""


def test_how_much_later_it_is_stands_on_the_axis_and_in_the_header() -> None:
    assert drawn(layout(LATER, 49)) == [
        "  Tue  1  ┏ A range",
        "  Fri 11  ┃ ● One                            1 ❝",
        "          ┃ ┊ 2 weeks later",
        "  Fri 25  ┃ ● Two",
        " November 2015 ──────────────── 7 weeks later ──",
        "  Sat 14  ┃ ● Three",
        " July 2016 ─────────────────── 8 months later ──",
        "  Wed 20  ┗ about 11 months",
    ]


def test_a_search_has_gaps_of_its_own() -> None:
    yaml = LATER.replace("title: Three", "title: Three oil").replace("A range", "A range of oil")
    assert drawn(layout(yaml, 49, "oil -range")) == [
        "  Fri 11  ● One                            1/1 ❝",
        "            speaker not recorded: oil",
        " November 2015 ─────────────── 2 months later ──",
        "  Sat 14  ● Three oil",
    ]


def test_a_header_without_room_for_it_leaves_out_how_much_later_it_is() -> None:
    assert " November 2015 ─ 7 weeks later ──" in drawn(layout(LATER, 34))
    assert " November 2015 ─────────────────" in drawn(layout(LATER, 33))


def test_with_ascii_signs_only_what_the_file_writes_is_outside_ascii() -> None:
    yaml = LATER.replace("title: Two", "title: Été · …, status: postponed")
    yaml += "  - {date: 2016-24, title: A winter}\n  - {date: 5·6, title: Unknown}\n"
    axis = layout(yaml, 34)
    assert drawn(axis, ASCII) == [
        "    1  , A range",
        '   11  | o One                1 "',
        "       | : 2 weeks later",
        "   25  | o Été · … | postponed",
        " November 2015 - 7 weeks later --",
        "   14  | o Three",
        " July 2016 ---- 8 months later --",
        "   20  ` about 11 months",
        " winter 2016-2017 ---------------",
        "       . A winter",
        " No date ------------------------",
        "       . Unknown",
        "         date as written: 5·6",
    ]


STATUS = [
    # cells of the line, the title, its lines
    (30, "Summit", ["Summit · postponed"]),
    (18, "Summit", ["Summit · postponed"]),
    (17, "Summit", ["Summit", "postponed"]),
    (20, "A summit of heads", ["A summit of heads", "postponed"]),
    (20, "A summit of heads of States", ["A summit of heads of", "States · postponed"]),
    (20, "A summit of heads of members", ["A summit of heads of", "members · postponed"]),
    (20, "A summit of heads of all members", ["A summit of heads of", "all mem… · postponed"]),
    (12, "A summit of heads", ["A summit of", " · postponed"]),
]


@pytest.mark.parametrize(("width", "title", "lines"), STATUS)
def test_the_status_stands_behind_the_title_however_long_that_is(
    width: int, title: str, lines: list[str]
) -> None:
    yaml = f"events: [{{title: {title}, status: postponed}}]"
    column = 7 + 2
    assert [line[column:] for line in drawn(layout(yaml, width + column + 1))] == lines


ROLES = [("planned", "name", "hit"), ("cancelled", "cancelled", "cancelled hit")]


@pytest.mark.parametrize(("status", "role", "hit"), ROLES)
def test_the_title_of_what_was_cancelled_has_a_role_of_its_own(status: str, role: str, hit: str) -> None:
    yaml = f"events: [{{title: Oil summit, status: {status}}}]"
    assert layout(yaml, 40).line(0, None, UNICODE)[-2:] == [("Oil summit", role), (f" · {status}", "muted")]
    assert layout(yaml, 40, "oil").line(0, None, UNICODE)[-3:] == [
        ("Oil", hit),
        (" summit", role),
        (f" · {status}", "muted"),
    ]


def test_the_count_leaves_the_status_its_place() -> None:
    yaml = "events: [{title: A summit of heads, status: planned, statements: [oil]}]"
    assert drawn(layout(yaml, 41)) == ["       ○ A summit of heads · planned 1 ❝"]
    assert drawn(layout(yaml, 40)) == ["       ○ A summit of heads          1 ❝", "         planned"]


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
        "2017-06-15?",
        "2017-06-20",
        "201X",
        "-0043-03-15",
        "Y20000",
        "2017-21",
    ]
)
STATUSES = st.sampled_from(["", "", "planned", "postponed", "cancelled"])


@given(st.lists(st.tuples(DATES, TITLES, STATUSES), max_size=8), st.integers(1, 60), st.booleans())
def test_lines_fit_and_belong_to_the_event_whose_they_are(
    entries: list[tuple[str, str, str]], width: int, is_airy: bool
) -> None:
    events = "".join(
        f"\n  - {{date: {date}, title: {_quoted(title)}" + (f", status: {status}}}" if status else "}")
        for date, title, status in entries
    )
    axis = layout(f"events:{events}", width, is_airy=is_airy)
    rows, starts = axis.shown.rows[:2]
    for number in range(axis.height):
        line = axis.line(number, None, UNICODE)
        event = axis.event_at(number)
        assert width_of(line) <= width or width < 20
        assert strip(line, width, DARK).cell_length == width
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


ENDS_WITHIN = [
    ("2017-06-08/2017-06", "  Thu  8  ● Talks", "          │ to June 2017"),
    ("2017-06/2017-06-20", "          ○ Talks", "          │ to 20 June 2017"),
]


@pytest.mark.parametrize(("date", "first", "second"), ENDS_WITHIN)
def test_an_end_that_may_be_the_start_is_said(date: str, first: str, second: str) -> None:
    yaml = f"events:\n  - {{date: {date}, title: Talks}}\n  - {{date: 2017-06-30, title: Last}}"
    lines = drawn(layout(yaml, 49))
    assert lines[lines.index(first) + 1] == second
