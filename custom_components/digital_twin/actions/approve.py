"""digital_twin.approve and approve_alternative: somebody says yes to what was asked for, or to what passes instead."""

from typing import Any, Final

import voluptuous as vol
from homeassistant.core import ServiceCall

from ..access import async_user
from ..store.errors import StoreError
from ..texts import async_speaker
from .commit import not_stored
from .fields import name_field, schema
from .run_action import ATTR_APPROVAL, async_run_answer
from .selection import the_home

ATTR_CODE: Final = "code"
SCHEMA = schema({vol.Required(ATTR_APPROVAL): name_field, vol.Optional(ATTR_CODE): name_field})


async def async_approve(call: ServiceCall) -> dict[str, Any]:
    """Run what was asked for, and answer how it ended."""
    return await _async_approve(call, alternative=False)


async def async_approve_alternative(call: ServiceCall) -> dict[str, Any]:
    """Run the alternative instead, and answer how it ended."""
    return await _async_approve(call, alternative=True)


async def _async_approve(call: ServiceCall, *, alternative: bool) -> dict[str, Any]:
    home = the_home(call.hass)
    try:
        run = await home.door.approvals.async_approve(
            call.data[ATTR_APPROVAL], call.context, code=call.data.get(ATTR_CODE), alternative=alternative
        )
    except StoreError as err:
        raise not_stored(err) from err
    user = await async_user(call.hass, call.context)
    return await async_run_answer(call.hass, run, await async_speaker(call.hass), user)
