"""Hazards foreseen without any action: told once, taken back, and of twins that can be believed only."""

from dataclasses import replace
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.digital_twin.coordinator import TwinCoordinator
from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.requests import HazardFinding, Severity
from custom_components.digital_twin.core.twin import Learned, Trust
from custom_components.digital_twin.guard.foresight import EVERY
from tests.common import async_add_entry, twin_entry
from tests.guard.conftest import GuardedHome
from tests.platforms.physical import PhysicalClimate, async_add_physical

OUTSIDE = "sensor.outside"


@pytest.fixture
async def cellar(guarded: GuardedHome) -> PhysicalClimate:
    """Add an unheated cellar to the home; it is so cold outside that it will freeze."""
    hass = guarded.hass
    radiator = PhysicalClimate("cellar")
    radiator.show(hvac_mode="off", current_temperature=7.0, target_temperature=7.0)
    await async_add_physical(hass, radiator)
    object.__setattr__(guarded.home.config, "outdoor_temperature", OUTSIDE)
    weather(hass, -25.0)
    entry = er.async_get(hass).async_get(radiator.entity_id)
    assert entry is not None
    await async_add_entry(hass, twin_entry("thermostat", entry.id, name="Cellar", device_id=entry.device_id))
    believe(guarded, Trust.TRUSTED)
    return radiator


def weather(hass: HomeAssistant, temperature: float) -> None:
    """Say how cold it is outside."""
    hass.states.async_set(OUTSIDE, str(temperature), {"device_class": "temperature", "unit_of_measurement": "°C"})


def twin_of(guarded: GuardedHome) -> TwinCoordinator:
    """Return the cellar's twin."""
    return next(twin for twin in guarded.home.twins.values() if twin.kind.id == "thermostat")


def believe(guarded: GuardedHome, trust: Trust) -> None:
    """Have the cellar's twin learned, and trusted so far."""
    twin_of(guarded).async_learned(Learned(kind="thermostat", structure="", trust=trust, days=10.0, samples=1000))


async def test_a_hazard_is_told_once_and_taken_back(guarded: GuardedHome, cellar: PhysicalClimate) -> None:
    await guarded.home.foresight.async_look()
    await guarded.home.foresight.async_look()
    told = [record for record in guarded.home.events.recent() if record.kind == "hazard_predicted"]
    (record,) = told
    assert record.twin_id == twin_of(guarded).entry.entry_id
    assert (record.data["hazard"], record.severity) == ("frost", "high")
    assert record.data["probability"] >= 0.5
    assert record.data["time"] in guarded.home.events.sentence(record)
    cellar.show(current_temperature=22.0)
    weather(guarded.hass, 24.0)
    await guarded.hass.async_block_till_done()
    await guarded.home.foresight.async_look()
    assert guarded.kinds()[-1] == "hazard_averted"
    assert guarded.home.foresight.looming == {}


async def test_a_twin_that_is_still_observed_foresees_nothing(guarded: GuardedHome, cellar: PhysicalClimate) -> None:
    del cellar
    believe(guarded, Trust.OBSERVING)
    await guarded.home.foresight.async_look()
    assert "hazard_predicted" not in guarded.kinds()


async def test_there_is_no_all_clear_because_nobody_can_see_any_more(
    guarded: GuardedHome, cellar: PhysicalClimate
) -> None:
    await guarded.home.foresight.async_look()
    assert guarded.home.foresight.looming
    cellar.show(current_temperature=None)
    await guarded.hass.async_block_till_done()
    believe(guarded, Trust.OBSERVING)
    await guarded.home.foresight.async_look()
    assert guarded.home.foresight.looming == {}
    assert "hazard_averted" not in guarded.kinds()


async def test_a_worker_that_does_not_answer_takes_nothing_back(guarded: GuardedHome, cellar: PhysicalClimate) -> None:
    del cellar
    await guarded.home.foresight.async_look()
    assert guarded.home.foresight.looming
    await guarded.home.worker.stop()
    await guarded.home.foresight.async_look()
    assert guarded.home.foresight.looming
    assert "hazard_averted" not in guarded.kinds()


async def test_it_looks_by_itself_every_now_and_then(guarded: GuardedHome, cellar: PhysicalClimate) -> None:
    del cellar
    jobs = [job for *_, job in guarded.home.agenda._heap if job.interval == EVERY.total_seconds()]  # noqa: SLF001 -- waiting for a quarter of an hour would be a test of patience
    for job in jobs:
        job.action()
    await guarded.hass.async_block_till_done(wait_background_tasks=True)
    assert "hazard_predicted" in guarded.kinds()


@pytest.mark.parametrize(("least", "fires"), [("medium", True), ("critical", False)])
async def test_an_automation_is_triggered(
    guarded: GuardedHome, cellar: PhysicalClimate, least: str, fires: bool
) -> None:
    hass = guarded.hass
    done = async_capture_events(hass, "done")
    automation: dict[str, Any] = {
        "triggers": [
            {
                "trigger": "digital_twin.hazard_predicted",
                "target": {"entity_id": cellar.entity_id},
                "options": {"severity": least},
            }
        ],
        "actions": [
            {
                "event": "done",
                "event_data": {
                    "hazard": "{{ trigger.hazard }}",
                    "time": "{{ trigger.time }}",
                    "reason": "{{ trigger.reason }}",
                    "name": "{{ trigger.hazard_name }}",
                },
            }
        ],
    }
    assert await async_setup_component(hass, "automation", {"automation": automation})
    await guarded.home.foresight.async_look()
    await hass.async_block_till_done()
    assert [event.data["hazard"] for event in done] == ["frost"] * fires
    if fires:
        assert "Cellar" in done[0].data["reason"]


async def test_two_circuits_are_told_each_by_itself(guarded: GuardedHome, monkeypatch: pytest.MonkeyPatch) -> None:
    twins = tuple(guarded.home.twins)

    def overloaded(circuit: str) -> HazardFinding:
        told = {"circuit": circuit, "limit": 2300.0, "power": 3000.0, "minutes": 10, "percent": 90}
        return HazardFinding(
            hazard="circuit_overload",
            severity=Severity.HIGH,
            probability=0.9,
            at=600.0,
            twins=twins,
            reason=Message("hazard_circuit_overload", told),
        )

    found = [overloaded("Kitchen"), overloaded("Garage")]

    async def looked(*_args: Any, **_more: Any) -> tuple[HazardFinding, ...]:
        return tuple(found)

    monkeypatch.setattr(guarded.home.worker, "run", looked)
    await guarded.home.foresight.async_look()
    told = [record for record in guarded.home.events.recent() if record.kind == "hazard_predicted"]
    assert {record.data["reason"]["params"]["circuit"] for record in told} == {"Kitchen", "Garage"}
    found[0] = replace(found[0], probability=0.1)
    await guarded.home.foresight.async_look()
    (averted,) = (record for record in guarded.home.events.recent() if record.kind == "hazard_averted")
    assert averted.data["reason"]["params"]["circuit"] == "Kitchen"
    assert len(guarded.home.foresight.looming) == 1
