"""Shadows of binary sensors, and whether a twin has diverged from its device."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.binary_sensor import BinarySensorEntity
from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.const import MATCH_ALL, STATE_ON, EntityCategory, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .alert_details import alert_details
from .coordinator import TwinCoordinator
from .data import TwinConfigEntry
from .entity import ON_OFF, ShadowEntity, TwinEntity, device_class, shadowed_refs

PARALLEL_UPDATES = 0


async def async_setup_entry(
    _hass: HomeAssistant, entry: TwinConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shadows of a twin's binary sensors, and its own."""
    twin = entry.runtime_data
    async_add_entities(
        [
            DivergedBinarySensor(twin),
            *(ShadowBinarySensor(twin, ref) for ref in shadowed_refs(twin, Platform.BINARY_SENSOR)),
        ]
    )


class ShadowBinarySensor(ShadowEntity, BinarySensorEntity):
    """The shadow of a binary sensor."""

    passed_on = ON_OFF

    @override
    def mirror(self, state: str | None, attributes: Mapping[str, Any]) -> None:
        """Take over on or off."""
        self._attr_device_class = device_class(BinarySensorDeviceClass, attributes)

    @property
    @override
    def is_on(self) -> bool | None:
        """Return what is shown; unlike an attribute of its own this costs nothing while the state alone changes."""
        return None if self.shown_state is None else self.shown_state == STATE_ON


class DivergedBinarySensor(TwinEntity, BinarySensorEntity):
    """Whether the device does something else than its twin expects."""

    _attr_translation_key = "diverged"
    _unrecorded_attributes = frozenset({MATCH_ALL})
    _attr_is_on: bool | None = None
    _attr_device_class = BinarySensorDeviceClass.PROBLEM
    _attr_entity_category = EntityCategory.DIAGNOSTIC

    def __init__(self, twin: TwinCoordinator) -> None:
        """Take the twin."""
        super().__init__(twin, "diverged")
        self._read()

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the twin."""
        await super().async_added_to_hass()
        self.async_on_remove(self.twin.async_subscribe(self._async_update))

    @callback
    def _async_update(self) -> None:
        if self._read():
            self.async_write_ha_state()

    def _read(self) -> bool:
        """Take over what is open; return whether that is something else than before."""
        open_alerts = [
            {
                **alert_details(self.twin.hass, self.twin, details),
                "severity": alert.finding.severity.value,
                "acknowledged": alert.acknowledged,
            }
            for alert, details in self.twin.assessment.alerts.summary()
        ]
        diverged = self.twin.assessment.diverged
        if diverged == self._attr_is_on and self._attr_extra_state_attributes == {"alerts": open_alerts}:
            return False
        self._attr_is_on = diverged
        self._attr_extra_state_attributes = {"alerts": open_alerts}
        return True
