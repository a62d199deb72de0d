"""The signs that the program itself draws, by what they mean, and their twins in ASCII."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.scrollbar import ScrollBarRender

from sco_tui.axis_row import Shape


class _WholeCells(ScrollBarRender):
    """Moves by whole cells: a part of one takes a sign outside ASCII."""

    VERTICAL_BARS = [" "]  # noqa: RUF012, not Textual's ClassVar


@dataclass(frozen=True, eq=False, repr=False)
class Signs:
    """One set of signs; `twins` are the characters of the program's own words in it."""

    on_axis: Mapping[Shape, str]
    running: str
    axis: str
    gap: str
    cursor: str
    card: str
    rule: str
    more: str
    quote: str
    break_: str
    tick: str  # where the time of a label begins
    seen: str  # the rule below the time that the list shows
    blocks: str  # of growing height, the lowest first
    box: str  # the kind of border, as style sheets name it
    edge: str  # the same, of a line between two panes
    scroll_bar: type[ScrollBarRender]
    twins: Mapping[int, str]

    def own(self, text: str) -> str:
        """Words of the program itself, never of a file, written with these signs."""
        return text.translate(self.twins) if self.twins else text


UNICODE = Signs(
    on_axis={
        Shape.DAY: "●",
        Shape.PERIOD: "○",
        Shape.UNCERTAIN: "◌",
        Shape.START: "┏",
        Shape.OPEN_START: "┋",
        Shape.END: "┗",
        Shape.GOES_ON: "┋",
        Shape.NONE: "○",
    },
    running="┃",
    axis="│",
    gap="┊",
    cursor="▌",
    card="▎",
    rule="─",
    more="…",
    quote="❝",
    break_="⋯",
    tick="┴",
    seen="━",
    blocks="▁▂▃▄▅▆▇█",
    box="round",
    edge="solid",
    scroll_bar=ScrollBarRender,
    twins={},
)
# `● ○ ┏ ┃ ┗ ┊ ▌ ▎ — … ↑ ▲ “` are East Asian Ambiguous (UAX #11): some terminals draw them two cells wide.
ASCII = Signs(
    on_axis={
        Shape.DAY: "o",
        Shape.PERIOD: ".",
        Shape.UNCERTAIN: "~",
        Shape.START: ",",
        Shape.OPEN_START: ":",
        Shape.END: "`",
        Shape.GOES_ON: ":",
        Shape.NONE: ".",
    },
    running="|",
    axis="|",
    gap=":",
    cursor=">",
    card="|",
    rule="-",
    more="...",
    quote='"',
    break_="~",
    tick="+",
    seen="=",
    blocks=".:|#",
    box="ascii",
    edge="ascii",
    scroll_bar=_WholeCells,
    twins=str.maketrans(
        {
            "·": "|", "–": "-", "—": "--", "…": "...", "“": '"', "”": '"', "❝": '"', "’": "'", "↑": "Up",
            "↓": "Down", "←": "Left", "→": "Right", "⏎": "Enter", "⇧": "Shift+", "●": "o", "○": ".", "◌": "~",
            "┏": ",", "┃": "|", "┗": "`", "┋": ":", "┊": ":", "▌": ">", "▎": "|", "│": "|", "─": "-",
            "★": "*", "☆": "?", "✓": "+", "✗": "x", "✕": "x", "▲": "!", "╰": "`", "╭": ",", "⋯": "...",
            "‹": "<",
        }
    ),
)  # fmt: skip


def legend(signs: Signs) -> tuple[tuple[str, str], ...]:
    """What the help says of them, in the order in which a reader meets them."""
    said = (
        ("●", "a day"),
        ("○", "a month or a longer time, or no date"),
        ("◌", "about (~) or uncertain (?)"),
        ("┏ ┃ ┗", "from one day to another, beside it what happens meanwhile"),
        ("┋", "open: without a start or an end"),
        ("┊", "so long nothing is recorded"),
        ("3 ❝", "three statements; while searching 1/3: one of them matches"),
        ("▌", "the selected event, the current statement"),
        ("★ ☆", "a marked event; one that the mark of an event now gone is offered to"),
        ("✓ ✗", "a statement is in its source's text, or not"),
        ("[x] [ ]", "a filter that is taken, and one that is not"),
    )
    return tuple((signs.own(sign), meaning) for sign, meaning in said)
