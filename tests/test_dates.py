"""A date spans the days it may mean; anything else is refused with a reason. The tables are README's."""

from __future__ import annotations

import random
import re
from datetime import date
from pathlib import Path

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_tui.date_words import reading
from sco_tui.dates import Date, DateError, Edge, Point, Precision, civil, day_number, parse

README = Path(__file__).parent.parent / "README.md"
SECTION = README.read_text(encoding="utf-8").partition("## Dates\n")[2].partition("\n## ")[0]
ROWS = [
    [cell.strip("` ") for cell in line.strip("| ").split(" | ")]
    for line in SECTION.splitlines()
    if line.startswith("| `")
]
DATES = [row for row in ROWS if len(row) == 4]
NO_DATES = [row for row in ROWS if len(row) == 2]

# Why edtf 5.0.2 cannot be asked about a row.
NOT_COMPARED = [
    (r".*T[0-9]{2}:[0-9]{2}([+/].*)?", "edtf reads no time without seconds"),
    (r".*\.\..*|.*/|/.*", "edtf has no bounds for an open end, and ten years for an unknown one"),
    (r"[0-9]{4}-24", "the months of a season are left open: edtf ends winter in December"),
    (r"[0-9]{4}-2[1-4][~?%]", "edtf reads no qualified season"),
]


def days_of(cell: str) -> tuple[int | None, int | None]:
    """First and last day of a table's cell, by `datetime` alone: 400 years are 146097 days."""
    if cell == "open":
        return None, None
    match = re.fullmatch(r"Y?(-?[0-9]+)(?:-([0-9]{2})-([0-9]{2}))?", cell)
    assert match is not None
    cycles, year = divmod(int(match[1]), 400)
    first = date(year + 400, int(match[2] or 1), int(match[3] or 1))
    last = date(year + 400, int(match[2] or 12), int(match[3] or 31))
    return first.toordinal() + (cycles - 1) * 146097, last.toordinal() + (cycles - 1) * 146097


def refusal(text: str) -> str:
    with pytest.raises(DateError) as caught:
        parse(text)
    return str(caught.value)


def test_readme_holds_both_tables() -> None:
    assert len(DATES) > 40
    assert len(NO_DATES) > 15


@pytest.mark.parametrize(("text", "words", "earliest", "latest"), DATES)
def test_date_reads_and_spans_as_the_readme_says(text: str, words: str, earliest: str, latest: str) -> None:
    written = parse(text)
    assert written.text == text
    assert reading(written) == words
    assert (written.earliest, written.latest) == (days_of(earliest)[0], days_of(latest)[1])


@pytest.mark.parametrize(("text", "reason"), NO_DATES)
def test_no_date_is_refused_with_the_reason_that_the_readme_shows(text: str, reason: str) -> None:
    assert refusal(text) == reason


@pytest.mark.parametrize("text", [row[0] for row in DATES])
def test_the_edtf_library_claims_the_same_days(text: str) -> None:
    for pattern, reason in NOT_COMPARED:
        if re.fullmatch(pattern, text):
            pytest.skip(reason)
    claimed, written = edtf.parse_edtf(text), parse(text)
    assert written.earliest is not None
    assert written.latest is not None
    assert civil(written.earliest) == tuple(claimed.lower_strict())[:3]
    assert civil(written.latest) == tuple(claimed.upper_strict())[:3]


@pytest.mark.parametrize(
    ("text", "precision", "unspecified"),
    [
        ("20XX", Precision.CENTURY, Precision.YEAR),
        ("201X", Precision.DECADE, Precision.YEAR),
        ("2017", Precision.YEAR, None),
        ("Y170000", Precision.YEAR, None),
        ("2017-XX", Precision.YEAR, Precision.MONTH),
        ("2017-XX-XX", Precision.YEAR, Precision.DAY),
        ("2017-24", Precision.SEASON, None),
        ("2017-06", Precision.MONTH, None),
        ("2017-06-XX", Precision.MONTH, Precision.DAY),
        ("2017-06-05", Precision.DAY, None),
        ("2017-06-05T10:00", Precision.DAY, None),
        ("2017-06/2018", Precision.MONTH, None),
        ("../2018", Precision.YEAR, None),
    ],
)
def test_precision_is_the_finest_part_that_is_named(
    text: str, precision: Precision, unspecified: Precision | None
) -> None:
    written = parse(text)
    assert written.precision is precision
    if isinstance(written.start, Point):
        assert written.start.unspecified is unspecified


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("2017", ""),
        ("2017~", "~"),
        ("2017~/2018", "~"),
        ("2017/2018?", "?"),
        ("2017?/2018?", "?"),
        ("2017~/2018?", "%"),
        ("2017%/2018?", "%"),
        ("2017~/..", "~"),
    ],
)
def test_qualifier_is_the_strongest_of_both_ends(text: str, qualifier: str) -> None:
    assert parse(text).qualifier == qualifier


