"""What Home Assistant tells of a device by itself: a dehumidifier dries."""

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from custom_components.digital_twin.core import settings
from custom_components.digital_twin.traits import traits

from .common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

DRYER = "humidifier.cellar"
REPORTED = {"current_humidity": 75, "humidity": 50, "min_humidity": 30, "max_humidity": 80}


@pytest.mark.parametrize("told_by", ["registry", "state"])
@pytest.mark.parametrize(("sort", "dries"), [("dehumidifier", True), ("humidifier", False)])
async def test_the_device_class_says_which_way_the_humidity_goes(
    hass: HomeAssistant, told_by: str, sort: str, dries: bool
) -> None:
    device = add_device(hass, "Cellar")
    attributes = REPORTED | ({"device_class": sort} if told_by == "state" else {})
    entry = add_entity(hass, DRYER, device=device, state="off", attributes=attributes)
    if told_by == "registry":
        er.async_get(hass).async_update_entity(DRYER, original_device_class=sort)
    await async_add_home(hass)
    twin = (
        await async_add_entry(hass, twin_entry("humidifier", entry.id, name="Cellar", device_id=device.id))
    ).runtime_data
    assert (twin.spec.settings.get(settings.DRIES) is True) is dries
    change = {"action": "humidifier.turn_on", "target": {"entity_id": DRYER}}
    answer = await hass.services.async_call(
        "digital_twin", "run_scenario", {"changes": [change], "horizon": {"hours": 2}, "members": 1},
        blocking=True, return_response=True,
    )  # fmt: skip
    # The air is damper than wanted: only what dries has something to do.
    energy = answer["twins"][DRYER]["energy"]
    assert (energy is not None and energy["value"] > 0.1) is dries


async def test_south_of_the_equator_a_plant_looks_north(hass: HomeAssistant) -> None:
    hass.config.latitude = -33.9
    assert traits(hass, "sensor.roof", "pv") == {settings.SOUTHERN: True}
    hass.config.latitude = 52.5
    assert traits(hass, "sensor.roof", "pv") == {}


async def test_of_other_kinds_nothing_is_read(hass: HomeAssistant) -> None:
    assert traits(hass, "humidifier.gone", "humidifier") == {}
    hass.states.async_set("switch.a", "on", {"device_class": "dehumidifier"})
    assert traits(hass, "switch.a", "plug") == {}


@pytest.mark.parametrize(("sort", "rare"), [("smoke", True), ("moisture", True), ("motion", False)])
def test_the_device_class_says_what_is_hardly_ever_on(hass: HomeAssistant, sort: str, rare: bool) -> None:
    hass.states.async_set("binary_sensor.hall", "off", {"device_class": sort})
    assert traits(hass, "binary_sensor.hall", "binary_sensor") == ({settings.RARE: True} if rare else {})
