"""The events of twins as lines of the logbook."""

from collections.abc import Callable
from typing import Any

from homeassistant.components.logbook.const import (
    LOGBOOK_ENTRY_CONTEXT_ID,
    LOGBOOK_ENTRY_ENTITY_ID,
    LOGBOOK_ENTRY_MESSAGE,
    LOGBOOK_ENTRY_NAME,
)
from homeassistant.components.logbook.models import LazyEventPartialState
from homeassistant.const import ATTR_ENTITY_ID, ATTR_NAME
from homeassistant.core import Event, HomeAssistant, callback

from .const import DOMAIN
from .events import EVENT, async_sentence


@callback
def async_describe_events(
    hass: HomeAssistant,
    async_describe_event: Callable[[str, str, Callable[[LazyEventPartialState], dict[str, Any]]], None],
) -> None:
    """Register how an event reads."""

    @callback
    def describe(event: LazyEventPartialState | Event) -> dict[str, Any]:
        data = event.data
        line = {
            LOGBOOK_ENTRY_NAME: data.get(ATTR_NAME),
            LOGBOOK_ENTRY_MESSAGE: async_sentence(hass, data.get("kind", ""), data.get("data", {})),
            LOGBOOK_ENTRY_ENTITY_ID: data.get(ATTR_ENTITY_ID),
        }
        if isinstance(event, LazyEventPartialState):
            line[LOGBOOK_ENTRY_CONTEXT_ID] = event.context_id
        return line

    async_describe_event(DOMAIN, EVENT, describe)
