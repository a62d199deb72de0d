"""The reader's editor is given the file as one argument, and the place as that editor is told it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sco_tui.editor import EditorError, command

PLACES = [
    *((name, ["+7", "F"]) for name in ("vi", "vim", "nvim", "joe", "jed", "mcedit", "vim.basic")),
    *((name, ["+7:3", "F"]) for name in ("emacs", "emacsclient", "kak", "micro", "gedit")),
    *((name, ["+7,3", "F"]) for name in ("nano", "ne")),
    *((name, ["F:7:3"]) for name in ("hx", "helix", "subl", "zed")),
    ("code", ["--goto", "F:7:3"]),
    ("kate", ["-l", "7", "-c", "3", "F"]),
    ("my-editor", ["F"]),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, _ in PLACES:
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    return tmp_path


@pytest.mark.parametrize(("name", "arguments"), PLACES)
def test_place_is_told_as_each_editor_takes_it(folder: Path, name: str, arguments: list[str]) -> None:
    environ = {"PATH": str(folder), "EDITOR": f"{name} --wait"}
    path = str(folder / "t.yaml")
    expected = [name, "--wait", *(part.replace("F", path) for part in arguments)]
    assert command("t.yaml", 7, environ, 3) == expected


@pytest.mark.parametrize(
    ("variables", "name"),
    [
        ({"VISUAL": "nano", "EDITOR": "vim"}, "nano"),
        ({"VISUAL": "", "EDITOR": "vim"}, "vim"),
        ({"EDITOR": ""}, "vi"),
        ({}, "vi"),
    ],
)
def test_visual_comes_before_editor_and_vi_is_the_last(
    folder: Path, variables: dict[str, str], name: str
) -> None:
    assert command("t.yaml", 1, {"PATH": str(folder), **variables})[0] == name


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("  ", "$EDITOR is blank"),
        ("''", "$EDITOR is blank"),
        ('vim "x', '$EDITOR cannot be read: vim "x: no closing quotation'),
        ("no-such-editor", "$EDITOR is no program that can be found: no-such-editor"),
        ("/tmp", "$EDITOR is no program that can be found: /tmp"),
    ],
)
def test_editor_that_cannot_be_started_is_refused_with_the_reason(
    folder: Path, written: str, reason: str
) -> None:
    with pytest.raises(EditorError) as raised:
        command("t.yaml", 1, {"PATH": str(folder), "EDITOR": written})
    assert str(raised.value) == reason


@pytest.mark.parametrize("name", ['-rf it\'s "x" $(id).yaml', "a b;c.yaml", "{line}.yaml", "x:9.yaml"])
def test_name_of_the_file_is_one_argument_whatever_it_is(folder: Path, name: str) -> None:
    printer = folder / "an editor"
    printer.write_text(f"#!{sys.executable}\nimport sys; print(ascii(sys.argv[1:]))\n")
    printer.chmod(0o755)
    words = command(name, 1, {"PATH": str(folder), "EDITOR": f"'{printer}' -x 'two words'"})
    printed = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert printed == ascii(["-x", "two words", str(folder / name)]) + "\n"
