"""The signs that the program itself draws, by what they mean."""

from __future__ import annotations

from sco_tui.axis_row import Shape

ON_AXIS = {
    Shape.DAY: "●",
    Shape.PERIOD: "○",
    Shape.UNCERTAIN: "◌",
    Shape.START: "┏",
    Shape.OPEN_START: "┋",
    Shape.END: "┗",
    Shape.GOES_ON: "┋",
    Shape.NONE: "○",
}
RUNNING = "┃"
AXIS = "│"
CURSOR = "▌"
CARD = "▎"
RULE = "─"
MORE = "…"
QUOTE = "❝"

# What the help says of them, in the order in which a reader meets them.
LEGEND = (
    ("●", "a day"),
    ("○", "a month or a longer time, or no date"),
    ("◌", "about (~) or uncertain (?)"),
    ("┏ ┃ ┗", "from one day to another, beside it what happens meanwhile"),
    ("┋", "open: without a start or an end"),
    ("3 ❝", "three statements; while searching 1/3: one of them matches"),
    ("▌", "the selected event, the current statement"),
    ("[x] [ ]", "a filter that is taken, and one that is not"),
)
