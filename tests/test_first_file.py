"""`sco-tui new`: a file to start from, which has no problems and takes the place of none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sco_tui import fields, first_file, timeline_file
from tests.commands import run, shell


def test_it_has_no_problems_and_says_what_it_shows() -> None:
    timeline, problems = timeline_file.parse("new.yaml", first_file.TEXT.encode())
    assert problems == ()
    assert [event.date for event in timeline.events] == ["2031-03-14", "2031-06-01/2031-08-31", "2031-09~"]
    assert [spoken.speaker for event in timeline.events for spoken in event.statements] == ["Ada Sample"]


def test_what_stands_in_its_comments_is_right_as_well(tmp_path: Path) -> None:
    text = first_file.TEXT
    for field in ("url: ", "text: minutes.txt", "reported: "):
        assert text.count(f"# {field}") == 1
        text = text.replace(f"# {field}", field)
    (tmp_path / "my.yaml").write_text(text, encoding="utf-8")
    minutes = "“We will run it for one summer, if the weather lets us, and then count who came.”"
    (tmp_path / "minutes.txt").write_text(minutes, encoding="utf-8")
    assert run("check", "my.yaml", cwd=tmp_path).out == (
        "3 events: no problems\n"
        "1 statement: 0 found, 1 found with marked cuts, 0 not found, 0 with no source text\n"
    )


def test_it_explains_the_fields_that_a_beginner_needs() -> None:
    for name in ("title", "date", "source", "statements", "speaker", "reported", "status", "tags"):
        assert name in {*fields.EVENT, *fields.STATEMENT}
        assert f"{name}:" in first_file.TEXT
    assert "sco-tui check" in first_file.TEXT


def test_it_is_written_and_says_what_to_do_with_it(tmp_path: Path) -> None:
    answer = run("new", "my.yaml", cwd=tmp_path)
    assert answer == (
        0,
        "",
        "my.yaml: written; sco-tui my.yaml opens it, sco-tui check my.yaml finds mistakes\n",
    )
    assert (tmp_path / "my.yaml").read_text(encoding="utf-8") == first_file.TEXT
    assert run("check", "my.yaml", cwd=tmp_path).out.startswith("3 events: no problems\n")


@pytest.mark.parametrize("name", ["a/it's mine.yaml", "list", "view", "-x.yaml", "$HOME"])
def test_command_that_it_names_is_one_that_a_shell_runs(name: str, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    answer = run("new", name, cwd=tmp_path)
    assert (answer.code, (tmp_path / name).is_file()) == (0, True)
    check = answer.err.rpartition(", ")[2].removesuffix(" finds mistakes\n")
    assert check.startswith("sco-tui check ")
    assert shell(check, cwd=tmp_path).out.startswith("3 events: no problems\n")
    opens = answer.err.partition("written; ")[2].partition(" opens it")[0]
    refused = shell(f"TERM=dumb {opens}", cwd=tmp_path)  # the viewer, which finds no terminal
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert "no such file" not in refused.err.casefold()


def test_dash_is_standard_output() -> None:
    assert run("new", "-") == (0, first_file.TEXT, "")
    assert shell("sco-tui new - | sco-tui list -").out.count("\n") == 3


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text("mine", encoding="utf-8")
    os.symlink("nowhere", tmp_path / "link.yaml")
    (tmp_path / "folder").mkdir()
    for name in ("old.yaml", "link.yaml", "folder"):
        said = f"sco-tui: {name}: is there already, and stays as it is: name another file\n"
        assert run("new", name, cwd=tmp_path) == (2, "", said)
    assert (tmp_path / "old.yaml").read_text(encoding="utf-8") == "mine"
    assert {path.name for path in tmp_path.iterdir()} == {"old.yaml", "link.yaml", "folder"}


REFUSED = [
    ("no/such/my.yaml", "no/such/my.yaml: not written: there is no folder no/such: make it first"),
    ("\x1b[31m/a.yaml", "^[[31m/a.yaml: not written: there is no folder ^[[31m: make it first"),
    ("old.yaml/a.yaml", "old.yaml/a.yaml: not written: Not a directory"),
    ("a.yaml/", "a.yaml/: not written: name a file, such as my-timeline.yaml"),
    ("", ": not written: name a file, such as my-timeline.yaml"),
    (f"{'a' * 300}.yaml", f"{'a' * 300}.yaml: not written: File name too long"),
]


@pytest.mark.parametrize(("name", "reason"), REFUSED)
def test_place_where_no_file_can_be_is_one_line(name: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "old.yaml").touch()
    assert run("new", name, cwd=tmp_path) == (2, "", f"sco-tui: {reason}\n")
    assert [path.name for path in tmp_path.iterdir()] == ["old.yaml"]


def test_path_is_asked_for() -> None:
    assert run("new").code == 2
    assert "sco-tui new my-timeline.yaml" in run("new", "--help").out
