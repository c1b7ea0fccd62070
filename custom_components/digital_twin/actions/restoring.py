"""The physical steps that would bring a device into a state its twin once held; nothing is carried out here."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from homeassistant.core import State, callback
from homeassistant.exceptions import ServiceValidationError

from ..commands import to_commands
from ..core.channel import Quantity, Value
from ..core.sync.reconcile import differences
from ..guard.targets import ActionCall
from ..rendering import STATE_KEY, render
from ..sandbox import driven_channels
from ..sources import NOT_REPORTED
from .scenes import calls_of_states

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator


@callback
def steps_to(twin: TwinCoordinator, values: Mapping[str, Value], field: str) -> tuple[list[ActionCall], list[str]]:
    """Return the calls that would bring a twin's device to values (core units), and the channels none of them sets.

    Only what can be commanded and differs from what the device reports now is looked at.
    """
    wanted = {key: value for key, value in values.items() if key in twin.channels and twin.channels[key].command}
    found = differences(twin.channels, wanted, twin.state.freeze().values)
    differing = {item.channel for item in found}
    calls: list[ActionCall] = []
    reached: set[str] = set()
    for ref in twin.shadowed:
        concerned = driven_channels(twin, ref) & differing
        source = twin.hass.states.get(twin.sources[ref])
        if not concerned or source is None or source.state in NOT_REPORTED:
            continue
        goal = _goal(twin, source, {key: wanted[key] for key in driven_channels(twin, ref) if key in wanted})
        possible, _ = calls_of_states({source.entity_id: goal}, field)
        for call in possible:
            sets = _sets(twin, ref, source, call)
            if sets & concerned:
                calls.append(call)
                reached |= sets
    return calls, sorted(differing - reached)


def _goal(twin: TwinCoordinator, source: State, values: Mapping[str, Value]) -> State:
    """Return the state a source would show with these values."""
    shown = render(source.domain, values, twin.hass.config.units.temperature_unit)
    state = str(shown.pop(STATE_KEY, source.state))
    return State(source.entity_id, state, {**source.attributes, **shown})


def _sets(twin: TwinCoordinator, ref: str, source: State, call: ActionCall) -> set[str]:
    """Return the channels that a call would set to something else than the device reports."""
    unit = twin.hass.config.units.temperature_unit
    driven = driven_channels(twin, ref)
    try:
        effect = to_commands(call.domain, call.service, call.data, source, driven, temperature_unit=unit)
    except ServiceValidationError:
        return set()
    channels = {key: twin.channels[key] for key in effect.channels if key in twin.channels}
    asked = {key: _fitting(channel.quantity, effect.channels[key]) for key, channel in channels.items()}
    return {item.channel for item in differences(channels, asked, twin.state.freeze().values)}


def _fitting(quantity: Quantity, value: Value) -> Value:
    return float(value) if quantity is Quantity.NUMBER else value


def step_answer(call: ActionCall) -> dict[str, Any]:
    """Return a call as it stands in an automation."""
    return {"action": f"{call.domain}.{call.service}", "target": dict(call.target), "data": dict(call.data)}
