"""Facts of the home, from real states."""

import time
from datetime import datetime

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from custom_components.digital_twin.const import CONF_PERSONS
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.guard.facts import gather
from custom_components.digital_twin.manager import Home
from tests.common import add_entity, async_add_entry, async_add_home, twin_entry


async def home_of(hass: HomeAssistant, **settings: object) -> Home:
    """Set the home up and return it."""
    await async_add_home(hass, **settings)
    home = hass.data[DATA].home
    assert home is not None
    return home


async def test_unknown_facts_are_left_out(hass: HomeAssistant) -> None:
    home = await home_of(hass)
    hass.states.async_set("binary_sensor.smoke", "unavailable", {"device_class": "smoke"})
    assert set(gather(hass, home, (), time.time())) == {"time_of_day"}


@pytest.mark.parametrize(
    ("anna", "ben", "fact"),
    [
        ("home", "not_home", 1.0),
        ("home", "unknown", 1.0),
        ("home", "home", 2.0),
        ("work", "not_home", 0.0),
        ("not_home", "unavailable", None),
    ],
)
async def test_people(hass: HomeAssistant, anna: str, ben: str, fact: float | None) -> None:
    hass.states.async_set("person.anna", anna)
    hass.states.async_set("person.ben", ben)
    home = await home_of(hass, **{CONF_PERSONS: ["person.anna", "person.ben", "person.moved_out"]})
    assert gather(hass, home, (), time.time()).get("people_home") == fact


async def test_a_person_whom_nothing_tracks_hides_nobody(hass: HomeAssistant) -> None:
    hass.states.async_set("person.anna", "not_home", {"device_trackers": ["device_tracker.phone"]})
    hass.states.async_set("person.owner", "unknown", {"device_trackers": []})
    home = await home_of(hass, **{CONF_PERSONS: ["person.anna", "person.owner"]})
    facts = gather(hass, home, (), time.time())
    assert (facts["people_tracked"], facts["people_home"]) == (1.0, 0.0)
    hass.states.async_set("person.anna", "unknown", {"device_trackers": ["device_tracker.phone"]})
    facts = gather(hass, home, (), time.time())
    assert facts["people_tracked"] == 1.0
    assert "people_home" not in facts


async def test_any_detector_counts(hass: HomeAssistant) -> None:
    home = await home_of(hass)
    for number, state in enumerate(("off", "on", "off")):
        hass.states.async_set(f"binary_sensor.smoke_{number}", state, {"device_class": "smoke"})
        hass.states.async_set(f"binary_sensor.leak_{number}", "off", {"device_class": "moisture"})
    facts = gather(hass, home, (), time.time())
    assert (facts["smoke"], facts["leak"]) == (1.0, 0.0)


async def test_the_time_of_day_and_quiet_hours(hass: HomeAssistant) -> None:
    home = await home_of(hass)
    quiet = {"quiet_start": "22:00:00", "quiet_end": "06:00:00"}
    hass.states.async_set("light.lamp", "on")
    await async_add_entry(hass, twin_entry("light", "light.lamp", settings=quiet))
    zone = dt_util.get_default_time_zone()
    for hour, expected in ((23, 1.0), (12, 0.0)):
        facts = gather(hass, home, (), datetime(2026, 11, 21, hour, 30, tzinfo=zone).timestamp())
        assert (facts["time_of_day"], facts["quiet"]) == (hour * 3600 + 1800, expected)


async def test_a_sensor_that_fell_silent_is_stale(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    home = await home_of(hass)
    attributes = {"current_temperature": 20.0, "temperature": 20.0}
    add_entity(hass, "climate.room", state="heat", attributes=attributes)
    entry = await async_add_entry(hass, twin_entry("thermostat", "climate.room"))
    twin = home.twins[entry.entry_id]
    now = time.time()
    stale = f"stale.{twin.spec.twin_id}"
    assert stale not in gather(hass, home, [twin], now + 11 * 3600)
    assert gather(hass, home, [twin], now + 13 * 3600)[stale] == pytest.approx(13 * 3600, abs=5)
