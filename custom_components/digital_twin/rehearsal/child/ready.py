"""Actions of no automation, made ready as Home Assistant does those of one."""

from collections.abc import Iterable, Mapping
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.script import async_validate_actions_config

from .conditions import async_judgeable
from .triggers import async_noted


async def async_ready(
    hass: HomeAssistant,
    actions: Iterable[Mapping[str, Any]],
    known: frozenset[str],
    assumed: list[str],
    noted: set[tuple[str, str]],
) -> list[Any]:
    """Return actions that a script can run here. Raises vol.Invalid or HomeAssistantError where none can.

    known: the integrations of the home. assumed: takes the conditions that count as met. noted: takes the domain and
    name of each device action that is only written down.
    """
    judged = await async_judgeable(hass, list(actions), known, assumed)
    return await async_validate_actions_config(hass, cv.SCRIPT_SCHEMA(await async_noted(hass, judged, noted)))
