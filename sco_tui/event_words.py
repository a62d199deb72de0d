"""What is said of an event beside its own words: when, who in what role, from which source.

`own` writes the program's own words, for a terminal that draws ASCII only; those of the file stay as written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

from sco_tui import dates
from sco_tui.date_words import length, reading
from sco_tui.timeline import Event, Statement, Timeline

NO_SPEAKER = "speaker not recorded"
STATUS_JOINT = " · "

Own: TypeAlias = Callable[[str], str]


def date_words(event: Event, own: Own = str) -> str:
    """The full date with its length; of an event without one, what is written instead."""
    if event.when is None:
        return own("No date · as written: ") + event.date if event.date else "No date"
    return own(" · ".join(part for part in (reading(event.when), length(event.when)) if part))


def status_words(event: Event, own: Own = str) -> str:
    """What stands behind the title where the event is planned, postponed or cancelled."""
    return own(STATUS_JOINT) + event.status if event.status else ""


def kind_words(event: Event) -> str:
    """Kind and tags."""
    return " · ".join(word for word in (event.kind, *event.tags) if word)


def quotation_marks(statement: Statement, own: Own = str) -> tuple[str, str]:
    """What stands around the words of a statement: nothing around reported speech."""
    return ("", "") if statement.reported or not statement.text else (own("“"), own("”"))


def original_words(statement: Statement) -> str:
    """The first wording of a translation behind its language, where that is known; else ""."""
    language = f"{statement.language}: " if statement.language and statement.original else ""
    return f"{language}{statement.original or ''}"


def numbered_sources(event: Event) -> dict[str, int]:
    """The keys of all sources of an event and its statements, with their numbers from 1."""
    return {key: number for number, key in enumerate(event.source_keys, start=1)}


def said_words(statement: Statement, own: Own = str) -> str:
    """When it was said, of a statement with a date of its own; else nothing."""
    if not statement.date:
        return ""
    return f"said {own(reading(statement.when)) if statement.when else statement.date}"


def whence(
    timeline: Timeline, event: Event, statement: Statement, numbers: Mapping[str, int], own: Own = str
) -> str:
    """When it was said, in which source it stands and where."""
    said = f"{said_words(statement, own)}, " if statement.date else ""
    keys = tuple(dict.fromkeys(event.keys_of(statement)))
    mentions = ", ".join(_mention(timeline, key, numbers[key], own) for key in keys)
    label = "reported by" if statement.reported else "source"
    if not keys:
        label = "reported, no source" if statement.reported else "no source"
    where = f", {statement.at}" if statement.at else ""
    return said + " ".join(part for part in (label, mentions) if part) + where


class Fact(NamedTuple):
    """A thing known of a source."""

    text: str
    label: str = ""
    is_address: bool = False

    def __str__(self) -> str:
        return f"{self.label}: {self.text}" if self.label else self.text


def source_words(timeline: Timeline, key: str, own: Own = str) -> list[str]:
    """All that is known of a source, a text a line; the first names it."""
    return [str(fact) for fact in source_facts(timeline, key, own)]


def source_facts(timeline: Timeline, key: str, own: Own = str) -> list[Fact]:
    """As `source_words`; addresses are as the file has them."""
    source = timeline.sources.get(key)
    if source is None:
        return [Fact(f"{key}: not listed under sources")]
    made = ", ".join(part for part in (source.author, source.publisher) if part)
    about = own(" · ").join(part for part in (made, written_date(source.date, own)) if part)
    facts = [
        Fact(source.title or key),
        Fact(about),
        Fact(source.url or "", is_address=True),
        Fact(source.archived or "", "archived", is_address=True),
        Fact(written_date(source.accessed, own) or "", "accessed"),
        Fact(_title(timeline, source.via) if source.via else "", "repeats"),
        Fact(source.note or "", "Note"),
    ]
    return [fact for fact in facts if fact.text]


def written_date(date: str | None, own: Own = str) -> str | None:
    """How a source's date reads; as written where it is none."""
    if date is None:
        return None
    try:
        return own(reading(dates.parse(date)))
    except dates.DateError:
        return date


def _mention(timeline: Timeline, key: str, number: int, own: Own) -> str:
    source = timeline.sources.get(key)
    known = (source.publisher, written_date(source.date, own)) if source else (f"{key}, not listed",)
    return " ".join([f"[{number}]", ", ".join(part for part in known if part)]).rstrip()


def _title(timeline: Timeline, key: str) -> str:
    source = timeline.sources.get(key)
    return source.title or key if source else key
