"""digital_twin.set_expected_state: what a channel is held against: always, by time of week, or as usual for it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import time as clock
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers import config_validation as cv

from ..access import async_require_control
from ..core.channel import InvalidValueError, Quantity, Value
from ..core.messages import Message
from ..core.sync.expectation import Baseline, Basis, Period
from ..texts import async_speaker
from .commit import async_noted
from .fields import ATTR_CHANNEL, TARGET_FIELDS, accepts, boolean_field, name_field, refuse, schema, shown
from .response import Shown, shown_as
from .revision import REVISION_FIELD, demand_revision
from .selection import refused_channel, the_home, twins_of

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

ATTR_CLEAR: Final = "clear"
ATTR_SCHEDULE: Final = "schedule"
ATTR_TOLERANCE: Final = "tolerance"
ATTR_USUAL: Final = "usual"
ATTR_VALUE: Final = "value"
ATTR_DAYS: Final = "days"
ATTR_FROM: Final = "from"
ATTR_TO: Final = "to"
DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MESSAGES: dict[str, tuple[str, ...]] = {"expectation_set": ("twins",), "expectation_cleared": ("twins",)}


def _tolerance(value: Any) -> float:
    tolerance: float = vol.All(vol.Coerce(float), vol.Range(min=0, min_included=False, max=1e9))(value)
    if isinstance(value, bool):
        raise TypeError
    return tolerance


def _days(value: Any) -> frozenset[int]:
    names = cv.ensure_list(value)
    if not names:
        raise ValueError
    return frozenset(DAYS.index(str(name)[:3].lower()) for name in names)


def _plain(value: Any) -> Value:
    if not isinstance(value, str | int | float):
        raise TypeError
    return value


_value_field = accepts("invalid_expected_value", _plain)
_time_field = accepts("invalid_time_of_day", cv.time)
SCHEMA = schema(
    {
        **TARGET_FIELDS,
        vol.Optional(ATTR_CHANNEL): name_field,
        vol.Optional(ATTR_VALUE): _value_field,
        vol.Optional(ATTR_SCHEDULE): [
            {
                vol.Optional(ATTR_DAYS, default=list(DAYS)): accepts("invalid_weekdays", _days),
                vol.Required(ATTR_FROM): _time_field,
                vol.Required(ATTR_TO): _time_field,
                vol.Required(ATTR_VALUE): _value_field,
            }
        ],
        vol.Optional(ATTR_USUAL, default=False): boolean_field,
        vol.Optional(ATTR_CLEAR, default=False): boolean_field,
        vol.Optional(ATTR_TOLERANCE): accepts("invalid_tolerance", _tolerance),
        **REVISION_FIELD,
    }
)


async def async_set_expected_state(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: per twin, by its source entity, the channel and what is expected of it now.

    Everything is looked at before anything is changed.
    """
    hass, data = call.hass, call.data
    home = the_home(hass)
    twins = twins_of(hass, home, data)
    if not twins:
        raise refuse("missing_target")
    await async_require_control(hass, call.context, [source for twin in twins for source in twin.shadowed_ids])
    clear: bool = data[ATTR_CLEAR]
    given = [key for key in (ATTR_VALUE, ATTR_SCHEDULE) if key in data] + [ATTR_USUAL] * data[ATTR_USUAL]
    only_tolerance = not clear and not given and ATTR_TOLERANCE in data
    if (clear == bool(given) and not only_tolerance) or (data[ATTR_USUAL] and len(given) > 1):
        raise refuse("expectation_unclear", field=ATTR_VALUE)
    wanted = [(twin, _channel(twin, data)) for twin in twins]
    baselines = [
        (twin, key, None if clear else _baseline(data, shown_as(hass, twin, key), twin)) for twin, key in wanted
    ]
    answers: dict[str, Any] = {}
    demand_revision(call, twins)
    await async_noted(
        home,
        *(
            home.audit.record(
                "expected_state_set",
                twin=twin,
                context=call.context,
                data={"channel": key, "expected": None if baseline is None else baseline.as_dict()},
            )
            for twin, key, baseline in baselines
        ),
    )
    for twin, key, baseline in baselines:
        twin.assessment.expectations.async_set(key, baseline)
        if baseline is not None and baseline.basis is Basis.MODEL:
            twin.forecaster.async_request()
        twin.assessment.async_compare_now()
        if baseline is not None and baseline.usual:
            await twin.assessment.expectations.async_learn_usual()
        await twin.assessment.async_save()
        answers[twin.sources[twin.config.main]] = _answer(hass, twin, key, baseline)
    message = Message("expectation_cleared" if clear else "expectation_set", {"twins": len(twins)})
    return {"summary": (await async_speaker(hass)).say(message), "twins": answers}


