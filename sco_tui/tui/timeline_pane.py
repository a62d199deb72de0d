"""The timeline: the axis drawn line by line, and the cursor that moves along its events."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sco_tui.search import Found
from sco_tui.timeline import Event
from sco_tui.tui import theme
from sco_tui.tui.axis_lines import AxisLayout, heading_line, spacing
from sco_tui.tui.lines import paragraph, strip

# Up to so many events there is room for air between them; fewer where the pane is narrow.
_AIRY_EVENTS = 8
_AIRY_EVENTS_NARROW = 6
_NARROW_WIDTH = 48


class TimelinePane(ScrollView, can_focus=True):
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

    found: reactive[Found | None] = reactive(None)
    selected: reactive[Event | None] = reactive(None)

    class EventHighlighted(Message):
        """The cursor was moved to `event`."""

        def __init__(self, event: Event) -> None:
            super().__init__()
            self.event = event

    class EventOpened(Message):
        """The reader wants to read the selected event."""

    def __init__(self) -> None:
        super().__init__(id="timeline")
        self._palette = theme.DARK
        self._axis: AxisLayout | None = None

    @property
    def _has_box(self) -> bool:
        return bool(self.styles.border_top[0])

    @property
    def _title_rows(self) -> int:
        """Rows above the axis: without a box, the header that its first row stands under; else air."""
        return int(not self._has_box or (self._axis is not None and self._axis.spacing.is_airy))

    def watch_found(self) -> None:
        self._lay_out()

    def watch_selected(self) -> None:
        self._show_selected()
        self._write_titles()
        self.refresh()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        if self.found is None or not self.size:
            return
        axis = self._axis_in(self.scrollable_content_region.width)
        self.virtual_size = Size(axis.spacing.width, axis.height + self._title_rows)
        self._show_selected()
        self._write_titles()
        self.refresh()

    def _axis_in(self, width: int) -> AxisLayout:
        """The layout for `width`: also made while drawing, so that the first frame holds the rows."""
        assert self.found is not None
        if self._axis is None or self._axis.found is not self.found or self._axis.spacing.width != width:
            airy = _AIRY_EVENTS_NARROW if width < _NARROW_WIDTH else _AIRY_EVENTS
            self._axis = AxisLayout(self.found, spacing(self.found, width, airy_up_to=airy))
        return self._axis

    def _write_titles(self) -> None:
        """The box says the header of the first row and where the cursor is among what was found."""
        if self._axis is None:
            return
        self.border_title = self._axis.heading_at(round(self.scroll_y))
        self.border_subtitle = self.position

    @property
    def position(self) -> str:
        """`3 of 4`, or `3 of 9 · 5 hidden` while searching."""
        if self.found is None:
            return ""
        number = self._number(self.selected) + 1
        hidden = len(self.found.timeline.events) - len(self.found.events)
        return f"{number:,} of {len(self.found.events):,}" + (f" · {hidden:,} hidden" if hidden else "")

    def _number(self, event: Event | None) -> int:
        return self._axis.number_of(event) if self._axis and event else -1

    def _show_selected(self) -> None:
        """Scrolls until the whole selected event is seen, and no further."""
        layout = self._axis
        if layout is None or self.selected is None or not layout.is_shown(self.selected):
            return
        first, behind = layout.lines_of(self.selected)
        height = self.scrollable_content_region.height - self._title_rows
        top = round(self.scroll_y)
        if behind == layout.height or behind > top + height:
            top = max(top, behind - height)
        if first == layout.first_event_line:
            first = 0
        self.scroll_to(y=min(top, first), animate=False, immediate=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._write_titles()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        if self.found is None:
            return Strip.blank(width, self._palette.ground())
        axis = self._axis_in(width)
        number = y + round(self.scroll_y) - self._title_rows
        if y < self._title_rows and self._has_box:
            return Strip.blank(width, self._palette.ground())
        if y < self._title_rows:
            heading = axis.heading_at(round(self.scroll_y))
            return strip(heading_line(heading, width), width, self._palette)
        if not self.found.events:
            return self._empty_line(y - self._title_rows, width)
        if number >= axis.height:
            return Strip.blank(width, self._palette.ground())
        is_selected = axis.is_on(self.selected, number)
        return strip(axis.line(number, is_selected), width, self._palette, is_selected)

    def _empty_line(self, y: int, width: int) -> Strip:
        """Words for a list without events: what was asked, and what to do next."""
        assert self.found is not None
        if self.found.is_search:
            said = [f"No event matches “{self.found.query.text.strip()}”.", "Esc shows all events again."]
        else:
            said = ["This timeline has no events yet.", "List them under `events:` in the file."]
        lines = [line for text in said for line in [*paragraph(text, width - 4, "muted", []), []]]
        return strip([("  ", "text"), *(lines[y] if y < len(lines) else [])], width, self._palette)

    def on_click(self, event: events.Click) -> None:
        if self._axis is None:
            return
        line = event.y - self.gutter.top + round(self.scroll_y) - self._title_rows
        clicked = self._axis.event_at(line)
        if clicked is not None:
            self.post_message(self.EventHighlighted(clicked))

    def _highlight(self, number: int) -> None:
        assert self.found is not None
        if self.found.events:
            last = len(self.found.events) - 1
            self.post_message(self.EventHighlighted(self.found.events[min(max(number, 0), last)]))

    def action_move(self, steps: int) -> None:
        self._highlight(self._number(self.selected) + steps)

    def action_page(self, pages: float) -> None:
        """Moves by what the pane shows, to the event that stands there."""
        layout = self._axis
        if layout is None or self.selected is None or not layout.is_shown(self.selected):
            return
        height = self.scrollable_content_region.height - self._title_rows
        line = layout.lines_of(self.selected)[0] + int(pages * max(height - 1, 1))
        number = self._number(layout.nearest_event(line))
        here = self._number(self.selected)
        step = 1 if pages > 0 else -1
        self._highlight(number if (number - here) * step > 0 else here + step)

    def action_edge(self, number: int) -> None:
        assert self.found is not None
        self._highlight(number % max(len(self.found.events), 1))

    def action_open(self) -> None:
        if self.selected is not None:
            self.post_message(self.EventOpened())
