"""Every text can be read on its ground: 4.5:1 or more."""

from __future__ import annotations

import pytest
from rich.style import Style

from sco_tui.tui import theme
from sco_tui.tui.theme import Palette

# Lines that say nothing a reader needs.
ORNAMENTS = {"rule"}


def luminance(colour: str) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(style: Style) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    assert style.color is not None
    assert style.bgcolor is not None
    lights = sorted(luminance(colour.name) for colour in (style.color, style.bgcolor))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def test_black_on_white_is_21() -> None:
    assert contrast(Style(color="#000000", bgcolor="#ffffff")) == pytest.approx(21)


ROLES = [role for role in (*theme.ROLES, "hit", "current hit") if role not in ORNAMENTS]


@pytest.mark.parametrize("palette", [theme.DARK], ids=lambda palette: palette.name)
@pytest.mark.parametrize("role", ROLES)
def test_text_can_be_read_in_panes_and_bars(palette: Palette, role: str) -> None:
    grounds = [palette.style(role), palette.style(role, on_cursor=True)]
    if role != "bar":
        grounds.append(palette.band_style(role))
    assert min(map(contrast, grounds)) >= 4.5


@pytest.mark.parametrize("palette", [theme.DARK], ids=lambda palette: palette.name)
def test_style_sheets_text_can_be_read(palette: Palette) -> None:
    """Titles of boxes, the counts beside the search line, the help."""
    css = palette.css_variables()
    grounds = [css["background"], css["search-band"], css["surface"]]
    texts = [css[name] for name in ("foreground", "muted", "accent", "month", "error")]
    assert min(contrast(Style(color=text, bgcolor=ground)) for text in texts for ground in grounds) >= 4.5
