"""The language's schema (JSON Schema 2020-12), made of what the reader knows, for editors and the panel.

It takes what the reader takes and refuses what that refuses, but for what hangs on the home (its twins, circuits and
zones, a start in the future, ends after the horizon) and the bounds of numbers that are written as text.
"""

from typing import Any

from ..grid import LONGEST
from ..home.happenings import FaultKind, Lost
from ..models.switching import WORKDAY
from .language import (
    BASELINE,
    COARSEST,
    HOME_LIMITS,
    KEYS,
    MOST_EVENTS,
    MOST_LIMITS,
    MOST_MEMBERS,
    MOST_SEED,
    NOTHING,
)
from .library import LIBRARY, Parameter, Sort
from .parse import ENDLESS, UNITS
from .reader import (
    BESIDE,
    COMMON,
    FAULTS_WITH,
    MOST_CHANGES,
    MOST_FACTOR,
    MOST_LOAD,
    MOST_PEOPLE,
    QUANTITIES,
    SELECTORS,
    UNIT_OF,
    WHAT,
    offsets,
)
from .units import Scale, Units

type Schema = dict[str, Any]

_NUMERIC = r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*"
_CLOCK = r"\s*\d{1,3}:[0-5]\d(:[0-5]\d(\.\d+)?)?\s*"
_PARTS = r"\s*(\d+(\.\d+)?\s*(d|h|min|m|s|w)\s*)+"
_LENGTH = rf"({_CLOCK}|{_PARTS}|(?!\s*-){_NUMERIC})"
_DATE = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_ISO = rf"{_DATE}([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{{1,6}})?)?(Z|[+-]\d{{2}}:\d{{2}})?)?"
TEXT: Schema = {"type": "string", "pattern": r"\S"}
INSTANT: Schema = {"type": "string", "pattern": rf"^(now|{_ISO})$"}


def _object(properties: Schema, *required: str) -> Schema:
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return found | {"required": list(required)} if required else found


def _filled(properties: Schema) -> Schema:
    return _object(properties) | {"minProperties": 1}


def _number(lower: float | None = None, upper: float | None = None, *, whole: bool = False) -> Schema:
    """Return a number, which may be written as text, as templates do."""
    kind, text = ("integer", rf"^{_NUMERIC}$") if whole else ("number", f"^{_NUMERIC}$")
    found: Schema = {"type": [kind, "string"], "pattern": text}
    found |= {} if lower is None else {"minimum": lower}
    return found if upper is None else found | {"maximum": upper}


def _length(*, moment: bool, lower: float = 0.0, upper: float = ENDLESS) -> Schema:
    """Return a length of time, from 0 s on where it says a moment."""
    parts = {
        unit: {"type": "number", "minimum": 0, "exclusiveMaximum" if upper >= ENDLESS else "maximum": upper / seconds}
        for unit, seconds in UNITS.items()
    }
    least: Schema = {"minimum": lower} if moment or lower > 0.0 else {"exclusiveMinimum": 0}
    most: Schema = {"exclusiveMaximum": upper} if upper >= ENDLESS else {"maximum": upper}
    some = "" if moment else r"(?=.*[1-9])"
    written: Schema = _filled(parts)
    if not moment:
        one_of_them = [{"properties": {unit: {"exclusiveMinimum": 0}}, "required": [unit]} for unit in UNITS]
        written |= {"anyOf": one_of_them}
    return {
        "description": "Seconds, HH:MM:SS, 90min, or units.",
        "anyOf": [
            {"type": "number", **least, **most},
            {"type": "string", "pattern": f"^{some}{_LENGTH}$"},
            written,
        ],
    }


def _moment(upper: float = ENDLESS) -> Schema:
    clock = {"type": "string", "pattern": r"^0?([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$"}
    return {
        "description": "A length of time after the start, a date with a time, or the next time of day.",
        "anyOf": [
            *_length(moment=True, upper=upper)["anyOf"],
            {"type": "string", "pattern": f"^{_ISO}$"},
            _object({"time": clock}, "time"),
        ],
    }


