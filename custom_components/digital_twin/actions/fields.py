"""The fields of the actions: what each accepts, and the sentence a caller gets for anything else.

A field that is not accepted raises ServiceValidationError, naming the field as the caller wrote it (`changes[1].at`).
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from datetime import time as time_of_day
from typing import Any

import voluptuous as vol
from homeassistant.const import ATTR_AREA_ID, ATTR_DEVICE_ID, ATTR_ENTITY_ID, ATTR_FLOOR_ID, ATTR_LABEL_ID
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util

from ..const import DOMAIN, MAX_HORIZON
from ..core.scenario.parse import Words, next_on_clock
from ..core.scenario.problems import Notebook

ATTR_ABOVE = "above"
ATTR_ACTION = "action"
ATTR_AT = "at"
ATTR_BELOW = "below"
ATTR_BY = "by"
ATTR_CHANGES = "changes"
ATTR_CHANNEL = "channel"
ATTR_COMPARE = "compare"
ATTR_DATA = "data"
ATTR_EXCLUDE = "exclude"
ATTR_GOAL = "goal"
ATTR_HORIZON = "horizon"
ATTR_MEMBERS = "members"
ATTR_QUICK = "quick"
ATTR_STEP = "step"
ATTR_TARGET = "target"

TARGET_KEYS = (ATTR_ENTITY_ID, ATTR_DEVICE_ID, ATTR_AREA_ID, ATTR_FLOOR_ID, ATTR_LABEL_ID)
MIN_STEP = timedelta(seconds=1)
STEP = timedelta(minutes=5)
MAX_POINTS = 2016
"""Steps per horizon: seven days in steps of five minutes."""
MEMBERS_RANGE = (10, 500)

type Validator = Callable[[Any], Any]


class FieldInvalid(vol.Invalid):
    """A value that a field does not accept, with the key of the sentence that says what is allowed."""

    def __init__(self, key: str, value: object, **placeholders: str) -> None:
        """Keep what the sentence needs."""
        super().__init__(key)
        self.key = key
        self.words = {"value": shown(value), **placeholders}


@dataclass(frozen=True, slots=True)
class Moment:
    """When something comes: at an offset after the start, at a moment, or the next time of day on the home's clock."""

    offset: timedelta | None = None
    time: datetime | None = None
    clock: time_of_day | None = None

    def after(self, start: float) -> float:
        """Return seconds after start (epoch s)."""
        if self.offset is not None:
            return self.offset.total_seconds()
        if self.clock is not None:
            return next_on_clock(self.clock, start, dt_util.get_default_time_zone()) - start
        assert self.time is not None  # noqa: S101 -- one of the three is always given
        return self.time.timestamp() - start


def shown(value: object) -> str:
    """Return a value as short text for a sentence."""
    text = str(value)
    return text if len(text) <= 80 else f"{text[:79]}…"


def refuse(key: str, **placeholders: str) -> ServiceValidationError:
    """Return the translated error for bad input."""
    return ServiceValidationError(translation_domain=DOMAIN, translation_key=key, translation_placeholders=placeholders)


def accepts(key: str, validator: Validator) -> Validator:
    """Return validator with its refusals turned into the sentence of that key."""

    def validate(value: Any) -> Any:
        try:
            return validator(value)
        except vol.Invalid, ValueError, TypeError, OverflowError:
            raise FieldInvalid(key, value) from None

    return validate


def schema(fields: Mapping[Any, Any], *, others: bool = False) -> vol.Schema:
    """Return a schema of these fields that answers bad input with translated sentences.

    others: whether what stands beside them is let through, for whoever tells what is wrong with all of it together.
    """
    inner = vol.Schema(fields, extra=vol.ALLOW_EXTRA if others else vol.PREVENT_EXTRA)

    def validate(data: Any) -> Any:
        try:
            return inner(data)
        except vol.MultipleInvalid as err:
            raise _sentence(err.errors[0], inner) from None

    return vol.Schema(validate)


def _sentence(err: vol.Invalid, inner: vol.Schema) -> ServiceValidationError:
    field = dotted(err.path)
    if isinstance(err, FieldInvalid):
        return refuse(err.key, field=field, **err.words)
    if getattr(err, "code", None) == "extra_keys_not_allowed":
        return refuse("unknown_field", field=field, allowed=", ".join(_keys_at(inner, err.path[:-1])))
    if isinstance(err, vol.RequiredFieldInvalid):
        return refuse("missing_field", field=field)
    return refuse("invalid_mapping", field=field or ATTR_DATA)


