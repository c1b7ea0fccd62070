"""Shadows of alarm panels."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.alarm_control_panel import AlarmControlPanelEntity
from homeassistant.components.alarm_control_panel.const import (
    ATTR_CHANGED_BY,
    AlarmControlPanelEntityFeature,
    AlarmControlPanelState,
)
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .data import TwinConfigEntry
from .entity import ShadowEntity, features, shadowed_refs

PARALLEL_UPDATES = 0


async def async_setup_entry(
    _hass: HomeAssistant, entry: TwinConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shadows of a twin's alarm panels."""
    twin = entry.runtime_data
    async_add_entities(ShadowAlarm(twin, ref) for ref in shadowed_refs(twin, Platform.ALARM_CONTROL_PANEL))


class ShadowAlarm(ShadowEntity, AlarmControlPanelEntity):
    """The shadow of an alarm panel.

    It asks for no code, as it protects nothing; one that is given with a command is dropped at once.
    """

    mirrored = (ATTR_CHANGED_BY,)
    _attr_code_arm_required = False
    _attr_code_format = None

    @override
    def mirror(self, state: str | None, attributes: Mapping[str, Any]) -> None:
        """Take over what is armed."""
        self._attr_supported_features = features(AlarmControlPanelEntityFeature, attributes)
        self._attr_alarm_state = None if state is None else AlarmControlPanelState(state)
        self._attr_changed_by = attributes.get(ATTR_CHANGED_BY)

    @override
    async def async_alarm_disarm(self, code: str | None = None) -> None:
        """Disarm the twin."""
        await self.async_command("alarm_disarm")

    @override
    async def async_alarm_arm_home(self, code: str | None = None) -> None:
        """Arm the twin for people at home."""
        await self.async_command("alarm_arm_home")

    @override
    async def async_alarm_arm_away(self, code: str | None = None) -> None:
        """Arm the twin for an empty home."""
        await self.async_command("alarm_arm_away")

    @override
    async def async_alarm_arm_night(self, code: str | None = None) -> None:
        """Arm the twin for the night."""
        await self.async_command("alarm_arm_night")

    @override
    async def async_alarm_arm_vacation(self, code: str | None = None) -> None:
        """Arm the twin for a holiday."""
        await self.async_command("alarm_arm_vacation")

    @override
    async def async_alarm_arm_custom_bypass(self, code: str | None = None) -> None:
        """Arm the twin but for what is bypassed."""
        await self.async_command("alarm_arm_custom_bypass")

    @override
    async def async_alarm_trigger(self, code: str | None = None) -> None:
        """Let the twin's alarm go off."""
        await self.async_command("alarm_trigger")
