"""An address is opened by the desktop's own program, without a terminal to draw on."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_tui import opening

ADDRESS = "https://a.example/?x=$(id)&y='z'"


def environ_of(folder: Path, script: str, name: str = "xdg-open") -> dict[str, str]:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)
    return {"PATH": f"{folder}", "DISPLAY": ":7", "OUT": str(folder / "out")}


@pytest.mark.parametrize("display", [{"DISPLAY": ""}, {"DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"}])
def test_without_a_desktop_nothing_opens_it(tmp_path: Path, display: dict[str, str]) -> None:
    assert opening.command(ADDRESS, environ_of(tmp_path, "") | display) is None


def test_program_that_there_is_is_taken(tmp_path: Path) -> None:
    environ = environ_of(tmp_path, "", "gio")
    assert opening.command(ADDRESS, environ) == [str(tmp_path / "gio"), "open", ADDRESS]
    environ = environ_of(tmp_path, "")
    assert opening.command(ADDRESS, environ) == [str(tmp_path / "xdg-open"), ADDRESS]


def test_program_has_the_address_as_one_argument_and_is_kept_off_the_screen(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    environ = environ_of(tmp_path, 'echo seen; echo seen >&2; printf "%s|" "$@" > "$OUT"')
    command = opening.command(ADDRESS, environ)
    assert command is not None
    assert opening.run(command, environ)
    assert (tmp_path / "out").read_text() == f"{ADDRESS}|"
    assert capfd.readouterr() == ("", "")


def test_program_that_fails_or_cannot_be_started_has_opened_nothing(tmp_path: Path) -> None:
    environ = environ_of(tmp_path, "exit 3")
    assert not opening.run([str(tmp_path / "xdg-open"), ADDRESS], environ)
    assert not opening.run([str(tmp_path / "nowhere"), ADDRESS], environ)
