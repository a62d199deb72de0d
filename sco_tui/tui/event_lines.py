"""An event as lines of cells: date, place, summary, its statements as cards, its sources in full."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len

from sco_tui.event_words import (
    NO_SPEAKER,
    STATUS_JOINT,
    date_words,
    numbered_sources,
    quotation_marks,
    source_words,
    whence,
)
from sco_tui.found import Found
from sco_tui.text import counted
from sco_tui.timeline import Event, Statement, Timeline
from sco_tui.tui.glyphs import Signs
from sco_tui.tui.lines import Line, Piece, TextLine, marked, text_lines, width_of

if TYPE_CHECKING:
    from sco_tui.checked import Checked

MAX_WIDTH = 80
# Longer texts are shown up to here, with what is left said: a megabyte takes seconds to wrap.
_SHOWN_CHARACTERS = 65_536
_NOTE: Line = [("Note: ", "accent")]


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
    found: Found, event: Event, width: int, signs: Signs, checked: Checked | None = None
) -> EventLines:
    """`event` laid out in `width` cells, the words of the query lit; kept, as each row drawn asks for it.

    With what came of the check of its statements, where that is done.
    """
    return _Writer(found, event, min(width, MAX_WIDTH), signs, checked).written()


def card_lines(
    found: Found,
    event: Event,
    statement: Statement,
    width: int,
    signs: Signs,
    checked: Checked | None,
    numbers: Mapping[str, int],
) -> list[Line]:
    """One statement as it stands in its event, its sources with these `numbers`."""
    writer = _Writer(found, event, width, signs, checked, numbers)
    return [line.pieces for line in writer.card(statement)]


def source_lines(timeline: Timeline, key: str, number: int, width: int, signs: Signs) -> list[Line]:
    """All that is known of a source, behind its number."""
    label = f"[{number}] "
    texts = source_words(timeline, key, signs.own)
    lines = [line for text in texts for line in text_lines([(text, "muted")], width - len(label))]
    return [line.pieces for line in _hanging(lines, (label, "muted"), (" " * len(label), "muted"))]


def no_event(found: Found | None) -> EventLines:
    """What stands there instead; nothing while the file is being read."""
    return EventLines([TextLine([("No event to show.", "muted")])] if found else [])


class _Writer:
    def __init__(
        self,
        found: Found,
        event: Event,
        width: int,
        signs: Signs,
        checked: Checked | None,
        numbers: Mapping[str, int] | None = None,
    ) -> None:
        self._found = found
        self._checked = checked if checked and checked.timeline is found.timeline else None
        self._timeline: Timeline = found.timeline
        self._event = event
        self._width = width
        self._signs = signs
        self._written = EventLines()
        self._numbers = numbered_sources(event) if numbers is None else numbers

    def written(self) -> EventLines:
        event = self._event
        self._head()
        if event.summary:
            self._blank()
            self._add(self._lines(event.summary, self._width, "summary"))
        if event.note:
            self._blank()
            self._add(self._lines(event.note, self._width, "note", before=_NOTE))
        self._statements()
        self._sources()
        return self._written

    def _head(self) -> None:
        event, own = self._event, self._signs.own
        status: Line = [(own(STATUS_JOINT), "muted"), (event.status, "muted")] if event.status else []
        role = "cancelled title" if event.status == "cancelled" else "title"
        self._add(self._lines(event.title, self._width, "title", role, after=status))
        self._add(text_lines([(date_words(event, own), "date")], self._width))
        self._written.head = len(self._written.lines)
        self._place_and_kind()

    def _place_and_kind(self) -> None:
        """On one line where they fit, else each on its own."""
        event = self._event
        place = self._lit(event.place, "place", "text") if event.place else []
        kind: Line = []
        for text, of_field in ((event.kind, "kind"), *((tag, "tag") for tag in event.tags)):
            if text:
                between = [(self._signs.own(" · "), "muted")] if kind else []
                kind += [*between, *self._lit(text, of_field, "muted")]
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
            self._add(self.card(statement))
            self._written.cards.append((first, len(self._written.lines)))

    def card(self, statement: Statement) -> list[TextLine]:
        width = self._width - 4
        if statement.text:
            before, after = (
                [(mark, "text")] if mark else [] for mark in quotation_marks(statement, self._signs.own)
            )
            lines = self._lines(statement.text, width, "text", before=before, after=after)
        else:
            lines = [TextLine([("no text", "muted")])]
        if statement.original:
            language: Line = [(f"{statement.language}: ", "muted")] if statement.language else []
            lines += self._lines(statement.original, width, "text", "muted", language)
        lines += self._attribution(statement, width)
        is_hit = any(role == "hit" for line in lines for _, role in line.words)
        bar = f"{self._signs.card} ", "accent" if is_hit else "bar"
        return [line._replace(margin=(bar, *line.margin)) for line in lines]

    def _attribution(self, statement: Statement, width: int) -> list[TextLine]:
        """Who said it, when, where it stands and what the author notes of it, continued two columns in."""
        dash = self._signs.own("— ")
        inner, indent = width - len(dash), (" " * len(dash), "text")
        said = whence(self._timeline, self._event, statement, self._numbers, self._signs.own)
        lines = text_lines(self._speaker(statement), inner)
        lines += self._checked_lines(statement, (said, "muted"), inner)
        if statement.note:
            lines += self._lines(statement.note, inner, "note", before=_NOTE)
        return _hanging(lines, (dash, "muted"), indent)

    def _checked_lines(self, statement: Statement, said: Piece, width: int) -> list[TextLine]:
        """What came of the check behind what is `said`, or below it where that makes no line more."""
        lines = text_lines([said], width)
        if self._checked is None:
            return lines
        from sco_tui.tui.check_words import verdict_words  # imported with the check, behind the first frame

        words = verdict_words(self._checked.verdict(self._event, statement).result, self._signs)
        if words is None:
            return lines
        behind = text_lines([said, (self._signs.own(" · "), "muted"), words], width)
        return behind if len(behind) == len(lines) else [*lines, *text_lines([words], width)]

    def _speaker(self, statement: Statement) -> Line:
        """The name and the role; another spelling of the name stands there where it is a hit."""
        spellings = self._timeline.spellings_of(statement) or (NO_SPEAKER,)
        also = [other for other in spellings[1:] if self._found.spans(other, "speaker")]
        name_role = "speaker" if statement.speaker else "muted"
        line = self._lit(spellings[0], "speaker" if statement.speaker else "", name_role)
        for other in also:
            between = " (also " if other is also[0] else ", "
            line += [(between, name_role), *self._lit(other, "speaker", name_role)]
        line += [(")", name_role)] if also else []
        if role := self._timeline.role_of(statement):
            line += [(", ", "muted"), *self._lit(role, "role", "muted")]
        return line

    def _sources(self) -> None:
        self._blank()
        if not self._numbers:
            self._add([TextLine([("No source", "muted")])])
            return
        self._rule("Sources" if len(self._numbers) > 1 else "Source", "")
        for key, number in self._numbers.items():
            source = self._timeline.sources.get(key)
            title = source.title if source else None
            self._numbered(number, title, source_words(self._timeline, key, self._signs.own))

    def _numbered(self, number: int, title: str | None, texts: list[str]) -> None:
        """Of a source, only the title is searched."""
        label = f"[{number}] "
        width = self._width - len(label)
        lines = self._lines(title, width, "source", "muted") if title else []
        for text in texts[bool(title) :]:
            lines += text_lines([(text, "muted")], width)
        self._add(_hanging(lines, (label, "muted"), (" " * len(label), "muted")))

    def _lines(
        self,
        text: str,
        width: int,
        field: str,
        role: str = "text",
        before: Line | None = None,
        after: Line | None = None,
    ) -> list[TextLine]:
        """A text of the file, its hits lit; not in what the program puts `before` and `after` it."""
        shown = text[:_SHOWN_CHARACTERS]
        left = len(text) - len(shown)
        words = self._lit(shown, field, role)
        if not left:
            return text_lines([*(before or ()), *words, *(after or ())], width)
        more = f"{self._signs.more} {left:,} more characters: see the file"
        return [*text_lines([*(before or ()), *words], width), TextLine([], beside=((more, "accent"),))]

    def _lit(self, text: str, field: str, role: str) -> Line:
        """A text of the file, its hits lit; one of the program's own, without a field, has none."""
        return marked(text, 0, len(text), role, self._found.spans(text, field) if field else [])

    def _rule(self, left: str, right: str) -> None:
        room = self._width - cell_len(left) - 1 - (cell_len(right) + 1 if right else 0)
        rule: Piece = " " + self._signs.rule * max(room, 0), "rule"
        beside = (rule, (f" {right}", "accent")) if right else (rule,)
        self._add([TextLine([(left, "month")], beside=beside)])

    def _blank(self) -> None:
        self._add([TextLine([])])

    def _add(self, lines: list[TextLine]) -> None:
        self._written.lines += lines


def _hanging(lines: list[TextLine], first: Piece, rest: Piece) -> list[TextLine]:
    """`lines` with `first` at the left of the first one, `rest` at that of the others."""
    return [line._replace(margin=(rest if number else first,)) for number, line in enumerate(lines)]
