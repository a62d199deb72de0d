"""A small timeline to begin with: each kind of entry once, and beside it what it is for."""

from __future__ import annotations

from sco_tui.files import write_document
from sco_tui.problem import UnreadableError

TEXT = """\
# A timeline for sco-tui. Change it, then look at it:  sco-tui FILE
# What is wrong with it says:                          sco-tui check FILE
# Only `events`, and the `title` of each, must be there.

title: Talks on the harbour of Lisbon

# Where words and facts come from, each under a key of your own.
sources:
  gazette:
    title: Talks on the harbour begin
    publisher: Harbour Gazette
    date: 2019-03-05
    url: https://example.org/harbour
    # text: gazette.txt            # a plain copy beside this file: `check` looks for statements in it

# Who speaks. Other spellings of a name find the same speaker.
speakers:
  Ana Pereira:
    role: Minister of Transport
    aliases: [A. Pereira]

events:
  - date: 2019-03-04/2019-03-06    # from one day to another, both included
    title: Talks on the harbour
    kind: talks                    # a word of your own: `f` in the viewer filters by it
    place: Lisbon
    tags: [harbour, fees]
    summary: >-
      In your own words what happened, over as many lines as it takes.
    source: gazette
    statements:
      - text: We shall have an agreement [...] before the summer.   # as the source prints it; [...] is a cut
        speaker: Ana Pereira
        at: page 3
      - text: the fees were never in question
        speaker: A. Pereira
        reported: true             # the source's wording, not the speaker's own

  - date: 2019-06~                 # about June; 2019 is a year, 2019-06-05T10:00 a time, 2019-06/.. goes on
    title: Agreement signed
    source: gazette

  - title: Harbour opened          # no date yet
    status: planned                # or postponed, or cancelled
"""


def write(path: str) -> None:
    """Raises UnreadableError where something is there already, or it cannot be written."""
    try:
        write_document(path, TEXT, (), replaces=False)
    except UnreadableError as error:
        if isinstance(error.__cause__, FileExistsError):
            raise UnreadableError(error.file, "is there already: name another file to begin") from error
        raise
