"""From reports to the rows that Home Assistant's recorder would have written.

The integration's own entities work out states and attributes, attached to a Home Assistant that was never started; so a
recorded past looks exactly like what the same entities go on to write.
"""

import math
from dataclasses import dataclass, field

from homeassistant.components.recorder.const import ALL_DOMAIN_EXCLUDE_ATTRS
from homeassistant.components.zone import ENTITY_ID_HOME
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.helpers.json import json_bytes

from .alarm_control_panel import HomeAlarm
from .binary_sensor import HomeBinarySensor
from .climate import HomeThermostat
from .cover import HomeCover
from .device_tracker import HomePhone
from .devices.layer import Report
from .devices.spec import DeviceSpec
from .entity import HomeEntity
from .fan import HomeFan
from .humidifier import HomeHumidifier
from .light import HomeLight
from .lock import HomeLock
from .media_player import HomeTelevision
from .number import HomeNumber
from .select import HomeSelect
from .sensor import HomeSensor
from .siren import HomeSiren
from .switch import HomeSwitch
from .vacuum import HomeVacuum
from .valve import HomeValve
from .water_heater import HomeWaterHeater
from .weather import HomeWeather

CLASSES: dict[str, type[HomeEntity]] = {
    "alarm_control_panel": HomeAlarm,
    "binary_sensor": HomeBinarySensor,
    "climate": HomeThermostat,
    "cover": HomeCover,
    "device_tracker": HomePhone,
    "fan": HomeFan,
    "humidifier": HomeHumidifier,
    "light": HomeLight,
    "lock": HomeLock,
    "media_player": HomeTelevision,
    "number": HomeNumber,
    "select": HomeSelect,
    "sensor": HomeSensor,
    "siren": HomeSiren,
    "switch": HomeSwitch,
    "vacuum": HomeVacuum,
    "valve": HomeValve,
    "water_heater": HomeWaterHeater,
    "weather": HomeWeather,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One recorded state."""

    time: float
    changed: float
    """When the state, attributes aside, last changed."""
    state: str
    attributes: bytes


@dataclass(slots=True)
class Track:
    """All rows of one entity."""

    entity: HomeEntity
    rows: list[Row] = field(default_factory=list)
    last: Report | None = None

    def numbers(self) -> tuple[list[float], list[float]]:
        """Return times and values of the rows that hold a finite number, as long-term statistics take them."""
        times, values = [], []
        for row in self.rows:
            try:
                value = float(row.state)
            except ValueError:
                continue
            if math.isfinite(value):
                times.append(row.time)
                values.append(value)
        return times, values


class Recording:
    """Everything that was reported, as rows."""

    def __init__(self, hass: HomeAssistant, devices: tuple[DeviceSpec, ...]) -> None:
        self.tracks: dict[str, Track] = {}
        hass.states.async_set(ENTITY_ID_HOME, "0", {"radius": 100, "passive": False})
        for device in devices:
            for spec in device.entities:
                entity = CLASSES[spec.platform](None, device, spec)
                entity.hass = hass
                self.tracks[spec.entity_id] = Track(entity)

    def hear(self, report: Report) -> None:
        """Record a report, unless it changes nothing."""
        track = self.tracks[report.entity.entity_id]
        if track.last is not None and track.last.values == report.values:
            return
        track.last = report
        entity = track.entity
        entity.take_report(report)
        if entity.available:
            state, attributes = _calculate(entity)
        else:
            state, attributes = STATE_UNAVAILABLE, {}
        attributes["friendly_name"] = report.device.full_name(report.entity)
        hidden = ALL_DOMAIN_EXCLUDE_ATTRS | _unrecorded(entity)
        shared = json_bytes({name: value for name, value in attributes.items() if name not in hidden})
        last = track.rows[-1] if track.rows else None
        if last is None or last.state != state:
            track.rows.append(Row(report.time, report.time, state, shared))
        elif last.attributes != shared:
            track.rows.append(Row(report.time, last.changed, state, shared))


def _calculate(entity: HomeEntity) -> tuple[str, dict[str, object]]:
    result = entity._async_calculate_state()  # noqa: SLF001 -- Home Assistant's own way from an entity to its state
    return result.state, result.attributes


def _unrecorded(entity: HomeEntity) -> frozenset[str]:
    """Return the attributes the recorder leaves out for this kind of entity."""
    kind = type(entity)
    return kind._entity_component_unrecorded_attributes | kind._unrecorded_attributes  # noqa: SLF001 -- see above
