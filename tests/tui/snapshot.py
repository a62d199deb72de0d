"""The cells of a screen and their styles as a text file, compared with the one that was accepted."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff
from itertools import chain, groupby
from pathlib import Path
from string import ascii_letters

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

FOLDER = Path(__file__).parent / "snapshots"
_ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse", "strike")
_BETWEEN = "   "

# The style of a cell in words, in each of the themes.
Styles = tuple[str, ...]


def check(drawn: Mapping[str, Sequence[Strip]], name: str) -> None:
    """Fails where the screen, as each theme of `drawn` has it, is not as `snapshots/NAME.txt` says.

    With SNAPSHOT=accept writes it anew.
    """
    path, new = FOLDER / f"{name}.txt", FOLDER / f"{name}.new.txt"
    accepted = path.read_text(encoding="utf-8") if path.exists() else ""
    now = written(drawn, accepted)
    if os.environ.get("SNAPSHOT") == "accept":
        path.write_text(now, encoding="utf-8")
    elif now != accepted:
        new.write_text(now, encoding="utf-8")
        how = f"look at {new}, and if it is meant, run SNAPSHOT=accept pytest tests/tui"
        lines = unified_diff(accepted.splitlines(), now.splitlines(), "accepted", "drawn", "", "", 0)
        raise AssertionError("\n".join([f"the screen has changed: {how}", *lines]))
    new.unlink(missing_ok=True)


def written(drawn: Mapping[str, Sequence[Strip]], accepted: str = "") -> str:
    """Each row, behind it the letters of its styles with their widths in cells; then what the letters mean.

    A style keeps the letter that it has in `accepted`: what has not changed is written as before.
    """
    texts, *others = ([strip.text for strip in strips] for strips in drawn.values())
    assert all(other == texts for other in others), "themes differ in more than styles"
    rows = [
        [(styles, len(list(run))) for styles, run in groupby(zip(*themes, strict=True))]
        for themes in zip(*map(_styles, drawn.values()), strict=True)
    ]
    letters = _letters({styles: None for styles, _ in chain(*rows)}, accepted)
    width = max(map(cell_len, texts))
    lines = [
        f"{text}{' ' * (width - cell_len(text))}{_BETWEEN}"
        + " ".join(f"{letters[styles]}{cells}" for styles, cells in runs)
        for text, runs in zip(texts, rows, strict=True)
    ]
    meanings = sorted(letters.items(), key=lambda pair: ascii_letters.index(pair[1]))
    legend = [f"{letter} {_joined(styles)}" for styles, letter in meanings]
    return "\n".join([*lines, "", f"  {_joined(drawn)}", *legend, ""])


def _letters(styles: Mapping[Styles, None], accepted: str) -> dict[Styles, str]:
    """The letter of a style that is there no more goes to a new one: a colour changes in one line only."""
    legend = accepted.rpartition("\n\n")[2].splitlines()[1:]
    before = {line[2:]: line[0] for line in legend}
    kept = {each: before[_joined(each)] for each in styles if _joined(each) in before}
    free = (letter for letter in ascii_letters if letter not in kept.values())
    return kept | dict(zip((each for each in styles if each not in kept), free, strict=False))


def _joined(themes: Sequence[str] | Mapping[str, object]) -> str:
    return " | ".join(themes)


def _styles(strips: Sequence[Strip]) -> Iterator[list[str]]:
    """Of each row, the style of each cell."""
    for strip in strips:
        yield [said for segment in strip for said in [_words(segment.style)] * segment.cell_length]


def _words(style: Style | None) -> str:
    if style is None:
        return "default"
    colours = [colour.name if colour else "default" for colour in (style.color, style.bgcolor)]
    return " ".join([" on ".join(colours), *(name for name in _ATTRIBUTES if getattr(style, name))])
