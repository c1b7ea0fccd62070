"""Health: what lowers it, its levels told once each, freshness only of devices that report by themselves."""

import json
from datetime import timedelta
from itertools import pairwise

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.diagnostics import async_get_config_entry_diagnostics

from ..platforms.physical import PhysicalLight, PhysicalLock, PhysicalSensor
from ..platforms.shadows import async_twin_of
from .common import last, told
from .conftest import Pass


def thermometer() -> PhysicalSensor:
    return PhysicalSensor("Cellar", native_value=12.0, device_class="temperature", native_unit_of_measurement="°C")


async def test_a_level_is_told_once_and_so_is_the_way_back(hass: HomeAssistant, time_passes: Pass) -> None:
    sensor = thermometer()
    entry = await async_twin_of(hass, sensor)
    expected = {"entity_id": sensor.entity_id, "value": 12, "tolerance": 4}
    await hass.services.async_call(DOMAIN, "set_expected_state", expected, blocking=True)
    await time_passes(120)
    assert told(entry, "health") == []
    sensor.show(native_value=16.0)
    await time_passes(600)
    assert entry.runtime_data.health.parts["divergence"] == 0
    assert told(entry, "health") == ["health_warning"]
    found = last(entry, "health_warning")
    assert (found["part"], found["event_severity"]) == ("divergence", "medium")
    home = er.async_get(hass).async_get_entity_id(
        "sensor", DOMAIN, f"{entry.runtime_data.home.entry.entry_id}_unhealthy_twins"
    )
    assert hass.states.get(home).state == "1"
    sensor.show(available=False)
    await time_passes(120)
    sensor.show(available=True, native_value=12.0)
    await time_passes(300)
    # What was wrong is not well because its sensor is silent: with both it is critical.
    levels = told(entry, "health")
    assert levels[:2] == ["health_warning", "health_critical"]
    assert levels[-1] == "health_good"
    assert all(before != after for before, after in pairwise(levels))
    assert hass.states.get(home).state == "0"


async def test_a_device_that_reports_by_itself_and_falls_silent_is_not_fresh(
    hass: HomeAssistant, time_passes: Pass
) -> None:
    sensor = thermometer()
    entry = await async_twin_of(hass, sensor)
    for _ in range(12):
        sensor.show()
        await time_passes(60)
    assert entry.runtime_data.health.parts["freshness"] == 100.0
    await time_passes(1800, 60)
    assert entry.runtime_data.health.parts["freshness"] == 0.0
    sensor.show()
    await time_passes(70)
    assert entry.runtime_data.health.parts["freshness"] == 100.0


async def test_the_silence_of_a_device_that_reports_changes_only_means_nothing(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, time_passes: Pass
) -> None:
    lamp = PhysicalLight("Lamp", is_on=False)
    entry = await async_twin_of(hass, lamp)
    for minutes in (3, 90, 7, 600, 1, 45, 200, 12, 33, 5):
        lamp.show(is_on=not lamp.is_on)
        freezer.tick(timedelta(minutes=minutes))
        await time_passes(70)
    await time_passes(86_400, 600)
    assert "freshness" not in entry.runtime_data.health.parts
    assert entry.runtime_data.health.score == 100


@pytest.mark.usefixtures("hass")
async def test_diagnostics_tell_what_was_watched_and_no_names(hass: HomeAssistant, time_passes: Pass) -> None:
    door = PhysicalLock("Anna's Door", is_locked=False)
    entry = await async_twin_of(hass, door)
    expected = {"entity_id": door.entity_id, "value": "locked"}
    await hass.services.async_call(DOMAIN, "set_expected_state", expected, blocking=True)
    await hass.services.async_call("lock", "lock", {"entity_id": door.entity_id, "code": "4711"}, blocking=True)
    await time_passes(180)
    twin = entry.runtime_data
    reason = {"id": "named_lock", "params": {"twin": "Anna's Door", "line": "bolt = off while Anna sleeps"}}
    twin.home.events.async_add("action_denied", twin=twin, category="guard", data={"reason": reason, "all": [reason]})
    found = await async_get_config_entry_diagnostics(hass, entry)
    watching = found["twin"]["watching"]
    assert watching["expected"]["bolt"]["value"] == "locked"
    assert {row["cause"] for row in watching["alerts"]} == {"diverged", "disobeyed"}
    assert {event["kind"] for event in watching["events"]} == {"diverged", "disobeyed", "action_denied"}
    text = json.dumps(found, default=str)
    assert "Anna" not in text
    assert "4711" not in text
