"""The event pane: one event with its statements, read card by card."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sco_tui.found import Found
from sco_tui.timeline import Event
from sco_tui.tui import glyphs, theme
from sco_tui.tui.event_lines import EventLines, event_lines, no_event
from sco_tui.tui.lines import Line, strip


class EventPane(ScrollView, can_focus=True):
    """Shows the selected event; with the focus, one of its statements is the current one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "card(-1)", "Previous statement"),
        Binding("down,j", "card(1)", "Next statement"),
        Binding("pageup,ctrl+b", "page(-1)", "A page back"),
        Binding("pagedown,ctrl+f", "page(1)", "A page on"),
        Binding("ctrl+u", "page(-0.5)", "Half a page back"),
        Binding("ctrl+d", "page(0.5)", "Half a page on"),
        Binding("home,g", "edge(0)", "To the top"),
        Binding("end,G", "edge(1)", "To the end"),
        Binding("escape,h,left", "leave", "Back to the timeline"),
    ]

    found: reactive[Found | None] = reactive(None)
    selected: reactive[Event | None] = reactive(None)

    class Left(Message):
        """The reader is done with the event."""

    def __init__(self) -> None:
        super().__init__(id="event")
        self._palette = theme.DARK
        self._laid_out: tuple[tuple[Found | None, Event | None, int], EventLines] = (
            (None, None, 0),
            EventLines(),
        )
        self._card = 0
        self._hit = -1

    @property
    def _margin(self) -> int:
        """Columns beside the text: the box takes one more of its own."""
        return 2 if self.styles.border_top[0] else 1

    @property
    def _air(self) -> int:
        """Blank rows above the text."""
        return 1 if self.styles.border_top[0] else 0

    @property
    def _text(self) -> EventLines:
        """The lines for the width of now: also made while drawing, so that the first frame holds them."""
        key = (self.found, self.selected, self.scrollable_content_region.width)
        if not key[2]:
            return EventLines()  # not shown
        if key != self._laid_out[0]:
            found, event, width = key
            inner = max(width - 2 * self._margin, 1)
            self._laid_out = (key, event_lines(found, event, inner) if found and event else no_event(found))
        return self._laid_out[1]

    @property
    def _top(self) -> int:
        """The first line that is seen; -1 where the blank row is."""
        return round(self.scroll_y) - self._air

    @property
    def _height(self) -> int:
        return self.scrollable_content_region.height

    @property
    def _seen_cards(self) -> list[int]:
        """The statements of which a line is seen."""
        cards, bottom = self._text.cards, self._top + self._height
        return [card for card, (first, end) in enumerate(cards) if first < bottom and end > self._top]

    def watch_found(self) -> None:
        self._lay_out()
        self.to_hit(0)

    def watch_selected(self) -> None:
        self._card = 0
        self._lay_out()
        self.scroll_to(y=0, animate=False, immediate=True)
        self.to_hit(0)

    def on_resize(self) -> None:
        """The text is wrapped anew: about the same part of it stays in view, and the current card."""
        part = self.scroll_y / max(self.virtual_size.height, 1)
        self._lay_out()
        self.scroll_to(y=part * self.virtual_size.height, animate=False, immediate=True)
        if self._hit < 0:
            self.to_hit(0)  # it was not shown before
        seen = self._seen_cards
        if self.has_focus and seen and self._card not in seen:
            self._show(*self._text.cards[self._card])

    def watch_show_vertical_scrollbar(self) -> None:
        """The scrollbar takes a column, and the text more lines."""
        self.call_next(self._lay_out)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def _lay_out(self) -> None:
        if not self.size:
            return
        width = self.scrollable_content_region.width
        self.virtual_size = Size(width, len(self._text.lines) + self._air)
        self.border_title = "Event"
        self._say_what_is_below()
        self.refresh()

    def _say_what_is_below(self) -> None:
        below = len(self._text.lines) - self._top - self._height
        self.border_subtitle = f"↓ {below} more {'line' if below == 1 else 'lines'}" if below > 0 else ""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._say_what_is_below()

    def to_hit(self, number: int) -> None:
        """Goes to a hit of the event, counted from its end where negative; its card is seen whole."""
        hits = self._text.hits
        self._hit = number % len(hits) if hits else -1
        if hits:
            line = hits[self._hit]
            card = self._text.card_at(line)
            if card is not None:
                self._card = card
                self._show(*self._text.cards[card])
            # A card may be taller than the pane.
            self._show(line, line + 1)
        self.refresh()

    def step_hit(self, step: int) -> bool:
        """Goes to the next or previous hit within the event; False where there is none."""
        if not 0 <= self._hit + step < len(self._text.hits):
            return False
        self.to_hit(self._hit + step)
        return True

    def _show(self, first: int, end: int) -> None:
        """Scrolls until the lines `first` to `end` are seen, or the first ones where they do not fit."""
        top = min(max(self._top, end - self._height), first)
        self.scroll_to(y=top + self._air if top > 0 else 0, animate=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        number = y + self._top
        if not 0 <= number < len(self._text.lines):
            return Strip.blank(width, self._palette.ground())
        card = self._text.card_at(number)
        is_current = self.has_focus and card is not None and card == self._card
        line = self._with_current_hit(number)
        if is_current:
            line = [(glyphs.CURSOR + line[0][0][1:], "accent"), *line[1:]]
        return strip([(" " * self._margin, "text"), *line], width, self._palette, is_current)

    def _with_current_hit(self, number: int) -> Line:
        """The pieces of a line, the hit that `n` and `N` stand at told apart from the others."""
        line, hits = self._text.lines[number], self._text.hits
        here = min(self._hit, len(hits) - 1)  # wrapped anew, a hit may be in fewer pieces
        if here < 0 or hits[here] != number:
            return line
        before = here - hits.index(number)
        places = [place for place, (_, role) in enumerate(line) if role == "hit"]
        current = places[before]
        return [*line[:current], (line[current][0], "current hit"), *line[current + 1 :]]

    def on_click(self, event: events.Click) -> None:
        card = self._text.card_at(event.y - self.gutter.top + self._top)
        if card is not None:
            self._card = card
            self.refresh()

    def action_card(self, step: int) -> None:
        """The next or previous statement; first what is not seen of the current one, or beyond the last."""
        cards = self._text.cards
        first, end = cards[self._card] if cards else (0, len(self._text.lines))
        if self._card_in_view():
            return
        hides_more = end > self._top + self._height if step > 0 else first < self._top
        if hides_more or not 0 <= self._card + step < len(cards):
            self.scroll_to(y=self.scroll_y + step * max(self._height // 2, 1), animate=False, immediate=True)
            return
        self._card += step
        first, end = cards[self._card]
        # A card taller than the pane is entered from below at its end.
        self._show(first if step > 0 else max(first, end - self._height), end)
        self.refresh()

    def action_page(self, pages: float) -> None:
        lines = int(pages * max(self._height - 1, 1)) or (1 if pages > 0 else -1)
        self.scroll_to(y=round(self.scroll_y) + lines, animate=False, immediate=True)
        self._card_in_view()

    def action_edge(self, edge: int) -> None:
        self.scroll_to(y=edge * len(self._text.lines), animate=False, immediate=True)
        self._card_in_view()

    def _card_in_view(self) -> bool:
        """After scrolling, the first card that is seen is the current one, where the old one is not."""
        seen = self._seen_cards
        is_new = bool(seen) and self._card not in seen
        if is_new:
            self._card = seen[0]
            self.refresh()
        return is_new

    def action_leave(self) -> None:
        self.post_message(self.Left())
