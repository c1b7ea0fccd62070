"""What of JSON Schema (2020-12) the language's schema uses, to hold documents against it."""

import re
from collections.abc import Callable, Mapping
from typing import Any

TYPES: Mapping[str, Callable[[Any], bool]] = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "string": lambda value: isinstance(value, str),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "integer": lambda value: TYPES["number"](value) and float(value).is_integer(),
}
ANNOTATIONS = frozenset({"$schema", "default", "description"})


def accepts(schema: Mapping[str, Any], value: Any) -> bool:
    """Return whether a schema takes a value. Raises KeyError for a word of JSON Schema that is not known here."""
    return all(_WORDS[word](schema, value) for word in schema if word not in ANNOTATIONS | {"then"})


def _types(schema: Mapping[str, Any], value: Any) -> bool:
    kinds = schema["type"]
    return any(TYPES[kind](value) for kind in ([kinds] if isinstance(kinds, str) else kinds))


def _same(first: Any, second: Any) -> bool:
    return isinstance(first, bool) == isinstance(second, bool) and bool(first == second)


def _on(kind: str, test: Callable[[Any, Any], bool], word: str) -> Callable[[Mapping[str, Any], Any], bool]:
    return lambda schema, value: not TYPES[kind](value) or test(schema[word], value)


def _properties(schema: Mapping[str, Any], value: Any) -> bool:
    return not isinstance(value, dict) or all(
        accepts(inner, value[key]) for key, inner in schema["properties"].items() if key in value
    )


def _others(schema: Mapping[str, Any], value: Any) -> bool:
    if not isinstance(value, dict):
        return True
    more = [item for key, item in value.items() if key not in schema.get("properties", {})]
    allowed = schema["additionalProperties"]
    return not more if allowed is False else all(accepts(allowed, item) for item in more)


_WORDS: Mapping[str, Callable[[Mapping[str, Any], Any], bool]] = {
    "type": _types,
    "enum": lambda schema, value: any(_same(one, value) for one in schema["enum"]),
    "const": lambda schema, value: _same(schema["const"], value),
    "anyOf": lambda schema, value: any(accepts(one, value) for one in schema["anyOf"]),
    "allOf": lambda schema, value: all(accepts(one, value) for one in schema["allOf"]),
    "oneOf": lambda schema, value: sum(accepts(one, value) for one in schema["oneOf"]) == 1,
    "not": lambda schema, value: not accepts(schema["not"], value),
    "if": lambda schema, value: not accepts(schema["if"], value) or accepts(schema["then"], value),
    "properties": _properties,
    "additionalProperties": _others,
    "required": _on("object", lambda keys, value: all(key in value for key in keys), "required"),
    "minProperties": _on("object", lambda least, value: len(value) >= least, "minProperties"),
    "items": _on("array", lambda inner, value: all(accepts(inner, item) for item in value), "items"),
    "minItems": _on("array", lambda least, value: len(value) >= least, "minItems"),
    "maxItems": _on("array", lambda most, value: len(value) <= most, "maxItems"),
    "pattern": _on("string", lambda pattern, value: re.search(pattern, value) is not None, "pattern"),
    "minimum": _on("number", lambda least, value: value >= least, "minimum"),
    "maximum": _on("number", lambda most, value: value <= most, "maximum"),
    "exclusiveMinimum": _on("number", lambda least, value: value > least, "exclusiveMinimum"),
    "exclusiveMaximum": _on("number", lambda most, value: value < most, "exclusiveMaximum"),
}
