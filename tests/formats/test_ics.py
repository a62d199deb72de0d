"""A timeline as a calendar: read back it says the same, and what it cannot hold is counted."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.prop import vCategory

from sco_tui import dates, fields
from sco_tui.formats.ics import left_out, write
from sco_tui.formats.ics_reading import read
from tests.briefed import briefing_of, filled, hostile_texts
from tests.formats.round_trips import DATES, EVERY_FIELD, ODD_DATES, timeline

LAST = dates.day_number(9999, 12, 31)
IN_A_CALENDAR = [
    text
    for text in DATES
    if (dates.parse(text).earliest or 1) >= 1 and (dates.parse(text).latest or LAST) <= LAST
]
# What each field of a timeline file goes into, "" where it comes back as it was.
LOST = {
    "title": "", "about": "", "sources": "source of no event", "speakers": "speaker",
    "events": "undated event", "id": "", "date": "", "kind": "", "place": "", "status": "", "tags": "",
    "summary": "", "note": "", "source": "", "statements": "statement",
}  # fmt: skip
LOST_OF_A_SOURCE = {
    "title": "title of a source", "publisher": "publisher of a source", "author": "author of a source",
    "date": "date of a source", "url": "", "archived": "archived of a source",
    "accessed": "accessed of a source", "via": "via of a source", "text": "text of a source",
    "note": "note of a source",
}  # fmt: skip


def properties(data: str) -> list[str]:
    return data.replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize("text", [*IN_A_CALENDAR, *ODD_DATES])
def test_date_comes_back_as_written(text: str) -> None:
    imported = read(write(briefing_of(timeline(text))))
    assert [event["date"] for event in imported.document["events"]] == [text]
    assert not imported.remarks


def test_dates_of_the_readme_were_found() -> None:
    assert len(IN_A_CALENDAR) > 40


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("2017-06-05", ["DTSTART;VALUE=DATE:20170605", "DTEND;VALUE=DATE:20170606"]),
        ("2017-06-08/2017-06-09", ["DTSTART;VALUE=DATE:20170608", "DTEND;VALUE=DATE:20170610"]),
        ("2016-02", ["DTSTART;VALUE=DATE:20160201", "DTEND;VALUE=DATE:20160301"]),
        ("2017?", ["DTSTART;VALUE=DATE:20170101", "DTEND;VALUE=DATE:20180101"]),
        ("201X", ["DTSTART;VALUE=DATE:20100101", "DTEND;VALUE=DATE:20200101"]),
        ("2017-24", ["DTSTART;VALUE=DATE:20171201", "DTEND;VALUE=DATE:20180301"]),
        ("2017-06-08/..", ["DTSTART;VALUE=DATE:20170608", "DTEND;VALUE=DATE:20170609"]),
        ("../2017", ["DTSTART;VALUE=DATE:20170101", "DTEND;VALUE=DATE:20180101"]),
        ("0987", ["DTSTART;VALUE=DATE:09870101", "DTEND;VALUE=DATE:09880101"]),
        ("9999", ["DTSTART;VALUE=DATE:99990101", "DURATION:P365D"]),
        ("2017-06-05T10:00", ["DTSTART:20170605T100000"]),
        ("2017-06-05T10:00:30Z", ["DTSTART:20170605T100030Z"]),
        ("2017-06-05T02:00+06:00", ["DTSTART:20170604T200000Z"]),
        ("2017-06-05T10:00/2017-06-05T11:30", ["DTSTART:20170605T100000", "DTEND:20170605T113000"]),
        (
            "2017-06-05T10:00/2017-06-05T12:00Z",
            ["DTSTART;VALUE=DATE:20170605", "DTEND;VALUE=DATE:20170606"],
        ),
    ],
)
def test_calendar_shows_all_days_that_a_date_may_mean(text: str, lines: list[str]) -> None:
    written = properties(write(briefing_of(timeline(text))))
    found = [line for line in written if line.startswith(("DTSTART", "DTEND", "DURATION"))]
    assert sorted(found) == sorted(lines)


@pytest.mark.parametrize("text", ["0000", "-0043", "Y170000", "0001-01-01T00:00+06:00", "../-0043-03-15"])
def test_year_that_a_calendar_cannot_write_is_counted(text: str) -> None:
    made = briefing_of(timeline(text))
    assert left_out(made) == {"event outside the years 1 to 9999": 1}
    assert "BEGIN:VEVENT" not in write(made)


def test_each_field_is_carried_or_counted() -> None:
    made = briefing_of(EVERY_FIELD)
    imported = read(write(made)).document
    assert left_out(made) == {
        "undated event": 1,
        "event outside the years 1 to 9999": 1,
        "statement": 1,
        "speaker": 1,
        "source that is not listed": 1,
        "source of no event": 1,
        "source without address": 1,
        **dict.fromkeys(filter(None, LOST_OF_A_SOURCE.values()), 1),
    }
    assert {**fields.TIMELINE, **fields.EVENT}.keys() == LOST.keys()
    assert fields.SOURCE.keys() == LOST_OF_A_SOURCE.keys()
    assert set(filter(None, LOST.values())) <= left_out(made).keys()
    assert imported == {
        "title": "Port talks, with a comma",
        "about": "What was said\nin Lisbon.\n",
        "sources": {
            "example.org": {"url": "https://example.org/harbour"},
            "example.net": {"url": "https://example.net/wire"},
        },
        "events": [
            {
                "id": "talks",
                "date": "2019-03~",
                "title": "Talks",
                "kind": "meeting",
                "place": "Lisbon",
                "status": "postponed",
                "tags": ["harbour", "fees, dues"],
                "summary": "Ministers meet.",
                "source": ["example.org", "example.net"],
                "note": "Two accounts differ.",
            }
        ],
    }


@pytest.mark.parametrize("status", [*fields.STATUSES, None])
def test_status_comes_back(status: str | None) -> None:
    written = write(briefing_of(timeline("2017", **({"status": status} if status else {}))))
    assert read(written).document["events"][0].get("status") == status
    assert ("STATUS:CANCELLED" in properties(written)) == (status == "cancelled")


def test_names_of_an_event_stay_the_same_and_differ_between_events() -> None:
    two = "events: [{id: a, date: 2017, title: T}, {id: b, date: 2017, title: T}]"
    uids = [line for line in properties(write(briefing_of(two))) if line.startswith("UID:")]
    assert len(set(uids)) == 2
    assert uids == [line for line in properties(write(briefing_of(two))) if line.startswith("UID:")]


@given(hostile_texts)
@example("\\N \\n \\, \\; \\\\ C:\\New")
@example("x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:forged")
@example("é漢\U0001f600" * 60)
def test_words_of_the_file_are_text(text: str) -> None:
    made = briefing_of(filled(f"x{text}"))
    written = write(made)
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", written)
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    assert [line for line in properties(written) if line.startswith(("BEGIN:", "END:"))] == [
        *("BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR")
    ]
    event = made.dated[0].event
    parsed = Calendar.from_ical(written)
    (found,) = parsed.walk("VEVENT")
    assert parsed["DESCRIPTION"] == made.found.timeline.about
    for name, value in (
        ("SUMMARY", event.title),
        ("DESCRIPTION", event.summary),
        ("LOCATION", event.place),
        ("COMMENT", event.note),
    ):
        assert found[name] == value
    categories = found["CATEGORIES"]
    assert isinstance(categories, vCategory)
    assert list(categories) == list(event.tags)


@given(hostile_texts)
@example("\\N \\n \\, \\; \\\\ C:\\New")
@example("\n\n a\n\n")
def test_texts_come_back_as_they_were(text: str) -> None:
    made = briefing_of(filled(f"x{text}x"))
    event = made.dated[0].event
    (found,) = read(write(made)).document["events"]
    assert [found[name] for name in ("id", "title", "kind", "place", "summary", "note")] == [
        *(event.id, event.title, event.kind, event.place, event.summary, event.note)
    ]
    assert found["tags"] == list(event.tags)


@given(st.lists(st.sampled_from(["https://a.example/b,c;d", "http://e.example/\\f", "https://g.example/é"])))
def test_addresses_come_back_once_each(addresses: list[str]) -> None:
    sources = "".join(f"  s{number}: {{url: '{url}'}}\n" for number, url in enumerate(addresses))
    keys = ", ".join(f"s{number}" for number in range(len(addresses)))
    made = briefing_of(f"sources:\n{sources}{timeline('2017', source=f'[{keys}]')}")
    found = read(write(made)).document.get("sources", {}).values()
    assert [source["url"] for source in found] == [
        url.replace("\\", "%5C") for url in dict.fromkeys(addresses)
    ]
