"""What the history answers so that nobody need be asked."""

from datetime import timedelta

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.data import TwinConfig
from custom_components.digital_twin.interview.history import async_usual_setpoints


def twin(kind: str, main: str) -> TwinConfig:
    return TwinConfig(name="x", key="x", device_id=None, kind=kind, main=main, members=(main,))


async def test_the_usual_targets_leave_out_the_rare_ones(
    recorder_mock: Recorder, hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    now = dt_util.utcnow()
    freezer.move_to(now - timedelta(hours=100))
    for hours, target in ((4, 5.0), (36, 18.0), (56, 21.0), (4, 28.0)):
        hass.states.async_set("climate.room", "heat", {"temperature": target, "current_temperature": 19.0})
        await async_wait_recording_done(hass)
        freezer.tick(timedelta(hours=hours))
    assert await async_usual_setpoints(hass, twin("thermostat", "climate.room")) == (18.0, 21.0)


async def test_targets_in_fahrenheit_come_as_celsius(
    recorder_mock: Recorder, hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    freezer.move_to(dt_util.utcnow() - timedelta(hours=20))
    hass.states.async_set("climate.room", "heat", {"temperature": 68})
    await async_wait_recording_done(hass)
    freezer.tick(timedelta(hours=20))
    assert await async_usual_setpoints(hass, twin("thermostat", "climate.room")) == pytest.approx((20.0, 20.0))


async def test_without_a_target_or_a_history_nothing_is_known(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    hass.states.async_set("light.a", "on")
    assert await async_usual_setpoints(hass, twin("light", "light.a")) is None
    assert await async_usual_setpoints(hass, twin("thermostat", "climate.gone")) is None
    hass.states.async_set("climate.off", "off", {"temperature": None})
    await async_wait_recording_done(hass)
    assert await async_usual_setpoints(hass, twin("thermostat", "climate.off")) is None


async def test_without_a_recorder_nothing_is_known(hass: HomeAssistant) -> None:
    hass.states.async_set("climate.room", "heat", {"temperature": 20})
    assert await async_usual_setpoints(hass, twin("thermostat", "climate.room")) is None
