"""How the screen is coloured: a theme is a table of the roles of a text and the style of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from rich.style import Style
from textual.filter import LineFilter

from sco_tui.tui.uncoloured import GREY, Uncoloured


@dataclass(frozen=True, eq=False, repr=False)
class Palette:
    """Styles in Rich's words. "text" is the ground of its table: the other roles say how they differ."""

    name: str
    textual: str  # the theme of Textual's own that its widgets begin with
    pane: Mapping[str, str]
    cursor: Mapping[str, str]  # on the row of the cursor
    band: Mapping[str, str]  # in the header and the footer
    header: str  # what sets the header apart from what is below it
    css: Mapping[str, str]
    filters: tuple[LineFilter, ...] = ()  # instead of Textual's

    def style(self, role: str, on_cursor: bool = False) -> Style:
        """How a piece of text with this role is drawn, in a pane or on the row of the cursor."""
        return self._styles[role, on_cursor]

    def ground(self, on_cursor: bool = False) -> Style:
        """How the blank rest of a row is drawn."""
        return self._styles["text", on_cursor]

    def band_style(self, role: str) -> Style:
        """As `style`, on the header's and the footer's ground."""
        return _style(self.band, role)

    @cached_property
    def header_style(self) -> Style:
        """Over all that the header draws."""
        return Style.parse(self.header)

    def css_variables(self) -> dict[str, str]:
        """The colours under the names that style sheets use, Textual's own widgets' among them."""
        return dict(self.css)

    @cached_property
    def _styles(self) -> dict[tuple[str, bool], Style]:
        tables = ((False, self.pane), (True, self.cursor))
        return {(role, on_cursor): _style(table, role) for on_cursor, table in tables for role in ROLES}


def _style(table: Mapping[str, str], role: str) -> Style:
    return Style.parse(table["text"]) + Style.parse(table.get(role, ""))


class _Colours(NamedTuple):
    """As #rrggbb."""

    background: str
    text: str
    muted: str
    accent: str
    month: str
    rule: str
    bar: str
    density: str
    error: str
    border: str
    focused_border: str
    band: str
    search_band: str
    cursor: str
    cursor_text: str
    cursor_muted: str
    cursor_accent: str
    cursor_error: str
    hit: str
    hit_text: str
    current_hit: str
    current_hit_text: str


def _coloured(name: str, textual: str, colours: _Colours) -> Palette:
    c = colours
    # Against the cursor row their ground alone does not stand out: bold and underlined everywhere.
    hits = {
        "hit": f"bold underline {c.hit_text} on {c.hit}",
        "current hit": f"bold underline {c.current_hit_text} on {c.current_hit}",
        "cancelled hit": f"bold underline strike {c.hit_text} on {c.hit}",
    }
    pane = {
        "text": f"{c.text} on {c.background}", "muted": c.muted, "accent": c.accent,
        "month": f"bold {c.month}", "date": c.month, "rule": c.rule, "bar": c.bar, "point": c.month,
        "density": c.density, "error": f"bold {c.error}", "title": "bold", "name": "", "cancelled": "strike",
        "cancelled title": "bold strike", "cancelled muted": f"strike {c.muted}", "speaker": "bold",
        "key": f"bold {c.accent}",
        "count": f"bold {c.accent}", "selected": f"{c.background} on {c.text}",
        "passage": f"{c.cursor_text} on {c.cursor}", "other passage": f"on {c.search_band}", **hits,
    }  # fmt: skip
    cursor = {
        "text": f"{c.cursor_text} on {c.cursor}", "muted": c.cursor_muted, "rule": c.cursor_muted,
        "accent": c.cursor_accent, "month": "bold", "error": f"bold {c.cursor_error}", "title": "bold",
        "name": "bold", "cancelled": "bold strike", "cancelled title": "bold strike",
        "cancelled muted": f"strike {c.cursor_muted}", "speaker": "bold",
        "key": f"bold {c.cursor_accent}", "count": f"bold {c.cursor_accent}",
        "selected": f"{c.cursor} on {c.cursor_text}", **hits,
    }  # fmt: skip
    css = {
        "background": c.background, "surface": c.band, "panel": c.band, "foreground": c.text, "text": c.text,
        "text-muted": c.muted, "muted": c.muted, "primary": c.month, "accent": c.accent, "error": c.error,
        "month": c.month, "border": c.border, "focused-border": c.focused_border,
        "search-band": c.search_band, "cursor": c.cursor, "cursor-text": c.cursor_text,
        "cursor-style": "none", "focused-title-style": "bold",
    }  # fmt: skip
    return Palette(name, textual, pane, cursor, {**pane, "text": f"{c.text} on {c.band}"}, header="", css=css)


