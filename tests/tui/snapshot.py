"""The cells of a screen and their styles as a text file, compared with the one that was accepted."""

from __future__ import annotations

import os
from collections.abc import Sequence
from difflib import unified_diff
from itertools import groupby
from pathlib import Path
from string import ascii_letters

from rich.style import Style
from textual.strip import Strip

_ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse", "strike")
_FOLDER = Path(__file__).parent / "snapshots"


def check(strips: Sequence[Strip], name: str) -> None:
    """Fails where the screen is not as `snapshots/NAME.txt` says; with SNAPSHOT=accept writes it anew."""
    drawn = written(strips)
    path, new = _FOLDER / f"{name}.txt", _FOLDER / f"{name}.new.txt"
    if os.environ.get("SNAPSHOT") == "accept":
        path.write_text(drawn, encoding="utf-8")
    accepted = path.read_text(encoding="utf-8") if path.exists() else ""
    if drawn == accepted:
        new.unlink(missing_ok=True)
        return
    new.write_text(drawn, encoding="utf-8")
    difference = "\n".join(
        unified_diff(accepted.splitlines(), drawn.splitlines(), "accepted", "drawn", "", "", 0)
    )
    how = f"look at {new}, and if it is meant, run SNAPSHOT=accept pytest tests/tui"
    raise AssertionError(f"the screen has changed: {how}\n{difference}")


def written(strips: Sequence[Strip]) -> str:
    """The rows; for each the letters of its styles with their widths in cells; what the letters mean."""
    rows = [strip.text.rstrip() for strip in strips]
    letters: dict[str, str] = {}
    runs = [
        " ".join(
            f"{letters.setdefault(style, ascii_letters[len(letters)])}{sum(cells for _, cells in run)}"
            for style, run in groupby(
                ((_words(segment.style), segment.cell_length) for segment in strip), key=lambda run: run[0]
            )
        )
        for strip in strips
    ]
    legend = [f"{letter} {style}" for style, letter in letters.items()]
    numbered = [f"{number:>3} {run}" for number, run in enumerate(runs)]
    return "\n".join([*rows, "", *numbered, "", *legend, ""])


def _words(style: Style | None) -> str:
    if style is None:
        return "default"
    colours = [colour.name if colour else "default" for colour in (style.color, style.bgcolor)]
    attributes = [
        name for name in ("bold", "dim", "italic", "underline", "reverse", "strike") if getattr(style, name)
    ]
    return " ".join([" on ".join(colours), *attributes])
