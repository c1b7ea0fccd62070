"""Sensors of the home and of twins, and shadows of sensors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Any, override

from homeassistant.components.sensor import SensorEntity, SensorEntityDescription
from homeassistant.components.sensor.const import (
    ATTR_OPTIONS,
    DEVICE_CLASS_UNITS,
    SensorDeviceClass,
    SensorStateClass,
)
from homeassistant.const import (
    ATTR_UNIT_OF_MEASUREMENT,
    MATCH_ALL,
    PERCENTAGE,
    EntityCategory,
    Platform,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.typing import UNDEFINED, StateType
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .coordinator import TwinCoordinator, TwinStatus
from .core.requests import Severity
from .core.twin import Trust
from .data import HomeConfigEntry, TwinConfigEntry
from .entity import MANUFACTURER, ShadowEntity, TwinEntity, device_class, shadowed_refs
from .learning_sensors import async_learning_sensors
from .manager import Home
from .pending_sensor import PendingApprovals
from .prediction_sensor import prediction_sensors
from .scenario_sensor import LastScenario
from .score_sensors import async_follow_scores

PARALLEL_UPDATES = 0

NO_DIVERGENCE = "none"


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HomeConfigEntry | TwinConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sensors of the home, or those of a twin and the shadows of its sensors."""
    owner = entry.runtime_data
    if isinstance(owner, Home):
        async_add_entities(HomeSensor(owner, description) for description in HOME_SENSORS)
        async_add_entities([PendingApprovals(owner), LastScenario(owner)])
        async_follow_scores(owner, async_add_entities)
    else:
        await _async_add_twin(hass, owner, async_add_entities)


