"""Addresses opened in the reader's browser, where there is a desktop to show it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping

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
            if path := shutil.which(name, path=environ.get("PATH")):
                return [path, *rest, address]
    return None


def run(command: list[str], environ: Mapping[str, str]) -> bool:
    """Whether it was opened, as far as five seconds tell.

    It has no terminal, in a session of its own: a browser that draws on one cannot take the screen.
    """
    nowhere = subprocess.DEVNULL
    try:
        program = subprocess.Popen(
            command, stdin=nowhere, stdout=nowhere, stderr=nowhere, env=dict(environ), start_new_session=True
        )
        return program.wait(_WAIT_SECONDS) == 0
    except subprocess.TimeoutExpired:
        return True  # a browser that stays in the foreground
    except OSError:
        return False