DURATION: Schema = _length(moment=False)
MOMENT: Schema = _moment()
NAMES: Schema = {"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1}]}
SELECTOR: Schema = {"anyOf": [*NAMES["anyOf"], _filled(dict.fromkeys(SELECTORS, NAMES))]}
VALUE: Schema = {"type": ["number", "string", "boolean"]}
VALUES: Schema = {"type": "object", "additionalProperties": VALUE, "minProperties": 1}
BOUNDED: Schema = {"anyOf": [{"required": ["above"]}, {"required": ["below"]}]}
CONDITION: Schema = {
    **_object({
        "twin": SELECTOR, "channel": TEXT, "environment": {"enum": [*QUANTITIES, "people"]},
        "above": _number(), "below": _number(), "equals": VALUE, "for": DURATION,
    }),
    "oneOf": [
        {"required": ["twin", "channel"], "not": {"required": ["environment"]}},
        {"required": ["environment"], "not": {"anyOf": [{"required": ["twin"]}, {"required": ["channel"]}]}},
    ],
    "anyOf": [*BOUNDED["anyOf"], {"required": ["equals"]}],
}  # fmt: skip
WORKED: Schema = {"anyOf": [{"type": "boolean"}, _number(0, 1, whole=True)]}
CALL: Schema = {"anyOf": [TEXT, {"type": "object", "minProperties": 1}, {"type": "array", "minItems": 1}]}
WORDS: Schema = {
    "action": CALL, "target": {"type": "object"}, "data": {"type": "object"}, "set": VALUES, "twin": SELECTOR,
    "fault": {"enum": [kind.value for kind in FaultKind]}, "channel": TEXT, "value": VALUE,
    "rate": _number(), "delay": DURATION, "outage": {"enum": [lost.value for lost in Lost]},
    "which": TEXT, "occupancy": _number(0, MOST_PEOPLE), "zone": TEXT,
    "load": _number(0, MOST_LOAD), "circuit": TEXT, "phase": _number(0, 3, whole=True),
    "at": MOMENT, "when": CONDITION, "for": DURATION,
}  # fmt: skip


def schema(units: Units | None = None) -> Schema:
    """Return the schema of a scenario, its library as it is now. units: of the home, in which its numbers are."""
    written = units or Units()
    changes: Schema = {
        "type": "array", "items": {"oneOf": [_change(what, written) for what in WHAT]}, "maxItems": MOST_CHANGES,
    }  # fmt: skip
    known: Schema = {
        "name": TEXT,
        "scenario": {"enum": sorted(LIBRARY)},
        "parameters": {"type": "object"},
        "start": {"anyOf": [INSTANT, _states()]},
        "horizon": _length(moment=False, upper=LONGEST),
        "step": _length(moment=False, lower=1.0, upper=COARSEST),
        "members": _number(1, MOST_MEMBERS, whole=True),
        "seed": _number(0, MOST_SEED, whole=True),
        "twins": SELECTOR,
        "changes": changes,
        "compare_with": {"anyOf": [{"enum": [BASELINE, NOTHING, None, False]}, TEXT, _object({"changes": changes})]},
        "limits": {
            "anyOf": [
                _home_limits(),
                _limit(),
                {
                    "type": "array",
                    "items": {"anyOf": [_limit(), {**_home_limits(), "minProperties": 1}]},
                    "maxItems": MOST_LIMITS,
                },
            ]
        },
        "report": _object({
            "channels": {"type": "array", "items": TEXT, "maxItems": 100},
            "recommend": {"type": "boolean"},
            "events": _number(0, MOST_EVENTS, whole=True),
        }),
    }  # fmt: skip
    entries = [
        {
            "if": {"properties": {"scenario": {"const": entry.id}}, "required": ["scenario"]},
            "then": {
                "properties": {"parameters": _object({one.name: _parameter(one, written) for one in entry.parameters})}
            },
        }
        for entry in LIBRARY.values()
    ]
    asks = {"properties": {"parameters": {"minProperties": 1}}, "required": ["parameters"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {key: known[key] for key in sorted(KEYS)},
        "additionalProperties": False,
        "allOf": [*entries, {"if": asks, "then": {"required": ["scenario"]}}],
    }


def _change(what: str, units: Units) -> Schema:
    keys = sorted(COMMON | {what} | BESIDE[what])
    properties = {key: WORDS[key] for key in keys if key != "environment"}
    if what == "environment":
        properties["environment"] = _filled({key: _quantity(key, units) for key in QUANTITIES})
    found = _object(properties, what, *({"twin"} & BESIDE[what]))
    if what == "fault":
        found["allOf"] = [_fault(kind) for kind in FaultKind]
    return found


def _fault(kind: FaultKind) -> Schema:
    """Return what stands beside a fault, and what must not."""
    others = [{"required": [key]} for key, (beside, _) in FAULTS_WITH.items() if beside is not kind]
    needed = [key for key, (beside, needs) in FAULTS_WITH.items() if beside is kind and needs]
    return {
        "if": {"properties": {"fault": {"const": kind.value}}, "required": ["fault"]},
        "then": {"not": {"anyOf": others}, "required": needed},
    }


def _quantity(key: str, units: Units) -> Schema:
    if key == WORKDAY:
        return {"anyOf": [WORKED, _object({"value": WORKED}, "value")]}
    own = units.of(UNIT_OF.get(key))
    value, offset = _within(QUANTITIES[key], own), _within(offsets(key), own.differences)
    changed = _filled({"offset": offset, "factor": _number(0, MOST_FACTOR)})
    return {"anyOf": [value, _object({"value": value}, "value"), changed]}


def _within(bounds: tuple[float, float], scale: Scale) -> Schema:
    return _number(*scale.span(*bounds))


def _states() -> Schema:
    state = _object({"twin": SELECTOR, "set": VALUES}, "twin", "set")
    return _filled({"at": INSTANT, "states": {"type": "array", "items": state, "maxItems": MOST_CHANGES}})


def _limit() -> Schema:
    bounds = {"above": _number(), "below": _number()}
    return _object({"twin": SELECTOR, "channel": TEXT, **bounds, "for": DURATION}, "twin", "channel") | BOUNDED


def _home_limits() -> Schema:
    return _object({key: _number(0) for key in sorted(HOME_LIMITS)})


def _parameter(parameter: Parameter, units: Units) -> Schema:
    """Return what a parameter takes; null is as good as leaving it out."""
    scale = units.of(parameter.unit)
    lower, upper = scale.span(parameter.lower, parameter.upper)
    found: Schema
    match parameter.sort:
        case Sort.NUMBER:
            found = _number(lower, upper, whole=parameter.whole)
        case Sort.CHOICE:
            found = {"enum": list(parameter.options)}
        case Sort.DURATION:
            found = _length(moment=False, lower=parameter.lower, upper=parameter.upper)
        case Sort.MOMENT:
            found = _moment(upper=parameter.upper)
        case Sort.TWIN:
            found = SELECTOR
        case Sort.NAME:
            found = TEXT
    found = {"anyOf": [found, {"type": "null"}]}
    if parameter.default is not None:
        default = parameter.default
        found["default"] = scale.outward(default) if parameter.sort is Sort.NUMBER else default
    return found if scale.unit is None else {**found, "description": scale.unit}
