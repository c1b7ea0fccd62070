"""Device actions of Home Assistant's own kinds of entities, as the calls they make."""

from collections.abc import Mapping
from typing import Any, Final

from homeassistant.const import ATTR_ENTITY_ID, CONF_DOMAIN, CONF_TYPE
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from ..commands import SUPPORTED
from ..core.models.kinds import Risk
from ..guard.risks import domain_risk, entity_risk
from ..guard.targets import ActionCall

RENAMED: Final[Mapping[tuple[str, str], str]] = {
    ("alarm_control_panel", "arm_away"): "alarm_arm_away",
    ("alarm_control_panel", "arm_home"): "alarm_arm_home",
    ("alarm_control_panel", "arm_night"): "alarm_arm_night",
    ("alarm_control_panel", "arm_vacation"): "alarm_arm_vacation",
    ("alarm_control_panel", "disarm"): "alarm_disarm",
    ("alarm_control_panel", "trigger"): "alarm_trigger",
    ("cover", "close"): "close_cover",
    ("cover", "open"): "open_cover",
    ("cover", "set_position"): "set_cover_position",
    ("cover", "stop"): "stop_cover",
    ("vacuum", "clean"): "start",
    ("vacuum", "dock"): "return_to_base",
}
"""By domain and type of a device action, the entity's action where it is called otherwise."""
FIELDS: Final = frozenset({"brightness_pct", "code", "flash", "humidity", "hvac_mode", "mode", "position", "value"})
"""What a device action passes on to it."""


@callback
def entity_of(hass: HomeAssistant, step: Mapping[str, Any]) -> str | None:
    """Return the entity that a device action names, None where it names none that there is."""
    named = step.get(ATTR_ENTITY_ID)
    return er.async_resolve_entity_id(er.async_get(hass), named) if isinstance(named, str) else None


@callback
def call_of(hass: HomeAssistant, step: Mapping[str, Any], field: str) -> ActionCall | None:
    """Return the call that a device action makes; None for one that only its own integration knows."""
    domain, kind, entity_id = str(step.get(CONF_DOMAIN)), str(step.get(CONF_TYPE)), entity_of(hass, step)
    service = RENAMED.get((domain, kind), kind)
    if entity_id is None or (domain, service) not in SUPPORTED or not hass.services.has_service(domain, service):
        return None
    data = {key: value for key, value in step.items() if key in FIELDS}
    return ActionCall(domain=domain, service=service, target={ATTR_ENTITY_ID: [entity_id]}, data=data, field=field)


@callback
def risk_of(hass: HomeAssistant, step: Mapping[str, Any]) -> Risk:
    """Return how much harm a device action can do of which nobody knows what it does."""
    if (entity_id := entity_of(hass, step)) is not None:
        return entity_risk(hass, entity_id)
    return domain_risk(str(step.get(CONF_DOMAIN)))
