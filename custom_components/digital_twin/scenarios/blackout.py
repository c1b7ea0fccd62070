"""A power cut that took Home Assistant along: told from a crash by the devices that started anew meanwhile.

Home Assistant that stops without saying so may have crashed. A crash restarts no other devices; with the mains those
that hang on it go together, and start anew when it is back. So where at least two of them, and most of those that tell
at all how long they have been running, started within minutes of one another while nothing was recorded, it was the
power; it came back when the first of them started. Of what tells nothing of the kind, nobody knows.
"""

import asyncio
import re
from dataclasses import dataclass
from typing import Final

from homeassistant.components.sensor.const import SensorDeviceClass
from homeassistant.const import ATTR_DEVICE_CLASS, ATTR_UNIT_OF_MEASUREMENT, UnitOfTime
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_conversion import DurationConverter

from ..const import DOMAIN
from ..home_links import runs_on_battery
from ..recorder_history import Gap
from ..sources import NOT_REPORTED

FEWEST: Final = 2
"""Devices that must have started anew."""
MOST: Final = 0.6
"""Share of those that tell it."""
TOGETHER: Final = 300.0
"""s within which devices start when the power is back."""
LATER: Final = 600.0
"""s after Home Assistant by which the slowest of them have started."""
AT_ONCE: Final = 250
"""Entities that are looked at in one turn of the loop."""
IMPRECISE: Final = 60.0
"""s by which a device may be wrong about when it started."""
OWN: Final = frozenset({"hassio", "homeassistant", "mobile_app", "systemmonitor", "uptime", DOMAIN})
"""Integrations that tell of Home Assistant's own computer, or of what carries a battery."""
_STARTED: Final = re.compile(r"up_?time|betriebszeit|boot|last_?(re)?start|letzter_(neu)?start|started_at")
_CONNECTED: Final = re.compile(r"connect|verbind|client|session|link|wan(_|$)|^uptime-")
"""How long a device has been connected says nothing of how long it has been running."""


@dataclass(frozen=True, slots=True)
class Blackout:
    """since: when the power went, until: when it was back (epoch s); hit, spared: devices that lost it, or did not."""

    since: float
    until: float
    hit: frozenset[str]
    spared: frozenset[str]


async def async_blackout(hass: HomeAssistant, gap: Gap) -> Blackout | None:
    """Return the power cut that a gap in what was recorded was; None: as far as anybody can tell it was none."""
    started = await _async_started_at(hass, gap)
    anew = {device: at for device, at in started.items() if at >= gap.since - IMPRECISE}
    together = max(
        ({device: at for device, at in anew.items() if 0.0 <= at - first <= TOGETHER} for first in anew.values()),
        key=len,
        default={},
    )
    if len(together) < FEWEST or len(together) < MOST * len(started):
        return None
    hit = frozenset(together)
    return Blackout(
        since=gap.since,
        until=max(min(together.values()), gap.since),
        hit=hit,
        spared=frozenset(started.keys() - anew.keys()),
    )


async def _async_started_at(hass: HomeAssistant, gap: Gap) -> dict[str, float]:
    """Return by device when it last started (epoch s), of those on the mains that have told it since the gap.

    What started long after the gap says nothing of it. The loop gets its turns in between.
    """
    entities = er.async_get(hass)
    found: dict[str, float] = {}
    for index, entry in enumerate(tuple(entities.entities.values())):
        if index % AT_ONCE == AT_ONCE - 1:
            await asyncio.sleep(0)
        if entry.domain != "sensor" or entry.device_id is None or entry.platform in OWN:
            continue
        state = hass.states.get(entry.entity_id)
        if state is None or state.last_reported_timestamp < gap.until:
            continue
        at = _started(entry, state)
        if at is not None and at <= gap.until + LATER and not runs_on_battery(hass, entry):
            found[entry.device_id] = max(at, found.get(entry.device_id, at))
    return found


def _started(entry: er.RegistryEntry, state: State) -> float | None:
    """Return when a device started, if that is what an entity tells: as a time, or as how long ago it was."""
    name = f"{entry.entity_id.partition('.')[2]} {entry.translation_key or ''}".lower()
    if state.state in NOT_REPORTED or _CONNECTED.search(name) or _CONNECTED.search(entry.unique_id.lower()):
        return None
    kind = _class_of(state)
    if kind != SensorDeviceClass.UPTIME and not _STARTED.search(name):
        return None
    if kind in {SensorDeviceClass.UPTIME, SensorDeviceClass.TIMESTAMP}:
        moment = dt_util.parse_datetime(state.state)
        return None if moment is None or moment.tzinfo is None else moment.timestamp()
    unit = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT)
    if unit not in DurationConverter.VALID_UNITS:
        return None
    try:
        ago = DurationConverter.convert(float(state.state), unit, UnitOfTime.SECONDS)
    except ValueError:
        return None
    return state.last_reported_timestamp - ago


def _class_of(state: State | None) -> str:
    return "" if state is None else str(state.attributes.get(ATTR_DEVICE_CLASS, ""))
