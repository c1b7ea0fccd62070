"""digital_twin.reject: somebody says no; what was asked for is dropped."""

from typing import Any

from homeassistant.core import ServiceCall

from ..store.errors import StoreError
from .approve import ATTR_CODE, SCHEMA
from .commit import not_stored
from .run_action import ATTR_APPROVAL
from .selection import the_home

__all__ = ["SCHEMA", "async_reject"]


async def async_reject(call: ServiceCall) -> dict[str, Any]:
    """Drop it, and answer with what was dropped."""
    home = the_home(call.hass)
    approval_id = call.data[ATTR_APPROVAL]
    try:
        await home.door.approvals.async_reject(approval_id, call.context, code=call.data.get(ATTR_CODE))
    except StoreError as err:
        raise not_stored(err) from err
    return {"approval": approval_id, "result": "rejected"}
