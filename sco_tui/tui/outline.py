"""What a briefing is made of: its events and their statements, each kept or left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from sco_tui.briefing import heading_date
from sco_tui.event_words import NO_SPEAKER, status_words
from sco_tui.found import Found
from sco_tui.left_out import LeftOut, told_numbers
from sco_tui.text import counted, one_line
from sco_tui.tui.aim import Aim
from sco_tui.tui.cursor_pane import GUTTER, CursorPane
from sco_tui.tui.lines import Line, cut, paragraph

_KEPT, _LEFT_OUT = "[x] ", "[ ] "
_INDENT = " " * len(_KEPT)  # a statement stands below the words of its event
_SHOWN_CHARACTERS = 1000  # of a text that is cut to a line


class Outline(CursorPane):
    """Its parts are the events that were found, each followed by those of its statements that are told."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Previous event or statement"),
        Binding("down,j", "move(1)", "Next event or statement"),
        Binding("space", "leave_out", "Leave it out, or put it back"),
        Binding("a", "leave_out_all", "Leave all out, or put all back"),
    ]

    left_out: reactive[LeftOut] = reactive(LeftOut(), init=False)

    class Changed(Message):
        """Something was left out, or put back."""

    def __init__(self, found: Found, left_out: LeftOut) -> None:
        super().__init__("Outline", "outline")
        self._found = found
        self._aims = [
            Aim(event, number)
            for event in found.events
            for number in (None, *told_numbers(found, event, LeftOut()))
        ]
        self._rows = lru_cache(maxsize=256)(self._new_rows)
        self.set_reactive(Outline.left_out, left_out)

    @property
    def count(self) -> int:
        return len(self._aims)

    @property
    def part_count(self) -> int:
        """With a last one that says what the query left out."""
        return super().part_count + bool(self._aims and self._by_query)

    @property
    def _by_query(self) -> int:
        return len(self._found.timeline.events) - len(self._found.events)

    @property
    def position(self) -> str:
        """What is kept: `2 events · 3 statements`."""
        left = self.left_out
        kept = [aim for aim in self._aims if aim.event not in left.events]
        events = sum(aim.number is None for aim in kept)
        left_here = sum((aim.event, aim.number) in left.statements for aim in kept)
        counts = f"{counted(events, 'event')} · {counted(len(kept) - events - left_here, 'statement')}"
        return self.look.signs.own(counts) if self._aims else ""

    @property
    def aim(self) -> Aim | None:
        """What the cursor is on."""
        return self._aims[self.current] if self._aims else None

    def rows_of(self, part: int) -> Sequence[Line]:
        return self._rows(part, self.room, self.left_out)

    def _new_rows(self, part: int, room: int, left_out: LeftOut) -> Sequence[Line]:
        if not self._aims:
            return [[], *paragraph("No event to write of.", room, "muted", [])]
        if part == len(self._aims):
            words = f"Left out by the search {self._found.query}: {counted(self._by_query, 'event')}"
            return [[], *paragraph(words, room, "muted", [])]
        return list(self._rows_of_aim(self._aims[part], room, left_out))

    def _rows_of_aim(self, aim: Aim, room: int, left_out: LeftOut) -> Iterator[Line]:
        """Of an event its date, and below it its title; of a statement one line."""
        event, number = aim
        is_kept = event not in left_out.events
        if number is None:
            yield []
            date = self.look.signs.own(heading_date(event)) or "No date"
            first, *more = paragraph(date, room - len(_KEPT), "date" if is_kept else "muted", [])
            yield [(_KEPT if is_kept else _LEFT_OUT, "accent"), *first]
            title = one_line(event.title[:_SHOWN_CHARACTERS]) + status_words(event, self.look.signs.own)
            titles = paragraph(title, room - len(_KEPT), "title" if is_kept else "muted", [])
            yield from ([(_INDENT, "text"), *line] for line in [*more, *titles])
            return
        is_kept = is_kept and (event, number) not in left_out.statements
        statement = event.statements[number]
        name = cut(one_line(statement.speaker or NO_SPEAKER), room // 2, self.look.signs.more)
        width = room - len(_INDENT) - len(_KEPT) - cell_len(name) - 2
        words = cut(one_line(statement.text[:_SHOWN_CHARACTERS]), max(width, 0), self.look.signs.more)
        yield [
            (_INDENT, "text"),
            (_KEPT if is_kept else _LEFT_OUT, "accent"),
            (f"{name}  ", "speaker" if is_kept else "muted"),
            (words, "text" if is_kept else "muted"),
        ]

    def watch_left_out(self) -> None:
        self.show_current()
        self.post_message(self.Changed())

    def on_click(self, event: events.Click) -> None:
        """On its box, it is left out or put back as well."""
        place = self.place_in(event.y - self.gutter.top)
        super().on_click(event)
        if place is not None and place.part == self.current and self.aim is not None:
            start = GUTTER + (len(_INDENT) if self.aim.number is not None else 0)
            is_first_row = place.row == (1 if self.aim.number is None else 0)
            if is_first_row and start <= event.x - self.gutter.left < start + len(_KEPT) - 1:
                self.action_leave_out()

    def action_leave_out(self) -> None:
        if self.aim is not None:
            self.left_out = toggled(self.left_out, self.aim)

    def action_leave_out_all(self) -> None:
        """Puts back what is left out, where something is; else leaves every event out."""
        nothing = LeftOut()
        self.left_out = nothing if self.left_out != nothing else LeftOut(frozenset(self._found.events))


def toggled(left_out: LeftOut, aim: Aim) -> LeftOut:
    """A statement that is put back brings its event back."""
    event, number = aim
    if number is None:
        return left_out._replace(events=left_out.events ^ {event})
    spoken = (event, number)
    if event in left_out.events:
        return LeftOut(left_out.events - {event}, left_out.statements - {spoken})
    return left_out._replace(statements=left_out.statements ^ {spoken})
