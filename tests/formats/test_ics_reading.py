"""Calendars as other programs write them: what is understood is kept, and the rest said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_tui import dates, fields
from sco_tui.formats.ics_reading import read
from tests.formats.odd_calendars import ODD

FOLDER = Path(__file__).parent / "odd"


def of_file(name: str) -> str:
    return (FOLDER / f"{name}.ics").read_bytes().decode()


def calendar(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""])


def event(*lines: str) -> str:
    return calendar("BEGIN:VEVENT", "SUMMARY:Talks", *lines, "END:VEVENT")


def test_each_odd_calendar_is_in_the_table() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.ics")) == sorted(ODD)


@pytest.mark.parametrize("name", ODD)
def test_odd_calendar_is_read_as_its_rules_say(name: str) -> None:
    imported, expected = read(of_file(name)), ODD[name]
    document = dict(imported.document)
    events = document.pop("events")
    assert [{field: one[field] for field in one if field != "id"} for one in events] == expected.events
    assert document == expected.about
    assert [f"{place}: {message}" for place, message in imported.remarks] == list(expected.remarks)
    assert imported.left_out == expected.left_out


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (["DTSTART;VALUE=DATE:20170608"], "2017-06-08"),
        (["DTSTART;VALUE=DATE:20170608", "DTEND;VALUE=DATE:20170609"], "2017-06-08"),
        (["DTSTART;VALUE=DATE:20170608", "DTEND;VALUE=DATE:20170610"], "2017-06-08/2017-06-09"),
        (["DTSTART;VALUE=DATE:00010101"], "0001-01-01"),
        (["DTSTART;VALUE=DATE:99991231"], "9999-12-31"),
        (["DTSTART;VALUE=DATE:99990101", "DURATION:P365D"], "9999-01-01/9999-12-31"),
        (["DTSTART:20170605T100000"], "2017-06-05T10:00"),
        (["DTSTART:20170605T100001"], "2017-06-05T10:00:01"),
        (["DTSTART:20170605T100000Z"], "2017-06-05T10:00Z"),
        (["DTSTART;TZID=UTC:20170605T100000"], "2017-06-05T10:00Z"),
        (["DTSTART;TZID=Asia/Kathmandu:20170605T100000"], "2017-06-05T10:00+05:45"),
        (["DTSTART;TZID=America/St_Johns:20170605T100000"], "2017-06-05T10:00-02:30"),
        (["DTSTART;TZID=Pacific/Kiritimati:20170605T100000"], "2017-06-05T10:00+14:00"),
        # The clock is put back at 3: what comes twice is its first (section 3.3.5).
        (["DTSTART;TZID=Europe/Berlin:20171029T023000"], "2017-10-29T02:30+02:00"),
        # And put forward at 2: the offset from before it holds.
        (["DTSTART;TZID=Europe/Berlin:20170326T023000"], "2017-03-26T02:30+01:00"),
        (
            ["DTSTART;TZID=Europe/Berlin:20170605T100000", "DTEND;TZID=Europe/London:20170605T100000"],
            "2017-06-05T10:00+02:00/2017-06-05T10:00+01:00",
        ),
    ],
)
def test_date_is_neither_more_nor_less_exact_than_the_calendar(lines: list[str], date: str) -> None:
    imported = read(event(*lines))
    assert imported.document["events"][0]["date"] == date
    assert not imported.remarks


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=YEARLY;INTERVAL=0",
        "FREQ=YEARLY;BYSECOND=0,1,2",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "nonsense",
        "",
    ],
)
def test_zone_with_a_rule_that_never_ends_costs_its_offset_at_most(rule: str) -> None:
    zone = of_file("zone-with-definition").replace("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", rule)
    assert [one["title"] for one in read(zone).document["events"]] == ["Summer", "Winter"]


def test_zone_of_one_calendar_is_not_that_of_another() -> None:
    first = of_file("zone-with-definition")
    second = first.replace("+0600", "+0300").replace("+0500", "+0200")
    found = [one["date"] for one in read(first + second).document["events"]]
    assert [date[-6:] for date in found] == ["+06:00", "+05:00", "+03:00", "+02:00"]


def test_remark_stands_at_the_line_where_the_property_begins() -> None:
    data = event("DESCRIPTION:long", " and folded", "DTSTART:n", " ever")
    assert [tuple(remark) for remark in read(data).remarks] == [("6", 'DTSTART is no date: "never"')]


def test_ids_are_kept_and_made_unique() -> None:
    one = ["BEGIN:VEVENT", "X-SCO-TUI-ID:talks", "SUMMARY:Talks", "DTSTART:20170605", "END:VEVENT"]
    assert [event["id"] for event in read(calendar(*one, *one)).document["events"]] == ["talks", "talks-2"]


PIECES = (
    *("BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE"),
    *("BEGIN:STANDARD", "END:STANDARD", "BEGIN:VALARM", "END:VALARM", "TZID:A", "TZOFFSETFROM:+9999"),
    *("TZOFFSETTO:-0100", "RRULE:FREQ=YEARLY;BYDAY=9XX", "DTSTART", "DTEND", "DURATION", "SUMMARY", "URL"),
    *("X-SCO-TUI-DATE", "CATEGORIES", ":", ";", ";TZID=A", ";VALUE=DATE", "=", ",", '"', "\\", "\\n", "\r\n"),
    *(
        "\n",
        "\r",
        "\n ",
        "\n\t",
        "20170605",
        "T100000",
        "Z",
        "00000000",
        "99991231",
        "P1D",
        "PT25H",
        "P9" * 9,
    ),
    *("\0", "\x1b[31m", "\u202e", "\u2028", "é", "漢", " ", "http://a.example/", "2017-06~", "9" * 5000),
)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_nothing_that_a_file_says_ends_in_an_error(data: str) -> None:
    imported = read(data)
    for one in imported.document["events"]:
        assert set(one) <= set(fields.EVENT)
        if "date" in one:
            dates.parse(one["date"])


@given(st.data())
def test_file_with_lines_missing_and_doubled_is_read_all_the_same(data: st.DataObject) -> None:
    lines = of_file(data.draw(st.sampled_from(sorted(ODD)))).splitlines(keepends=True)
    kept = data.draw(st.lists(st.sampled_from(lines or [""]), max_size=2 * len(lines)))
    for one in read("".join(kept)).document["events"]:
        dates.parse(one.get("date", "2017"))
