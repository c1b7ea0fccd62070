"""What a scene asks of its entities, as the calls Home Assistant would make of it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from homeassistant.components.homeassistant.scene import DATA_PLATFORM
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant, State, callback, split_entity_id

from ..guard.targets import ActionCall

type Wanted = tuple[str, dict[str, Any]]


def _kept(state: State, *names: str) -> dict[str, Any]:
    return {name: state.attributes[name] for name in names if state.attributes.get(name) is not None}


def _switched(state: State, *names: str) -> Iterator[Wanted]:
    if state.state == "on":
        yield "turn_on", _kept(state, *names)
    elif state.state == "off":
        yield "turn_off", {}


def _light(state: State) -> Iterator[Wanted]:
    return _switched(state, "brightness", "color_temp_kelvin")


def _plain(state: State) -> Iterator[Wanted]:
    return _switched(state)


def _fan(state: State) -> Iterator[Wanted]:
    return _switched(state, "percentage")


def _humidifier(state: State) -> Iterator[Wanted]:
    yield from _switched(state)
    if humidity := _kept(state, "humidity"):
        yield "set_humidity", humidity


def _lock(state: State) -> Iterator[Wanted]:
    service = {"locked": "lock", "unlocked": "unlock", "open": "open"}.get(state.state)
    if service is not None:
        yield service, {}


def _travel(kind: str) -> Callable[[State], Iterator[Wanted]]:
    def wanted(state: State) -> Iterator[Wanted]:
        if (position := state.attributes.get("current_position")) is not None:
            yield f"set_{kind}_position", {"position": position}
        elif state.state in ("open", "closed"):
            yield f"{'open' if state.state == 'open' else 'close'}_{kind}", {}

    return wanted


def _climate(state: State) -> Iterator[Wanted]:
    if state.state not in ("unknown", "unavailable"):
        yield "set_hvac_mode", {"hvac_mode": state.state}
    if target := _kept(state, "temperature", "target_temp_high", "target_temp_low"):
        yield "set_temperature", target


def _water_heater(state: State) -> Iterator[Wanted]:
    yield "set_operation_mode", {"operation_mode": state.state}
    if target := _kept(state, "temperature"):
        yield "set_temperature", target


def _alarm(state: State) -> Iterator[Wanted]:
    if state.state == "disarmed":
        yield "alarm_disarm", {}
    elif state.state.startswith("armed_"):
        yield f"alarm_arm_{state.state.removeprefix('armed_')}", {}


def _option(state: State) -> Iterator[Wanted]:
    yield "select_option", {"option": state.state}


def _number(state: State) -> Iterator[Wanted]:
    yield "set_value", {"value": state.state}


REPRODUCED: Final[Mapping[str, Callable[[State], Iterator[Wanted]]]] = {
    "alarm_control_panel": _alarm,
    "climate": _climate,
    "cover": _travel("cover"),
    "fan": _fan,
    "humidifier": _humidifier,
    "input_boolean": _plain,
    "light": _light,
    "lock": _lock,
    "media_player": _plain,
    "number": _number,
    "select": _option,
    "siren": _plain,
    "switch": _plain,
    "valve": _travel("valve"),
    "water_heater": _water_heater,
}
"""Per domain the calls that bring an entity into a state; a domain not listed is named as unresolved."""


@callback
def states_of_scene(hass: HomeAssistant, entity_id: str) -> Mapping[str, State] | None:
    """Return the states a scene of Home Assistant's own holds; None for another integration's scene, or none at all."""
    platform = hass.data.get(DATA_PLATFORM)
    entity = None if platform is None else platform.entities.get(entity_id)
    config = getattr(entity, "scene_config", None)
    return None if config is None else config.states


@callback
def calls_of_states(states: Mapping[str, State], field: str) -> tuple[list[ActionCall], list[str]]:
    """Return the calls that reproduce states, and the entities of which nobody knows how, or what the state asks."""
    calls: list[ActionCall] = []
    unknown: list[str] = []
    for entity_id, state in states.items():
        domain = split_entity_id(entity_id)[0]
        reproduce = REPRODUCED.get(domain)
        wanted = [] if reproduce is None else list(reproduce(state))
        if not wanted:
            unknown.append(entity_id)
        calls += [
            ActionCall(domain=domain, service=service, target={ATTR_ENTITY_ID: [entity_id]}, data=data, field=field)
            for service, data in wanted
        ]
    return calls, unknown
