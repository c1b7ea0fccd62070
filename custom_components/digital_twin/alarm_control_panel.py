"""Shadows of alarm panels."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.alarm_control_panel import AlarmControlPanelEntity
from homeassistant.components.alarm_control_panel.const import (
    ATTR_CHANGED_BY,
    ATTR_CODE_ARM_REQUIRED,
    AlarmControlPanelEntityFeature,
    AlarmControlPanelState,
    CodeFormat,
)
from homeassistant.const import ATTR_CODE, ATTR_CODE_FORMAT, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .data import TwinConfigEntry
from .entity import ShadowEntity, features, has_default_code, member, shadowed_refs

PARALLEL_UPDATES = 0


async def async_setup_entry(
    _hass: HomeAssistant, entry: TwinConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shadows of a twin's alarm panels."""
    twin = entry.runtime_data
    async_add_entities(ShadowAlarm(twin, ref) for ref in shadowed_refs(twin, Platform.ALARM_CONTROL_PANEL))


class ShadowAlarm(ShadowEntity, AlarmControlPanelEntity):
    """The shadow of an alarm panel.

    It asks for no code, as it protects nothing; one that is given with a command is dropped at once. Only a guard's
    asks for the panel's own code and passes it on.
    """

    mirrored = (ATTR_CHANGED_BY, ATTR_CODE_FORMAT, ATTR_CODE_ARM_REQUIRED)
    _attr_code_arm_required = False
    _attr_code_format = None

    @override
    def mirror(self, state: str | None, attributes: Mapping[str, Any]) -> None:
        """Take over what is armed."""
        self._attr_supported_features = features(AlarmControlPanelEntityFeature, attributes)
        self._attr_alarm_state = None if state is None else AlarmControlPanelState(state)
        self._attr_changed_by = attributes.get(ATTR_CHANGED_BY)
        if self.twin.guarded is not None and not has_default_code(self.twin.hass, self.twin.sources[self.ref]):
            self._attr_code_format = member(CodeFormat, attributes.get(ATTR_CODE_FORMAT))
            self._attr_code_arm_required = bool(attributes.get(ATTR_CODE_ARM_REQUIRED))

    def _passed_on(self, code: str | None) -> dict[str, str]:
        return {} if code is None or self.twin.guarded is None else {ATTR_CODE: code}

    @override
    async def async_alarm_disarm(self, code: str | None = None) -> None:
        """Disarm the twin."""
        await self.async_command("alarm_disarm", **self._passed_on(code))

    @override
    async def async_alarm_arm_home(self, code: str | None = None) -> None:
        """Arm the twin for people at home."""
        await self.async_command("alarm_arm_home", **self._passed_on(code))

    @override
    async def async_alarm_arm_away(self, code: str | None = None) -> None:
        """Arm the twin for an empty home."""
        await self.async_command("alarm_arm_away", **self._passed_on(code))

    @override
    async def async_alarm_arm_night(self, code: str | None = None) -> None:
        """Arm the twin for the night."""
        await self.async_command("alarm_arm_night", **self._passed_on(code))

    @override
    async def async_alarm_arm_vacation(self, code: str | None = None) -> None:
        """Arm the twin for a holiday."""
        await self.async_command("alarm_arm_vacation", **self._passed_on(code))

    @override
    async def async_alarm_arm_custom_bypass(self, code: str | None = None) -> None:
        """Arm the twin but for what is bypassed."""
        await self.async_command("alarm_arm_custom_bypass", **self._passed_on(code))

    @override
    async def async_alarm_trigger(self, code: str | None = None) -> None:
        """Let the twin's alarm go off."""
        await self.async_command("alarm_trigger", **self._passed_on(code))
