"""The collector of cycles, kept from walking a timeline again and again, and out of frames."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 5_000
_GROWN = 4


@contextmanager
def paused() -> Iterator[None]:
    """For work that makes many values and no cycles, as to read a file and to fold its texts.

    Half of the time of reading would go to it (2.7 s against 1.1 s, measured with a loader of yaml at
    10,000 events).
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # What is new goes to the oldest generation unseen: a look through it takes 0.15 of a bare event pass.
        # The viewer, which has frozen what it began with, never looks through it: 0.1 s at 10,000 events.
        has_frozen = gc.get_freeze_count() > 0
        if collects or has_frozen:
            gc.freeze()
        if not has_frozen:
            gc.unfreeze()
        if collects:
            gc.enable()


class Rounds:
    """The collector of the viewer, from when its screen stands: what is there then is frozen."""

    def __init__(self) -> None:
        gc.freeze()
        self._whole = gc.get_freeze_count()

    def collect_if_many(self) -> None:
        """Instead of the collector's own times: those fall into frames, which make values by the thousand.

        What was frozen is looked through as well where it is many times what was there at the last such
        look: each reading and each briefing freezes cycles of Textual's that are done with (15,000 values,
        2 MB a reading and a few screens), and they would stay. It takes 23 ms, at 10,000 events 0.1 s.
        """
        if gc.get_freeze_count() > _GROWN * self._whole:
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            self._whole = gc.get_freeze_count()
        elif gc.get_count()[0] > _MANY:
            gc.collect()
