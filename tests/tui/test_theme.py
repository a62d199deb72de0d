"""Every text can be read on its ground, no state is told by colour alone, and mono has no colour at all."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest
from rich.style import Style

from sco_tui import kept
from sco_tui.tui import theme
from sco_tui.tui.app import Viewer
from sco_tui.tui.look import Look
from sco_tui.tui.theme import Palette
from tests.tui.viewer import SUMMIT, WIDE, ViewerPilot, press, resize, search, seen, settle, strips

COLOURED = [theme.DARK, theme.LIGHT]
# What is no text needs 3:1, or nothing where it carries no meaning: https://www.w3.org/TR/WCAG22/#non-text-contrast
GRAPHICS = {"bar", "density"}
ORNAMENTS = {"rule"}


def luminance(colour: str) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(first: str, second: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    lights = sorted((luminance(first), luminance(second)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def contrast(style: Style) -> float:
    assert style.color is not None
    assert style.bgcolor is not None
    return ratio(style.color.name, style.bgcolor.name)


def test_black_on_white_is_21() -> None:
    assert contrast(Style(color="#000000", bgcolor="#ffffff")) == pytest.approx(21)


@pytest.mark.parametrize("palette", COLOURED, ids=lambda palette: palette.name)
@pytest.mark.parametrize("role", [role for role in theme.ROLES if role not in ORNAMENTS])
def test_text_can_be_read_in_panes_and_bars(palette: Palette, role: str) -> None:
    least = 3 if role in GRAPHICS else 4.5
    assert contrast(palette.style(role)) >= least
    assert contrast(palette.style(role, on_cursor=True)) >= 4.5
    assert contrast(palette.band_style(role)) >= least


@pytest.mark.parametrize("palette", COLOURED, ids=lambda palette: palette.name)
def test_style_sheets_text_can_be_read(palette: Palette) -> None:
    """Titles of boxes, the counts beside the search line, the help, a selection."""
    css = palette.css_variables()
    grounds = [css["background"], css["search-band"], css["surface"]]
    texts = [css[name] for name in ("foreground", "muted", "accent", "month", "error")]
    assert min(ratio(text, ground) for text in texts for ground in grounds) >= 4.5
    assert ratio(css["cursor-text"], css["cursor"]) >= 4.5


@pytest.mark.parametrize("palette", COLOURED, ids=lambda palette: palette.name)
def test_the_box_with_the_focus_can_be_seen(palette: Palette) -> None:
    css = palette.css_variables()
    assert ratio(css["focused-border"], css["background"]) >= 3


@pytest.mark.parametrize("palette", COLOURED, ids=lambda palette: palette.name)
def test_the_current_hit_stands_out_from_the_others_by_its_brightness(palette: Palette) -> None:
    hit, current = palette.style("hit").bgcolor, palette.style("current hit").bgcolor
    assert hit is not None
    assert current is not None
    assert ratio(hit.name, current.name) >= 3


@pytest.mark.parametrize("on_cursor", [False, True])
@pytest.mark.parametrize("role", theme.ROLES)
def test_mono_has_the_terminals_own_colours(role: str, on_cursor: bool) -> None:
    for style in (theme.MONO.style(role, on_cursor), theme.MONO.band_style(role), theme.MONO.header_style):
        assert style.color is None
        assert style.bgcolor is None


@pytest.mark.parametrize("role", theme.ROLES)
def test_the_cursor_row_is_reversed_in_mono_and_never_dim(role: str) -> None:
    style = theme.MONO.style(role, on_cursor=True)
    assert style.reverse is (role not in ("current hit", "selected"))  # turned back, to stand out there
    assert not style.dim


# Two roles, or one on the row of the cursor and off it (a role and "cursor").
STATES = [
    ("hit", "text"),
    ("hit", "name"),
    ("hit", "muted"),
    ("current hit", "hit"),
    ("error", "text"),
    ("error", "muted"),
    ("count", "muted"),
    ("accent", "muted"),
    ("accent", "bar"),
    ("accent", "density"),
    ("muted", "name"),
    ("cancelled", "name"),
    ("cancelled title", "title"),
    ("title", "text"),
    ("speaker", "muted"),
    ("key", "muted"),
]


@pytest.mark.parametrize(("role", "other"), STATES)
def test_no_state_is_told_by_colour_alone_in_mono(role: str, other: str) -> None:
    assert theme.MONO.style(role) != theme.MONO.style(other)
    assert theme.MONO.style(role) != theme.MONO.style(role, on_cursor=True)


@pytest.mark.parametrize(
    ("role", "other"), [("hit", "text"), ("hit", "name"), ("current hit", "hit"), ("cancelled", "name")]
)
@pytest.mark.parametrize("palette", theme.IN_TURN, ids=lambda palette: palette.name)
def test_hits_and_the_cancelled_stand_out_on_the_cursor_row(palette: Palette, role: str, other: str) -> None:
    assert palette.style(role, on_cursor=True) != palette.style(other, on_cursor=True)


def test_the_themes_have_the_names_that_are_kept() -> None:
    assert tuple(palette.name for palette in theme.IN_TURN) == kept.THEMES
    assert [theme.named(name) for name in kept.THEMES] == list(theme.IN_TURN)
    assert theme.named(None) is theme.named("pink") is theme.DARK


def viewer(palette: Palette = theme.DARK) -> Viewer:
    return Viewer({"events.yaml": SUMMIT.encode()}, look=Look(palette))


async def next_theme(pilot: ViewerPilot) -> None:
    await pilot.app.run_action("next_theme")
    await settle(pilot)


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path


def grounds(pilot: ViewerPilot) -> set[str]:
    """What the cells of the screen are drawn on; empty where it is the terminal's own ground."""
    styles = [segment.style for strip in strips(pilot) for segment in strip if segment.style]
    return {style.bgcolor.name for style in styles if style.bgcolor is not None}


