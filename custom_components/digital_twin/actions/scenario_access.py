"""Who may see and change kept scenarios: whoever may do that with every device they are about."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from homeassistant.auth.permissions.const import CAT_ENTITIES
from homeassistant.core import ServiceCall
from homeassistant.exceptions import Unauthorized

from ..access import POLICY_CONTROL, POLICY_READ, async_user, may

if TYPE_CHECKING:
    from homeassistant.auth.models import User

    from ..coordinator import TwinCoordinator
    from ..manager import Home
    from ..store.records import ScenarioRecord


async def async_reader(call: ServiceCall) -> User | None:
    """Return who asks. Raises UnknownUser for somebody who is gone."""
    return await async_user(call.hass, call.context)


def may_see(home: Home, user: User | None, record: ScenarioRecord) -> bool:
    """Return whether a user may read every device that a kept answer is about."""
    return _may(home, user, {"request": record.request, "result": record.result}, POLICY_READ)


def may_see_saved(home: Home, user: User | None, scenario: Mapping[str, Any]) -> bool:
    """Return whether a user may read every device that a saved scenario is about."""
    return _may(home, user, scenario, POLICY_READ)


def require_seen(call: ServiceCall, home: Home, user: User | None, record: ScenarioRecord) -> None:
    """Raise Unauthorized where a user may not read what a kept answer is about."""
    if not may_see(home, user, record):
        raise Unauthorized(context=call.context, permission=POLICY_READ, perm_category=CAT_ENTITIES)


def require_changed(call: ServiceCall, home: Home, user: User | None, scenario: Mapping[str, Any]) -> None:
    """Raise Unauthorized where a user may not control what a scenario is about."""
    if not _may(home, user, scenario, POLICY_CONTROL):
        raise Unauthorized(context=call.context, permission=POLICY_CONTROL, perm_category=CAT_ENTITIES)


def _may(home: Home, user: User | None, scenario: Mapping[str, Any], policy: str) -> bool:
    return user is None or all(may(user, twin, policy) for twin in _about(home, scenario))


def _about(home: Home, scenario: Mapping[str, Any]) -> list[TwinCoordinator]:
    """Return the twins that are named; what names none is about the whole home."""
    sources = {source: twin for twin in home.twins.values() for source in twin.sources.values()}
    named = {twin.entry.entry_id: twin for text in _texts(scenario) if (twin := sources.get(text)) is not None}
    return list(named.values()) or list(home.twins.values())


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield str(key)
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
