"""`sco-tui export`: the format that is asked for, to the place that is named, whole or not at all."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from sco_tui.briefing import compose
from sco_tui.formats import FORMATS
from sco_tui.left_out import LeftOut
from tests.briefed import COPY, WHOLE, parts
from tests.commands import SHIPPED, run, shell

BEGINS = {
    "md": "# Port", "html": "<!DOCTYPE html>", "txt": "Port talks\n===", "svg": "<?xml", "json": "{",
    "ics": "BEGIN:VCALENDAR\r\n", "timelinejs": '{\n  "title": {', "csv": "Year,Month,",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "t.yaml").write_text(WHOLE, encoding="utf-8")
    (tmp_path / "copy.txt").write_text(COPY, encoding="utf-8")
    return tmp_path


def test_every_format_is_tried() -> None:
    assert set(BEGINS) == set(FORMATS)


@pytest.mark.parametrize("name", BEGINS)
def test_format_is_that_of_the_option_or_of_the_ending(name: str, folder: Path) -> None:
    printed = run("export", "-f", name, "t.yaml", cwd=folder)
    assert printed.out.startswith(BEGINS[name])
    path = f"a.{FORMATS[name].ending}"
    assert run("export", "-o", path, "t.yaml", cwd=folder).code == 0
    assert (folder / path).read_bytes().decode() == printed.out


def test_option_goes_before_the_ending_and_without_either_it_is_markdown(folder: Path) -> None:
    assert "Markdown" not in run("export", "-f", "txt", "-o", "a.html", "t.yaml", cwd=folder).err
    other = "a.doc: is Markdown, as its name asks for no format; -f chooses one"
    assert run("export", "-o", "a.doc", "t.yaml", cwd=folder).err.splitlines()[-1] == other
    assert (folder / "a.html").read_text().startswith(BEGINS["txt"])
    assert run("export", "t.yaml", cwd=folder).out.startswith(BEGINS["md"])


def test_standard_input_is_read_and_a_dash_is_standard_output() -> None:
    answer = run("export", "-o", "-", "-", stdin=WHOLE.encode())
    assert answer.out.startswith("# Port talks")
    assert "\n\nstandard input · SHA-256 " in answer.out


def test_document_is_utf_8_whatever_the_locale() -> None:
    answer = run("export", "-f", "txt", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert "“Astana Declaration”" in answer.out


def test_closing_line_names_the_file_its_digest_and_the_counts() -> None:
    closing = run("export", "-q", "terrorism").out.splitlines()[-1].replace("\\", "")
    digest = shell(f"sha256sum '{SHIPPED}'").out[:12]
    assert closing == (
        f"events.yaml · SHA-256 {digest} · search: terrorism · 2 of 4 events · 4 of 10 statements"
        " · left out by the search: 2 events, 6 statements"
    )


def test_check_is_said_where_the_text_is_at_hand(folder: Path) -> None:
    words = ("export", "-f", "txt", "t.yaml")
    options = ((), ("--source", "gazette=copy.txt"))
    without, with_text = (" ".join(run(*words, *option, cwd=folder).out.split()) for option in options)
    assert len(re.findall("not checked", without)) == 4
    assert "verbatim in [2], cuts marked" in with_text
    assert "not found in [2]" in with_text
    digest = shell("sha256sum copy.txt", cwd=folder).out[:12]
    assert f"text compared: SHA-256 {digest}" in with_text


def test_query_that_finds_nothing_writes_a_briefing_that_says_so(folder: Path) -> None:
    answer = run("export", "-q", "harbur", "t.yaml", cwd=folder)
    assert answer.code == 0
    assert "No event matches." in answer.out
    assert "did you mean harbour?" in answer.err


def test_json_is_that_of_a_search_and_of_a_list(folder: Path) -> None:
    assert run("export", "-f", "json", "-q", "fees", "t.yaml", cwd=folder).out == (
        run("search", "--json", "fees", "t.yaml", cwd=folder).out
    )
    assert (
        run("export", "-f", "json", "t.yaml", cwd=folder).out
        == run("list", "--json", "t.yaml", cwd=folder).out
    )


def test_json_of_what_was_left_out_by_hand_counts_it_and_its_matches_lead_on() -> None:
    found, checked, problems = parts(WHOLE, query="fees|done")
    talks, signing = found.events
    left_out = LeftOut(frozenset({signing}), frozenset({(talks, 0)}))
    made = compose(found, checked, problem_count=problems, left_out=left_out)
    document = json.loads(FORMATS["json"].write(made))
    (event,) = document["events"]
    assert document["counts"]["left_out"] == {"events": 1, "statements": 2}
    assert [each["text"].split()[0] for each in event["statements"]] == ["that", "Nobody"]
    (match,) = (each for each in event["matches"] if each["field"].startswith("statements"))
    assert match["field"] == "statements.0.text"
    assert event["statements"][0]["text"][match["start"] : match["end"]] == "fees"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("absent/a.md", "not written: No such file or directory"),
        ("folder", "not written: Is a directory"),
        ("t.yaml", "it is what this is made from: name another file to write"),
        ("link.md", "it is what this is made from: name another file to write"),
        ("copy.txt", "it is what this is made from: name another file to write"),
        ("pipe", "not written: not a regular file"),
        ("a\x1b[31m/b.md", "not written: No such file or directory"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line(path: str, reason: str, folder: Path) -> None:
    (folder / "folder").mkdir()
    (folder / "link.md").symlink_to("t.yaml")
    os.mkfifo(folder / "pipe")
    answer = run("export", "-o", path, "--source", "gazette=copy.txt", "t.yaml", cwd=folder)
    assert (answer.code, answer.out) == (2, "")
    said = answer.err.removeprefix("t.yaml: 2 problems; see sco-tui check t.yaml\n")
    assert said == f"sco-tui: {path}: {reason}\n".replace("\x1b", "^[")
    assert (folder / "t.yaml").read_text(encoding="utf-8") == WHOLE
    assert (folder / "copy.txt").read_text(encoding="utf-8") == COPY


def test_name_of_a_folder_is_no_name_of_a_file(folder: Path) -> None:
    answer = run("export", "-o", "new/", "t.yaml", cwd=folder)
    assert answer.code == 2
    assert answer.err.splitlines()[-1] == "sco-tui: new/: is the name of a folder: name a file to write"
    assert not (folder / "new").exists()


def test_file_that_is_there_is_replaced_and_a_link_stays(folder: Path) -> None:
    (folder / "real.md").write_text("old")
    (folder / "link.md").symlink_to("real.md")
    assert run("export", "-o", "link.md", "t.yaml", cwd=folder).code == 0
    assert (folder / "link.md").is_symlink()
    assert (folder / "real.md").read_text().startswith(BEGINS["md"])


def test_disk_that_is_full_leaves_the_old_file_whole(folder: Path) -> None:
    (folder / "a.html").write_text("old")
    answer = shell("ulimit -f 1; sco-tui export -o a.html t.yaml", cwd=folder)
    assert answer.code == 2
    assert answer.err.endswith("\nsco-tui: a.html: not written: File too large\n")
    assert (folder / "a.html").read_text() == "old"
    assert not [path for path in folder.iterdir() if path.suffix == ".tmp"]


def test_unknown_format_is_named_with_those_there_are() -> None:
    answer = run("export", "-f", "pdf")
    assert answer.code == 2
    assert "pdf is none of md, html, txt, svg, json" in answer.err


def test_what_a_format_cannot_hold_is_told_in_words(folder: Path) -> None:
    text = (
        "events:\n  - {title: x}\n  - {title: y, date: 0000}\n  - {title: z, date: -0001, status: planned}\n"
    )
    answer = run("export", "-f", "ics", "-", stdin=text.encode(), cwd=folder)
    assert answer.err == "ics: 1 undated event, 2 events outside the years 1 to 9999 left out\n"
    text += "  - {title: a, date: 2017, status: planned}\n"
    answer = run("export", "-f", "timelinejs", "-", stdin=text.encode(), cwd=folder)
    assert answer.err == "timelinejs: 1 undated event, 2 statuses left out\n"
