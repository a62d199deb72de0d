"""The help says every key that works, and what the signs mean."""

from __future__ import annotations

import re

import pytest

from sco_tui.tui.footer import Footer
from sco_tui.tui.glyphs import ASCII, UNICODE, legend
from sco_tui.tui.help_lines import help_lines, sections
from sco_tui.tui.help_screen import HelpScreen, groups_of_main
from sco_tui.tui.help_text import HelpText
from sco_tui.tui.key_names import name_of
from sco_tui.tui.lines import width_of
from sco_tui.tui.look import Look
from tests.tui.test_keys import FILES, KEYS_TO, YAML, active, go
from tests.tui.viewer import ViewerPilot, main, press, resize, rows, seen, timeline_pane, viewer

pytestmark = pytest.mark.usefixtures("source_at_hand")

GROUPS = groups_of_main(())


def is_open(pilot: ViewerPilot) -> bool:
    return isinstance(pilot.app.screen, HelpScreen)


def said(pilot: ViewerPilot) -> str:
    """All of it, without the breaks of its lines."""
    lines = pilot.app.screen.query_one(HelpText)._lines
    return " ".join("".join(text for text, _ in [*line, (" ", "")]) for line in lines)


@pytest.mark.parametrize("where", [where for where in KEYS_TO if where not in ("help", "palette", "date")])
async def test_every_binding_that_works_in_a_place_is_listed(where: str) -> None:
    async with viewer(FILES.get(where, YAML)).run_test(size=(90, 30)) as pilot:
        await go(pilot, where)
        bindings = [binding for binding in active(pilot.app.screen) if binding.show]
        await press(pilot, "f1")
        words = " ".join(said(pilot).split())
        for binding in bindings:
            keys = rf" {re.escape(name_of(binding.key, UNICODE))}(?: \S+){{0,3}} "
            assert re.search(keys + re.escape(binding.description), words), binding


async def test_the_signs_the_queries_and_the_mouse_are_explained() -> None:
    async with viewer(YAML).run_test(size=(90, 30)) as pilot:
        await press(pilot, "question_mark")
        words = " ".join(said(pilot).split())
        for sign, meaning in legend(UNICODE):
            assert sign in words
            assert meaning in words
        for told in ("What to search for", "kind:=summit", "Shift+drag", "^C"):
            assert told in words


@pytest.mark.parametrize("key", ["escape", "q", "question_mark", "f1", "enter"])
async def test_it_goes_as_it_came(key: str) -> None:
    async with viewer(YAML).run_test(size=(120, 30)) as pilot:
        await press(pilot, "question_mark", key)
        assert not is_open(pilot)
        assert timeline_pane(pilot).has_focus
        assert not pilot.app._exit


async def test_the_header_stays_and_the_footer_says_how_to_close() -> None:
    async with viewer(YAML).run_test(size=(120, 30)) as pilot:
        header = rows(pilot)[0]
        await press(pilot, "question_mark")
        assert rows(pilot)[0] == header
        assert "Esc close" in rows(pilot)[-1]


def top(pilot: ViewerPilot) -> int:
    return round(pilot.app.screen.query_one(HelpText).scroll_y)


def pages(pilot: ViewerPilot) -> tuple[int, int]:
    """How far a page leads, and the last line that can be at the top."""
    text = pilot.app.screen.query_one(HelpText)
    return text.scrollable_content_region.height - 1, round(text.max_scroll_y)


async def test_it_scrolls_by_lines_pages_and_to_its_ends() -> None:
    async with viewer(YAML).run_test(size=(50, 20)) as pilot:
        await press(pilot, "question_mark")
        page, end = pages(pilot)
        for key, line in (
            ("down", 1), ("j", 2), ("k", 1), ("up", 0), ("up", 0), ("pagedown", page), ("ctrl+f", 2 * page),
            ("space", 3 * page), ("pageup", 2 * page), ("ctrl+b", page), ("ctrl+u", page - page // 2),
            ("ctrl+d", page), ("end", end), ("pagedown", end), ("home", 0), ("G", end), ("g", 0),
        ):  # fmt: skip
            await press(pilot, key)
            assert top(pilot) == line, key


async def test_what_is_further_down_is_counted() -> None:
    async with viewer(YAML).run_test(size=(50, 20)) as pilot:
        await press(pilot, "question_mark")
        below = len(pilot.app.screen.query_one(HelpText)._lines) - 18
        assert rows(pilot)[-1].endswith(f"↓ {below} more lines ")
        await press(pilot, "j")
        assert rows(pilot)[-1].endswith(f"↓ {below - 1} more lines ")
        await press(pilot, "end")
        assert pilot.app.screen.query_one(Footer).position == ""
        assert "selects text with the terminal" in seen(pilot)
        await press(pilot, "k")
        assert rows(pilot)[-1].endswith("↓ 1 more line ")


async def test_there_are_two_columns_where_there_is_room() -> None:
    async with viewer(YAML).run_test(size=(120, 36)) as pilot:
        await press(pilot, "question_mark")
        assert any(row.count("──── ") == 2 for row in rows(pilot)[2:])
        await resize(pilot, 80, 24)
        assert not any(row.count("──── ") == 2 for row in rows(pilot)[2:])


@pytest.mark.parametrize("signs", [UNICODE, ASCII], ids=["unicode", "ascii"])
@pytest.mark.parametrize("width", [30, 48, 78, 95, 96, 114, 200, 500])
def test_no_line_is_wider_than_there_is_room(width: int, signs: object) -> None:
    drawn = UNICODE if signs is UNICODE else ASCII
    lines = help_lines(sections(GROUPS, drawn), width, drawn.rule)
    assert max(map(width_of, lines)) <= width


@pytest.mark.parametrize("width", [-3, 0, 1, 5])
def test_there_are_lines_for_any_width(width: int) -> None:
    assert help_lines(sections(GROUPS, UNICODE), width, UNICODE.rule)


def test_the_columns_are_about_as_long_as_each_other() -> None:
    one, two = (len(help_lines(sections(GROUPS, UNICODE), width, "─")) for width in (80, 160))
    assert two <= one * 0.65


async def test_with_ascii_the_keys_have_names() -> None:
    async with viewer(YAML).run_test(size=(120, 100)) as pilot:
        pilot.app.push_screen(HelpScreen(groups_of_main(main(pilot).BINDINGS), Look(signs=ASCII)))
        await press(pilot)
        text = "\n".join(row for row in rows(pilot)[2:-2])
        inside = "\n".join(row.strip("│").rstrip() for row in text.splitlines())
        assert inside.isascii()
        assert "Up k " in inside
        assert "Tab Shift+Tab " in inside
        assert rows(pilot)[-1].isascii()


async def test_the_terminal_may_be_of_any_size() -> None:
    async with viewer(YAML).run_test(size=(120, 36)) as pilot:
        await press(pilot, "question_mark")
        for columns, lines in ((1, 1), (29, 7), (500, 200), (2, 50), (200, 2), (80, 24)):
            await resize(pilot, columns, lines)
        assert "Everywhere" in seen(pilot)
