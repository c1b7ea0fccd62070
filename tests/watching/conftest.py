"""What the tests of watching share: time that passes, and the events that were told."""

import asyncio
from contextlib import suppress
from typing import Protocol

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.digital_twin.core.sync.alerts import Cause
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.store.errors import StoreError

from ..common import async_predictions_end
from ..platforms.conftest import _home_assistant_itself  # noqa: F401 -- an autouse fixture


class Pass(Protocol):
    """Lets time pass, so many seconds at a time."""

    async def __call__(self, seconds: float, step: float = 10) -> None: ...


async def _corrections_end(hass: HomeAssistant) -> None:
    """Wait for corrections, which are written down first; one that sends a command again waits for time itself."""
    data = hass.data.get(DATA)
    while working := {task for task in asyncio.all_tasks() if task.get_name().startswith("digital_twin correct ")}:
        ending = {task for task in working if not task.get_name().startswith(f"digital_twin correct {Cause.DISOBEYED}")}
        if ending:
            await asyncio.wait(ending)
        elif data is not None and data.home is not None:
            with suppress(StoreError):
                await data.home.database.async_flush()
        await hass.async_block_till_done()
        if not ending:
            break


@pytest.fixture
def time_passes(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> Pass:
    """Return what lets time pass."""

    async def time_passes(seconds: float, step: float = 10) -> None:
        await async_predictions_end()
        for _ in range(round(seconds / step)):
            freezer.tick(step)
            async_fire_time_changed(hass)
            await hass.async_block_till_done()
            await async_predictions_end()
            await hass.async_block_till_done()
            await _corrections_end(hass)

    return time_passes
