"""What the tests of watching share: time that passes, and the events that were told."""

from typing import Protocol

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from ..common import async_predictions_end
from ..platforms.conftest import _home_assistant_itself  # noqa: F401 -- an autouse fixture


class Pass(Protocol):
    """Lets time pass, so many seconds at a time."""

    async def __call__(self, seconds: float, step: float = 10) -> None: ...


@pytest.fixture
def time_passes(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> Pass:
    """Return what lets time pass."""

    async def time_passes(seconds: float, step: float = 10) -> None:
        for _ in range(round(seconds / step)):
            await async_predictions_end()
            freezer.tick(step)
            async_fire_time_changed(hass)
            await hass.async_block_till_done()

    return time_passes
