"""What it costs to go through run_action: the same action without it, the check alone, and the rest of the way.

The rest is permissions, the decision written to the audit and committed, the action's own context and the look at what
the device reports.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import numpy as np
from homeassistant.core import Context, HomeAssistant, ServiceCall

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.guard.check import async_check
from custom_components.digital_twin.guard.targets import ActionCall
from custom_components.digital_twin.guard.timed import TimedCall

from .bare_home import add_home, add_twin, bare_home
from .table import Row

LAMP = "light.lamp"
ROUNDS = 120
WARM = 10


def rows() -> list[Row]:
    """Return the figures."""
    return asyncio.run(_rows())


async def _rows() -> list[Row]:
    async with bare_home() as hass:
        hass.states.async_set(LAMP, "off", {"supported_color_modes": ["onoff"], "color_mode": "onoff"})
        await add_home(hass)
        await add_twin(hass, "light", LAMP)
        await hass.async_block_till_done()
        # After the twin, whose shadow brings Home Assistant's own action along.
        hass.services.async_register("light", "turn_on", partial(_obey, hass))
        action = {"action": "light.turn_on", "target": {"entity_id": LAMP}}
        home = hass.data[DATA].home
        if home is None:
            raise RuntimeError("the home did not start")
        call = TimedCall(ActionCall(domain="light", service="turn_on", target={"entity_id": [LAMP]}))
        taken = await _taken(
            hass,
            {
                "plain": lambda: hass.services.async_call(
                    "light", "turn_on", {"entity_id": LAMP}, blocking=True, context=Context()
                ),
                "check": lambda: async_check(hass, home, [call], context=Context()),
                "run": lambda: hass.services.async_call(
                    DOMAIN, "run_action", {"action": action}, blocking=True, return_response=True, context=Context()
                ),
            },
        )
        await home.database.async_flush()
    plain, check, run = (float(np.median(taken[name])) for name in ("plain", "check", "run"))
    return [
        Row(name="the action without run_action, median", value=plain, unit="ms"),
        Row(
            name="its check alone, median", value=check, unit="ms", note=f"p95 {np.percentile(taken['check'], 95):.1f}"
        ),
        Row(
            name="the action by run_action, median",
            value=run,
            unit="ms",
            note=f"p95 {np.percentile(taken['run'], 95):.1f}",
        ),
        Row(name="on top of the check, commit included", value=run - plain - check, unit="ms", goal="≤ 5 ms"),
    ]


def _obey(hass: HomeAssistant, _call: ServiceCall) -> None:
    """Stand for a lamp that does at once what it is told."""
    state = hass.states.get(LAMP)
    if state is not None:
        hass.loop.call_soon_threadsafe(partial(hass.states.async_set, LAMP, "on", state.attributes))


async def _taken(hass: HomeAssistant, ways: dict[str, Callable[[], Awaitable[Any]]]) -> dict[str, list[float]]:
    """Return what each way took in ms, by turns, so that what else the machine does meets them alike."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(WARM + ROUNDS):
        for name, way in ways.items():
            state = hass.states.get(LAMP)
            hass.states.async_set(LAMP, "off", None if state is None else state.attributes)
            await hass.async_block_till_done()
            began = time.perf_counter()
            await way()
            if number >= WARM:
                taken[name].append(1000.0 * (time.perf_counter() - began))
    return taken
