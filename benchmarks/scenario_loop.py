"""What a scenario of a hundred twins costs the event loop: gathering, handing over, telling, keeping."""

import asyncio
import gc
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import entity_registry as er

from custom_components.digital_twin.const import DOMAIN

from .bare_home import add_home, add_twin, bare_home
from .table import Row
from .timing import callbacks

TWINS, AREAS = 100, 20
ROUNDS = 5
SCENARIOS = ("cold_snap", "power_outage")
DEVICES: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    (
        "climate", "climate", "heat",
        {
            "temperature": 20.0, "current_temperature": 19.5, "hvac_modes": ["heat", "off"], "hvac_action": "heating",
            "min_temp": 5, "max_temp": 30, "supported_features": 1,
        },
    ),
    ("light", "light", "on", {"supported_color_modes": ["brightness"], "color_mode": "brightness", "brightness": 100}),
    ("light", "light", "off", {"supported_color_modes": ["onoff"], "color_mode": "onoff"}),
    ("plug", "switch", "on", {}),
    ("binary_sensor", "binary_sensor", "off", {"device_class": "window"}),
)  # fmt: skip
"""Kind, domain, state and attributes of the devices that the home has twenty of each."""


def rows() -> list[Row]:
    """Return the figures."""
    return asyncio.run(_rows())


async def _rows() -> list[Row]:
    async with bare_home() as hass:
        await _furnish(hass)
        found = []
        for name in SCENARIOS:
            longest, together = await _run(hass, name)
            found.append(
                Row(
                    name=f"longest callback of a scenario of {TWINS} twins: {name}",
                    value=sorted(longest)[ROUNDS // 2],
                    unit="ms",
                    goal="≤ 5 ms",
                    note=f"CPU of the loop's thread, median of {ROUNDS}; {sorted(together)[ROUNDS // 2]:.0f} ms in all",
                )
            )
        return found


async def _run(hass: HomeAssistant, name: str) -> tuple[list[float], list[float]]:
    """Return of each round the longest callback and all of them together, ms."""
    longest, together = [], []
    for number in range(ROUNDS + 1):
        gc.collect()
        gc.freeze()  # a collection of all that stands in this home is nobody's callback
        with callbacks() as taken:
            await hass.services.async_call(
                DOMAIN, "run_scenario", {"scenario": name}, blocking=True, return_response=True
            )
            await hass.async_block_till_done()
        gc.unfreeze()
        if number:
            longest.append(1000.0 * max(taken))
            together.append(1000.0 * sum(taken))
    return longest, together


async def _furnish(hass: HomeAssistant) -> None:
    """Make the home, with its areas."""
    registry, areas = er.async_get(hass), [ar.async_get(hass).async_create(f"Room {n}") for n in range(AREAS)]
    await add_home(hass)
    for n in range(TWINS):
        kind, domain, state, attributes = DEVICES[n % len(DEVICES)]
        entry = registry.async_get_or_create(domain, "bench", f"{n}", suggested_object_id=f"device_{n}")
        registry.async_update_entity(entry.entity_id, area_id=areas[n // len(DEVICES) % AREAS].id)
        hass.states.async_set(entry.entity_id, state, {**attributes, "friendly_name": f"Device {n}"})
        await add_twin(hass, kind, entry.entity_id)
    await hass.async_block_till_done()
