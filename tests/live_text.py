"""What no text of the program may hold, by Unicode's own tables and not by the program's."""

from __future__ import annotations

import unicodedata

_CATEGORIES = ("Cc", "Cs", "Zl", "Zp")  # controls, surrogates, line and paragraph separators
_BIDI = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")  # UAX #9, explicit formatting
# Default_Ignorable_Code_Point, of DerivedCoreProperties-15.0.txt, without what honest texts need: U+00AD,
# 034F, 061C, 180B-D, 180F, 200C-F and the variation selectors.
_IGNORABLE_RANGES = [
    (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180E, 0x180E), (0x200B, 0x200B), (0x2060, 0x2065),
    (0x206A, 0x206F), (0x3164, 0x3164), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE00FF), (0xE01F0, 0xE0FFF),
]  # fmt: skip
_IGNORABLE = {chr(code) for first, last in _IGNORABLE_RANGES for code in range(first, last + 1)}


def live_characters(text: str, allowed: str = "\n\t") -> set[str]:
    """Those of `text` that a terminal would obey or a reader not see."""
    return {one for one in set(text).difference(allowed) if _is_live(one)}


def _is_live(character: str) -> bool:
    return (
        unicodedata.category(character) in _CATEGORIES
        or unicodedata.bidirectional(character) in _BIDI
        or character in _IGNORABLE
    )
