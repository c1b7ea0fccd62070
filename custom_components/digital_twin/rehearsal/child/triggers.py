"""Triggers that nothing in the rehearsed home can set off: others of the same automation still do."""

from collections.abc import Mapping
from typing import Any, Final

import voluptuous as vol
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.trigger import async_validate_trigger_config
from homeassistant.loader import IntegrationNotFound, async_get_integration

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
