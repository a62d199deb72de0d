"""The desktop is the reader's own, not that of whoever sits at a machine far away."""

from collections.abc import Mapping

import pytest

from sco_tui.desktop import Desktop, desktops

CASES: list[tuple[Mapping[str, str], str, tuple[Desktop, ...]]] = [
    ({}, "linux", ()),
    ({"DISPLAY": ""}, "linux", ()),
    ({"DISPLAY": ":0"}, "linux", (Desktop.X11,)),
    ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "linux", (Desktop.WAYLAND, Desktop.X11)),
    ({}, "darwin", (Desktop.MACOS,)),
    ({"WSL_DISTRO_NAME": "Debian"}, "linux", (Desktop.WINDOWS,)),
    ({"SSH_TTY": "/dev/pts/1"}, "darwin", ()),
    ({"SSH_TTY": "/dev/pts/1", "DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "linux", ()),
    ({"SSH_CONNECTION": "a 1 b 22", "DISPLAY": "localhost:10.0"}, "linux", (Desktop.X11,)),
]


@pytest.mark.parametrize(("environ", "platform", "reached"), CASES)
def test_desktops_within_reach(
    environ: Mapping[str, str], platform: str, reached: tuple[Desktop, ...]
) -> None:
    assert desktops(environ, platform) == reached
