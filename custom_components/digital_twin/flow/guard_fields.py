"""What is asked of somebody who wants a twin to pass commands on."""

from typing import Final

import voluptuous as vol
from homeassistant.core import HomeAssistant, split_entity_id
from homeassistant.helpers.selector import BooleanSelector

from ..const import CONF_VOICE, Mode
from ..data import TwinConfig
from ..guard.voice import READ_ONLY
from ..interview.entities import to_entity_id

CONF_CONSENT: Final = "consent"


def commanded(hass: HomeAssistant, config: TwinConfig) -> list[str]:
    """Return the references of the twin's members that can be told something."""
    present = {ref: to_entity_id(hass, ref) for ref in config.members}
    return [ref for ref, name in present.items() if name and split_entity_id(name)[0] not in READ_ONLY]


def modes(hass: HomeAssistant, config: TwinConfig) -> tuple[Mode, ...]:
    """Return the modes that make sense for a twin: a device that only measures has nothing to guard."""
    guarded = config.mode is Mode.GUARD or bool(commanded(hass, config))
    return tuple(mode for mode in Mode if mode is not Mode.GUARD or guarded)


def guard_form(config: TwinConfig) -> vol.Schema:
    """Return the form; consent is asked for anew each time."""
    return vol.Schema(
        {
            vol.Required(CONF_CONSENT, default=False): BooleanSelector(),
            vol.Required(CONF_VOICE, default=config.voice): BooleanSelector(),
        }
    )
