"""The viewer in a terminal, with the keys a reader presses, on the timeline it ships with."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import view
from tests.terminal import Terminal
from tests.terminal_view import Modes

CURSOR = "▌"
TITLES = [
    "Briefing by Li Hualai",
    "Xi Jinping’s article",
    "17th summit of heads",
    "India and Pakistan",
]
COUNTS = "1 of 4 events · 2 of 10 statements"


def opened(columns: int = 120, rows: int = 36) -> Terminal:
    terminal = view(columns=columns, rows=rows)
    terminal.wait_for("quit")
    return terminal


def has_selected(number: int) -> Callable[[str], bool]:
    return lambda text: re.search(rf"\b{number} of 4(?! events)", text) is not None


def marked_rows(terminal: Terminal) -> str:
    """What stands at the cursor: in the list, or the current statement of the event."""
    return "\n".join(row for row in terminal.screen() if CURSOR in row)


def wait_for_selected(terminal: Terminal, number: int) -> None:
    """Until the cursor is on event `number`, the frame drawn to its last row."""
    terminal.wait_for(
        lambda text: (
            has_selected(number)(text)
            and TITLES[number - 1] in marked_rows(terminal)
            and "quit" in terminal.screen()[-1]
        )
    )


def press_until(terminal: Terminal, key: str, is_shown: Callable[[str], bool]) -> None:
    """Presses `key` a few times: a text taller than its pane scrolls first."""
    for _ in range(9):
        if is_shown(terminal.text()):
            return
        before = len(terminal.raw)
        terminal.press(key)
        terminal.wait_for(lambda _, before=before: len(terminal.raw) > before)  # type: ignore[misc]
    assert is_shown(terminal.text()), terminal.text()


def quit_by(terminal: Terminal, keys: str = "q") -> None:
    terminal.press(keys)
    assert terminal.wait_exit() == 0
    assert terminal.modes() == Modes()


@pytest.mark.parametrize(("columns", "rows"), [(120, 36), (80, 24), (50, 20)])
def test_viewer_opens_with_the_first_event_and_is_left_with_q(columns: int, rows: int) -> None:
    with opened(columns, rows) as terminal:
        assert terminal.screen()[0].startswith(" SCO summit in Astana, June 2017")
        terminal.wait_for(lambda _: TITLES[0] in marked_rows(terminal))
        assert all(title in terminal.text() for title in TITLES)
        assert has_selected(1)(terminal.text())
        assert ("Three days before the summit" in terminal.text()) == (columns >= 70)
        quit_by(terminal)


MOVES = [
    ("j", 2), ("<Down>", 3), ("k", 2), ("<Up>", 1), ("<Up>", 1), ("G", 4), ("j", 4), ("g", 1), ("<End>", 4),
    ("<Home>", 1), ("<PgDn>", 4), ("<PgUp>", 1), ("<C-f>", 4), ("<C-b>", 1), ("3j", 2), ("<C-d>", 4),
]  # fmt: skip


def test_keys_move_the_cursor_along_the_events() -> None:
    with opened() as terminal:
        for keys, number in MOVES:
            terminal.press(keys)
            wait_for_selected(terminal, number)


@pytest.mark.parametrize("columns", [120, 80, 50])
def test_event_is_read_card_by_card_and_left_again(columns: int) -> None:
    with opened(columns) as terminal:
        terminal.press("<Enter>")
        terminal.wait_for(lambda _: f"{CURSOR} the summit in Astana" in marked_rows(terminal))
        for words in ("Since the establishment", "The cooperative sector"):
            press_until(terminal, "j", lambda _, words=words: words in marked_rows(terminal))  # type: ignore[misc]
        press_until(terminal, "<Up>", lambda _: "Since the establishment" in marked_rows(terminal))
        terminal.press("<Esc>")
        terminal.wait_for(lambda _: "Since the establishment" not in marked_rows(terminal))
        terminal.wait_for(lambda _: TITLES[0] in marked_rows(terminal))
        for into, back in (("l", "h"), ("<Right>", "<Left>"), ("<Tab>", "<Tab>"), ("<Tab>", "<S-Tab>")):
            terminal.press(into)
            terminal.wait_for("Esc back")
            terminal.press(back)
            terminal.wait_for("q quit")
            terminal.wait_for(lambda _: TITLES[0] in marked_rows(terminal))
        quit_by(terminal)


def test_search_is_live_counts_and_lights_what_it_finds() -> None:
    with opened() as terminal:
        terminal.press("/pakistan")
        terminal.wait_for(COUNTS)
        assert " / pakistan" in terminal.screen()[1]
        terminal.wait_for(lambda _: TITLES[3] in marked_rows(terminal))
        assert "1 of 1 · 3 hidden" in terminal.text()
        y = next(y for y, row in enumerate(terminal.screen()) if TITLES[3] in row)
        x = terminal.screen()[y].index("Pakistan")
        hit = range(x, x + len("Pakistan"))
        # The counts are those of `pak` already.
        terminal.wait_for(lambda _: {terminal.style_at(place, y).bg for place in hit} == {"ffd166"})
        assert terminal.style_at(x - 2, y).bg != "ffd166"
        terminal.press("<BS><BS>zzz")
        terminal.wait_for("No event matches.")
        quit_by(terminal, "<C-c><C-c>")


def test_misspelt_word_is_mended_by_tab() -> None:
    with opened() as terminal:
        terminal.press("/trrorism")
        terminal.wait_for("Did you mean “terrorism”?")
        assert "No event matches." in terminal.text()
        terminal.press("<Tab>")
        terminal.wait_for("2 of 4 events · 4 of 10 statements")
        assert terminal.screen()[1].startswith(" / terrorism ")
        terminal.wait_for(lambda _: TITLES[0] in marked_rows(terminal))
        quit_by(terminal, "<C-c><C-c>")


@pytest.mark.parametrize("columns", [120, 50])
def test_viewer_starts_with_a_query(columns: int) -> None:
    with view("-q", "pakistan", columns=columns) as terminal:
        terminal.wait_for(lambda _: TITLES[3] in marked_rows(terminal))
        terminal.wait_for(lambda _: "1 of 4 events" in terminal.screen()[1])  # a frame later
        assert terminal.screen()[1].startswith(" / pakistan ")
        assert "1 of 1 · 3 hidden" in terminal.text()
        assert TITLES[0] not in terminal.text()
        terminal.press("<Esc>")
        wait_for_selected(terminal, 4)
        assert "pakistan " not in terminal.screen()[1]
        quit_by(terminal)


def test_query_that_cannot_be_read_is_refused_before_the_screen_is_taken() -> None:
    with view("-q", "speeker:xi") as terminal:
        assert terminal.wait_exit() == 2
        assert 'no field "speeker:": did you mean "speaker:"?' in terminal.text()
        assert b"\x1b" not in terminal.raw


def test_kept_query_stays_until_escape_and_the_selection_outlives_it() -> None:
    with opened() as terminal:
        terminal.press("jj")
        wait_for_selected(terminal, 3)
        terminal.press("/astana")
        terminal.wait_for("of 10 statements")
        terminal.wait_for(lambda _: TITLES[2] in marked_rows(terminal))
        terminal.press("<Enter>")
        terminal.wait_for("all events")
        assert "/ astana" in terminal.text()
        terminal.press("<Esc>")
        terminal.wait_for(lambda text: "astana" not in text and has_selected(3)(text))
        terminal.wait_for(lambda _: TITLES[2] in marked_rows(terminal))


def test_escape_in_the_box_restores_what_was_before() -> None:
    with opened() as terminal:
        terminal.press("/pakistan")
        terminal.wait_for(COUNTS)
        terminal.press("<Esc>")
        terminal.wait_for(has_selected(1))
        assert "pakistan" not in terminal.text()
        terminal.press("/pakistan")
        terminal.wait_for(COUNTS)
        terminal.press("<Enter>")
        terminal.wait_for("all events")
        terminal.press("/ zzz")
        terminal.wait_for("No event matches")
        terminal.press("<Esc>")
        terminal.wait_for(lambda text: COUNTS in text and "zzz" not in text)
        terminal.wait_for(lambda _: TITLES[3] in marked_rows(terminal))


def test_n_goes_from_hit_to_hit_and_round() -> None:
    with opened() as terminal:
        terminal.press("/drug")
        terminal.wait_for("2 of 4 events")
        terminal.press("<Enter>")
        terminal.wait_for("next hit")
        for keys, number in (("nn", 2), ("nnnn", 1), ("N", 2)):
            press_until(terminal, keys, lambda text, number=number: f"{number} of 2 ·" in text)  # type: ignore[misc]


def test_help_lists_the_keys_and_goes_away() -> None:
    with opened() as terminal:
        for key, back in (("?", "<Esc>"), ("<F1>", "q"), ("?", "?")):
            terminal.press(key)
            terminal.wait_for(lambda text: "Everywhere" in text and "Search" in text)
            terminal.press(back)
            terminal.wait_for(lambda text: "Everywhere" not in text)
        quit_by(terminal)


def test_interrupt_key_asks_first_and_quits_at_the_second() -> None:
    with opened() as terminal:
        terminal.press("<C-c>")
        terminal.wait_for("Press ^C again to quit.")
        quit_by(terminal, "<C-c>")


def test_suspended_viewer_gives_the_terminal_back_and_repaints() -> None:
    shell = ["bash", "-mc", f'"{sys.executable}" -m sco_tui; echo stopped; stty -a; read; fg; echo "code $?"']
    with view(command=shell) as terminal:
        terminal.wait_for("quit")
        terminal.press("j")
        terminal.wait_for(has_selected(2))
        terminal.press("<C-z>")
        terminal.wait_for("stopped")
        assert terminal.modes() == Modes()
        terminal.press("<Enter>")
        wait_for_selected(terminal, 2)
        terminal.press("q")
        terminal.wait_for("code 0")
        assert terminal.wait_exit() == 0
        assert terminal.modes() == Modes()


def test_resizing_keeps_the_selection() -> None:
    with opened() as terminal:
        terminal.press("jj")
        wait_for_selected(terminal, 3)
        for columns, rows in ((80, 24), (50, 20), (120, 36), (1, 1), (500, 200), (20, 5), (80, 24)):
            terminal.resize(columns, rows)
            if columns >= 50:
                wait_for_selected(terminal, 3)
            else:
                terminal.pump(0.3)  # of several resizes without a pause Textual loses the last
        quit_by(terminal)


def click(terminal: Terminal, wanted: str) -> None:
    y = next(y for y, row in enumerate(terminal.screen()) if wanted in row)
    x = terminal.screen()[y].index(wanted)
    for final in "Mm":
        terminal.send(f"\x1b[<0;{x + 2};{y + 1}{final}")


def test_mouse_selects_an_event_and_presses_what_the_footer_offers() -> None:
    with opened() as terminal:
        click(terminal, TITLES[1])
        terminal.wait_for(has_selected(2))
        click(terminal, "? help")
        terminal.wait_for("Everywhere")
        terminal.press("<Esc>")
        terminal.wait_for(lambda text: "Everywhere" not in text)
        click(terminal, "⏎ read")
        terminal.wait_for("Esc back")
        click(terminal, "q quit")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("query", ["терроризм", "反恐", "γιορτή", "é🙂", "हिन्दी"])
def test_letters_of_any_script_are_typed_into_the_box(query: str) -> None:
    with opened() as terminal:
        terminal.press(f"/{query}")
        terminal.wait_for(f" / {query} ")
        terminal.wait_for("0 of 4 events")


@pytest.mark.parametrize("pasted", ["become\nmembers", "become\r\nmembers\n", "become members"])
def test_pasted_text_goes_into_the_box_on_one_line_and_no_further(pasted: str) -> None:
    with opened() as terminal:
        terminal.press("/")
        terminal.wait_for("to the list")
        terminal.send(f"\x1b[200~{pasted}\x1b[201~")
        terminal.wait_for("1 of 4 events")
        assert " / become members " in terminal.text()
        assert "to the list" in terminal.text()


def test_pasted_control_characters_stay_off_the_screen() -> None:
    with opened() as terminal:
        terminal.press("/")
        terminal.wait_for("to the list")
        terminal.send("\x1b[200~a\x1b]0;owned\x07\x9bb\u202ec\x1b[201~")
        terminal.wait_for("No event matches")
        for live in ("\x1b]0;", "owned\x07", "\x9b", "\u202e"):
            assert live.encode() not in terminal.raw


@pytest.mark.parametrize("size", [(110, 16), (48, 12), (80, 24), (0, 0), (1, 1)])
def test_screen_comes_to_rest_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    """At 110x16 the list of these just fits without a scrollbar, and just not beside one."""
    file = tmp_path / "days.yaml"
    days = [f"  - {{date: 2017-06-{day:02}, title: Event number {day}}}\n" for day in range(1, 9)]
    file.write_text("events:\n" + "".join(days), encoding="utf-8")
    with view(file, columns=size[0], rows=size[1]) as terminal:
        for _ in range(50):
            before = len(terminal.raw)
            terminal.pump(0.3)
            if before and len(terminal.raw) - before < 1000:  # the cursor may still be told its place
                break
        else:
            pytest.fail("it draws for ever")
        terminal.press("q")
        assert terminal.wait_exit() == 0


def test_mark_that_is_set_right_before_quitting_is_there_again(tmp_path: Path) -> None:
    state = {"XDG_STATE_HOME": str(tmp_path)}
    with view(env=state) as terminal:
        terminal.wait_for("quit")
        terminal.press("jmq")
        assert terminal.wait_exit() == 0
    with view(env=state) as terminal:
        terminal.wait_for("quit")
        terminal.wait_for(lambda text: any("★ Wed  7" in row for row in text.splitlines()))
        terminal.press("M")
        terminal.wait_for("1 of 4 events")
        terminal.press("b")
        terminal.wait_for("Search: is:marked")
        terminal.press("qq")
        assert terminal.wait_exit() == 0
        assert terminal.modes() == Modes()
