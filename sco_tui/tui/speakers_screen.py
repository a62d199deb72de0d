"""The speakers of a timeline, with all that each of them said."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual.screen import Screen

from sco_tui.checked import Checked
from sco_tui.speakers import Voice, voices
from sco_tui.timeline import Timeline
from sco_tui.tui.aim import Aim
from sco_tui.tui.listed_cards import ListedCards
from sco_tui.tui.look import Look
from sco_tui.tui.name_list import Name
from sco_tui.tui.names_screen import Listing, NamesScreen

_NOBODY = "Speaker not recorded"


async def open_over(
    screen: Screen[None],
    file: str,
    look: Look,
    timeline: Timeline,
    checked: Checked | None,
    aim: Aim | None,
    then: Callable[[Aim | None], Awaitable[None]],
) -> None:
    """Opens at the speaker, and the statement, that `aim` is at."""
    everyone = voices(timeline)
    cards = ListedCards(timeline, checked)
    spoken = [[(one.event, one.number) for one in voice.spoken] for voice in everyone]
    current = next((number for number, own in enumerate(spoken) if aim in own), 0)
    listing = Listing(
        title="Speakers",
        title_of_cards="Statements in time order",
        nothing="No one speaks in this timeline.",
        names=[_name(voice, look) for voice in everyone],
        cards=lambda number: cards.of_voice(everyone[number]),
        current=current,
        aim=aim,
    )
    await screen.app.push_screen(NamesScreen(file, timeline, listing, look), then)


def _name(voice: Voice, look: Look) -> Name:
    count = f"{len(voice.spoken):,} {look.signs.quote}"
    return Name(voice.name or _NOBODY, voice.role or "", count, voice.aliases)
