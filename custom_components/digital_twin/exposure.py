"""Keeps shadow entities away from voice assistants unless the user exposes them."""

from homeassistant.components.homeassistant.exposed_entities import async_expose_entity, async_get_entity_settings
from homeassistant.core import HomeAssistant, callback

ASSISTANTS = ("conversation", "cloud.alexa", "cloud.google_assistant")


@callback
def async_hide_from_assistants(hass: HomeAssistant, entity_id: str) -> None:
    """Say once that no assistant gets an entity; a choice that was made already, also by the user, stays."""
    settings = async_get_entity_settings(hass, entity_id)
    for assistant in ASSISTANTS:
        if "should_expose" not in settings.get(assistant, {}):
            async_expose_entity(hass, assistant, entity_id, False)
