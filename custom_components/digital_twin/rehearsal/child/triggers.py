"""Triggers and device actions of integrations that are not here: what else is in the automation still plays."""

from collections.abc import Mapping
from typing import Any, Final

import voluptuous as vol
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.script import async_validate_actions_config
from homeassistant.helpers.trigger import async_validate_trigger_config
from homeassistant.loader import IntegrationNotFound, async_get_integration
from homeassistant.util import slugify

DEVICE: Final = "device"
OWN: Final = frozenset(
    {"event", "homeassistant", "moon", "numeric_state", "persistent_notification", "state", "sun", "template", "time",
     "time_pattern", "zone"}
)  # fmt: skip
"""What Home Assistant itself, its clock and the sky set off."""
OUTSIDE: Final = frozenset({"conversation", "webhook"})
"""Of the integrations that come with every home, those that wait for somebody outside."""
HOME_TYPES: Final = frozenset({"entity", "helper", "system", "virtual"})
NEVER: Final = "digital_twin_rehearsal_never"
KEPT: Final = ("id", "alias", "enabled", "variables")
PLACE: Final = ("device_id", "domain", "type")
"""What a device's trigger, condition or action names."""
NOT_ACTIONS: Final = frozenset({"trigger", "platform", "condition"})


async def async_playable(
    hass: HomeAssistant, config: Mapping[str, Any], known: frozenset[str]
) -> tuple[dict[str, Any], list[str]]:
    """Return an automation whose triggers can all be attached, and the names of those that will never fire.

    known: the integrations of the home, the user's own among them.

    A trigger that cannot be played is replaced in its place by one that waits for ever, so that the others keep theirs.
    """
    silenced: list[str] = []
    played = dict(config)
    for key in ("triggers", "trigger"):
        if key in played and isinstance(played[key], Mapping | list):
            played[key] = await _async_played(hass, played[key], known, silenced)
    return played, silenced


async def _async_played(hass: HomeAssistant, triggers: Any, known: frozenset[str], silenced: list[str]) -> Any:
    if isinstance(triggers, list):
        return [await _async_played(hass, item, known, silenced) for item in triggers]
    if not isinstance(triggers, Mapping):
        return triggers
    if "triggers" in triggers:
        return {**triggers, "triggers": await _async_played(hass, triggers["triggers"], known, silenced)}
    name = triggers.get("trigger", triggers.get("platform"))
    if not isinstance(name, str) or await _async_can_play(hass, name, triggers, known):
        return triggers
    silenced.append(_shown(name, triggers))
    return {
        "trigger": "event", "event_type": NEVER, **{key: triggers[key] for key in KEPT if key in triggers}
    }  # fmt: skip


async def _async_can_play(hass: HomeAssistant, name: str, trigger: Mapping[str, Any], known: frozenset[str]) -> bool:
    """Return whether something in the rehearsed home can set a trigger off. One that is just wrong counts as played."""
    domain = name.partition(".")[0]
    if domain == DEVICE:
        try:
            await async_validate_trigger_config(hass, cv.TRIGGER_SCHEMA([dict(trigger)]))
        except (HomeAssistantError, vol.Invalid):  # fmt: skip
            return False
        return True
    if domain in OWN or domain in OUTSIDE:
        return domain in OWN
    try:
        integration = await async_get_integration(hass, domain)
    except IntegrationNotFound:
        return domain not in known
    return integration.integration_type in HOME_TYPES


def _shown(name: str, trigger: Mapping[str, Any]) -> str:
    """Return what to call a trigger; of a device's its integration and type."""
    if name != DEVICE:
        return name
    return " ".join(str(trigger[key]) for key in ("domain", "type", "subtype") if trigger.get(key)) or name


async def async_noted(hass: HomeAssistant, config: Any, noted: set[tuple[str, str]]) -> Any:
    """Return a configuration with the device actions of integrations that are not here as calls to be written down.

    noted: takes the domain and name of each such call.
    """
    if isinstance(config, list):
        return [await async_noted(hass, item, noted) for item in config]
    if not isinstance(config, Mapping):
        return config
    if not _is_device_action(config) or await _async_can_act(hass, config):
        return {key: await async_noted(hass, value, noted) for key, value in config.items()}
    call = (str(config["domain"]), slugify(str(config["type"])))
    noted.add(call)
    told = {key: value for key, value in config.items() if key not in (*PLACE, *KEPT, "continue_on_error")}
    kept = {key: config[key] for key in (*KEPT, "continue_on_error") if key in config and key != "id"}
    return {**kept, "action": ".".join(call), "data": told}


def _is_device_action(config: Mapping[str, Any]) -> bool:
    return all(isinstance(config.get(key), str) for key in PLACE) and not NOT_ACTIONS & config.keys()


async def _async_can_act(hass: HomeAssistant, action: Mapping[str, Any]) -> bool:
    """Return whether a device action can be set up here."""
    try:
        await async_validate_actions_config(hass, cv.SCRIPT_SCHEMA([dict(action)]))
    except (HomeAssistantError, vol.Invalid):  # fmt: skip
        return False
    return True
