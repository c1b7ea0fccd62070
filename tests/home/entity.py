"""What all entities of the test home share."""

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from homeassistant.const import EntityCategory
from homeassistant.core import Context, callback
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from homeassistant.helpers.entity import Entity

from .const import DOMAIN
from .devices.layer import Report
from .devices.spec import DeviceSpec, EntitySpec, Values

if TYPE_CHECKING:
    from .hub import Hub


class HomeEntity(Entity):
    """An entity that shows what its device last said."""

    _attr_has_entity_name = True
    _attr_should_poll = False

    def __init__(self, hub: Hub | None, device: DeviceSpec, spec: EntitySpec) -> None:
        self.hub = hub
        self.device = device
        self.spec = spec
        self.entity_id = spec.entity_id
        self._attr_unique_id = spec.entity_id
        self._attr_name = spec.name
        self._attr_device_info = DeviceInfo(
            identifiers={(DOMAIN, device.key)},
            name=device.name,
            manufacturer=device.maker,
            model=device.model,
            suggested_area=device.area,
            entry_type=DeviceEntryType.SERVICE if device.service else None,
        )
        if spec.traits.get("diagnostic"):
            self._attr_entity_category = EntityCategory.DIAGNOSTIC
        self.furnish(spec.traits)

    def furnish(self, traits: Any) -> None:
        """Take the traits that do not change."""

    @abstractmethod
    def take(self, values: Values) -> None:
        """Take what the device said."""

    def take_report(self, report: Report) -> None:
        """Take a report, without telling Home Assistant yet."""
        self._attr_available = report.values is not None
        if report.values is not None:
            self.take(report.values)

    @callback
    def hear(self, report: Report) -> None:
        """Take a report and show it."""
        self.take_report(report)
        if self.spec.rule.foreign:
            self.async_set_context(Context())
        self.async_write_ha_state()

    def send(self, command: str, **arguments: Any) -> None:
        """Send a command to the device."""
        assert self.hub is not None
        self.hub.command(self.device.key, command, **arguments)

    async def async_added_to_hass(self) -> None:
        """Show what the device said last, and listen from now on."""
        assert self.hub is not None
        if (report := self.hub.devices.latest(self.spec.entity_id)) is not None:
            self.take_report(report)
        self.hub.entities[self.spec.entity_id] = self

    async def async_will_remove_from_hass(self) -> None:
        """Stop listening."""
        assert self.hub is not None
        self.hub.entities.pop(self.spec.entity_id, None)
