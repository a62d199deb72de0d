"""Files of other programs read and written as timeline files, against the least that can be done with them.

For a calendar that is icalendar's own parse of it, for all else PyYAML's writing of the same mapping, in C.
The two take turns; the ratio is the median of pairs.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from random import Random
from statistics import median
from typing import NamedTuple

import yaml
from icalendar import Calendar

from sco_tui import timeline_file, timeline_text
from sco_tui.briefing import compose
from sco_tui.checked import check
from sco_tui.draft import Imported
from sco_tui.formats import FORMATS as WRITTEN
from sco_tui.formats import csv, ics_reading, json_reading, timelinejs
from sco_tui.found import everything
from tests.benchmarks.generate import timeline_yaml

_WORDS = (
    *("harbour", "fees", "talks", "rise", "ministers", "meet", "agreement", "summer", "Lisbon"),
    *("trade", "ferry", "winter", "night", "дорога", "港口"),
)
_ZONES = ("Europe/Lisbon", "Asia/Almaty", "W. Europe Standard Time", "Ours")
_OURS = """\
BEGIN:VTIMEZONE
TZID:Ours
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


class Format(NamedTuple):
    """`floor` is what reading is told against, on the same file or on what was read of it."""

    name: str
    made: Callable[[int], str]
    read: Callable[[str], Imported]
    floor: Callable[[str, Imported], object]
    floor_name: str
    most: float
    "Passes of the floor that reading may take."


def calendar(events: int) -> str:
    """Days, times and times in zones, one in three each; an event has 0.6 KB."""
    random = Random(1)
    parts = ["BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//example//EN\n", _OURS]
    parts += [_vevent(random, number) for number in range(events)]
    return "".join([*parts, "END:VCALENDAR\n"]).replace("\n", "\r\n")


def _vevent(random: Random, number: int) -> str:
    day = f"{random.randint(1996, 2024)}{random.randint(1, 12):02}{random.randint(1, 27):02}"
    zone = random.choice(_ZONES)
    start, end = random.choice(
        [
            (f";VALUE=DATE:{day}", f";VALUE=DATE:{int(day) + 1}"),
            (f":{day}T090000Z", f":{day}T101500Z"),
            (f";TZID={zone}:{day}T090000", f";TZID={zone}:{day}T101500"),
        ]
    )
    return (
        f"BEGIN:VEVENT\nUID:{number}@example.org\nDTSTAMP:20200101T000000Z\n"
        f"DTSTART{start}\nDTEND{end}\n"
        f"SUMMARY:{_words(random, 5)}\nDESCRIPTION:{_words(random, 9)}\\n\n {_words(random, 9)}\\, and\n"
        f"  {_words(random, 8)}\nLOCATION:{_words(random, 1)}\\, {_words(random, 1)}\n"
        f"CATEGORIES:{_words(random, 1)},{_words(random, 1)}\nURL:https://example.org/{number}\n"
        "STATUS:CONFIRMED\nTRANSP:OPAQUE\nSEQUENCE:0\n"
        f"ATTENDEE;CN={_words(random, 1)};PARTSTAT=ACCEPTED:mailto:a@example.org\nEND:VEVENT\n"
    )


def _words(random: Random, number: int) -> str:
    return " ".join(random.choices(_WORDS, k=number))


def exported(name: str) -> Callable[[int], str]:
    """A generated timeline in one of our formats; what that cannot hold is not there."""

    def made(events: int) -> str:
        timeline, _ = timeline_file.parse("t.yaml", timeline_yaml(events).encode())
        return WRITTEN[name].write(compose(everything(timeline), check(timeline)))

    return made


def _dumped(_: str, imported: Imported) -> object:
    return yaml.dump(dict(imported.document), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)


FORMATS = (
    Format(
        "iCalendar",
        calendar,
        ics_reading.read,
        lambda data, _: Calendar.from_ical(data),
        "icalendar's parse",
        most=1.5,
    ),
    *(
        Format(name, exported(form), read, _dumped, "CSafeDumper", most=4)
        for name, form, read in (
            ("TimelineJS", "timelinejs", lambda data: timelinejs.read(json.loads(data))),
            ("CSV", "csv", csv.read),
            ("own JSON", "json", lambda data: json_reading.read(json.loads(data))),
        )
    ),
)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _measure(format: Format, events: int, turns: int) -> None:
    data = format.made(events)
    imported = format.read(data)
    assert len(imported.document["events"]) > 0.9 * events
    assert not imported.remarks
    pairs = []
    for _ in range(turns):
        taken = _seconds(lambda: timeline_text.write(format.read(data).document))
        pairs.append((taken, _seconds(lambda: format.floor(data, imported))))
    whole, floor = (median(times) for times in zip(*pairs, strict=True))
    ratio = median(read / least for read, least in pairs)
    print(
        f"  {format.name:>12} {events:7,} events {len(data.encode()) / 1e6:6.1f} MB  {whole:6.3f} s,"
        f" {whole / events * 1e6:6.1f} µs an event; {ratio:5.2f} passes of {format.floor_name}"
        f" ({floor:6.3f} s), at most {format.most}",
        flush=True,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000, help="and a tenth, and three tenths (10000)")
    parser.add_argument("--turns", type=int, default=7, help="pairs (7)")
    chosen = parser.parse_args()
    print("import: from the decoded file to the text of a timeline file")
    for format in FORMATS:
        for events in (chosen.events // 10, 3 * chosen.events // 10, chosen.events):
            _measure(format, events, chosen.turns)
    return 0


if __name__ == "__main__":
    sys.exit(main())
