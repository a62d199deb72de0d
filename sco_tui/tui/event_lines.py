"""An event as lines of cells: date, place, summary, its statements as cards, its sources in full."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from rich.cells import cell_len

from sco_tui.event_words import (
    NO_SPEAKER,
    date_words,
    numbered_sources,
    quotation_marks,
    source_words,
    whence,
)
from sco_tui.found import Found
from sco_tui.timeline import Event, Statement, Timeline
from sco_tui.tui import glyphs
from sco_tui.tui.lines import Line, marked, paragraph, width_of, wrapped_line

MAX_WIDTH = 80
# Longer texts are shown up to here, with what is left said: a megabyte takes seconds to wrap.
_SHOWN_CHARACTERS = 65_536


@dataclass
class EventLines:
    """The lines of one event; `cards` are the half-open ranges of lines of its statements."""

    lines: list[Line] = field(default_factory=list)
    cards: list[tuple[int, int]] = field(default_factory=list)

    @cached_property
    def hits(self) -> list[int]:
        """The numbers of the lines that hold a hit, one for each hit."""
        return [number for number, line in enumerate(self.lines) for _, role in line if role == "hit"]

    def card_at(self, line: int) -> int | None:
        """Which card `line` belongs to."""
        return next((card for card, (first, end) in enumerate(self.cards) if first <= line < end), None)


def event_lines(found: Found, event: Event, width: int) -> EventLines:
    """`event` laid out in `width` cells, the words of the query lit."""
    return _Writer(found, event, min(width, MAX_WIDTH)).written()


def no_event(found: Found | None) -> EventLines:
    """What stands there instead; nothing while the file is being read."""
    return EventLines([[("No event to show.", "muted")]] if found else [])


class _Writer:
    def __init__(self, found: Found, event: Event, width: int) -> None:
        self._found = found
        self._timeline: Timeline = found.timeline
        self._event = event
        self._width = width
        self._written = EventLines()
        self._numbers = numbered_sources(event)

    def written(self) -> EventLines:
        self._head()
        if self._event.summary:
            self._blank()
            self._text(self._event.summary, "summary")
        if self._event.note:
            self._blank()
            self._text(self._event.note, "note", "muted", "Note: ")
        self._statements()
        self._sources()
        return self._written

    def _head(self) -> None:
        event = self._event
        self._text(event.title, "title", "title")
        self._written.lines += paragraph(date_words(event), self._width, "date", [])
        self._place_and_kind()

    def _statements(self) -> None:
        statements = self._event.statements
        flags = self._found.matched(self._event)
        self._blank()
        if not statements:
            self._written.lines.append([("No statements", "muted")])
            return
        matches = f"{_count(sum(flags), 'match', 'matches')}" if self._found.is_search else ""
        self._rule(_count(len(statements), "statement", "statements"), matches)
        for statement in statements:
            self._blank()
            first = len(self._written.lines)
            self._card(statement)
            self._written.cards.append((first, len(self._written.lines)))

    def _card(self, statement: Statement) -> None:
        lines: list[Line] = []
        width = self._width - 4
        if statement.text:
            before, after = quotation_marks(statement)
            lines += self._lines(statement.text, width, "text", before=before, after=after)
        else:
            lines.append([("no text", "muted")])
        if statement.original:
            language = f"{statement.language}: " if statement.language else ""
            lines += self._lines(statement.original, width, "text", "muted", language)
        lines += self._attribution(statement, width)
        said = next(whence(self._timeline, self._event, statement, self._numbers))
        below = paragraph(said, width - 2, "muted", [])
        if statement.note:
            below += self._lines(statement.note, width - 2, "note", "muted", "Note: ")
        lines += [[("  ", "text"), *line] for line in below]
        is_hit = any(role == "hit" for line in lines for _, role in line)
        bar = "accent" if is_hit else "bar"
        self._written.lines += [[(f"{glyphs.CARD} ", bar), *line] for line in lines]

    def _attribution(self, statement: Statement, width: int) -> list[Line]:
        """`— Speaker, role`, continued two columns in; another spelling stands there where it is a hit."""
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
        lines = wrapped_line(line, width - 2)
        return [[("— " if number == 0 else "  ", "muted"), *words] for number, words in enumerate(lines)]

    def _sources(self) -> None:
        self._blank()
        if not self._numbers:
            self._written.lines.append([("No source", "muted")])
            return
        self._rule("Sources" if len(self._numbers) > 1 else "Source", "")
        for key, number in self._numbers.items():
            source = self._timeline.sources.get(key)
            title = source.title if source else None
            self._numbered(number, title, source_words(self._timeline, key))

    def _numbered(self, number: int, title: str | None, texts: list[str]) -> None:
        """Of a source, only the title is searched."""
        label = f"[{number}] "
        width = self._width - len(label)
        lines = self._lines(title, width, "source", "muted") if title else []
        lines += [line for text in texts[bool(title) :] for line in paragraph(text, width, "muted", [])]
        for count, line in enumerate(lines):
            self._written.lines.append([(label if count == 0 else " " * len(label), "muted"), *line])

    def _text(self, text: str, field: str, role: str = "text", before: str = "") -> None:
        self._written.lines += self._lines(text, self._width, field, role, before)

    def _lines(
        self, text: str, width: int, field: str, role: str = "text", before: str = "", after: str = ""
    ) -> list[Line]:
        """A text of the file, its hits lit; not in what the program puts `before` and `after` it."""
        is_whole = len(text) <= _SHOWN_CHARACTERS
        shown = text[:_SHOWN_CHARACTERS]
        hits = [(start + len(before), end + len(before)) for start, end in self._found.spans(shown, field)]
        lines = paragraph(before + shown + (after if is_whole else ""), width, role, hits)
        if not is_whole:
            left = len(text) - _SHOWN_CHARACTERS
            lines.append([(f"{glyphs.MORE} {left:,} more characters: see the file", "accent")])
        return lines

    def _lit(self, text: str, field: str, role: str) -> Line:
        """A text on one line, its hits lit; one of the program's own, without a field, has none."""
        return marked(text, 0, len(text), role, self._found.spans(text, field) if field else [])

    def _place_and_kind(self) -> None:
        """On one line where they fit, else each on its own."""
        event = self._event
        place = self._lit(event.place, "place", "text") if event.place else []
        words = [(event.status, ""), (event.kind, "kind"), *((tag, "tag") for tag in event.tags)]
        kind: Line = []
        for text, of_field in words:
            if text:
                kind += [*([(" · ", "muted")] if kind else []), *self._lit(text, of_field, "muted")]
        together = [*place, ("   ", "text"), *kind] if place and kind else place or kind
        if width_of(together) <= self._width:
            self._written.lines += [together] if together else []
        else:
            self._written.lines += [*wrapped_line(place, self._width), *wrapped_line(kind, self._width)]

    def _rule(self, left: str, right: str) -> None:
        room = self._width - cell_len(left) - 1 - (cell_len(right) + 1 if right else 0)
        line: Line = [(f"{left} ", "month"), (glyphs.RULE * max(room, 0), "rule")]
        self._written.lines.append([*line, (f" {right}", "accent")] if right else line)

    def _blank(self) -> None:
        self._written.lines.append([])


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
