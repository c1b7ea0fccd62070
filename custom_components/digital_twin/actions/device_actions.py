"""Device actions of Home Assistant's own kinds of entities, as the calls they make."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from homeassistant.const import ATTR_ENTITY_ID, CONF_DEVICE_ID, CONF_DOMAIN, CONF_TYPE
from homeassistant.core import HomeAssistant, callback, split_entity_id
from homeassistant.helpers import entity_registry as er

from ..core.models.kinds import Risk
from ..guard.risks import domain_risk, entity_risk, greatest
from ..guard.targets import ActionCall


@dataclass(frozen=True, slots=True)
class _Made:
    """The call that a device action makes: its action, and its data, whose defaults the device action may replace.

    taken: fields of the device action that go into the data, by what the action calls them.
    """

    service: str
    taken: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)


def _as_named(*services: str) -> dict[str, _Made]:
    return {service: _Made(service) for service in services}


def _with(service: str, *names: str, **data: Any) -> _Made:
    return _Made(service, {name: name for name in names}, data)


_TOGGLING: Final = _as_named("toggle", "turn_off", "turn_on")
DEVICE_ACTIONS: Final[Mapping[str, Mapping[str, _Made]]] = {
    "alarm_control_panel": {
        kind: _with(f"alarm_{kind}", "code")
        for kind in ("arm_away", "arm_home", "arm_night", "arm_vacation", "disarm", "trigger")
    },
    "button": _as_named("press"),
    "climate": {
        "set_hvac_mode": _with("set_hvac_mode", "hvac_mode"),
        "set_preset_mode": _with("set_preset_mode", "preset_mode"),
    },
    "cover": {
        "close": _Made("close_cover"),
        "close_tilt": _Made("close_cover_tilt"),
        "open": _Made("open_cover"),
        "open_tilt": _Made("open_cover_tilt"),
        "set_position": _with("set_cover_position", "position", position=0),
        "set_tilt_position": _Made("set_cover_tilt_position", {"position": "tilt_position"}, {"tilt_position": 0}),
        "stop": _Made("stop_cover"),
    },
    "fan": _TOGGLING,
    "humidifier": {
        **_TOGGLING,
        "set_humidity": _with("set_humidity", "humidity"),
        "set_mode": _with("set_mode", "mode"),
    },
    "light": {
        **_TOGGLING,
        "brightness_decrease": _with("turn_on", brightness_step_pct=-10),
        "brightness_increase": _with("turn_on", brightness_step_pct=10),
        "flash": _with("turn_on", "brightness_pct", "flash", flash="short"),
        "turn_on": _with("turn_on", "brightness_pct"),
    },
    "lock": _as_named("lock", "open", "unlock"),
    "number": {"set_value": _with("set_value", "value")},
    "remote": _TOGGLING,
    "select": {
        **_as_named("select_first", "select_last"),
        "select_next": _with("select_next", "cycle", cycle=True),
        "select_option": _with("select_option", "option"),
        "select_previous": _with("select_previous", "cycle", cycle=True),
    },
    "switch": _TOGGLING,
    "text": {"set_value": _with("set_value", "value")},
    "vacuum": {"clean": _Made("start"), "dock": _Made("return_to_base")},
    "water_heater": _as_named("turn_off", "turn_on"),
}
"""By domain and type, the device actions of Home Assistant's own kinds of entities."""


@callback
def entity_of(hass: HomeAssistant, step: Mapping[str, Any]) -> str | None:
    """Return the entity that a device action names, None where it names none that there is."""
    named = step.get(ATTR_ENTITY_ID)
    return er.async_resolve_entity_id(er.async_get(hass), named) if isinstance(named, str) else None


@callback
def call_of(hass: HomeAssistant, step: Mapping[str, Any], field: str) -> ActionCall | None:
    """Return the call that a device action makes; None for one that only its own integration knows."""
    domain, entity_id = str(step.get(CONF_DOMAIN)), entity_of(hass, step)
    made = DEVICE_ACTIONS.get(domain, {}).get(str(step.get(CONF_TYPE)))
    if made is None or entity_id is None or not hass.services.has_service(domain, made.service):
        return None
    data = {**made.data, **{name: step[key] for key, name in made.taken.items() if key in step}}
    return ActionCall(domain=domain, service=made.service, target={ATTR_ENTITY_ID: [entity_id]}, data=data, field=field)


@callback
def stands_for(hass: HomeAssistant, step: Mapping[str, Any]) -> str | None:
    """Return the entity that stands for what a device action is done to: one of that device; None where none does."""
    entity_id = entity_of(hass, step)
    entry = None if entity_id is None else er.async_get(hass).async_get(entity_id)
    return entity_id if entry is not None and entry.device_id == step.get(CONF_DEVICE_ID) else None


@callback
def risk_of(hass: HomeAssistant, step: Mapping[str, Any]) -> Risk:
    """Return how much harm a device action can do of which nobody knows what it does.

    An integration's own one may do anything to its device, whichever entity it names.
    """
    named = entity_of(hass, step)
    domain = str(step.get(CONF_DOMAIN))
    if named is not None and split_entity_id(named)[0] == domain:
        return entity_risk(hass, named)
    return greatest([domain_risk(domain), *([] if named is None else [entity_risk(hass, named)])])
