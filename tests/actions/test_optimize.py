"""digital_twin.optimize and digital_twin.footprint, asked as users ask them."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_capture_events
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.const import CONF_CARBON, CONF_PRICE, Role
from custom_components.digital_twin.data import DATA
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

from .conftest import FRIDGE, SmallHome

CHARGER = "switch.wallbox"
NOW = datetime(2026, 11, 21, 4, tzinfo=dt_util.UTC)
"""20:00 of the day before in the home's zone."""


@pytest.fixture(autouse=True)
def _evening(freezer: FrozenDateTimeFactory) -> None:
    freezer.move_to(NOW + timedelta(minutes=20))


@pytest.fixture
async def garage(hass: HomeAssistant) -> SmallHome:
    """Set up a car on a wallbox, and a price that is low in the first hours of the coming day."""
    prices = [
        {"start": (NOW + timedelta(hours=hour)).isoformat(), "value": 0.1 if 5 <= hour < 10 else 0.4}
        for hour in range(48)
    ]
    hass.states.async_set("sensor.price", "0.4", {"raw_today": prices, "unit_of_measurement": "EUR/kWh"})
    car = add_device(hass, "Car", area="Garage")
    wallbox = add_entity(hass, CHARGER, device=car, state="off", attributes={"friendly_name": "Wallbox"})
    charge = add_entity(
        hass, "sensor.car_charge", device=car, state="40",
        attributes={"device_class": "battery", "unit_of_measurement": "%"},
    )  # fmt: skip
    await async_add_home(hass, **{CONF_PRICE: "sensor.price"})
    await async_add_entry(
        hass,
        twin_entry(
            "battery", wallbox.id, name="Car", device_id=car.id, roles={Role.CHARGE: [charge.id]},
            settings={"capacity": 40.0, "rated_power": 7000.0},
        ),
    )  # fmt: skip
    home = hass.data[DATA].home
    assert home is not None
    return SmallHome(hass, home, {})


async def test_a_car_is_full_in_time_and_nothing_is_done(hass: HomeAssistant, garage: SmallHome) -> None:
    calls = async_capture_events(hass, "call_service")
    answer = await garage.call("optimize", charge=[{"entity_id": CHARGER, "to": 80, "by": "12:00:00"}])
    assert answer["reached"]
    assert answer["account"]["cost"] < answer["rules"]["at_once"]["cost"]
    starts = [change for change in answer["changes"] if change["action"] == "switch.turn_on"]
    assert starts
    first = NOW + timedelta(hours=5)
    begun = dt_util.parse_datetime(answer["plan"][0]["time"])
    assert begun is not None
    assert first - timedelta(minutes=20) <= begun < NOW + timedelta(hours=10)
    assert "Car" in answer["summary"]
    assert answer["run_time"] < 5
    assert [event.data["service"] for event in calls] == ["optimize"]
    checked = await garage.call("run_action", action=answer["script"], dry_run=True)
    assert checked["result"] == "dry_run"
    simulated = await garage.call("run_scenario", changes=answer["changes"], horizon={"hours": 13}, members=20)
    assert simulated["twins"][CHARGER]["channels"]["charge"]["highest"] > 75


async def test_what_cannot_be_reached_is_told_first(garage: SmallHome) -> None:
    answer = await garage.call("optimize", charge=[{"entity_id": CHARGER, "to": 80, "by": "00:40:00"}])
    assert not answer["reached"]
    (told,) = [note["text"] for note in answer["notes"] if note["id"] == "plan_unreached_charge"]
    assert answer["summary"].startswith(told)


