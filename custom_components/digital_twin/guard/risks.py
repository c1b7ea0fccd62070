"""How much harm an action can do that no twin answers for, by the domain and class of what it reaches."""

from collections.abc import Iterable, Mapping
from typing import Final

from homeassistant.const import ATTR_DEVICE_CLASS
from homeassistant.core import HomeAssistant, callback, split_entity_id

from ..core.models.kinds import Risk

_HARMLESS = (
    "ai_task", "assist_satellite", "calendar", "counter", "date", "datetime", "event", "fan", "image",
    "image_processing", "input_boolean", "input_button", "input_datetime", "input_number", "input_select", "input_text",
    "light", "logbook", "logger", "media_player", "mobile_app", "notify", "persistent_notification", "remote",
    "schedule", "sensor", "stt", "system_log", "telegram_bot", "text", "time", "timer", "todo", "tts", "update",
    "wake_word", "weather", "whatsapp",
)  # fmt: skip
_COSTLY = ("button", "camera", "cover", "humidifier", "lawn_mower", "number", "select", "siren", "switch", "vacuum")

RISKS: Final[Mapping[str, Risk]] = {
    **dict.fromkeys(_HARMLESS, Risk.HARMLESS),
    **dict.fromkeys(_COSTLY, Risk.COSTLY),
}
"""Domains not listed are risky: locks, valves, heating, alarm, and whatever nobody here knows."""
RISKY_COVERS: Final = frozenset({"garage", "gate", "door"})


def greatest(risks: Iterable[Risk]) -> Risk:
    """Return the greatest of some risks; of none it is none."""
    return max(risks, key=list(Risk).index, default=Risk.HARMLESS)


@callback
def domain_risk(domain: str) -> Risk:
    """Return the risk class of a domain's actions."""
    return RISKS.get(domain, Risk.RISKY)


@callback
def entity_risk(hass: HomeAssistant, entity_id: str) -> Risk:
    """Return the risk class of acting on an entity."""
    domain = split_entity_id(entity_id)[0]
    state = hass.states.get(entity_id)
    if domain == "cover" and state is not None and state.attributes.get(ATTR_DEVICE_CLASS) in RISKY_COVERS:
        return Risk.RISKY
    return domain_risk(domain)


@callback
def widest_risk(hass: HomeAssistant, domain: str) -> Risk:
    """Return the risk class of acting on any entity of a domain that there is."""
    return greatest(
        [domain_risk(domain), *(entity_risk(hass, entity_id) for entity_id in hass.states.async_entity_ids(domain))]
    )
