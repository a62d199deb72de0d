"""Addresses that lead to a passage of a page: a browser scrolls to the words and marks them.

Text directives, `#:~:text=…`, of https://wicg.github.io/scroll-to-text-fragment/.
"""

from __future__ import annotations

from collections.abc import Sequence

from sco_tui.addresses import link
from sco_tui.quote_check import CUT
from sco_tui.timeline import Source

# Of a longer passage the words at both ends are named: one that runs over two paragraphs is found only so,
# and whole it would be an address of a page and more.
_WORDS_AT_EACH_END = 6


def address_of(source: Source) -> str | None:
    """Where the source can be read; the copy that was kept where its own address is none."""
    links = (link(address) for address in (source.url, source.archived) if address)
    return next((address for address in links if address), None)


def pieces(statement: str) -> list[str]:
    """What a statement's text has between its marked cuts."""
    return [piece for piece in CUT.split(statement) if piece.strip()]


def to_passage(address: str, pieces: Sequence[str]) -> str:
    """`address` with the pieces of a passage, each as the source has it."""
    directives = "&".join(f"text={_range(piece.split())}" for piece in pieces)
    return f"{address}{'' if '#' in address else '#'}:~:{directives}" if directives else address


def _range(words: Sequence[str]) -> str:
    if len(words) <= 2 * _WORDS_AT_EACH_END:
        return _encoded(words)
    return f"{_encoded(words[:_WORDS_AT_EACH_END])},{_encoded(words[-_WORDS_AT_EACH_END:])}"


def _encoded(words: Sequence[str]) -> str:
    """A comma, an ampersand and a dash have a meaning there."""
    from urllib.parse import quote  # 5 ms, for what is written only

    return quote(" ".join(words), safe="").replace("-", "%2D")
