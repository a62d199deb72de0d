"""What stands in a list without events: how far the file is read, or why nothing was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sco_tui.tui.glyphs import Signs
from sco_tui.tui.lines import Line
from sco_tui.tui.shown import Shown

if TYPE_CHECKING:
    from sco_tui.advice import Advice
    from sco_tui.tui.reading_words import Opening


def lines_instead(
    shown: Shown | None, opening: Opening | None, advice: Advice | None, width: int, signs: Signs
) -> Sequence[Line]:
    """In `width` cells; the words themselves are imported for such a list only."""
    if shown is not None:
        from sco_tui.tui.no_result import empty_lines

        return empty_lines(shown.found, advice, width, signs)
    if opening is not None:
        from sco_tui.tui.reading_words import opening_lines

        return opening_lines(opening, width, signs)
    return ()
