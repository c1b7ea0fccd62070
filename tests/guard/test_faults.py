"""Fail-safe by fault injection: whatever is broken, the stated policy holds and nothing unapproved reaches a device.

Policy: a hazard by rule denies, whatever else is broken. A gap (no twin, state unknown, not trusted, model raising, no
simulation in time) sends what can do harm to a person and lets what cannot pass. Without a database nothing runs.
"""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Any

import pytest
from homeassistant.components.climate.const import HVACMode
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component

from custom_components.digital_twin.const import CONF_PERSONS, DOMAIN, HOME_UNIQUE_ID
from custom_components.digital_twin.coordinator import TwinCoordinator
from custom_components.digital_twin.core import engine
from custom_components.digital_twin.core.models.thermostat import ThermostatModel
from custom_components.digital_twin.core.twin import Learned, Trust
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.guard import door, readback
from custom_components.digital_twin.guard.rules import HazardRule
from custom_components.digital_twin.manager import Home
from custom_components.digital_twin.store.errors import UnavailableError
from custom_components.digital_twin.worker.errors import (
    JobFailedError,
    WorkerCrashedError,
    WorkerStoppedError,
    WorkerTimeoutError,
)
from tests.common import async_add_entry, async_add_home, twin_entry
from tests.platforms.physical import (
    Physical,
    PhysicalClimate,
    PhysicalLight,
    PhysicalLock,
    PhysicalSwitch,
    async_add_physical,
)

PERSON = "person.anna"
CASES = 100
PARTS = 5
TWINS = ("fine", "missing", "unknown", "observing", "unlearned", "raising")
WORKERS = ("fine", "dead", "crashing", "slow", "failing")
STATES = (CoreState.running, CoreState.starting, CoreState.stopping)
RAN = frozenset({"ok", "unverified", "failed"})


