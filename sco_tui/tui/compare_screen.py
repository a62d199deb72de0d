"""Two statements side by side, the words that differ lit: what changed between two times."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import reactive, var
from textual.screen import Screen
from textual.strip import Strip

from sco_tui.event_words import NO_SPEAKER, date_words, quotation_marks, said_words, status_words
from sco_tui.found import everything
from sco_tui.timeline import Timeline
from sco_tui.tui.aim import Aim
from sco_tui.tui.footer import Footer
from sco_tui.tui.glyphs import Signs
from sco_tui.tui.header import Header
from sco_tui.tui.lines import Line, marked, strip, text_lines, width_of
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.tui.main_screen import MainScreen
from sco_tui.tui.row_pane import RowPane
from sco_tui.tui.too_small import TooSmall
from sco_tui.word_difference import difference
from sco_tui.wording import Span

_MARGIN = 2  # cells at each side
_BETWEEN = 4
_SHOWN_CHARACTERS = 65_536  # of each, as in the event: a megabyte takes seconds to wrap
_REPORTED, _OWN = "reported speech: the words are the source’s", "the speaker’s own words"
_SIDE_BY_SIDE = 84  # cells: in fewer, one stands below the other


class ComparePane(RowPane):
    """Of one part."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll(-1)", "A line up"),
        Binding("down,j", "scroll(1)", "A line down"),
        Binding("space", "page(1)", "A page down"),
    ]

    look: reactive[Look] = reactive(DEFAULT)

    def __init__(self, timeline: Timeline, one: Aim, other: Aim) -> None:
        super().__init__("Two statements: the words that differ are lit", "compare")
        self._timeline = timeline
        self._pair = one, other
        self._texts = [aim.event.statements[aim.number or 0].text[:_SHOWN_CHARACTERS] for aim in self._pair]
        self._differences = difference(*self._texts)
        self._rows = lru_cache(maxsize=1)(self._new_rows)

    @property
    def part_count(self) -> int:
        return 1

    def rows_of(self, part: int) -> Sequence[Line]:  # noqa: ARG002, there is one
        return self._rows(max(self.content_size.width - 2 * _MARGIN, 1), self.look.signs)

    def _new_rows(self, width: int, signs: Signs) -> Sequence[Line]:
        if width < _SIDE_BY_SIDE:
            return [line for number in (0, 1) for line in [[], *self._side(number, width, signs)]]
        half = (width - _BETWEEN) // 2
        left, right = (self._side(number, half, signs) for number in (0, 1))
        nothing: Line = []
        return [
            [],
            *(
                [*one, (" " * (half - width_of(one) + _BETWEEN), "text"), *other]
                for one, other in zip_longest(left, right, fillvalue=nothing)
            ),
        ]

    def _side(self, number: int, width: int, signs: Signs) -> list[Line]:
        """One statement: when, by whom, and its words."""
        aim = self._pair[number]
        statement = aim.event.statements[aim.number or 0]
        role = self._timeline.role_of(statement)
        who: Line = [(statement.speaker or NO_SPEAKER, "speaker" if statement.speaker else "muted")]
        who += [(", ", "muted"), (role, "muted")] if role else []
        said = said_words(statement, signs.own)
        who += [(", ", "muted"), (said, "date")] if said else []
        before, behind = quotation_marks(statement, signs.own)
        spans = self._differences[number]
        shown = self._texts[number]
        words: Line = [(before, "text"), *_lit(shown, spans), (behind, "text")]
        if left := len(statement.text) - len(shown):
            words.append((f"{signs.more} {left:,} more characters: see the file", "accent"))
        texts: list[Line] = [
            [(date_words(aim.event, signs.own), "date")],
            [(aim.event.title, "title"), (status_words(aim.event, signs.own), "muted")],
            who,
            [],
            [piece for piece in words if piece[0]],
            [],
            [(signs.own(_REPORTED if statement.reported else _OWN), "muted")],
        ]
        if not spans:
            texts.append([("every word of it is in the other as well", "muted")])
        return [line.words for text in texts for line in text_lines(text, width)]

    def on_resize(self) -> None:
        super().on_resize()
        self.go_to(self.top)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, palette = self.content_size.width, self.look.palette
        place = self.place_in(y)
        line = [] if place is None else self.rows_of(0)[place.row]
        return strip([(" " * _MARGIN, "text"), *line], width, palette)


class CompareScreen(Screen[None]):
    """Shows the statements that `one` and `other` are at."""

    AUTO_FOCUS = "ComparePane"
    HORIZONTAL_BREAKPOINTS = MainScreen.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = MainScreen.VERTICAL_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,h,left", "dismiss", "Back"),
        Binding("T", "app.next_theme", "The next theme"),
        Binding("question_mark,f1", "help", "Help"),
        Binding("ctrl+z", "app.suspend_process", "Suspend"),
    ]

    look: var[Look] = var(DEFAULT)

    def __init__(self, file: str, timeline: Timeline, one: Aim, other: Aim, look: Look) -> None:
        super().__init__()
        self._file = file
        self._timeline = timeline
        self._pair = one, other
        self.set_reactive(CompareScreen.look, look)

    def compose(self) -> ComposeResult:
        yield Header(self._file).data_bind(CompareScreen.look)
        yield ComparePane(self._timeline, *self._pair).data_bind(CompareScreen.look)
        yield Footer("comparison").data_bind(CompareScreen.look)
        yield TooSmall().data_bind(CompareScreen.look)

    def on_mount(self) -> None:
        self.query_one(Header).found = everything(self._timeline)

    def action_help(self) -> None:
        from sco_tui.tui.help_screen import HelpScreen

        groups = [
            ("In the comparison", [*ComparePane.BINDINGS, *RowPane.BINDINGS]),
            ("Everywhere here", [*self.BINDINGS, *self.app.BINDINGS]),
        ]
        self.app.push_screen(HelpScreen(groups, self.look))


def _lit(text: str, spans: Sequence[Span]) -> Line:
    return marked(text, 0, len(text), "text", [(span.start, span.end) for span in spans])
