"""An event as lines of cells: date, place, summary, its statements as cards, its sources in full."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len

from sco_tui.event_words import STATUS_JOINT, date_words, numbered_sources
from sco_tui.found import Found
from sco_tui.text import counted
from sco_tui.timeline import Event
from sco_tui.tui.card_lines import NOTE, CardLines
from sco_tui.tui.glyphs import Signs
from sco_tui.tui.lines import Line, Piece, TextLine, text_lines, width_of

if TYPE_CHECKING:
    from sco_tui.checked import Checked

MAX_WIDTH = 80


@dataclass
class EventLines:
    """The lines of one event; `cards` are the half-open ranges of lines of its statements."""

    lines: list[TextLine] = field(default_factory=list)
    cards: list[tuple[int, int]] = field(default_factory=list)
    head: int = 0
    "So many lines hold its title and date."

    @cached_property
    def hits(self) -> list[int]:
        """The numbers of the lines that hold a hit, one for each hit."""
        return [number for number, line in enumerate(self.lines) for _, role in line.words if role == "hit"]

    def line_of(self, number: int, hit: int) -> TextLine:
        """The line of this number, the hit of that one told apart from the others."""
        line, here = self.lines[number], min(hit, len(self.hits) - 1)  # wrapped anew, in fewer pieces
        if here < 0 or self.hits[here] != number:
            return line
        places = [place for place, (_, role) in enumerate(line.words) if role == "hit"]
        current = places[here - self.hits.index(number)]
        text, _ = line.words[current]
        return line._replace(words=[*line.words[:current], (text, "current hit"), *line.words[current + 1 :]])

    def card_at(self, line: int) -> int | None:
        """Which card `line` belongs to."""
        return next((card for card, (first, end) in enumerate(self.cards) if first <= line < end), None)


@lru_cache(maxsize=1)
def event_lines(
    found: Found, event: Event, width: int, signs: Signs, checked: Checked | None = None, mark: str = ""
) -> EventLines:
    """`event` laid out in `width` cells, the words of the query lit; kept, as each row drawn asks for it.

    With what came of the check of its statements, where that is done; `mark` stands before the title.
    """
    cards = CardLines(found, signs, checked)
    return _Writer(found, event, min(width, MAX_WIDTH), cards, signs, mark).written()


def no_event(found: Found | None) -> EventLines:
    """What stands there instead; nothing while the file is being read."""
    return EventLines([TextLine([("No event to show.", "muted")])] if found else [])


class _Writer:
    def __init__(
        self, found: Found, event: Event, width: int, cards: CardLines, signs: Signs, mark: str
    ) -> None:
        self._found = found
        self._event = event
        self._width = width
        self._cards = cards
        self._signs = signs
        self._mark = mark
        self._written = EventLines()
        self._numbers = numbered_sources(event)

    def written(self) -> EventLines:
        event = self._event
        self._head()
        if event.summary:
            self._blank()
            self._add(self._cards.lines(event.summary, self._width, "summary"))
        if event.note:
            self._blank()
            self._add(self._cards.lines(event.note, self._width, "note", before=NOTE))
        self._statements()
        self._sources()
        return self._written

    def _head(self) -> None:
        event, own = self._event, self._signs.own
        status: Line = [(own(STATUS_JOINT), "muted"), (event.status, "muted")] if event.status else []
        role = "cancelled title" if event.status == "cancelled" else "title"
        left = f"{self._mark} " if self._mark else ""
        lines = self._cards.lines(event.title, max(self._width - len(left), 1), "title", role, after=status)
        margins = ((left, "accent"), *[(" " * len(left), "text")] * (len(lines) - 1)) if left else ()
        self._add([line._replace(margin=(margins[n],)) if margins else line for n, line in enumerate(lines)])
        self._add(text_lines([(date_words(event, own), "date")], self._width))
        self._written.head = len(self._written.lines)
        self._place_and_kind()
        if len(self._found.timeline.files) > 1:
            self._add(text_lines([(f"{event.file}:{event.line}", "muted")], self._width))

    def _place_and_kind(self) -> None:
        """On one line where they fit, else each on its own."""
        event = self._event
        place = self._cards.lit(event.place, "place", "text") if event.place else []
        kind: Line = []
        for text, of_field in ((event.kind, "kind"), *((tag, "tag") for tag in event.tags)):
            if text:
                between = [(self._signs.own(" · "), "muted")] if kind else []
                kind += [*between, *self._cards.lit(text, of_field, "muted")]
        together = [*place, ("   ", "text"), *kind]
        parts = [together] if place and kind and width_of(together) <= self._width else [place, kind]
        for part in parts:
            self._add(text_lines(part, self._width) if part else [])

    def _statements(self) -> None:
        statements = self._event.statements
        flags = self._found.matched(self._event)
        self._blank()
        if not statements:
            self._add([TextLine([("No statements", "muted")])])
            return
        matches = counted(sum(flags), "match", "matches") if self._found.is_search else ""
        self._rule(counted(len(statements), "statement"), matches)
        for statement in statements:
            self._blank()
            first = len(self._written.lines)
            self._add(self._cards.card(self._event, statement, self._width, self._numbers))
            self._written.cards.append((first, len(self._written.lines)))

    def _sources(self) -> None:
        self._blank()
        if not self._numbers:
            self._add([TextLine([("No source", "muted")])])
            return
        self._rule("Sources" if len(self._numbers) > 1 else "Source", "")
        for key, number in self._numbers.items():
            self._add(self._cards.source(key, number, self._width))

    def _rule(self, left: str, right: str) -> None:
        room = self._width - cell_len(left) - 1 - (cell_len(right) + 1 if right else 0)
        rule: Piece = " " + self._signs.rule * max(room, 0), "rule"
        beside = (rule, (f" {right}", "accent")) if right else (rule,)
        self._add([TextLine([(left, "month")], beside=beside)])

    def _blank(self) -> None:
        self._add([TextLine([])])

    def _add(self, lines: list[TextLine]) -> None:
        self._written.lines += lines
