"""What no text of the program may hold, by Unicode's own tables and not by the program's."""

from __future__ import annotations

import unicodedata

_CATEGORIES = ("Cc", "Cs", "Zl", "Zp")  # controls, surrogates, line and paragraph separators
_BIDI = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")  # UAX #9, explicit formatting
# Default_Ignorable_Code_Point, of DerivedCoreProperties-15.0.txt, without what honest texts need: U+00AD,
# 034F, 061C, 180B-D, 180F, 200C-F and the variation selectors.
_IGNORABLE = (
    *(0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B, *range(0x2060, 0x2066), *range(0x206A, 0x2070)),
    *(0x3164, 0xFEFF, 0xFFA0, *range(0xFFF0, 0xFFF9), *range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B)),
    *(*range(0xE0000, 0xE0100), *range(0xE01F0, 0xE1000)),
)


def live_characters(text: str, allowed: str = "\n\t") -> set[str]:
    """Those of `text` that a terminal would obey or a reader not see."""
    return {one for one in set(text).difference(allowed) if _is_live(one)}


def _is_live(character: str) -> bool:
    return (
        unicodedata.category(character) in _CATEGORIES
        or unicodedata.bidirectional(character) in _BIDI
        or ord(character) in _IGNORABLE
    )
