"""What a source event costs: into a twin with and without a published entity, beside what users have today.

Each round sets the state of every entity of each candidate once, in an order of its own, and counts the CPU of the
event loop, the flush included. Figures are ratios to a bare state set in the same rounds; the A/A row shows what noise
alone makes.
"""

import asyncio
import gc
import random
import time
from collections.abc import Sequence
from statistics import median

from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.setup import async_setup_component

from custom_components.digital_twin.const import Role

from .bare_home import add_home, add_twin, bare_home, new_entry
from .table import Row

EACH = 50
ROUNDS = 150
TURNS = 3
POWER = {"unit_of_measurement": "W"}
NUMBERS = tuple(f"{number / 7:.3f}" for number in range(1, ROUNDS + 1))
SWITCHES = ("on", "off")
"""What is set in turn: each round another value."""


class Candidate:
    """Entities set in each round, and what their rounds cost."""

    def __init__(self, name: str, entity_ids: Sequence[str], values: Sequence[str], goal: str | None = None) -> None:
        """Take the entities and the values they are set to in turn."""
        self.name = name
        self.entity_ids = entity_ids
        self.values = values
        self.goal = goal
        self.costs: list[float] = []

    async def async_round(self, hass: HomeAssistant, number: int) -> None:
        """Set every entity once and let the loop finish what follows."""
        value = self.values[number % len(self.values)]
        attributes = POWER if self.entity_ids[0].startswith("sensor.") else None
        started = time.thread_time()
        for entity_id in self.entity_ids:
            hass.states.async_set(entity_id, value, attributes)
        for _ in range(TURNS):
            await asyncio.sleep(0)
        self.costs.append((time.thread_time() - started) / len(self.entity_ids) * 1e6)


def _ids(domain: str, name: str) -> list[str]:
    return [f"{domain}.{name}_{number}" for number in range(EACH)]


@callback
def _idle(_event: Event[EventStateChangedData]) -> None:
    """Do nothing, as the cheapest listener there is."""


class _Keeper:
    """Keeps an entity's latest number and nothing else: the least that a twin can do."""

    __slots__ = ("at", "value")

    def __init__(self) -> None:
        self.value = 0.0
        self.at = 0.0

    @callback
    def keep(self, event: Event[EventStateChangedData]) -> None:
        """Take a number in."""
        state = event.data["new_state"]
        if state is not None:
            self.value = float(state.state)
            self.at = state.last_updated_timestamp


async def _add_switch_as_x(hass: HomeAssistant, sources: Sequence[str]) -> None:
    for source in sources:
        options = {"entity_id": source, "target_domain": "light", "invert": False}
        await hass.config_entries.async_add(new_entry("switch_as_x", title=source, options=options, minor_version=3))


async def _add_templates(hass: HomeAssistant, sources: Sequence[str]) -> None:
    sensors = [{"name": source, "unique_id": source, "state": f"{{{{ states('{source}') }}}}"} for source in sources]
    await async_setup_component(hass, "template", {"template": [{"sensor": sensors}]})


async def _measure() -> list[Row]:
    async with bare_home() as hass:
        candidates = await _async_candidates(hass)
        await hass.async_block_till_done()
        shadows = sum(state.entity_id.endswith("_twin") for state in hass.states.async_all("switch"))
        assert shadows == EACH, f"{shadows} shadows are shown"
        # A collection of all that the set-up left would be counted as somebody's work.
        gc.collect()
        chance = random.Random(1)
        for number in range(ROUNDS):
            # Whoever comes after another finds the processor's caches full of that one's memory.
            for candidate in chance.sample(candidates, len(candidates)):
                await candidate.async_round(hass, number)
        by_name = {candidate.name: median(candidate.costs) for candidate in candidates}
        bare = {"sensor": by_name["bare state set"], "switch": by_name["bare switch set"]}
        rows = [Row(name="bare state set", value=bare["sensor"], unit="µs", note=f"{EACH} entities, {ROUNDS} rounds")]
        for candidate in candidates[1:]:
            base = bare[candidate.entity_ids[0].split(".")[0]]
            rows.append(Row(name=candidate.name, value=by_name[candidate.name] / base, unit="×", goal=candidate.goal))
        return rows


async def _async_candidates(hass: HomeAssistant) -> list[Candidate]:
    await add_home(hass)
    candidates = [
        Candidate("bare state set", _ids("sensor", "bare"), NUMBERS),
        Candidate("bare state set again (A/A)", _ids("sensor", "again"), NUMBERS),
        Candidate("bare switch set", _ids("switch", "bare"), SWITCHES),
        Candidate("tracked, nothing done", _ids("sensor", "tracked"), NUMBERS),
        Candidate("tracked, the number kept", _ids("sensor", "kept"), NUMBERS, "(floor)"),
        Candidate("template sensor", _ids("sensor", "templated"), NUMBERS, "(peer)"),
        Candidate("switch_as_x", _ids("switch", "as_x"), SWITCHES, "(peer)"),
        Candidate("twin, nothing published", _ids("sensor", "power"), NUMBERS, "≤ 1.9 ×"),
        Candidate("twin, one entity published", _ids("switch", "plug"), SWITCHES, "≤ 4.5 ×"),
    ]
    for candidate in candidates:
        for entity_id in candidate.entity_ids:
            hass.states.async_set(entity_id, candidate.values[0], POWER if entity_id.startswith("sensor.") else None)
    by_name = {candidate.name: candidate.entity_ids for candidate in candidates}
    async_track_state_change_event(hass, by_name["tracked, nothing done"], _idle)
    for entity_id in by_name["tracked, the number kept"]:
        async_track_state_change_event(hass, entity_id, _Keeper().keep)
    await _add_templates(hass, by_name["template sensor"])
    await _add_switch_as_x(hass, by_name["switch_as_x"])
    for switch, power in zip(_ids("switch", "plug"), _ids("sensor", "power"), strict=True):
        await add_twin(hass, "plug", switch, roles={Role.POWER: (power,)})
    return candidates


def rows() -> list[Row]:
    """Return the rows of this benchmark."""
    return asyncio.run(_measure())
