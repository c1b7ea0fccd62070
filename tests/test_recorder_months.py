"""Months of hourly statistics from the real recorder: units, meters, what is asked for, and how often."""

import time
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from homeassistant.components.recorder import Recorder
from homeassistant.components.recorder.models import StatisticMeanType
from homeassistant.components.recorder.statistics import async_import_statistics
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done
from sqlalchemy.exc import SQLAlchemyError

from custom_components.digital_twin import recorder_months
from custom_components.digital_twin.const import CONF_OUTDOOR_TEMPERATURE, Role
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import LearnRequest
from custom_components.digital_twin.core.twin import Learned
from custom_components.digital_twin.data import DATA, TwinConfig
from custom_components.digital_twin.learning import async_learn
from custom_components.digital_twin.manager import Home
from custom_components.digital_twin.recorder_months import Statistic, async_months
from tests.common import add_entity, async_add_home, twin_entry

DAY = 86_400.0
POWER = KINDS["plug"].channel("power")
assert POWER is not None


async def imported(
    hass: HomeAssistant,
    entity_id: str,
    rows: list[dict[str, Any]],
    unit: str,
    unit_class: str,
    *,
    metered: bool = False,
) -> None:
    """Have hourly statistics of an entity in the recorder; each row's start is an epoch second."""
    async_import_statistics(
        hass,
        {
            "source": "recorder",
            "statistic_id": entity_id,
            "name": None,
            "unit_of_measurement": unit,
            "unit_class": unit_class,
            "mean_type": StatisticMeanType.NONE if metered else StatisticMeanType.ARITHMETIC,
            "has_sum": metered,
        },
        [{**row, "start": dt_util.utc_from_timestamp(row["start"])} for row in rows],
    )
    await async_wait_recording_done(hass)


def means(first: float, values: list[float]) -> list[dict[str, Any]]:
    """Return rows of hours from first on whose least and greatest value lie one aside."""
    return [
        {"start": first + 3600.0 * hour, "mean": value, "min": value - 1.0, "max": value + 1.0}
        for hour, value in enumerate(values)
    ]


@pytest.fixture
def request_of(monkeypatch: pytest.MonkeyPatch) -> list[LearnRequest]:
    """Catch what is handed to the worker, which answers that it looked at the months."""
    caught: list[LearnRequest] = []

    async def run(_worker: object, job: str, request: LearnRequest, **_limits: float) -> Learned:
        caught.append(request)
        read = (request.now,) if request.months else request.earlier.get("months_read", ())
        return Learned(kind=request.spec.kind, structure="pv", tables={"months_read": read} if read else {})

    monkeypatch.setattr("custom_components.digital_twin.worker.client.Worker.run", run)
    return caught


async def home_of(hass: HomeAssistant, **settings: object) -> Home:
    """Set the home up and return it."""
    await async_add_home(hass, **settings)
    home = hass.data[DATA].home
    assert home is not None
    return home


