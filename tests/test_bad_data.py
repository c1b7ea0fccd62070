"""Whatever a device reports, or reported: nothing raises, the state is clear, and the rest is learned from."""

import time
from datetime import timedelta
from typing import Any

import pytest
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.const import DOMAIN

from .common import add_entity, async_add_entry, async_add_home, complaints, twin_entry

METER = "sensor.meter"
ROOM = "climate.room"
LUX = {"unit_of_measurement": "lx"}
NONSENSE = ("banana", "nan", "inf", "-inf", "1e400", "", "-1e300", "None", "12,5", "0x10", "∞", "1" * 200)
KILOLUX = {"unit_of_measurement": "klx"}


def say(hass: HomeAssistant, value: str, unit: dict[str, str] | None = None, at: float | None = None) -> None:
    hass.states.async_set(METER, value, LUX if unit is None else unit, timestamp=at)


@pytest.mark.parametrize("kind", ["sensor", "pv"])
async def test_nonsense_in_history_and_at_present_is_left_out(
    recorder_mock: Recorder, hass: HomeAssistant, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    unit = LUX if kind == "sensor" else {"unit_of_measurement": "W"}
    meter = add_entity(hass, METER)
    start = time.time() - 2 * 86_400
    for index in range(2 * 96):
        at = start + 900 * index
        say(hass, f"{20 + index % 7}", unit, at)
        if index % 8 == 3:
            say(hass, NONSENSE[index // 8 % len(NONSENSE)], unit, at + 300)
    await async_wait_recording_done(hass)
    await async_add_home(hass)
    entry = await async_add_entry(hass, twin_entry(kind, meter.id, name="Meter"))
    await hass.async_block_till_done(wait_background_tasks=True)
    twin = entry.runtime_data
    answer = await call(hass, "train")
    assert answer["days"] > 1
    for value in NONSENSE:
        say(hass, value, unit)
        await hass.async_block_till_done()
    held = twin.state.get(twin.main_channel)
    assert held is None or abs(held) < 1e12
    assert twin.state.quarantined > 0
    say(hass, "21", unit)
    await hass.async_block_till_done()
    assert twin.state.get(twin.main_channel) == 21.0
    assert (await call(hass, "predict"))["forecast"]
    assert said(caplog) == []


async def test_a_unit_that_changes_half_way_and_times_in_the_future(
    recorder_mock: Recorder, hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    meter = add_entity(hass, METER)
    now = time.time()
    for index in range(2 * 96):
        at = now - 2 * 86_400 + 900 * index
        if index < 96:
            say(hass, f"{(20 + index % 7) / 1000}", KILOLUX, at)
        else:
            say(hass, f"{20 + index % 7}", LUX, at)
    await async_wait_recording_done(hass)
    await async_add_home(hass)
    entry = await async_add_entry(hass, twin_entry("sensor", meter.id, name="Meter"))
    await hass.async_block_till_done(wait_background_tasks=True)
    twin = entry.runtime_data
    answer = await call(hass, "train")
    assert 0.5 < answer["days"] <= 1.1, "what was in another unit is not taken for this one"
    quarantined = twin.state.quarantined
    say(hass, "0.02", KILOLUX)
    await hass.async_block_till_done()
    assert twin.state.quarantined == quarantined + 1
    say(hass, "25", at=now + 7 * 86_400)
    await hass.async_block_till_done()
    say(hass, "26")
    await hass.async_block_till_done()
    assert (await call(hass, "predict"))["forecast"]
    assert (await call(hass, "train"))["name"] == "Meter"
    assert said(caplog) == []


@pytest.mark.parametrize(
    ("device_class", "unit", "good", "other"),
    [
        ("temperature", "°C", "19.3", (("-300", "°C"), ("19.5", "W"), ("19.6", None))),
        ("temperature", "°F", "66", (("-460", "°F"), ("67", "Wh"))),
        ("humidity", "%", "45", (("-1", "%"), ("101", "%"), ("44", "g/m³"))),
    ],
)
async def test_what_a_quantity_cannot_be_is_not_believed(
    hass: HomeAssistant,
    caplog: pytest.LogCaptureFixture,
    device_class: str,
    unit: str,
    good: str,
    other: tuple[tuple[str, str | None], ...],
) -> None:
    def tell(value: str, unit: str | None) -> None:
        known = {"device_class": device_class} | ({} if unit is None else {"unit_of_measurement": unit})
        hass.states.async_set(METER, value, known)

    meter = add_entity(hass, METER, original_device_class=device_class, unit_of_measurement=unit)
    tell(good, unit)
    await async_add_home(hass)
    twin = (await async_add_entry(hass, twin_entry("sensor", meter.id, name="Meter"))).runtime_data
    for value, told in other:
        tell(value, told)
        await hass.async_block_till_done()
        assert twin.state.get("value") == float(good)
    assert twin.state.quarantined == len(other)
    tell(good, unit)
    await hass.async_block_till_done()
    assert said(caplog) == []


async def test_a_difference_of_temperatures_may_be_below_zero(hass: HomeAssistant) -> None:
    known = {"device_class": "temperature_delta", "unit_of_measurement": "K"}
    meter = add_entity(hass, METER, original_device_class="temperature_delta", unit_of_measurement="K")
    hass.states.async_set(METER, "1.5", known)
    await async_add_home(hass)
    twin = (await async_add_entry(hass, twin_entry("sensor", meter.id, name="Meter"))).runtime_data
    hass.states.async_set(METER, "-2.0", known)
    await hass.async_block_till_done()
    assert (twin.state.get("value"), twin.state.quarantined) == (-2.0, 0)


@pytest.mark.parametrize(
    "attributes",
    [
        {"current_temperature": -400},
        {"current_temperature": "warm"},
        {"current_temperature": float("nan"), "temperature": float("inf")},
        {"current_temperature": [20], "temperature": {"now": 20}},
        {"current_temperature": None, "hvac_action": 7, "temperature": True},
        {"hvac_action": "levitating"},
    ],
)
async def test_a_thermostat_that_tells_tales(
    recorder_mock: Recorder, hass: HomeAssistant, caplog: pytest.LogCaptureFixture, attributes: dict[str, Any]
) -> None:
    good = {"current_temperature": 20.0, "temperature": 21.0, "hvac_action": "heating"}
    room = add_entity(hass, ROOM)
    start = time.time() - 86_400
    for index in range(96):
        told = good | ({"current_temperature": 20.0 + index % 5 / 10} if index % 4 else attributes)
        hass.states.async_set(ROOM, "heat", told, timestamp=start + 900 * index)
    await async_wait_recording_done(hass)
    await async_add_home(hass)
    entry = await async_add_entry(hass, twin_entry("thermostat", room.id, name="Room"))
    await hass.async_block_till_done(wait_background_tasks=True)
    hass.states.async_set(ROOM, "heat", good | attributes)
    await hass.async_block_till_done()
    assert (await call(hass, "train", ROOM))["kind"] == "thermostat"
    assert (await call(hass, "predict", ROOM))["forecast"]
    own = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    assert own
    assert said(caplog) == []


@pytest.mark.parametrize("samples", [0, 1, 200], ids=["nothing", "one sample", "constant"])
async def test_next_to_no_history(
    recorder_mock: Recorder, hass: HomeAssistant, caplog: pytest.LogCaptureFixture, samples: int
) -> None:
    meter = add_entity(hass, METER)
    start = time.time() - timedelta(days=2).total_seconds()
    for index in range(samples):
        hass.states.async_set(METER, "7", LUX, timestamp=start + 600 * index, force_update=True)
    await async_wait_recording_done(hass)
    await async_add_home(hass)
    await async_add_entry(hass, twin_entry("sensor", meter.id, name="Meter"))
    await hass.async_block_till_done(wait_background_tasks=True)
    answer = await call(hass, "train")
    assert answer["trust"] == "observing"
    assert answer["report"], "it says why"
    assert (await call(hass, "predict"))["forecast"]
    assert said(caplog) == []


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return complaints, but for Home Assistant's remark on any custom integration."""
    return [line for line in complaints(caplog) if not line.startswith("We found a custom integration")]


async def call(hass: HomeAssistant, action: str, entity_id: str = METER) -> Any:
    """Call an action for its answer about one entity."""
    response: Any = await hass.services.async_call(
        DOMAIN, action, {"entity_id": entity_id}, blocking=True, return_response=True
    )
    return response["twins"][entity_id]
