"""How wide a text may be that is drawn, whatever sans-serif font the reader has; and a text cut short."""

from __future__ import annotations

from sco_tui.text import cells_of

SIZE = 13  # px, of a title's letters
# In ems, not less than in DejaVu Sans and Verdana, the widest of the fonts that readers have.
_NARROW = frozenset(" !'(),./:;I[\\]fijlrt|·")
_BROAD = frozenset("#%&+<=>@MW^mw~—…")


def width(text: str, size: float = SIZE) -> float:
    """Px, from above: no common letter is wider."""
    return size * sum(map(_ems, text))


def cut(text: str, most_cells: int) -> str:
    """`text`, or as much of it as fits with `…` behind."""
    cells = 0
    for place, character in enumerate(text):
        cells += cells_of(character)
        if cells > most_cells:
            return text[: place - 1].rstrip() + "…"
    return text


def _ems(character: str) -> float:
    if character in _NARROW:
        return 0.42
    if "0" <= character <= "9" or "a" <= character <= "l" or "n" <= character <= "v":
        return 0.65
    if character in _BROAD:
        return 1.0
    if character < "\u0180":
        return 0.8 if character.isupper() else 0.7
    return (0.0, 1.0, 1.3)[cells_of(character)]
