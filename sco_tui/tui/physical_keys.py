"""Keys by their place on the keyboard: what a Cyrillic layout types there is the Latin layout's key."""

from __future__ import annotations

from textual import events
from textual.keys import key_to_character
from textual.widget import Widget

# The same keys as QWERTY and as ЙЦУКЕН have them, from the left, row by row, without and with Shift.
_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,./QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?"
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбю.ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"
# Where the Ukrainian layout has a letter of its own, and the Kazakh one a sign.
_LATIN += "sS]}/"
_CYRILLIC += "іІїЇ№"
# What Textual calls the signs among them.
_NAMES = {
    "[": "left_square_bracket", "]": "right_square_bracket", "{": "left_curly_bracket",
    "}": "right_curly_bracket", ";": "semicolon", ":": "colon", "'": "apostrophe", '"': "quotation_mark",
    ",": "comma", "<": "less_than_sign", ".": "full_stop", ">": "greater_than_sign", "/": "slash",
    "?": "question_mark", "№": "numero_sign",
}  # fmt: skip

# By Textual's name of the key that comes in, what the same key types on the Latin layout.
TYPED_BY = {_NAMES.get(typed, typed): meant for typed, meant in zip(_CYRILLIC, _LATIN, strict=True)}


def on_latin_layout(event: events.Key, focused: Widget | None) -> events.Key:
    """The key that the reader means; what `focused` takes for text of its own stays as typed."""
    modifiers, plus, name = event.key.rpartition("+")
    if name not in TYPED_BY:
        return event
    if focused is not None and focused.check_consume_key(event.key, key_to_character(event.key)):
        return event
    character = TYPED_BY[name]
    key = modifiers + plus + _NAMES.get(character, character)
    return events.Key(key, None if modifiers else character)
