"""The twins a caller means and may reach: read, control or administer, by Home Assistant's own permissions."""

from typing import TYPE_CHECKING

from homeassistant.auth.permissions.const import CAT_ENTITIES
from homeassistant.const import ATTR_ENTITY_ID, ENTITY_MATCH_ALL
from homeassistant.core import ServiceCall
from homeassistant.exceptions import Unauthorized

from ..access import async_user, may, require
from .fields import TARGET_KEYS, refuse
from .selection import the_home, twins_of

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator


async def async_reach(call: ServiceCall, policy: str, *, needed: bool = True) -> list[TwinCoordinator]:
    """Return the twins a call's target means. needed: a target must be there; else none means all twins.

    Raises Unauthorized where a twin is named and the user may not do that with one of the entities it shadows; of all
    twins those that are permitted are returned, and it is an error if none of them is. Raises ServiceValidationError
    for a target without a twin, and for none where one is needed.
    """
    hass, context = call.hass, call.context
    user = await async_user(hass, context)
    home = the_home(hass)
    given = any(call.data.get(key) for key in TARGET_KEYS)
    if needed and not given:
        raise refuse("missing_target")
    if given and call.data.get(ATTR_ENTITY_ID) != ENTITY_MATCH_ALL:
        twins = twins_of(hass, home, call.data)
        for twin in twins:
            require(user, context, twin.shadowed_ids, policy)
        return twins
    twins = [twin for twin in home.twins.values() if may(user, twin, policy)]
    if home.twins and not twins:
        raise Unauthorized(context=context, permission=policy, perm_category=CAT_ENTITIES)
    return twins


async def async_reach_one(call: ServiceCall, policy: str) -> TwinCoordinator:
    """Return the one twin a call's target means. Raises ServiceValidationError for several of them, too."""
    twins = await async_reach(call, policy)
    if len(twins) != 1:
        raise refuse("just_one_twin", count=str(len(twins)))
    return twins[0]
