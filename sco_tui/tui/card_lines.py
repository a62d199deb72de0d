"""A statement as a card, and a source in full, as lines of cells with the words of the query lit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sco_tui.event_words import NO_SPEAKER, quotation_marks, source_words, whence
from sco_tui.found import Found
from sco_tui.timeline import Event, Statement
from sco_tui.tui.glyphs import Signs
from sco_tui.tui.lines import Line, Piece, TextLine, marked, text_lines

if TYPE_CHECKING:
    from sco_tui.checked import Checked

NOTE: Line = [("Note: ", "accent")]
# Longer texts are shown up to here, with what is left said: a megabyte takes seconds to wrap.
_SHOWN_CHARACTERS = 65_536
_BESIDE = 4  # cells that the bar of a card and what is right of it take


class CardLines:
    """Writes what `found` holds; with what came of the check of its statements, where that is done."""

    def __init__(self, found: Found, signs: Signs, checked: Checked | None) -> None:
        self._found = found
        self._timeline = found.timeline
        self._signs = signs
        self._checked = checked if checked and checked.timeline is found.timeline else None

    def card(
        self, event: Event, statement: Statement, width: int, numbers: Mapping[str, int]
    ) -> list[TextLine]:
        """A statement of `event`, its sources with these numbers."""
        inner = width - _BESIDE
        if statement.text:
            before, after = (
                [(mark, "text")] if mark else [] for mark in quotation_marks(statement, self._signs.own)
            )
            lines = self.lines(statement.text, inner, "text", before=before, after=after)
        else:
            lines = [TextLine([("no text", "muted")])]
        if statement.original:
            language: Line = [(f"{statement.language}: ", "muted")] if statement.language else []
            lines += self.lines(statement.original, inner, "text", "muted", language)
        lines += self._attribution(event, statement, inner, numbers)
        is_hit = any(role == "hit" for line in lines for _, role in line.words)
        bar = f"{self._signs.card} ", "accent" if is_hit else "bar"
        return [line._replace(margin=(bar, *line.margin)) for line in lines]

    def _attribution(
        self, event: Event, statement: Statement, width: int, numbers: Mapping[str, int]
    ) -> list[TextLine]:
        """Who said it, when, where it stands and what the author notes of it, continued two columns in."""
        dash = self._signs.own("— ")
        inner, indent = width - len(dash), (" " * len(dash), "text")
        said = whence(self._timeline, event, statement, numbers, self._signs.own)
        lines = text_lines(self._speaker(statement), inner)
        lines += self._checked_lines(event, statement, (said, "muted"), inner)
        if statement.note:
            lines += self.lines(statement.note, inner, "note", before=NOTE)
        return _hanging(lines, (dash, "muted"), indent)

    def _checked_lines(self, event: Event, statement: Statement, said: Piece, width: int) -> list[TextLine]:
        """What came of the check behind what is `said`, or below it where that makes no line more."""
        lines = text_lines([said], width)
        if self._checked is None:
            return lines
        from sco_tui.tui.check_words import verdict_words  # imported with the check, behind the first frame

        result, is_asked = self._checked.verdict(event, statement).result, self._found.asks_for_unfound
        words = verdict_words(result, self._signs, is_asked=is_asked)
        if words is None:
            return lines
        behind = text_lines([said, (self._signs.own(" · "), "muted"), words], width)
        return behind if len(behind) == len(lines) else [*lines, *text_lines([words], width)]

    def _speaker(self, statement: Statement) -> Line:
        """The name and the role; another spelling of the name stands there where it is a hit."""
        spellings = self._timeline.spellings_of(statement) or (NO_SPEAKER,)
        also = [other for other in spellings[1:] if self._found.spans(other, "speaker")]
        name_role = "speaker" if statement.speaker else "muted"
        line = self.lit(spellings[0], "speaker" if statement.speaker else "", name_role)
        for other in also:
            between = " (also " if other is also[0] else ", "
            line += [(between, name_role), *self.lit(other, "speaker", name_role)]
        line += [(")", name_role)] if also else []
        if role := self._timeline.role_of(statement):
            line += [(", ", "muted"), *self.lit(role, "role", "muted")]
        return line

    def source(self, key: str, number: int, width: int) -> list[TextLine]:
        """All that is known of a source, behind its number; only the title is searched."""
        source = self._timeline.sources.get(key)
        title = source.title if source else None
        label = f"[{number}] "
        inner = width - len(label)
        lines = self.lines(title, inner, "source", "muted") if title else []
        for text in source_words(self._timeline, key, self._signs.own)[bool(title) :]:
            lines += text_lines([(text, "muted")], inner)
        return _hanging(lines, (label, "muted"), (" " * len(label), "muted"))

    def lines(
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
        words = self.lit(shown, field, role)
        if not left:
            return text_lines([*(before or ()), *words, *(after or ())], width)
        more = f"{self._signs.more} {left:,} more characters: see the file"
        return [*text_lines([*(before or ()), *words], width), TextLine([], beside=((more, "accent"),))]

    def lit(self, text: str, field: str, role: str) -> Line:
        """A text of the file, its hits lit; one of the program's own, without a field, has none."""
        return marked(text, 0, len(text), role, self._found.spans(text, field) if field else [])


def _hanging(lines: list[TextLine], first: Piece, rest: Piece) -> list[TextLine]:
    """`lines` with `first` at the left of the first one, `rest` at that of the others."""
    return [line._replace(margin=(rest if number else first,)) for number, line in enumerate(lines)]
