"""A storage that follows the home is checked with what the home usually takes beside it."""

import threading
from datetime import datetime, timedelta
from typing import Any, Final

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.components.recorder.db_schema import Statistics
from homeassistant.components.recorder.models import StatisticData, StatisticMeanType, StatisticMetaData
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin import rest_of_home
from custom_components.digital_twin.const import CONF_HOME_POWER, Role
from custom_components.digital_twin.core.models.automatic import NEED
from custom_components.digital_twin.core.requests import Environment, Goal
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.guard.check import async_check
from custom_components.digital_twin.guard.need import async_with_need
from custom_components.digital_twin.guard.targets import ActionCall
from custom_components.digital_twin.guard.timed import TimedCall
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

METER: Final = "sensor.grid"
WATTS: Final = {"unit_of_measurement": "W", "device_class": "power", "state_class": "measurement"}
NOW: Final = datetime(2026, 11, 19, 6, 0, tzinfo=dt_util.UTC)
USUAL, STORED = 200.0, 100.0
"""W that the meter showed, and that the storage gave beside it: the home takes 300 W."""


def keep(hass: HomeAssistant, entity_id: str, power: float) -> None:
    """Put ten days of a mean power (W) into the recorder's statistics."""
    metadata = StatisticMetaData(
        mean_type=StatisticMeanType.ARITHMETIC, has_sum=False, name=None, source="recorder", statistic_id=entity_id,
        unit_class="power", unit_of_measurement="W",
    )  # fmt: skip
    times = [NOW - timedelta(hours=back) for back in range(240, 0, -1)]
    rows = [StatisticData(start=start, mean=power, min=power, max=power) for start in times]
    get_instance(hass).async_import_statistics(metadata, rows, Statistics)


async def checked(hass: HomeAssistant, most: float, hours: float, *, mode: str = "auto", meter: bool = True) -> float:
    """Return how likely a storage of 10 kWh at 80 % is at most so full after hours, once its mode is set."""
    storage = add_device(hass, "Storage", area="Cellar")
    charge = add_entity(
        hass, "sensor.storage_charge", device=storage, state="80",
        attributes={"device_class": "battery", "unit_of_measurement": "%"},
    )  # fmt: skip
    modes = add_entity(
        hass, "select.storage_mode", device=storage, state="auto",
        attributes={"options": ["auto", "charge", "discharge", "hold"]},
    )  # fmt: skip
    power = add_entity(hass, "sensor.storage_power", device=storage, state="0", attributes=WATTS)
    keep(hass, "sensor.storage_power", -STORED)
    keep(hass, METER, USUAL)
    # It rests just now.
    hass.states.async_set(METER, str(USUAL + STORED), WATTS)
    await async_add_home(hass, **({CONF_HOME_POWER: METER} if meter else {}))
    await async_add_entry(
        hass,
        twin_entry(
            "battery", charge.id, name="Storage", device_id=storage.id,
            members=(charge.id, modes.id), roles={Role.CHARGE: [charge.id], Role.POWER: [power.id]},
            settings={"capacity": 10.0, "rated_power": 2000.0, "reserve": 10.0},
        ),
    )  # fmt: skip
    await async_wait_recording_done(hass)
    home = hass.data[DATA].home
    assert home is not None
    target = {"entity_id": ["select.storage_mode"]}
    call = TimedCall(ActionCall(domain="select", service="select_option", target=target, data={"option": mode}))
    (twin_id,) = home.twins
    goal = Goal(twin_id=twin_id, channel="charge", most=most, by=hours * 3600.0)
    await async_check(hass, home, (call,))
    await hass.async_block_till_done(wait_background_tasks=True)
    answer = (await async_check(hass, home, (call,), goal=goal)).verdict.goal
    assert answer is not None
    return answer.probability


@pytest.fixture(autouse=True)
async def _morning(freezer: FrozenDateTimeFactory) -> None:
    freezer.move_to(NOW)


@pytest.mark.parametrize(
    ("most", "hours", "mode", "meter", "likely"),
    [
        # 300 W for 12 h are 3.6 kWh, and what is lost of them: 41 % are left, and none of the 80 % after a day.
        (46.0, 12, "auto", True, True),
        (30.0, 12, "auto", True, False),
        (20.0, 24, "auto", True, True),
        (75.0, 24, "hold", True, False),
        # Nobody knows what the home takes: it does as it does now.
        (75.0, 24, "auto", False, False),
    ],
)
async def test_it_gives_what_the_home_usually_takes(
    recorder_mock: Recorder, hass: HomeAssistant, most: float, hours: float, mode: str, meter: bool, likely: bool
) -> None:
    probability = await checked(hass, most, hours, mode=mode, meter=meter)
    # What its automatic mode does nobody learned: half of the members follow the home in full, the others less.
    assert probability > 0.5 if likely else probability < 0.1


async def test_a_recorder_that_does_not_answer_holds_no_check_up(
    recorder_mock: Recorder, hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch, freezer: FrozenDateTimeFactory
) -> None:
    await checked(hass, 46.0, 12)
    answers, begun = threading.Event(), 0
    read = rest_of_home.statistics_during_period

    def busy(*args: Any) -> Any:
        nonlocal begun
        begun += 1
        hass.loop.call_soon_threadsafe(freezer.tick, rest_of_home.FIRST_PATIENCE + 1.0)
        answers.wait(timeout=10.0)
        return read(*args)

    monkeypatch.setattr(rest_of_home, "statistics_during_period", busy)
    for _ in range(2):
        environment = await surrounded(hass)
        assert [message.id for message in environment.assumed] == ["assumed_lately_unknown"]
        assert NEED in environment.values
    # The reading is still under way: the second check began none of its own.
    assert (begun, answers.is_set()) == (1, False)
    answers.set()
    await hass.async_block_till_done(wait_background_tasks=True)
    await surrounded(hass)
    assert begun == 2


async def test_what_the_meter_may_still_tell_is_said_to_be_unknown(
    recorder_mock: Recorder, hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rest_of_home, "FEWEST", 10_000)
    await checked(hass, 46.0, 12)
    environment = await surrounded(hass)
    assert [message.id for message in environment.assumed] == ["assumed_need_unknown"]
    assert NEED not in environment.values


async def surrounded(hass: HomeAssistant) -> Environment:
    """Return the surroundings in which the home's twins are checked, with nothing but what the home takes."""
    home = hass.data[DATA].home
    assert home is not None
    start = dt_util.utcnow().timestamp()
    return await async_with_need(hass, home, Environment(start=start, step=300.0), home.twins.values(), 3600.0)
