"""Plans in unusual homes: every answer is a plan that run_action takes, or says in words what it cannot do."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util

from custom_components.digital_twin.const import CONF_PERSONS, CONF_PRICE, Role
from custom_components.digital_twin.data import DATA
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

from .conftest import NOW, RADIATOR, SmallHome

CHARGER = "switch.wallbox"
pytestmark = pytest.mark.usefixtures("evening")


def price(hass: HomeAssistant, by_hour: dict[int, float], hours: int = 48, usual: float = 0.3) -> str:
    """Set up a price that is known for some hours from now on."""
    prices = [
        {"start": (NOW + timedelta(hours=hour)).isoformat(), "value": by_hour.get(hour, usual)} for hour in range(hours)
    ]
    hass.states.async_set("sensor.price", str(usual), {"raw_today": prices, "unit_of_measurement": "EUR/kWh"})
    return "sensor.price"


async def car(hass: HomeAssistant, charge: float = 40.0) -> None:
    """Set up a car of 40 kWh on a charger of 7 kW."""
    device = add_device(hass, "Car", area="Garage")
    charger = add_entity(hass, CHARGER, device=device, state="off", attributes={"friendly_name": "Wallbox"})
    known = {"device_class": "battery", "unit_of_measurement": "%"}
    level = add_entity(hass, "sensor.car_charge", device=device, state=str(charge), attributes=known)
    await async_add_entry(
        hass,
        twin_entry(
            "battery", charger.id, name="Car", device_id=device.id, roles={Role.CHARGE: [level.id]},
            settings={"capacity": 40.0, "rated_power": 7000.0},
        ),
    )  # fmt: skip


async def storage(hass: HomeAssistant, name: str, charge: float = 50.0) -> None:
    """Set up a storage of 10 kWh that follows the home."""
    device = add_device(hass, name, area="Cellar")
    known = {"device_class": "battery", "unit_of_measurement": "%"}
    level = add_entity(hass, f"sensor.{name}_charge", device=device, state=str(charge), attributes=known)
    options = {"options": ["auto", "charge", "discharge", "hold"]}
    mode = add_entity(hass, f"select.{name}_mode", device=device, state="auto", attributes=options)
    watts = {"unit_of_measurement": "W", "device_class": "power"}
    power = add_entity(hass, f"sensor.{name}_power", device=device, state="0", attributes=watts)
    await async_add_entry(
        hass,
        twin_entry(
            "battery", level.id, name=name, device_id=device.id, members=(level.id, mode.id),
            roles={Role.CHARGE: [level.id], Role.POWER: [power.id]}, settings={"capacity": 10.0, "rated_power": 3000.0},
        ),
    )  # fmt: skip


def home_of(hass: HomeAssistant) -> SmallHome:
    """Return what asks the home."""
    home = hass.data[DATA].home
    assert home is not None
    return SmallHome(hass, home, {})


async def planned(home: SmallHome, **asked: Any) -> dict[str, Any]:
    """Return a plan whose every command run_action takes."""
    answer = await home.call("optimize", **asked)
    assert answer["summary"]
    assert "plan_" not in answer["summary"], "every sentence has its text"
    if answer["changes"]:
        checked = await home.call("run_action", action=answer["script"], dry_run=True)
        assert checked["result"] == "dry_run"
    return answer


def by_seven(to: float = 80, by: Any = "07:00") -> dict[str, Any]:
    """Return the wish for a charge in the morning."""
    return {"entity_id": CHARGER, "to": to, "by": by}


def charging(answer: dict[str, Any]) -> list[float]:
    """Return the hours from now at which the car begins to charge."""
    return [change["at"] / 3600 for change in answer["changes"] if change["action"] == "switch.turn_on"]


async def test_without_a_price_energy_is_told(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    await car(hass)
    answer = await planned(home_of(hass), charge=by_seven())
    assert "Car is at 8" in answer["summary"]
    assert "by 07:00" in answer["summary"]
    assert "EUR" not in answer["summary"]
    assert answer["account"]["cost"] is None


async def test_hours_that_pay_are_taken(hass: HomeAssistant) -> None:
    await async_add_home(hass, **{CONF_PRICE: price(hass, {4: -0.2, 5: -0.2, 6: -0.2})})
    await car(hass)
    answer = await planned(home_of(hass), charge=by_seven(by={"hours": 12}))
    assert answer["account"]["cost"] < 0
    assert 3.5 <= charging(answer)[0] <= 5
    assert "at once" in answer["summary"]


async def test_a_price_that_ends_before_the_day_does_goes_on_as_usual(hass: HomeAssistant) -> None:
    await async_add_home(hass, **{CONF_PRICE: price(hass, {1: 0.1, 2: 0.1}, hours=4)})
    await car(hass)
    answer = await planned(home_of(hass), charge=by_seven())
    assert charging(answer)[0] <= 2
    assert "assumed_price_usual" in {one["id"] for one in answer["assumed"]} or answer["account"]["cost"] > 0


@pytest.mark.parametrize("day", ["2026-03-28", "2026-10-24"])
async def test_seven_is_seven_when_the_clocks_change(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, day: str
) -> None:
    zone = dt_util.get_time_zone("Europe/Berlin")
    await hass.config.async_set_time_zone("Europe/Berlin")
    freezer.move_to(datetime.fromisoformat(f"{day}T22:00:00").replace(tzinfo=zone))
    await async_add_home(hass)
    await car(hass)
    answer = await planned(home_of(hass), charge=by_seven())
    assert "by 07:00" in answer["summary"]
    off = [change["at"] for change in answer["changes"] if change["action"] == "switch.turn_off"]
    assert off
    assert off[-1] <= (8 if day == "2026-03-28" else 10) * 3600


async def test_what_is_reached_already_is_said(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    await car(hass, 90.0)
    answer = await planned(home_of(hass), charge=by_seven())
    assert answer["changes"] == []
    assert answer["reached"]
    assert answer["summary"] == "Car is at 90 % already. Nothing is better than leaving everything as it is."


async def test_what_cannot_be_reached_says_by_how_much_and_what_comes_nearest(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    await car(hass, 10.0)
    answer = await planned(home_of(hass), charge=by_seven(100, {"hours": 2}))
    assert not answer["reached"]
    assert answer["summary"].startswith("Car only gets to ")
    assert "instead of 100 %" in answer["summary"]
    assert "more cannot be charged in that time" in answer["summary"]
    assert charging(answer) == [0.0]


async def test_two_storages_are_planned_together(hass: HomeAssistant) -> None:
    dear = dict.fromkeys(range(8, 14), 0.9) | dict.fromkeys(range(5), 0.1)
    await async_add_home(hass, **{CONF_PRICE: price(hass, dear)})
    await storage(hass, "first", 20.0)
    await storage(hass, "second", 60.0)
    answer = await planned(home_of(hass))
    assert answer["account"]["stored"] >= answer["nothing"]["stored"] - 0.1
    lasting = await planned(home_of(hass), survive={"by": {"hours": 6}})
    assert "lasts without the grid" in lasting["summary"]
    assert "first is at" in lasting["summary"]
    assert "second is at" in lasting["summary"]


async def test_without_a_storage_an_outage_cannot_be_survived(small_home: SmallHome) -> None:
    answer = await planned(small_home, survive={"by": {"hours": 6}})
    text = answer["summary"]
    assert "Nothing can supply the home" in text or "lasts without the grid" in text
    assert answer["reached"] is ("lasts without the grid" in text)


async def test_a_climate_without_a_target_is_left_alone(hass: HomeAssistant, small_home: SmallHome) -> None:
    known = hass.states.get(RADIATOR)
    assert known is not None
    rest = {key: value for key, value in known.attributes.items() if key not in ("temperature", "hvac_action")}
    hass.states.async_set(RADIATOR, "off", rest)
    await hass.async_block_till_done()
    answer = await planned(small_home)
    assert answer["changes"] == []
    assert "plan_cannot_set" in {note["id"] for note in answer["notes"]}


async def test_a_home_of_people_alone_has_nothing_to_plan(hass: HomeAssistant) -> None:
    hass.states.async_set("person.anna", "home")
    await async_add_home(hass, **{CONF_PERSONS: ["person.anna"]})
    with pytest.raises(ServiceValidationError) as raised:
        await home_of(hass).call("optimize")
    assert raised.value.translation_key == "nothing_to_plan"
