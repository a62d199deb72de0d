"""A Cyrillic layout leads to the same keys, wherever letters are not typed."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest
from textual import events
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import _character_to_key, key_to_character
from textual.widgets import Input

import sco_tui.tui
from sco_tui.tui.actions_palette import ActionsPalette
from sco_tui.tui.help_screen import HelpScreen
from sco_tui.tui.physical_keys import TYPED_BY, on_latin_layout
from tests.tui.viewer import days, press, rows, search_line, selected, viewer

# The letters and signs right of Tab, Caps Lock and Shift, as X.Org has them (symbols/us, ru, ua, kz).
LAYOUTS = [
    ("us", "qwertyuiop[] asdfghjkl;' zxcvbnm,./", 'QWERTYUIOP{} ASDFGHJKL:" ZXCVBNM<>?'),
    ("ru", "йцукенгшщзхъ фывапролджэ ячсмитьбю.", "ЙЦУКЕНГШЩЗХЪ ФЫВАПРОЛДЖЭ ЯЧСМИТЬБЮ,"),
    ("ua", "йцукенгшщзхї фівапролджє ячсмитьбю.", "ЙЦУКЕНГШЩЗХЇ ФІВАПРОЛДЖЄ ЯЧСМИТЬБЮ,"),
    ("kz", "йцукенгшщзхъ фывапролджэ ячсмитьбю№", "ЙЦУКЕНГШЩЗХЪ ФЫВАПРОЛДЖЭ ЯЧСМИТЬБЮ?"),
]
LATIN = "".join(LAYOUTS[0][1:])


def bound_keys() -> set[str]:
    """Of every screen and widget of the viewer."""
    names = [found.name for found in pkgutil.iter_modules(sco_tui.tui.__path__, "sco_tui.tui.")]
    classes = {
        value
        for name in names
        for value in vars(import_module(name)).values()
        if isinstance(value, type) and issubclass(value, DOMNode) and value.__module__.startswith("sco_tui.")
    }
    return {binding.key for one in classes for binding in Binding.make_bindings(one.BINDINGS)}


def character_of(key: str) -> str | None:
    return "/" if key == "slash" else key_to_character(key)  # which Textual does not know


PRINTABLE = sorted(
    key for key in bound_keys() if (character_of(key) or "\0").isprintable() and key != "space"
)


def test_bindings_of_all_screens_are_looked_at() -> None:
    assert {"j", "J", "q", "slash", "question_mark", "right_square_bracket", "F", "T"} <= set(PRINTABLE)


@pytest.mark.parametrize("layout", [layout for layout, *_ in LAYOUTS[1:]])
@pytest.mark.parametrize("key", PRINTABLE)
def test_every_printable_binding_has_its_key_on_a_cyrillic_layout(key: str, layout: str) -> None:
    typed = next("".join(rows) for name, *rows in LAYOUTS if name == layout)
    character = character_of(key)
    assert character is not None
    assert character in LATIN
    twin = _character_to_key(typed[LATIN.index(character)])
    assert on_latin_layout(events.Key(twin, None), None).key == key


def test_no_twin_of_a_key_is_a_key_that_is_bound() -> None:
    assert not set(TYPED_BY) & bound_keys()


MEANT = [
    ("о", "j", "j"), ("О", "J", "J"), ("full_stop", "slash", "/"), ("comma", "question_mark", "?"),
    ("х", "left_square_bracket", "["), ("ъ", "right_square_bracket", "]"), ("Ж", "colon", ":"),
    ("і", "s", "s"), ("ї", "right_square_bracket", "]"), ("ctrl+с", "ctrl+c", None), ("й", "q", "q"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "key", "character"), MEANT)
def test_a_key_is_handed_on_as_that_of_the_latin_layout(typed: str, key: str, character: str | None) -> None:
    meant = on_latin_layout(events.Key(typed, None), None)
    assert (meant.key, meant.character) == (key, character)


@pytest.mark.parametrize("key", ["j", "slash", "colon", "space", "up", "ctrl+f", "习", "upper_о"])
def test_other_keys_stay_as_they_are(key: str) -> None:
    event = events.Key(key, None)
    assert on_latin_layout(event, None) is event


@pytest.mark.parametrize(("typed", "is_letter"), [("о", True), ("full_stop", True), ("ctrl+с", False)])
def test_what_is_typed_in_a_field_stays_as_it_is(typed: str, is_letter: bool) -> None:
    event = events.Key(typed, None)
    assert (on_latin_layout(event, Input()) is event) is is_letter


async def test_the_viewer_is_led_by_cyrillic_keys() -> None:
    async with viewer(days(3)).run_test(size=(120, 30)) as pilot:
        await press(pilot, "о")
        assert selected(pilot) == "Event 2"
        await press(pilot, "comma")
        assert isinstance(pilot.app.screen, HelpScreen)
        await press(pilot, "й", "Ж")
        assert isinstance(pilot.app.screen, ActionsPalette)
        await press(pilot, "escape")
        await pilot.press("full_stop", *"оа.")  # `press` types no signs
        await press(pilot)
        assert search_line(pilot).startswith("оа.")


async def test_the_filters_are_narrowed_by_cyrillic_letters() -> None:
    async with viewer(days(3, statements=2)).run_test(size=(120, 30)) as pilot:
        await press(pilot, "а", "о")
        assert "Filters: о" in "\n".join(rows(pilot))


async def test_control_c_is_pressed_on_a_cyrillic_layout_too() -> None:
    """So the Kitty protocol tells it; other terminals send what a Latin layout would."""
    async with viewer(days(3)).run_test(size=(120, 30)) as pilot:
        await press(pilot, "slash", "ctrl+с", "ctrl+с")
        assert pilot.app._exit
