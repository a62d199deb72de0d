"""The event pane: one event with its statements, read card by card."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from sco_tui.found import Found
from sco_tui.timeline import Event
from sco_tui.tui.event_lines import EventLines, event_lines, no_event
from sco_tui.tui.event_window import CardPlace, EventWindow, head_kept
from sco_tui.tui.lines import TextLine, strip
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.tui.marked import NOTHING_MARKED, Marked
from sco_tui.tui.selecting import SelectingPane

if TYPE_CHECKING:
    from sco_tui.checked import Checked


class EventPane(SelectingPane, can_focus=True):
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

    look: reactive[Look] = reactive(DEFAULT)
    found: reactive[Found | None] = reactive(None)
    selected: reactive[Event | None] = reactive(None)
    marked: reactive[Marked] = reactive(NOTHING_MARKED)
    checked: reactive[Checked | None] = reactive(None)

    class Left(Message):
        """The reader is done with the event."""

    def __init__(self) -> None:
        super().__init__(id="event")
        self._card = 0
        self._hit = -1

    @property
    def _has_box(self) -> bool:
        return bool(self.styles.border_bottom[0])

    @property
    def text_left(self) -> int:
        """Columns beside the text: one where only a divider stands there, else two."""
        return 1 if self.styles.border_left[0] and not self._has_box else 2

    @property
    def _air(self) -> int:
        """Blank rows above the text."""
        return int(self._has_box)

    @property
    def _text(self) -> EventLines:
        """The lines for the width of now: also made while drawing, so that the first frame holds them."""
        width = self.scrollable_content_region.width
        if not width:
            return EventLines()  # not shown
        if self.found is None or self.selected is None:
            return no_event(self.found)
        inner = max(width - 2 * self.text_left, 1)
        mark = self.marked.sign(self.selected, self.look.signs)
        return event_lines(self.found, self.selected, inner, self.look.signs, self.checked, mark)

    @property
    def _window(self) -> EventWindow:
        text, height = self._text, self.scrollable_content_region.height
        is_search = self.found is not None and self.found.is_search
        head = head_kept(text, height) if is_search else 0
        top = round(self.scroll_y) - self._air
        return EventWindow(text, top, height, head, says_below=not self._has_box)

    def watch_found(self) -> None:
        self._lay_out()
        self.to_hit(0)

    def watch_selected(self) -> None:
        self._card = 0
        self._lay_out()
        self._scroll_to_line(0)
        self.to_hit(0)

    def watch_marked(self) -> None:
        self.watch_checked()

    def watch_checked(self) -> None:
        """A card, or the title, may have a line more: the current card stays in its row."""
        place = self.card_place
        self._lay_out()
        self.return_to(place)

    @property
    def card(self) -> int:
        """The number of the current statement in its event, from 0."""
        return self._card

    def to_card(self, number: int) -> None:
        """Makes this statement the current one, seen whole where it fits."""
        cards = self._text.cards
        if number < len(cards):
            self._card, self._hit = number, -1
            first, end = cards[number]
            if self._window.showing(first, end) != self._window.top:
                self._scroll_to_line(self._window.beginning_at(first))
            self.refresh()

    def on_resize(self) -> None:
        """The text is wrapped anew: about the same part of it stays in view, and the current card."""
        part = self.scroll_y / max(self.virtual_size.height, 1)
        self._lay_out()
        self.scroll_to(y=part * self.virtual_size.height, animate=False, immediate=True)
        if self._hit < 0:
            self.to_hit(0)  # it was not shown before
        seen = self._window.seen_cards
        if self.has_focus and seen and self._card not in seen:
            self._show(*self._text.cards[self._card])

    def watch_show_vertical_scrollbar(self) -> None:
        """The scrollbar takes a column, and the text more lines."""
        self.call_next(self._lay_out_again)

    def _lay_out_again(self) -> None:
        self._lay_out()
        if self._hit >= 0:
            self.to_hit(self._hit)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def _lay_out(self) -> None:
        if not self.size:
            return
        self.forget_selection()
        width = self.scrollable_content_region.width
        self.virtual_size = Size(width, len(self._text.lines) + self._air)
        self.border_title = "Event"
        self._say_what_is_below()
        self.refresh()

    def _say_what_is_below(self) -> None:
        self.border_subtitle = self._window.words_below(self.look.signs) if self._has_box else ""

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
            first, end = (line, line + 1) if card is None else self._text.cards[card]
            if card is not None:
                self._card = card
            if self._window.showing(first, end) != self._window.top:
                self._scroll_to_line(self._window.beginning_at(first))
            # A card may be taller than the pane.
            self._show(line, line + 1)
        self.refresh()

    def step_hit(self, step: int) -> bool:
        """Goes to the next or previous hit within the event; False where there is none."""
        if not 0 <= self._hit + step < len(self._text.hits):
            return False
        self.to_hit(self._hit + step)
        return True

    @property
    def card_place(self) -> CardPlace:
        return CardPlace(self._card, self._card_line - self._window.top, self._hit)

    def return_to(self, place: CardPlace) -> None:
        """Makes it the place, as far as there is one, after the event was read again."""
        self._card = min(place.number, max(len(self._text.cards) - 1, 0))
        self._hit = min(place.hit, len(self._text.hits) - 1)
        self.scroll_to(y=self._card_line - place.row + self._air, animate=False, immediate=True)
        self.refresh()

    @property
    def _card_line(self) -> int:
        """Where the current statement begins; the first line where there is none."""
        cards = self._text.cards
        return cards[self._card][0] if cards else 0

    def _show(self, first: int, end: int) -> None:
        """Scrolls until the lines `first` to `end` are seen, or the first ones where they do not fit."""
        self._scroll_to_line(self._window.showing(first, end))

    def _scroll_to_line(self, top: int) -> None:
        # Where it has just come into view, there is no scroll bar yet, and nothing would scroll.
        self.scroll_to(y=top + self._air if top > 0 else 0, animate=False, immediate=True, force=True)

    def render_line(self, y: int) -> Strip:
        width, palette, window = self.scrollable_content_region.width, self.look.palette, self._window
        left = " " * self.text_left, "text"
        number = window.line_at(y)
        if number is None:
            # Before it is laid out anew it may be narrower than its margins.
            words = window.words_in(y, max(width - 2 * self.text_left, 0), self.look.signs)
            return strip([left, *words], width, palette)
        card = self._text.card_at(number)
        is_current = self.has_focus and card is not None and card == self._card
        line = self.selected_lit(number, self._text.line_of(number, self._hit))
        if is_current:
            bar, *rest = line.margin
            line = line._replace(margin=((self.look.signs.cursor + bar[0][1:], "accent"), *rest))
        return strip([left, *line.pieces], width, palette, is_current)

    def text_line(self, number: int) -> TextLine:
        lines = self._text.lines
        return lines[number] if number < len(lines) else TextLine([])

    def line_near(self, row: int) -> int:
        window = self._window
        number = window.line_at(row)
        return min(max(row + window.top, 0), window.last - 1) if number is None else number

    def on_click(self, event: events.Click) -> None:
        if self.was_dragged:
            return
        self.focus()
        line = self._window.line_at(event.y - self.gutter.top)
        card = None if line is None else self._text.card_at(line)
        if card is not None:
            self._card = card
            self.refresh()

    def action_card(self, step: int) -> None:
        """The next or previous statement; first what is not seen of the current one, or beyond the last."""
        cards, window = self._text.cards, self._window
        first, end = cards[self._card] if cards else (0, window.last)
        if self._card_in_view():
            return
        hides_more = end > window.end if step > 0 else first < window.first
        if hides_more or not 0 <= self._card + step < len(cards):
            self._scroll_by(step * max(window.rows // 2, 1))
            return
        self._card += step
        first, end = cards[self._card]
        # A card taller than the pane is entered from below at its end.
        self._show(first if step > 0 else max(first, end - window.rows), end)
        self.refresh()

    def action_page(self, pages: float) -> None:
        self._scroll_by(int(pages * max(self._window.rows - 1, 1)) or (1 if pages > 0 else -1))
        self._card_in_view()

    def action_edge(self, edge: int) -> None:
        self.scroll_to(y=edge * self.virtual_size.height, animate=False, immediate=True)
        self._card_in_view()

    def _scroll_by(self, lines: int) -> None:
        self.scroll_to(y=round(self.scroll_y) + lines, animate=False, immediate=True)

    def _card_in_view(self) -> bool:
        """After scrolling, the first card that is seen is the current one, where the old one is not."""
        seen = self._window.seen_cards
        is_new = bool(seen) and self._card not in seen
        if is_new:
            self._card = seen[0]
            self.refresh()
        return is_new

    def action_leave(self) -> None:
        self.post_message(self.Left())
