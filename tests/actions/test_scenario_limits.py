"""Limits of a scenario: read in the unit that the entity shows, told in it, and met where they should be."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.util.unit_system import METRIC_SYSTEM, US_CUSTOMARY_SYSTEM, UnitSystem

from custom_components.digital_twin.const import Role
from custom_components.digital_twin.data import DATA
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

from .conftest import FRIDGE, SmallHome

pytestmark = pytest.mark.usefixtures("evening")

SMALL = {"members": 8, "step": 300, "horizon": {"hours": 6}}
COLD = {"environment": {"outdoor_temperature": {"offset": -30}}}


async def room_with_a_sensor(hass: HomeAssistant, units: UnitSystem, shown: str) -> SmallHome:
    """Set up a room that is off and cools from 20 °C (68 °F); its sensor shows another unit than its thermostat."""
    hass.config.units = units
    warm = 68.0 if units is US_CUSTOMARY_SYSTEM else 20.0
    device = add_device(hass, "Room")
    modes = {"hvac_modes": ["off", "heat"], "current_temperature": warm, "temperature": warm}
    thermostat = add_entity(hass, "climate.room", device=device, state="off", attributes=modes)
    value = "20" if shown == "°C" else "68"
    sensor = add_entity(
        hass, "sensor.room", device=device, state=value,
        attributes={"unit_of_measurement": shown, "device_class": "temperature"},
    )  # fmt: skip
    await async_add_home(hass)
    await async_add_entry(
        hass,
        twin_entry(
            "thermostat", thermostat.id, name="Room", device_id=device.id, entry_id="room",
            roles={Role.ROOM_TEMPERATURE: [sensor.id]},
        ),
    )  # fmt: skip
    home = hass.data[DATA].home
    assert home is not None
    return SmallHome(hass, home, {})


def limits_met(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in answer["crossings"] if one["kind"] == "limit"]


@pytest.mark.parametrize(
    ("units", "shown", "below", "never", "told"),
    [
        (METRIC_SYSTEM, "°F", 19, 4, "19 °C"),
        (US_CUSTOMARY_SYSTEM, "°C", 66, 40, "66 °F"),
        (US_CUSTOMARY_SYSTEM, "°F", 66, 40, "66 °F"),
        (METRIC_SYSTEM, "°C", 19, 4, "19 °C"),
    ],
)
async def test_a_rooms_temperature_is_in_the_unit_in_which_its_thermostat_is_shown(
    hass: HomeAssistant, units: UnitSystem, shown: str, below: float, never: float, told: str
) -> None:
    home = await room_with_a_sensor(hass, units, shown)
    limits = [{"twin": "climate.room", "channel": "temperature", "below": bound} for bound in (below, never)]
    answer = await home.call("run_scenario", changes=[COLD], limits=limits, twins=["climate.room"], **SMALL)
    assert answer["twins"]["climate.room"]["channels"]["temperature"]["unit"] == units.temperature_unit
    (met,) = limits_met(answer)
    assert told in met["text"]
    assert told in answer["summary"]


@pytest.mark.parametrize(("above", "told"), [(1.2, "1.2 kW"), (0.8, "800 W")])
async def test_a_power_is_in_the_unit_that_its_sensor_shows(small_home: SmallHome, above: float, told: str) -> None:
    change = {"set": {"power": 1.5}, "twin": FRIDGE}
    limits = [{"twin": FRIDGE, "channel": "power", "above": bound} for bound in (above, 1.6)]
    answer = await small_home.call("run_scenario", changes=[change], limits=limits, twins=[FRIDGE], **SMALL)
    (met,) = limits_met(answer)
    assert told in met["text"]


@pytest.mark.parametrize(("unit", "device_class", "told"), [("%", "humidity", "60 %"), ("hPa", "pressure", "60 hPa")])
async def test_what_has_one_unit_only_keeps_it(hass: HomeAssistant, unit: str, device_class: str, told: str) -> None:
    device = add_device(hass, "Air")
    sensor = add_entity(
        hass, "sensor.air", device=device, state="50",
        attributes={"unit_of_measurement": unit, "device_class": device_class},
    )  # fmt: skip
    await async_add_home(hass)
    await async_add_entry(hass, twin_entry("sensor", sensor.id, name="Air", device_id=device.id, entry_id="air"))
    home = hass.data[DATA].home
    assert home is not None
    change = {"set": {"value": 70}, "twin": "sensor.air"}
    limits = [{"twin": "sensor.air", "channel": "value", "above": bound} for bound in (60, 80)]
    answer = await SmallHome(hass, home, {}).call(
        "run_scenario", changes=[change], limits=limits, twins=["sensor.air"], **SMALL
    )
    (met,) = limits_met(answer)
    assert told in met["text"]
