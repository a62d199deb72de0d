"""Text of files made safe to show: what a terminal would obey, or a reader not see, becomes notation.

The notation is that of less, git and vim (`^[`, `<9B>`, `<U+202E>`), so nothing is lost and nothing is
live. Text is cleaned once, on reading; all else in the program may trust it.
"""

from __future__ import annotations

import re
import unicodedata

# C0 but newline and tab, DEL, C1; line and paragraph separator; bidirectional embeddings, overrides and
# isolates (UAX #9); two noncharacters that YAML refuses. ZWJ, ZWNJ, LRM and RLM stay: Persian, Hebrew and
# emoji need them.
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff"
# What shows nothing and is ignored where it is drawn (Default_Ignorable_Code_Point of Unicode), and
# marks of annotation, but not what honest texts need: soft hyphens, joiners, marks of direction, variation
# selectors. Two speakers would look like one.
_INVISIBLE = (
    "\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_SURROGATE = "\ud800-\udfff"

# Quotes and dashes of all shapes, each with the plain one that it counts as.
SHAPES = {
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‘’‚‛‹›", "'"),
    **dict.fromkeys("‐‑‒–—―⸺⸻−﹘﹣－", "-"),
}

SPECIAL = re.compile(f"[{_CONTROL}{_INVISIBLE}{_SURROGATE}]")
CONTROL = re.compile(f"[{_CONTROL}{_SURROGATE}]")


def notation(character: str) -> str:
    """How one special character is shown: `^[`, `^?`, `<9B>`, `<U+202E>`; a lone surrogate is U+FFFD."""
    code = ord(character)
    if code < 0x20 or code == 0x7F:
        return f"^{chr(code ^ 0x40)}"
    if code < 0xA0:
        return f"<{code:02X}>"
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"<U+{code:04X}>"


def clean(text: str) -> str:
    """`text` with every special character as notation; newlines and tabs stay. Idempotent."""
    return SPECIAL.sub(lambda match: notation(match[0]), text)


def cells_of(character: str) -> int:
    """Cells that one character takes (UAX #11): none for a mark or a joiner, two for a wide one."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def one_line(text: str) -> str:
    """`text` cleaned, each run of white space one blank: for lists, messages and names of files."""
    return " ".join(clean(text).split())


def quoted(text: str, most_characters: int = 60) -> str:
    """The beginning of a value as a message names it: on one line, in quotation marks."""
    shown = one_line(text[: most_characters + 1])
    return f'"{shown}"' if len(text) <= most_characters else f'"{shown[:most_characters]}…"'


def counted(number: int, one: str, many: str = "") -> str:
    """`3 events`, `1 match`; `many` where an s behind `one` does not make it."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
