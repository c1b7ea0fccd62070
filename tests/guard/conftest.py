"""A home with real entities behind the guard: a lamp, a fridge's switch, a front door, a radiator, and Anna."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any

import pytest
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component

from custom_components.digital_twin.const import CONF_PERSONS, DOMAIN, HOME_UNIQUE_ID
from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.core.twin import Learned, Trust
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.manager import Home
from tests.common import async_add_entry, async_add_home, twin_entry
from tests.platforms.physical import PhysicalLight, PhysicalLock, PhysicalSwitch, async_add_physical

PERSON = "person.anna"
LAMP, FRIDGE, DOOR = "light.lamp", "switch.fridge", "lock.door"


class MoodyLight(PhysicalLight):
    """A light that may be deaf, or out of reach."""

    deaf = False
    error: Exception | None = None

    async def async_turn_on(self, **kwargs: Any) -> None:
        if self.error is not None:
            raise self.error
        if self.deaf:
            await self._told("turn_on", **kwargs)
        else:
            await super().async_turn_on(**kwargs)


class ObedientLock(PhysicalLock):
    """A lock that does what it is told; a slow one when it may, and one whose bolt only sets off."""

    slow: asyncio.Event | None = None
    sets_off = False

    async def async_unlock(self, **kwargs: Any) -> None:
        await self._told("unlock", **kwargs)
        if self.sets_off:
            self.show(is_unlocking=True)
        else:
            self.show(is_locked=False)

    async def async_lock(self, **kwargs: Any) -> None:
        await self._told("lock", **kwargs)
        if self.slow is not None:
            await self.slow.wait()
        self.show(is_locked=True)


@dataclass
class GuardedHome:
    """The home and its real devices."""

    hass: HomeAssistant
    home: Home
    lamp: MoodyLight
    fridge: PhysicalSwitch
    door: ObedientLock

    async def call(self, name: str, /, *, context: Context | None = None, **data: Any) -> Any:
        """Call an action of this integration for its response."""
        return await self.hass.services.async_call(
            DOMAIN, name, data, blocking=True, return_response=True, context=context
        )

    def kinds(self) -> list[str]:
        """Return the kinds of what was told so far, oldest first."""
        return [record.kind for record in reversed(self.home.events.recent())]

    @property
    def told(self) -> list[tuple[str, dict[str, Any]]]:
        """Return everything the devices were told."""
        return [*self.lamp.told, *self.fridge.told, *self.door.told]


@pytest.fixture
async def guarded(hass: HomeAssistant) -> AsyncGenerator[GuardedHome]:
    """Set the home up; in the end unload the twins, then the home."""
    assert await async_setup_component(hass, "homeassistant", {})
    lamp, fridge, door = MoodyLight("lamp", is_on=False), PhysicalSwitch("fridge"), ObedientLock("door")
    await async_add_physical(hass, lamp, fridge, door)
    hass.states.async_set(PERSON, "home")
    await async_add_home(hass, **{CONF_PERSONS: [PERSON]})
    registry = er.async_get(hass)
    answers: dict[tuple[str, str], dict[str, Value]] = {
        ("light", LAMP): {},
        ("plug", FRIDGE): {"appliance": "fridge"},
        ("lock", DOOR): {"closes": "front_door", "someone_outside": True},
    }
    for (kind, entity_id), settings in answers.items():
        entry = registry.async_get(entity_id)
        assert entry is not None
        await async_add_entry(
            hass, twin_entry(kind, entry.id, name=entity_id, device_id=entry.device_id, settings=settings)
        )
    home = hass.data[DATA].home
    assert home is not None
    for twin in home.twins.values():
        twin.learned = Learned(kind=twin.kind.id, structure="", trust=Trust.TRUSTED, days=10.0, samples=1000)
    yield GuardedHome(hass, home, lamp, fridge, door)
    entries = hass.config_entries.async_loaded_entries(DOMAIN)
    for loaded in sorted(entries, key=lambda loaded: loaded.unique_id == HOME_UNIQUE_ID):
        assert await hass.config_entries.async_unload(loaded.entry_id)
