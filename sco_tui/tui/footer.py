"""The line at the bottom: the keys that work in this place, as many whole groups as fit."""

from __future__ import annotations

from typing import NamedTuple

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from sco_tui.found import Found
from sco_tui.tui import theme
from sco_tui.tui.lines import Line, band_strip, width_of


class Hint(NamedTuple):
    """A group of keys as the footer names it; `key` is pressed for the reader who clicks it."""

    shown: str
    label: str
    key: str


_MOVE = Hint("↑↓", "move", "down")
_READ = Hint("⏎", "read", "enter")
_STATEMENT = Hint("↑↓", "statement", "down")
_BACK = Hint("Esc", "back", "escape")
_SEARCH = Hint("/", "search", "slash")
_NEXT_HIT = Hint("n", "next hit", "n")
_ALL_EVENTS = Hint("Esc", "all events", "escape")
_OTHER_PANE = Hint("Tab", "other pane", "tab")
_FILTER = Hint("f", "filter", "f")
_HELP = Hint("?", "help", "question_mark")
_HELP_F1 = Hint("F1", "help", "f1")
_QUIT = Hint("q", "quit", "q")

# In each place: the hints in their order on the screen.
HINTS: dict[str, tuple[Hint, ...]] = {
    "empty": (_HELP, _QUIT),
    "timeline": (_MOVE, _READ, _SEARCH, _FILTER, _OTHER_PANE, _HELP, _QUIT),
    "timeline, found": (_MOVE, _READ, _NEXT_HIT, _SEARCH, _FILTER, _ALL_EVENTS, _HELP, _QUIT),
    "nothing found": (_SEARCH, _FILTER, _ALL_EVENTS, _HELP, _QUIT),
    "event": (_STATEMENT, _BACK, _SEARCH, _HELP, _QUIT),
    "event, found": (_STATEMENT, _BACK, _NEXT_HIT, _SEARCH, _HELP, _QUIT),
    "filters": (
        _MOVE,
        Hint("Space", "take", "space"),
        Hint("⏎", "done", "enter"),
        _HELP_F1,
    ),
    "search": (
        _MOVE,
        Hint("⏎", "to the list", "enter"),
        Hint("Esc", "as before", "escape"),
        _HELP_F1,
    ),
}
# What goes first where the line is short; the rest stays to the last.
_DROPPED = ("filter", "other pane", "next hit", "move", "statement", "quit", "all events", "search")
_BETWEEN = 3


def place_of(found: Found | None, *, is_typing: bool, is_reading: bool, is_filtering: bool) -> str:
    """Which of the places of HINTS the reader is in."""
    if is_typing:
        return "search"
    if is_filtering:
        return "filters"
    if found is None or not found.timeline.events:
        return "empty"
    if not found.numbers:
        return "nothing found"
    place = "event" if is_reading else "timeline"
    return f"{place}, found" if found.is_search else place


class Footer(Widget):
    """Shows the hints of `place`; asks for the key of the one that is clicked."""

    place: reactive[str] = reactive("empty")
    position: reactive[str] = reactive("")

    class KeyClicked(Message):
        """The reader clicked the hint of `key`."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self) -> None:
        super().__init__(id="footer")
        self._palette = theme.DARK

    def render_line(self, y: int) -> Strip:  # noqa: ARG002, one line only
        width = self.size.width
        line: Line = [(" ", "text")]
        for hint in self._fitting(width):
            between = " " * _BETWEEN if len(line) > 1 else ""
            line += [(between, "text"), (hint.shown, "key"), (f" {hint.label}", "muted")]
        if self.position:
            blanks = width - width_of(line) - width_of([(self.position, "")]) - 1
            if blanks > 1:
                line += [(" " * blanks, "text"), (self.position, "muted")]
        return band_strip(line, width, self._palette)

    def _fitting(self, width: int) -> list[Hint]:
        hints = list(HINTS[self.place])
        room = width - 2 - (len(self.position) + 2 if self.position else 0)
        for label in _DROPPED:
            if _width(hints) <= room:
                break
            hints = [hint for hint in hints if hint.label != label]
        while hints and _width(hints) > width - 2:
            hints.pop()
        return hints

    def on_click(self, event: events.Click) -> None:
        column = 1
        for hint in self._fitting(self.size.width):
            end = column + _width([hint])
            if column <= event.x < end:
                self.post_message(self.KeyClicked(hint.key))
                return
            column = end + _BETWEEN


def _width(hints: list[Hint]) -> int:
    """Cells that the hints take."""
    texts = [(f"{hint.shown} {hint.label}", "") for hint in hints]
    return width_of(texts) + _BETWEEN * max(len(hints) - 1, 0)
