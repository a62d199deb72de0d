"""Timelines made up for looking at: one of many events, one of every kind of date, and files with faults."""

from __future__ import annotations

from tests.benchmarks.generate import timeline_yaml

BUSY = timeline_yaml(120)

# Every kind of date, statement and source, each way that time can run, in ASCII only.
EVERYTHING = """
title: Everything that is drawn
speakers: {x: {role: of the role}}
sources: {s: {title: A source, publisher: The paper, date: 2017-06-05/2017-06-06, url: "https://example.org/"}}
events:
  - {date: ../2010-02, title: Open start}
  - {date: -0043-03-15, title: Before the Common Era}
  - {date: 19XX, title: A century}
  - {date: 201X, title: A decade}
  - {date: 2017, title: A year}
  - {date: 2017-21, title: A season}
  - {date: 2017-03~, title: About a month, kind: summit}
  - {date: 2017-03, title: A month}
  - {date: 2017-06-02?, title: Uncertain}
  - {date: 2017-06-05/2017-06-25, title: A range, status: cancelled, kind: summit, tags: [oil, gas]}
  - date: 2017-06-08T10:00+06:00/2017-06-09
    title: Inner, of a title that is so long that it runs on to a second line and to a third one of the list
    place: Astana
    summary: A summary.
    note: A note.
    statements:
      - {text: Own words about oil, speaker: x, source: s, note: A note}
      - {text: Reported words, reported: true}
      - {text: Translated, original: Original words, language: ru, source: s, date: 2017-06-08/2017-06-09}
  - {date: 2017-06-08/2017-06-12, title: A second lane, status: planned}
  - {date: 2017-06-09/2017-06-10, title: Without a lane}
  - {date: 2017-06-20, title: Beside the first, statements: [{text: One}, {text: Two}]}
  - {date: 2017-06-20, title: On the same day}
  - {date: 2017-07-01, title: After the range}
  - {date: 2017-07-20, title: After a gap of weeks}
  - {date: 2017-09/2018, title: From a month to a year}
  - {date: 2018-01/.., title: Open end, status: postponed}
  - {date: Y20170, title: Far away}
  - {date: someday, title: Cannot be read}
  - {title: Undated}
"""

PROBLEMS = """\
title: Some problems
sources:
  article: {title: The article}
events:
  - date: 2017-13
    title: A month too many
  - date: 2017-06-05
    title: A source that is not there
    statements:
      - {text: “Words” of somebody, source: artcle}
  - date: 2017-06-07
    title: A field that is not there
    statments: [Said]
"""
NO_YAML = """\
title: Days
events:
  - date: 2017-06-05
    title: Talks: the beginning
"""

# Statements that stand in their source, twice, with a cut, and not; sources that repeat another.
SOURCED = """
title: Port talks
sources:
  wire: {title: Wire report on the talks, publisher: Wire, date: 2019-03-05, text: wire.txt}
  daily: {title: Daily, publisher: Daily 日報, via: wire, archived: https://archive.example/daily}
  gazette: {title: Gazette of the harbour, url: https://example.org/gazette}
speakers:
  Ana Pereira: {role: Minister of Transport, aliases: [A. Pereira, Ана Перейра]}
  Bo Lin: {role: Head of the port}
events:
  - date: 2019-03-04
    title: Talks on the harbour
    source: [wire, daily]
    statements:
      - {text: We shall have an agreement before the summer., speaker: Ana Pereira}
      - {text: "the fees [...] never in question", speaker: A. Pereira, reported: true, source: wire}
  - date: 2019-03-06
    title: Talks end
    source: wire
    statements:
      - {text: We shall have an agreement before the winter., speaker: Ana Pereira}
      - {text: The harbour is open., speaker: Bo Lin, source: wire}
      - {text: Nobody asked us., source: gazette}
  - {title: Agreement signed, source: gazette}
"""
_FILLER = "The quays were full, and cranes turned over the water all day long while the talks went on.\n\n"
WIRE = (
    "PORT TALKS\r\n\r\n"
    + "“We shall have an agreement\nbefore the summer.” So said Ana Pereira. "
    + "She added that the fees of the port were never in question.\n\n"
    + 8 * _FILLER
    + "The harbour is open.\tThat is what Bo Lin repeated: the harbour is open.\n\n"
    + 20 * _FILLER
    + "At the end he said again: The harbour is open. 港口已经开放。\x1b]0;owned\x07\n"
)
