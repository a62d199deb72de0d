"""Text reaches the program of the desktop whole, whatever that program does."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from sco_tui import clipboard
from sco_tui.clipboard import Copied, copy, fits_terminal

TEXT = "“We agree.” — 习近平\n$(id) `id` \\ 'x'\n"
RECORDS = 'cat > "$OUT"; printf "%s\\n" "$@" > "$OUT.arguments"'
LONGER_THAN_A_PIPE = "harbour " * 40_000


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """With an X display, and `tmp_path` the first place where programs are looked for."""
    return {"PATH": f"{tmp_path}:/usr/bin:/bin", "DISPLAY": ":7", "OUT": str(tmp_path / "out")}


@pytest.fixture(autouse=True)
def _only_own_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the machine itself has installed is not asked."""
    which = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name, path: which(name, path=path.partition(":")[0]))


def program(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def taken(folder: Path) -> str:
    return (folder / "out").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", [TEXT, "", LONGER_THAN_A_PIPE])
def test_program_is_given_the_text_as_it_is(tmp_path: Path, environ: dict[str, str], text: str) -> None:
    program(tmp_path, "xclip", RECORDS)
    assert copy(text, environ) == Copied("xclip")
    assert taken(tmp_path) == text
    assert (tmp_path / "out.arguments").read_text() == "-selection\nclipboard\n"


def test_wayland_comes_first(tmp_path: Path, environ: dict[str, str]) -> None:
    program(tmp_path, "xclip", "exit 1")
    program(tmp_path, "wl-copy", RECORDS)
    assert copy(TEXT, environ | {"WAYLAND_DISPLAY": "wayland-0"}) == Copied("wl-copy")


def test_windows_is_given_the_text_as_it_has_it(tmp_path: Path, environ: dict[str, str]) -> None:
    program(tmp_path, "clip.exe", RECORDS)
    assert copy(TEXT, environ | {"DISPLAY": "", "WSL_DISTRO_NAME": "Debian"}) == Copied("clip.exe")
    assert (tmp_path / "out").read_bytes() == TEXT.encode("utf-16-le")


def test_no_program_or_no_desktop_is_nothing_that_failed(tmp_path: Path, environ: dict[str, str]) -> None:
    assert copy(TEXT, environ) == Copied(None)
    program(tmp_path, "xclip", RECORDS)
    assert copy(TEXT, environ | {"DISPLAY": ""}) == Copied(None)


def test_the_next_one_is_tried_where_one_fails(tmp_path: Path, environ: dict[str, str]) -> None:
    program(tmp_path, "xclip", "cat > /dev/null; exit 1")
    assert copy(TEXT, environ) == Copied(None, ("xclip",))
    program(tmp_path, "xsel", RECORDS)
    assert copy(TEXT, environ) == Copied("xsel", ("xclip",))
    assert taken(tmp_path) == TEXT


@pytest.mark.parametrize("script", ["exit 1", "exec 0<&-; exit 0 # reads nothing"])
def test_program_that_does_not_read_does_no_harm(
    tmp_path: Path, environ: dict[str, str], script: str
) -> None:
    program(tmp_path, "xclip", script)
    assert copy(LONGER_THAN_A_PIPE, environ).program in (None, "xclip")


def test_program_that_cannot_be_started_has_failed(tmp_path: Path, environ: dict[str, str]) -> None:
    (tmp_path / "xclip").write_text("#!/nowhere/sh\n")
    (tmp_path / "xclip").chmod(0o755)
    assert copy(TEXT, environ) == Copied(None, ("xclip",))


def test_program_that_hangs_is_ended(
    tmp_path: Path, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "_WAIT_SECONDS", 0.1)
    program(tmp_path, "xclip", 'echo $$ > "$OUT"; sleep 600 & wait')
    assert copy(TEXT, environ) == Copied(None, ("xclip",))


def test_program_that_stays_behind_is_not_waited_for(tmp_path: Path, environ: dict[str, str]) -> None:
    """It holds what it was started with, as xclip does, until somebody else copies something."""
    os.mkfifo(tmp_path / "go")
    program(tmp_path, "xclip", f'{RECORDS}; (cat "$OUT.fifo" "{tmp_path / "go"}") & exit 0')
    assert copy(TEXT, environ) == Copied("xclip")
    assert taken(tmp_path) == TEXT
    (tmp_path / "go").write_text("")  # opens only when the one that stayed behind reads it


def test_what_a_program_writes_is_not_seen(
    tmp_path: Path, environ: dict[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    program(tmp_path, "xclip", "cat > /dev/null; echo out; echo error >&2; exit 1")
    copy(TEXT, environ)
    assert capfd.readouterr() == ("", "")


def test_terminal_is_given_75_kilobytes_at_most() -> None:
    assert fits_terminal("é" * 37_500)
    assert not fits_terminal("é" * 37_501)
