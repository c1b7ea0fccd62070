"""Series from the real recorder: units, gaps, attributes, outages, statistics, bounded reading."""

from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pytest
from homeassistant.components.recorder import Recorder
from homeassistant.components.recorder.db_schema import RecorderRuns
from homeassistant.components.recorder.models import StatisticMeanType
from homeassistant.components.recorder.statistics import async_import_statistics
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import get_instance, session_scope
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done
from sqlalchemy.exc import SQLAlchemyError

from custom_components.digital_twin import recorder_history
from custom_components.digital_twin.const import Role
from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.recorder_history import Combine, Wanted, async_read
from custom_components.digital_twin.sources import bind
from custom_components.digital_twin.weather_forecast import OUTDOOR, outdoor_celsius, outdoor_wanted

START = dt_util.utcnow().replace(minute=0, second=0, microsecond=0) - timedelta(days=3)
EPOCH = START.timestamp()
END = EPOCH + 2 * 86_400
ON = Channel(key="on", quantity=Quantity.BINARY)
FAHRENHEIT = {"unit_of_measurement": "°F"}


def on_off(state: Any) -> object:
    """Read on and off."""
    return {"on": True, "off": False}.get(state.state)


def set_at(hass: HomeAssistant, entity_id: str, minutes: float, state: str, attributes: Any = None) -> None:
    """Have a state recorded as of so many minutes after START."""
    hass.states.async_set(entity_id, state, attributes, timestamp=EPOCH + minutes * 60)


def minutes_of(series: Series) -> list[float]:
    """Return a series' times in minutes after START."""
    return [round((at - EPOCH) / 60, 3) for at in series.times.tolist()]


