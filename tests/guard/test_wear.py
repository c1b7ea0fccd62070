"""What counts towards a device that is switched to death: what switches it, however it was told so."""

from datetime import timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.commands.wear import wears

from .conftest import LAMP, GuardedHome

type Told = list[tuple[str, dict[str, Any]]]

DIM: Told = [("turn_on", {"brightness_pct": 10 * level}) for level in range(1, 9)]
BLINK: Told = 4 * [("turn_on", {"brightness": 200}), ("turn_off", {})]
AGAIN: Told = 8 * [("turn_on", {})]
OFF_AGAIN: Told = 8 * [("turn_off", {})]
TOGGLE: Told = 8 * [("toggle", {})]
DARK: Told = 4 * [("turn_on", {"brightness": 200}), ("turn_on", {"brightness": 0})]
SEQUENCES = pytest.mark.parametrize(
    ("told", "wearing"),
    [(DIM, False), (BLINK, True), (AGAIN, False), (OFF_AGAIN, False), (TOGGLE, True), (DARK, True)],
    ids=["dimmed", "by brightness", "on already", "off already", "toggled", "dimmed to nothing"],
)


@SEQUENCES
async def test_a_light_wears_by_what_switches_it(guarded: GuardedHome, told: Told, wearing: bool) -> None:
    for service, data in told:
        await guarded.hass.services.async_call("light", service, {"entity_id": LAMP, **data}, blocking=True)
    answer = await guarded.call("check_action", action={"action": "light.toggle", "target": {"entity_id": LAMP}})
    assert [hazard["hazard"] for hazard in answer["hazards"]] == ["flapping"] * wearing


@SEQUENCES
async def test_so_it_does_in_the_past(
    recorder_mock: Recorder, guarded: GuardedHome, freezer: FrozenDateTimeFactory, told: Told, wearing: bool
) -> None:
    hass, begin = guarded.hass, dt_util.utcnow()
    for index, (service, data) in enumerate([*told, ("turn_off", {})]):
        freezer.move_to(begin + timedelta(seconds=10 * index))
        await hass.services.async_call("light", service, {"entity_id": LAMP, **data}, blocking=True)
        await hass.async_block_till_done()
    freezer.move_to(begin + timedelta(hours=2))
    await async_wait_recording_done(hass)
    answer = await guarded.call("backtest_guard", days=1)
    assert answer["checked"] + answer["skipped"].get("toggle", 0) == len(told) + 1
    assert ("flapping" in answer["hazards"]) == (wearing and told is not TOGGLE)


@pytest.mark.parametrize(
    ("service", "data", "wearing"),
    [("turn_on", {}, True), ("turn_on", {"brightness": 3}, False), ("turn_off", {"transition": 1}, True)],
)
def test_of_a_light_nobody_knows_the_action_alone_decides(service: str, data: dict[str, Any], wearing: bool) -> None:
    assert wears("light", service, data) is wearing
