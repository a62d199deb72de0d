"""The keys of the bindings as the reader sees them written."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from sco_tui.tui.glyphs import Signs

_NAMES = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "⏎", "escape": "Esc", "tab": "Tab",
    "shift+tab": "⇧Tab", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End", "f1": "F1",
    "space": "Space", "backspace": "Backspace", "slash": "/", "question_mark": "?", "colon": ":",
    "left_square_bracket": "[", "right_square_bracket": "]",
}  # fmt: skip


def name_of(key: str, signs: Signs) -> str:
    """As it stands in the help and in the footer: `↑`, `^F`, `PgDn`."""
    control, letter = key[:5], key[5:]
    return f"^{letter.upper()}" if control == "ctrl+" else signs.own(_NAMES.get(key, key))


def names_by_description(bindings: Iterable[BindingType], signs: Signs) -> dict[str, str]:
    """What can be done, with the keys that do it: `{"Next event": "↓ j"}`; not what is meant to be hidden."""
    keys: dict[str, list[str]] = {}
    for binding in Binding.make_bindings(bindings):
        if binding.show:
            keys.setdefault(binding.description, []).append(name_of(binding.key, signs))
    return {description: " ".join(names) for description, names in keys.items()}
