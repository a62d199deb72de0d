"""Text put into the clipboard of the desktop by the program that the desktop has for it.

Not by a library: pyperclip 1.9 waits without end for a program that hangs, takes no notice of one that
fails, lets it write on the screen, and knows neither SSH nor the clipboard of a terminal (OSC 52).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sco_tui import programs
from sco_tui.desktop import Desktop, desktops

# 100,000 characters of base64, as hterm takes: https://github.com/kovidgoyal/kitty/issues/3031
TERMINAL_BYTES = 75_000
_WAIT_SECONDS = 2.0
# They read standard input; those of Wayland and X11 stay behind to hand the text out, in the background.
_PROGRAMS = {
    Desktop.WAYLAND: (("wl-copy",),),
    Desktop.X11: (("xclip", "-selection", "clipboard"), ("xsel", "-b", "-i")),
    Desktop.MACOS: (("pbcopy",),),
    Desktop.WINDOWS: (("clip.exe",),),
}


class Copied(NamedTuple):
    """The name of the program that took the text, None for none; and of those that failed before it."""

    program: str | None
    failed: tuple[str, ...] = ()


def copy(text: str, environ: Mapping[str, str]) -> Copied:
    """Gives `text` to the first program that takes it; each is waited for two seconds at most."""
    failed: list[str] = []
    for name, command in _programs(environ):
        # clip.exe takes the text as Windows has it.
        data = text.encode("utf-16-le" if name == "clip.exe" else "utf-8", errors="replace")
        if _takes(command, data, environ):
            return Copied(name, tuple(failed))
        failed.append(name)
    return Copied(None, tuple(failed))


def fits_terminal(text: str) -> bool:
    """Whether a terminal's own clipboard may be given it."""
    return len(text.encode(errors="replace")) <= TERMINAL_BYTES


def _programs(environ: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """The name and the command of each that there is."""
    for desktop in desktops(environ):
        for name, *rest in _PROGRAMS[desktop]:
            if path := programs.find(name, environ):
                yield name, [path, *rest]


def _takes(command: list[str], data: bytes, environ: Mapping[str, str]) -> bool:
    try:
        return programs.run_apart(command, environ, _WAIT_SECONDS, data) == 0
    except OSError:
        return False
