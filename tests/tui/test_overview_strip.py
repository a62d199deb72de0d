"""The overview as it is drawn: two rows, what is seen and what was found in them; and the mouse."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from sco_tui.tui import look, theme
from sco_tui.tui.glyphs import ASCII
from sco_tui.tui.look import Look
from sco_tui.tui.overview_strip import OverviewStrip
from sco_tui.tui.shown import Shown
from tests.tui.shown import shown

JUNE = """
events:
  - {date: 2017-06-05, title: Briefing on oil}
  - {date: 2017-06-08, title: Summit}
  - {date: 2017-06-08, title: Speech on oil}
  - {date: 2017-06-08, title: Dinner}
  - {date: 2017-06-08, title: Concert}
  - {date: 2017-06-20, title: Article}
  - {title: Undated oil}
"""
FAR = "events: [{date: -0043-03-15, title: Caesar}, " + ", ".join(
    f"{{date: 2017-{month:02}-05, title: Month {month}}}" for month in range(1, 11)
)
FAR += "]"
WIDTH = 34  # 30 columns between the margins: one for each day of June


class OfStrip(App[None]):
    CSS = "OverviewStrip { height: 2; width: 100%; }"

    def __init__(self, strip: OverviewStrip) -> None:
        super().__init__()
        self.strip = strip
        self.pointed_at: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.strip

    def on_overview_strip_time_pointed_at(self, message: OverviewStrip.TimePointedAt) -> None:
        self.pointed_at.append(message.event.title)


def strip_of(
    what: Shown | None, window: tuple[int, int] | None = None, drawn_as: Look = look.DEFAULT
) -> OverviewStrip:
    strip = OverviewStrip()
    strip.look = drawn_as
    strip.shown = what
    if what and window:
        events = what.found.timeline.events
        strip.window = events[window[0]], events[window[1]]
    return strip


def rows(strip: OverviewStrip) -> list[str]:
    return [strip.render_line(y).text for y in (0, 1)]


def styles(strip: OverviewStrip, y: int) -> list[Style]:
    """Of each cell of a row."""
    return [segment.style or Style() for segment in strip.render_line(y) for _ in segment.text]


async def drawn(strip: OverviewStrip, width: int = WIDTH) -> list[str]:
    async with OfStrip(strip).run_test(size=(width, 2)):
        return rows(strip)


DRAWN = [
    ("all events", "", None, look.DEFAULT, [
        "      ▄  █           ▄            ",
        "  ┴Jun 2017 ─────────┴20 ───────  ",
    ]),
    ("it shows undated ones too", "", (1, 6), look.DEFAULT, [
        "      ▄  █           ▄            ",
        "  ┴Jun 2017 ━━━━━━━━━┴20 ───────  ",
    ]),
    ("it shows undated ones alone", "", (6, 6), look.DEFAULT, [
        "      ▄  █           ▄            ",
        "  ┴Jun 2017 ─────────┴20 ───────  ",
    ]),
    ("a search leaves all of them in place", "oil", None, look.DEFAULT, [
        "      ▄  █           ▄            ",
        "  ┴Jun 2017 ─────────┴20 ───────  ",
    ]),
    ("in ASCII", "", (1, 6), Look(theme.MONO, ASCII), [
        "      :  #           :            ",
        "  +Jun 2017 =========+20 -------  ",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "window", "drawn_as", "lines"), [case[1:] for case in DRAWN], ids=[case[0] for case in DRAWN]
)
async def test_two_rows(asked: str, window: tuple[int, int] | None, drawn_as: Look, lines: list[str]) -> None:
    assert await drawn(strip_of(shown(JUNE, asked), window, drawn_as)) == lines


BROKEN = [
    (look.DEFAULT, [" ⋯ ", " ⋯ "]),
    (Look(theme.DARK, ASCII), [" ~ ", " ~ "]),
]


@pytest.mark.parametrize(("drawn_as", "breaks"), BROKEN)
async def test_a_break_stands_in_both_rows(drawn_as: Look, breaks: list[str]) -> None:
    assert [row[15:18] for row in await drawn(strip_of(shown(FAR), None, drawn_as), 120)] == breaks


@pytest.mark.parametrize("width", [1, 2, 3, 5, 16, 17, 18, 40, 100, 120, 200, 500])
@pytest.mark.parametrize("yaml", [JUNE, FAR, "events: []", "events: [{title: Undated}]"])
async def test_every_row_is_as_wide_as_the_screen(yaml: str, width: int) -> None:
    of_file = shown(yaml)
    strip = strip_of(of_file, (0, len(of_file.events) - 1) if of_file.events else None)
    assert [len(row) for row in await drawn(strip, width)] == [width, width]


async def test_without_a_timeline_it_is_blank() -> None:
    assert await drawn(strip_of(None)) == [" " * WIDTH] * 2


@pytest.mark.parametrize("palette", [theme.DARK, theme.LIGHT, theme.MONO], ids=lambda palette: palette.name)
async def test_what_was_found_is_lit_and_marked_below_in_every_theme(palette: theme.Palette) -> None:
    strip = strip_of(shown(JUNE, "oil"), None, Look(palette))
    async with OfStrip(strip).run_test(size=(WIDTH, 2)):
        density, rule = styles(strip, 0), styles(strip, 1)
    assert density[6] == density[9] != density[21]  # the 5th and the 8th, not the 20th
    assert [at for at, style in enumerate(rule) if style.underline] == [6, 9]


@pytest.mark.parametrize("palette", [theme.DARK, theme.LIGHT, theme.MONO], ids=lambda palette: palette.name)
async def test_the_label_of_a_time_that_is_seen_is_bold(palette: theme.Palette) -> None:
    strip = strip_of(shown(JUNE), (5, 5), Look(palette))
    async with OfStrip(strip).run_test(size=(WIDTH, 2)):
        rule = styles(strip, 1)
    assert all(style.bold for style in rule[22:25])  # `20 `
    assert not any(style.bold for style in [*rule[:21], *rule[25:]])


async def test_what_the_list_shows_is_a_column_wide_at_least() -> None:
    days = ", ".join(f"{{date: 2017-06-{day}, title: Day {day}}}" for day in ("01", "13", "25"))
    rule = (await drawn(strip_of(shown(f"events: [{days}]"), (1, 1))))[1]
    assert [at for at, sign in enumerate(rule) if sign == "━"] == [2 + 12]


CLICKS = [
    ("on an event", "", 6, ["Briefing on oil"]),
    ("on a day of several", "", 9, ["Summit"]),
    ("where nothing is", "", 12, ["Article"]),
    ("in the margin", "", 0, ["Briefing on oil"]),
    ("behind the last", "", 33, ["Article"]),
    ("on a day of one that was found", "oil", 9, ["Speech on oil"]),
    ("behind those found", "oil", 21, ["Speech on oil"]),
    ("where none was found", "gas", 9, []),
]  # fmt: skip


@pytest.mark.parametrize("y", [0, 1])
@pytest.mark.parametrize(
    ("asked", "x", "titles"), [case[1:] for case in CLICKS], ids=[case[0] for case in CLICKS]
)
async def test_a_click_points_at_a_time(asked: str, x: int, y: int, titles: list[str]) -> None:
    app = OfStrip(strip_of(shown(JUNE, asked)))
    async with app.run_test(size=(WIDTH, 2)) as pilot:
        await pilot.click(OverviewStrip, offset=(x, y))
        assert app.pointed_at == titles


async def drag(pilot: Pilot[None], *columns: int) -> None:
    await pilot.mouse_down(OverviewStrip, offset=(columns[0], 0))
    for column in columns[1:]:
        await pilot.hover(OverviewStrip, offset=(column, 0))
    await pilot.mouse_up(OverviewStrip, offset=(columns[-1], 0))


async def test_dragging_goes_along_and_says_each_event_once() -> None:
    app = OfStrip(strip_of(shown(JUNE)))
    async with app.run_test(size=(WIDTH, 2)) as pilot:
        await drag(pilot, 6, 7, 8, 9, 20, 21, 22)
        assert app.pointed_at == ["Briefing on oil", "Summit", "Article"]
        await pilot.hover(OverviewStrip, offset=(6, 0))
        assert len(app.pointed_at) == 3
        await drag(pilot, 21)
        assert app.pointed_at[3:] == ["Article"]


async def test_another_button_points_at_nothing() -> None:
    app = OfStrip(strip_of(shown(JUNE)))
    async with app.run_test(size=(WIDTH, 2)) as pilot:
        await pilot.mouse_down(OverviewStrip, offset=(9, 0), button=3)
        await pilot.hover(OverviewStrip, offset=(21, 0))
        assert app.pointed_at == []


async def test_a_window_of_the_timeline_before_is_not_drawn() -> None:
    strip = strip_of(shown(JUNE), (1, 5))
    strip.shown = shown(JUNE)
    assert "━" not in "".join(await drawn(strip))