def test_a_time_keeps_what_was_written_and_knows_its_instant() -> None:
    start = parse("2017-06-05T02:00+06:00").start
    assert isinstance(start, Point)
    assert (start.time, start.has_seconds, start.offset) == (7200, False, 360)
    assert start.instant == (start.first - 1) * 86400 + 20 * 3600


def test_ends_that_are_no_dates_are_told_apart() -> None:
    assert [parse(text).end for text in ("2017/..", "2017/")] == [Edge.OPEN, Edge.UNKNOWN]
    assert [parse(text).start for text in ("../2017", "/2017")] == [Edge.OPEN, Edge.UNKNOWN]


def test_a_single_date_is_the_same_point_at_both_ends() -> None:
    written = parse("2017-06-05")
    assert written.start is written.end
    assert not written.is_interval
    assert parse("2017-06-05/2017-06-05").is_interval


def test_decade_before_year_zero_ends_with_year_minus_one() -> None:
    written = parse("-000X")
    assert (written.earliest, written.latest) == (days_of("-0009-01-01")[0], days_of("-0001-12-31")[0])


IN_ORDER = [
    "../2017",
    "../2016",
    "20XX",
    "2017/..",
    "2017/2018",
    "2017",
    "2017-01",
    "2017-01-01",
    "2017-06-05/..",
    "2017-06-05/2017-06-07",
    "2017-06-05T08:00/2017-06-06",
    "2017-06-05",
    "2017-06-05T09:00",
    "2017-06-05T10:00/2017-06-05T12:00",
    "2017-06-05T10:00+06:00",
    "2017-06-05T10:00:01",
    "2017-06-05T11:00-04",
    "2017-06-06T00:00+14:00",
    "2017-06-07",
]


def test_order_is_earliest_then_longest_then_untimed_then_written_time() -> None:
    shuffled = random.Random(1).sample(IN_ORDER, len(IN_ORDER))
    assert sorted(shuffled, key=lambda text: parse(text).order) == IN_ORDER


@pytest.mark.parametrize(
    ("first", "second"),
    [("2017-06-05", "2017-06-05~"), ("2017", "2017/"), ("2017-06-05T10:00", "2017-06-05T10:00+06:00")],
)
def test_what_means_the_same_days_stays_in_file_order(first: str, second: str) -> None:
    assert parse(first).order == parse(second).order


@pytest.mark.parametrize(
    ("text", "part_of_reason"),
    [
        ("", "empty"),
        (" ", "empty"),
        (" 2017", "write it as 2017"),
        ("2017\n", "write it as 2017"),
        ("２０１７-06-05", "write it as 2017-06-05"),
        ("2017-0٦-05", "write it as 2017-06-05"),
        ("²017", "not EDTF"),
        ("2017-00", "month 00"),
        ("2017-06-00", "day 00"),
        ("2017-00-05", "month 00"),
        ("2017-42", "month 42"),
        ("2017-20", "month 20"),
        ("2017-21-05", "month 21"),
        ("2017-41", "season 41 is EDTF level 2"),
        ("-0001-02-29", "February -0001 has 28 days"),
        ("-0000-03", "no year -0000"),
        ("2017-06-05T10:60", "minute 60"),
        ("2017-06-05T10:00+06:60", "minute 60"),
        ("2017-06-05T10:00-14:01", "14 hours"),
        ("2017-06-05T10:00-00:00", "write it as Z"),
        ("2017-06-05T10", "write it as 2017-06-05T10:00"),
        ("2017-06-05 10:00", "write it as 2017-06-05T10:00"),
        ("2017-06-05t10:00z", "write it as 2017-06-05T10:00Z"),
        ("2017-06-05T10:00+0600", "write it as 2017-06-05T10:00+06:00"),
        ("2017-06T10:00", "not EDTF"),
        ("2017-06-XXT10:00", "not EDTF"),
        ("..", "not EDTF"),
        ("/", "a date at one end"),
        ("../", "a date at one end"),
        ("2017/2018/2019", "not EDTF"),
        ("2017-06-09/2017-06-08", "ends before it starts"),
        ("2017-06-05T10:00+06:00/2017-06-05T08:00+05:00", "ends before it starts"),
        ("2017-06-05T23:00-05:00/2017-06-06T00:00+14:00", "ends before it starts"),
        ("2017/2018-13", "month 13"),
        ("2017-6-8/2017-6-9", "write it as 2017-06-08/2017-06-09"),
        ("8 June 2017 – 9 June 2017", "write it as 2017-06-08/2017-06-09"),
        ("2017/06/05", "write it as 2017-06-05"),
        ("20170605", "write it as 2017-06-05"),
        ("5.6.2017", "write it as 2017-06-05"),
        ("30 February 2017", "February 2017 has 28 days"),
        ("Monday 5 June 2017", "write it as 2017-06-05"),
        ("June 5th, 2017", "write it as 2017-06-05"),
        ("June 2017", "write it as 2017-06"),
        ("c. 2017", "write it as 2017~"),
        ("2010s", "write it as 201X"),
        ("17", "not EDTF: write it like"),
        ("Y2017", "write it as 2017"),
        ("Y170000-06", "not EDTF"),
        ("Y" + "9" * 5000, "not EDTF"),
        ("Y1234567890123", "more than 12 digits"),
        ("{1960,1961-12}", "level 2"),
        ("{..1984}", "level 2"),
        ("[1667,1668]", "level 2"),
        ("[..1760-12-03]", "level 2"),
        ("?2017-06", "level 2"),
        ("2017?-06", "level 2"),
        ("2017-06-~05", "level 2"),
        ("2017~/2017-?06", "level 2"),
        ("1XXX-12", "level 2"),
        ("XXXX", "level 2"),
        ("201X-06", "level 2"),
        ("2017-1X", "level 2"),
        ("2017-XX-05", "level 2"),
        ("2017-06-XX/2017-07", "level 2"),
        ("Y17E7", "level 2"),
        ("1950S2", "level 2"),
        ("Y171010000S3", "level 2"),
        ("2017~?", "% is both ~ and ?"),
    ],
)
def test_refusal_says_what_is_wrong_and_the_mend(text: str, part_of_reason: str) -> None:
    assert part_of_reason in refusal(text)


