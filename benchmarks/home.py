"""A home of 1,000 twins: how long it takes to start, reconcile, fall asleep and wake, and what it keeps in memory.

Starting is measured beside as many entries of Home Assistant's own template helper, each with one entity, and shown per
entity: a twin brings several.
"""

import asyncio
import gc
import time
from collections.abc import Awaitable, Callable
from functools import partial
from statistics import median

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util.ulid import ulid_at_time

from custom_components.digital_twin.const import CONF_ENTRY_TYPE, DOMAIN, HOME_UNIQUE_ID, EntryType
from custom_components.digital_twin.core.twin import Estimate, Learned
from custom_components.digital_twin.data import DATA, TwinConfig
from custom_components.digital_twin.footprint import footprint
from custom_components.digital_twin.keeper import default_path
from custom_components.digital_twin.learned_store import Kept
from custom_components.digital_twin.manager import Home
from custom_components.digital_twin.store import queries
from custom_components.digital_twin.store.database import Database
from custom_components.digital_twin.store.engine import sqlite_url
from custom_components.digital_twin.store.records import SnapshotRecord

from .bare_home import bare_home, new_entry
from .table import Row

TWINS = 1_000
MEASURED = 50
REPORTS = 200
PAST = 100
LEARNED = Learned(
    kind="light",
    structure="curve",
    parameters={f"parameter_{number}": Estimate(1.0, 0.1, True) for number in range(8)},
    days=10.0,
    samples=10_000,
    learned_at=time.time(),
    tables={"habit": tuple(number / 672 for number in range(672))},
)


def rows() -> list[Row]:
    """Return the rows of this benchmark."""
    return asyncio.run(_measure())


async def _measure() -> list[Row]:
    async with bare_home() as hass:
        template, _ = await _timed(hass, _add_templates(hass), "template")
    async with bare_home() as hass:
        empty, _ = await _timed(hass, _add_home_entry(hass), DOMAIN)
    async with bare_home() as hass:
        entries = [*_add_home_entry(hass), *_add_twins(hass)]
        start, entities = await _timed(hass, entries, DOMAIN)
        home = hass.data[DATA].home
        assert home is not None
        assert len(home.twins) == TWINS
        net = start - empty
        found = [
            Row(name=f"start of {TWINS} template entries", value=template, unit="s", note=f"{TWINS} entities"),
            Row(name=f"start of {TWINS} twins, net of an empty home", value=net, unit="s", note=f"{entities} entities"),
            Row(
                name="start, per entity, to that of template entries",
                value=(net / entities) / (template / TWINS),
                unit="×",
                goal="≤ 2 ×",
            ),
        ]
        found += await _reconciling(home)
        found += await _living(hass, home)
    # Anew, as near to what it is compared with as can be: a machine is not equally busy all the time.
    async with bare_home() as hass:
        template, _ = await _timed(hass, _add_templates(hass), "template")
    async with bare_home() as hass:
        entries = [*_add_home_entry(hass), *_add_twins(hass)]
        await _remember(hass, entries[1:])
        start, entities = await _timed(hass, entries, DOMAIN)
        home = hass.data[DATA].home
        assert home is not None
        assert home.database.available
        kept = await home.database.async_read(partial(queries.snapshots, twin_id=entries[1].entry_id, limit=2 * PAST))
        assert len(kept) >= PAST
        found += [
            Row(
                name=f"start of {TWINS} twins with {TWINS * PAST:,} snapshots, net of an empty home",
                value=start - empty,
                unit="s",
                note=f"{entities} entities",
            ),
            Row(
                name="that start, per entity, to that of template entries",
                value=((start - empty) / entities) / (template / TWINS),
                unit="×",
                goal="≤ 2 ×",
            ),
        ]
    return found


async def _remember(hass: HomeAssistant, entries: list[ConfigEntry]) -> None:
    """Fill the database with what twins have lived through, as it lies there before a start."""
    database = Database(sqlite_url(default_path(hass)))
    await database.async_open()
    now = time.time()
    try:
        for part in range(PAST):
            at = now - (PAST - part) * 3600.0
            await database.async_commit(
                *(
                    SnapshotRecord(
                        snapshot_id=ulid_at_time(at),
                        twin_id=entry.entry_id,
                        at=at,
                        reason="change",
                        source="device",
                        revision=part,
                        values={"on": part % 2 == 0, "brightness": float(part % 100)},
                        changed={"on": at - 1.0, "brightness": at - 2.0},
                        health=100.0,
                        checksum="00" * 32,
                    )
                    for entry in entries
                )
            )
    finally:
        await database.async_close()


