"""What the tests of the surroundings share."""

from collections.abc import Callable
from typing import Any

import pytest
from homeassistant.components.weather import DOMAIN as WEATHER_DOMAIN
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import setup_test_component_platform

from custom_components.digital_twin.const import CONF_WEATHER
from tests.common import async_add_home

from . import around
from .around import Weather, this_hour


@pytest.fixture(autouse=True)
def _each_test_in_its_own_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(around, "NOW", this_hour())


@pytest.fixture
def weather_of(hass: HomeAssistant) -> Callable[[Weather], Any]:
    """Return a function that sets a weather service up, and the home with it."""

    async def make(weather: Weather, **settings: object) -> None:
        setup_test_component_platform(hass, WEATHER_DOMAIN, [weather])
        assert await async_setup_component(hass, WEATHER_DOMAIN, {WEATHER_DOMAIN: {"platform": "test"}})
        await hass.async_block_till_done()
        await async_add_home(hass, **{CONF_WEATHER: "weather.here"} | settings)

    return make
