"""The texts of sources: copies in the timeline's folder, files that the reader names, and nothing else."""

import hashlib
import os
from pathlib import Path

import pytest

from sco_tui import source_copies, timeline_file
from sco_tui.problem import Severity, UnreadableError
from tests.commands import run
from tests.parsed import timeline_of

WORDS = "What was said."


def read(
    folder: Path, text: str = "copy.txt", given: dict[str, str] | None = None
) -> tuple[dict[str, str], list[str]]:
    """The texts of a timeline with one source, and the warnings."""
    path = folder / "t.yaml"
    path.write_text(
        f"sources: {{wire: {{title: t, text: '{text}'}}}}\nevents: [{{title: e, source: wire}}]\n"
    )
    texts, problems = source_copies.read(timeline_file.read(str(path))[0], given or {})
    assert all(problem.severity is Severity.WARNING for problem in problems)
    return {key: file.text for key, file in texts.items()}, [
        str(problem).removeprefix(str(path)) for problem in problems
    ]


@pytest.mark.parametrize("name", ["copy.txt", "texts/copy.txt", "a copy = это.txt", "-"])
def test_copy_in_the_folder_or_below_it_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / name).write_text(WORDS)
    assert read(tmp_path, name) == ({"wire": WORDS}, [])


def test_copy_beside_a_timeline_whose_folder_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.chdir(folder)
    timeline, _ = timeline_file.parse("t.yaml", b"sources: {wire: {title: t, text: copy.txt}}\nevents: []\n")
    folder.rmdir()
    texts, problems = source_copies.read(timeline, {})
    assert texts == {}
    assert [problem.message.rpartition(": ")[2] for problem in problems] == ["No such file or directory"]


def test_text_is_as_in_the_file_without_its_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_bytes(b"\xef\xbb\xbfa\r\nb\x1b\0")
    assert read(tmp_path) == ({"wire": "a\r\nb\x1b\0"}, [])


def test_digest_is_that_of_the_file_with_its_byte_order_mark(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfa\r\nb"
    (tmp_path / "copy.txt").write_bytes(data)
    timeline = timeline_of("sources: {wire: {title: t}}\nevents: [{title: e, source: wire}]\n")
    texts, _ = source_copies.read(timeline, {"wire": str(tmp_path / "copy.txt")})
    assert texts["wire"].digest == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("name", ["../copy.txt", "/etc/passwd", "a/../../copy.txt", "~/copy.txt"])
def test_copy_outside_the_folder_is_not_read(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    (tmp_path / "copy.txt").write_text(WORDS)
    assert read(folder, name) == ({}, [])  # the timeline's own problems have said so
    assert "outside the folder of this file" in run("check", folder / "t.yaml").out


def test_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    (tmp_path / "copy.txt").write_text(WORDS)
    (folder / "copy.txt").symlink_to(tmp_path / "copy.txt")
    (folder / "out").symlink_to(tmp_path)
    for name in ("copy.txt", "out/copy.txt"):
        texts, (problem,) = read(folder, name)
        assert not texts
        assert problem.endswith("cannot be read: a link leads out of the folder of this file")


def test_folder_that_is_itself_a_link_is_no_way_out(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "copy.txt").write_text(WORDS)
    (tmp_path / "link").symlink_to("real")
    assert read(tmp_path / "link")[0] == {"wire": WORDS}


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda _: None, "No such file or directory"),
        (lambda path: path.mkdir(), "is a folder, not a file"),
        (os.mkfifo, "not a regular file"),
        (lambda path: path.write_bytes(b"a\nb\xff"), "not UTF-8 at byte 4, in line 2: save it as UTF-8"),
        (lambda path: path.write_bytes("ab".encode("utf-16")), "not UTF-8 but UTF-16: save it as UTF-8"),
    ],
    ids=["missing", "folder", "fifo", "latin", "utf-16"],
)
def test_copy_that_cannot_be_read_is_a_warning_at_its_place(
    tmp_path: Path, make: object, reason: str
) -> None:
    assert callable(make)
    make(tmp_path / "copy.txt")
    texts, (problem,) = read(tmp_path)
    assert not texts
    assert problem.startswith(':1:34: warning: text "copy.txt" of source "wire" cannot be read: ' + reason)


def test_copy_over_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_copies, "LIMIT_BYTES", 2**20)
    (tmp_path / "copy.txt").write_bytes(b"a" * (2**20 + 1))
    assert read(tmp_path)[1][0].endswith("cannot be read: over 1 MiB")


def test_file_that_the_reader_names_goes_before_the_copy(tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_text(WORDS)
    (tmp_path / "other.txt").write_text("Other.")
    assert read(tmp_path, given={"wire": str(tmp_path / "other.txt")}) == ({"wire": "Other."}, [])


def test_named_file_that_cannot_be_read_and_unknown_key_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="none: No such file"):
        read(tmp_path, given={"wire": "none"})
    with pytest.raises(
        UnreadableError, match='has no source "wier", which --source names: did you mean "wire"'
    ):
        read(tmp_path, given={"wier": "none"})


def test_text_may_come_from_standard_input_unless_the_timeline_does(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text("events: [{title: e, source: w, statements: [What was said.]}]\n")
    words = "check", "t.yaml", "--source", "w=-"
    assert "1 statement: 1 found" in run(*words, stdin=WORDS.encode(), cwd=tmp_path).out
    refused = run("check", "-", "--source", "w=-", stdin=(tmp_path / "t.yaml").read_bytes(), cwd=tmp_path)
    assert (refused.code, refused.err) == (
        2,
        "sco-tui: --source: standard input is the timeline: name a file\n",
    )


def test_timeline_from_standard_input_has_no_folder(tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_text(WORDS)
    piped = (
        "sources: {wire: {text: copy.txt}}\nevents: [{title: e, source: wire, statements: [{text: What}]}]\n"
    )
    answer = run("check", "-", stdin=piped.encode(), cwd=tmp_path)
    assert "cannot be read: standard input has no folder; name it with --source" in answer.out
    assert (
        "1 statement: 1 found"
        in run("check", "-", "--source", "wire=copy.txt", stdin=piped.encode(), cwd=tmp_path).out
    )
