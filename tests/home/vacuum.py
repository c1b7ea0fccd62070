"""The robot vacuum of the test home."""

from typing import Any

from homeassistant.components.vacuum import StateVacuumEntity
from homeassistant.components.vacuum.const import VacuumActivity, VacuumEntityFeature
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .devices.spec import Values
from .entity import HomeEntity
from .hub import Hub


class HomeVacuum(HomeEntity, StateVacuumEntity):
    """A robot vacuum."""

    _attr_fan_speed_list = ["quiet", "max"]  # noqa: RUF012 -- as Home Assistant has it
    _attr_supported_features = (
        VacuumEntityFeature.START
        | VacuumEntityFeature.PAUSE
        | VacuumEntityFeature.STOP
        | VacuumEntityFeature.RETURN_HOME
        | VacuumEntityFeature.FAN_SPEED
        | VacuumEntityFeature.STATE
    )

    def take(self, values: Values) -> None:
        """Take what it does."""
        self._attr_activity = VacuumActivity(values["activity"])
        self._attr_fan_speed = values["speed"]

    async def async_start(self) -> None:
        """Clean."""
        self.send("clean")

    async def async_pause(self) -> None:
        """Pause."""
        self.send("rest", activity="paused")

    async def async_stop(self, **_kwargs: Any) -> None:
        """Stop."""
        self.send("rest", activity="idle")

    async def async_return_to_base(self, **_kwargs: Any) -> None:
        """Go home."""
        self.send("go_home")

    async def async_set_fan_speed(self, fan_speed: str, **_kwargs: Any) -> None:
        """Set the suction."""
        self.send("set_speed", speed=fan_speed)


async def async_setup_entry(
    hass: HomeAssistant, entry: ConfigEntry[Hub], async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the vacuums of the home."""
    hub = entry.runtime_data
    async_add_entities(HomeVacuum(hub, *specs) for specs in hub.of_platform("vacuum"))
