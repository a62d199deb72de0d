"""What is listed of one speaker or source: statements and events one below the other, one of them current."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from sco_tui.tui.aim import Aim
from sco_tui.tui.event_lines import MAX_WIDTH
from sco_tui.tui.glyphs import Signs
from sco_tui.tui.lines import Line, strip
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.tui.row_pane import RowPane, RowPlace

_MARGIN = 2  # cells at each side; the cursor stands in the left one


@dataclass(frozen=True, eq=False)
class Card:
    """A part of what is listed: `lines` makes it for a width in cells; `aim` is where Enter leads from it."""

    lines: Callable[[int, Signs], list[Line]]
    aim: Aim | None = None
    above: Callable[[int, Signs], list[Line]] | None = None
    "What stands above it and is no part of it: the event that a statement is of."


@dataclass(frozen=True, eq=False)
class Cards:
    """All that is listed of one; `position` says of a number, from 1, and how many there are, what it is."""

    cards: Sequence[Card] = ()
    counts: str = ""


class CardPane(RowPane):
    """With the focus, one of the cards that lead somewhere is the current one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "card(-1)", "Previous statement"),
        Binding("down,j", "card(1)", "Next statement"),
        Binding("enter,l,right", "go", "To it in its event"),
        Binding("space", "mark", "Mark a statement; two that are marked stand side by side"),
    ]

    look: reactive[Look] = reactive(DEFAULT)
    cards: reactive[Cards] = reactive(Cards())
    current: reactive[int] = reactive(0)
    marked: reactive[tuple[Aim, ...]] = reactive(())

    @dataclass
    class Chosen(Message):
        """The reader wants to go there."""

        aim: Aim

    class PairMarked(Message):
        """Two statements are marked, `marked` of the pane."""

    def __init__(self, title: str) -> None:
        super().__init__(title, "cards")
        self._rows = lru_cache(maxsize=256)(self._new_rows)

    @property
    def part_count(self) -> int:
        return max(len(self.cards.cards), 1)

    def rows_of(self, part: int) -> Sequence[Line]:
        width = max(min(self.content_size.width - 2 * _MARGIN, MAX_WIDTH), 1)
        return self._rows(self.cards, part, width, self.look.signs)[0]

    def _own(self, part: int) -> tuple[int, int]:
        """The rows of a part that are its own, behind what stands above it."""
        width = max(min(self.content_size.width - 2 * _MARGIN, MAX_WIDTH), 1)
        rows, first = self._rows(self.cards, part, width, self.look.signs)
        return first, len(rows) - 1

    def _new_rows(self, cards: Cards, part: int, width: int, signs: Signs) -> tuple[list[Line], int]:
        """The rows, a blank one at the end, and how many of them stand above the card."""
        if not cards.cards:
            return [[]], 0
        card = cards.cards[part]
        above = card.above(width, signs) if card.above else []
        return [*above, *card.lines(width, signs), []], len(above)

    def watch_cards(self) -> None:
        self.top = RowPlace(0, 0)
        self.current = next((number for number, card in enumerate(self.cards.cards) if card.aim), 0)
        self.border_subtitle = self.look.signs.own(self.cards.counts)
        self.refresh()

    def watch_current(self) -> None:
        self._show_current()

    def on_resize(self) -> None:
        super().on_resize()
        self._show_current()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def to_aim(self, aim: Aim) -> None:
        """Makes the card of `aim` the current one, where there is one."""
        self.current = next(
            (number for number, card in enumerate(self.cards.cards) if card.aim == aim), self.current
        )

    @property
    def aim(self) -> Aim | None:
        """That of the current card."""
        return self.cards.cards[self.current].aim if self.cards.cards else None

    def _show_current(self) -> None:
        if self.size and self.cards.cards:
            before = self.current == 0 or not any(card.aim for card in self.cards.cards[: self.current])
            first = RowPlace(0, 0) if before else RowPlace(self.current, 0)
            self.show_rows(first, RowPlace(self.current, max(self._own(self.current)[1] - 1, 0)))
            own = RowPlace(self.current, self._own(self.current)[0])
            if self.moved(self.top, self.height - 1) < own:
                self.go_to(own)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width, palette, signs = self.content_size.width, self.look.palette, self.look.signs
        place = self.place_in(y)
        if place is None or not self.cards.cards:
            return Strip.blank(width, palette.ground())
        first, last = self._own(place.part)
        is_own = first <= place.row < last
        aim = self.cards.cards[place.part].aim
        is_current = self.has_focus and place.part == self.current and is_own and aim is not None
        mark = signs.own("★") if place.row == first and aim in self.marked else " "
        left = (signs.cursor if is_current else mark) + (mark if is_current else " ")
        return strip([(left, "accent"), *self.rows_of(place.part)[place.row]], width, palette, is_current)

    def on_click(self, event: events.Click) -> None:
        place = self.place_in(event.y - self.gutter.top)
        if place is not None and self.cards.cards and self.cards.cards[place.part].aim:
            self.current = place.part

    def action_card(self, step: int) -> None:
        """The next or previous one; first what is not seen of the current one, or beyond the last."""
        own, end = self._own(self.current)
        bottom = self.moved(self.top, self.height - 1)
        hides_more = bottom < (self.current, end - 1) if step > 0 else self.top > (self.current, own)
        number = self._beside(step)
        if hides_more or number is None:
            self.action_scroll(step * max(self.height // 2, 1))
        else:
            self.current = number

    def _beside(self, step: int) -> int | None:
        numbers = range(self.current + step, len(self.cards.cards) if step > 0 else -1, step)
        return next((number for number in numbers if self.cards.cards[number].aim), None)

    def action_page(self, pages: float) -> None:
        super().action_page(pages)
        self._take_seen()

    def action_edge(self, end: int) -> None:
        super().action_edge(end)
        self._take_seen()

    def _take_seen(self) -> None:
        """After scrolling, the first card that is seen is the current one, where the old one is not."""
        bottom = self.moved(self.top, self.height - 1)
        if not self.top.part <= self.current <= bottom.part:
            seen = range(self.top.part, bottom.part + 1)
            number = next((number for number in seen if self.cards.cards[number].aim), None)
            if number is not None:
                self.set_reactive(CardPane.current, number)
        self.refresh()

    def action_go(self) -> None:
        if self.aim is not None:
            self.post_message(self.Chosen(self.aim))

    def action_mark(self) -> None:
        """Or takes the mark away; of three the oldest goes."""
        aim = self.aim
        if aim is None or aim.number is None:
            return
        is_marked = aim in self.marked
        others = tuple(other for other in self.marked if other != aim)
        self.marked = others if is_marked else (*others[-1:], aim)
        if len(self.marked) == 2 and not is_marked:
            self.post_message(self.PairMarked())
