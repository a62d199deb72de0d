"""Keys handed on one at a time, when what the one before has changed is done.

Textual gives keys at once to what has the focus: of `/pakistan` in one go, as it comes over a slow line, the
letters would go to the pane that the slash is meant to leave.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from textual import events
from textual.app import App
from textual.message import Message
from textual.timer import Timer

from sco_tui.tui.physical_keys import on_latin_layout

# A key, the message of the field it was pressed in, the search line's, the focus: each leads to the next, and
# so do a key in the palette, the end of that, the action that was chosen, and the focus.
_LAPS = 4
_LOST_SECONDS = 0.1


class KeyFollowed(Message):
    """Goes the way of a key, behind it; lost, as a key is, where a widget is taken away on the way."""

    def __init__(self, laps_left: int) -> None:
        super().__init__()
        self.laps_left = laps_left


class KeysInTurn:
    """The keys that wait; the app gives it each KeyFollowed that comes back."""

    def __init__(self, app: App[Any], hand_on: Callable[[events.Key], Awaitable[None]]) -> None:
        self._app = app
        self._hand_on = hand_on
        self._keys: deque[events.Key] = deque()
        self._timer: Timer | None = None  # while a key is being dealt with

    @property
    def is_busy(self) -> bool:
        """Whether a key is being dealt with."""
        return self._timer is not None

    async def take(self, key: events.Key) -> None:
        self._keys.append(key)
        if not self.is_busy:
            await self._next()

    async def followed(self, message: KeyFollowed) -> None:
        """The first lap comes in behind the key, each further one behind what the one before led to."""
        if message.laps_left > 1:
            self._follow(message.laps_left - 1)
        else:
            await self._done()

    async def _next(self) -> None:
        self._timer = self._app.set_timer(_LOST_SECONDS, self._done)
        await self._hand_on(on_latin_layout(self._keys.popleft(), self._app.focused))
        self._follow(_LAPS)

    def _follow(self, laps_left: int) -> None:
        if self._app.screen_stack:  # else the app ends
            (self._app.focused or self._app.screen).post_message(KeyFollowed(laps_left))

    async def _done(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._keys:
            await self._next()
