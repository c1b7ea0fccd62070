"""The extractor of the test home."""

from typing import Any

from homeassistant.components.fan import FanEntity, FanEntityFeature
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .devices.spec import Values
from .entity import HomeEntity
from .hub import Hub


class HomeFan(HomeEntity, FanEntity):
    """A fan with a speed in percent."""

    _attr_speed_count = 3
    _attr_supported_features = FanEntityFeature.SET_SPEED | FanEntityFeature.TURN_ON | FanEntityFeature.TURN_OFF

    def take(self, values: Values) -> None:
        """Take the speed."""
        self._attr_percentage = values["percentage"]

    async def async_set_percentage(self, percentage: int) -> None:
        """Set the speed."""
        self.send("set_percentage", percentage=percentage)

    async def async_turn_on(
        self, percentage: int | None = None, _preset_mode: str | None = None, **_kwargs: Any
    ) -> None:
        """Turn on, at two thirds unless told otherwise."""
        self.send("set_percentage", percentage=66 if percentage is None else percentage)

    async def async_turn_off(self, **_kwargs: Any) -> None:
        """Turn off."""
        self.send("set_percentage", percentage=0)


async def async_setup_entry(
    hass: HomeAssistant, entry: ConfigEntry[Hub], async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the fans of the home."""
    hub = entry.runtime_data
    async_add_entities(HomeFan(hub, *specs) for specs in hub.of_platform("fan"))
