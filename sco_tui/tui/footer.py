"""The line at the bottom: the keys that work in this place, as many whole groups as fit."""

from __future__ import annotations

from typing import NamedTuple

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from sco_tui.found import Found
from sco_tui.timeline import Event
from sco_tui.tui.glyphs import Signs
from sco_tui.tui.key_names import name_of
from sco_tui.tui.lines import Line, band_strip, width_of
from sco_tui.tui.look import DEFAULT, Look


class Hint(NamedTuple):
    """A group of keys as the footer names it; the last of them is pressed for the reader who clicks it."""

    keys: tuple[str, ...]
    label: str

    def shown(self, signs: Signs) -> str:
        names = [name_of(key, signs) for key in self.keys]
        return ("/" if any(name.isalnum() for name in names) else "").join(names)


_MOVE = Hint(("up", "down"), "move")
_READ = Hint(("enter",), "read")
_STATEMENT = Hint(("up", "down"), "statement")
_SCROLL = Hint(("up", "down"), "scroll")
_BACK = Hint(("escape",), "back")
_EVENT = Hint(("K", "J"), "event")
_READ_ON = Hint(("space",), "read on")
_SEARCH = Hint(("slash",), "search")
_NEXT_HIT = Hint(("n",), "next hit")
_ALL_EVENTS = Hint(("escape",), "all events")
_OTHER_PANE = Hint(("tab",), "other pane")
_FILTER = Hint(("f",), "filter")
_DATE = Hint(("d",), "date")
_SPEAKERS = Hint(("s",), "speakers")
_SOURCES = Hint(("c",), "sources")
_IN_SOURCE = Hint(("x",), "in its source")
_BRIEFING = Hint(("b",), "briefing")
_MARK = Hint(("m",), "mark")
_HELP = Hint(("question_mark",), "help")
_HELP_F1 = Hint(("f1",), "help")
_QUIT = Hint(("q",), "quit")
_EDIT_THERE = Hint(("e",), "edit there")
_COPY = Hint(("y",), "copy")
_WRITE = Hint(("w",), "write")
_READ_AGAIN = Hint(("r",), "read the file again")

# In each place: the hints in their order on the screen.
HINTS: dict[str, tuple[Hint, ...]] = {
    "empty": (_HELP, _QUIT),
    "timeline": (
        *(_MOVE, _READ, _SEARCH, _FILTER, _DATE, _SPEAKERS, _SOURCES, _MARK, _BRIEFING),
        *(_HELP, _QUIT),
    ),
    "timeline, found": (
        _MOVE,
        _READ,
        _NEXT_HIT,
        _SEARCH,
        _FILTER,
        _MARK,
        _BRIEFING,
        _ALL_EVENTS,
        _HELP,
        _QUIT,
    ),
    "nothing found": (_SEARCH, _FILTER, _ALL_EVENTS, _HELP, _QUIT),
    "event": (_STATEMENT, _BACK, _COPY, _EVENT, _READ_ON, _SEARCH, _HELP, _QUIT),
    "event, found": (_STATEMENT, _BACK, _COPY, _EVENT, _NEXT_HIT, _SEARCH, _HELP, _QUIT),
    "event, in source": (_STATEMENT, _BACK, _IN_SOURCE, _COPY, _EVENT, _READ_ON, _SEARCH, _HELP, _QUIT),
    "event, in source, found": (
        _STATEMENT,
        _BACK,
        _IN_SOURCE,
        _COPY,
        _EVENT,
        _NEXT_HIT,
        _SEARCH,
        _HELP,
        _QUIT,
    ),
    "event, no statement": (_SCROLL, _BACK, _EVENT, _READ_ON, _SEARCH, _HELP, _QUIT),
    "event, no statement, found": (_SCROLL, _BACK, _EVENT, _NEXT_HIT, _SEARCH, _HELP, _QUIT),
    "filters": (_MOVE, Hint(("space",), "take"), Hint(("enter",), "done"), _HELP_F1),
    "no filters": (_BACK, _HELP_F1),
    "search for nothing": (Hint(("escape",), "as before"), _HELP_F1),
    "search": (_MOVE, Hint(("enter",), "to the list"), Hint(("escape",), "as before"), _HELP_F1),
    "problems": (_MOVE, Hint(("enter",), "show the event"), _EDIT_THERE, _READ_AGAIN, _BACK, _HELP),
    "a problem of no event": (_MOVE, _EDIT_THERE, _READ_AGAIN, _BACK, _HELP),
    "no problems": (_READ_AGAIN, _BACK, _HELP),
    "source": (
        _SCROLL,
        Hint(("N", "n"), "statement"),
        Hint(("enter",), "its event"),
        _BACK,
        _HELP,
    ),
    "source without statements": (_SCROLL, Hint(("enter",), "its event"), _BACK, _HELP),
    "names": (_MOVE, Hint(("enter",), "open"), Hint(("slash",), "find"), _OTHER_PANE, _BACK, _HELP),
    "no names": (_BACK, _HELP),
    "find a name": (Hint(("enter",), "to the list"), _BACK, _HELP_F1),
    "cards": (_MOVE, Hint(("enter",), "go there"), Hint(("space",), "mark two to compare"), _BACK, _HELP),
    "comparison": (_SCROLL, _BACK, _HELP),
    "outline": (
        _MOVE,
        Hint(("space",), "leave out"),
        Hint(("f",), "format"),
        _WRITE,
        _COPY,
        _OTHER_PANE,
        _BACK,
        _HELP,
    ),
    "preview": (_SCROLL, Hint(("f",), "format"), _WRITE, _COPY, _BACK, _HELP),
    "write": (Hint(("enter",), "write"), _BACK, _HELP_F1),
    "date": (Hint(("enter",), "go there"), _BACK, _HELP_F1),
    "help": (_SCROLL, Hint(("escape",), "close")),
    "palette": (_MOVE, Hint(("enter",), "do it"), _BACK),
}
# What goes first where the line is short; the rest stays to the last.
_DROPPED = (
    "mark", "briefing", "sources", "speakers", "date", "filter", "copy", "other pane", "move", "statement",
    "scroll", "quit", "all events", "next hit", "in its source", "read the file again", "mark two to compare",
    "find", "search", "event", "read on", "show the event", "format", "edit there",
)  # fmt: skip
_BETWEEN = 3