def _keys_at(inner: vol.Schema, path: list[Any]) -> list[str]:
    """Return the keys allowed in the mapping at a path."""
    level: Any = inner.schema
    for step in path:
        if isinstance(level, vol.All):
            level = level.validators[-1]
        level = level[0] if isinstance(level, list) else next(level[key] for key in level if str(key) == str(step))
    return sorted(str(key) for key in level)


def dotted(path: list[Any]) -> str:
    """Return a path as its writer would: changes[1].at."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f".{step}" if text else str(step)
    return text


def _duration(value: Any) -> timedelta:
    """Return a length of time; Home Assistant would take true for one second."""
    if isinstance(value, bool):
        raise TypeError
    duration: timedelta = cv.time_period(value)
    return duration


def _horizon(value: Any) -> timedelta:
    horizon = _duration(value)
    if not MIN_STEP <= horizon <= MAX_HORIZON:
        raise ValueError
    return horizon


def _step(value: Any) -> timedelta:
    step = _duration(value)
    if not MIN_STEP <= step <= MAX_HORIZON:
        raise ValueError
    return step


def _moment(value: Any) -> Moment:
    if isinstance(value, datetime):
        return Moment(time=dt_util.as_utc(value))
    if isinstance(value, str) and (time := dt_util.parse_datetime(value)) is not None:
        return Moment(time=dt_util.as_utc(time))
    offset = _duration(value)
    if offset < timedelta():
        raise ValueError
    return Moment(offset=offset)


def _deadline(value: Any) -> Moment:
    """Return a time as a person means it: "21:00" is nine in the evening, a length of time is written with its unit."""
    if isinstance(value, Mapping) and set(value) == {"time"}:
        value = value["time"]
    if isinstance(value, time_of_day):
        return Moment(clock=value)
    if isinstance(value, str):
        if (clock := dt_util.parse_time(value.strip())) is not None:
            return Moment(clock=clock)
        if (moment := dt_util.parse_datetime(value)) is not None:
            return Moment(time=dt_util.as_utc(moment))
        lasts = None if ":" in value else Words(Notebook(), 0.0, dt_util.UTC).duration(value, "")
        if lasts is None:
            raise ValueError
        return Moment(offset=timedelta(seconds=lasts))
    if isinstance(value, int | float) and value:
        raise ValueError  # YAML makes a number of an unquoted 21:00, and nobody can tell what was meant.
    return _moment(value)


def _limit(value: Any) -> float:
    number = float(value)
    if isinstance(value, bool) or not math.isfinite(number):
        raise ValueError
    return number


def _members(value: Any) -> int:
    members = int(value)
    if isinstance(value, bool) or not MEMBERS_RANGE[0] <= members <= MEMBERS_RANGE[1]:
        raise ValueError
    return members


horizon_field = accepts("invalid_horizon", _horizon)
step_field = accepts("invalid_step", _step)
moment_field = accepts("invalid_time", _moment)
deadline_field = accepts("invalid_deadline", _deadline)
limit_field = accepts("invalid_number", _limit)
duration_field = accepts("invalid_duration", _duration)
members_field = accepts("invalid_members", _members)
boolean_field = accepts("invalid_boolean", cv.boolean)
name_field = accepts("invalid_name", cv.string)
TARGET_FIELDS = {
    **{
        vol.Optional(key): accepts("invalid_target", vol.All(cv.ensure_list, [cv.string]))
        for key in TARGET_KEYS
        if key != ATTR_ENTITY_ID
    },
    vol.Optional(ATTR_ENTITY_ID): accepts("invalid_target", cv.comp_entity_ids_or_uuids),
}


def default_step(horizon: timedelta) -> timedelta:
    """Return five minutes, or for a long horizon what makes a day's worth of five minutes of it."""
    return min(horizon, max(STEP, horizon / 288))


def grid(horizon: timedelta, step: timedelta) -> tuple[float, float]:
    """Return horizon and step in seconds. Raises ServiceValidationError where they do not fit each other."""
    if step > horizon:
        raise refuse("step_over_horizon", field=ATTR_STEP, value=str(step), horizon=str(horizon))
    points = horizon / step
    if points > MAX_POINTS:
        least = -(-horizon.total_seconds() // MAX_POINTS)
        raise refuse(
            "too_many_points", field=ATTR_STEP, points=f"{points:.0f}", allowed=str(MAX_POINTS), step=f"{least:.0f}"
        )
    return horizon.total_seconds(), step.total_seconds()
