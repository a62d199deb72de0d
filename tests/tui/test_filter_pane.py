"""The filters: shown as they are given, moved along, narrowed, taken and let go."""

from __future__ import annotations

from typing import ClassVar

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.pilot import Pilot

from sco_tui.filters import Value
from sco_tui.tui import theme
from sco_tui.tui.filter_pane import FilterPane
from sco_tui.tui.glyphs import ASCII
from sco_tui.tui.look import Look

KINDS = (Value("kind", "summit", "summit", 3, True), Value("kind", "article", "article", 0, False))
TAGS = (Value("tag", "oil", "oil and gas", 1200, False),)
SPEAKERS = (
    Value("speaker", "Xi", "Xi Jinping", 2, True),
    Value("speaker", "A. Résumé", "A. Résumé", 1, False),
)
SOURCES = (Value("source", "pravda", "Kazakhstanskaya Pravda, the newspaper of the capital", 1, False),)
VALUES = (*KINDS, *TAGS, *SPEAKERS, *SOURCES)
MANY = tuple(Value("speaker", f"s{number}", f"Speaker {number:04}", 1, False) for number in range(3000))

Said = tuple[str, str]  # a message's name, and the text of its value
FilterPilot = Pilot[None]


class FilterApp(App[None]):
    """A filter pane alone, on a screen with letters among its keys."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "FilterPane { overflow-x: hidden; scrollbar-size-vertical: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "note('q')"),
        Binding("n", "note('n')"),
        Binding("question_mark", "note('question_mark')"),
        Binding("slash", "note('slash')", priority=True),
    ]

    def __init__(self, values: tuple[Value, ...] | None, *, has_box: bool = True) -> None:
        super().__init__()
        self.said: list[Said] = []
        self.noted: list[str] = []
        self._values = values
        self._has_box = has_box

    def get_css_variables(self) -> dict[str, str]:
        return super().get_css_variables() | theme.DARK.css_variables()

    def compose(self) -> ComposeResult:
        pane = FilterPane()
        pane.values = self._values
        if self._has_box:
            pane.styles.border = ("round", "white")
        yield pane

    def on_mount(self) -> None:
        self.query_one(FilterPane).focus()

    def on_filter_pane_toggled(self, message: FilterPane.Toggled) -> None:
        self.said.append(("toggled", message.value.text))

    def on_filter_pane_cleared(self) -> None:
        self.said.append(("cleared", ""))

    def on_filter_pane_left(self) -> None:
        self.said.append(("left", ""))

    def action_note(self, key: str) -> None:
        self.noted.append(key)


def pane(pilot: FilterPilot) -> FilterPane:
    return pilot.app.query_one(FilterPane)


def rows(pilot: FilterPilot) -> list[str]:
    # Textual has no public way to what it has put on the screen but a picture as SVG.
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]


def current(pilot: FilterPilot) -> str:
    """The label of the value that the cursor is on, as far as it is seen."""
    row = next((row for row in rows(pilot) if "▌" in row), "")
    return row.partition("] ")[2].partition("  ")[0]


def labels(pilot: FilterPilot) -> list[str]:
    return [row.partition("] ")[2].partition("  ")[0] for row in rows(pilot)[1:] if "] " in row]


async def press(pilot: FilterPilot, *keys: str) -> None:
    for key in keys:
        if key == "space":  # `simulate_key` types none
            await pilot.press(key)
        else:
            pilot.app.simulate_key(key)
        await pilot.pause(0)
    await pilot.pause()


async def test_values_stand_below_their_fields_with_their_counts() -> None:
    async with FilterApp(VALUES).run_test(size=(40, 20)) as pilot:
        assert [row.rstrip() for row in rows(pilot)] == [
            "╭─ Filters ────────────────────────────╮",
            "│                                      │",
            "│  Kind ─────────────────────────────  │",
            "│  ▌ [x] summit                     3  │",
            "│    [ ] article                    0  │",
            "│                                      │",
            "│  Tag ──────────────────────────────  │",
            "│    [ ] oil and gas            1,200  │",
            "│                                      │",
            "│  Speaker ──────────────────────────  │",
            "│    [x] Xi Jinping                 2  │",
            "│    [ ] A. Résumé                  1  │",
            "│                                      │",
            "│  Source ───────────────────────────  │",
            "│    [ ] Kazakhstanskaya Pravda,…   1  │",
            "│                                      │",
            "│                                      │",
            "│                                      │",
            "│                                      │",
            "╰──────────────────────────── 2 taken ─╯",
        ]


async def test_without_a_box_the_title_stands_in_the_first_row() -> None:
    async with FilterApp(VALUES, has_box=False).run_test(size=(28, 8)) as pilot:
        await press(pilot, "end", *"p")
        assert [row.rstrip() for row in rows(pilot)] == [
            " Filters: p        2 taken",
            "",
            " Speaker ─────────────────",
            "   [x] Xi Jinping        2",
            "   [ ] A. Résumé         1",
            "",
            " Source ──────────────────",
            " ▌ [ ] Kazakhstanskaya…  1",
        ]


@pytest.mark.parametrize("size", [(28, 5), (28, 6), (70, 12), (200, 50)])
@pytest.mark.parametrize("has_box", [True, False])
async def test_every_value_can_be_reached_at_every_size(size: tuple[int, int], *, has_box: bool) -> None:
    async with FilterApp(VALUES, has_box=has_box).run_test(size=size) as pilot:
        reached = []
        for value in VALUES:
            reached.append(value.label.startswith(current(pilot).rstrip("…")) and current(pilot) != "")
            await press(pilot, "down")
        assert reached == [True] * len(VALUES)
        await press(pilot, *["up"] * len(VALUES))
        assert current(pilot) == "summit"


async def test_counts_of_nothing_are_muted_and_what_is_taken_is_lit() -> None:
    async with FilterApp(VALUES).run_test(size=(40, 20)) as pilot:
        await press(pilot, "end")
        colours = {
            segment.text.strip(): segment.style.color.name
            for strip in pilot.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.color
        }
        assert (colours["article"], colours["0"]) == ("#a3abb8", "#a3abb8")
        assert (colours["summit"], colours["Tag"]) == ("#e4e6eb", "#9cc1ff")
        assert colours["[x]"] == "#ffb454"


async def test_a_value_that_is_taken_and_the_cursor_are_told_without_colour() -> None:
    async with FilterApp(VALUES).run_test(size=(40, 20)) as pilot:
        pane(pilot).look = Look(theme.MONO, ASCII)
        await press(pilot, "down")
        drawn = [row.strip("│╭╮╰╯─") for row in rows(pilot)]  # without the box, which the style sheet draws
        assert drawn[3].startswith("    [x] summit")
        assert drawn[4].startswith("  > [ ] article")
        assert "".join(drawn).replace("A. Résumé", "").isascii()


async def test_keys_move_among_thousands_of_values() -> None:
    async with FilterApp(MANY).run_test(size=(60, 12)) as pilot:
        for keys, label in [
            (["down", "down", "up"], "Speaker 0001"),
            (["pagedown"], "Speaker 0010"),
            (["ctrl+d"], "Speaker 0014"),
            (["ctrl+u", "pageup"], "Speaker 0001"),
            (["end"], "Speaker 2999"),
            (["down"], "Speaker 2999"),
            (["home"], "Speaker 0000"),
            (["up"], "Speaker 0000"),
        ]:
            await press(pilot, *keys)
            assert current(pilot) == label
        assert "Speaker ──" in rows(pilot)[2]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["space"], [("toggled", "summit")]),
        (["down", "space", "space"], [("toggled", "article"), ("toggled", "article")]),
        (["down", "enter"], [("toggled", "article"), ("left", "")]),
        (["enter"], [("left", "")]),  # it is taken already
        (["down", "space", "down", "enter"], [("toggled", "article"), ("left", "")]),
        (["F", "down", "enter"], [("cleared", ""), ("left", "")]),
        (["escape"], [("left", "")]),
        ([*"xi", "escape"], []),
        ([*"xi", "escape", "escape"], [("left", "")]),
        ([*"gas", "enter"], [("toggled", "oil"), ("left", "")]),
        ([*"zzz", "space", "enter"], [("left", "")]),
    ],
)
async def test_keys_say_what_is_wanted(keys: list[str], said: list[Said]) -> None:
    app = FilterApp(VALUES)
    async with app.run_test(size=(40, 20)) as pilot:
        await press(pilot, *keys)
        assert app.said == said


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("sum", ["summit", "A. Résumé"]),
        ("SUM", ["summit", "A. Résumé"]),
        ("tag", ["oil and gas"]),
        ("kind", ["summit", "article"]),
        ("gas oil", ["oil and gas"]),
        ("speaker xi", ["Xi Jinping"]),
        ("[b]", []),
    ],
)
async def test_typed_words_narrow_the_values(typed: str, seen: list[str]) -> None:
    async with FilterApp(VALUES).run_test(size=(60, 20)) as pilot:
        pane(pilot).post_message(events.Paste(typed))
        await pilot.pause()
        assert labels(pilot) == seen
        assert rows(pilot)[0].startswith(f"╭─ Filters: {typed} ─")
        assert rows(pilot)[-1].endswith(" 2 taken ─╯")
        await press(pilot, *["backspace"] * len(typed))
        assert len(labels(pilot)) == len(VALUES)


async def test_letters_are_no_keys_of_the_screen_here() -> None:
    app = FilterApp(VALUES)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, *"kjnq")
        assert "Filters: kjnq" in rows(pilot)[0]
        await press(pilot, "question_mark", "slash")
        assert app.noted == ["question_mark", "slash"]
        assert "Filters: kjnq " in rows(pilot)[0]


async def test_the_cursor_stays_on_its_value_when_counts_change() -> None:
    async with FilterApp(VALUES).run_test(size=(60, 20)) as pilot:
        await press(pilot, "end", "up")
        assert current(pilot) == "A. Résumé"
        pane(pilot).values = (*KINDS, *[value._replace(events=5) for value in reversed(SPEAKERS)], *SOURCES)
        await pilot.pause()
        assert current(pilot) == "A. Résumé"
        pane(pilot).values = KINDS
        await pilot.pause()
        assert current(pilot) == "article"  # the last one, where its own is gone


async def test_a_value_let_go_under_another_spelling_keeps_the_cursor() -> None:
    taken = Value("speaker", "习近平", "Xi Jinping", 2, True)
    async with FilterApp((*KINDS, taken)).run_test(size=(60, 20)) as pilot:
        await press(pilot, "end")
        pane(pilot).values = (*KINDS, *SPEAKERS)
        await pilot.pause()
        assert current(pilot) == "Xi Jinping"


async def test_of_two_sources_with_one_title_the_cursor_stays_on_its_own() -> None:
    twins = tuple(Value("source", key, "Report", 1, False) for key in ("a", "b", "c"))
    app = FilterApp(twins)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "down")
        pane(pilot).values = tuple(value._replace(events=2) for value in twins)
        await press(pilot, "space")
        assert app.said == [("toggled", "b")]


async def test_a_value_that_is_clicked_is_toggled() -> None:
    app = FilterApp(VALUES)
    async with app.run_test(size=(60, 20)) as pilot:
        line = next(number for number, row in enumerate(rows(pilot)) if "oil and gas" in row)
        await pilot.click(offset=(20, line))
        await pilot.click(offset=(20, line - 1))  # the name of the field
        assert app.said == [("toggled", "oil")]
        assert current(pilot) == "oil and gas"


async def test_a_click_on_scrolled_values_hits_what_is_seen() -> None:
    app = FilterApp(MANY, has_box=False)
    async with app.run_test(size=(60, 10)) as pilot:
        pane(pilot).scroll_to(y=1000, animate=False, immediate=True)
        await pilot.pause()
        label = labels(pilot)[3]
        line = next(number for number, row in enumerate(rows(pilot)) if label in row)
        await pilot.click(offset=(20, line))
        await pilot.click(offset=(20, 0))  # the title, which hides a row
        assert app.said == [("toggled", f"s{int(label.split()[1])}")]
        assert current(pilot) == label


@pytest.mark.parametrize(
    ("values", "keys", "said"),
    [
        ((), "", ["No event has a kind, tag, speaker or source to filter by.", "Esc goes back."]),
        (VALUES, "zz", ["No value has “zz”.", "Backspace takes a letter back, Esc all of them."]),
        (None, "", []),
    ],
)
async def test_a_pane_without_values_says_why_and_what_to_do(
    values: tuple[Value, ...] | None, keys: str, said: list[str]
) -> None:
    async with FilterApp(values).run_test(size=(80, 20)) as pilot:
        await press(pilot, *keys)
        assert [row.strip(" │") for row in rows(pilot)[1:-1] if row.strip(" │")] == said
        await press(pilot, "up", "down", "pagedown", "home", "end", "space")


async def test_text_of_the_file_is_no_markup_and_keeps_its_cells() -> None:
    values = (
        Value("kind", "[b]x[/b]", "[b]x[/b]", 1, False),
        Value("tag", "习近平" * 20, "习近平" * 20, 12, False),
        Value("speaker", "a" + "\u0301" * 50, "a" + "\u0301" * 50, 3, False),
    )
    async with FilterApp(values, has_box=False).run_test(size=(40, 20)) as pilot:
        assert rows(pilot)[3] == " ▌ [ ] [b]x[/b]                       1 "
        assert [row.split()[-1] for row in rows(pilot) if "[ ]" in row] == ["1", "12", "3"]


async def test_resizing_keeps_the_current_value_in_view() -> None:
    async with FilterApp(MANY).run_test(size=(120, 40)) as pilot:
        await press(pilot, "pagedown", "pagedown")
        label = current(pilot)
        for size in ((28, 5), (200, 12), (50, 20)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert current(pilot) == label
