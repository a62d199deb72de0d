"""The timeline that a new one is made from: small, commented, with each kind of entry once."""

from __future__ import annotations

import os

from sco_tui.files import write_document
from sco_tui.problem import UnreadableError
from sco_tui.text import one_line

TEXT = """\
# A timeline of sco-tui: dated events, with who said what. This one is made up; put your own in its place.
# Only `events`, and the `title` of each, must be there. `sco-tui check` with the name of this file behind it
# says what is wrong with it, line by line.

title: The ferry to North Island
about: An invented example, with each kind of entry once.

sources:
  minutes:                          # a key of your own; events and statements refer to it
    title: Minutes of the harbour council
    publisher: Harbour council of Westhaven
    date: 2031-03-14
    # url: https://example.org/minutes
    # text: minutes.txt             # a plain copy of it beside this file: statements are looked for in it

speakers:
  Ada Sample:
    role: Chair of the harbour council
    aliases: [A. Sample]            # other spellings; they find the same speaker

events:
  - date: 2031-03-14                # a day; 2031-03 is all of March, 2031 the whole year
    title: The council votes for a ferry
    kind: meeting
    place: Westhaven
    tags: [ferry, budget]           # words to filter by
    summary: The council decides to run a ferry for one summer.   # your own words, never the source's
    source: minutes
    statements:
      - text: We will run it for one summer [...] and then count who came.   # as printed; [...] marks a cut
        speaker: Ada Sample
        source: minutes
        at: page 2
        # reported: true            # for indirect speech: the wording is the source's

  - date: 2031-06-01/2031-08-31     # from one day to another, both included; 2031-06-01/.. goes on
    title: The ferry runs
    kind: service
    status: planned                 # or postponed, or cancelled; leave it out for what has happened

  - date: 2031-09~                  # about September; ? is for uncertain
    title: The council looks at the figures
    kind: meeting
"""


def write(path: str) -> None:
    """Puts the timeline at `path`. Raises UnreadableError with the reason, also where something is there."""
    name, folder = one_line(path), one_line(os.path.dirname(path))
    if not os.path.basename(path):
        raise UnreadableError(name, "not written: name a file, such as my-timeline.yaml")
    try:
        write_document(path, TEXT, (), replaces=False)
    except UnreadableError as error:
        if isinstance(error.__cause__, FileExistsError):
            raise UnreadableError(name, "is there already, and stays as it is: name another file") from error
        if isinstance(error.__cause__, FileNotFoundError):
            reason = f"not written: there is no folder {folder}: make it first"
            raise UnreadableError(name, reason) from error
        raise
