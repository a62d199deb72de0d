"""How the screen is drawn: in which colours, with which signs."""

from __future__ import annotations

from typing import NamedTuple, Protocol, runtime_checkable

from sco_tui.tui.glyphs import UNICODE, Signs
from sco_tui.tui.theme import DARK, Palette, after


class Look(NamedTuple):
    """Given by the screen to each of its widgets, and to the screens above it."""

    palette: Palette = DARK
    signs: Signs = UNICODE

    def in_next_theme(self) -> Look:
        return self._replace(palette=after(self.palette))

    def css_variables(self) -> dict[str, str]:
        """What style sheets are to draw with: colours, and `$box` and `$edge`, kinds of a border."""
        return {**self.palette.css_variables(), "box": self.signs.box, "edge": self.signs.edge}


@runtime_checkable
class Looked(Protocol):
    """A screen that draws with a look, and draws anew where it is given another one."""

    look: Look


DEFAULT = Look()
