"""digital_twin.cancel_scenario: stops the scenario that is under way."""

from typing import Any

from homeassistant.core import ServiceCall

from ..access import POLICY_CONTROL
from .fields import schema
from .reach import async_reach
from .selection import the_home

SCHEMA = schema({})


async def async_cancel_scenario(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: whether there was one to stop."""
    await async_reach(call, POLICY_CONTROL, needed=False)
    return {"cancelled": await the_home(call.hass).scenarios.async_cancel()}
