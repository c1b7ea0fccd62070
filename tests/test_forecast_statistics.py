"""Past forecasts as statistics in the real recorder, for those who ask for them."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.components.recorder.statistics import list_statistic_ids, statistics_during_period
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.const import CONF_FORECAST_STATISTICS
from custom_components.digital_twin.forecast_statistics import statistic_id

from .common import add_entity, async_add_entry, async_add_home, twin_entry
from .test_scoring import METER, UNIT, Oracle, oracle, pass_time  # noqa: F401 -- oracle is a fixture


async def add_meter(hass: HomeAssistant, *, asked: bool) -> MockConfigEntry:
    await async_add_home(hass)
    meter = add_entity(hass, METER, state="100", attributes=UNIT)
    entry = twin_entry("sensor", meter.id, name="Meter")
    return await async_add_entry(
        hass,
        MockConfigEntry(
            domain=entry.domain,
            title=entry.title,
            unique_id=entry.unique_id,
            data={**entry.data, CONF_FORECAST_STATISTICS: asked},
        ),
    )


async def rows_of(hass: HomeAssistant, entry: MockConfigEntry) -> list[Any]:
    """Return what the recorder keeps of a twin's forecasts."""
    await async_wait_recording_done(hass)
    wanted = statistic_id(entry.entry_id)
    read = partial(
        statistics_during_period,
        hass,
        dt_util.utcnow() - timedelta(days=1),
        None,
        {wanted},
        "hour",
        None,
        {"mean", "min", "max"},
    )
    found = await get_instance(hass).async_add_executor_job(read)
    return list(found.get(wanted, []))


async def test_what_was_forecast_an_hour_ahead_is_kept_by_the_hour_and_deleted_with_the_twin(
    recorder_mock: Recorder,
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    oracle: Oracle,  # noqa: F811 -- the fixture
) -> None:
    oracle.drift = 10.0
    freezer.move_to(dt_util.utcnow().replace(minute=0, second=1, microsecond=0))
    begin = dt_util.utcnow()
    entry = await add_meter(hass, asked=True)
    await pass_time(hass, freezer, 180, lambda _minute: 100)
    rows = await rows_of(hass, entry)
    assert [row["mean"] for row in rows] == [pytest.approx(110.0)] * len(rows)
    assert len(rows) == 2
    assert rows[0]["start"] == pytest.approx((begin + timedelta(hours=1)).timestamp(), abs=1.1)
    (meta,) = await get_instance(hass).async_add_executor_job(list_statistic_ids, hass, {statistic_id(entry.entry_id)})
    assert (meta["name"], meta["statistics_unit_of_measurement"], meta["source"]) == ("Meter", "lx", "digital_twin")

    await hass.config_entries.async_remove(entry.entry_id)
    await hass.async_block_till_done()
    assert await rows_of(hass, entry) == []


async def test_a_restart_loses_none_that_waits_for_its_hour(
    recorder_mock: Recorder,
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    oracle: Oracle,  # noqa: F811 -- the fixture
) -> None:
    oracle.drift = 10.0
    freezer.move_to(dt_util.utcnow().replace(minute=0, second=1, microsecond=0))
    begin = dt_util.utcnow()
    entry = await add_meter(hass, asked=True)
    await pass_time(hass, freezer, 55, lambda _minute: 100)
    # What follows is expected otherwise: nothing after the restart stands in for what was said before.
    oracle.drift = 50.0
    await hass.config_entries.async_reload(entry.entry_id)
    await pass_time(hass, freezer, 70, lambda _minute: 100)
    rows = await rows_of(hass, entry)
    assert rows[0]["start"] == pytest.approx((begin + timedelta(hours=1)).timestamp(), abs=1.1)
    assert rows[0]["min"] == pytest.approx(110.0)
    assert rows[0]["mean"] < 120.0, "eleven before, one or two after"


async def test_nobody_asked_nothing_is_kept(
    recorder_mock: Recorder,
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    oracle: Oracle,  # noqa: F811 -- the fixture
) -> None:
    entry = await add_meter(hass, asked=False)
    await pass_time(hass, freezer, 180, lambda _minute: 100)
    assert await rows_of(hass, entry) == []
