"""How the screen is drawn: in which colours, with which signs."""

from __future__ import annotations

from typing import NamedTuple

from sco_tui.tui.glyphs import UNICODE, Signs
from sco_tui.tui.theme import DARK, Palette


class Look(NamedTuple):
    """Given by the screen to each of its widgets, and to the screens above it."""

    palette: Palette = DARK
    signs: Signs = UNICODE


DEFAULT = Look()
