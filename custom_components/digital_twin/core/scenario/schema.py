"""The language's schema (JSON Schema 2020-12), made of what the reader knows, for editors and the panel."""

from typing import Any

from ..home.happenings import FaultKind, Lost
from ..models.switching import WORKDAY
from .language import BASELINE, HOME_LIMITS, KEYS, MOST_LIMITS, MOST_MEMBERS, NOTHING
from .library import LIBRARY, Parameter, Sort
from .parse import UNITS
from .reader import BESIDE, COMMON, MOST_CHANGES, QUANTITIES, SELECTORS, WHAT

type Schema = dict[str, Any]

DURATION: Schema = {
    "description": "Seconds, HH:MM:SS, 90min, or units.",
    "anyOf": [
        {"type": "number", "minimum": 0},
        {"type": "string"},
        {"type": "object", "properties": {unit: {"type": "number"} for unit in UNITS}, "additionalProperties": False},
    ],
}
MOMENT: Schema = {
    "description": "A length of time after the start, a date with a time, or the next time of day.",
    "anyOf": [
        *DURATION["anyOf"],
        {
            "type": "object",
            "properties": {"time": {"type": "string"}},
            "required": ["time"],
            "additionalProperties": False,
        },
    ],
}
NAMES: Schema = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}
SELECTOR: Schema = {
    "anyOf": [
        *NAMES["anyOf"],
        {"type": "object", "properties": dict.fromkeys(SELECTORS, NAMES), "additionalProperties": False},
    ],
}
VALUE: Schema = {"type": ["number", "string", "boolean"]}
VALUES: Schema = {"type": "object", "additionalProperties": VALUE, "minProperties": 1}
CONDITION: Schema = {
    "type": "object",
    "properties": {
        "twin": SELECTOR, "channel": {"type": "string"}, "environment": {"enum": [*QUANTITIES, "people"]},
        "above": {"type": "number"}, "below": {"type": "number"}, "equals": VALUE, "for": DURATION,
    },
    "additionalProperties": False,
}  # fmt: skip
WORDS: Schema = {
    "action": {}, "target": {"type": "object"}, "data": {"type": "object"}, "set": VALUES, "twin": SELECTOR,
    "fault": {"enum": [kind.value for kind in FaultKind]}, "channel": {"type": "string"}, "value": VALUE,
    "rate": {"type": "number"}, "delay": DURATION, "outage": {"enum": [lost.value for lost in Lost]},
    "which": {"type": "string"}, "occupancy": {"type": "number", "minimum": 0}, "zone": {"type": "string"},
    "load": {"type": "number", "minimum": 0}, "circuit": {"type": "string"}, "phase": {"enum": [0, 1, 2, 3]},
    "at": MOMENT, "when": CONDITION, "for": DURATION,
}  # fmt: skip


def schema() -> Schema:
    """Return the schema of a scenario, its library as it is now."""
    changes = {"type": "array", "items": {"oneOf": [_change(what) for what in WHAT]}, "maxItems": MOST_CHANGES}
    known: Schema = {
        "name": {"type": "string"},
        "scenario": {"enum": sorted(LIBRARY)},
        "parameters": {"type": "object"},
        "start": {"anyOf": [{"type": "string"}, _states()]},
        "horizon": DURATION,
        "step": DURATION,
        "members": {"type": "integer", "minimum": 1, "maximum": MOST_MEMBERS},
        "seed": {"type": "integer", "minimum": 0},
        "twins": SELECTOR,
        "changes": changes,
        "compare_with": {
            "anyOf": [
                {"enum": [BASELINE, NOTHING]},
                {"type": "string"},
                {"type": "object", "properties": {"changes": changes}, "additionalProperties": False},
            ]
        },
        "limits": {
            "anyOf": [
                _home_limits(),
                {"type": "array", "items": {"anyOf": [_limit(), _home_limits()]}, "maxItems": MOST_LIMITS},
            ]
        },
        "report": _object({"channels": NAMES, "recommend": {"type": "boolean"}, "events": {"type": "integer"}}),
    }
    entries = [
        {
            "if": {"properties": {"scenario": {"const": entry.id}}, "required": ["scenario"]},
            "then": {"properties": {"parameters": _object({one.name: _parameter(one) for one in entry.parameters})}},
        }
        for entry in LIBRARY.values()
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {key: known[key] for key in sorted(KEYS)},
        "additionalProperties": False,
        "allOf": entries,
    }


def _object(properties: Schema, *required: str) -> Schema:
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return found | {"required": list(required)} if required else found


def _change(what: str) -> Schema:
    keys = sorted(COMMON | {what} | BESIDE[what])
    properties = {key: WORDS[key] for key in keys if key != "environment"}
    if what == "environment":
        span = {"value": {"type": "number"}, "offset": {"type": "number"}, "factor": {"type": "number", "minimum": 0}}
        properties["environment"] = _object(
            {
                key: {"anyOf": [{"type": "number", "minimum": lower, "maximum": upper}, _object(span)]}
                for key, (lower, upper) in QUANTITIES.items()
            }
            | {WORKDAY: {"enum": [True, False, 1, 0]}}
        )
    return _object(properties, what, *({"twin"} & BESIDE[what]))


def _states() -> Schema:
    state = _object({"twin": SELECTOR, "set": VALUES}, "twin", "set")
    return _object({"at": {"type": "string"}, "states": {"type": "array", "items": state}})


def _limit() -> Schema:
    number = {"type": "number"}
    return _object(
        {"twin": SELECTOR, "channel": {"type": "string"}, "above": number, "below": number, "for": DURATION},
        "twin",
        "channel",
    )


def _home_limits() -> Schema:
    return _object({key: {"type": "number", "minimum": 0} for key in sorted(HOME_LIMITS)})


def _parameter(parameter: Parameter) -> Schema:
    if parameter.sort is Sort.NUMBER:
        found: Schema = {"type": "number", "minimum": parameter.lower, "maximum": parameter.upper}
    elif parameter.sort is Sort.CHOICE:
        found = {"enum": list(parameter.options)}
    else:
        found = {Sort.DURATION: DURATION, Sort.MOMENT: MOMENT, Sort.TWIN: SELECTOR, Sort.NAME: {"type": "string"}}[
            parameter.sort
        ]
    found = {**found, "default": parameter.default} if parameter.default is not None else found
    return {**found, "description": parameter.unit} if parameter.unit is not None else found
