"""The timeline: the axis drawn line by line, and the cursor that moves along its events."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events as textual_events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.strip import Strip

from sco_tui.timeline import Event
from sco_tui.tui.axis_layout import AxisLayout, layout_of
from sco_tui.tui.axis_lines import heading_line
from sco_tui.tui.lines import Line, TextLine, strip
from sco_tui.tui.list_words import lines_instead
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.tui.marked import NOTHING_MARKED, Marked
from sco_tui.tui.selecting import SelectingPane
from sco_tui.tui.shown import Shown

if TYPE_CHECKING:
    from sco_tui.advice import Advice
    from sco_tui.tui.reading_words import Opening


class TimelinePane(SelectingPane, can_focus=True):
    """Shows what was found; asks with EventHighlighted and EventOpened, and shows what it is then given."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Previous event"),
        Binding("down,j", "move(1)", "Next event"),
        Binding("pageup,ctrl+b", "page(-1)", "A page back"),
        Binding("pagedown,ctrl+f", "page(1)", "A page on"),
        Binding("ctrl+u", "page(-0.5)", "Half a page back"),
        Binding("ctrl+d", "page(0.5)", "Half a page on"),
        Binding("home,g", "edge(0)", "First event"),
        Binding("end,G", "edge(-1)", "Last event"),
        Binding("enter,l,right", "open", "Into the event"),
    ]

    look: reactive[Look] = reactive(DEFAULT)
    shown: reactive[Shown | None] = reactive(None)
    selected: reactive[Event | None] = reactive(None)
    marked: reactive[Marked] = reactive(NOTHING_MARKED)
    advice: reactive[Advice | None] = reactive(None)
    opening: reactive[Opening | None] = reactive(None)  # before anything is shown
    window: var[tuple[Event, Event] | None] = var(None)  # the first and the last event that are seen

    class EventHighlighted(Message):
        """The cursor was moved to `event`."""

        def __init__(self, event: Event) -> None:
            super().__init__()
            self.event = event

    class EventOpened(Message):
        """The reader wants to read the selected event."""

    def __init__(self) -> None:
        super().__init__(id="timeline")
        self._axis: AxisLayout | None = None
        self._top_row: int | None = None  # to stand at the top again when the width has changed
        # Where the cursor was last sent: keys come faster than `selected` does, and none may be lost.
        self._asked: Event | None = None

    @property
    def _has_box(self) -> bool:
        return bool(self.styles.border_top[0])

    @property
    def _title_rows(self) -> int:
        """Rows above the axis: without a box, the header that its first row stands under; else air."""
        return int(not self._has_box or (self._axis is not None and self._axis.spacing.is_airy))

    @property
    def list_width(self) -> int:
        """Cells that a line of the list takes."""
        return self.scrollable_content_region.width

    @property
    def _rows(self) -> int:
        """Rows of the axis that are seen."""
        return max(self.scrollable_content_region.height - self._title_rows, 0)

    def watch_shown(self) -> None:
        self._asked = None
        self._lay_out()

    def watch_selected(self) -> None:
        if self.selected is self._asked:
            self._asked = None
        self._show_selected()
        self._write_titles()
        self.refresh()

    def on_resize(self) -> None:
        self._lay_out()

    def watch_show_vertical_scrollbar(self) -> None:
        """The scrollbar takes a column, and titles may take more lines."""
        self.call_next(self._lay_out)

    def _lay_out(self) -> None:
        if self.shown is None or not self.size:
            return
        self.forget_selection()
        axis = self._axis_in(self.list_width)
        self.virtual_size = Size(axis.spacing.width, axis.height_in(self._rows) + self._title_rows)
        if self._top_row is not None:
            self.scroll_to(y=axis.top_of(self._top_row), animate=False, immediate=True)
            self._top_row = None
        self._show_selected()
        self._write_titles()
        self.refresh()

    def _axis_in(self, width: int) -> AxisLayout:
        """The layout for `width`: also made while drawing, so that the first frame holds the rows."""
        assert self.shown is not None
        before = self._axis
        if before is None or before.shown is not self.shown or before.spacing.width != width:
            self._axis = layout_of(self.shown, width)
            if before is None or before.shown is not self.shown:
                self._top_row = None
            elif self._top_row is None:
                # Drawn more than once before it is laid out, and scrolled by the new size.
                self._top_row = before.row_at(round(self.scroll_y))
        assert self._axis is not None
        return self._axis

    def _write_titles(self) -> None:
        """The box says the header of the first row and where the cursor is among what was found."""
        if self._axis is None:
            return
        self.window = self._axis.window(round(self.scroll_y), self._rows)
        heading, signs = self._axis.heading_at(round(self.scroll_y)), self.look.signs
        gap = (f" {signs.rule * 2} {heading.gap}", "$muted not bold") if heading.gap else ""
        self.border_title = Content.assemble(signs.own(heading.text), gap)
        self.border_subtitle = Content(signs.own(self.position))

    @property
    def position(self) -> str:
        """Where the cursor is among what is shown."""
        return self.shown.position(self.selected) if self.shown else ""

    def _number(self, event: Event | None) -> int:
        return self.shown.number_of(event) if self.shown else -1

    def _show_selected(self) -> None:
        """Scrolls until the whole selected event is seen, and no further; a whole row stands at the top."""
        axis, number = self._axis, self._number(self.selected)
        if axis is None or axis.shown is not self.shown or number < 0:
            return
        top = axis.row_start(round(self.scroll_y))
        behind = axis.line_behind(number)
        if behind > top + self._rows:
            top = axis.row_start(behind - self._rows)
        self.scroll_to(y=min(top, axis.first_line(number)), animate=False, immediate=True)

    def validate_scroll_y(self, value: float) -> float:
        return self._row_start(super().validate_scroll_y(value), self.scroll_y)

    def validate_scroll_target_y(self, value: float) -> float:
        return self._row_start(super().validate_scroll_target_y(value), self.scroll_target_y)

    def _row_start(self, line: float, before: float) -> float:
        """The wheel and the scrollbar stop where a row begins."""
        if self._axis is None or not self._axis.height:
            return line
        return self._axis.row_start(round(line), is_above=line < before)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._write_titles()

    def render_line(self, y: int) -> Strip:
        width = self.list_width
        if self.shown is None:
            return self._line_instead(y - 1, width)
        axis = self._axis_in(width)
        row = y - self._title_rows
        number = row + round(self.scroll_y)
        if row < 0 and not self._has_box:
            heading = axis.heading_at(number - row)
            return strip(heading_line(heading, width, self.look.signs), width, self.look.palette)
        if not self.shown.numbers:
            return self._line_instead(row, width)
        if row < 0 or number >= axis.height:
            return Strip.blank(width, self.look.palette.ground())
        line = axis.line(number, self.selected, self.look.signs, self.marked)
        if self.text_selection is not None:
            line = self.selected_lit(number, self._told_apart(axis, number, line)).pieces
        return strip(line, width, self.look.palette, axis.is_on(self.selected, number))

    def _line_instead(self, number: int, width: int) -> Strip:
        lines = lines_instead(self.shown, self.opening, self.advice, max(width - 4, 1), self.look.signs)
        line = lines[number] if 0 <= number < len(lines) else []
        return strip([("  ", "text"), *line], width, self.look.palette)

    def text_line(self, number: int) -> TextLine:
        axis = self._axis
        if axis is None or not 0 <= number < axis.height:
            return TextLine([])
        return self._told_apart(axis, number, axis.line(number, None, self.look.signs))

    def _told_apart(self, axis: AxisLayout, number: int, line: Line) -> TextLine:
        from sco_tui.tui.axis_text import axis_text  # for a selection only

        return axis_text(axis, number, line, self.look.signs)

    def line_near(self, row: int) -> int:
        height = self._axis.height if self._axis else 0
        return min(max(row - self._title_rows + round(self.scroll_y), 0), max(height - 1, 0))

    def on_click(self, event: textual_events.Click) -> None:
        if self.was_dragged:
            return
        self.focus()
        row = event.y - self.gutter.top - self._title_rows
        clicked = self._axis.event_at(row + round(self.scroll_y)) if self._axis and row >= 0 else None
        if clicked is not None:
            self.post_message(self.EventHighlighted(clicked))
            if event.chain == 2:
                self.post_message(self.EventOpened())

    def _highlight(self, number: int) -> None:
        events = self.shown.events if self.shown else ()
        if events:
            self._asked = events[min(max(number, 0), len(events) - 1)]
            self.post_message(self.EventHighlighted(self._asked))

    def action_move(self, steps: int) -> None:
        self._highlight(self._number(self._asked or self.selected) + steps)

    def action_page(self, pages: float) -> None:
        """Moves by what the pane shows, to the event that stands there."""
        here = self._number(self._asked or self.selected)
        if self._axis is not None and here >= 0:
            self._highlight(self._axis.number_from(here, int(pages * max(self._rows - 1, 1))))

    def action_edge(self, number: int) -> None:
        count = len(self.shown.numbers) if self.shown else 0
        self._highlight(number % max(count, 1))

    def action_open(self) -> None:
        if self.selected is not None:
            self.post_message(self.EventOpened())
