"""What a file says is shown as it stands: no markup is obeyed, no control character reaches the terminal."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from sco_tui.formats import FORMATS
from tests.commands import run, view
from tests.terminal import Terminal
from tests.terminal_view import SEQUENCE, Modes

MARKUP = [
    "x [/] y",
    "[bold]x",
    "[@click=app.quit]q[/]",
    "[sic]",
    "[link=http://x]y[/link]",
    "[$primary]z",
    "a & b <c>",
    "[...] w",
    "\\[b]v",
    "[/nope]",
    "[red on blue]u[/]",
    "{[0]} %s",
]


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def timeline(texts: list[str]) -> str:
    """YAML with each text as the title of an event and in every other place that shows text."""
    lines = [
        f"title: {quoted(texts[0])}",
        f"sources: {{s: {{title: {quoted(texts[0])}, publisher: {quoted(texts[1])}}}}}",
        "events:",
    ]
    for number, text in enumerate(texts):
        shown = quoted(text)
        lines += [
            f"  - title: {shown}",
            f"    id: e{number}",
            f"    date: 2017-06-{number + 1:02}",
            f"    place: {shown}",
            f"    kind: {shown}",
            f"    tags: [{shown}]",
            f"    summary: {shown}",
            f"    note: {shown}",
            "    source: s",
            f"    statements: [{{text: {shown}, speaker: {shown}, role: {shown}, at: {shown}}}]",
        ]
    return "\n".join(lines) + "\n"


@pytest.fixture
def marked_up(tmp_path: Path) -> Iterator[Terminal]:
    path = tmp_path / "[bold]t[sic].yaml"
    path.write_text(timeline(MARKUP), encoding="utf-8")
    with view(path, columns=180, rows=60) as terminal:
        terminal.wait_for("quit")
        yield terminal


def places(terminal: Terminal, text: str) -> list[tuple[int, int]]:
    return [(row.index(text), y) for y, row in enumerate(terminal.screen()) if text in row]


def click(terminal: Terminal, x: int, y: int) -> None:
    for final in "Mm":
        terminal.send(f"\x1b[<0;{x + 1};{y + 1}{final}")


def test_markup_is_shown_as_written_in_header_list_and_event(marked_up: Terminal) -> None:
    assert marked_up.screen()[0].startswith(f" {MARKUP[0]}  [bold]t[sic].yaml")
    for number, text in enumerate(MARKUP, start=1):
        marked_up.wait_for(f"{number} of {len(MARKUP)}")
        shown = marked_up.text()
        assert all(title in shown for title in MARKUP)
        assert f"“{text}”" in shown
        assert f"— {text}, {text}" in shown
        assert f"{text}   {text} · {text}" in shown
        assert f"Note: {text}" in shown
        assert shown.count(text) >= 9
        marked_up.press("j")


def test_markup_is_shown_as_written_in_the_search_line(marked_up: Terminal) -> None:
    marked_up.press("/")
    for text in MARKUP:
        marked_up.press(text.replace("<", "<lt>"))
        marked_up.wait_for(f" / {text} ")
        marked_up.press("<C-u>")
    marked_up.press("[/] zzz")
    marked_up.wait_for("No event matches.")
    assert " / [/] zzz " in marked_up.text()


def test_click_on_markup_runs_nothing(marked_up: Terminal) -> None:
    marked_up.press("jj")
    marked_up.wait_for(f"3 of {len(MARKUP)}")
    for x, y in places(marked_up, "[@click=app.quit]"):
        for column in (x + 1, x + len("[@click=app.quit]")):
            click(marked_up, column, y)
    marked_up.press("?")
    marked_up.wait_for("Everywhere")
    marked_up.press("<Esc>")
    marked_up.wait_for(lambda screen: "Everywhere" not in screen)
    marked_up.press("q")
    assert marked_up.wait_exit() == 0


def test_markup_is_printed_as_written(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(timeline(MARKUP), encoding="utf-8")
    listed = run("list", "t.yaml", cwd=tmp_path).out.splitlines()
    assert [line.split("  ", 2)[2] for line in listed] == MARKUP
    with view("list", "t.yaml", cwd=tmp_path) as terminal:
        assert terminal.wait_exit() == 0
        assert [line.split("  ")[-1].strip() for line in terminal.text().splitlines()] == MARKUP


# As YAML writes them between quotation marks: colour, title, clipboard, report, reset, C1, bidi, erasing.
LIVE = [
    r"a\e[31;5mb",
    r"a\e]0;owned\ab",
    r"a\e]52;c;b3duZWQ=\e\\b",
    r"a\e[6n\e[cb",
    r"a\ecb\eP+q544e\e\\",
    r"a\x9b31mb\x9d0;owned\x9c",
    r"a\u202eb\u2066c",
    r"a\e[?1049l\e[2J\e[Hb",
    r"a\b\v\f\r\0\x7fb",
    r"a\e]8;;http://x\e\\b\e_x\e\\",
]


def drawn_with(tmp_path: Path, texts: list[str]) -> bytes:
    """All that the viewer writes while a reader looks at everything."""
    path = tmp_path / "t.yaml"
    path.write_text(timeline(texts).replace("\\\\", "\\"), encoding="utf-8")
    with view(path, rows=60) as terminal:
        terminal.wait_for("quit")
        for number in range(2, len(texts) + 1):
            terminal.press("j")
            terminal.wait_for(f"{number} of {len(texts)}")
        terminal.press("<Enter>jjG")
        terminal.wait_for("Esc back")
        terminal.press("/b")
        terminal.wait_for("of 10 events")
        terminal.press("<Enter>n?")
        terminal.wait_for("Everywhere")
        terminal.press("<Esc>")
        terminal.wait_for(lambda screen: "Everywhere" not in screen)
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert terminal.modes() == Modes()
        return terminal.raw


def handed_on_with(tmp_path: Path, texts: list[str]) -> bytes:
    """All that the viewer writes while a reader marks, copies, opens and makes a briefing in each format."""
    path = tmp_path / "t.yaml"
    path.write_text(timeline(texts).replace("\\\\", "\\"), encoding="utf-8")
    desktop = {"DISPLAY": None, "WAYLAND_DISPLAY": None, "XDG_STATE_HOME": str(tmp_path / "state")}
    with view(path, rows=60, cwd=tmp_path, env=desktop) as terminal:
        terminal.wait_for("quit")
        terminal.press("mY")
        terminal.wait_for(lambda _: b"\x1b]52;c;" in terminal.raw)
        terminal.press("o")
        terminal.wait_for("has no address")
        terminal.press("b")
        terminal.wait_for("Preview · Markdown")
        first, *others = (one.title for one in FORMATS.values())
        for title in (*others, first):
            terminal.press("f")
            terminal.wait_for(f"Preview · {title}")
        terminal.press("<Tab>G")
        terminal.wait_for("SHA-256")
        terminal.press("w")
        terminal.wait_for("Write to:")
        terminal.press("<Enter>")
        terminal.wait_for("written to")
        terminal.press("qq")
        assert terminal.wait_exit() == 0
        assert terminal.modes() == Modes()
        return terminal.raw


def looked_up_with(tmp_path: Path, texts: list[str]) -> bytes:
    """All that the viewer writes while a reader goes through every list, and the file breaks meanwhile.

    The file's name and the text of its source are of the same kind.
    """
    live = [str(yaml.safe_load(quoted(text).replace("\\\\", "\\"))) for text in texts]
    path = tmp_path / f"{live[0]}.yaml"
    (tmp_path / "copy.txt").write_text("\n".join(live), encoding="utf-8", newline="")
    unknown = f'"{texts[0]}": x\n'
    sourced = timeline(texts).replace("publisher:", "text: copy.txt, publisher:").replace("\\\\", "\\")
    path.write_text(sourced + unknown, encoding="utf-8")
    with view(path, cwd=tmp_path, env={"XDG_STATE_HOME": str(tmp_path / "state")}) as terminal:
        terminal.wait_for("quit")
        for keys, shown in _LOOKS:
            terminal.press(keys)
            terminal.wait_for(shown)
        path.write_text(f"{sourced}{live[1]}: [\n", encoding="utf-8")
        terminal.wait_for("cannot be read")
        terminal.press("E")
        terminal.wait_for("could be read stays")
        path.write_text(sourced, encoding="utf-8")
        terminal.wait_for("was read again")
        terminal.press("qq")
        assert terminal.wait_exit() == 0
        assert terminal.modes() == Modes()
        return terminal.raw


_TIMELINE = "─ June 2017 ─"
# Keys, and what is on the screen then and not before.
_LOOKS: list[tuple[str, str | Callable[[str], bool]]] = [
    ("s", "─ Speakers ─"), ("<Enter> ", "★"), ("h", "/ find"), ("h", _TIMELINE),
    ("c", "─ Sources ─"), ("h", _TIMELINE),
    ("f", "Kind ─"), (" ", "1 of 10 events"), (" <Enter>", " 1 statement ─"),
    ("x", "found in source"), ("n", " 2 of "), ("q", _TIMELINE),
    (":kind", "Actions ─"), ("<Esc>", lambda screen: "Actions ─" not in screen),
    ("d8 june", "Go to date:"), ("<Esc>", lambda screen: "Go to date:" not in screen),
    ("E", "─ Problems ─"), ("jq", _TIMELINE),
]  # fmt: skip


def kinds(raw: bytes) -> set[tuple[bytes, ...]]:
    return {kind_of(sequence) for sequence in SEQUENCE.finditer(raw)}


def kind_of(sequence: re.Match[bytes]) -> tuple[bytes, ...]:
    """What a sequence does, without where and in which colour."""
    prefix, numbers, middle, final = sequence.group("prefix", "numbers", "middle", "final")
    if final is None:
        return (sequence[0].split(b";")[0],)
    return (prefix, middle, final, numbers if prefix else b"")


@pytest.mark.parametrize("drawn", [drawn_with, looked_up_with, handed_on_with])
def test_file_adds_no_kind_of_sequence_to_what_the_viewer_writes(
    drawn: Callable[[Path, list[str]], bytes], tmp_path: Path
) -> None:
    for folder in ("benign", "hostile"):
        (tmp_path / folder).mkdir()
    benign = drawn(tmp_path / "benign", [f"a{number}b" for number in range(len(LIVE))])
    hostile = drawn(tmp_path / "hostile", LIVE)
    assert kinds(hostile) - kinds(benign) == set()
    assert b"\x1b[31;5m" not in hostile
    text = SEQUENCE.sub(b"", hostile).decode()
    assert {character for character in text if not character.isprintable()} <= set("\r\n")  # nor bidi


SHOWN = [["show", f"e{number}"] for number in range(len(LIVE))]


@pytest.mark.parametrize("words", [["list"], ["check"], *SHOWN])
def test_output_holds_no_control_character_but_newlines(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "t.yaml").write_text(timeline(LIVE).replace("\\\\", "\\"), encoding="utf-8")
    answer = run(*words, "t.yaml", cwd=tmp_path)
    for text in (answer.out, answer.err):
        assert {character for character in text if not character.isprintable()} <= {"\n"}
