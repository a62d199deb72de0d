"""The screens that open above the timeline for the statement, the speaker or the source the reader is at."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from sco_tui.problem import UnreadableError
from sco_tui.text import quoted
from sco_tui.tui.aim import Aim
from sco_tui.tui.answers import Answers
from sco_tui.tui.workers import begin

# Screens are imported when they are first asked for.
if TYPE_CHECKING:
    from sco_tui.checked import Checked
    from sco_tui.left_out import LeftOut
    from sco_tui.tui.main_screen import MainScreen

_NOTICE_SECONDS = 6


class ScreensAbove:
    """Each ends with where the reader wants to go, which `then` is told; None is nowhere."""

    def __init__(self, screen: MainScreen, then: Callable[[Aim | None], Awaitable[None]]) -> None:
        self._screen = screen
        self._then = then
        self._ways = {
            "source_text": self._open_source_text,
            "speakers": self._open_speakers,
            "sources": self._open_sources,
            "briefing": self._open_briefing,
        }
        self._left_out: LeftOut | None = None  # of the last briefing, by hand

    async def open(self, what: str, answers: Answers | None, aim: Aim | None) -> None:
        """Opens what `what` names, once a timeline was read; `aim` is where the reader is."""
        if answers is not None:
            await self._ways[what](answers, aim)

    async def _open_source_text(self, answers: Answers, aim: Aim | None) -> None:
        """The statement in its source; says what to do where there is none, or no text."""
        if aim is None or aim.number is None:
            self._say("No statement here: x shows one in its source.")
        else:
            await self._when_checked(answers, partial(self._open_passage, aim))

    async def _when_checked(self, answers: Answers, then: Callable[[Checked], Awaitable[None]]) -> None:
        if answers.checked is None:
            begin(self._screen, self._wait_for_check, answers, then, group="screen above", newest=True)
        else:
            await then(answers.checked)

    async def _wait_for_check(self, answers: Answers, then: Callable[[Checked], Awaitable[None]]) -> None:
        self._say("The statements are being compared with their sources.")
        try:
            checked = await answers.check()
        except UnreadableError as error:
            self._say(f"{error.file}: {error.reason}")
            return
        if self._screen.is_current:
            await then(checked)

    async def _open_passage(self, aim: Aim, checked: Checked) -> None:
        from sco_tui.tui.source_screen import open_over

        assert aim.number is not None
        statement = aim.event.statements[aim.number]
        keys = aim.event.keys_of(statement)
        if checked.verdict(aim.event, statement).key is not None:
            screen = self._screen
            await open_over(screen, screen.file.name, screen.look, checked, aim.event, aim.number, self._then)
        elif not keys:
            self._say("This statement names no source.")
        else:
            self._say(
                f"No text of source {quoted(keys[0])} is at hand: name a file with --source {keys[0]}=PATH, "
                "or a copy with text: in the timeline."
            )

    async def _open_speakers(self, answers: Answers, aim: Aim | None) -> None:
        from sco_tui.tui.speakers_screen import open_over

        screen, timeline = self._screen, answers.timeline
        await open_over(screen, screen.file.name, screen.look, timeline, answers.checked, aim, self._then)

    async def _open_sources(self, answers: Answers, aim: Aim | None) -> None:
        from sco_tui.tui.sources_screen import open_over

        screen, timeline, current = self._screen, answers.timeline, _source_of(aim) if aim else None
        await open_over(screen, screen.file.name, screen.look, timeline, answers.checked, current, self._then)

    async def _open_briefing(self, answers: Answers, aim: Aim | None) -> None:  # noqa: ARG002, of all events
        await self._when_checked(answers, partial(self._open_checked_briefing, answers))

    async def _open_checked_briefing(self, answers: Answers, checked: Checked) -> None:
        from sco_tui.left_out import LeftOut
        from sco_tui.source_copies import paths
        from sco_tui.tui.briefing_screen import Material, open_over

        screen, timeline = self._screen, answers.timeline
        if screen.found is not None:
            files = (*screen.paths.values(), *paths(timeline, answers.sources))
            material = Material(screen.found, checked, len(answers.problems), files)
            left_out = (self._left_out or LeftOut()).carried(timeline)
            await open_over(screen, screen.file.name, screen.look, material, left_out, self._keep_left_out)

    def _keep_left_out(self, left_out: LeftOut | None) -> None:
        self._left_out = left_out or self._left_out

    def _say(self, words: str) -> None:
        self._screen.notify(words, timeout=_NOTICE_SECONDS, markup=False)


def _source_of(aim: Aim) -> str | None:
    """The first source of the statement, else of its event."""
    spoken = () if aim.number is None else aim.event.statements[aim.number].source
    return next(iter([*spoken, *aim.event.source, *aim.event.source_keys]), None)
