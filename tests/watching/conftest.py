"""What the tests of watching share: time that passes, and the events that were told."""

from collections.abc import Awaitable, Callable

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from ..platforms.conftest import _home_assistant_itself  # noqa: F401 -- an autouse fixture

type Pass = Callable[[float], Awaitable[None]]


@pytest.fixture
def time_passes(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> Pass:
    """Return what lets so many seconds pass, ten at a time."""

    async def time_passes(seconds: float) -> None:
        for _ in range(round(seconds / 10)):
            freezer.tick(10)
            async_fire_time_changed(hass)
            await hass.async_block_till_done()

    return time_passes
