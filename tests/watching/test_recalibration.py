"""A model that a device has drifted away from is learned anew by itself, when that is better."""

import time
from math import pi, sin

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder
from homeassistant.core import Context, HomeAssistant
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.core.twin import Learned

from ..platforms.shadows import async_twin_of
from .common import last, told
from .conftest import Pass
from .test_corrections import forecast, thermometer

CELSIUS = {"unit_of_measurement": "°C", "device_class": "temperature"}


@pytest.mark.slow
async def test_a_drifted_model_is_learned_anew_by_itself(
    recorder_mock: Recorder, hass: HomeAssistant, freezer: FrozenDateTimeFactory, time_passes: Pass
) -> None:
    # By day: at night models are learned anew in any case.
    await hass.config.async_set_time_zone("UTC")
    freezer.move_to("2026-11-21T09:00:00+00:00")
    sensor = thermometer(20.0)
    entry = await async_twin_of(hass, sensor)
    now = time.time()
    for sixth in range(6 * 24 * 6, 0, -1):
        value = 20.0 + 2.0 * sin(2 * pi * (now - 600 * sixth) / 86_400)
        hass.states.async_set(sensor.entity_id, f"{value:.2f}", CELSIUS, timestamp=now - 600 * sixth)
    await async_wait_recording_done(hass)
    twin = entry.runtime_data
    poor = Learned(kind="sensor", structure="poor", days=6.0, learned_at=now, error={3600: 9.0})
    await twin.home.trainer.async_adopt(twin, poor, frozen=False)
    forecast(entry, 20.0, 20.0)
    value = 21.4
    for _ in range(80):
        value = 42.8 - value
        sensor.show(native_value=round(value, 1))
        for _ in range(6):
            await time_passes(60, 60)
            # Time stands still while it learns, or a frozen clock would let it take too long.
            await hass.async_block_till_done(wait_background_tasks=True)
        if "corrected" in told(entry):
            break
        if twin.forecaster.prediction.start + 5 * 3600 < time.time():
            forecast(entry, 20.0, 20.0)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert told(entry, "divergence", "correction")[:2] == ["diverged", "corrected"]
    corrected = last(entry, "corrected")
    assert (corrected["rule"], corrected["automatic"]) == ("recalibrate", True)
    assert twin.learned.structure != "poor"
    assert twin.learned.days > 3
    assert twin.learned.error[3600] < 9.0

    first = twin.assessment.corrections.recent[0]
    assert first.before["learned"]["structure"] == "poor", "the old model was still in place when the correction came"
    assert await twin.assessment.corrections.async_undo(first.correction_id, Context()) is not None
    assert twin.learned == poor