async def test_hours_come_in_the_channels_units_and_only_where_they_can_be_true(
    recorder_mock: Recorder, hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = time.time() // 3600 * 3600 - 100 * DAY
    await imported(hass, "sensor.power", means(first, [2.0, 3.0, 900.0, 4.0]), "kW", "power")
    monkeypatch.setattr(recorder_months, "SLICE", 7200.0)
    months = await async_months(hass, [Statistic(POWER, "sensor.power")], first - 3600.0, first + 5 * 3600.0)
    hours = months["power"]
    assert hours.starts.tolist() == [first, first + 3600.0, first + 3 * 3600.0], "900 kW are none"
    assert hours.mean.tolist() == [2000.0, 3000.0, 4000.0]
    assert hours.low.tolist() == [1000.0, 2000.0, 3000.0]
    assert hours.high.tolist() == [3000.0, 4000.0, 5000.0]
    assert hours.on(np.array([first, first + 7200.0, first - 3600.0])) == pytest.approx(
        [2000.0, np.nan, np.nan], nan_ok=True
    )


async def test_a_meter_tells_power_where_nothing_else_does(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    first = time.time() // 3600 * 3600 - 50 * DAY
    sums = [10.0, 11.5, 11.5, 9.0, 9.25]
    rows = [{"start": first + 3600.0 * hour, "state": total, "sum": total} for hour, total in enumerate(sums)]
    await imported(hass, "sensor.meter", rows, "kWh", "energy", metered=True)
    wanted = [Statistic(POWER, "sensor.nothing"), Statistic(POWER, "sensor.meter", metered=True)]
    hours = (await async_months(hass, wanted, first + 3600.0, first + DAY))["power"]
    assert hours.starts.tolist() == [first + 3600.0, first + 7200.0, first + 4 * 3600.0], "set back in the fourth hour"
    assert hours.mean.tolist() == [1500.0, 0.0, 250.0]
    assert np.isnan(hours.high).all()


async def test_without_a_recorder_or_with_a_broken_one_there_are_none(
    hass: HomeAssistant,
) -> None:
    assert await async_months(hass, [Statistic(POWER, "sensor.power")], 0.0, DAY) == {}


async def test_a_broken_recorder_is_said_and_raises_nothing(
    recorder_mock: Recorder, hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_args: object) -> object:
        raise SQLAlchemyError("disk on fire")

    monkeypatch.setattr(recorder_months, "statistics_during_period", broken)
    assert await async_months(hass, [Statistic(POWER, "sensor.power")], 0.0, DAY) == {}
    assert "disk on fire" in caplog.text


async def test_a_plant_is_handed_its_year_once_a_week(
    recorder_mock: Recorder, hass: HomeAssistant, request_of: list[LearnRequest]
) -> None:
    home = await home_of(hass)
    watts = {"unit_of_measurement": "W"}
    roof = add_entity(hass, "sensor.roof")
    for hour in range(4):
        hass.states.async_set("sensor.roof", str(100 * hour), watts, timestamp=time.time() - 3600 * (5 - hour))
    first = time.time() // 3600 * 3600 - 400 * DAY
    await imported(hass, "sensor.roof", means(first, [float(hour % 7) for hour in range(399 * 24)]), "W", "power")
    config = TwinConfig.from_entry(twin_entry("pv", roof.id, name="Roof"))
    learned = await async_learn(hass, home, config)
    hours = request_of[-1].months["production"]
    assert len(hours.starts) == pytest.approx(364 * 24, abs=2), "a year and no more"
    sun = request_of[-1].months_sun
    assert set(sun) == {"sun", "sun_east", "sun_north", "sun_up"}
    assert len(sun["sun"].times) == pytest.approx(2 * 365 * 24, abs=4)
    assert (sun["sun"].times[0] % 3600.0) == 900.0
    await async_learn(hass, home, config, before=learned)
    assert request_of[-1].months == {}
    assert request_of[-1].earlier == learned.tables
    week_ago = replace(learned, tables={"months_read": (time.time() - 8 * DAY,)})
    await async_learn(hass, home, config, before=week_ago)
    assert request_of[-1].months
    await async_learn(hass, home, config, since=time.time() - 30 * DAY)
    assert request_of[-1].months["production"].starts[0] >= time.time() - 31 * DAY
    await async_learn(hass, home, config, days=10, before=learned)
    assert (request_of[-1].months, request_of[-1].earlier) == ({}, {}), "only the last days were to count"


async def test_a_room_is_handed_its_sensors_hours_and_the_outdoors(
    recorder_mock: Recorder, hass: HomeAssistant, request_of: list[LearnRequest]
) -> None:
    home = await home_of(hass, **{CONF_OUTDOOR_TEMPERATURE: "sensor.outdoor"})
    climate = add_entity(hass, "climate.room")
    found = {name: add_entity(hass, f"sensor.{name}") for name in ("air", "meter")}
    attributes = {"current_temperature": 20.0, "temperature": 21.0, "hvac_action": "heating"}
    for back in (7200.0, 3600.0):
        hass.states.async_set("climate.room", "heat", attributes | {"n": back}, timestamp=time.time() - back)
        hass.states.async_set(
            "sensor.air", str(20.0 + back / 3600), {"unit_of_measurement": "°C"}, timestamp=time.time() - back
        )
    hass.states.async_set("sensor.meter", "5", {"unit_of_measurement": "kWh"})
    first = time.time() // 3600 * 3600 - 90 * DAY
    await imported(hass, "sensor.air", means(first, [68.0, 69.8]), "°F", "temperature")
    await imported(hass, "sensor.outdoor", means(first, [1.0, 2.0]), "°C", "temperature")
    rows = [{"start": first + 3600.0 * hour, "state": float(hour), "sum": float(hour)} for hour in range(3)]
    await imported(hass, "sensor.meter", rows, "kWh", "energy", metered=True)
    roles = {Role.ROOM_TEMPERATURE: [found["air"].id], Role.ENERGY: [found["meter"].id]}
    await async_learn(hass, home, TwinConfig.from_entry(twin_entry("thermostat", climate.id, name="Room", roles=roles)))
    months = request_of[-1].months
    assert set(months) == {"temperature", "power", "outdoor_temperature"}
    assert months["temperature"].mean == pytest.approx([20.0, 21.0])
    assert months["power"].mean.tolist()[-2:] == [1000.0, 1000.0]
    assert set(request_of[-1].months_sun) == {"sun"}
