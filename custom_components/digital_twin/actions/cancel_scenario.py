"""digital_twin.cancel_scenario: stops the scenario that is under way."""

from typing import Any

from homeassistant.core import ServiceCall

from .fields import schema
from .selection import the_home

SCHEMA = schema({})


async def async_cancel_scenario(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: whether there was one to stop."""
    return {"cancelled": await the_home(call.hass).scenarios.async_cancel()}
