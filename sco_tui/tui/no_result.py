"""Words for a list without events: what was searched, what hides how much, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len

from sco_tui.advice import Advice
from sco_tui.found import Found
from sco_tui.text import counted, one_line
from sco_tui.tui.glyphs import Signs
from sco_tui.tui.lines import Line, cut, paragraph

_SEARCHED = (
    "Titles, summaries, places, kinds, tags and notes, the titles of sources; statements with their originals"
    " and notes, who speaks (other spellings too) and in what role. Case and accents do not matter."
)
_COMPARED = (
    "is:unfound asks where the text of a source is at hand: start with --source KEY=PATH, or name a copy with"
    " text: in the file."
)
_MARKED = "is:marked asks for events marked with m: M takes it out of the query."


@lru_cache(maxsize=1)
def empty_lines(found: Found, advice: Advice | None, width: int, signs: Signs) -> list[Line]:
    """What stands in the list instead of events, in `width` cells; kept, as each row is drawn by itself."""
    if found.is_search:
        searched = [_COMPARED] if found.query.asks_for_check else []
        searched += [_MARKED] if found.query.asks_for_marks else []
        searched.append(_SEARCHED)
        return list(_no_result(advice, searched, width, signs))
    said = ["This timeline has no events yet.", "List them under `events:` in the file."]
    return [line for text in said for line in [*paragraph(text, width, "text", []), []]]


def _no_result(advice: Advice | None, searched: list[str], width: int, signs: Signs) -> Iterator[Line]:
    yield from paragraph("No event matches.", width, "text", [])
    yield []
    if advice and advice.suggestion:
        suggestion = one_line(str(advice.suggestion))
        before, after = signs.own("“"), signs.own("”")
        yield from paragraph(f"Did you mean {before}{suggestion}{after}?", width, "accent", [])
        yield from paragraph("Tab takes it.", width, "muted", [])
        yield []
    if advice and advice.hiding:
        for hiding in advice.hiding:
            count = f"{counted(hiding.events, 'event')} without "
            term = cut(one_line(str(hiding.term)), max(width - cell_len(count), 1), signs.more)
            yield [(count, "text"), (term, "accent")]
        yield []
    for text in searched:
        yield from paragraph(text, width, "muted", [])
        yield []
    yield from paragraph("Esc goes back.", width, "muted", [])