def _add(hass: HomeAssistant, entries: list[ConfigEntry]) -> list[ConfigEntry]:
    """Put entries where Home Assistant finds them when it sets their integration up, as after a restart."""
    for entry in entries:
        hass.config_entries._entries[entry.entry_id] = entry  # noqa: SLF001 -- what loading the storage does
    return entries


def _add_home_entry(hass: HomeAssistant) -> list[ConfigEntry]:
    data = {CONF_ENTRY_TYPE: EntryType.HOME.value, CONF_NAME: "Home"}
    return _add(hass, [new_entry(DOMAIN, title="Home", data=data, unique_id=HOME_UNIQUE_ID)])


def _add_twins(hass: HomeAssistant) -> list[ConfigEntry]:
    entries = []
    for number in range(TWINS):
        main = f"light.lamp_{number}"
        hass.states.async_set(main, "on", {"brightness": 128})
        config = TwinConfig(
            name=f"Lamp {number}", key=f"entity_{main}", device_id=None, kind="light", main=main, members=(main,)
        )
        entries.append(new_entry(DOMAIN, title=config.name, data=config.as_data(), unique_id=config.key))
    return _add(hass, entries)


def _add_templates(hass: HomeAssistant) -> list[ConfigEntry]:
    return _add(
        hass,
        [
            new_entry(
                "template",
                title=f"Template {number}",
                options={
                    "template_type": "sensor",
                    "name": f"Template {number}",
                    "state": f"{{{{ states('light.lamp_{number}') }}}}",
                },
            )
            for number in range(TWINS)
        ],
    )


async def _timed(hass: HomeAssistant, entries: list[ConfigEntry], domain: str) -> tuple[float, int]:
    """Return the seconds that setting an integration up takes, and how many entities there are then."""
    gc.collect()
    began = time.perf_counter()
    assert await async_setup_component(hass, domain, {})
    await hass.async_block_till_done()
    took = time.perf_counter() - began
    assert all(entry.state.recoverable for entry in entries)
    return took, sum(entry.disabled_by is None for entry in er.async_get(hass).entities.values())


async def _reconciling(home: Home) -> list[Row]:
    """Return what it costs the event loop to hold every twin against its device once."""
    costs = []
    for _ in range(5):
        gc.collect()
        began = time.thread_time()
        for twin in home.twins.values():
            twin.syncing.async_reconcile()
        await asyncio.sleep(0)
        costs.append(time.thread_time() - began)
    return [
        Row(
            name=f"reconcile of {TWINS} twins",
            value=median(costs) * 1e3,
            unit="ms",
            note=f"of the event loop's CPU, spread over a minute; {median(costs) / TWINS * 1e6:.0f} µs a twin",
        )
    ]


async def _living(hass: HomeAssistant, home: Home) -> list[Row]:
    """Return what twins with a past and a model keep in memory, awake and asleep, and how fast they change sides."""
    twins = list(home.twins.values())[:MEASURED]
    for number in range(REPORTS):
        for twin in twins:
            state = "on" if number % 2 else "off"
            hass.states.async_set(twin.sources[twin.config.main], state, {"brightness": number % 250 + 1})
        await hass.async_block_till_done()
    for twin in twins:
        for _ in range(REPORTS):
            twin.history.async_take("asked")
        await home.store.async_save(twin.entry.entry_id, Kept(learned=LEARNED))
        twin.async_learned(LEARNED)
    await home.database.async_flush()
    awake = [footprint(twin) for twin in twins]
    asleep_in = [await _seconds(twin.hibernation.async_sleep) for twin in twins]
    asleep = [footprint(twin) for twin in twins]
    awake_in = [await _seconds(twin.hibernation.async_wake) for twin in twins]
    assert all(twin.learned == LEARNED for twin in twins)
    return [
        Row(name="memory of a twin awake, full of past", value=median(awake) / 1e3, unit="kB", goal="≤ 100 kB"),
        Row(name="memory of a twin asleep", value=median(asleep) / 1e3, unit="kB", goal="≤ 10 kB"),
        Row(name="falling asleep", value=median(asleep_in) * 1e3, unit="ms"),
        Row(name="waking", value=median(awake_in) * 1e3, unit="ms", goal="≤ 10 ms"),
    ]


async def _seconds(job: Callable[[], Awaitable[None]]) -> float:
    began = time.perf_counter()
    await job()
    return time.perf_counter() - began
