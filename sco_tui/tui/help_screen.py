"""Every key that works, in groups, from the bindings themselves, and what the signs mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from sco_tui.tui.event_pane import EventPane
from sco_tui.tui.filter_pane import FilterPane
from sco_tui.tui.glyphs import LEGEND
from sco_tui.tui.search_box import SearchBox
from sco_tui.tui.timeline_pane import TimelinePane

_SHOWN = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "⏎", "escape": "Esc", "tab": "Tab",
    "shift+tab": "⇧Tab", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End",
    "slash": "/", "question_mark": "?", "f1": "F1", "space": "Space", "backspace": "Backspace",
}  # fmt: skip
_KEYS_WIDTH = 18
# Shorter than in the README: one line each.
_QUERIES = (
    ("oil gas", "both, anywhere in the event"),
    ("oil|gas", "either"),
    ('"oil and gas"', "the phrase, whole words only"),
    ("-oil", "events without it"),
    ("speaker:xi text:oil", "in one statement; also role:"),
    ("title:oil", "also kind: place: tag: source:"),
    ("kind:=summit", "the whole value, not a part"),
    ("after:2017-06-07", "also before: on:"),
    ("is:undated", "also is:uncertain is:problem"),
)
_QUERY_WIDTH = 22


class HelpScreen(ModalScreen[None]):
    """Shows `everywhere`, the bindings of the screen below, and those of its panes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "dismiss", "Close the help"),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("down,j", "scroll(1)", show=False),
    ]

    def __init__(self, everywhere: Sequence[BindingType]) -> None:
        super().__init__()
        self._groups: list[tuple[str, Sequence[BindingType]]] = [
            ("Everywhere", everywhere),
            ("In the timeline", TimelinePane.BINDINGS),
            ("In the event", EventPane.BINDINGS),
            ("In the search line", SearchBox.BINDINGS),
            ("In the filters", FilterPane.BINDINGS),
        ]

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help"):
            for title, bindings in self._groups:
                yield Static(Content.styled(title, "bold $month"), classes="help-title")
                yield Static(Content("\n").join(_lines(bindings)))
            yield Static(Content.styled("What to search for", "bold $month"), classes="help-title")
            yield Static(Content("\n").join(_line(asked, found, _QUERY_WIDTH) for asked, found in _QUERIES))
            yield Static(Content.styled("Signs", "bold $month"), classes="help-title")
            yield Static(Content("\n").join(_line(sign, meaning) for sign, meaning in LEGEND))
            yield Static(
                Content("Shift+drag selects text with the terminal itself.\nEsc closes this help."),
                classes="help-title",
            )

    def on_mount(self) -> None:
        help_text = self.query_one("#help")
        help_text.border_title = "Help"
        help_text.border_subtitle = "Esc closes"
        help_text.focus()

    def action_scroll(self, lines: int) -> None:
        self.query_one("#help").scroll_relative(y=lines, animate=False)


def _lines(bindings: Sequence[BindingType]) -> list[Content]:
    made = Binding.make_bindings(bindings)
    by_action: dict[str, list[str]] = {}
    for binding in made:
        if binding.description:
            by_action.setdefault(binding.description, []).append(shown_key(binding.key))
    return [_line(" ".join(keys), description) for description, keys in by_action.items()]


def shown_key(key: str) -> str:
    control, _, letter = key.rpartition("ctrl+")
    return f"^{letter.upper()}" if not control and key.startswith("ctrl+") else _SHOWN.get(key, key)


def _line(keys: str, meaning: str, width: int = _KEYS_WIDTH) -> Content:
    return Content.assemble((keys.ljust(width), "bold $accent"), meaning)
