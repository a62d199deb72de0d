"""The fields of a timeline file and what each takes: the one definition that the reader follows."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TypeAlias


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


Table: TypeAlias = Mapping[str, Kind]

STATUSES = ("planned", "postponed", "cancelled")

TIMELINE: Table = {
    "title": Kind.TEXT,
    "about": Kind.TEXT,
    "sources": Kind.BY_NAME,
    "speakers": Kind.BY_NAME,
    "events": Kind.EVENTS,
}

SOURCE: Table = {
    "title": Kind.TEXT,
    "publisher": Kind.TEXT,
    "author": Kind.TEXT,
    "date": Kind.DATE,
    "url": Kind.ADDRESS,
    "archived": Kind.ADDRESS,
    "accessed": Kind.DATE,
    "via": Kind.SOURCE,
    "text": Kind.PATH,
    "note": Kind.TEXT,
}

SPEAKER: Table = {
    "role": Kind.TEXT,
    "aliases": Kind.TEXTS,
}

EVENT: Table = {
    "id": Kind.ID,
    "date": Kind.DATE,
    "title": Kind.TEXT,
    "kind": Kind.TEXT,
    "place": Kind.TEXT,
    "status": Kind.STATUS,
    "tags": Kind.TEXTS,
    "summary": Kind.TEXT,
    "source": Kind.SOURCES,
    "note": Kind.TEXT,
    "statements": Kind.STATEMENTS,
}

STATEMENT: Table = {
    "text": Kind.QUOTE,
    "speaker": Kind.TEXT,
    "role": Kind.TEXT,
    "reported": Kind.FLAG,
    "original": Kind.TEXT,
    "language": Kind.TEXT,
    "date": Kind.DATE,
    "source": Kind.SOURCES,
    "at": Kind.TEXT,
    "note": Kind.TEXT,
}