@pytest.mark.parametrize(
    "text",
    [
        "2017-06-05T10:00+06:00/2017-06-05T09:30+05:00",
        "2017-06-05T10:00/2017-06-05T10:00",
        "2017-06-05T10:00/2017-06-05",
        "2017/2017-06",
        "2017-06-20/2017-06",
        "2017-06-05T10:00+14:00/2017-06-05T10:00-14:00",
    ],
)
def test_interval_that_may_run_forward_is_a_date(text: str) -> None:
    assert parse(text).is_interval


@given(st.dates())
def test_plain_day_is_the_calendars_own(day: date) -> None:
    written = parse(day.isoformat())
    assert written.earliest == written.latest == day.toordinal()
    assert day_number(day.year, day.month, day.day) == day.toordinal()
    assert civil(day.toordinal()) == (day.year, day.month, day.day)
    assert isinstance(written.start, Point)
    assert (written.start.year, written.start.month, written.start.day) == civil(day.toordinal())


@given(st.integers(-(10**13), 10**13))
def test_every_ordinal_is_one_day_of_the_calendar(day: int) -> None:
    year, month, day_of_month = civil(day)
    assert day_number(year, month, day_of_month) == day
    assert civil(day + 146097) == (year + 400, month, day_of_month)


@given(st.dates(max_value=date(9599, 12, 31)), st.integers(-30, 30))
def test_the_calendar_repeats_every_400_years(day: date, cycles: int) -> None:
    moved = day_number(day.year + 400 * cycles, day.month, day.day)
    assert moved == day.toordinal() + 146097 * cycles


@given(st.text() | st.text("0123456789XYTZ-:/+.~?%SE ", max_size=24))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        written = parse(text)
    except DateError as refused:
        reason = str(refused)
    else:
        reason = reading(written)
        assert written.earliest is None or written.latest is None or written.earliest <= written.latest
    assert reason.isprintable()
    assert reason


POINTS = st.sampled_from([row[0] for row in DATES if "/" not in row[0]])
PLAIN_POINTS = st.sampled_from([row[0] for row in DATES if not set(row[0]) & set("/XT~?%")])


@given(POINTS)
def test_span_of_a_point_runs_forward(text: str) -> None:
    written = parse(text)
    assert written.earliest is not None
    assert written.latest is not None
    assert written.earliest <= written.latest


@given(PLAIN_POINTS, st.sampled_from("~?%"))
def test_qualifier_widens_nothing(text: str, qualifier: str) -> None:
    plain, qualified = parse(text), parse(text + qualifier)
    assert (plain.earliest, plain.latest) == (qualified.earliest, qualified.latest)
    assert plain.precision == qualified.precision


@given(PLAIN_POINTS, PLAIN_POINTS)
def test_bounds_of_an_interval_are_those_of_its_ends(start: str, end: str) -> None:
    def bounds(written: Date) -> tuple[int, int]:
        assert written.earliest is not None
        assert written.latest is not None
        return written.earliest, written.latest

    earliest, latest = bounds(parse(start))[0], bounds(parse(end))[1]
    if latest < earliest:
        assert refusal(f"{start}/{end}") == "an interval that ends before it starts"
    else:
        assert bounds(parse(f"{start}/{end}")) == (earliest, latest)
