"""Scenarios that happen while a home is rehearsed: outages, faults, commands, the weather."""

from datetime import UTC, datetime

import pytest
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .kitchen import CLIMATE, LAMP, async_rehearse

pytestmark = pytest.mark.usefixtures("noon")


async def test_an_outage_silences_everything_and_ends(hass: HomeAssistant, home: MockConfigEntry) -> None:
    answer = await async_rehearse(
        hass, duration={"hours": 4}, scenario=[{"happens": "outage", "at": "01:00:00", "duration": {"hours": 1}}]
    )
    assert [state for _, state in answer["states"][CLIMATE]] == ["heat", "unavailable", "heat"]


async def test_a_scenario_of_the_library_happens_on_the_way(hass: HomeAssistant, home: MockConfigEntry) -> None:
    start = "2026-12-01T00:00:00+00:00"
    dark = {
        "alias": "Dark",
        "triggers": [{"trigger": "state", "entity_id": LAMP, "to": "unavailable"}],
        "actions": [{"action": "notify.me", "data": {"message": "dark"}}],
    }
    answer = await async_rehearse(
        hass, start=start, new=dark, duration={"hours": 6},
        scenario={"scenario": "power_outage", "parameters": {"at": "02:00:00", "duration": "01:30:00"}},
    )  # fmt: skip
    course = [(datetime.fromisoformat(at).astimezone(UTC).hour, state) for at, state in answer["states"][LAMP]]
    assert course == [(0, "off"), (2, "unavailable"), (3, "off")]
    assert answer["automations"]["automation.dark"]["runs"] == 1
    assert [note["id"] for note in answer["assumed"]] == ["assumes_power_outage"]


async def test_the_language_of_scenarios_commands_devices_and_lets_them_fail(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    answer = await async_rehearse(
        hass,
        start="2026-12-01T00:00:00+00:00",
        duration={"hours": 6},
        actions=[{"delay": {"hours": 4}}, {"action": "light.turn_on", "target": {"entity_id": LAMP}}],
        scenario={
            "changes": [
                {"action": "light.turn_on", "target": {"entity_id": LAMP}, "at": "01:00:00"},
                {"action": "light.turn_off", "target": {"entity_id": LAMP}, "at": "02:00:00"},
                {"twin": {"entity_id": LAMP}, "fault": "lost_commands", "at": "03:00:00"},
                {"twin": {"entity_id": CLIMATE}, "fault": "dead", "at": "01:00:00", "for": "02:00:00"},
                {"twin": LAMP, "fault": "delay", "delay": 25, "at": "00:30:00", "for": "01:00:00"},
                {"twin": CLIMATE, "fault": "stuck", "at": "04:00:00", "for": "01:00:00"},
                {"twin": CLIMATE, "fault": "drift", "channel": "temperature", "rate": 2, "at": "05:00:00"},
                {"occupancy": 4, "at": "00:10:00", "for": "00:30:00"},
                {"environment": {"outdoor_temperature": {"offset": -15}}, "at": "00:00:00"},
            ]
        },
    )
    assert [state for _, state in answer["states"][CLIMATE]] == ["heat", "unavailable", "heat"]
    course = [(datetime.fromisoformat(at).astimezone(UTC), state) for at, state in answer["states"][LAMP]]
    assert [(at.hour, at.second, state) for at, state in course] == [(0, 0, "off"), (1, 25, "on"), (2, 0, "off")]


async def test_actions_on_the_way_that_home_assistant_would_not_run_are_told_and_the_others_happen(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    on, off = ({"action": f"light.turn_{word}", "target": {"entity_id": LAMP}} for word in ("on", "off"))
    answer = await async_rehearse(
        hass,
        duration={"hours": 4},
        scenario=[
            {"happens": "action", "at": "00:30:00", "actions": [{"condition": "nobody.has_this"}, on]},
            {"happens": "action", "at": "01:00:00", "actions": [on]},
            {"happens": "action", "at": "02:00:00", "actions": [off]},
        ],
    )
    assert [state for _, state in answer["states"][LAMP]] == ["off", "on", "off"]
    (note,) = (note["text"] for note in answer["notes"] if note["id"] == "rehearsal_note_not_done")
    assert note.startswith("The scenario's actions (")
    assert "nobody" in note