async def _async_add_twin(
    hass: HomeAssistant, twin: TwinCoordinator, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    async_add_entities(TwinSensor(twin, description) for description in TWIN_SENSORS)
    async_add_entities(prediction_sensors(twin))
    async_add_entities(await async_learning_sensors(hass, twin))
    async_add_entities(ShadowSensor(twin, ref) for ref in shadowed_refs(twin, Platform.SENSOR))


class ShadowSensor(ShadowEntity, SensorEntity):
    """The shadow of a sensor. It has no state class, so that no statistics are kept twice."""

    mirrored = (ATTR_OPTIONS, ATTR_UNIT_OF_MEASUREMENT)

    @override
    def mirror(self, state: str | None, attributes: Mapping[str, Any]) -> None:
        """Take over the value in the source's own unit, and what it means."""
        kind = device_class(SensorDeviceClass, attributes)
        unit = attributes.get(ATTR_UNIT_OF_MEASUREMENT)
        if kind in DEVICE_CLASS_UNITS and unit not in DEVICE_CLASS_UNITS[kind]:
            kind = None  # Home Assistant raises, or warns, where a sensor of its own has another quantity's unit
        self._attr_device_class = kind
        self._attr_native_unit_of_measurement = unit
        self._attr_suggested_unit_of_measurement = unit
        self._attr_options = attributes.get(ATTR_OPTIONS) if kind is SensorDeviceClass.ENUM else None
        self._attr_native_value = None if state is None else self._readable(state)

    def _readable(self, state: str) -> StateType | date:
        """Return the source's state as a value that Home Assistant lets a sensor of this class and unit have, or None.

        It lets anybody set any state from outside, past the sensor, but none of its own sensors have one.
        """
        kind = self._attr_device_class
        if kind is SensorDeviceClass.TIMESTAMP:
            moment = dt_util.parse_datetime(state)
            return moment if moment is not None and moment.tzinfo is not None else None
        if kind is SensorDeviceClass.DATE:
            return dt_util.parse_date(state)
        if kind is SensorDeviceClass.ENUM:
            return state if state in (self._attr_options or (state,)) else None
        if kind is not None or self._attr_native_unit_of_measurement is not None:
            try:
                return state if isfinite(float(state)) else None
            except ValueError:
                return None
        return state


@dataclass(frozen=True, kw_only=True)
class TwinSensorDescription(SensorEntityDescription):
    """What a twin's sensor shows; its attributes are not recorded."""

    value: Callable[[TwinCoordinator], StateType | Any]
    attributes: Callable[[TwinCoordinator], dict[str, Any] | None] = lambda _twin: None


def _health(twin: TwinCoordinator) -> float | None:
    return None if twin.health is None else round(twin.health.score)


def _health_parts(twin: TwinCoordinator) -> dict[str, Any] | None:
    return None if twin.health is None else {name: round(part) for name, part in twin.health.parts.items()}


def _divergence(twin: TwinCoordinator) -> str:
    return NO_DIVERGENCE if twin.divergence is None else twin.divergence.severity.value


def _divergence_details(twin: TwinCoordinator) -> dict[str, Any] | None:
    if (divergence := twin.divergence) is None:
        return None
    return {
        "channel": divergence.channel,
        "expected": _rounded(divergence.expected),
        "actual": _rounded(divergence.actual),
        "percent": round(divergence.percent),
        "since": dt_util.utc_from_timestamp(divergence.since).isoformat(timespec="seconds"),
    }


def _last_sync(twin: TwinCoordinator) -> datetime | None:
    """Return the minute of the last sync: its seconds are not worth a new state each."""
    return None if twin.syncing.last is None else twin.syncing.last.replace(second=0, microsecond=0)


def _rounded(value: float | bool | str) -> float | bool | str:
    return round(value, 2) if isinstance(value, float) else value


TWIN_SENSORS: tuple[TwinSensorDescription, ...] = (
    TwinSensorDescription(
        key="status",
        translation_key="status",
        device_class=SensorDeviceClass.ENUM,
        options=[status.value for status in TwinStatus],
        entity_category=EntityCategory.DIAGNOSTIC,
        value=lambda twin: twin.status.value,
    ),
    TwinSensorDescription(
        key="health",
        translation_key="health",
        native_unit_of_measurement=PERCENTAGE,
        suggested_display_precision=0,
        entity_category=EntityCategory.DIAGNOSTIC,
        value=_health,
        attributes=_health_parts,
    ),
    TwinSensorDescription(
        key="divergence",
        translation_key="divergence",
        device_class=SensorDeviceClass.ENUM,
        options=[NO_DIVERGENCE, *(severity.value for severity in Severity)],
        entity_category=EntityCategory.DIAGNOSTIC,
        value=_divergence,
        attributes=_divergence_details,
    ),
    TwinSensorDescription(
        key="trust",
        translation_key="trust",
        device_class=SensorDeviceClass.ENUM,
        options=[trust.value for trust in Trust],
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value=lambda twin: twin.trust.value,
    ),
    TwinSensorDescription(
        key="last_sync",
        translation_key="last_sync",
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value=_last_sync,
    ),
)


class TwinSensor(TwinEntity, SensorEntity):
    """One figure a twin knows about itself, written when what it shows changes."""

    entity_description: TwinSensorDescription
    _unrecorded_attributes = frozenset({MATCH_ALL})

    def __init__(self, twin: TwinCoordinator, description: TwinSensorDescription) -> None:
        """Take the twin and what to show of it."""
        super().__init__(twin, description.key)
        self.entity_description = description
        self._shown: object = UNDEFINED

    @override
    async def async_added_to_hass(self) -> None:
        """Show it, and follow the twin."""
        await super().async_added_to_hass()
        self._async_read()
        self.async_on_remove(self.twin.async_subscribe(self._async_update))

    @callback
    def _async_update(self) -> None:
        if self._async_read():
            self.async_write_ha_state()

    def _async_read(self) -> bool:
        """Take over the value; its attributes follow it, and alone are no reason to write."""
        value = self.entity_description.value(self.twin)
        if value == self._shown:
            return False
        self._shown = self._attr_native_value = value
        self._attr_extra_state_attributes = self.entity_description.attributes(self.twin) or {}
        return True


@dataclass(frozen=True, kw_only=True)
class HomeSensorDescription(SensorEntityDescription):
    """What a sensor of the home shows."""

    value: Callable[[Home], StateType]


HOME_SENSORS: tuple[HomeSensorDescription, ...] = (
    HomeSensorDescription(
        key="twins",
        translation_key="twins",
        entity_category=EntityCategory.DIAGNOSTIC,
        value=lambda home: len(home.twins),
    ),
    HomeSensorDescription(
        key="diverged_twins",
        translation_key="diverged_twins",
        state_class=SensorStateClass.MEASUREMENT,
        value=lambda home: home.diverged,
    ),
    HomeSensorDescription(
        key="unhealthy_twins",
        translation_key="unhealthy_twins",
        state_class=SensorStateClass.MEASUREMENT,
        value=lambda home: home.unhealthy,
    ),
    HomeSensorDescription(
        key="health",
        translation_key="home_health",
        native_unit_of_measurement=PERCENTAGE,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
        value=lambda home: None if home.health is None else round(home.health),
    ),
)


class HomeSensor(SensorEntity):
    """One figure over all twins."""

    _attr_has_entity_name = True
    _attr_should_poll = False
    entity_description: HomeSensorDescription

    def __init__(self, home: Home, description: HomeSensorDescription) -> None:
        """Take the home and what to show of it."""
        self.home = home
        self.entity_description = description
        entry = home.entry
        self._attr_unique_id = f"{entry.entry_id}_{description.key}"
        self._attr_device_info = DeviceInfo(
            identifiers={(DOMAIN, entry.entry_id)}, manufacturer=MANUFACTURER, model="Home", name=entry.title
        )
        self._attr_native_value = description.value(home)

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the home."""
        await super().async_added_to_hass()
        self.async_on_remove(self.home.async_subscribe(self._async_update))

    @callback
    def _async_update(self) -> None:
        value = self.entity_description.value(self.home)
        if value != self._attr_native_value:
            self._attr_native_value = value
            self.async_write_ha_state()
