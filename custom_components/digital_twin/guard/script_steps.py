"""Calls, and the alternatives found to them, as steps a script can run."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import split_entity_id
from homeassistant.util.unit_conversion import TemperatureConverter

from ..const import Role
from ..core.channel import Value
from ..core.requests import Alternative, AlternativeKind, Change
from ..core.scenario.parse import duration_told
from .targets import ActionCall
from .timed import TimedCall

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from .targets import Reached

type Step = dict[str, Any]
type Written = tuple[str, dict[str, Any]]

WAIT: Final = "01:00:00"
"""How long a script waits for somebody to close the window."""


def _temperature(twin: TwinCoordinator, value: Value) -> float:
    unit = twin.hass.config.units.temperature_unit
    return round(TemperatureConverter.convert(float(value), "°C", unit), 1)


def _position(kind: str) -> Callable[[TwinCoordinator, Value], Written]:
    def written(_twin: TwinCoordinator, value: Value) -> Written:
        return f"{kind}.set_{kind}_position", {"position": round(float(value))}

    return written


WRITTEN: Final[Mapping[tuple[str, str], Callable[[TwinCoordinator, Value], Written]]] = {
    ("climate", "target_temperature"): lambda twin, value: (
        "climate.set_temperature",
        {"temperature": _temperature(twin, value)},
    ),
    ("climate", "hvac_mode"): lambda _twin, value: ("climate.set_hvac_mode", {"hvac_mode": value}),
    ("water_heater", "target_temperature"): lambda twin, value: (
        "water_heater.set_temperature",
        {"temperature": _temperature(twin, value)},
    ),
    ("cover", "position"): _position("cover"),
    ("valve", "position"): _position("valve"),
    ("light", "brightness"): lambda _twin, value: ("light.turn_on", {"brightness_pct": round(float(value))}),
    ("fan", "speed"): lambda _twin, value: ("fan.set_percentage", {"percentage": round(float(value))}),
    ("humidifier", "target_humidity"): lambda _twin, value: (
        "humidifier.set_humidity",
        {"humidity": round(float(value))},
    ),
}
"""By a source's domain and a channel, the call that sets the channel to a value."""


def pause(seconds: float) -> Step:
    """Return a pause as the step of a script, as Home Assistant reads it, also above a day."""
    return {"delay": duration_told(seconds)}


def steps_of_calls(calls: Sequence[TimedCall], delay: float = 0.0) -> list[Step]:
    """Return calls as the steps of a script, with the pauses between them; delay (s) comes before the first."""
    steps: list[Step] = []
    now = -delay
    for timed in calls:
        if timed.at > now:
            steps.append(pause(timed.at - now))
        now = max(now, timed.at)
        step: Step = {"action": timed.call.action}
        if timed.call.target:
            step["target"] = dict(timed.call.target)
        if timed.call.data:
            step["data"] = dict(timed.call.data)
        steps.append(step)
    return steps


def calls_of_steps(steps: Sequence[Step]) -> list[TimedCall]:
    """Return the calls among steps that steps_of_calls or steps_of_alternative wrote."""
    calls = []
    for step in steps:
        if "action" in step:
            domain, service = step["action"].split(".")
            call = ActionCall(domain=domain, service=service, target=step.get("target", {}), data=step.get("data", {}))
            calls.append(TimedCall(call))
    return calls


def steps_of_alternative(
    alternative: Alternative,
    calls: Sequence[TimedCall],
    reached: Sequence[tuple[float, Reached]],
) -> list[Step] | None:
    """Return an alternative as the steps of a script, None where it cannot be written as one.

    calls: what was asked for; reached: what of it reached a twin, in the order of the request's changes.
    """
    if alternative.kind is AlternativeKind.LATER:
        return steps_of_calls(calls, alternative.delay)
    if alternative.kind is AlternativeKind.STEP_BEFORE:
        closed = alternative.changes[0]
        windows = next((_windows(item.twin) for _, item in reached if item.twin.spec.twin_id == closed.twin_id), [])
        wait = " and ".join(f"is_state('{entity_id}', 'off')" for entity_id in windows)
        first = {"wait_template": f"{{{{ {wait} }}}}", "timeout": WAIT, "continue_on_timeout": False}
        return [first, *steps_of_calls(calls)] if windows else None
    return _with_values(alternative.changes, reached)


def _windows(twin: TwinCoordinator) -> list[str]:
    return [twin.sources[ref] for ref in twin.config.roles.get(Role.WINDOWS, ())]


def _with_values(changes: Sequence[Change], reached: Sequence[tuple[float, Reached]]) -> list[Step] | None:
    steps: list[Step] = []
    now = 0.0
    for change, (_, item) in zip(changes, reached, strict=True):
        if change.at > now:
            steps.append(pause(change.at - now))
            now = change.at
        domain = split_entity_id(item.entity_id)[0]
        for channel, value in change.commands.items():
            write = WRITTEN.get((domain, channel))
            if write is None:
                return None
            action, data = write(item.twin, value)
            steps.append({"action": action, "target": {ATTR_ENTITY_ID: [item.entity_id]}, "data": data})
    return steps
