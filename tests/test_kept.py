"""The theme is kept between runs; what cannot be read or written is passed over."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sco_tui import kept


@pytest.mark.parametrize("name", ["dark", "light", "mono"])
def test_theme_is_kept_in_a_file_of_one_word(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "state" / "sco-tui"
    assert kept.theme(folder) is None
    assert kept.keep_theme("dark", folder)
    assert kept.keep_theme(name, folder)
    assert kept.theme(folder) == name
    assert (folder / "theme").read_text() == f"{name}\n"
    assert folder.stat().st_mode & 0o777 == 0o700


def test_state_folder_is_that_of_xdg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert kept.keep_theme("light")
    assert (tmp_path / "sco-tui" / "theme").read_text() == "light\n"
    assert kept.theme() == "light"


ODD: list[tuple[str, Callable[[Path], object]]] = [
    ("empty", Path.touch),
    ("unknown word", lambda path: path.write_text("sepia")),
    ("two words", lambda path: path.write_text("dark light")),
    ("no text", lambda path: path.write_bytes(b"\xff\x00")),
    ("oversized", lambda path: path.write_text("dark" + " " * 1000)),
    ("folder", Path.mkdir),
    ("pipe", os.mkfifo),
]


@pytest.mark.parametrize("make", [row[1] for row in ODD], ids=[row[0] for row in ODD])
def test_what_is_no_theme_is_passed_over(make: Callable[[Path], object], tmp_path: Path) -> None:
    make(tmp_path / "theme")
    assert kept.theme(tmp_path) is None


def test_blanks_around_the_word_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "theme").write_text("  mono \n\n")
    assert kept.theme(tmp_path) == "mono"


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert not kept.keep_theme("light", tmp_path / "file" / "sco-tui")
    assert kept.theme(tmp_path / "file" / "sco-tui") is None


def test_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    assert not kept.keep_theme("light", tmp_path)