def _channel(twin: TwinCoordinator, data: Mapping[str, Any]) -> str:
    key: str | None = data.get(ATTR_CHANNEL, twin.main_channel)
    if key is None or key not in twin.channels:
        raise refused_channel([twin], ATTR_CHANNEL, key)
    return key


def _baseline(data: Mapping[str, Any], how: Shown, twin: TwinCoordinator) -> Baseline:
    number = how.channel.quantity is Quantity.NUMBER
    if (data[ATTR_USUAL] or ATTR_TOLERANCE in data) and not number:
        raise refuse("only_for_numbers", field=ATTR_USUAL if data[ATTR_USUAL] else ATTR_TOLERANCE)
    tolerance = data.get(ATTR_TOLERANCE)
    if ATTR_VALUE not in data and ATTR_SCHEDULE not in data and not data[ATTR_USUAL]:
        return _with_tolerance(float(data[ATTR_TOLERANCE]) / abs(how.factor), how, twin)
    return Baseline(
        value=_read(data[ATTR_VALUE], how, twin, ATTR_VALUE) if ATTR_VALUE in data else None,
        periods=tuple(
            Period(
                period[ATTR_DAYS],
                _seconds(period[ATTR_FROM]),
                _seconds(period[ATTR_TO]),
                _read(period[ATTR_VALUE], how, twin, f"{ATTR_SCHEDULE}[{index}].{ATTR_VALUE}"),
            )
            for index, period in enumerate(data.get(ATTR_SCHEDULE, ()))
        ),
        usual=data[ATTR_USUAL],
        span=None if tolerance is None else tolerance / abs(how.factor),
    )


def _with_tolerance(width: float, how: Shown, twin: TwinCoordinator) -> Baseline:
    """Return what is expected already, or else what the model says, with another tolerance span (core unit)."""
    channel = how.channel
    before = twin.assessment.expectations.baselines.channels.get(channel.key)
    if before is not None:
        return replace(before, span=width)
    if channel.command:
        # What people set is never off what the model says of it.
        raise refuse("expectation_unclear", field=ATTR_VALUE)
    return Baseline(span=width)


def _seconds(moment: clock) -> float:
    return moment.hour * 3600.0 + moment.minute * 60.0 + moment.second


def _read(value: Value, how: Shown, twin: TwinCoordinator, field: str) -> Value:
    """Return a value as the channel's, from the user's unit or word. Raises ServiceValidationError."""
    channel = how.channel
    try:
        match channel.quantity:
            case Quantity.NUMBER:
                if isinstance(value, bool):
                    raise TypeError
                return channel.validate((float(value) - how.offset) / how.factor)
            case Quantity.BINARY:
                return channel.validate(cv.boolean(value))
        return channel.validate(value if isinstance(value, str) else str(value))
    except InvalidValueError, ValueError, TypeError, vol.Invalid:
        allowed = ", ".join(channel.options) if channel.options else _range(how)
        raise refuse(
            "expected_value_refused", field=field, value=shown(value), name=twin.config.name, allowed=allowed
        ) from None


def _range(how: Shown) -> str:
    if how.channel.quantity is Quantity.BINARY:
        return "on, off"
    low, high = sorted(bound * how.factor + how.offset for bound in (how.channel.lower, how.channel.upper))
    return f"{low:g} – {high:g} {how.unit or ''}".strip()


def _answer(hass: HomeAssistant, twin: TwinCoordinator, key: str, baseline: Baseline | None) -> dict[str, Any]:
    how = shown_as(hass, twin, key)
    return {
        "name": twin.config.name,
        "channel": key,
        "unit": how.unit,
        "basis": None if baseline is None else baseline.basis.value,
        "expected": None if baseline is None else how.value(baseline.value),
        "tolerance": None if baseline is None or baseline.span is None else round(baseline.span * abs(how.factor), 6),
        "actual": how.value(twin.state.get(key)),
    }
