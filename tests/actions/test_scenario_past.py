"""Scenarios that start in the past: the home as it stood then, not as it stands now."""

import time
from datetime import UTC, datetime
from typing import Any

import pytest
from homeassistant.components.recorder import Recorder
from homeassistant.const import UnitOfTemperature
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers.recorder import DATA_INSTANCE
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.actions.response import iso
from custom_components.digital_twin.const import CONF_HOME_POWER, CONF_OUTDOOR_TEMPERATURE, DOMAIN, Role
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.home_links import async_home_links
from custom_components.digital_twin.scenarios.past import async_links_at, async_rooms_at, async_snapshots_at
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

HOUR = 3600.0
WINDOW, RADIATOR, METER, AIR, OUTDOORS = (
    "binary_sensor.window", "climate.radiator", "sensor.meter", "sensor.study_air", "sensor.outdoors",
)  # fmt: skip


@pytest.fixture
async def yesterday(recorder_mock: Recorder, hass: HomeAssistant) -> float:
    """Live two days: yesterday warm, with an open window and 2 kW, today cold, shut and idle; return when that was."""
    now = time.time()
    device = add_device(hass, "Radiator", area="Study")
    radiator, window = add_entity(hass, RADIATOR, device=device), add_entity(hass, WINDOW)
    air = add_entity(hass, AIR, original_device_class="temperature")
    degrees = {"unit_of_measurement": UnitOfTemperature.CELSIUS, "device_class": "temperature"}
    for hour in range(-48, 1):
        at, before = now + hour * HOUR, hour < -12
        warm = 23.0 if before else 15.0 + 0.01 * hour
        climate = {
            "current_temperature": warm, "temperature": 24.0 if before else 16.0, "hvac_modes": ["off", "heat"],
            "hvac_action": "heating" if before else "idle",
        }  # fmt: skip
        told: tuple[tuple[str, str, dict[str, Any]], ...] = (
            (RADIATOR, "heat", climate),
            (WINDOW, "on" if before else "off", {"device_class": "window"}),
            (METER, "2.0" if before else "0.1", {"unit_of_measurement": "kW", "device_class": "power"}),
            (AIR, str(warm), degrees),
            (OUTDOORS, str(4.0 if before else 9.0), degrees),
        )
        for entity_id, state, attributes in told:
            hass.states.async_set(entity_id, state, attributes, timestamp=at, force_update=True)
    await async_wait_recording_done(hass)
    study = ar.async_get(hass).async_get_area_by_name("Study")
    assert study is not None
    ar.async_get(hass).async_update(study.id, temperature_entity_id=air.entity_id)
    await async_add_home(hass, **{CONF_HOME_POWER: METER, CONF_OUTDOOR_TEMPERATURE: OUTDOORS})
    entry = twin_entry(
        "thermostat", radiator.id, name="Radiator", device_id=device.id, roles={Role.WINDOWS: [window.id]}
    )
    await async_add_entry(hass, entry)
    return now - 24 * HOUR


async def test_devices_stand_as_they_stood(hass: HomeAssistant, yesterday: float) -> None:
    home = hass.data[DATA].home
    assert home is not None
    twins = {twin.spec.twin_id: twin for twin in home.twins.values()}
    (then,) = (await async_snapshots_at(hass, twins, yesterday)).values()
    (twin,) = twins.values()
    now = twin.snapshot()
    assert (then.values["temperature"], then.values["target_temperature"], then.values["window"]) == (23.0, 24.0, True)
    assert (now.values["target_temperature"], now.values["window"]) == (16.0, False)


async def test_meters_and_rooms_show_what_they_showed(hass: HomeAssistant, yesterday: float) -> None:
    home = hass.data[DATA].home
    assert home is not None
    then, now = await async_links_at(hass, home, yesterday), await async_home_links(hass, home)
    assert (then.measured_power, now.measured_power) == (2000.0, 100.0)
    assert (then.zones["study"].temperature, now.zones["study"].temperature) == (23.0, 15.0)
    twins = {twin.spec.twin_id: twin for twin in home.twins.values()}
    (room,) = (await async_rooms_at(hass, twins, yesterday)).values()
    course = room["temperature"]
    assert course.end == pytest.approx(yesterday)
    assert float(course.values.min()) == 23.0
    # What acted on its masses is told with it.
    heating = next(iter(twins.values())).channels["hvac_action"].options.index("heating")
    assert set(room["hvac_action"].values.tolist()) == {float(heating)}
    assert room["outdoor_temperature"].values.tolist() == [4.0]
    assert room["sun"].end == pytest.approx(yesterday)
    assert float(room["sun"].values.max()) > 0.0
    assert "window" not in room


async def test_before_the_recorders_memory_nothing_is_made_up(hass: HomeAssistant, yesterday: float) -> None:
    home = hass.data[DATA].home
    assert home is not None
    links = await async_links_at(hass, home, yesterday - 30 * 24 * HOUR)
    assert links.measured_power is None
    assert links.zones["study"].temperature is None


async def test_a_start_before_anything_was_recorded_is_refused_with_the_first_time(
    hass: HomeAssistant, yesterday: float
) -> None:
    at = datetime.fromtimestamp(yesterday - 30 * 24 * HOUR, UTC).isoformat()
    oldest = hass.data[DATA_INSTANCE].states_manager.oldest_ts
    assert oldest is not None
    with pytest.raises(ServiceValidationError) as refused:
        await answered(hass, at)
    problems = str((refused.value.translation_placeholders or {})["problems"])
    assert problems.startswith("start: ")
    assert iso(oldest) in problems


async def test_who_was_not_recorded_when_it_starts_is_named(hass: HomeAssistant, yesterday: float) -> None:
    lamp = add_entity(hass, "light.lamp", device=(device := add_device(hass, "Lamp")))
    hass.states.async_set("light.lamp", "on")
    await async_add_entry(hass, twin_entry("light", lamp.id, name="Lamp", device_id=device.id))
    at = datetime.fromtimestamp(yesterday, UTC).isoformat()
    (unknown,) = await not_recorded(hass, at)
    assert unknown.endswith(": Lamp.")
    assert not await not_recorded(hass, "now")
    told = [{"twin": {"entity_id": "light.lamp"}, "set": {"on": True}}]
    assert not await not_recorded(hass, {"at": at, "states": told})
    (unknown,) = await not_recorded(
        hass, {"at": datetime.fromtimestamp(yesterday - 30 * 24 * HOUR, UTC).isoformat(), "states": told}
    )
    assert unknown.endswith(": Radiator.")


async def not_recorded(hass: HomeAssistant, start: Any) -> list[str]:
    """Return what an answer says of those of whom nobody recorded how they stood at its start."""
    return [one["text"] for one in (await answered(hass, start))["assumed"] if one["id"] == "assumed_start_unknown"]


async def answered(hass: HomeAssistant, start: Any) -> dict[str, Any]:
    """Return the answer to a scenario of two hours that starts then."""
    answer = await hass.services.async_call(
        DOMAIN,
        "run_scenario",
        {"start": start, "horizon": "2h", "step": 600, "members": 5, "report": {"recommend": False}},
        blocking=True,
        return_response=True,
    )
    assert answer is not None
    return dict(answer)
