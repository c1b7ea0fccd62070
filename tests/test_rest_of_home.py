"""What a home draws beside its twins, from the statistics and states of its meter and of theirs."""

import sqlite3
from datetime import datetime, timedelta
from typing import Any, Final

import numpy as np
import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.components.recorder.db_schema import Statistics, StatisticsShortTerm
from homeassistant.components.recorder.models import StatisticData, StatisticMeanType, StatisticMetaData
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done
from sqlalchemy.exc import OperationalError

from custom_components.digital_twin import rest_of_home
from custom_components.digital_twin.const import CONF_HOME_POWER, Role
from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.home.rest import Rest
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.manager import Home
from custom_components.digital_twin.rest_of_home import async_rest
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

METER: Final = "sensor.grid"
WATTS: Final = {"unit_of_measurement": "W", "device_class": "power", "state_class": "measurement"}
ZONE: Final = "Europe/Berlin"
NOW: Final = datetime(2026, 11, 19, 6, 30, tzinfo=dt_util.UTC)
"""Half past seven on a Thursday in the home's zone."""
DAYS: Final = 15


@pytest.fixture(autouse=True)
async def _morning(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    freezer.move_to(NOW)
    await hass.config.async_set_time_zone(ZONE)


def keep(hass: HomeAssistant, entity_id: str, means: list[tuple[datetime, float]], *, fine: bool = False) -> None:
    """Put mean powers (W) into the recorder's statistics."""
    metadata = StatisticMetaData(
        mean_type=StatisticMeanType.ARITHMETIC, has_sum=False, name=None, source="recorder", statistic_id=entity_id,
        unit_class="power", unit_of_measurement="W",
    )  # fmt: skip
    rows = [StatisticData(start=start, mean=mean, min=mean, max=mean) for start, mean in means]
    get_instance(hass).async_import_statistics(metadata, rows, StatisticsShortTerm if fine else Statistics)


def hours(days: int = DAYS) -> list[datetime]:
    end = NOW.replace(minute=0)
    return [end - timedelta(hours=back) for back in range(24 * days, 0, -1)]


async def async_heater(hass: HomeAssistant, *, statistics: bool = True) -> Home:
    """Set up a home with its meter, and a heater on a plug that draws 1 kW every night from ten to six."""
    heater = add_device(hass, "Heater", area="Bath")
    switch = add_entity(hass, "switch.heater", device=heater, state="on")
    power = add_entity(hass, "sensor.heater_power", device=heater)
    if statistics:
        keep(hass, "sensor.heater_power", [(at, heats(at)) for at in hours()])
    for moment in [] if statistics else hours(5):
        stamp = moment.timestamp()
        hass.states.async_set(METER, str((rest(moment) + heats(moment)) / 1000), _kilowatts(), timestamp=stamp)
        hass.states.async_set("sensor.heater_power", str(heats(moment)), WATTS, timestamp=stamp)
    hass.states.async_set(METER, "3200", WATTS)
    await async_add_home(hass, **{CONF_HOME_POWER: METER})
    await async_add_entry(
        hass, twin_entry("plug", switch.id, name="Heater", device_id=heater.id, roles={Role.POWER: [power.id]})
    )
    home = hass.data[DATA].home
    assert home is not None
    return home


def heats(at: datetime) -> float:
    hour = dt_util.as_local(at).hour
    return 1000.0 if hour >= 22 or hour < 6 else 0.0


def rest(at: datetime) -> float:
    """Return what is truly drawn beside the heater: a dinner on working days, a lunch on free ones."""
    local = dt_util.as_local(at)
    if local.weekday() >= 5:
        return 1300.0 if local.hour == 12 else 250.0
    return 900.0 if local.hour == 19 else 250.0


async def async_asked(hass: HomeAssistant, home: Home, days: int = 4) -> Rest:
    """Return what is to be expected, as soon as the recorder was read."""
    await async_wait_recording_done(hass)
    await async_rest(hass, home, NOW.timestamp(), 3600.0)
    await hass.async_block_till_done(wait_background_tasks=True)
    found = await async_rest(hass, home, NOW.timestamp(), days * 86_400.0)
    assert found is not None
    return found


def at(found: Rest, day: int, hour: int) -> float:
    """Return what is usual at an hour of a day of November."""
    moment = datetime(2026, 11, day, hour, 30, tzinfo=dt_util.get_time_zone(ZONE)).timestamp()
    return float(found.usual[int((moment - found.start) // 3600)])


async def test_the_meter_less_the_twins_by_the_hour_of_such_a_day(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    home = await async_heater(hass)
    keep(hass, METER, [(moment, rest(moment) + heats(moment)) for moment in hours()])
    found = await async_asked(hass, home)
    assert at(found, 19, 19) == pytest.approx(900.0)
    assert at(found, 19, 23) == pytest.approx(250.0), "the heater is its twin's"
    assert at(found, 21, 12) == pytest.approx(1300.0)
    assert at(found, 21, 19) == pytest.approx(250.0)
    assert found.known in (DAYS, DAYS + 1)
    assert found.lately is None, "there are no statistics of the last hour"


async def test_what_the_last_hour_had_is_looked_at(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    home = await async_heater(hass)
    keep(hass, METER, [(moment, rest(moment) + heats(moment)) for moment in hours()])
    fine = [NOW - timedelta(minutes=5 * back) for back in range(20, 1, -1)]
    keep(hass, METER, [(moment, 2250.0) for moment in fine], fine=True)
    keep(hass, "sensor.heater_power", [(moment, 0.0) for moment in fine], fine=True)
    found = await async_asked(hass, home)
    assert found.lately == pytest.approx(2000.0)
    grid = Grid.over(NOW.timestamp(), 3600.0, 300.0)
    assert found.expected(grid, 2250.0)[0] > 1500.0


async def test_what_keeps_no_statistics_is_read_by_its_states(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    found = await async_asked(hass, await async_heater(hass, statistics=False))
    assert at(found, 19, 19) == pytest.approx(900.0, abs=1.0)
    assert at(found, 19, 23) == pytest.approx(250.0, abs=1.0)


async def test_a_sun_that_no_twin_tells_of_is_no_twins_consumption(
    recorder_mock: Recorder, hass: HomeAssistant
) -> None:
    home = await async_heater(hass)
    keep(hass, METER, [(one, -1500.0 if 11 <= dt_util.as_local(one).hour < 14 else heats(one)) for one in hours()])
    found = await async_asked(hass, home)
    assert at(found, 19, 12) == pytest.approx(-1500.0)
    assert at(found, 20, 3) == pytest.approx(0.0)
    assert np.all(found.days >= -1500.0)


async def test_without_a_meter_or_its_past_nothing_is_usual(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    home = await async_heater(hass)
    await async_wait_recording_done(hass)
    assert await async_rest(hass, home, NOW.timestamp(), 3600.0) is None
    await hass.async_block_till_done(wait_background_tasks=True)
    assert await async_rest(hass, home, NOW.timestamp(), 3600.0) is None


async def test_a_new_home_is_looked_at_again_within_the_hour(
    recorder_mock: Recorder, hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    home = await async_heater(hass)
    await async_wait_recording_done(hass)
    assert await async_rest(hass, home, NOW.timestamp(), 3600.0) is None
    await hass.async_block_till_done(wait_background_tasks=True)
    keep(hass, METER, [(moment, rest(moment) + heats(moment)) for moment in hours()])
    freezer.move_to(NOW + timedelta(minutes=61))
    assert at(await async_asked(hass, home), 19, 19) == pytest.approx(900.0)


async def test_a_reading_that_fails_takes_nothing_away_and_is_done_again(
    recorder_mock: Recorder, hass: HomeAssistant, freezer: FrozenDateTimeFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = await async_heater(hass)
    keep(hass, METER, [(moment, rest(moment) + heats(moment)) for moment in hours()])
    await async_asked(hass, home)

    def fail(*_: Any) -> None:
        raise OperationalError("SELECT", {}, sqlite3.OperationalError("database is locked"))

    freezer.move_to(NOW + timedelta(hours=25))
    with monkeypatch.context() as broken:
        broken.setattr(rest_of_home, "statistics_during_period", fail)
        assert at(await async_asked(hass, home), 19, 19) == pytest.approx(900.0)
    keep(hass, METER, [(moment, 100.0 + rest(moment) + heats(moment)) for moment in hours()])
    freezer.move_to(NOW + timedelta(hours=26, minutes=1))
    assert at(await async_asked(hass, home), 19, 19) == pytest.approx(1000.0)


async def test_states_tell_the_last_hour_of_what_keeps_no_statistics(
    recorder_mock: Recorder, hass: HomeAssistant
) -> None:
    home = await async_heater(hass)
    keep(hass, METER, [(moment, rest(moment) + heats(moment)) for moment in hours()])
    fine = [NOW - timedelta(minutes=5 * back) for back in range(20, 1, -1)]
    keep(hass, METER, [(moment, 2250.0) for moment in fine], fine=True)
    stateless = {"unit_of_measurement": "W", "device_class": "power"}
    hass.states.async_set("sensor.heater_power", "800", stateless, timestamp=(NOW - timedelta(minutes=50)).timestamp())
    assert (await async_asked(hass, home)).lately == pytest.approx(2250.0 - 800.0 - 250.0), "above what is usual"


async def test_scenarios_plans_and_proposals_take_it_and_say_so(
    recorder_mock: Recorder, hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = await async_heater(hass)
    keep(hass, METER, [(moment, rest(moment) + heats(moment)) for moment in hours()])
    await async_asked(hass, home)
    answer = await _call(hass, "run_scenario", changes=[], horizon={"hours": 24}, members=20)
    (note,) = [one for one in answer["assumed"] if one["id"] in {"assumed_rest_usual", "assumed_rest_stays"}]
    assert note["id"] == "assumed_rest_usual"
    assert "W" in note["text"]
    asked: list[Any] = []
    run = home.worker.run

    async def listen(job: str, request: Any, **more: Any) -> Any:
        asked.append((job, request))
        return await run(job, request, **more)

    monkeypatch.setattr(home.worker, "run", listen)
    plan = await _call(hass, "optimize", entity_id="switch.heater")
    assert "assumed_rest_usual" in {one["id"] for one in plan["assumed"]}
    ((job, request),) = asked
    assert job == "optimize"
    assert request.base == pytest.approx(3200.0)
    assert request.rest is not None
    # 23 hours of 250 W and the dinner of 900; the kettle of now adds less than half a kilowatt-hour.
    assert plan["nothing"]["energy"] >= (23 * 250 + 900) / 1000
    assert plan["nothing"]["energy"] < 24 * 3.2


async def _call(hass: HomeAssistant, action: str, **data: Any) -> Any:
    return await hass.services.async_call("digital_twin", action, data, blocking=True, return_response=True)


def _kilowatts() -> dict[str, str]:
    return {**WATTS, "unit_of_measurement": "kW"}
