"""Word by word, what one text has and another has not."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from sco_tui.wording import Span, words

# Of longer texts the commonest words alone are no sign that two places are the same: without that, 10,000
# words would take a minute.
_MANY_WORDS = 1_000


def difference(one: str, other: str) -> tuple[list[Span], list[Span]]:
    """The words of `one` that `other` has not in their place, and the other way round; neighbours joined."""
    if other < one:  # what is taken for the same may depend on which is which
        theirs_first = difference(other, one)
        return theirs_first[1], theirs_first[0]
    ours, theirs = words(one), words(other)
    is_long = max(len(ours), len(theirs)) > _MANY_WORDS
    matcher = SequenceMatcher(None, [word for word, _ in ours], [word for word, _ in theirs], is_long)
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    return (
        _joined(_span(ours[start:end]) for _, start, end, _, _ in changes if end > start),
        _joined(_span(theirs[start:end]) for _, _, _, start, end in changes if end > start),
    )


def _span(part: list[tuple[str, Span]]) -> Span:
    return Span(part[0][1].start, part[-1][1].end)


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined
