"""What is kept between runs, in the state folder of the XDG base directories; here, the name of the theme."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_state_path  # imported by textual.app as well

from sco_tui import files
from sco_tui.problem import UnreadableError

THEMES = ("dark", "light", "mono")
_LIMIT_BYTES = 100


def theme(folder: Path | None = None) -> str | None:
    """One of THEMES; None where none of them is kept, or it cannot be read."""
    try:
        word = files.read_bytes(str(_theme_file(folder)), _LIMIT_BYTES).decode().strip()
    except (UnreadableError, UnicodeDecodeError):
        return None
    return word if word in THEMES else None


def keep_theme(name: str, folder: Path | None = None) -> bool:
    """Whether it could be kept; `folder` is made where there is none."""
    path = _theme_file(folder)
    try:
        make_folder(path.parent)
        files.write_bytes(str(path), f"{name}\n".encode())
    except OSError:
        return False
    return True


def state_folder() -> Path:
    """Where all is that is kept between runs."""
    return user_state_path("sco-tui")


def make_folder(folder: Path) -> None:
    """For the reader alone, as what is in it is theirs. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _theme_file(folder: Path | None) -> Path:
    return (folder or state_folder()) / "theme"
