"""Search on a terminal: columns, the hits marked, each line cut so that its first hit is seen."""

from pathlib import Path

import pytest

from tests.commands import run, view
from tests.terminal import Terminal

FILE = """\
events:
  - id: a
    date: 2017
    title: Needle work
    summary: one two three four five six seven eight nine ten needle and needles behind it
  - id: longer
    title: 针 a needle
    note: "  needle\\n\\n  at both ends:   needle\\n"
"""


def searched(folder: Path, query: str, columns: int, **env: str) -> Terminal:
    (folder / "t.yaml").write_text(FILE)
    return view("search", query, "t.yaml", cwd=folder, columns=columns, env=env)


def marked(terminal: Terminal, row: int) -> str:
    """The characters of a row that are bold and red."""
    text = terminal.screen()[row]
    styles = [terminal.style_at(x, row) for x in range(len(text))]
    is_marked = [style.bold and style.fg == "red" for style in styles]
    return "".join(letter if marked else " " for letter, marked in zip(text, is_marked, strict=True))


def test_line_that_fits_is_whole_and_every_hit_in_it_is_marked(tmp_path: Path) -> None:
    with searched(tmp_path, "needle", columns=120) as terminal:
        assert terminal.wait_exit() == 0
        assert terminal.text().splitlines() == [
            "2017  a       Needle work",
            "    2:title: Needle work",
            "    2:summary: one two three four five six seven eight nine ten needle and needles behind it",
            "-     longer  针 a needle",
            "    6:title: 针 a needle",
            "    6:note: needle at both ends: needle",
        ]
        assert terminal.style_at(0, 0).fg == "blue"
        assert marked(terminal, 0).split() == []
        assert marked(terminal, 1).split() == ["Needle"]
        assert marked(terminal, 2).split() == ["needle", "needle"]
        assert marked(terminal, 5).split() == ["needle", "needle"]


@pytest.mark.parametrize("columns", [60, 40, 30])
def test_line_that_is_cut_begins_some_words_before_its_first_hit(tmp_path: Path, columns: int) -> None:
    with searched(tmp_path, "needle", columns) as terminal:
        assert terminal.wait_exit() == 0
        assert terminal.screen()[2].startswith("    2:summary: …")
        assert marked(terminal, 2).split()[0] == "needle"


def test_line_whose_first_hit_is_seen_is_cut_at_its_end_only(tmp_path: Path) -> None:
    with searched(tmp_path, "two", columns=40) as terminal:
        assert terminal.wait_exit() == 0
        assert terminal.screen()[1] == "    2:summary: one two three four five …"
        assert marked(terminal, 1).split() == ["two"]


def test_hit_wider_than_the_terminal_is_cut_itself(tmp_path: Path) -> None:
    with searched(tmp_path, '"three four five six seven eight"', columns=36) as terminal:
        assert terminal.wait_exit() == 0
        assert terminal.screen()[1].startswith("    2:summary: …")
        assert "three four" in terminal.screen()[1]


def test_no_color_leaves_the_hits_bold(tmp_path: Path) -> None:
    with searched(tmp_path, "two", columns=80, NO_COLOR="1") as terminal:
        assert terminal.wait_exit() == 0
        styles = [terminal.style_at(x, 1) for x in range(80)]
        assert {style.fg for style in styles} == {"default"}
        assert sum(style.bold for style in styles) == len("two")


def test_search_in_a_pipe_has_neither_colour_nor_cut(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(FILE)
    answer = run("search", "two", "t.yaml", cwd=tmp_path, env={"COLUMNS": "20"})
    text = "one two three four five six seven eight nine ten needle and needles behind it"
    assert answer.out == f"2017  a  Needle work\n    2:summary: {text}\n"