def place_of(
    found: Found | None, read: Event | None, *, is_typing: bool, is_filtering: bool, has_text: bool
) -> str:
    """Which of the places of HINTS the reader is in; `read` is the event that is being read.

    `has_text` tells whether a statement of it can be shown in its source.
    """
    if is_typing:
        return "search" if found and found.numbers else "search for nothing"
    if is_filtering and found is not None:
        from sco_tui.filters import has_values  # imported when filters are first used

        return "filters" if has_values(found.timeline) else "no filters"
    if found is None or not found.timeline.events:
        return "empty"
    if not found.numbers:
        return "nothing found"
    place = "timeline"
    if read is not None:
        place = "event, in source" if has_text else "event" if read.statements else "event, no statement"
    return f"{place}, found" if found.is_search else place


class Footer(Widget):
    """Shows the hints of `place`; asks for the key of the one that is clicked."""

    look: reactive[Look] = reactive(DEFAULT)
    place: reactive[str] = reactive("empty")
    position: reactive[str] = reactive("")
    unusable: reactive[frozenset[str]] = reactive(frozenset())  # keys that can do nothing here

    class KeyClicked(Message):
        """The reader clicked the hint of `key`."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, place: str = "empty") -> None:
        super().__init__(id="footer")
        self.set_reactive(Footer.place, place)

    def render_line(self, y: int) -> Strip:  # noqa: ARG002, one line only
        width = self.size.width
        line: Line = [(" ", "text")]
        for hint in self._fitting(width):
            between = " " * _BETWEEN if len(line) > 1 else ""
            line += [(between, "text"), (hint.shown(self.look.signs), "key"), (f" {hint.label}", "muted")]
        position = self._position
        if position:
            blanks = width - width_of(line) - width_of([(position, "")]) - 1
            if blanks > 1:
                line += [(" " * blanks, "text"), (position, "muted")]
        return band_strip(line, width, self.look.palette)

    @property
    def _position(self) -> str:
        """Without how many are hidden, where that would take the place of keys."""
        taken = self._width(self._hints) + width_of([(self.position, "")]) + 4
        is_long = taken > self.size.width
        return self.look.signs.own(self.position.partition(" · ")[0] if is_long else self.position)

    @property
    def _hints(self) -> list[Hint]:
        return [hint for hint in HINTS[self.place] if self.unusable.isdisjoint(hint.keys)]

    def _fitting(self, width: int) -> list[Hint]:
        hints = self._hints
        position = width_of([(self._position, "")])
        room = width - 2 - (position + 2 if position else 0)
        for label in _DROPPED:
            if self._width(hints) <= room:
                break
            hints = [hint for hint in hints if hint.label != label]
        while hints and self._width(hints) > width - 2:
            hints.pop()
        return hints

    def _width(self, hints: list[Hint]) -> int:
        """Cells that the hints take."""
        texts = [(f"{hint.shown(self.look.signs)} {hint.label}", "") for hint in hints]
        return width_of(texts) + _BETWEEN * max(len(hints) - 1, 0)

    def on_click(self, event: events.Click) -> None:
        column = 1
        for hint in self._fitting(self.size.width):
            end = column + self._width([hint])
            if column <= event.x < end:
                self.post_message(self.KeyClicked(hint.keys[-1]))
                return
            column = end + _BETWEEN
