"""The home's units changed while it runs: what climates tell is read in those they tell it in."""

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.util.unit_system import METRIC_SYSTEM, US_CUSTOMARY_SYSTEM, UnitSystem

from custom_components.digital_twin.coordinator import TwinCoordinator
from custom_components.digital_twin.core.twin import Learned
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

ROOM = "climate.room"


def shown(hass: HomeAssistant, degrees: float) -> None:
    """Let the thermostat tell a target and a temperature (°C) as Home Assistant writes them in the home's unit."""
    unit = hass.config.units
    hass.states.async_set(
        ROOM, "heat",
        {"temperature": round(unit.temperature(degrees, "°C"), 1),
         "current_temperature": round(unit.temperature(degrees - 1.0, "°C"), 1), "hvac_modes": ["off", "heat"]},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"), [(METRIC_SYSTEM, US_CUSTOMARY_SYSTEM), (US_CUSTOMARY_SYSTEM, METRIC_SYSTEM)]
)
async def test_a_thermostat_is_read_in_the_unit_it_tells(
    hass: HomeAssistant, before: UnitSystem, after: UnitSystem
) -> None:
    hass.config.units = before
    device = add_device(hass, "Thermostat", area="Room")
    climate = add_entity(hass, ROOM, device=device)
    shown(hass, 21.0)
    await async_add_home(hass)
    entry = await async_add_entry(hass, twin_entry("thermostat", climate.id, name="Room", device_id=device.id))
    twin: TwinCoordinator = entry.runtime_data
    assert twin.state.get("target_temperature") == pytest.approx(21.0, abs=0.06)
    await hass.config.async_update(unit_system="us_customary" if after is US_CUSTOMARY_SYSTEM else "metric")
    await hass.async_block_till_done()
    assert twin.state.get("target_temperature") == pytest.approx(21.0, abs=0.06), (
        "what it said was said in degrees before"
    )
    shown(hass, 22.0)
    await hass.async_block_till_done()
    assert twin.state.get("target_temperature") == pytest.approx(22.0, abs=0.06)
    assert twin.state.get("temperature") == pytest.approx(21.0, abs=0.06)


def told(hass: HomeAssistant, value: str, unit: str, quantity: str = "temperature") -> None:
    hass.states.async_set("sensor.room", value, {"unit_of_measurement": unit, "device_class": quantity})


@pytest.mark.parametrize(
    ("value", "unit", "quantity", "followed", "known"),
    [("68.0", "°F", "temperature", ("°C", 20.0), True), ("55.0", "lx", "illuminance", ("lx", 55.0), False)],
)
async def test_what_was_learned_of_a_sensor_is_not_taken_for_its_new_unit(
    hass: HomeAssistant, value: str, unit: str, quantity: str, followed: tuple[str, float], *, known: bool
) -> None:
    """People may show a sensor in another unit at any time; what it learned in the old one stays, or is void."""
    room = add_entity(hass, "sensor.room")
    told(hass, "21.0", "°C")
    await async_add_home(hass)
    entry = await async_add_entry(hass, twin_entry("sensor", room.id, name="Room"))
    twin: TwinCoordinator = entry.runtime_data
    twin.async_learned(Learned(kind="sensor", structure="persistence", days=9.0))
    await twin.home.trainer.async_freeze(twin, frozen=True)
    told(hass, value, unit, quantity)
    await hass.async_block_till_done()
    if known:
        assert twin.state.get("value") == pytest.approx(20.0), "followed without a break"
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    twin = entry.runtime_data
    assert (twin.channels["value"].unit, twin.state.get("value")) == (followed[0], pytest.approx(followed[1]))
    assert (twin.learned is not None) is known
