"""The JSON Schema of a timeline file, made from the tables that its reader follows.

It describes values as an editor types them, by the core schema of YAML 1.2: `title: 2017` is a number there,
and a text to the reader. What is an error or an unknown field to the reader is no valid value here, as far
as JSON Schema can say so: `tests/test_schema.py` has the table of what it cannot.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from sco_tui import date_pattern, fields
from sco_tui.addresses import ADDRESS
from sco_tui.fields import Kind

Schema: TypeAlias = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TYPES = ["string", "number", "boolean", "null"]  # the reader takes each as a text, null as absent
# What str.strip() leaves of a cleaned text; \s is not the same in ECMA-262 and in Python.
_NOT_BLANK = r"[^\t\n \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_ENTRY_OF = {"sources": "source", "speakers": "speaker"}
_TEXT: Schema = {"type": _TYPES}
_TEXTS: Schema = {"type": [*_TYPES, "array"], "items": _TEXT}

# patternErrorMessage is what editors show in place of a pattern (yaml-language-server, VS Code).
_BLANK: Schema = {"pattern": _NOT_BLANK, "patternErrorMessage": "is blank"}
_DATE: Schema = {
    "type": ["string", "integer", "null"],
    "pattern": f"^{date_pattern.PATTERN}$",
    "patternErrorMessage": (
        "no date (EDTF): write it like 2017, 2017-06, 2017-06-05, 2017-06-05T10:00, 2017-06-08/2017-06-09, "
        "2017~ or 201X"
    ),
    "minimum": -9999,  # a year of four digits is a number to an editor
    "maximum": 9999,
}
_FLAG: Schema = {
    "type": ["boolean", "string", "null"],  # in quotation marks it is the same to the reader
    "pattern": "^(?:true|false)$",
    "patternErrorMessage": "neither true nor false",
}
_ADDRESS: Schema = {
    "type": ["string", "null"],
    "pattern": f"^{ADDRESS}$",
    "patternErrorMessage": "no http or https address",
}


def schema() -> Schema:
    """Fields in the order of their tables, each with its description; other fields are not allowed."""
    return {
        "$schema": _DIALECT,
        "title": "A timeline file of sco-tui",
        "description": "Dated events with who said what.",
        **_fields(fields.TIMELINE, "events"),
        "type": ["object", "null"],  # a file of comments only is an empty timeline
        "$defs": {
            "source": _fields(fields.SOURCE) | {"type": ["object", "null"]},
            "speaker": _fields(fields.SPEAKER) | {"type": ["object", "null"]},
            "event": _fields(fields.EVENT, "title"),
            "statement": _fields(fields.STATEMENT, "text"),
            "date": _DATE,
            "address": _ADDRESS,
        },
    }


def _fields(table: fields.Table, needed: str | None = None) -> Schema:
    """A mapping of the fields of `table`, one of which may have to be there with a value."""
    properties = {name: _value(name, kind) for name, kind in table.items()}
    required: Schema = {}
    if needed is not None:
        properties[needed] = _with_value(properties[needed])
        required = {"required": [needed]}
    described = {name: {"description": table.about[name], **value} for name, value in properties.items()}
    return {"type": "object", "properties": described, **required, "additionalProperties": False}


def _with_value(value: Schema) -> Schema:
    """`value` but null, and no blank text."""
    types = [one for one in value["type"] if one != "null"]
    return value | {"type": types} | (_BLANK if "string" in types else {})


def _value(name: str, kind: Kind) -> Schema:
    by_kind: dict[Kind, Schema] = {
        Kind.TEXT: _TEXT,
        Kind.QUOTE: _TEXT,
        Kind.ID: _TEXT | _BLANK,
        Kind.TEXTS: _TEXTS,
        Kind.DATE: {"$ref": "#/$defs/date"},
        Kind.ADDRESS: {"$ref": "#/$defs/address"},
        Kind.PATH: _TEXT,
        Kind.FLAG: _FLAG,
        Kind.STATUS: {"enum": [*fields.STATUSES, None]},
        Kind.SOURCE: _TEXT,
        Kind.SOURCES: _TEXTS,
        Kind.STATEMENTS: _list_of("statement"),
        Kind.EVENTS: _list_of("event"),
    }
    if kind is Kind.BY_NAME:
        return {"type": ["object", "null"], "additionalProperties": {"$ref": f"#/$defs/{_ENTRY_OF[name]}"}}
    return by_kind[kind]


def _list_of(entry: str) -> Schema:
    return {"type": ["array", "null"], "items": {"$ref": f"#/$defs/{entry}"}}
