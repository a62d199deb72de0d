"""A real browser without a window, for pages and drawings: what it makes of them, and how they look."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

_NAMES = ("chromium", "chromium-browser")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
_SECONDS = 120  # of which a start on a busy machine may take twenty


def find() -> str | None:
    """The path of a browser on this machine."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


needed = pytest.mark.skipif(find() is None, reason=f"no browser here: {' or '.join(_NAMES)}")


def dom(path: Path) -> str:
    """A page as it is after its scripts have run, as HTML."""
    return _run(path, "--dump-dom")


def screenshot(path: Path, png: Path, *, dark: bool, width: int, height: int) -> None:
    """Draws the first `height` pixels of a page in a window so many pixels wide."""
    scheme = f"--blink-settings=preferredColorScheme={0 if dark else 1}"
    _run(path, scheme, f"--window-size={width},{height}", f"--screenshot={png.absolute()}")


def print_to(path: Path, pdf: Path) -> None:
    """Prints a page to a PDF file."""
    _run(path, "--no-pdf-header-footer", f"--print-to-pdf={pdf.absolute()}")


def _run(path: Path, *flags: str) -> str:
    browser = find()
    assert browser is not None
    with TemporaryDirectory() as profile:
        command = [browser, *_FLAGS, f"--user-data-dir={profile}", *flags, path.absolute().as_uri()]
        done = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS)
    return done.stdout.decode()
