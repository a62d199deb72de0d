"""A change of a file is seen, whatever the way it came about, and only when the file stands still."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sco_tui.watched_file import Sight, WatchedFile

HALF_WRITTEN = 'events:\n  - {date: 2017, title: "A'
# A day of 2017: the changes below keep what they can of what the system tells of a file.
LONG_AGO = 1_496_620_800_000_000_000


def made(path: Path, text: str = "old") -> Path:
    path.write_text(text)
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    return path


def written(path: Path) -> None:
    path.write_text("longer than before")


def written_as_long(path: Path) -> None:
    path.write_text("new")


def written_as_long_and_as_old(path: Path) -> None:
    made(path, "new")


def renamed_over_as_long_and_as_old(path: Path) -> None:
    made(path.with_name("other"), "new").rename(path)


def renamed_away(path: Path) -> None:
    path.rename(path.with_name("other"))


def linked_elsewhere(path: Path) -> None:
    path.unlink()
    path.symlink_to(made(path.with_name("other")))


def given_other_rights(path: Path) -> None:
    path.chmod(0o600)


def wait_for_next_tick(path: Path) -> None:
    """Until the system's clock for files has gone on since `path` was made."""
    probe = path.with_name("probe")
    while not probe.exists() or probe.stat().st_ctime_ns <= path.stat().st_ctime_ns:
        probe.write_text("")


CHANGES: list[Callable[[Path], None]] = [
    written, written_as_long, written_as_long_and_as_old, renamed_over_as_long_and_as_old, renamed_away,
    Path.unlink, linked_elsewhere, given_other_rights,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_is_seen_when_it_has_stood_still(change: Callable[[Path], None], tmp_path: Path) -> None:
    path = made(tmp_path / "t.yaml")
    watched = WatchedFile(str(path))
    assert watched.look(10.0) is Sight.UNCHANGED
    wait_for_next_tick(path)
    change(path)
    assert watched.look(11.0) is Sight.CHANGING
    assert watched.look(11.1) is Sight.CHANGING
    assert watched.look(11.25) is Sight.CHANGED
    watched.take()
    assert watched.look(12.0) is Sight.UNCHANGED


def test_a_file_that_is_written_in_pieces_is_changing_until_the_last(tmp_path: Path) -> None:
    path = made(tmp_path / "t.yaml", HALF_WRITTEN)
    watched = WatchedFile(str(path))
    path.write_text("")
    for number, piece in enumerate(HALF_WRITTEN):
        assert watched.look(number * 0.19) is Sight.CHANGING
        with path.open("a") as target:
            target.write(piece)
    end = len(HALF_WRITTEN) * 0.19
    assert watched.look(end) is Sight.CHANGING
    assert watched.look(end + 0.25) is Sight.CHANGED


def test_what_is_back_as_it_was_has_not_changed(tmp_path: Path) -> None:
    link, path = tmp_path / "t.yaml", made(tmp_path / "other")
    link.symlink_to(path)
    watched = WatchedFile(str(link))
    link.unlink()
    assert watched.look(1.0) is Sight.CHANGING
    link.symlink_to(path)
    assert watched.look(2.0) is Sight.UNCHANGED


def test_a_change_while_it_is_read_is_seen_by_the_next_look(tmp_path: Path) -> None:
    path = made(tmp_path / "t.yaml")
    watched = WatchedFile(str(path))
    watched.take()
    written(path)
    assert watched.look(5.0) is Sight.CHANGING
    assert watched.look(5.25) is Sight.CHANGED


def test_what_changes_behind_the_look_is_not_what_was_taken(
    tmp_path: Path,
) -> None:
    path = made(tmp_path / "t.yaml")
    watched = WatchedFile(str(path))
    path.write_text(HALF_WRITTEN)
    assert watched.look(1.0) is Sight.CHANGING
    assert watched.look(2.0) is Sight.CHANGED
    path.write_text("")
    watched.take()
    assert not watched.is_as_taken
    assert watched.look(3.0) is Sight.CHANGING
    assert watched.look(4.0) is Sight.CHANGED
    watched.take()
    assert watched.is_as_taken


def test_what_is_wanted_is_changed_as_soon_as_it_is_at_rest(tmp_path: Path) -> None:
    path = made(tmp_path / "t.yaml")
    watched = WatchedFile(str(path))
    watched.want()
    path.write_text(HALF_WRITTEN)
    assert watched.look(1.0) is Sight.CHANGING
    assert watched.look(1.25) is Sight.CHANGED
    watched.take()
    assert watched.look(2.0) is Sight.UNCHANGED


@pytest.mark.parametrize("name", ["", "a\0b", "missing", "x" * 300])
def test_what_is_no_file_has_not_changed(name: str, tmp_path: Path) -> None:
    watched = WatchedFile(str(tmp_path / name) if name else name)
    assert watched.look(1.0) is Sight.UNCHANGED
    assert watched.look(2.0) is Sight.UNCHANGED
