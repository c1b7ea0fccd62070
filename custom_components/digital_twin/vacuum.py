"""Shadows of robot vacuums."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.vacuum import StateVacuumEntity
from homeassistant.components.vacuum.const import ATTR_FAN_SPEED, VacuumActivity, VacuumEntityFeature
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .data import TwinConfigEntry
from .entity import ShadowEntity, features, shadowed_refs

PARALLEL_UPDATES = 0

ATTR_FAN_SPEED_LIST = "fan_speed_list"
# Which rooms there are only the real vacuum knows.
_NOT_OFFERED = VacuumEntityFeature.CLEAN_AREA | VacuumEntityFeature.MAP


async def async_setup_entry(
    _hass: HomeAssistant, entry: TwinConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shadows of a twin's vacuums."""
    twin = entry.runtime_data
    async_add_entities(ShadowVacuum(twin, ref) for ref in shadowed_refs(twin, Platform.VACUUM))


class ShadowVacuum(ShadowEntity, StateVacuumEntity):
    """The shadow of a robot vacuum."""

    mirrored = (ATTR_FAN_SPEED, ATTR_FAN_SPEED_LIST)

    @override
    def mirror(self, state: str | None, attributes: Mapping[str, Any]) -> None:
        """Take over what it does and how hard."""
        self._attr_supported_features = features(VacuumEntityFeature, attributes) & ~_NOT_OFFERED
        self._attr_activity = None if state is None else VacuumActivity(state)
        self._attr_fan_speed = attributes.get(ATTR_FAN_SPEED)
        self._attr_fan_speed_list = list(attributes.get(ATTR_FAN_SPEED_LIST) or ())

    @override
    async def async_start(self) -> None:
        """Let the twin clean."""
        await self.async_command("start")

    @override
    async def async_pause(self) -> None:
        """Pause the twin."""
        await self.async_command("pause")

    @override
    async def async_stop(self, **_kwargs: Any) -> None:
        """Stop the twin."""
        await self.async_command("stop")

    @override
    async def async_return_to_base(self, **_kwargs: Any) -> None:
        """Send the twin to its dock."""
        await self.async_command("return_to_base")

    @override
    async def async_clean_spot(self, **_kwargs: Any) -> None:
        """Let the twin clean where it is."""
        await self.async_command("clean_spot")

    @override
    async def async_locate(self, **_kwargs: Any) -> None:
        """Have the twin heard."""
        await self.async_command("locate")

    @override
    async def async_set_fan_speed(self, fan_speed: str, **_kwargs: Any) -> None:
        """Set how hard the twin sucks."""
        await self.async_command("set_fan_speed", fan_speed=fan_speed)

    @override
    async def async_send_command(
        self, command: str, params: dict[str, Any] | list[Any] | None = None, **_kwargs: Any
    ) -> None:
        """Pass a command of the maker's by."""
        await self.async_command("send_command", command=command, params=params)
