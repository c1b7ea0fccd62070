"""The alarm panel of the test home."""

from typing import override

from homeassistant.components.alarm_control_panel import AlarmControlPanelEntity
from homeassistant.components.alarm_control_panel.const import (
    AlarmControlPanelEntityFeature,
    AlarmControlPanelState,
    CodeFormat,
)
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .devices.spec import Values
from .entity import HomeEntity
from .hub import Hub

CODE = "2468"


class HomeAlarm(HomeEntity, AlarmControlPanelEntity):
    """An alarm panel that is disarmed with a code only."""

    _attr_code_arm_required = False
    _attr_code_format = CodeFormat.NUMBER
    _attr_supported_features = (
        AlarmControlPanelEntityFeature.ARM_AWAY
        | AlarmControlPanelEntityFeature.ARM_HOME
        | AlarmControlPanelEntityFeature.ARM_NIGHT
        | AlarmControlPanelEntityFeature.TRIGGER
    )

    def take(self, values: Values) -> None:
        """Take what is armed."""
        self._attr_alarm_state = AlarmControlPanelState(values["state"])

    @override
    async def async_alarm_disarm(self, code: str | None = None) -> None:
        """Disarm, with the right code."""
        if code != CODE:
            raise ServiceValidationError("wrong code")
        self.send("arm", goal="disarmed")

    @override
    async def async_alarm_arm_away(self, code: str | None = None) -> None:
        """Arm all."""
        self.send("arm", goal="armed_away")

    @override
    async def async_alarm_arm_home(self, code: str | None = None) -> None:
        """Arm the outside."""
        self.send("arm", goal="armed_home")

    @override
    async def async_alarm_arm_night(self, code: str | None = None) -> None:
        """Arm for the night."""
        self.send("arm", goal="armed_night")

    @override
    async def async_alarm_trigger(self, code: str | None = None) -> None:
        """Go off."""
        self.send("arm", goal="triggered")


async def async_setup_entry(
    hass: HomeAssistant, entry: ConfigEntry[Hub], async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the alarm panels of the home."""
    hub = entry.runtime_data
    async_add_entities(HomeAlarm(hub, *specs) for specs in hub.of_platform("alarm_control_panel"))
