"""Shadows of locks."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.lock import ATTR_CHANGED_BY, LockEntity
from homeassistant.components.lock.const import LockEntityFeature, LockState
from homeassistant.const import ATTR_CODE, ATTR_CODE_FORMAT, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .data import TwinConfigEntry
from .entity import ShadowEntity, features, has_default_code, shadowed_refs

PARALLEL_UPDATES = 0


async def async_setup_entry(
    _hass: HomeAssistant, entry: TwinConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shadows of a twin's locks."""
    twin = entry.runtime_data
    async_add_entities(ShadowLock(twin, ref) for ref in shadowed_refs(twin, Platform.LOCK))


class ShadowLock(ShadowEntity, LockEntity):
    """The shadow of a lock.

    It asks for no code, as it protects nothing: a code that only the real lock has stored would make
    `lock.lock` for all locks fail at the shadow. Only a guard's, which passes commands on, asks for the lock's code.
    """

    mirrored = (ATTR_CHANGED_BY, ATTR_CODE_FORMAT)

    @override
    def mirror(self, state: str | None, attributes: Mapping[str, Any]) -> None:
        """Take over where the bolt is or is going."""
        self._attr_supported_features = features(LockEntityFeature, attributes)
        self._attr_changed_by = attributes.get(ATTR_CHANGED_BY)
        self._attr_is_jammed = state == LockState.JAMMED
        self._attr_is_opening = state == LockState.OPENING
        self._attr_is_locking = state == LockState.LOCKING
        self._attr_is_open = state == LockState.OPEN
        self._attr_is_unlocking = state == LockState.UNLOCKING
        self._attr_is_locked = None if state is None else state == LockState.LOCKED
        if self.twin.guarded is not None and not has_default_code(self.twin.hass, self.twin.sources[self.ref]):
            self._attr_code_format = attributes.get(ATTR_CODE_FORMAT)

    def _passed_on(self, kwargs: dict[str, Any]) -> dict[str, Any]:
        return {key: kwargs[key] for key in (ATTR_CODE,) if self.twin.guarded is not None and kwargs.get(key)}

    @override
    async def async_lock(self, **kwargs: Any) -> None:
        """Lock the twin."""
        await self.async_command("lock", **self._passed_on(kwargs))

    @override
    async def async_unlock(self, **kwargs: Any) -> None:
        """Unlock the twin."""
        await self.async_command("unlock", **self._passed_on(kwargs))

    @override
    async def async_open(self, **kwargs: Any) -> None:
        """Open the twin's latch."""
        await self.async_command("open", **self._passed_on(kwargs))
