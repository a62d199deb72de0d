"""The JSON Schema (2020-12) of a timeline file, for editors that complete and check YAML by one.

It is made from `fields`, which the reader follows. An editor types values by YAML 1.2, so that a text may
come as a number or as true: `2017`, `no`. What only the whole file tells no schema says: a source that is
not listed, an id that two events have.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from sco_tui import fields
from sco_tui.date_pattern import PATTERN
from sco_tui.fields import Kind

Schema: TypeAlias = dict[str, Any]

# Of all types that YAML 1.2 may see in a plain scalar; null is a field without a value.
_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
_NEEDED: Schema = {**_SCALAR, "pattern": r"\S"}
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_ADDRESS = r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#@:\\]+(?::[0-9]{1,5})?(?:[/?#]\S*)?$"
_WITHIN = r"^(?!/|(?:\./)*(?:\.\.|~)(?:/|$))"

_KINDS: dict[Kind, Schema] = {
    Kind.TEXT: _TEXT,
    Kind.QUOTE: _TEXT,
    Kind.ID: {**_TEXT, "pattern": r"\S"},
    Kind.TEXTS: _TEXTS,
    Kind.DATE: {"type": ["string", "integer", "null"], "pattern": PATTERN, "minimum": -9999, "maximum": 9999},
    Kind.ADDRESS: {"type": ["string", "null"], "pattern": _ADDRESS},
    Kind.PATH: {**_TEXT, "pattern": _WITHIN},
    Kind.FLAG: {"enum": [True, False, "true", "false", None]},
    Kind.STATUS: {"enum": [*fields.STATUSES, None]},
    Kind.SOURCE: _TEXT,
    Kind.SOURCES: _TEXTS,
    Kind.STATEMENTS: {"type": ["array", "null"], "items": {"$ref": "#/$defs/statement"}},
    Kind.EVENTS: {"type": "array", "items": {"$ref": "#/$defs/event"}},
}


def schema() -> Schema:
    """As a JSON writer takes it; fields stand in the order of the format."""
    by_name = {
        "sources": {"type": ["object", "null"], "additionalProperties": {"$ref": "#/$defs/source"}},
        "speakers": {"type": ["object", "null"], "additionalProperties": {"$ref": "#/$defs/speaker"}},
    }
    whole = _object("A timeline of sco-tui", fields.TIMELINE, ["events"], by_name)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **whole,
        "$defs": {
            "source": _or_nothing(_object("Where words and facts come from", fields.SOURCE)),
            "speaker": _or_nothing(_object("Who speaks: a person or a body", fields.SPEAKER)),
            "event": _object("One entry of the timeline", fields.EVENT, ["title"]),
            "statement": _object("Words at an event, and whose they are", fields.STATEMENT, ["text"]),
        },
    }


def _object(
    about: str, table: fields.Table, needed: Iterable[str] = (), known: dict[str, Schema] | None = None
) -> Schema:
    """A mapping with the fields of `table`; those that are `needed` hold something."""
    known = known or {}
    properties = {}
    for name, kind in table.items():
        made = known.get(name) or (_NEEDED if name in needed and kind is not Kind.EVENTS else _KINDS[kind])
        properties[name] = {"description": kind.value, **made}
    required = {"required": [*needed]} if needed else {}
    return {
        "description": about,
        "type": "object",
        "properties": properties,
        **required,
        "additionalProperties": False,
    }


def _or_nothing(described: Schema) -> Schema:
    """A source or a speaker may be listed with nothing but a name."""
    return {**described, "type": ["object", "null"]}
