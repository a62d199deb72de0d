"""Words about the reading of the file: how far it is, what came of it, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from sco_tui.problem import UnreadableError
from sco_tui.text import counted
from sco_tui.tui.glyphs import Signs
from sco_tui.tui.lines import Line, cut, paragraph

_INDENT = 4  # cells, of an excerpt


class Opening(NamedTuple):
    """What there is before there is a timeline: so many events so far, or why there are none."""

    file: str
    events: int = 0
    unreadable: UnreadableError | None = None


def is_gone(error: UnreadableError) -> bool:
    """Whether there is no file any more, and not one that cannot be read."""
    return isinstance(error.__cause__, (FileNotFoundError, NotADirectoryError))


def state_of(error: UnreadableError) -> str:
    """Why what is shown is not the file as it is now, for the header; `E` shows the finding."""
    if is_gone(error):
        return "file is gone"
    return f"not read: line {error.line} · E" if error.line is not None else "not read · E"


def not_read(file: str, error: UnreadableError, *, was_read: bool) -> str:
    """What is said at the moment when a file cannot be read, and others or what was read before are shown."""
    if is_gone(error) and was_read:
        return f"{file} is gone. What was read of it stays; when it is back it is read."
    place = f"line {error.line}, column {error.column}: " if error.line is not None else ""
    stays = "What was read before stays until that is mended." if was_read else "The other files are shown."
    return f"{file} cannot be read: {place}{error.reason}. {stays}"


def read_again(file: str, events: int) -> str:
    return f"{file} was read again: {counted(events, 'event')}"


@lru_cache(maxsize=1)
def opening_lines(opening: Opening, width: int, signs: Signs) -> list[Line]:
    """What stands in the list instead of events, in `width` cells; kept, as each row is drawn by itself."""
    if opening.unreadable is not None:
        return list(_finding(opening.unreadable, width, signs))
    own = "Reading ", f" {signs.more}"
    file = cut(opening.file, max(width - len("".join(own)), 1), signs.more)
    return [[(file.join(own), "text")], [(counted(opening.events, "event"), "muted")]]


def _finding(error: UnreadableError, width: int, signs: Signs) -> Iterator[Line]:
    place = f":{error.line}:{error.column}" if error.line is not None else ""
    yield [(cut(error.file, max(width - len(place), 1), signs.more) + place, "error")]
    yield from paragraph(error.reason, width, "text", [])
    yield []
    excerpt = error.excerpt(room := max(width - _INDENT, 2))
    if any(cell_len(line) > width for line in excerpt):
        excerpt = error.excerpt(room // 2)  # of wide characters
    yield from ([(line, role)] for line, role in zip(excerpt, ("muted", "error"), strict=False))
    yield from [[]] if excerpt else []
    yield from paragraph("The timeline opens as soon as that is mended.", width, "text", [])
    yield from paragraph("r reads the file now, q quits.", width, "muted", [])
