"""Addresses opened in the reader's browser, where there is a desktop to show it."""

from __future__ import annotations

from collections.abc import Mapping

from sco_tui import programs
from sco_tui.desktop import Desktop, desktops

# Not Python's `webbrowser`: without a browser of the desktop it starts lynx or w3m over the screen.
_PROGRAMS = {
    Desktop.WAYLAND: ("xdg-open", "gio open"),
    Desktop.X11: ("xdg-open", "gio open"),
    Desktop.MACOS: ("open",),
    Desktop.WINDOWS: ("wslview",),
}
_WAIT_SECONDS = 5.0


def command(address: str, environ: Mapping[str, str]) -> list[str] | None:
    """What opens `address`, which `addresses.link` has given; None where nothing could show it."""
    for desktop in desktops(environ):
        for program in _PROGRAMS[desktop]:
            name, *rest = program.split()
            if path := programs.find(name, environ):
                return [path, *rest, address]
    return None


def run(command: list[str], environ: Mapping[str, str]) -> bool:
    """Whether it was opened, as far as five seconds tell: a browser may stay in the foreground."""
    try:
        return not programs.run_apart(command, environ, _WAIT_SECONDS, stays=True)
    except OSError:
        return False
