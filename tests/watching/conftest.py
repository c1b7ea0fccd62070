"""What the tests of watching share: time that passes, and the events that were told."""

import asyncio
from typing import Protocol

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from ..platforms.conftest import _home_assistant_itself  # noqa: F401 -- an autouse fixture


class Pass(Protocol):
    """Lets time pass, so many seconds at a time."""

    async def __call__(self, seconds: float, step: float = 10) -> None: ...


async def _predictions_end() -> None:
    """Wait for the worker: its processes take real seconds, which a step of ten would use up."""
    working = {task for task in asyncio.all_tasks() if task.get_name() == "digital_twin worker prompt"}
    if working:
        await asyncio.wait(working)


@pytest.fixture
def time_passes(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> Pass:
    """Return what lets time pass."""

    async def time_passes(seconds: float, step: float = 10) -> None:
        for _ in range(round(seconds / step)):
            await _predictions_end()
            freezer.tick(step)
            async_fire_time_changed(hass)
            await hass.async_block_till_done()

    return time_passes