@pytest.mark.usefixtures("state")
async def test_t_goes_through_the_themes_at_once_and_keeps_each() -> None:
    async with viewer().run_test(size=WIDE, notifications=True) as pilot:
        for palette in (theme.LIGHT, theme.MONO, theme.DARK):
            await next_theme(pilot)
            assert f"Theme: {palette.name}" in seen(pilot)
            assert kept.theme() == palette.name
            ground = palette.style("text").bgcolor
            others = {other.css_variables()["background"] for other in COLOURED if other is not palette}
            assert not grounds(pilot) & others
            assert (ground is None and not grounds(pilot)) or (ground and ground.name in grounds(pilot))


@pytest.mark.usefixtures("state")
async def test_t_changes_the_screens_below_the_one_that_is_seen() -> None:
    async with viewer().run_test(size=WIDE) as pilot:
        await press(pilot, "question_mark")
        await next_theme(pilot)
        assert theme.DARK.css_variables()["background"] not in grounds(pilot)
        await press(pilot, "escape")
        assert theme.DARK.css_variables()["background"] not in grounds(pilot)
        assert theme.LIGHT.css_variables()["background"] in grounds(pilot)


async def test_a_theme_that_cannot_be_kept_is_said_to_be_so(state: Path) -> None:
    (state / "sco-tui").write_text("a file, no folder")
    async with viewer().run_test(size=WIDE, notifications=True) as pilot:
        await next_theme(pilot)
        said = " ".join(seen(pilot).split())
        assert "Theme: light" in said
        assert "not be kept" in said


MONO_KEYS = [
    [],
    ["down", "enter"],
    ["slash", *"terrorism"],
    ["slash", *"terrorism", "enter", "enter"],
    ["slash", *"terrorism", "home", "shift+end"],
    ["slash", *"after:x", "enter"],
    ["slash", *"zzz", "enter"],
    ["f"],
    ["question_mark"],
    ["ctrl+c"],
]


@pytest.mark.parametrize("keys", MONO_KEYS, ids=" ".join)
async def test_no_colour_is_drawn_in_mono(keys: list[str]) -> None:
    async with viewer(theme.MONO).run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, *keys)
        for size in (WIDE, (80, 24), (60, 40), (50, 20)):
            await resize(pilot, *size)
            for segment in chain.from_iterable(strips(pilot)):
                style = segment.style or Style.null()
                assert (style.color, style.bgcolor) == (None, None), segment


def words_in(pilot: ViewerPilot, attribute: str) -> str:
    """What is drawn with the attribute."""
    segments = [segment for strip in strips(pilot) for segment in strip if segment.style]
    return " ".join(segment.text for segment in segments if getattr(segment.style, attribute))


async def test_cursor_and_hits_are_seen_in_mono() -> None:
    async with viewer(theme.MONO).run_test(size=WIDE) as pilot:
        assert "Briefing" in words_in(pilot, "reverse")
        await search(pilot, "there")
        await press(pilot, "enter", "n")
        assert "Terrorism" in words_in(pilot, "reverse")
        assert "there" in words_in(pilot, "underline")
