"""What forecasts replay: the course since the last fit, thinned, over restarts."""

import time
from datetime import timedelta

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.const import CONF_OUTDOOR_TEMPERATURE
from custom_components.digital_twin.core.twin import Learned
from custom_components.digital_twin.recall import rooms_told

from .common import add_entity, async_add_entry, async_add_home, twin_entry
from .test_scoring import METER, UNIT, Oracle, add_meter, oracle, pass_time  # noqa: F401 -- oracle is a fixture

pytestmark = pytest.mark.usefixtures("oracle")


async def test_what_filled_the_ring_is_still_known_a_quarter_of_an_hour_apart(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to(dt_util.utcnow().replace(microsecond=0))
    twin = (await add_meter(hass)).runtime_data
    begin = time.time()
    for minute in range(180):
        freezer.tick(timedelta(seconds=50))
        for beat in range(5):
            freezer.tick(timedelta(seconds=2))
            hass.states.async_set(METER, str(1000 * minute + beat), UNIT)
        if minute % 5 == 4:
            await pass_time(hass, freezer, 0)
            twin.recall.async_note()
    await hass.async_block_till_done()
    now = time.time()
    ring = twin.state.recent["value"].series(now)
    recent = twin.recall.recent(now)["value"]
    assert ring.times[0] > begin + 3600, "the ring has lost the first hours"
    assert recent.times[0] < begin + 1800
    old = recent.times[recent.times < ring.times[0]]
    assert (old[1:] - old[:-1]).max() <= 1200
    assert recent.values[-1] == ring.values[-1]
    assert "sun" in twin.recall.recent(now)


async def test_after_a_restart_the_recorder_tells_what_came_since_the_last_fit(
    recorder_mock: Recorder,
    hass: HomeAssistant,
    oracle: Oracle,  # noqa: F811 -- the fixture
) -> None:
    now = time.time()
    await async_add_home(hass)
    meter = add_entity(hass, METER)
    for quarter in range(40):
        hass.states.async_set(METER, str(100 + quarter), UNIT, timestamp=now - (40 - quarter) * 900)
    await async_wait_recording_done(hass)
    entry = await async_add_entry(hass, twin_entry("sensor", meter.id, name="Meter"))
    twin = entry.runtime_data
    twin.async_learned(
        Learned(kind="sensor", structure="persistence", days=9.0, learned_at=now - 5 * 3600, memory=b"past")
    )
    await twin.home.trainer.async_freeze(twin, frozen=True)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    recent = entry.runtime_data.recall.recent(time.time())["value"]
    assert recent.times[0] == pytest.approx(now - 5 * 3600, abs=901)
    assert recent.at(recent.times[:1] + 2 * 3600)[0] == pytest.approx(100 + 20 + 8, abs=1)
    await entry.runtime_data.forecaster.async_predict()
    asked = oracle.asked[-1].recent["value"]
    assert asked.times[0] < now - 4 * 3600, "predictions are given what is remembered"


async def test_a_past_that_reaches_beyond_the_asked_moment_is_held_from_its_own_end(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    twin = (await add_meter(hass)).runtime_data
    asked = time.time()
    freezer.tick(timedelta(minutes=20))
    twin.recall.async_note()
    twin.state.recent["value"].count = 0
    recent = twin.recall.recent(asked)["value"]
    assert recent.times.size == 1
    assert recent.end == recent.times[-1] > asked


async def test_a_twin_that_slept_has_its_last_samples_again(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    now = time.time()
    await async_add_home(hass)
    meter = add_entity(hass, METER)
    for minute in range(120):
        hass.states.async_set(METER, str(100 + minute), UNIT, timestamp=now - (120 - minute) * 60)
    await async_wait_recording_done(hass)
    twin = (await async_add_entry(hass, twin_entry("sensor", meter.id, name="Meter"))).runtime_data
    await twin.hibernation.async_sleep()
    assert twin.state.recent["value"].count <= 2
    await twin.hibernation.async_wake()
    hass.states.async_set(METER, "300", UNIT)
    await hass.async_block_till_done(wait_background_tasks=True)
    ring = twin.state.recent["value"].series(time.time())
    assert list(ring.values) == [float(value) for value in (*range(100, 220), 300)]
    assert (ring.times[1:] > ring.times[:-1]).all()
    assert twin.state.get("value") == 300.0


async def test_of_rooms_is_told_what_acted_on_their_masses(hass: HomeAssistant) -> None:
    await async_add_home(hass, **{CONF_OUTDOOR_TEMPERATURE: "sensor.outdoors"})
    hass.states.async_set("sensor.outdoors", "4.0", {"unit_of_measurement": "°C", "device_class": "temperature"})
    radiator = add_entity(hass, "climate.radiator")
    told = {"current_temperature": 20.5, "temperature": 21.0, "hvac_modes": ["off", "heat"], "hvac_action": "heating"}
    hass.states.async_set("climate.radiator", "heat", told | {"current_humidity": 40})
    twin = (await async_add_entry(hass, twin_entry("thermostat", radiator.id, name="Radiator"))).runtime_data
    twin.recall.async_note()
    now = time.time()
    (room,) = rooms_told({"radiator": twin}, now).values()
    assert set(room) == {"temperature", "target_temperature", "hvac_action", "outdoor_temperature", "sun"}
    assert (room["temperature"].values[-1], room["outdoor_temperature"].values[-1]) == (20.5, 4.0)
    assert twin.channels["hvac_action"].options[int(room["hvac_action"].values[-1])] == "heating"
