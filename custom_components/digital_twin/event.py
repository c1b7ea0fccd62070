"""What a twin, or the home, last had to tell, as an event entity."""

from typing import TYPE_CHECKING, override

from homeassistant.components.event import EventEntity
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .alert_details import alert_details
from .const import DOMAIN
from .data import HomeConfigEntry, TwinConfigEntry
from .entity import TwinEntity
from .events import CATEGORIES, EventFilter
from .manager import Home

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator
    from .store.records import EventRecord

PARALLEL_UPDATES = 0


async def async_setup_entry(
    _hass: HomeAssistant,
    entry: HomeConfigEntry | TwinConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the one event entity of the home or of a twin."""
    owner = entry.runtime_data
    async_add_entities([HomeEvents(owner) if isinstance(owner, Home) else TwinEvents(owner)])


class _Events(EventEntity):
    """Shows the latest event of one owner. Its type is the category, so that automations need not know every kind."""

    _attr_has_entity_name = True
    _attr_should_poll = False
    _attr_translation_key = "events"
    _attr_entity_category = EntityCategory.DIAGNOSTIC
    home: Home

    @property
    @override
    def event_types(self) -> list[str]:
        """Return the categories."""
        return list(CATEGORIES)

    @callback
    def _async_told(self, record: EventRecord) -> None:
        """Take an event over; its acknowledgement is no event of its own."""
        if record.acknowledged_at is not None:
            return
        details = {
            "kind": record.kind,
            "severity": record.severity,
            "message": self.home.events.sentence(record),
            "event_id": record.event_id,
            **alert_details(self.hass, self.home.twins.get(record.twin_id or ""), record.data),
        }
        self._trigger_event(record.category, details)
        self.async_write_ha_state()


class TwinEvents(TwinEntity, _Events):
    """The events of one twin."""

    def __init__(self, twin: TwinCoordinator) -> None:
        """Take the twin."""
        super().__init__(twin, "events")
        self.home = twin.home

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the twin's events."""
        await super().async_added_to_hass()
        wanted = EventFilter(twins=frozenset({self.twin.entry.entry_id}))
        self.async_on_remove(self.home.events.async_subscribe(wanted, self._async_told))


class HomeEvents(_Events):
    """The events that concern no single twin."""

    def __init__(self, home: Home) -> None:
        """Take the home."""
        self.home = home
        self._attr_unique_id = f"{home.entry.entry_id}_events"
        self._attr_device_info = DeviceInfo(identifiers={(DOMAIN, home.entry.entry_id)})

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the home's events."""
        await super().async_added_to_hass()
        self.async_on_remove(self.home.events.async_subscribe(EventFilter(), self._async_of_home))

    @callback
    def _async_of_home(self, record: EventRecord) -> None:
        if record.twin_id is None:
            self._async_told(record)
