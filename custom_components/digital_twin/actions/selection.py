"""The home and the twins that a call means."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from homeassistant.const import ATTR_DEVICE_ID, ATTR_ENTITY_ID, ENTITY_MATCH_ALL
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError

from ..channel_names import channel_refusal
from ..data import DATA
from ..guard.expansion import expand, is_own
from .fields import ATTR_CHANNEL, TARGET_KEYS, refuse, shown

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home


@callback
def the_home(hass: HomeAssistant) -> Home:
    """Return the home. Raises ServiceValidationError while it is not set up."""
    data = hass.data.get(DATA)
    if data is None or data.home is None:
        raise refuse("home_missing")
    return data.home


@callback
def twins_of(hass: HomeAssistant, home: Home, target: Mapping[str, Any]) -> list[TwinCoordinator]:
    """Return the twins a target means, each once; `all` are all of the home, and a target without selectors is none.

    Raises ServiceValidationError for an entity or a device that has no twin, and for places without any.
    """
    if not any(target.get(key) for key in TARGET_KEYS):
        return []
    named = target.get(ATTR_ENTITY_ID) or []
    if named == ENTITY_MATCH_ALL:
        return list(home.twins.values())
    entity_ids = named if isinstance(named, list) else [named]
    real = [entity_id for entity_id in entity_ids if not is_own(hass, entity_id)]
    expansion = expand(hass, home, {**target, ATTR_ENTITY_ID: real, ATTR_DEVICE_ID: []})
    if expansion.missing:
        missing = expansion.missing[0].params
        raise refuse("unknown_target", target=str(missing.get("entity", missing.get("target"))))
    own = [entity_id for entity_id in entity_ids if entity_id not in real]
    found = {
        **_named(own, home.twin_of_entity),
        **_named(target.get(ATTR_DEVICE_ID) or [], home.twin_of_device),
        **_named(expansion.named, home.twin_of_entity),
    }
    for entity_id in expansion.further:
        if (twin := home.twin_of_entity(entity_id)) is not None:
            found[twin.entry.entry_id] = twin
    if not found:
        raise refuse("no_twin_there", target=shown({key: target[key] for key in TARGET_KEYS if target.get(key)}))
    return list(found.values())


def refused_channel(
    twins: Sequence[TwinCoordinator], field: str, wanted: str | None, allowed: Iterable[str] | None = None
) -> ServiceValidationError:
    """Return the translated error for a channel that twins have not, naming the field and what is allowed."""
    key, placeholders = channel_refusal(twins, field, wanted, allowed)
    return refuse(key, **placeholders)


def wanted_channel(twins: Sequence[TwinCoordinator], data: Mapping[str, Any]) -> str | None:
    """Return the channel that a call is about, None for all. Raises ServiceValidationError for one that no twin has."""
    wanted: str | None = data.get(ATTR_CHANNEL)
    if wanted is not None and not any(wanted in twin.channels for twin in twins):
        raise refused_channel(twins, ATTR_CHANNEL, wanted)
    return wanted


def _named(names: Iterable[str], twin_of: Callable[[str], TwinCoordinator | None]) -> dict[str, TwinCoordinator]:
    """Return the twins of entities or devices that were named, by entry id; one without a twin is an error."""
    found: dict[str, TwinCoordinator] = {}
    for name in names:
        if (twin := twin_of(name)) is None:
            raise refuse("unknown_twin", target=name)
        found[twin.entry.entry_id] = twin
    return found
