"""Conditions of integrations that are not here: they count as met, and the report says so."""

from collections.abc import Mapping
from typing import Any, Final

import voluptuous as vol
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.condition import async_validate_condition_config
from homeassistant.loader import IntegrationNotFound, async_get_integration

from .guarded import OWN

DEVICE: Final = "device"
JUDGED: Final = frozenset(
    {"and", "not", "numeric_state", "or", "state", "sun", "template", "time", "trigger", "zone", OWN}
)  # fmt: skip
"""What Home Assistant itself judges, and this integration's own condition, for which there is a stand-in."""
KEPT: Final = ("alias", "enabled")
MET: Final = {"condition": "and", "conditions": []}
"""A condition that nothing is asked of."""


async def async_judgeable(hass: HomeAssistant, config: Any, known: frozenset[str], assumed: list[str]) -> Any:
    """Return a configuration all of whose conditions can be judged here; assumed takes the names of the others.

    known: the integrations of the home, the user's own among them.
    """
    if isinstance(config, list):
        return [await async_judgeable(hass, item, known, assumed) for item in config]
    if not isinstance(config, Mapping):
        return config
    name = config.get("condition")
    if not isinstance(name, str) or "{" in name or await _async_can_judge(hass, name, config, known):
        return {key: await async_judgeable(hass, value, known, assumed) for key, value in config.items()}
    assumed.append(_shown(name, config))
    return {**MET, **{key: config[key] for key in KEPT if key in config}}


async def _async_can_judge(hass: HomeAssistant, name: str, config: Mapping[str, Any], known: frozenset[str]) -> bool:
    """Return whether a condition can be judged here. One that is just wrong counts as such: it is told elsewhere."""
    domain = name.partition(".")[0]
    if domain in JUDGED:
        return True
    if domain == DEVICE:
        try:
            await async_validate_condition_config(hass, cv.CONDITION_SCHEMA(dict(config)))
        except (HomeAssistantError, vol.Invalid):  # fmt: skip
            return False
        return True
    try:
        await async_get_integration(hass, domain)
    except IntegrationNotFound:
        return domain not in known
    return True


def _shown(name: str, config: Mapping[str, Any]) -> str:
    """Return what to call a condition; a device's by its integration and type."""
    if name != DEVICE:
        return name
    return " ".join(str(config[key]) for key in ("domain", "type", "subtype") if config.get(key)) or name
