"""The recorded past, read back through Home Assistant's own recorder, and the home that goes on from it."""

import asyncio
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from homeassistant.components.recorder import get_instance, history, statistics
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers.recorder import session_scope
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
    do_adhoc_statistics,
)
from pytest_homeassistant_custom_component.typing import RecorderInstanceContextManager
from sqlalchemy import text

from tests.home.database import AlreadyRecordedError
from tests.home.devices.catalogue import devices
from tests.home.history import generate
from tests.home.long_term import hourly, short_term

from .conftest import set_up

DAYS = 1.5
CONFIG = {"commit_interval": 0, "auto_purge": False, "auto_repack": False}


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a configuration folder with a day and a half of past, up to a little ago."""
    folder = tmp_path_factory.mktemp("past")
    end = datetime.now(UTC).timestamp() - 20.0
    assert asyncio.run(generate(folder, DAYS, 1, end=end)) > 5_000
    return folder


@pytest.fixture
def recorder_db_url(past: Path, tmp_path: Path) -> str:
    """Give each test a copy of the past."""
    copy = tmp_path / "home-assistant_v2.db"
    copy.write_bytes((past / copy.name).read_bytes())
    return f"sqlite:///{copy}"


@pytest.fixture
async def mock_recorder_before_hass(async_test_recorder: RecorderInstanceContextManager) -> None:
    """Prepare the recorder before `hass`."""


@pytest.fixture
async def recording(
    hass: HomeAssistant, async_test_recorder: RecorderInstanceContextManager
) -> Iterator[HomeAssistant]:
    """Give a `hass` whose recorder has taken the past up."""
    async with async_test_recorder(hass, CONFIG):
        yield hass


async def read(hass: HomeAssistant, entity_ids: list[str], **options: Any) -> dict[str, list[State]]:
    now = datetime.now(UTC)
    return await get_instance(hass).async_add_executor_job(
        lambda: history.get_significant_states(
            hass, now - timedelta(days=DAYS + 1), now, entity_ids, significant_changes_only=False, **options
        )
    )


async def test_states_read_back(recording: HomeAssistant) -> None:
    ids = ["sensor.living_room_temperature", "climate.living_room_thermostat", "light.kitchen_ceiling"]
    states = await read(recording, ids)
    temperatures = [float(state.state) for state in states[ids[0]]]
    assert len(temperatures) > 50
    assert all(10.0 < temperature < 30.0 for temperature in temperatures)
    assert states[ids[0]][0].attributes["unit_of_measurement"] == "°C"
    assert {state.state for state in states[ids[1]]} == {"heat"}
    assert {"current_temperature", "temperature", "hvac_action"} <= set(states[ids[1]][-1].attributes)
    assert {state.state for state in states[ids[2]]} == {"on", "off"}
    times = [state.last_updated for state in states[ids[0]]]
    assert times == sorted(times)


async def test_statistics_read_back_and_agree_with_the_states(recording: HomeAssistant) -> None:
    now = datetime.now(UTC)
    ids = {"sensor.living_room_temperature", "sensor.main_meter_energy"}
    rows = await get_instance(recording).async_add_executor_job(
        statistics.statistics_during_period,
        recording,
        now - timedelta(days=DAYS + 1),
        None,
        ids,
        "hour",
        None,
        {"mean", "min", "max", "state", "sum"},
    )
    temperature = rows["sensor.living_room_temperature"]
    assert len(temperature) >= 24 * DAYS - 3
    assert all(row["min"] - 1e-9 <= row["mean"] <= row["max"] + 1e-9 for row in temperature)
    assert all(row["max"] - row["min"] < 8.0 for row in temperature)
    energy = rows["sensor.main_meter_energy"]
    sums = [row["sum"] for row in energy]
    assert sums == sorted(sums)
    assert 5.0 < sums[-1] < 80.0
    assert energy[-1]["state"] - energy[0]["state"] == pytest.approx(sums[-1] - sums[0], abs=1e-6)
    states = [
        float(state.state)
        for state in (await read(recording, ["sensor.main_meter_energy"]))["sensor.main_meter_energy"]
    ]
    assert {row["state"] for row in energy} <= set(states)


async def test_the_recorder_compiles_on_from_here(
    recording: HomeAssistant, hass_storage: dict[str, Any], past: Path
) -> None:
    """Its own next statistics go on with the sums, and complain of nothing."""
    hass_storage["test_home.world"] = json.loads((past / ".storage" / "test_home.world").read_text())
    hass = recording
    await set_up(hass)
    await async_wait_recording_done(hass)

    def rows() -> list[Any]:
        with session_scope(hass=hass, read_only=True) as session:
            query = (
                "select start_ts, sum from statistics_short_term join statistics_meta on metadata_id ="
                " statistics_meta.id where statistic_id = 'sensor.main_meter_energy' order by start_ts"
            )
            return list(session.execute(text(query)))

    before = await get_instance(hass).async_add_executor_job(rows)
    start = datetime.fromtimestamp(before[-1][0] + 300.0, UTC)
    do_adhoc_statistics(hass, start=start)
    await async_wait_recording_done(hass)
    after = await get_instance(hass).async_add_executor_job(rows)
    assert len(after) == len(before) + 1
    assert before[-1][1] <= after[-1][1] < before[-1][1] + 2.0
    issues = await get_instance(hass).async_add_executor_job(statistics.validate_statistics, hass)
    without_broker = {entity.entity_id for device in devices() if device.mqtt for entity in device.entities}
    assert {entity_id for entity_id in issues if entity_id not in without_broker} == set()


async def test_the_home_goes_on_and_records_alike(
    recording: HomeAssistant, hass_storage: dict[str, Any], past: Path
) -> None:
    """What the running home records has the attributes that its generated past has."""
    hass = recording
    saved = json.loads((past / ".storage" / "test_home.world").read_text())
    hass_storage["test_home.world"] = saved
    await set_up(hass)
    registered = [state.entity_id for state in hass.states.async_all() if state.entity_id in saved["data"]["said"]]
    assert len(registered) > 60
    meter = float(hass.states.get("sensor.main_meter_energy").state)
    assert meter == pytest.approx(saved["data"]["world"]["own"]["meter_energy"], abs=0.3)
    await async_wait_recording_done(hass)

    def last_attributes() -> dict[str, list[str]]:
        query = (
            "select states_meta.entity_id, shared_attrs from states join states_meta using (metadata_id)"
            " join state_attributes using (attributes_id) where state not in ('unavailable', 'unknown')"
            " order by last_updated_ts"
        )
        found: dict[str, list[str]] = {}
        with session_scope(hass=hass, read_only=True) as session:
            for entity_id, attributes in session.execute(text(query)):
                found.setdefault(entity_id, []).append(attributes)
        return found

    recorded = await get_instance(hass).async_add_executor_job(last_attributes)
    for entity_id in registered:
        live = json.loads(recorded[entity_id][-1])
        # A device that is off says less of itself than one that is on: one like it must be among what was generated.
        generated = next(
            (
                found
                for row in recorded[entity_id][:-1] or recorded[entity_id]
                if (found := json.loads(row)).keys() == live.keys()
            ),
            None,
        )
        assert generated is not None, entity_id
        fixed = live.keys() & {"friendly_name", "device_class", "state_class", "unit_of_measurement", "tracking_type"}
        assert {name: live[name] for name in fixed} == {name: generated[name] for name in fixed}


async def test_a_past_is_written_once(past: Path) -> None:
    with pytest.raises(AlreadyRecordedError):
        await generate(past, 0.1, 1)


def test_measurements_are_weighed_with_time() -> None:
    fives = short_term([0.0, 150.0, 600.0, 700.0], [10.0, 20.0, 0.0, 40.0], 900.0, counts=False)
    assert [(five.start, five.mean, five.low, five.high) for five in fives] == [
        (0.0, 15.0, 10.0, 20.0),
        (300.0, 20.0, 20.0, 20.0),
        (600.0, pytest.approx(200.0 / 300.0 * 40.0), 0.0, 40.0),
    ]


def test_counters_count_on_after_a_reset() -> None:
    times = [0.0, 310.0, 620.0, 930.0]
    fives = short_term(times, [100.0, 101.0, 0.5, 2.0], 1200.0, counts=True)
    assert [(five.state, five.total) for five in fives] == [(100.0, 0.0), (101.0, 1.0), (0.5, 1.5), (2.0, 3.0)]


def test_only_whole_hours_are_summed_up() -> None:
    fives = short_term([0.0], [3.0], 3600.0 * 2.5, counts=False)
    assert [(hour.start, hour.mean) for hour in hourly(fives, counts=False)] == [(0.0, 3.0), (3600.0, 3.0)]
