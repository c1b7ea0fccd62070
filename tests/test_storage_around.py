"""What is read beside a storage to tell what it does by itself: the home's meter, and its roofs."""

from homeassistant.core import HomeAssistant, State

from custom_components.digital_twin.const import CONF_HOME_POWER
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.storage_around import around_storage
from tests.common import add_entity, async_add_entry, async_add_home, twin_entry


async def test_a_storage_with_modes_is_read_beside_the_meter_and_each_roof(hass: HomeAssistant) -> None:
    watts = {"unit_of_measurement": "W", "device_class": "power"}
    roof = add_entity(hass, "sensor.roof", state="900", attributes=watts)
    hass.states.async_set("sensor.meter", "300", watts)
    await async_add_home(hass, **{CONF_HOME_POWER: "sensor.meter"})
    await async_add_entry(hass, twin_entry("pv", roof.id, name="Roof"))
    home = hass.data[DATA].home
    assert home is not None
    wanted = around_storage(hass, home, "battery", {"charge", "storage_mode"})
    assert [(one.channel.key, one.entity_ids) for one in wanted] == [
        ("home_meter", ("sensor.meter",)),
        ("home_solar_1", ("sensor.roof",)),
    ]
    assert wanted[1].read(State("sensor.roof", "1.2", {"unit_of_measurement": "kW"})) == 1200.0
    assert around_storage(hass, home, "battery", {"charge"}) == ()
    assert around_storage(hass, home, "pv", {"production", "storage_mode"}) == ()
