"""The fields of a timeline file and what each takes: the one definition that the reader follows."""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """What the value of a field is."""

    TEXT = "a text"
    QUOTE = "a text as its source prints it"
    ID = "a text that no other event has"
    TEXTS = "a text or a list of texts"
    DATE = "a date (EDTF)"
    ADDRESS = "an http or https address"
    PATH = "a path in the file's folder or below it"
    FLAG = "true or false"
    STATUS = "planned, postponed or cancelled"
    SOURCE = "the key of a source"
    SOURCES = "the key of a source or a list of keys"
    STATEMENTS = "a list of statements"
    EVENTS = "a list of events"
    BY_NAME = "a mapping by key or name"


class Table(dict[str, Kind]):
    """The kind of each field; `about` says in a few words what it holds, for an editor to show."""

    def __init__(self, **rows: tuple[Kind, str]) -> None:
        super().__init__({name: kind for name, (kind, _) in rows.items()})
        self.about = {name: about for name, (_, about) in rows.items()}


STATUSES = ("planned", "postponed", "cancelled")

TIMELINE = Table(
    title=(Kind.TEXT, "Shown in the header."),
    about=(Kind.TEXT, "What the timeline is about."),
    sources=(Kind.BY_NAME, "Where words and facts come from, each under a key of your own."),
    speakers=(Kind.BY_NAME, "What is known of those who speak, each under the name."),
    events=(Kind.EVENTS, "What happened, in any order."),
)

SOURCE = Table(
    title=(Kind.TEXT, "Of the article, document or recording."),
    publisher=(Kind.TEXT, "The newspaper, agency or body that published it."),
    author=(Kind.TEXT, "Who wrote it."),
    date=(Kind.DATE, "When it was published."),
    url=(Kind.ADDRESS, "Where it stands on the web."),
    archived=(Kind.ADDRESS, "A kept copy of that page."),
    accessed=(Kind.DATE, "When you read it there."),
    via=(Kind.SOURCE, "The key of the source whose report this one repeats, such as an agency's wire."),
    text=(
        Kind.PATH,
        "A plain copy of its text, a file in this folder or below it; statements are looked for there.",
    ),
    note=(Kind.TEXT, "Anything else."),
)

SPEAKER = Table(
    role=(Kind.TEXT, "The role where a statement gives none."),
    aliases=(Kind.TEXTS, "Other spellings and scripts of the name; they find the same speaker."),
)

EVENT = Table(
    id=(Kind.ID, "A name that no other event has; made from date and title when absent."),
    date=(Kind.DATE, "When it was; without it the event is undated."),
    title=(Kind.TEXT, "One line; the only field that an event must have."),
    kind=(Kind.TEXT, "Briefing, article, summit, membership, ..."),
    place=(Kind.TEXT, "Where it was."),
    status=(Kind.STATUS, "For what has not happened: planned, postponed or cancelled."),
    tags=(Kind.TEXTS, "Words to filter by."),
    summary=(Kind.TEXT, "In your own words, never the source's."),
    source=(Kind.SOURCES, "Where the event itself is reported: a key of sources, or a list of them."),
    note=(Kind.TEXT, "Anything else."),
    statements=(Kind.STATEMENTS, "What was said."),
)

STATEMENT = Table(
    text=(Kind.QUOTE, "Exactly as the source prints it; [...] marks a cut."),
    speaker=(Kind.TEXT, "Who said it: a name of speakers, or any other; without it, not recorded."),
    role=(Kind.TEXT, "The speaker's role, where it is not the one that speakers gives."),
    reported=(Kind.FLAG, "Indirect speech: the wording is the source's."),
    original=(Kind.TEXT, "The wording in the first language, where text is a translation."),
    language=(Kind.TEXT, "Of original, as a BCP 47 tag: kk, ru, zh-Hans."),
    date=(Kind.DATE, "When it was said; without it, not recorded."),
    source=(
        Kind.SOURCES,
        "Where it is printed: a key of sources, or a list of them; by default the event's.",
    ),
    at=(Kind.TEXT, "Where in the source: page, paragraph, timecode."),
    note=(Kind.TEXT, "Anything else."),
)
