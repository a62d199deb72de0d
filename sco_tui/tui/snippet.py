"""Why a row is in the list: the part of a text around a hit, in one line of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle

from rich.cells import cell_len

from sco_tui.event_words import NO_SPEAKER
from sco_tui.found import Found
from sco_tui.hits import Hit, hits
from sco_tui.timeline import Event
from sco_tui.tui.lines import Line, cut, marked

# A word with the blanks behind it; a character of the wide scripts, which write none, is one.
_WORD = re.compile(r"[\u2e80-\U0003ffff]\s*|[^\s\u2e80-\U0003ffff]+\s*|\s+")
_SHORTEST_LABEL = 4


def reason_line(found: Found, event: Event, width: int, more: str) -> Line:
    """Field and snippet of the first hit that the title does not say, in at most `width` cells.

    `more` stands where something is left out.
    """
    hit = _reason(found, event)
    if hit is None:
        return []
    label = _label_in(width, hit, event, more)
    return [(label, "muted"), *_snippet_line(hit, width - cell_len(label), more)]


def _reason(found: Found, event: Event) -> Hit | None:
    """The first hit beside the title; where no statement holds all that is asked, in one of a part."""
    beside = found.beside_title(event)
    in_part = replace(beside, matched=lambda event: (True,) * len(event.statements))
    of_both = (hit for asked in (beside, in_part) for hit in hits(asked, event))
    return next((hit for hit in of_both if hit.field != "title"), None)


def _label_in(width: int, hit: Hit, event: Event, more: str) -> str:
    """Who says it, else the field; it leaves to a longer text half of the line, and room for the hit."""
    start, end = hit.spans[0]
    for_hit = cell_len(hit.text[start:end]) + 2 * _cells_of_cut(more)
    most = max(min(width // 2, width - for_hit - 2), width - cell_len(hit.text) - 2)
    return f"{cut(_label(hit, event), most, more)}: " if most >= _SHORTEST_LABEL else ""


def _label(hit: Hit, event: Event) -> str:
    """Who says it, else the field."""
    if hit.field != "text":
        return hit.field
    speaker = event.statements[int(hit.path.split(".")[1])].speaker
    return (speaker or NO_SPEAKER).replace("\n", " ").replace("\t", " ")


def _snippet_line(hit: Hit, width: int, more: str) -> Line:
    text = hit.text.replace("\n", " ").replace("\t", " ")
    start, end = snippet(text, hit.spans[0], width, more)
    before = [(f"{more} ", "muted")] if start else []
    behind = [(f" {more}", "muted")] if text[end:].strip() else []
    return [*before, *marked(text, start, end, "muted", hit.spans), *behind]


def snippet(text: str, hit: tuple[int, int], width: int, more: str) -> tuple[int, int]:
    """The range of `text` around `hit` that fits in `width` cells, with `more` and a blank where it is cut.

    It grows by words, two at the left for one at the right.
    """
    start, end = _with_its_words(text, hit, width, more)
    lefts, rights = _words_before(text, start, width), _words_behind(text, end, width)
    left, right = next(lefts, None), next(rights, None)
    for is_left in cycle((True, True, False)):
        if left is None and right is None:
            break
        if is_left and left is not None:
            if _cells(text, left, end, more) > width:
                left = None
            else:
                start, left = left, next(lefts, None)
        elif not is_left and right is not None:
            if _cells(text, start, right, more) > width:
                right = None
            else:
                end, right = right, next(rights, None)
    room = width - _cells_of_cut(more) * (start > 0)
    if _cells(text, start, end, more) > width:
        # The hit alone is too long: a blank stands before the mark of a cut.
        end = start + len(cut(f"{text[start:end]} ", room - 1, more).removesuffix(more))
    return start, max(end, start)


def _with_its_words(text: str, hit: tuple[int, int], width: int, more: str) -> tuple[int, int]:
    """A hit with the rest of the words that it begins and ends in, where they fit."""
    start, end = hit
    while start > 0 and _is_of_word(text[start - 1]) and hit[0] - start < width:
        start -= 1
    while end < len(text) and _is_of_word(text[end]) and end - hit[1] < width:
        end += 1
    return (start, end) if _cells(text, start, end, more) <= width else hit


def _is_of_word(character: str) -> bool:
    return character.isalnum() and character < "\u2e80"


def _cells(text: str, start: int, end: int, more: str) -> int:
    is_cut = bool(text[end:].strip())
    return cell_len(text[start:end]) + _cells_of_cut(more) * ((start > 0) + is_cut)


def _cells_of_cut(more: str) -> int:
    return cell_len(more) + 1


def _words_before(text: str, start: int, width: int) -> Iterator[int]:
    """Where the words before `start` begin, the nearest first; no more than could ever fit."""
    first = max(start - 4 * width, 0)
    words = [match.start() for match in _WORD.finditer(text, first, start)]
    return reversed(words if first == 0 else words[1:])


def _words_behind(text: str, end: int, width: int) -> Iterator[int]:
    """Where the words behind `end` end, without the blanks behind them."""
    for match in _WORD.finditer(text, end, end + 4 * width):
        if word := match[0].rstrip():
            yield match.start() + len(word)
