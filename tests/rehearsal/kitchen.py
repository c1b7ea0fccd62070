"""A home with a thermostat in the kitchen and a lamp in the hall, and two automations that hang together."""

from typing import Any

from homeassistant.core import HomeAssistant

from custom_components.digital_twin.const import DOMAIN

CLIMATE = "climate.kitchen"
LAMP = "light.hall"
THERMOSTAT = {
    "current_temperature": 19.0,
    "temperature": 17.0,
    "hvac_modes": ["off", "heat"],
    "hvac_action": "idle",
    "min_temp": 5,
    "max_temp": 30,
    "supported_features": 385,
}
MORNING = {
    "id": "morning",
    "alias": "Morning heat",
    "triggers": [{"trigger": "time", "at": "06:00:00"}],
    "actions": [
        {"action": "climate.set_temperature", "target": {"entity_id": CLIMATE}, "data": {"temperature": 22}},
    ],
}
WARM = {
    "id": "warm",
    "alias": "Warm enough",
    "triggers": [{"trigger": "numeric_state", "entity_id": CLIMATE, "attribute": "current_temperature", "above": 20.5}],
    "actions": [
        {"action": "light.turn_on", "target": {"entity_id": LAMP}},
        {"action": "notify.me", "data": {"message": "{{ state_attr('climate.kitchen', 'current_temperature') }}"}},
    ],
}


async def async_rehearse(hass: HomeAssistant, **data: Any) -> dict[str, Any]:
    """Call the action."""
    answer = await hass.services.async_call(DOMAIN, "rehearse", data, blocking=True, return_response=True)
    assert isinstance(answer, dict)
    return answer