async def test_units_gaps_and_only_changes(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    for minutes, state in ((0, "50"), (10, "50"), (20, "68"), (30, "unavailable"), (40, "unknown"), (50, "68.0")):
        set_at(hass, "sensor.outdoor", minutes, state, FAHRENHEIT | {"n": minutes})
    for minutes, state in ((60, "hot"), (70, "9999"), (80, "41")):
        set_at(hass, "sensor.outdoor", minutes, state, FAHRENHEIT)
    set_at(hass, "sensor.outdoor", 90, "5", {"unit_of_measurement": "lx"})
    await async_wait_recording_done(hass)
    history = await async_read(hass, [outdoor_wanted("sensor.outdoor")], EPOCH + 300, END)
    series = history.series[OUTDOOR.key]
    assert minutes_of(series) == [5, 20, 30, 50, 60, 80, 90]
    assert series.values == pytest.approx([10, 20, np.nan, 20, np.nan, 5, np.nan], nan_ok=True)
    assert series.end == END
    assert history.notes == ()
    assert history.days == pytest.approx(2 - 5 / 1440)


async def test_a_sensor_shown_in_another_unit_since_then_was_recorded_in_both(
    recorder_mock: Recorder, hass: HomeAssistant
) -> None:
    celsius = {"unit_of_measurement": "°C", "device_class": "temperature"}
    hass.states.async_set("sensor.room", "20.0", celsius)
    bindings, channels = bind(hass, KINDS["sensor"], "sensor.room", ["sensor.room"], {})
    set_at(hass, "sensor.room", 0, "21.0", celsius)
    set_at(hass, "sensor.room", 10, "68.0", celsius | FAHRENHEIT)
    await async_wait_recording_done(hass)
    wanted = Wanted(channels["value"], ("sensor.room",), bindings[0].read)
    assert (await async_read(hass, [wanted], EPOCH, END)).series["value"].values == pytest.approx([21.0, 20.0])


async def test_attributes_of_a_thermostat_whose_state_stays(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    kind = KINDS["thermostat"]
    roles = {Role.WINDOWS: ("binary_sensor.window",)}
    bindings, channels = bind(hass, kind, "climate.room", ["climate.room"], roles)
    for minutes, temperature, action in (
        (0, 19.0, "heating"),
        (5, 19.5, "heating"),
        (10, 20.0, "idle"),
        (15, 20.0, "idle"),
        (20, 20.0, "dancing"),
    ):
        attributes = {"current_temperature": temperature, "temperature": 20, "hvac_action": action, "n": minutes}
        set_at(hass, "climate.room", minutes, "heat", attributes)
    await async_wait_recording_done(hass)
    wanted = [
        Wanted(channels[binding.channel], (binding.entity_id,), binding.read)
        for binding in bindings
        if binding.channel != "window"
    ]
    series = (await async_read(hass, wanted, EPOCH - 60, END)).series
    assert (minutes_of(series["temperature"]), series["temperature"].values.tolist()) == ([0, 5, 10], [19, 19.5, 20])
    options = channels["hvac_action"].options
    known = [options.index("heating"), options.index("idle"), np.nan]
    assert series["hvac_action"].values == pytest.approx(known, nan_ok=True)
    assert series["target_temperature"].values.tolist() == [20]
    assert "humidity" not in series


async def test_several_contacts_and_several_people(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    for minutes, entity_id, state in (
        (0, "binary_sensor.a", "off"),
        (1, "binary_sensor.b", "unavailable"),
        (2, "binary_sensor.c", "off"),
        (10, "binary_sensor.a", "on"),
        (20, "binary_sensor.c", "on"),
        (30, "binary_sensor.a", "off"),
        (40, "binary_sensor.c", "unavailable"),
        (50, "binary_sensor.a", "unavailable"),
    ):
        set_at(hass, entity_id, minutes, state)
    await async_wait_recording_done(hass)
    contacts = ("binary_sensor.a", "binary_sensor.b", "binary_sensor.c", "binary_sensor.never")
    people = Channel(key="people", quantity=Quantity.NUMBER, lower=0, upper=9)
    series = (
        await async_read(
            hass,
            [
                Wanted(ON, contacts, on_off),
                Wanted(people, contacts, lambda state: float(state.state == "on"), Combine.SUM),
            ],
            EPOCH - 60,
            END,
        )
    ).series
    assert minutes_of(series["on"]) == [0, 10, 40, 50]
    assert series["on"].values == pytest.approx([0, 1, 0, np.nan], nan_ok=True)
    assert series["people"].values == pytest.approx([0, 1, 2, 1, 0, np.nan], nan_ok=True)


async def test_reading_in_slices_gives_the_same_and_stops_at_the_limit(
    recorder_mock: Recorder, hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(400):
        set_at(hass, "binary_sensor.a", number * 5, "on" if number % 2 else "off")
    await async_wait_recording_done(hass)
    wanted = [Wanted(ON, ("binary_sensor.a",), on_off)]
    whole = (await async_read(hass, wanted, EPOCH, END)).series["on"]
    assert len(whole.times) == 400
    monkeypatch.setattr(recorder_history, "ROWS_WANTED", 30)
    monkeypatch.setattr(recorder_history, "FIRST_SLICE", 7200.0)
    shares: list[float] = []
    sliced = (await async_read(hass, wanted, EPOCH, END, shares.append)).series["on"]
    assert np.array_equal(sliced.times, whole.times)
    assert np.array_equal(sliced.values, whole.values)
    assert shares == [1.0]
    monkeypatch.setattr(recorder_history, "MAX_SAMPLES", 50)
    newest = (await async_read(hass, wanted, EPOCH, END)).series["on"]
    assert np.array_equal(newest.times, whole.times[-50:])


async def test_nothing_is_known_while_home_assistant_was_down(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    for minutes, state in ((0, "on"), (30, "off"), (60, "on"), (200, "off")):
        set_at(hass, "binary_sensor.a", minutes, state)
    await async_wait_recording_done(hass)

    def write_runs() -> None:
        def at(minutes: float) -> datetime:
            return START + timedelta(minutes=minutes)

        with session_scope(hass=hass) as session:
            for began, ended in ((-999, 45), (46, 100), (180, 1000)):
                session.add(RecorderRuns(start=at(began), end=at(ended), created=at(began)))

    await get_instance(hass).async_add_executor_job(write_runs)
    series = (await async_read(hass, [Wanted(ON, ("binary_sensor.a",), on_off)], EPOCH, END)).series["on"]
    assert minutes_of(series) == [0, 30, 60, 100, 200, 1000]
    assert series.values == pytest.approx([1, 0, 1, np.nan, 0, np.nan], nan_ok=True)


async def test_hourly_means_stand_in_before_the_states_begin(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    hass.states.async_set(
        "sensor.outdoor", "50", FAHRENHEIT | {"state_class": "measurement"}, timestamp=EPOCH + 3600 * 5
    )
    metadata: Any = {
        "source": "recorder",
        "statistic_id": "sensor.outdoor",
        "name": None,
        "unit_of_measurement": "°F",
        "unit_class": "temperature",
        "mean_type": StatisticMeanType.ARITHMETIC,
        "has_sum": False,
    }
    rows: Any = [{"start": START + timedelta(hours=hour), "mean": 32 + 9 * hour} for hour in range(8)]
    async_import_statistics(hass, metadata, rows)
    await async_wait_recording_done(hass)
    series = (await async_read(hass, [outdoor_wanted("sensor.outdoor")], EPOCH, END)).series[OUTDOOR.key]
    assert minutes_of(series) == [30, 90, 150, 210, 270, 300]
    assert series.values == pytest.approx([0, 5, 10, 15, 20, 10])
    plain = Wanted(OUTDOOR, ("sensor.outdoor",), outdoor_celsius)
    assert minutes_of((await async_read(hass, [plain], EPOCH, END)).series[OUTDOOR.key]) == [300]


async def test_nothing_recorded(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    history = await async_read(hass, [outdoor_wanted("sensor.nothing")], EPOCH, END)
    assert (history.series, history.notes, history.days) == ({}, (), 0.0)


async def test_no_recorder_is_said(hass: HomeAssistant) -> None:
    history = await async_read(hass, [outdoor_wanted("sensor.outdoor")], EPOCH, END)
    assert [note.id for note in history.notes] == ["history_no_recorder"]


async def test_a_failing_recorder_is_said(
    recorder_mock: Recorder, hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise SQLAlchemyError("disk is full")

    monkeypatch.setattr(recorder_history, "get_significant_states", fail)
    history = await async_read(hass, [outdoor_wanted("sensor.outdoor")], EPOCH, END)
    assert [note.id for note in history.notes] == ["history_unreadable"]
    assert "disk is full" in caplog.text
