"""Who may do what: the same rules as for Home Assistant's own entities, asked of the entities a twin reads.

A call without a user, as from an automation, passes, as it does throughout Home Assistant.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import CAT_ENTITIES, POLICY_CONTROL, POLICY_READ
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import Unauthorized, UnknownUser

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

__all__ = [
    "POLICY_CONTROL",
    "POLICY_READ",
    "async_require_admin",
    "async_require_control",
    "async_require_read",
    "async_user",
    "may",
    "require",
]


async def async_user(hass: HomeAssistant, context: Context) -> User | None:
    """Return the user behind a context; None where there is none. Raises UnknownUser for one that is gone."""
    if context.user_id is None:
        return None
    user = await hass.auth.async_get_user(context.user_id)
    if user is None:
        raise UnknownUser(context=context)
    return user


def may(user: User | None, twin: TwinCoordinator, policy: str) -> bool:
    """Return whether a user (None: no user) may read or control every entity that a twin shadows."""
    return user is None or all(user.permissions.check_entity(entity_id, policy) for entity_id in twin.shadowed_ids)


def require(user: User | None, context: Context, entity_ids: Iterable[str], policy: str) -> None:
    """Raise Unauthorized, naming the entity, where a user may not do that with one of them."""
    for entity_id in entity_ids:
        if user is not None and not user.permissions.check_entity(entity_id, policy):
            raise Unauthorized(
                context=context, entity_id=entity_id, permission=policy, perm_category=CAT_ENTITIES, user_id=user.id
            )


async def async_require_control(hass: HomeAssistant, context: Context, entity_ids: Iterable[str]) -> None:
    """Raise Unauthorized unless the user behind a context may control all of these entities."""
    require(await async_user(hass, context), context, entity_ids, POLICY_CONTROL)


async def async_require_read(hass: HomeAssistant, context: Context, entity_ids: Iterable[str]) -> None:
    """Raise Unauthorized unless the user behind a context may read all of these entities."""
    require(await async_user(hass, context), context, entity_ids, POLICY_READ)


async def async_require_admin(hass: HomeAssistant, context: Context) -> None:
    """Raise Unauthorized unless the user behind a context is an administrator."""
    user = await async_user(hass, context)
    if user is not None and not user.is_admin:
        raise Unauthorized(context=context, user_id=user.id)
