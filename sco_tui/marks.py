"""The events that a reader has marked, kept between runs in the state folder, a JSON file for each timeline.

A mark is found by its event's id. Where that is gone it is offered to the one event with its title or date.
"""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from sco_tui import files, kept
from sco_tui.problem import UnreadableError
from sco_tui.text import one_line
from sco_tui.timeline import Event

LIMIT_BYTES = 16 * 2**20  # 100,000 marks with titles of usual length
_LOCK_SECONDS = 2.0
_PAUSE_SECONDS = 0.01


class Mark(NamedTuple):
    """An event's id, title and date as the file had them when it was marked."""

    id: str
    title: str
    date: str | None = None


# By the id of their events; None for one that is taken away.
Changes = Mapping[str, Mark | None]


def of(event: Event, own_id: str) -> Mark:
    """`own_id` is the id that its file knows it by."""
    return Mark(own_id, event.title, event.date)


def place(path: str, folder: Path | None = None) -> Path:
    """Where the marks of the timeline file `path` are, whatever links lead to it."""
    name = sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]
    return (folder or kept.state_folder()) / "marks" / f"{name}.json"


def read(path: str, folder: Path | None = None) -> dict[str, Mark]:
    """The marks of the timeline file `path` by id; none where none were ever kept.

    Raises UnreadableError, which names the file that holds them.
    """
    store = place(path, folder)
    if not os.path.lexists(store):
        return {}
    data, name = files.read_bytes(str(store), LIMIT_BYTES), one_line(str(store))
    try:
        entries = json.loads(data)["marks"]
        marks = [Mark(entry["id"], entry["title"], entry["date"]) for entry in entries]
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise UnreadableError(name, "holds no marks that can be read") from error
    if not all(map(_is_valid, marks)):
        raise UnreadableError(name, "holds no marks that can be read")
    return {mark.id: mark for mark in marks}


def _is_valid(mark: Mark) -> bool:
    return isinstance(mark.id, str) and isinstance(mark.title, str) and isinstance(mark.date, str | None)


def change(path: str, changes: Changes, folder: Path | None = None) -> dict[str, Mark]:
    """Keeps `changes`, and returns all marks there are then: those that another viewer has made as well.

    Raises UnreadableError as `read`, and then leaves what is there; OSError where it cannot be written.
    """
    store = place(path, folder)
    kept.make_folder(store.parent)
    with _locked(store.with_suffix(".lock")):
        marks: dict[str, Mark] = read(path, folder)
        for key, mark in changes.items():
            if mark is None:
                marks.pop(key, None)
            else:
                marks[key] = mark
        data = _written(path, marks.values())
        if len(data) > LIMIT_BYTES:
            raise OSError(f"over {LIMIT_BYTES // 2**20} MiB of marks")
        files.write_bytes(str(store), data)
    return marks


def _written(path: str, marks: Iterable[Mark]) -> bytes:
    document = {"file": os.path.realpath(path), "marks": [mark._asdict() for mark in marks]}
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    # What is no letter of UTF-8, as in odd file names, is written `\udc80`: in JSON an escape.
    return text.encode(errors="backslashreplace")


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Alone with the marks; the system ends the lock with the process, and the file stays.

    Raises OSError where another process has it for two seconds.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK, 0o600)
    try:
        _lock(descriptor)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    end = time.monotonic() + _LOCK_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                raise OSError("another sco-tui is writing them") from None
            time.sleep(_PAUSE_SECONDS)
        else:
            return


def offers(by_id: Mapping[str, Event], marks: Mapping[str, Mark]) -> dict[Event, Mark]:
    """The events to which marks whose own event is gone are offered, each with its mark.

    `by_id` has a file's events by the ids it knows them by. Such a mark is offered where one event alone has
    its title or its date, and that is not marked; of two marks offered to one event the second waits.
    """
    if marks.keys() <= by_id.keys():
        return {}
    by_title: dict[str, list[Event]] = {}
    by_date: dict[str | None, list[Event]] = {}
    marked = {by_id[key] for key in marks if key in by_id}
    for event in by_id.values():
        by_title.setdefault(event.title, []).append(event)
        if event.date is not None:
            by_date.setdefault(event.date, []).append(event)
    offered: dict[Event, Mark] = {}
    for mark in marks.values():
        if mark.id not in by_id:
            same_title, same_date = by_title.get(mark.title, []), by_date.get(mark.date, [])
            # Not more than one at either before they are put together: thousands may share a date.
            alike = {*same_title[:2], *same_date[:2]}
            if len(alike) == 1 and not alike & marked:
                offered.setdefault(alike.pop(), mark)
    return offered
