"""What came of the check of a statement, as it stands beside it."""

from __future__ import annotations

from sco_tui.quote_check import Result
from sco_tui.tui.glyphs import Signs
from sco_tui.tui.lines import Piece

_WORDS = {
    Result.FOUND: ("✓ found in source", "muted"),
    Result.FOUND_WITH_CUTS: ("✓ found in source, cuts marked", "muted"),
    Result.NOT_FOUND: ("✗ not in source", "error"),
}


def verdict_words(result: Result, signs: Signs, *, is_asked: bool = False) -> Piece | None:
    """None where no source's text is at hand; a hit where what is not found `is_asked` for."""
    if result not in _WORDS:
        return None
    words, role = _WORDS[result]
    return signs.own(words), "hit" if is_asked and result is Result.NOT_FOUND else role
