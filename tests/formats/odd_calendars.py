"""What each of the odd calendars of `odd/` says by RFC 5545, and what is remarked on it.

Ids are left away: they are derived from date and title.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Read:
    """`about` is what the document has beside its events; `remarks` begin with their lines."""

    events: Sequence[Mapping[str, Any]]
    about: Mapping[str, Any] = field(default_factory=dict)
    remarks: Sequence[str] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)


ODD = {
    "addresses": Read(
        [
            {"date": "2017-06-08", "title": "Summit", "source": ["example.org", "example.net"]},
            {"date": "2017-06-09", "title": "Again", "source": ["example.net-2"]},
        ],
        about={
            "sources": {
                "example.org": {"url": "https://example.org/a?b=%2C,c"},
                "example.net": {"title": "minutes.pdf", "url": "https://example.net/m"},
                "example.net-2": {"url": "https://example.net/other"},
            }
        },
        remarks=['12: ATTACH is no http address: "cid:part1"', '13: URL is no http address: "message:1"'],
        left_out={"ATTACH": 1},
    ),
    "bad-dates": Read(
        [
            {"title": "Words"},
            {"title": "No such day"},
            {"date": "2017-06-08", "title": "Dashes"},
            {"title": "No such hour"},
            {"date": "2017-06-08", "title": "Bad end"},
            {"title": "No start"},
        ],
        remarks=[
            '7: DTSTART is no date: "next spring"',
            '13: DTSTART is no date: "20170631"',
            '25: DTSTART is no date: "20170605T250000Z"',
            '32: DTEND is no date: "soon"',
            "35: no DTSTART: an event without a date",
        ],
    ),
    "blank-lines": Read(
        [{"date": "2017-06-08", "title": "Summit"}], remarks=['14: no property: "X-BAD LINE"']
    ),
    "broken-lines": Read(
        [
            {"date": "2017-06-08", "title": "Summit", "place": "Astana"},
            {"date": "2017-06-09", "title": "Another"},
        ],
        remarks=[
            '9: no property: "a line that was broken"',
            '10: no property: "in two: by hand"',
            '11: no property: ";VALUE=X:nameless"',
            '12: LOCATION: parameters left out: ";=;;X"',
            '13: no property: "DESCRIPTION;ALTREP="open:never closed"',
        ],
    ),
    "byte-order-mark": Read([{"date": "2017-06-08", "title": "Summit"}]),
    "control-characters": Read(
        [{"date": "2017-06-08", "title": "Sum^[[31mmit<U+202E>"}],
        left_out={"control or invisible character (now notation)": 2},
    ),
    "days-and-times-mixed": Read(
        [
            {"date": "2017-06-08/2017-06-09T12:00Z", "title": "To a time"},
            {"date": "2017-06-08T10:00/2017-06-09", "title": "From a time"},
            {"date": "2017-06-08T10:00", "title": "A time called a day"},
            {"date": "2017-06-08", "title": "A day called nothing"},
        ]
    ),
    "dtend-before-dtstart": Read(
        [{"date": "2017-06-08", "title": "Days"}, {"date": "2017-06-05T10:00Z", "title": "Times"}],
        remarks=[
            '8: "DTEND;VALUE=DATE:20170605" is before DTSTART: left out',
            '15: "DTEND:20170605T093000Z" is before DTSTART: left out',
        ],
    ),
    "dtend-equal-to-dtstart": Read(
        [{"date": "2017-06-08", "title": "Day"}, {"date": "2017-06-05T10:00Z", "title": "Time"}]
    ),
    "dtend-exclusive": Read(
        [
            {"date": "2017-06-08/2017-06-09", "title": "Two days"},
            {"date": "2017-06-08", "title": "One day"},
            {"date": "2017-12-31/2018-01-01", "title": "Over the year"},
        ]
    ),
    "dtend-without-dtstart": Read(
        [{"title": "Summit"}],
        remarks=[
            "4: no DTSTART: an event without a date",
            '7: "DTEND;VALUE=DATE:20170608" without a DTSTART: left out',
        ],
    ),
    "durations": Read(
        [
            {"date": "2017-06-08/2017-06-09", "title": "Two days"},
            {"date": "2017-06-01/2017-06-14", "title": "Two weeks"},
            {"date": "2017-06-05T10:00/2017-06-05T11:30", "title": "Ninety minutes"},
            {
                "date": "2017-03-25T12:00+01:00/2017-03-26T12:00+02:00",
                "title": "A day over a change of clocks",
            },
            {
                "date": "2017-03-25T12:00+01:00/2017-03-26T13:00+02:00",
                "title": "Hours over a change of clocks",
            },
            {"date": "2017-06-08", "title": "An hour of a day"},
            {"date": "2017-06-05T10:00Z", "title": "Backwards"},
            {"date": "2017-06-05T10:00Z", "title": "A year"},
            {"date": "9999-06-05T10:00Z", "title": "For ever"},
            {"date": "2017-06-05T10:00Z/2017-06-05T11:00Z", "title": "Both"},
        ],
        remarks=[
            '43: "DURATION:PT1H" is no length of time: left out',
            '50: "DURATION:-PT1H" is no length of time: left out',
            '57: "DURATION:P1Y" is no length of time: left out',
            '64: "DURATION:P99999999999D" is no length of time: left out',
            '72: "DURATION:PT2H" beside DTEND, which holds',
        ],
    ),
    "escaped-commas": Read(
        [{"date": "2017-06-08", "title": "A, b; c\\n d\n e: f", "tags": ["harbour", "fees, dues", "fees"]}]
    ),
    "event-without-calendar": Read(
        [{"date": "2017-06-08", "title": "One"}],
        remarks=["1: no VCALENDAR", "7: 1 property outside a component"],
    ),
    "event-without-end": Read(
        [{"date": "2017-06-08", "title": "One"}, {"date": "2017-06-09", "title": "Two"}],
        remarks=["4: VEVENT has no END", "16: END:VEVENT without a BEGIN"],
    ),
    "folded-lines": Read(
        [{"date": "2017-06-08", "title": "Summit in Astana, the capital", "summary": "Twowordson one line"}]
    ),
    "further-summary": Read(
        [{"date": "2017-06-08", "title": "First"}], remarks=['9: a further SUMMARY left out: "Second"']
    ),
    "html-in-description": Read(
        [
            {
                "date": "2017-06-08",
                "title": "Summit",
                "summary": '<b>Fees</b>; see <a href="https://example.org">there</a>',
            }
        ]
    ),
    "missing-dtend": Read(
        [{"date": "2017-06-08", "title": "A day"}, {"date": "2017-06-05T10:00", "title": "A time"}]
    ),
    "missing-summary": Read(
        [{"date": "2017-06-08", "title": "Untitled"}, {"date": "2017-06-09", "title": "Untitled"}],
        remarks=["4: no title: Untitled is put there", "9: no title: Untitled is put there"],
    ),
    "moved-by-hand": Read(
        [
            {"date": "2017-06~", "title": "As it was"},
            {"date": "2017-07-01/2017-07-31", "title": "Moved"},
            {"date": "2017-06-05T04:00Z", "title": "The same moment"},
            {"date": "2017-06-01", "title": "No date"},
        ],
        remarks=[
            '17: X-SCO-TUI-DATE "2017-06~" is not when the event is now: DTSTART and its end hold',
            '31: X-SCO-TUI-DATE "June" is no date: not EDTF: write it like 2017, 2017-06, 2017-06-05'
            " or 2017-06-08/2017-06-09",
        ],
    ),
    "no-calendar": Read([], remarks=["1: 2 properties outside a component", "1: no VCALENDAR"]),
    "no-end": Read(
        [{"date": "2017-06-08", "title": "One"}, {"date": "2017-06-09", "title": "Cut"}],
        remarks=["1: VCALENDAR has no END", "10: VEVENT has no END"],
    ),
    "nothing": Read([], remarks=["1: no VCALENDAR"]),
    "old-mac-line-ends": Read([{"date": "2017-06-08", "title": "Summit"}], remarks=['9: no property: "X-A"']),
    "other-properties": Read(
        [{"date": "2017-06-08", "title": "Summit"}],
        left_out={"COLOR": 1, "GEO": 1, "ATTENDEE": 2, "X-LOWER": 1, "SUMMARY;LANGUAGE": 1},
    ),
    "recurrence": Read(
        [
            {
                "date": "2017-06-05T10:00+02:00",
                "title": "Meeting",
                "note": "Mondays\n\nRRULE:FREQ=WEEKLY;COUNT=4\nRDATE;VALUE=DATE:20170701\n"
                "EXDATE;TZID=Europe/Berlin:20170612T100000",
            },
            {
                "date": "2017-06-19T12:00+02:00",
                "title": "Meeting at noon",
                "note": "RECURRENCE-ID;TZID=Europe/Berlin:20170619T100000",
            },
        ]
    ),
    "several-calendars": Read(
        [{"date": "2017-06-08", "title": "One"}, {"date": "2017-06-09", "title": "Two"}],
        about={"title": "Talks", "about": "Of the harbour"},
        left_out={"X-WR-CALNAME": 1},
    ),
    "statuses": Read(
        [
            {"date": "2017-06-08", "title": "One", "status": "cancelled"},
            {"date": "2017-06-08", "title": "Two"},
            {"date": "2017-06-08", "title": "Three"},
            {"date": "2017-06-08", "title": "Four", "status": "planned"},
            {"date": "2017-06-08", "title": "Five", "status": "cancelled"},
        ],
        left_out={"STATUS": 1},
    ),
    "tasks-and-journals": Read(
        [{"date": "2017-06-08", "title": "Summit"}],
        left_out={"VTODO": 1, "VJOURNAL": 1, "VFREEBUSY": 1, "VALARM": 1},
    ),
    "unknown-value": Read(
        [{"date": "2017-06-08", "title": "Summit"}],
        remarks=[
            '7: DTSTART: unknown VALUE "X-DAY" passed over',
            '8: SUMMARY: unknown VALUE "X-TEXT" passed over',
        ],
        left_out={"X-FOO": 1},
    ),
    "utc-and-floating": Read(
        [
            {"date": "2017-06-05T10:00Z", "title": "UTC"},
            {"date": "2017-06-05T10:00", "title": "Wherever one is"},
            {"date": "2017-06-05T10:00:30Z", "title": "With seconds"},
            {"date": "2016-12-31T23:59:59Z", "title": "Leap second"},
            {"date": "2017-06-05T10:00Z", "title": "No seconds"},
        ]
    ),
    "windows-line-ends": Read([{"date": "2017-06-08", "title": "Summit", "summary": "One\ntwo"}]),
    "zone-defined-at-the-end": Read([{"date": "2017-06-05T10:00+06:00", "title": "Summer"}]),
    "zone-in-local-mean-time": Read(
        [{"date": "1960-06-05T10:00", "title": "Monrovia mean time"}],
        remarks=["7: offset -004430 left out: no date can have it"],
    ),
    "zone-that-recurs-each-second": Read(
        [{"date": "2017-06-05T10:00", "title": "Summit"}],
        remarks=['22: unknown time zone "Ours": its times are kept without offset'],
    ),
    "zone-with-broken-definition": Read(
        [
            {"date": "2017-06-05T10:00+02:00", "title": "Known to Windows"},
            {"date": "2017-06-05T10:00", "title": "Known to nobody"},
        ],
        remarks=['43: unknown time zone "Ours": its times are kept without offset'],
    ),
    "zone-with-definition": Read(
        [
            {"date": "2017-06-05T10:00+06:00/2017-06-05T11:30+06:00", "title": "Summer"},
            {"date": "2017-12-05T10:00+05:00", "title": "Winter"},
        ]
    ),
    "zone-without-definition": Read(
        [
            {"date": "2017-06-05T10:00+06:00", "title": "Known to all"},
            {"date": "2017-06-05T10:00+02:00", "title": "Known to Windows"},
            {"date": "2017-06-05T10:00+02:00", "title": "Made unique"},
            {"date": "2017-06-05T10:00/2017-06-05T11:00", "title": "Known to nobody"},
            {"date": "2017-06-05T10:00Z", "title": "In UTC all the same"},
        ],
        remarks=['25: unknown time zone "Neverland": its times are kept without offset'],
    ),
}