class Bolt(PhysicalLock):
    """A lock that does what it is told."""

    async def async_unlock(self, **kwargs: Any) -> None:
        await self._told("unlock", **kwargs)
        self.show(is_locked=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One combination of an action and what is broken."""

    action: str
    twin: str
    worker: str
    database: bool
    away: bool
    state: CoreState

    @classmethod
    def drawn(cls, seed: int) -> Case:
        """Return the combination of a seed; each part is whole in about half of them."""
        rng = Random(seed)

        def part(values: tuple[Any, ...]) -> Any:
            return values[0] if rng.random() < 0.5 else rng.choice(values)

        return cls(
            action=rng.choice(("lamp", "fridge", "unlock", "heat")),
            twin=part(TWINS),
            worker=part(WORKERS),
            database=rng.random() < 0.75,
            away=rng.random() < 0.3,
            state=part(STATES),
        )

    @property
    def verdict(self) -> str:
        """Return what the policy asks for."""
        twin = self.twin != "missing"
        match self.action:
            case "lamp":
                return "approved"
            case "fridge":
                return "denied" if twin else "approved"
            case "unlock":
                if twin and self.away:
                    return "denied"
                return "approved" if twin and self.twin != "unknown" else "needs_approval"
        whole = self.twin == "fine" and self.worker == "fine"
        return "approved" if whole else "needs_approval"


@dataclass(slots=True)
class Devices:
    """The home, its devices by action: with a twin and without."""

    hass: HomeAssistant
    home: Home
    real: dict[str, Physical]
    bare: dict[str, Physical]

    def device(self, case: Case) -> Physical:
        """Return the device a case is about."""
        return (self.bare if case.twin == "missing" else self.real)[case.action]

    def twin(self, case: Case) -> TwinCoordinator | None:
        """Return its twin."""
        return self.home.twin_of_entity(self.device(case).entity_id)


CALLS: dict[str, tuple[str, dict[str, Any]]] = {
    "lamp": ("light.turn_on", {}),
    "fridge": ("switch.turn_off", {}),
    "unlock": ("lock.unlock", {}),
    "heat": ("climate.set_temperature", {"temperature": 20.5}),
}
KINDS: dict[str, tuple[str, dict[str, Any]]] = {
    "lamp": ("light", {}),
    "fridge": ("plug", {"appliance": "fridge"}),
    "unlock": ("lock", {"closes": "front_door"}),
    "heat": ("thermostat", {"comfort_low": 5.0, "comfort_high": 35.0}),
}


def _devices(name: str) -> dict[str, Physical]:
    return {
        "lamp": PhysicalLight(f"lamp{name}", is_on=False),
        "fridge": PhysicalSwitch(f"fridge{name}", is_on=True),
        "unlock": Bolt(f"door{name}", is_locked=True),
        "heat": PhysicalClimate(
            f"room{name}", hvac_mode=HVACMode.HEAT, current_temperature=20.0, target_temperature=20.0
        ),
    }


@pytest.fixture
async def devices(hass: HomeAssistant) -> AsyncGenerator[Devices]:
    """Set up four devices with twins and four without."""
    assert await async_setup_component(hass, "homeassistant", {})
    real, bare = _devices(""), _devices("_bare")
    await async_add_physical(hass, *real.values(), *bare.values())
    hass.states.async_set(PERSON, "home")
    await async_add_home(hass, **{CONF_PERSONS: [PERSON]})
    registry = er.async_get(hass)
    for action, (kind, settings) in KINDS.items():
        entry = registry.async_get(real[action].entity_id)
        assert entry is not None
        await async_add_entry(
            hass, twin_entry(kind, entry.id, name=action, device_id=entry.device_id, settings=settings)
        )
    home = hass.data[DATA].home
    assert home is not None
    yield Devices(hass, home, real, bare)
    entries = hass.config_entries.async_loaded_entries(DOMAIN)
    for loaded in sorted(entries, key=lambda loaded: loaded.unique_id == HOME_UNIQUE_ID):
        assert await hass.config_entries.async_unload(loaded.entry_id)


def learned(case: Case, kind: str) -> Learned | None:
    """Return what the twin of a case has learned."""
    whole = Learned(kind=kind, structure="", trust=Trust.TRUSTED, days=10.0, samples=1000)
    match case.twin:
        case "unlearned":
            return None
        case "observing":
            return Learned(kind=kind, structure="", trust=Trust.OBSERVING, days=1.0, samples=10)
    return whole


async def worker(case: Case, job: str, request: Any, **_: Any) -> Any:
    """Stand for the worker process, whole or broken."""
    await asyncio.sleep(0)
    match case.worker:
        case "dead":
            raise WorkerStoppedError
        case "crashing":
            raise WorkerCrashedError
        case "slow":
            raise WorkerTimeoutError
        case "failing":
            raise JobFailedError("ValueError", "broken", "")
    return getattr(engine, job)(request)


def fail(*_: Any) -> None:
    """Stand for a model with a mistake in it."""
    raise ArithmeticError("broken")


async def refuse(*_: Any) -> None:
    """Stand for a database that is gone."""
    raise UnavailableError("gone")


@pytest.mark.parametrize("part", range(PARTS))
async def test_in_each_of_500_combinations_the_policy_holds_and_nothing_unapproved_is_done(
    devices: Devices, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    hass, home = devices.hass, devices.home
    # Devices answer at once or never: nobody waits for those that are away.
    monkeypatch.setattr(readback, "patience", lambda *_: 0.01)
    seen: dict[str, int] = {}
    # So many commands to one device are a hazard of their own, which is not what is tried here.
    home.rules.async_set(HazardRule(hazard="flapping", enabled=False))
    monkeypatch.setattr(door, "RUNS_WITHIN", 0.0)
    for seed in range(part * CASES, (part + 1) * CASES):
        case = Case.drawn(seed)
        device = devices.device(case)
        twin = devices.twin(case)
        hass.set_state(CoreState.running)
        _begin(devices, case)
        await hass.async_block_till_done()
        if twin is not None:
            twin.learned = learned(case, twin.kind.id)
        with monkeypatch.context() as patch:
            patch.setattr(home.worker, "run", partial(worker, case))
            if case.twin == "raising":
                patch.setattr(ThermostatModel, "advance", fail)
            if not case.database:
                patch.setattr(home.database, "async_commit", refuse)
            hass.set_state(case.state)
            action, data = CALLS[case.action]
            told = len(device.told)
            try:
                answer = await hass.services.async_call(
                    DOMAIN,
                    "run_action",
                    {"action": {"action": action, "target": {"entity_id": device.entity_id}, "data": data}},
                    blocking=True,
                    return_response=True,
                )
            except HomeAssistantError:
                answer = None
        if answer is None:
            assert not case.database, (seed, case)
            assert len(device.told) == told, (seed, case)
            seen["refused"] = seen.get("refused", 0) + 1
            continue
        assert isinstance(answer, dict)
        assert case.database or answer["result"] == "pending", (seed, case, answer["result"])
        assert answer["verdict"] == case.verdict, (seed, case, answer["not_checked"], answer["hazards"])
        ran = answer["result"] in RAN
        assert ran == (case.verdict == "approved"), (seed, case, answer["result"])
        # Home Assistant itself keeps commands from a device that is away.
        reached = ran and case.twin != "unknown"
        assert len(device.told) - told == reached, (seed, case, device.told[told:])
        seen[case.verdict] = seen.get(case.verdict, 0) + 1
    hass.set_state(CoreState.running)
    assert min(seen.values()) >= 5, seen
    assert set(seen) == {"approved", "denied", "needs_approval", "refused"}


def _begin(devices: Devices, case: Case) -> None:
    """Put everything back, and break the device's own state where the case says so."""
    devices.hass.states.async_set(PERSON, "not_home" if case.away else "home")
    values = {
        "lamp": {"is_on": False},
        "fridge": {"is_on": True},
        "unlock": {"is_locked": True},
        "heat": {"current_temperature": 20.0, "target_temperature": 20.0},
    }
    for group in (devices.real, devices.bare):
        for action, device in group.items():
            broken = case.twin == "unknown" and action == case.action
            device.show(**values[action], available=not broken)
