"""What is written in other formats and read back: the dates of the README, a timeline with every field."""

import re
from pathlib import Path
from typing import Any

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
DATES = re.findall(r"^\| `([^`]+)` \|[^|]+\|[^|]+\|[^|]+\|$", README.split("\n## Dates\n")[1], re.MULTILINE)
ODD_DATES = [
    *("0001", "0001-01-01", "9999", "9999-12-31", "9999-12", "999X", "99XX", "9999-12-31T23:59:59Z"),
    *("2017-06-05T10:00/..", "../2017-06-05T10:00Z", "2017-06-08/2017-06-09T12:00Z", "2017-06-05T00:00"),
    *("2017-06-05T10:00/2017-06-05T12:00Z", "2017-06-05T10:00+02:00/2017-06-05T10:00+01:00"),
]

EVERY_FIELD = """\
title: Port talks, with a comma
about: |
  What was said
  in Lisbon.
sources:
  gazette:
    title: Talks begin
    publisher: Harbour Gazette
    author: Ann Lee
    date: 2019-03-05
    url: https://example.org/harbour
    archived: https://example.net/kept
    accessed: 2019-04
    via: wire
    text: gazette.txt
    note: In translation.
  wire: {url: "https://example.net/wire"}
  book: {title: A book}
  letter: {title: A letter}
speakers:
  Ana Pereira: {role: Minister, aliases: [A. Pereira]}
events:
  - id: talks
    date: 2019-03~
    title: Talks
    kind: meeting
    place: Lisbon
    status: postponed
    tags: [harbour, "fees, dues"]
    summary: Ministers meet.
    source: [gazette, wire, book, nowhere]
    note: Two accounts differ.
    statements:
      - text: We shall.
        speaker: Ana Pereira
        role: Guest
        reported: true
        original: Sim.
        language: pt
        date: 2019-03-05
        source: letter
        at: page 3
        note: Loud.
  - {title: A memory}
  - {title: The first year, date: 0000}
"""


def timeline(date: str, **values: Any) -> str:
    more = "".join(f"    {name}: {value}\n" for name, value in values.items())
    return f'events:\n  - title: Talks\n    date: "{date}"\n{more}'
