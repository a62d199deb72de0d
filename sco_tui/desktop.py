"""Which desktop the reader sits at, so that a program started there shows or keeps something for them."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from enum import Enum


class Desktop(Enum):
    """What programs reach the desktop by."""

    WAYLAND = "Wayland"
    X11 = "X11"
    MACOS = "macOS"
    WINDOWS = "Windows"


def desktops(environ: Mapping[str, str], platform: str = sys.platform) -> tuple[Desktop, ...]:
    """Those within reach, the best first; () where there is none.

    Over SSH only a display that SSH forwards (`localhost:10.0`, sshd_config(5), X11Forwarding) is the
    reader's own: any other is that of whoever sits at the machine.
    """
    display = environ.get("DISPLAY", "")
    if environ.get("SSH_TTY") or environ.get("SSH_CONNECTION"):
        return (Desktop.X11,) if display.partition(":")[0] else ()
    reached = {
        Desktop.WAYLAND: environ.get("WAYLAND_DISPLAY"),
        Desktop.X11: display,
        Desktop.MACOS: platform == "darwin",
        Desktop.WINDOWS: environ.get("WSL_DISTRO_NAME"),
    }
    return tuple(desktop for desktop, is_there in reached.items() if is_there)
