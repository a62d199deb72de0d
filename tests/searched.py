"""The small timeline that the tests of the search ask, with every kind of entry that a query tells apart."""

from __future__ import annotations

from collections.abc import Iterable

from sco_tui import timeline_file
from sco_tui.found import Found
from sco_tui.query import parse
from sco_tui.search import Index
from sco_tui.timeline import Event

YAML = """
title: Asked for by nobody
sources:
  kp: {title: Kazakhstanskaya Pravda, publisher: Hidden Press, note: Hidden note}
  dw: {title: Daily Wire}
speakers:
  Xi Jinping: {role: President of China, aliases: [Си Цзиньпин, 习近平]}
  Igor Morgulov: {role: Deputy minister, aliases: [Игорь Моргулов]}
events:
  - {id: past, date: ../2000, title: Old discoveries, kind: article, tags: Security, summary: "Oil, then gas"}
  - {id: rome, date: -0043, title: Caesar in Rome}
  - id: founding
    date: 2001-06-15
    title: SCO founded
    kind: summit
    place: Shanghai
    tags: [security, oil and gas]
    summary: "Against the three\\n  evil\\tforces"
    source: dw
    statements:
      - {text: We fight terrorism, speaker: 习近平}
      - {text: Extremism too, original: Экстремизм, speaker: Igor Morgulov, role: Envoy, source: kp}
  - id: crisis
    date: 2014~
    title: Café crisis
    place: Kazakhstan
    status: cancelled
    note: "Somebody asked: why"
    statements: [{text: Oil fell, speaker: Ann Lee, language: zxx, at: page 7}]
  - id: briefing
    date: 2017-06?
    title: Press briefing
    kind: briefing
    source: kp
    statements:
      - {text: We fight extremism, speaker: Xi Jinping, role: Guest}
      - {text: Terrorism and gas, speaker: Игорь Моргулов}
  - id: talks
    date: 2017-06-05/2017-06-08%
    title: Talks on oil
    kind: talks
    place: Astana
    tags: [oil]
    note: See https://sco.int at 10:00
  - id: visit
    date: 2017-06-08T09:00
    title: Pakistan joins
    kind: Visit of state
    statements: [{text: Welcome, note: on oil, speaker: Си Цзиньпин}]
  - id: onward
    date: 2018-01-01/..
    title: 上海合作组织
    statements: [{text: A well-known word, original: 反恐}]
  - {id: since, date: 2019/, title: India joins, kind: summit}
  - {id: undated, title: Terrorism report, kind: " article ", statements: [{text: Nothing}]}
  - {id: unreadable, date: 5 June 2017, title: Ёлка}
"""
ALL = "past rome founding crisis briefing talks visit onward since undated unreadable"
INDEX = Index(*timeline_file.parse("t.yaml", YAML.encode()))
EVENTS = {event.id: event for event in INDEX.timeline.events}


def find(text: str) -> Found:
    return INDEX.find(parse(text))


def ids(events: Iterable[Event]) -> list[str]:
    return [event.id for event in events]