async def test_a_plan_is_saved_as_a_scenario(garage: SmallHome) -> None:
    asked: dict[str, Any] = {"charge": [{"entity_id": CHARGER, "to": 60, "by": "12:00:00"}]}
    answer = await garage.call("optimize", name="Tonight", save=True, **asked)
    assert answer["saved"] == "Tonight"
    listed = await garage.call("list_scenarios")
    assert listed["saved"]["Tonight"]["scenario"]["changes"] == answer["changes"]
    assert [item["kind"] for item in listed["scenarios"]] == ["optimize"]
    run = await garage.call("run_scenario", saved="Tonight", members=20)
    assert run["name"] == "Tonight"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({"aim": "glory"}, "invalid_aim"),
        ({"charge": "all"}, "invalid_charge"),
        ({"charge": [{"entity_id": CHARGER, "by": "30:00:00"}]}, "time_outside"),
        ({"charge": [{"entity_id": CHARGER, "by": 0}]}, "time_outside"),
        ({"charge": [{"entity_id": CHARGER, "to": 150, "by": "05:00:00"}]}, "invalid_number"),
        ({"charge": [{"entity_id": "light.typo", "by": "05:00:00"}]}, "unknown_twin"),
        ({"survive": {"from": "05:00:00", "by": "04:00:00"}}, "time_outside"),
        ({"save": True}, "missing_field"),
        ({"horizon": {"days": 9}}, "invalid_horizon"),
    ],
)
async def test_bad_input_to_a_plan(garage: SmallHome, data: dict[str, Any], key: str) -> None:
    with pytest.raises(ServiceValidationError) as raised:
        await garage.call("optimize", **data)
    assert raised.value.translation_key == key


async def test_a_home_without_anything_to_move(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    home = hass.data[DATA].home
    assert home is not None
    with pytest.raises(ServiceValidationError) as raised:
        await SmallHome(hass, home, {}).call("optimize")
    assert raised.value.translation_key == "nothing_to_plan"


async def test_what_a_day_came_to(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    lamp = add_device(hass, "Lamp", area="Kitchen")
    switch = add_entity(hass, "switch.lamp", device=lamp, state="on")
    power = add_entity(hass, "sensor.lamp_power", device=lamp)
    for hour in range(49):
        at = (NOW - timedelta(hours=48 - hour)).timestamp()
        watts = "200" if hour % 2 else "0"
        hass.states.async_set("sensor.lamp_power", watts, {"unit_of_measurement": "W"}, timestamp=at)
        hass.states.async_set(
            "sensor.price", "0.5" if hour % 2 else "0.3", {"unit_of_measurement": "EUR/kWh"}, timestamp=at
        )
        hass.states.async_set(
            "sensor.carbon", "300" if hour % 2 else "200", {"unit_of_measurement": "g/kWh"}, timestamp=at
        )
    await async_wait_recording_done(hass)
    await async_add_home(hass, **{CONF_PRICE: "sensor.price", CONF_CARBON: "sensor.carbon"})
    await async_add_entry(
        hass, twin_entry("plug", switch.id, name="Lamp", device_id=lamp.id, roles={Role.POWER: [power.id]})
    )
    home = hass.data[DATA].home
    assert home is not None
    small = SmallHome(hass, home, {})
    start, end = NOW - timedelta(hours=24), NOW
    answer = await small.call("footprint", start=start.isoformat(), end=end.isoformat())
    total = answer["total"]
    assert total["energy"] == pytest.approx(12 * 0.2, abs=0.01)
    assert total["cost"] == pytest.approx(12 * 0.1, abs=0.01)
    assert total["carbon"] == pytest.approx(12 * 0.06, abs=0.01)
    assert answer["twins"]["switch.lamp"]["peak"] == 200
    assert answer["areas"]["Kitchen"]["energy"] == total["energy"]
    assert sum(total["days"].values()) == pytest.approx(total["energy"], abs=0.01)
    assert "2.4 kWh" in answer["summary"]
    with pytest.raises(ServiceValidationError, match="ends before"):
        await small.call("footprint", start=end.isoformat(), end=start.isoformat())


async def test_the_footprint_of_an_answer(small_home: SmallHome) -> None:
    off = {"action": "switch.turn_off", "target": {"entity_id": FRIDGE}}
    answer = await small_home.call("run_scenario", changes=[off], horizon={"hours": 6})
    found = await small_home.call("footprint", scenario_id=answer["scenario_id"])
    assert found["totals"] == answer["totals"]
    assert found["twins"][FRIDGE]["energy"]["value"] < found["twins"][FRIDGE]["baseline_energy"]["value"]
