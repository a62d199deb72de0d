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
