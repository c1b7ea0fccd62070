"""Learning from the real recorder through the real worker."""

import time
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant, ServiceCall, SupportsResponse
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin import learning
from custom_components.digital_twin.const import (
    CONF_HOME_POWER,
    CONF_OUTDOOR_TEMPERATURE,
    CONF_PERSONS,
    CONF_WORKDAY,
    Role,
)
from custom_components.digital_twin.core.requests import LearnRequest
from custom_components.digital_twin.core.twin import Fidelity, Learned, Trust
from custom_components.digital_twin.data import DATA, TwinConfig
from custom_components.digital_twin.environment.days import async_free_days
from custom_components.digital_twin.learning import async_learn
from custom_components.digital_twin.manager import Home
from tests.common import add_entity, async_add_entry, async_add_home, twin_entry

DAYS = 4
CYCLE_MINUTES = 45
WATTS = {"unit_of_measurement": "W"}


def config_of(kind: str, main: str, roles: dict[Role, list[str]] | None = None) -> TwinConfig:
    """Return the config that an interview would end with."""
    return TwinConfig.from_entry(twin_entry(kind, main, name="Device", roles=roles))


async def home_of(hass: HomeAssistant, **settings: object) -> Home:
    """Set the home up and return it."""
    await async_add_home(hass, **settings)
    home = hass.data[DATA].home
    assert home is not None
    return home


@pytest.fixture
def request_of(monkeypatch: pytest.MonkeyPatch) -> list[LearnRequest]:
    """Catch what is handed to the worker, which answers that it learned nothing."""
    caught: list[LearnRequest] = []

    async def run(_worker: object, job: str, request: LearnRequest, **_limits: float) -> Learned:
        assert job == "learn"
        caught.append(request)
        return Learned(kind=request.spec.kind, structure="prior")

    monkeypatch.setattr("custom_components.digital_twin.worker.client.Worker.run", run)
    return caught


