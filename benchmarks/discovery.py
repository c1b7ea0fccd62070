"""A scan of a large home: 500 devices with 5,000 entities, and 50 more entities without a device."""

import asyncio
import gc
from collections.abc import Iterable
from itertools import cycle
from statistics import median
from time import perf_counter
from types import MappingProxyType

from homeassistant.config_entries import SOURCE_IGNORE, ConfigEntry
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from custom_components.digital_twin.discovery.scan import Scan, async_scan

from .bare_home import bare_home
from .table import Row

DEVICES = 500
ENTITIES_EACH = 10
LONELY = 50
AREAS = 12
REPEATS = 7

# The entities of one device of each sort: domain, device class, category.
_DIAGNOSTIC = (
    ("sensor", "battery", EntityCategory.DIAGNOSTIC),
    ("sensor", "signal_strength", EntityCategory.DIAGNOSTIC),
    ("sensor", None, EntityCategory.DIAGNOSTIC),
)
_SORTS = (
    (("light", None, None), ("sensor", "power", None), ("sensor", "energy", None)),
    (("switch", "outlet", None), ("sensor", "power", None), ("sensor", "energy", None), ("sensor", "voltage", None)),
    (("climate", None, None), ("sensor", "temperature", None), ("switch", None, EntityCategory.CONFIG)),
    (("sensor", "temperature", None), ("sensor", "humidity", None)),
    (("binary_sensor", "window", None),),
    (("cover", "shutter", None),),
    (("binary_sensor", "motion", None), ("sensor", "illuminance", None)),
    (("event", None, None), ("update", None, EntityCategory.CONFIG)),
)


async def _furnish(hass: HomeAssistant) -> None:
    """Fill the registries and the state machine."""
    owner = ConfigEntry(
        data={}, options={}, domain="physical", title="Physical", source=SOURCE_IGNORE, unique_id=None, version=1,
        minor_version=1, discovery_keys=MappingProxyType({}), subentries_data=None,
    )  # fmt: skip
    hass.config.components.add("physical")
    await hass.config_entries.async_add(owner)
    devices, entities = dr.async_get(hass), er.async_get(hass)
    areas = [ar.async_get(hass).async_create(f"Area {number}").id for number in range(AREAS)]
    for number, (sort, area_id) in enumerate(zip(cycle(_SORTS), cycle(areas), strict=False)):
        if number == DEVICES:
            break
        device = devices.async_get_or_create(
            config_entry_id=owner.entry_id,
            identifiers={("physical", str(number))},
            connections={(dr.CONNECTION_NETWORK_MAC, f"02:00:00:00:{number // 256:02x}:{number % 256:02x}")},
            name=f"Device {number}",
        )
        devices.async_update_device(device.id, area_id=area_id)
        own = (*sort, *_DIAGNOSTIC)
        fillers = (("number", None, EntityCategory.CONFIG),) * (ENTITIES_EACH - len(own))
        for place, (domain, device_class, category) in enumerate((*own, *fillers)):
            entry = entities.async_get_or_create(
                domain,
                "physical",
                f"{number}_{place}",
                config_entry=owner,
                device_id=device.id,
                original_device_class=device_class,
                original_name=f"Part {place}" if place else None,
                entity_category=category,
            )
            hass.states.async_set(entry.entity_id, "on" if domain != "sensor" else "21.5")
    for number in range(LONELY):
        entry = entities.async_get_or_create("light", "physical", f"lonely_{number}", config_entry=owner)
        hass.states.async_set(entry.entity_id, "on")
    await hass.async_block_till_done()


async def _longest_gap(stop: asyncio.Event) -> float:
    """Return the longest time (s) for which the event loop let nobody else run."""
    longest, before = 0.0, perf_counter()
    while not stop.is_set():
        await asyncio.sleep(0)
        now = perf_counter()
        longest, before = max(longest, now - before), now
    return longest


async def _measure() -> tuple[list[Scan], list[float], float, float]:
    async with bare_home() as hass:
        await _furnish(hass)
        idle_stop = asyncio.Event()
        hass.loop.call_later(0.1, idle_stop.set)
        idle = await _longest_gap(idle_stop)
        scans: list[Scan] = []
        gaps: list[float] = []
        for _ in range(REPEATS):
            stop = asyncio.Event()
            # What furnishing left behind is swept now: a sweep within a scan would be counted as its work.
            gc.collect()
            gap = asyncio.create_task(_longest_gap(stop))
            await asyncio.sleep(0)
            scans.append(await async_scan(hass, set()))
            stop.set()
            gaps.append(await gap)
        started = perf_counter()
        for device in dr.async_get(hass).devices:
            er.async_entries_for_device(er.async_get(hass), device.id)
        listing = perf_counter() - started
    assert scans[0].looked_at == DEVICES + LONELY
    return scans, gaps, idle, listing


def rows() -> Iterable[Row]:
    """Measure and return the rows."""
    scans, gaps, idle, listing = asyncio.run(_measure())
    found = len(scans[0].profiles)
    return [
        Row(
            name=f"scan of {DEVICES} devices, {DEVICES * ENTITIES_EACH:,} entities: work in the event loop",
            value=median(scan.seconds for scan in scans) * 1000,
            unit="ms",
            goal="≤ 150",
            note=f"median of {REPEATS}; the first took {scans[0].seconds * 1000:.0f} ms; {found} candidates",
        ),
        Row(
            name="longest slice of it",
            value=max(scan.longest_slice for scan in scans) * 1000,
            unit="ms",
            goal="≤ 5",
            note="the worst of all runs",
        ),
        Row(
            name="longest time nobody else could run",
            value=median(gaps) * 1000,
            unit="ms",
            goal="≤ idle + 5",
            note=f"median of {REPEATS}, worst {max(gaps) * 1000:.2f}; idle {idle * 1000:.2f}",
        ),
        Row(name="only listing each device's entities", value=listing * 1000, unit="ms", note="for comparison"),
    ]