DARK = _coloured(
    "dark",
    "textual-dark",
    _Colours(
        background="#13161b",
        text="#e4e6eb",
        muted="#a3abb8",
        accent="#ffb454",
        month="#9cc1ff",
        rule="#4a5362",
        bar="#5f8dd3",
        density="#6f7b8c",
        error="#ff8a80",
        border="#3b4350",
        focused_border="#7f9cc9",
        band="#1c2129",
        search_band="#262d38",
        cursor="#2b4a7d",
        cursor_text="#ffffff",
        cursor_muted="#c5d4ec",
        cursor_accent="#ffd9a0",
        cursor_error="#ffd0cc",
        hit="#ffd166",
        hit_text="#13161b",
        current_hit="#b8480c",
        current_hit_text="#ffffff",
    ),
)

LIGHT = _coloured(
    "light",
    "textual-light",
    _Colours(
        background="#fbfbf9",
        text="#1c2026",
        muted="#5a616b",
        accent="#8f4a00",
        month="#1a5fb4",
        rule="#b3b9c2",
        bar="#4f83c4",
        density="#7b8490",
        error="#b3261e",
        border="#c3c8cf",
        focused_border="#5f86bd",
        band="#efefea",
        search_band="#e6e6df",
        cursor="#cfe0fa",
        cursor_text="#101418",
        cursor_muted="#3f4a5a",
        cursor_accent="#8f4a00",
        cursor_error="#b3261e",
        hit="#ffe08a",
        hit_text="#1c2026",
        current_hit="#8f4a00",
        current_hit_text="#ffffff",
    ),
)

# The terminal's own colours: bold, dim, reverse and underlined only.
_MONO_PANE = {
    "text": "none", "muted": "dim", "accent": "bold", "month": "bold", "date": "bold", "rule": "dim",
    "density": "dim", "error": "bold", "title": "bold", "cancelled": "strike",
    "cancelled title": "bold strike", "cancelled muted": "dim strike", "speaker": "bold", "key": "bold",
    "count": "bold", "cancelled hit": "bold underline strike",
    "hit": "bold underline", "current hit": "bold underline reverse", "selected": "reverse",
    "passage": "reverse", "other passage": "underline",
}  # fmt: skip
MONO = Palette(
    name="mono",
    textual="ansi-dark",
    pane=_MONO_PANE,
    cursor={
        "text": "reverse", "accent": "bold", "month": "bold", "error": "bold", "title": "bold",
        "name": "bold", "cancelled": "bold strike", "cancelled title": "bold strike",
        "cancelled muted": "strike", "cancelled hit": "bold underline strike", "speaker": "bold",
        "key": "bold", "count": "bold", "hit": "bold underline", "current hit": "bold underline not reverse",
        "selected": "not reverse",
    },
    band=_MONO_PANE,
    header="underline",
    css={
        **dict.fromkeys(
            (
                "background", "surface", "panel", "foreground", "text", "primary", "accent", "error", "month",
                "focused-border", "search-band", "cursor", "cursor-text",
            ),
            "ansi_default",
        ),
        "text-muted": GREY, "muted": GREY, "border": GREY,
        "cursor-style": "reverse", "focused-title-style": "bold reverse",
    },
    filters=(Uncoloured(),),
)  # fmt: skip

ROLES = tuple(DARK.pane)
IN_TURN = (DARK, LIGHT, MONO)


def after(palette: Palette) -> Palette:
    """The theme that comes next, round at the end."""
    return IN_TURN[(IN_TURN.index(palette) + 1) % len(IN_TURN)]


def named(name: str | None) -> Palette:
    """DARK for no name, or for one that no theme has."""
    return next((palette for palette in IN_TURN if palette.name == name), DARK)
