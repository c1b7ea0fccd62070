"""One look at the registries: what each entity is, and what many candidates of one scan share."""

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass

from homeassistant.const import ATTR_ENTITY_ID, ATTR_UNIT_OF_MEASUREMENT, EntityCategory
from homeassistant.core import HomeAssistant, State, split_entity_id
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity import entity_sources
from homeassistant.helpers.group import get_group_entities
from homeassistant.loader import IntegrationNotLoaded, async_get_loaded_integration

from ..const import DOMAIN

# Helpers of Home Assistant that show another entity's state or act on one. A loaded integration says of itself that it
# is a helper; this list also holds for one that is not loaded now.
HELPERS = frozenset(
    {
        "bayesian", "combine", "compensation", "counter", "derivative", "filter", "generic_hygrostat",
        "generic_thermostat", "group", "history_stats", "input_boolean", "input_button", "input_datetime",
        "input_number", "input_select", "input_text", "integration", "min_max", "mold_indicator", "powercalc", "random",
        "schedule", "statistics", "switch_as_x", "template", "threshold", "timer", "tod", "trend", "utility_meter",
    }
)  # fmt: skip
_SENSING = frozenset({"binary_sensor", "sensor"})
_GROUP_MARKS = frozenset({"is_hue_group", "is_deconz_group"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of one entity. excluded: the reason why it can never be part of a twin's device, or None."""

    ref: str
    entity_id: str
    domain: str
    device_class: str | None
    unit: str | None
    name: str | None
    category: EntityCategory | None
    device_id: str | None
    area_id: str | None
    excluded: str | None


class Survey:
    """Reads the registries as they are now. Made anew for each scan; what it keeps, it keeps for that scan only."""

    def __init__(self, hass: HomeAssistant, references: Counter[str] | None = None) -> None:
        """Take how many automations refer to each entity and device id, where somebody counted."""
        self.hass = hass
        self.devices = dr.async_get(hass)
        self.entities = er.async_get(hass)
        self.references = references or Counter()
        self._helpers: dict[str, bool] = {}
        self._domains: dict[str | None, str | None] = {}
        self._on_device: dict[str, list[Facts]] = {}
        self._rooms: dict[str, list[Facts]] = {}

    def device(self, device_id: str) -> dr.DeviceEntry | dr.ChildDeviceEntry | None:
        """Return a device that exists as such; what several devices were before a migration does not count."""
        return self.devices.async_get(device_id, include_composite_devices=False)

    def integration_of(self, config_entry_id: str | None) -> str | None:
        """Return the domain of the integration that a config entry belongs to."""
        if config_entry_id not in self._domains:
            entry = self.hass.config_entries.async_get_entry(config_entry_id) if config_entry_id else None
            self._domains[config_entry_id] = entry.domain if entry else None
        return self._domains[config_entry_id]

    def device_entities(self, device: dr.DeviceEntry | dr.ChildDeviceEntry) -> list[Facts]:
        """Return the enabled entities on a device, guests of other integrations marked as excluded."""
        if device.id not in self._on_device:
            self._on_device[device.id] = [
                self._registered(entry, device.config_entry_id)
                for entry in er.async_entries_for_device(self.entities, device.id)
            ]
        return self._on_device[device.id]

    def entity(self, entity_ref: str) -> Facts | None:
        """Return an entity by registry id or entity id, or None when neither registry nor state machine knows it."""
        if (entry := self.entities.async_get(entity_ref)) is not None:
            device = self.device(entry.device_id) if entry.device_id else None
            return self._registered(entry, device.config_entry_id if device else None)
        if (state := self.hass.states.get(entity_ref)) is not None:
            return self._unregistered(state)
        return None

    def room_sensors(self, area_id: str) -> list[Facts]:
        """Return the sensors and binary sensors of an area that are what their device is for, by effective area."""
        if area_id not in self._rooms:
            entries = [entry for entry in er.async_entries_for_area(self.entities, area_id) if not entry.disabled]
            for device in dr.async_entries_for_area(self.devices, area_id):
                on_device = er.async_entries_for_device(self.entities, device.id)
                entries += [entry for entry in on_device if entry.area_id is None]
            self._rooms[area_id] = [
                facts
                for entry in entries
                if entry.domain in _SENSING
                and entry.entity_category is None
                and (entry.device_class or entry.original_device_class) is not None
                and (facts := self._registered(entry, self._owner(entry))).excluded is None
            ]
        return self._rooms[area_id]

    def has_any(self, device_id: str | None, domains: Container[str]) -> bool:
        """Return whether an entity of these domains is among those a device is for."""
        if device_id is None:
            return False
        return any(
            entry.domain in domains
            and entry.entity_category is None
            and self._why_not_registered(entry, self._owner(entry)) is None
            for entry in er.async_entries_for_device(self.entities, device_id)
        )

    def area_of(self, facts: Facts) -> str | None:
        """Return the effective area of an entity."""
        if facts.area_id is not None or facts.device_id is None:
            return facts.area_id
        device = self.device(facts.device_id)
        return dr.async_get_effective_area_id(self.hass, device) if device else None

    def times_referenced(self, keys: Iterable[str | None]) -> int:
        """Return how many references automations make to these entity and device ids."""
        return sum(self.references[key] for key in keys if key is not None)

    def _owner(self, entry: er.RegistryEntry) -> str | None:
        device = self.device(entry.device_id) if entry.device_id else None
        return device.config_entry_id if device else None

    def _registered(self, entry: er.RegistryEntry, device_owner: str | None) -> Facts:
        return Facts(
            ref=entry.id,
            entity_id=entry.entity_id,
            domain=entry.domain,
            device_class=entry.device_class or entry.original_device_class,
            unit=entry.unit_of_measurement,
            name=entry.name or entry.original_name,
            category=entry.entity_category,
            device_id=entry.device_id,
            area_id=entry.area_id,
            excluded=self._why_not_registered(entry, device_owner),
        )

    def _why_not_registered(self, entry: er.RegistryEntry, device_owner: str | None) -> str | None:
        if entry.platform == DOMAIN:
            return "refused_own"
        if entry.disabled:
            return "refused_disabled"
        # An entity that another integration put on the device is made from the device's own entities.
        guest = None not in (device_owner, entry.config_entry_id) and entry.config_entry_id != device_owner
        if (wrapper := self._why_wrapper(entry.entity_id, entry.platform, guest=guest)) is not None:
            return wrapper
        if entry.hidden_by is er.RegistryEntryHider.USER:
            return "refused_hidden"
        return None

    def _unregistered(self, state: State) -> Facts:
        source = entity_sources(self.hass).get(state.entity_id)
        excluded = self._why_wrapper(state.entity_id, source["domain"] if source else None, guest=False)
        return Facts(
            ref=state.entity_id,
            entity_id=state.entity_id,
            domain=split_entity_id(state.entity_id)[0],
            device_class=state.attributes.get("device_class"),
            unit=state.attributes.get(ATTR_UNIT_OF_MEASUREMENT),
            name=state.name,
            category=None,
            device_id=None,
            area_id=None,
            excluded=excluded,
        )

    def _why_wrapper(self, entity_id: str, platform: str | None, *, guest: bool) -> str | None:
        """Return what sort of wrapper of other entities this is. Some helpers list what they read, as groups do."""
        helper = guest or (platform is not None and self._is_helper(platform))
        if platform != "group" and helper:
            return "refused_helper"
        return "refused_group" if helper or self._is_group(entity_id) else None

    def _is_helper(self, platform: str) -> bool:
        if platform not in self._helpers:
            try:
                helper = async_get_loaded_integration(self.hass, platform).integration_type == "helper"
            except IntegrationNotLoaded:
                helper = False
            self._helpers[platform] = helper or platform in HELPERS
        return self._helpers[platform]

    def _is_group(self, entity_id: str) -> bool:
        if entity_id in get_group_entities(self.hass):
            return True
        if (state := self.hass.states.get(entity_id)) is None:
            return False
        attributes = state.attributes
        if (members := attributes.get(ATTR_ENTITY_ID)) and isinstance(members, list | tuple | set):
            return True
        return not _GROUP_MARKS.isdisjoint(attributes) and any(attributes.get(mark) for mark in _GROUP_MARKS)
