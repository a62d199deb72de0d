"""The colours of the screen: one table a theme, from which every style that is drawn is made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rich.style import Style

# How a role differs from plain text where colour alone would say it.
_BOLD = ("title", "month", "speaker", "key", "count", "error")


@dataclass(frozen=True)
class Palette:
    """Colours as #rrggbb; each text role on the row of the cursor has its own, so that it stays readable."""

    name: str
    background: str
    text: str
    muted: str
    accent: str
    month: str
    rule: str
    bar: str
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

    def style(self, role: str, on_cursor: bool = False) -> Style:
        """How a piece of text with this role is drawn, in a pane or on the row of the cursor."""
        return self._styles[role, on_cursor]

    def ground(self, on_cursor: bool = False) -> Style:
        """How the blank rest of a row is drawn."""
        return self._styles["text", on_cursor]

    def band_style(self, role: str) -> Style:
        """As `style`, on the header's and the footer's ground."""
        return Style(color=self._colour(role), bgcolor=self.band, bold=role in _BOLD)

    def css_variables(self) -> dict[str, str]:
        """The colours under the names that style sheets use, Textual's own widgets' among them."""
        return {
            "background": self.background, "surface": self.band, "panel": self.band,
            "foreground": self.text, "text": self.text, "text-muted": self.muted, "muted": self.muted,
            "primary": self.month, "accent": self.accent, "error": self.error, "month": self.month,
            "border": self.border, "focused-border": self.focused_border, "search-band": self.search_band,
        }  # fmt: skip

    def _colour(self, role: str) -> str:
        colours = {
            "month": self.month, "date": self.month, "point": self.month, "muted": self.muted,
            "accent": self.accent, "key": self.accent, "count": self.accent, "rule": self.rule,
            "bar": self.bar, "error": self.error,
        }  # fmt: skip
        return colours.get(role, self.text)

    def _cursor_colour(self, role: str) -> str:
        colours = {
            "muted": self.cursor_muted, "rule": self.cursor_muted, "error": self.cursor_error,
            "accent": self.cursor_accent, "count": self.cursor_accent,
        }  # fmt: skip
        return colours.get(role, self.cursor_text)

    @cached_property
    def _styles(self) -> dict[tuple[str, bool], Style]:
        styles = {}
        for role in ROLES:
            bold = role in _BOLD
            styles[role, False] = Style(color=self._colour(role), bgcolor=self.background, bold=bold)
            styles[role, True] = Style(color=self._cursor_colour(role), bgcolor=self.cursor, bold=bold)
        # Against the cursor row their ground alone does not stand out: bold and underlined everywhere.
        hit = Style(color=self.hit_text, bgcolor=self.hit, bold=True)
        styles["hit", False] = styles["hit", True] = hit + Style(underline=True)
        current = Style(color=self.hit_text, bgcolor=self.cursor_text, bold=True, underline=True)
        styles["current hit", False] = styles["current hit", True] = current
        styles["name", True] = styles["name", True] + Style(bold=True)
        return styles


# "name" is the title of an event in the list, "title" that in the event pane.
ROLES = (
    "text", "muted", "accent", "month", "date", "rule", "bar", "point", "error", "title", "name", "speaker",
    "key", "count", "cursor",
)  # fmt: skip

DARK = Palette(
    name="dark",
    background="#13161b",
    text="#e4e6eb",
    muted="#a3abb8",
    accent="#ffb454",
    month="#9cc1ff",
    rule="#4a5362",
    bar="#5f8dd3",
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
)
