"""Actions as users write them in automations, read as calls: one, or a list, with targets in any of their places."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import voluptuous as vol

from ..guard.targets import ActionCall
from .fields import ATTR_ACTION, ATTR_DATA, ATTR_EXCLUDE, ATTR_TARGET, TARGET_FIELDS, TARGET_KEYS, refuse, shown

SERVICE = "service"
PASSED_OVER = frozenset({"alias", "continue_on_error", "enabled", "id", "metadata", "response_variable"})
MAX_CALLS = 50
_NAME = re.compile(r"[a-z0-9_]+\.[a-z0-9_]+")
_TARGET = vol.Schema(TARGET_FIELDS)


def read_calls(value: Any, field: str, outer: Mapping[str, Any] | None = None) -> list[ActionCall]:
    """Return the calls that an `action` field holds: an action's name, one action in full, or a list of such.

    outer: the mapping in which the field stands beside its own `target` and `data`; they belong to a bare name only.
    Raises ServiceValidationError, naming the field, for anything else.
    """
    outer = outer or {}
    calls = list(_read(value, field, outer))
    if not isinstance(value, str):
        for key in (ATTR_TARGET, ATTR_DATA):
            if key in outer:
                raise refuse("not_beside_full_action", field=f"{_parent(field)}{key}")
    if not calls:
        raise refuse("invalid_action", field=field, value=shown(value))
    if len(calls) > MAX_CALLS:
        raise refuse("too_many_actions", field=field, count=str(len(calls)), allowed=str(MAX_CALLS))
    return calls


def _parent(field: str) -> str:
    head, dot, _ = field.rpartition(".")
    return head + dot


def _read(value: Any, field: str, outer: Mapping[str, Any]) -> Iterator[ActionCall]:
    if isinstance(value, str):
        yield _call(value, outer, field, _parent(field))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, list):
                raise refuse("invalid_action", field=f"{field}[{index}]", value=shown(item))
            yield from _read(item, f"{field}[{index}]", {})
    elif isinstance(value, Mapping):
        if value.get("enabled", True) is not False:
            yield _full(value, field)
    else:
        raise refuse("invalid_action", field=field, value=shown(value))


def _full(step: Mapping[str, Any], field: str) -> ActionCall:
    name = step.get(ATTR_ACTION, step.get(SERVICE))
    allowed = {ATTR_ACTION, SERVICE, ATTR_TARGET, ATTR_DATA, *TARGET_KEYS, *PASSED_OVER}
    for key in step:
        if key not in allowed:
            if name is None:
                raise refuse("unsupported_step", field=field, step=shown(key))
            raise refuse("unknown_field", field=f"{field}.{key}", allowed=", ".join(sorted(allowed - PASSED_OVER)))
    if name is None:
        raise refuse("missing_field", field=f"{field}.{ATTR_ACTION}")
    return _call(name, step, f"{field}.{ATTR_ACTION}", f"{field}.")


def _call(name: Any, given: Mapping[str, Any], field: str, prefix: str) -> ActionCall:
    if not isinstance(name, str) or not _NAME.fullmatch(name.strip().lower()):
        raise refuse("invalid_action", field=field, value=shown(name))
    domain, service = name.strip().lower().split(".")
    data = given.get(ATTR_DATA)
    if data is None:
        data = {}
    elif not isinstance(data, Mapping):
        raise refuse("invalid_mapping", field=f"{prefix}{ATTR_DATA}")
    return ActionCall(
        domain=domain,
        service=service,
        target=_target(given, data, prefix),
        data={key: value for key, value in data.items() if key not in TARGET_KEYS},
        field=field,
    )


def _target(given: Mapping[str, Any], data: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    """Return the target, wherever it stands: under `target`, beside the action, or among its data."""
    raw = given.get(ATTR_TARGET)
    if raw is None:
        raw = {}
    elif not isinstance(raw, Mapping):
        raise refuse("invalid_target", field=f"{prefix}{ATTR_TARGET}", value=shown(raw))
    merged: dict[str, Any] = {key: place[key] for place in (data, given, raw) for key in TARGET_KEYS if key in place}
    exclude = raw.get(ATTR_EXCLUDE)
    unknown = next((key for key in raw if key not in (*TARGET_KEYS, ATTR_EXCLUDE)), None)
    if unknown is not None:
        allowed = ", ".join((*TARGET_KEYS, ATTR_EXCLUDE))
        raise refuse("unknown_field", field=f"{prefix}{ATTR_TARGET}.{unknown}", allowed=allowed)
    target = _checked(merged, f"{prefix}{ATTR_TARGET}")
    if exclude is not None:
        target[ATTR_EXCLUDE] = _checked(exclude, f"{prefix}{ATTR_TARGET}.{ATTR_EXCLUDE}")
    return target


def _checked(target: Any, field: str) -> dict[str, Any]:
    try:
        checked: dict[str, Any] = _TARGET(target)
    except vol.Invalid:
        raise refuse("invalid_target", field=field, value=shown(target)) from None
    return checked
