"""Events as lines of text: for `sco-tui list`, and with the fields that match for `sco-tui search`."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from sco_tui.text import one_line

if TYPE_CHECKING:
    from rich.text import Text

    from sco_tui.hits import Hit
    from sco_tui.timeline import Event

_INDENT = "    "
_MARKED = "bold red"


def no_hits(_event: Event) -> Iterable[Hit]:
    """A list shows the events alone."""
    return ()


def print_events(events: Sequence[Event], hits_of: Callable[[Event], Iterable[Hit]] = no_hits) -> None:
    """One line an event, and one for each of its hits: whole in a pipe, cut to the width of a terminal."""
    if sys.stdout.isatty():
        _print_on_terminal(events, hits_of)
        return
    for event in events:
        sys.stdout.write(f"{'  '.join(_cells(event))}\n")
        sys.stdout.writelines(
            f"{_INDENT}{hit.line}:{one_line(hit.path)}: {one_line(hit.text)}\n" for hit in hits_of(event)
        )


def _cells(event: Event) -> tuple[str, str, str]:
    return one_line(event.date or "-"), one_line(event.id), one_line(event.title)


def _print_on_terminal(events: Sequence[Event], hits_of: Callable[[Event], Iterable[Hit]]) -> None:
    """Columns in line, and colour where it is wanted."""
    from rich.cells import cell_len
    from rich.console import Console
    from rich.text import Text

    rows = [_cells(event) for event in events]
    date_width, id_width = (max((cell_len(row[place]) for row in rows), default=0) for place in (0, 1))
    console = Console(highlight=False, markup=False, emoji=False)
    for event, (date, name, title) in zip(events, rows, strict=True):
        padded_date = f"{date}{' ' * (date_width - cell_len(date))}  "
        padded_name = f"{name}{' ' * (id_width - cell_len(name))}  "
        lines = [Text.assemble((padded_date, "blue"), (padded_name, "dim"), title)]
        lines += [_hit_line(hit, console.width) for hit in hits_of(event)]
        for line in lines:
            console.print(line, no_wrap=True, overflow="ellipsis", crop=True)


def _hit_line(hit: Hit, width_cells: int) -> Text:
    """The text with its hits marked; where the first would be cut off, it begins some words before that."""
    from rich.cells import cell_len
    from rich.text import Text

    label = f"{_INDENT}{hit.line}:{one_line(hit.path)}: "
    room = width_cells - cell_len(label)
    before, *rest = _pieces(hit)
    first = rest[0][0] if rest else ""
    if cell_len(before[0] + first) >= room:
        before = _words_at_end(before[0], room // 4), ""
    return Text.assemble((label, "dim"), before, *rest)


def _pieces(hit: Hit) -> list[tuple[str, str]]:
    """The text on one line with its styles: in turn what is no hit, even where that is empty, and a hit."""
    first, end = len(hit.text) - len(hit.text.lstrip()), len(hit.text.rstrip())
    bounds = [first, *(min(max(bound, first), end) for span in hit.spans for bound in span), end]
    return [
        (re.sub(r"\s+", " ", hit.text[start:stop]), _MARKED if number % 2 else "")
        for number, (start, stop) in enumerate(pairwise(bounds))
    ]


def _words_at_end(text: str, most_characters: int) -> str:
    """The last words of `text`, behind a sign for those that are left out."""
    if len(text) <= most_characters:
        return text
    end = text[len(text) - max(most_characters, 0) :]
    _, blank, words = end.partition(" ")
    return f"…{words if blank else end}"
