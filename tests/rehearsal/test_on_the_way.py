"""Scenarios that happen while a home is rehearsed: outages, faults, commands, the weather."""

from datetime import UTC, datetime
from threading import get_ident
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.digital_twin.rehearsal import happenings
from custom_components.digital_twin.rehearsal.cuts import Cut
from tests.common import add_entity

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
    assert course == [(0, "off"), (2, "unavailable"), (3, "on")]  # as bulbs do, and as the scenario says
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


async def test_a_condition_that_counts_as_met_in_actions_on_the_way_is_told(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    MockConfigEntry(domain="hub").add_to_hass(hass)
    on = {"action": "light.turn_on", "target": {"entity_id": LAMP}}
    happens = {"happens": "action", "at": "00:30:00", "actions": [{"condition": "hub.is_well"}, on]}
    answer = await async_rehearse(hass, duration={"hours": 2}, scenario=[happens, {**happens, "at": "01:00:00"}])
    assert [state for _, state in answer["states"][LAMP]] == ["off", "on"]
    (note,) = (note["text"] for note in answer["notes"] if note["id"] == "rehearsal_note_taken_as_met")
    assert "hub.is_well" in note


async def test_a_battery_valve_stays_on_in_an_outage_and_heats_nothing(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    kitchen = er.async_get(hass).async_get(CLIMATE)
    assert kitchen is not None
    device = dr.async_get(hass).async_get(str(kitchen.device_id))
    assert device is not None
    add_entity(hass, "sensor.valve_battery", device=device, state="80", attributes={"device_class": "battery"})
    heating = [
        {"action": "climate.set_temperature", "target": {"entity_id": CLIMATE}, "data": {"temperature": 25}},
    ]
    dark = [{"happens": "outage", "at": "02:00:00"}]
    warmest = {}
    for name, scenario in (("lit", []), ("dark", dark)):
        answer = await async_rehearse(hass, actions=heating, duration={"hours": 8}, scenario=scenario)
        assert [state for _, state in answer["states"][CLIMATE]] == ["heat"], name
        assert answer["states"][f"{CLIMATE}:temperature"][-1][1] == 25.0
        warmest[name] = answer["states"][f"{CLIMATE}:current_temperature"][-1][1]
    assert warmest["dark"] < warmest["lit"] - 1.0


async def test_a_cold_snap_reaches_rooms_though_nobody_tells_the_weather(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    off = [{"action": "climate.set_hvac_mode", "target": {"entity_id": CLIMATE}, "data": {"hvac_mode": "off"}}]
    coldest = {}
    for name, scenario in (
        ("usual", []),
        ("as incident", [{"happens": "cold", "by": 15}]),
        ("as scenario", {"scenario": "cold_snap", "parameters": {"offset": -15, "duration": "12:00:00"}}),
    ):
        answer = await async_rehearse(hass, actions=off, duration={"hours": 12}, scenario=scenario)
        coldest[name] = answer["states"][f"{CLIMATE}:current_temperature"][-1][1]
        guessed = [note["text"] for note in answer.get("assumed", ()) if note["id"] == "assumed_outdoor_typical"]
        assert len(guessed) == (name != "usual")
    assert coldest["as incident"] < coldest["usual"] - 1.0
    assert coldest["as scenario"] == pytest.approx(coldest["as incident"], abs=0.2)  # it is gloomy, too


async def test_a_temperature_outdoors_that_is_set_for_a_while_holds_for_that_while_only(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    off = [{"action": "climate.set_hvac_mode", "target": {"entity_id": CLIMATE}, "data": {"hvac_mode": "off"}}]
    frost = {"environment": {"outdoor_temperature": -25}, "at": "00:00:00"}
    coldest, guessed = {}, {}
    for name, changes in (("usual", []), ("a while", [{**frost, "for": "01:00:00"}]), ("throughout", [frost])):
        scenario = {"changes": changes} if changes else []
        answer = await async_rehearse(hass, actions=off, duration={"hours": 12}, scenario=scenario)
        coldest[name] = answer["states"][f"{CLIMATE}:current_temperature"][-1][1]
        guessed[name] = "assumed_outdoor_typical" in {note["id"] for note in answer.get("assumed", ())}
    assert coldest["throughout"] < coldest["usual"] - 2.0
    assert coldest["a while"] > coldest["usual"] - 0.25 * (coldest["usual"] - coldest["throughout"])
    assert guessed == {"usual": False, "a while": True, "throughout": False}


async def test_whom_an_outage_cuts_off_is_worked_out_beside_the_loop(
    hass: HomeAssistant, home: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []
    worked_out = happenings.cuts

    def cuts(*about: Any) -> list[Cut]:
        threads.append(get_ident())
        return worked_out(*about)

    monkeypatch.setattr(happenings, "cuts", cuts)
    await async_rehearse(hass, duration={"hours": 2}, scenario=[{"happens": "outage", "at": "01:00:00"}])
    assert len(threads) == 1
    assert get_ident() not in threads
