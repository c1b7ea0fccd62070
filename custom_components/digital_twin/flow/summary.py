"""What the interview tells: what the registries already know of a device, and what was learned from its history."""

from typing import Final

from homeassistant.components.climate.const import ATTR_CURRENT_TEMPERATURE
from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_translations

from ..const import DOMAIN, Role
from ..core.messages import Message
from ..core.twin import Learned
from ..data import TwinConfig
from ..interview.entities import display_name, to_entity_id
from ..texts import async_speaker

THERMOSTAT: Final = "thermostat"
FAILED = (Message("learning_failed"),)


async def async_found(hass: HomeAssistant, config: TwinConfig) -> str:
    """Return the entities that the twin is made from, by the part they play, one line each."""
    names = await async_get_translations(hass, hass.config.language, "selector", [DOMAIN])
    parts = {"main": (config.main,)} | {role.value: refs for role, refs in config.roles.items()}
    lines = {part: ", ".join(display_name(hass, ref) for ref in refs) for part, refs in parts.items()}
    if own := _own_sensor(hass, config):
        lines[Role.ROOM_TEMPERATURE.value] = (await async_speaker(hass)).say(Message("found_own_sensor", {"name": own}))
    return "\n".join(
        f"- {names.get(f'component.{DOMAIN}.selector.role.options.{part}', part)}: {line}"
        for part, line in lines.items()
    )


async def async_summary(hass: HomeAssistant, config: TwinConfig, learned: Learned | None) -> str:
    """Return whose temperature counts as the room's, what was learned and what was left out, one line each."""
    messages = ((*learned.report, *learned.gated) if learned is not None else FAILED) or FAILED
    if own := _own_sensor(hass, config):
        messages = (Message("follows_own_sensor", {"name": own}), *messages)
    elif refs := config.roles.get(Role.ROOM_TEMPERATURE):
        messages = (Message("follows_room_sensor", {"name": display_name(hass, refs[0])}), *messages)
    speaker = await async_speaker(hass)
    return "\n".join(f"- {sentence}" for _, sentence in speaker.sentences(messages))


def _own_sensor(hass: HomeAssistant, config: TwinConfig) -> str | None:
    """Return the thermostat whose own temperature counts as the room's, None where a sensor took its place."""
    if config.roles.get(Role.ROOM_TEMPERATURE) or (entity_id := to_entity_id(hass, config.main)) is None:
        return None
    state = hass.states.get(entity_id)
    measures = state is not None and state.attributes.get(ATTR_CURRENT_TEMPERATURE) is not None
    return display_name(hass, config.main) if config.kind == THERMOSTAT and measures else None
