"""With the user's consent a guarded shadow takes its source's place with voice assistants; undone with the mode."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.homeassistant.exposed_entities import async_expose_entity, async_should_expose
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback, split_entity_id
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from ..const import CONF_VOICED, DOMAIN, Mode
from ..exposure import ASSISTANTS

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

READ_ONLY: Final = frozenset({"binary_sensor", "sensor"})
"""Domains of entities that nobody commands: their shadows take nobody's place."""


@callback
def async_settle_voice(twin: TwinCoordinator) -> None:
    """Let the twin's shadows take their sources' places, or give them back, as the twin's mode now says."""
    config = twin.config
    if config.mode is not Mode.GUARD or not config.voice:
        if config.voiced:
            async_give_back(twin.hass, twin.entry)
            twin.config = replace(config, voiced={})
        return
    voiced = dict(config.voiced)
    for ref in twin.shadowed:
        source = twin.sources[ref]
        shadow = _shadow(twin.hass, twin.entry.entry_id, source, ref)
        if source in twin.gone or shadow is None or split_entity_id(source)[0] in READ_ONLY:
            continue
        _furnish(twin.hass, source, shadow)
        if ref not in voiced:
            voiced[ref] = tuple(name for name in ASSISTANTS if async_should_expose(twin.hass, name, source))
            for assistant in voiced[ref]:
                async_expose_entity(twin.hass, assistant, shadow, True)
                async_expose_entity(twin.hass, assistant, source, False)
    if voiced != config.voiced:
        twin.config = replace(config, voiced=voiced)
        _keep(twin.hass, twin.entry, voiced)


@callback
def async_give_back(hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
    """Expose a twin's sources again where its shadows took their places, and take that from the shadows."""
    registry = er.async_get(hass)
    for ref, assistants in entry.data.get(CONF_VOICED, {}).items():
        source = er.async_resolve_entity_id(registry, ref)
        if source is None:
            continue
        shadow = _shadow(hass, entry.entry_id, source, ref)
        for assistant in assistants:
            async_expose_entity(hass, assistant, source, True)
            if shadow is not None:
                async_expose_entity(hass, assistant, shadow, False)
        if shadow is not None:
            registry.async_update_entity(shadow, aliases=[er.COMPUTED_NAME])
            _move(hass, shadow, _area_of(hass, source), None)
    if hass.config_entries.async_get_entry(entry.entry_id) is not None:
        _keep(hass, entry, {})


def _keep(hass: HomeAssistant, entry: ConfigEntry[Any], voiced: Mapping[str, tuple[str, ...]]) -> None:
    kept = {ref: list(assistants) for ref, assistants in voiced.items()}
    hass.config_entries.async_update_entry(entry, data={**entry.data, CONF_VOICED: kept})


def _shadow(hass: HomeAssistant, entry_id: str, source: str, ref: str) -> str | None:
    return er.async_get(hass).async_get_entity_id(split_entity_id(source)[0], DOMAIN, f"{entry_id}_{ref}")


def _furnish(hass: HomeAssistant, source: str, shadow: str) -> None:
    """Give a shadow its source's area, and the names by which people call that."""
    registry = er.async_get(hass)
    entry = registry.async_get(source)
    state = hass.states.get(source)
    names = [] if state is None else [state.name]
    if entry is not None:
        names += [alias for alias in entry.aliases if isinstance(alias, str)]
    registry.async_update_entity(shadow, aliases=[er.COMPUTED_NAME, *dict.fromkeys(names)])
    _move(hass, shadow, None, _area_of(hass, source))


def _area_of(hass: HomeAssistant, entity_id: str) -> str | None:
    entry = er.async_get(hass).async_get(entity_id)
    if entry is None or entry.area_id is not None or entry.device_id is None:
        return None if entry is None else entry.area_id
    device = dr.async_get(hass).async_get(entry.device_id)
    return None if device is None else dr.async_get_effective_area_id(hass, device)


def _move(hass: HomeAssistant, shadow: str, before: str | None, after: str | None) -> None:
    """Put a shadow into an area, unless somebody put it elsewhere than it was before.

    One that has no name of its own can only be moved by its device. Its category keeps that device's entities out of
    what is called for an area.
    """
    entry = er.async_get(hass).async_get(shadow)
    if entry is None:
        return
    if entry.name or entry.original_name:
        if entry.area_id == before:
            er.async_get(hass).async_update_entity(shadow, area_id=after)
        return
    device = None if entry.device_id is None else dr.async_get(hass).async_get(entry.device_id)
    if isinstance(device, dr.DeviceEntry) and device.area_id == before:
        dr.async_get(hass).async_update_device(device.id, area_id=after)
