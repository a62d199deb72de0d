"""What is drawn without colour, in those of the terminal itself: the last step before it is sent."""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual import color
from textual.filter import LineFilter

# How a style sheet, which has no dim colour, says dim.
GREY = "ansi_bright_black"
_GREY = Color.parse("bright_black").number
_DIM = Style(dim=True)


class Uncoloured(LineFilter):
    """Takes every colour out of what Textual's own widgets draw, too; what is grey becomes dim."""

    def apply(self, segments: list[Segment], background: color.Color) -> list[Segment]:  # noqa: ARG002
        return [Segment(text, style and _uncoloured(style), control) for text, style, control in segments]


@lru_cache(maxsize=1024)
def _uncoloured(style: Style) -> Style:
    plain = style.without_color
    if style.meta:
        plain += Style.from_meta(style.meta)  # where the mouse is, which would be gone with the colour
    return plain + _DIM if style.color and style.color.number == _GREY else plain
