"""What the interview tells: what the registries already know of a device, and what was learned from its history."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_translations

from ..const import DOMAIN
from ..core.messages import Message
from ..core.twin import Learned
from ..data import TwinConfig
from ..interview.entities import display_name
from ..texts import async_speaker

FAILED = (Message("learning_failed"),)


async def async_found(hass: HomeAssistant, config: TwinConfig) -> str:
    """Return the entities that the twin is made from, by the part they play, one line each."""
    names = await async_get_translations(hass, hass.config.language, "selector", [DOMAIN])
    parts = {"main": (config.main,)} | {role.value: refs for role, refs in config.roles.items()}
    return "\n".join(
        f"- {names.get(f'component.{DOMAIN}.selector.role.options.{part}', part)}: "
        + ", ".join(display_name(hass, ref) for ref in refs)
        for part, refs in parts.items()
    )


async def async_summary(hass: HomeAssistant, learned: Learned | None) -> str:
    """Return what was learned and what was left out, one line each."""
    messages = (*learned.report, *learned.gated) if learned is not None else FAILED
    speaker = await async_speaker(hass)
    return "\n".join(f"- {sentence}" for _, sentence in speaker.sentences(messages or FAILED))
