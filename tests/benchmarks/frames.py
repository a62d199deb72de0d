"""The viewer in a pseudo-terminal, its frames with the times at which they were complete.

The terminal says that it knows synchronized output, so that a frame has an end. What a frame shows is
looked for in its bytes: to draw the screen would take longer than what is measured. It is drawn afterwards.
"""

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.commands import SCO_TUI, view
from tests.terminal import Terminal

LIMIT_SECONDS = 300
_QUIET_SECONDS = 0.1
_BURST_SECONDS = 0.2
# https://gist.github.com/christianparpart/d8a62cc1ab659194337d73e399004036
_ASKED, _ANSWER, _FRAME_END = b"\x1b[?2026$p", "\x1b[?2026;2$y", b"\x1b[?2026l"
_COLOURS = re.compile(rb"\x1b\[[0-9;]*m")

Signs = Sequence[re.Pattern[bytes]]


class Frame(NamedTuple):
    seconds: float
    "When its last byte was read, by perf_counter."
    text: bytes
    "Without colours; cursor moves stand."
    raw: bytes


class Viewer:
    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._taken = 0  # bytes of the frames handed out

    def send(self, keys: str) -> float:
        """When: just before the write."""
        start = time.perf_counter()
        self._terminal.send(keys)
        return start

    def frames(self, seconds: float) -> Iterator[Frame]:
        """Those that are complete within `seconds`."""
        end = time.perf_counter() + seconds
        while True:
            # Not all of it: after a hundred keys that is 5 MB, copied at each read of 4 KB.
            now, raw = time.perf_counter(), self._terminal.raw_from(self._taken)
            while (cut := raw.find(_FRAME_END)) >= 0:
                frame, raw = raw[:cut], raw[cut + len(_FRAME_END) :]
                self._taken += cut + len(_FRAME_END)
                yield Frame(now, _COLOURS.sub(b"", frame), frame)
            if now >= end:
                return
            self._terminal.pump(end - now)

    def until(self, signs: Signs) -> list[Frame]:
        """The frames up to the one that shows the last of `signs`, each of them in whatever frame."""
        frames: list[Frame] = []
        missing = list(signs)
        for frame in self.frames(LIMIT_SECONDS):
            frames.append(frame)
            missing = [sign for sign in missing if not sign.search(frame.text)]
            if not missing:
                return frames
        raise SystemExit(f"not shown: {missing}; the screen:\n{self.screen()}")

    def press(self, keys: str, signs: Signs) -> float:
        """Seconds from before the write of `keys` to when all of `signs` were there."""
        start = self.send(keys)
        return self.until(signs)[-1].seconds - start

    def burst(self) -> list[Frame]:
        """The next frame that comes, and those behind it until there is none for a while."""
        frames = [next(self.frames(LIMIT_SECONDS))]
        while more := list(self.frames(_BURST_SECONDS)):
            frames += more
        return frames

    def resize(self, columns: int, rows: int) -> float:
        """When: just before the signal."""
        self.screen()  # what came before is drawn at the size that it came for, and takes its time
        start = time.perf_counter()
        self._terminal.resize(columns, rows)
        return start

    @property
    def pid(self) -> int:
        return self._terminal.pid

    def seconds_to_exit(self, keys: str) -> float:
        """From before the write of `keys` to the end of the process."""
        start = self.send(keys)
        self._terminal.wait_exit(LIMIT_SECONDS)
        return time.perf_counter() - start

    def wait(self, seconds: float) -> None:
        for _ in self.frames(seconds):
            pass

    def settle(self, seconds: float = _QUIET_SECONDS) -> None:
        """Until nothing came for so long; the cursor blinks twice a second."""
        while self._terminal.pump(seconds):
            pass
        self.wait(0)

    def screen(self) -> str:
        return self._terminal.text()


@contextmanager
def opened(path: Path, is_shown: re.Pattern[bytes], command: list[str] = SCO_TUI) -> Iterator[Viewer]:
    """The viewer on the file `path`, with nobody's marks and theme, as soon as `is_shown` is there."""
    state = dict.fromkeys(("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(path.parent))
    with view(path, env={**state, "PYTHONDONTWRITEBYTECODE": None}, command=command) as terminal:
        while _ASKED not in terminal.raw and terminal.pump(LIMIT_SECONDS):
            pass
        viewer = Viewer(terminal)
        viewer.press(_ANSWER, [is_shown])
        yield viewer