async def test_a_fridge_is_learned_from_its_power(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    home = await home_of(hass)
    switch = add_entity(hass, "switch.fridge")
    power = add_entity(hass, "sensor.fridge_power")
    start = time.time() - DAYS * 86_400
    hass.states.async_set("switch.fridge", "on", timestamp=start)
    for cycle in range(DAYS * 1440 // CYCLE_MINUTES):
        begin = start + cycle * CYCLE_MINUTES * 60
        hass.states.async_set("sensor.fridge_power", "90.0", WATTS, timestamp=begin)
        hass.states.async_set("sensor.fridge_power", "1.0", WATTS, timestamp=begin + 900)
    await async_wait_recording_done(hass)
    shares: list[float] = []
    learned = await async_learn(hass, home, config_of("plug", switch.id, {Role.POWER: [power.id]}), shares.append)
    assert learned.structure != "prior"
    said = {message.id: message.params for message in learned.report}
    assert said["learned_history"]["days"] == pytest.approx(DAYS, abs=0.2)
    assert said["learned_on_power"]["power"] == pytest.approx(90, rel=0.05)
    assert said["learned_cycle"]["minutes_on"] == pytest.approx(15, abs=1)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


async def test_habits_are_learned_with_the_days_that_were_free(
    recorder_mock: Recorder, hass: HomeAssistant, request_of: list[LearnRequest]
) -> None:
    today = dt_util.now().date()
    holiday = next(day for back in range(2, 6) if (day := today - timedelta(days=back)).weekday() < 5)

    async def events(call: ServiceCall) -> dict[str, Any]:
        event = {"start": holiday.isoformat(), "end": (holiday + timedelta(days=1)).isoformat(), "summary": "Holiday"}
        return {"calendar.holidays": {"events": [event]}}

    hass.services.async_register("calendar", "get_events", events, supports_response=SupportsResponse.ONLY)
    hass.states.async_set("calendar.holidays", "off")
    start = time.time() - 9 * 86_400
    for number in range(20):
        hass.states.async_set("binary_sensor.door", ("off", "on")[number % 2], timestamp=start + number * 10_000)
    home = await home_of(hass, **{CONF_WORKDAY: "calendar.holidays"})
    await async_wait_recording_done(hass)
    await async_free_days(hass, home, "calendar.holidays", time.time())
    await hass.async_block_till_done(wait_background_tasks=True)
    await async_learn(hass, home, config_of("binary_sensor", "binary_sensor.door"))
    (request,) = request_of
    works = request.environment["workday"]
    assert "workday" not in request.history
    assert [at for at, _ in request.clock] == [request.now], "all of it is laid onto today's clock"
    for back in range(1, 9):
        day = today - timedelta(days=back)
        noon = dt_util.start_of_local_day(day).timestamp() + 43_200
        assert works.at(np.array([noon]))[0] == (day != holiday and day.weekday() < 5), day


async def test_a_room_is_handed_over_with_its_surroundings(
    recorder_mock: Recorder, hass: HomeAssistant, request_of: list[LearnRequest]
) -> None:
    start = time.time() - 86_400
    add_entity(hass, "climate.room")
    for number in range(20):
        at = start + number * 600
        attributes = {"current_temperature": 18 + number / 10, "temperature": 20, "hvac_action": "heating"}
        hass.states.async_set("climate.room", "heat", attributes, timestamp=at)
        hass.states.async_set("sensor.outdoor", str(41 + number), {"unit_of_measurement": "°F"}, timestamp=at)
    hass.states.async_set("binary_sensor.window", "off", timestamp=start)
    hass.states.async_set("binary_sensor.door", "on", timestamp=start + 60)
    hass.states.async_set("person.anna", "home", timestamp=start)
    hass.states.async_set("person.ben", "not_home", timestamp=start)
    home = await home_of(
        hass, **{CONF_OUTDOOR_TEMPERATURE: "sensor.outdoor", CONF_PERSONS: ["person.anna", "person.ben"]}
    )
    await async_wait_recording_done(hass)
    config = config_of("thermostat", "climate.room", {Role.WINDOWS: ["binary_sensor.window", "binary_sensor.door"]})
    learned = await async_learn(hass, home, config)
    assert learned.trust is Trust.OBSERVING
    (request,) = request_of
    assert {"temperature", "target_temperature", "hvac_mode", "hvac_action", "window"} == set(request.history)
    assert request.history["temperature"].values[-1] == pytest.approx(19.9)
    assert request.history["window"].values.tolist() == [0.0, 1.0]
    assert {"outdoor_temperature", "people", "sun"} == set(request.environment)
    assert request.environment["outdoor_temperature"].values[0] == pytest.approx(5)
    assert request.environment["people"].values.tolist() == [1.0]
    sun = request.environment["sun"]
    assert (sun.times[0], sun.end) == (pytest.approx(start), request.now)
    assert 0 <= sun.values.min() <= sun.values.max() < 1200
    offset = dt_util.as_local(dt_util.utc_from_timestamp(start)).utcoffset()
    assert offset is not None
    assert request.clock[0] == (pytest.approx(start), offset.total_seconds())


async def test_a_storage_that_has_modes_is_handed_over_with_the_meter(
    recorder_mock: Recorder, hass: HomeAssistant, request_of: list[LearnRequest]
) -> None:
    start = time.time() - 86_400
    storage = add_entity(hass, "sensor.storage_charge")
    for number in range(20):
        at = start + number * 600
        hass.states.async_set("sensor.storage_charge", str(50 + number), {"unit_of_measurement": "%"}, timestamp=at)
        hass.states.async_set("sensor.meter", str(1.5 - number / 10), {"unit_of_measurement": "kW"}, timestamp=at)
    hass.states.async_set("select.storage", "auto", {"options": ["auto", "hold"]}, timestamp=start)
    home = await home_of(hass, **{CONF_HOME_POWER: "sensor.meter"})
    await async_wait_recording_done(hass)
    for members in ((storage.id, "select.storage"), (storage.id,)):
        entry = twin_entry("battery", storage.id, name="Storage", members=members)
        await async_learn(hass, home, TwinConfig.from_entry(entry))
    moded, plain = request_of
    assert moded.environment["home_meter"].values[[0, -1]] == pytest.approx([1500.0, -400.0])
    assert "home_meter" not in plain.environment
    assert moded.clock == (), "the sun keeps no summer time"


async def test_no_recorder_and_no_history_are_said(hass: HomeAssistant, request_of: list[LearnRequest]) -> None:
    home = await home_of(hass)
    hass.states.async_set("light.lamp", "on")
    learned = await async_learn(hass, home, config_of("light", "light.lamp"))
    assert (learned.structure, [message.id for message in learned.report]) == ("prior", ["history_no_recorder"])
    assert request_of == []


async def test_no_history_starts_with_what_is_typical(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    home = await home_of(hass)
    add_entity(hass, "light.lamp")
    learned = await async_learn(hass, home, config_of("light", "light.lamp"))
    assert learned.structure == "prior"
    assert {message.id for message in learned.report} <= {"learned_nothing", "learned_too_little"}


async def test_a_vanished_entity_is_said(hass: HomeAssistant) -> None:
    home = await home_of(hass)
    gone = "0123456789abcdef0123456789abcdef"
    learned = await async_learn(hass, home, config_of("light", gone))
    assert [message.id for message in learned.report] == ["learning_source_missing"]


async def test_a_failing_worker_is_said(
    recorder_mock: Recorder, hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    home = await home_of(hass)
    hass.states.async_set("light.lamp", "on")
    await async_wait_recording_done(hass)
    await home.worker.stop()
    learned = await async_learn(hass, home, config_of("light", "light.lamp"))
    assert [message.id for message in learned.report] == ["learning_failed"]
    assert "Device could not be learned" in caplog.text


async def test_the_weather_s_temperature_stands_in_for_a_sensor(
    recorder_mock: Recorder, hass: HomeAssistant, request_of: list[LearnRequest]
) -> None:
    start = time.time() - 3600
    hass.states.async_set("light.lamp", "on", timestamp=start)
    weather = {"temperature": 8.5, "temperature_unit": "°C"}
    hass.states.async_set("weather.here", "sunny", weather, timestamp=start)
    home = await home_of(hass, weather="weather.here")
    await async_wait_recording_done(hass)
    await async_learn(hass, home, config_of("light", "light.lamp"))
    assert request_of[0].environment["outdoor_temperature"].values.tolist() == [8.5]
    assert learning.LEARN_DAYS == 30


async def test_a_device_of_no_known_kind_is_learned_by_the_states_it_had(
    recorder_mock: Recorder, hass: HomeAssistant
) -> None:
    home = await home_of(hass)
    mower = add_entity(hass, "lawn_mower.garden")
    start = time.time() - 10 * 86_400
    for day in range(10):
        for hour, state in ((0.0, "docked"), (9.0, "mowing"), (11.0, "returning"), (11.1, "docked")):
            hass.states.async_set("lawn_mower.garden", state, timestamp=start + day * 86_400 + hour * 3600)
    hass.states.async_set("lawn_mower.garden", "unavailable", timestamp=start + 10 * 86_400 - 60)
    hass.states.async_set("lawn_mower.garden", "docked", timestamp=start + 10 * 86_400 - 30)
    await async_wait_recording_done(hass)
    config = config_of("generic", mower.id)
    learned = await async_learn(hass, home, config)
    assert learned.options == {"state": ("docked", "mowing", "returning")}
    assert Learned.from_dict(learned.as_dict()) == learned
    seconds = dict(zip(learned.options["state"], learned.tables["state_seconds"], strict=True))
    assert seconds["mowing"] == pytest.approx(2 * 3600.0, rel=0.02)
    assert learned.tables["option_shares"][1] == pytest.approx(2 / 24, abs=0.02)

    entry = await async_add_entry(hass, twin_entry("generic", mower.id, fidelity=Fidelity.ADVANCED))
    twin = entry.runtime_data
    assert twin.spec.channels["state"].options == ()
    twin.async_learned(learned)
    assert twin.snapshot().spec.channels["state"].options == ("docked", "mowing", "returning")
    hass.states.async_set("lawn_mower.garden", "stuck")
    await hass.async_block_till_done()
    assert twin.state.get("state") == "stuck", "a new state is no mistake"


async def test_a_text_that_is_ever_new_has_no_options(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    home = await home_of(hass)
    text = add_entity(hass, "text.note")
    start = time.time() - 86_400
    for number in range(40):
        hass.states.async_set("text.note", f"note {number}", timestamp=start + 600 * number)
    await async_wait_recording_done(hass)
    assert (await async_learn(hass, home, config_of("generic", text.id))).options == {}
