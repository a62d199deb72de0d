"""What no text of the program may hold, by Unicode's own tables and not by the program's."""

from __future__ import annotations

import unicodedata

_CATEGORIES = ("Cc", "Cs", "Zl", "Zp")  # controls, surrogates, line and paragraph separators
_BIDI = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")  # UAX #9, explicit formatting
_ZERO_WIDTH = "\u200b\u2060\ufeff"
_TAGS = range(0xE0000, 0xE0080)


def live_characters(text: str, allowed: str = "\n\t") -> set[str]:
    """Those of `text` that a terminal would obey or a reader not see."""
    return {one for one in set(text).difference(allowed) if not one.isprintable() and _is_live(one)}


def _is_live(character: str) -> bool:
    return (
        unicodedata.category(character) in _CATEGORIES
        or unicodedata.bidirectional(character) in _BIDI
        or character in _ZERO_WIDTH
        or ord(character) in _TAGS
    )
