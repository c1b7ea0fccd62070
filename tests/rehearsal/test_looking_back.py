"""Helpers that look into the recorder know, in a rehearsal, what was before it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.rehearsal.gather.request import Wish, async_gather

from .engine import async_rehearse
from .small import turn
from .warm import WarmProcess

NOON = datetime(2026, 6, 10, 12, tzinfo=UTC)
LAMP, TIME_ON, MEAN = "input_boolean.lamp", "sensor.time_on", "sensor.mean"
AUTOMATIONS = [
    {
        "id": "on",
        "alias": "On",
        "triggers": [{"trigger": "time", "at": "13:00:00"}],
        "actions": [turn(LAMP, on=True)],
    },
    {
        "id": "long",
        "alias": "Long",
        "triggers": [{"trigger": "numeric_state", "entity_id": TIME_ON, "above": 2.0}],
        "actions": [
            {"action": "notify.me", "data": {"message": f"{{{{ states('{TIME_ON}') }}}} {{{{ states('{MEAN}') }}}}"}},
        ],
    },
]


@pytest.fixture
def expected_lingering_timers() -> bool:
    """Allow the timers of helpers that go on."""
    return True


@pytest.fixture
async def home(recorder_mock: Any, hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    """Let a lamp be on for an hour and a half of the morning, counted by a helper; another averages a sensor."""
    await hass.config.async_set_time_zone("UTC")
    freezer.move_to(NOON - timedelta(hours=6))
    assert await async_setup_component(hass, "input_boolean", {"input_boolean": {"lamp": {}}})
    for hour, on, value in ((7, True, 10), (8.5, False, 20), (10, False, 60)):
        freezer.move_to(NOON.replace(hour=0) + timedelta(hours=hour))
        hass.states.async_set("sensor.level", str(value))
        await hass.services.async_call("input_boolean", f"turn_{'on' if on else 'off'}", {"entity_id": LAMP}, True)
    freezer.move_to(NOON)
    await async_wait_recording_done(hass)
    options = {
        "history_stats": {
            "name": "Time on", "entity_id": LAMP, "state": ["on"], "type": "time",
            "start": "{{ today_at() }}", "end": "{{ now() }}",
        },
        "statistics": {
            "name": "Mean", "entity_id": "sensor.level", "state_characteristic": "mean", "sampling_size": 20,
            "keep_last_sample": False, "precision": 2, "percentile": 50,
        },
    }  # fmt: skip
    for domain, own in options.items():
        entry = MockConfigEntry(domain=domain, title=str(own["name"]), options=own)
        entry.add_to_hass(hass)
        assert await hass.config_entries.async_setup(entry.entry_id)
    async_mock_service(hass, "notify", "me")
    await hass.async_block_till_done(wait_background_tasks=True)
    assert await async_setup_component(hass, "automation", {"automation": AUTOMATIONS})
    await hass.async_block_till_done()


@pytest.mark.usefixtures("home")
async def test_helpers_know_the_past(hass: HomeAssistant, warm: WarmProcess) -> None:
    assert float(hass.states.get(TIME_ON).state) == pytest.approx(1.5, abs=0.01)
    request = (await async_gather(hass, None, Wish(start=NOON.timestamp(), duration=14 * 3600.0))).request
    _, report = await async_rehearse(warm, request)
    assert report["failed"] == []
    moments = {run["what"]: run["at"] - NOON.timestamp() for run in report["runs"]}
    assert moments["automation.on"] == pytest.approx(3600.0, abs=1)
    # Half an hour more makes two hours; the helper itself looks once a minute.
    assert moments["automation.long"] == pytest.approx(1.5 * 3600.0, abs=61)
    said = next(action["data"]["message"] for action in report["actions"] if action["action"] == "notify.me")
    hours, mean = said.split()
    assert 2.0 < float(hours) < 2.05
    assert float(mean) == pytest.approx(30.0)
    times, values = report["numbers"][TIME_ON]
    after_midnight = [value for at, value in zip(times, values, strict=True) if at > NOON.timestamp() + 12 * 3600 + 120]
    assert after_midnight
    assert max(after_midnight) == pytest.approx(2.0, abs=0.1)
