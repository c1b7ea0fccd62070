"""Ten recorded days of the test home, lived through by the real engine, and rehearsed: the same actions come again."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

import pytest
from freezegun import freeze_time
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers.recorder import get_instance
from homeassistant.setup import async_setup_component
from homeassistant.util.json import json_loads
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.rehearsal.backtest import Act, agreement
from tests.common import async_add_home
from tests.home.devices.catalogue import devices
from tests.home.devices.layer import Devices
from tests.home.physics.world import LONGEST_STEP, World
from tests.home.recording import Recording

from .engine import async_pass_until, async_settle

START = 1_773_097_200.0
"""Midnight of 10 March 2026 in Berlin."""
DAY = 86_400.0
DAYS = 10
FINE_STEP = 5.0
NOTIFY = {"action": "notify.me", "data": {"message": "look"}}
HALL, LIVING = "light.hallway_ceiling", "light.living_room_ceiling"
KITCHEN = "climate.kitchen_thermostat"
SHUTTER = "cover.living_room_shutter"


def heat(degrees: float) -> dict[str, Any]:
    """Return the action that sets the kitchen's target."""
    return {"action": "climate.set_temperature", "target": {"entity_id": KITCHEN}, "data": {"temperature": degrees}}


WINDOWS = ("binary_sensor.living_room_window", "binary_sensor.bedroom_window")
ALL_SHUT = " and ".join(f"is_state('{window}', 'off')" for window in WINDOWS).join(("{{ ", " }}"))
AUTOMATIONS = [
    {"alias": "Morning heat", "triggers": [{"trigger": "time", "at": "06:00:00"}], "actions": [heat(21)]},
    {"alias": "Night heat", "triggers": [{"trigger": "time", "at": "22:30:00"}], "actions": [heat(17)]},
    {
        "alias": "Shutter down",
        "triggers": [{"trigger": "sun", "event": "sunset", "offset": "00:15:00"}],
        "actions": [{"action": "cover.close_cover", "target": {"entity_id": SHUTTER}}],
    },
    {
        "alias": "Shutter up",
        "triggers": [{"trigger": "sun", "event": "sunrise"}],
        "conditions": [{"condition": "time", "weekday": ["mon", "tue", "wed", "thu", "fri"]}],
        "actions": [{"action": "cover.open_cover", "target": {"entity_id": SHUTTER}}],
    },
    {
        "alias": "Welcome",
        "triggers": [{"trigger": "state", "entity_id": "lock.hallway_front_door", "to": "unlocked"}],
        "actions": [
            {"action": "light.turn_on", "target": {"entity_id": HALL}},
            {"delay": "00:03:00"},
            {"action": "light.turn_off", "target": {"entity_id": HALL}},
        ],
        "mode": "restart",
    },
    {
        "alias": "Washer done",
        "triggers": [
            {"trigger": "numeric_state", "entity_id": "sensor.utility_washer_power", "below": 5, "for": "00:03:00"}
        ],
        "actions": [NOTIFY],
    },
    {
        "alias": "Window open",
        "triggers": [
            {
                "trigger": "state",
                "entity_id": ["binary_sensor.living_room_window", "binary_sensor.bedroom_window"],
                "to": "on",
                "for": "00:02:00",
            }
        ],
        "actions": [
            heat(12),
            {"wait_template": ALL_SHUT, "timeout": "02:00:00"},
            heat(20),
        ],
    },
    {
        "alias": "Television",
        "triggers": [{"trigger": "state", "entity_id": "media_player.living_room_tv"}],
        "actions": [
            {
                "if": [{"condition": "state", "entity_id": "media_player.living_room_tv", "state": "playing"}],
                "then": [{"action": "light.turn_off", "target": {"entity_id": LIVING}}],
                "else": [{"action": "light.turn_on", "target": {"entity_id": LIVING}}],
            }
        ],
    },
    {
        "alias": "Cheap power",
        "triggers": [
            {"trigger": "template", "value_template": "{{ states('sensor.electricity_price') | float(1) < 0.26 }}"}
        ],
        "conditions": [{"condition": "state", "entity_id": "binary_sensor.garage_ev_plugged_in", "state": "on"}],
        "actions": [{"action": "switch.turn_on", "target": {"entity_id": "switch.garage_ev_charger"}}],
    },
    {
        "alias": "Garage left open",
        "triggers": [{"trigger": "state", "entity_id": "cover.garage_door", "to": "open", "for": "00:10:00"}],
        "actions": [
            {
                "repeat": {
                    "while": [{"condition": "state", "entity_id": "cover.garage_door", "state": "open"}],
                    "sequence": [NOTIFY, {"delay": "00:15:00"}],
                }
            }
        ],
    },
    {
        "alias": "Frost",
        "triggers": [{"trigger": "numeric_state", "entity_id": "sensor.outdoor_temperature", "below": 1.0}],
        "actions": [NOTIFY],
    },
    {
        "alias": "Every hour",
        "triggers": [{"trigger": "time_pattern", "minutes": "17"}],
        "conditions": [
            "{{ now().hour in (7, 12, 19) }}",
            {"condition": "numeric_state", "entity_id": "sensor.hallway_temperature", "above": 18},
        ],
        "actions": [{"action": "notify.me", "data": {"message": "{{ states('sensor.hallway_temperature') }}"}}],
    },
]
LOOKED_AT = {
    "lock.hallway_front_door",
    "sensor.utility_washer_power",
    "binary_sensor.living_room_window",
    "binary_sensor.bedroom_window",
    "media_player.living_room_tv",
    "sensor.electricity_price",
    "binary_sensor.garage_ev_plugged_in",
    "cover.garage_door",
    "sensor.outdoor_temperature",
    "sensor.hallway_temperature",
    HALL,
    LIVING,
    KITCHEN,
    SHUTTER,
    "switch.garage_ev_charger",
}


@pytest.fixture
def expected_lingering_timers() -> bool:
    """Allow the timers of automations that still wait."""
    return True


async def async_lived() -> list[tuple[float, str, str, dict[str, Any]]]:
    """Return what the test home's devices say in ten days, as far as the automations look at it."""
    world = World(1, START, 3600.0)
    recording = Recording(HomeAssistant("/nowhere"), devices())
    layer = Devices(world, devices(), recording.hear)
    layer.introduce()
    end = START + DAYS * DAY
    while end - world.time > 1e-3:
        world.step(min(end - world.time, FINE_STEP if world.lively else LONGEST_STEP))
        layer.step()
    rows = [
        (row.time, entity_id, row.state, json_loads(row.attributes))
        for entity_id, track in recording.tracks.items()
        if entity_id in LOOKED_AT
        for row in track.rows
    ]
    return sorted(rows, key=lambda row: row[:2])  # type: ignore[return-value]  # attributes are mappings


@pytest.fixture
async def ten_days(recorder_mock: Any, hass: HomeAssistant) -> AsyncIterator[None]:
    """Let the real engine live through the ten days, with everything recorded."""
    # In a thread of its own: the Home Assistant that the test home's entities need must not be taken for the real one.
    rows = await hass.async_add_executor_job(lambda: asyncio.run(async_lived()))
    with freeze_time(datetime.fromtimestamp(START, UTC)) as freezer:
        await _async_live(hass, freezer, rows)
    await async_wait_recording_done(hass)
    yield
    await hass.services.async_call("automation", "turn_off", {"entity_id": "all"}, blocking=True)


async def _async_live(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, rows: list[tuple[float, str, str, dict[str, Any]]]
) -> None:
    hass.loop.slow_callback_duration = float("inf")
    await hass.config.async_set_time_zone("Europe/Berlin")
    hass.config.latitude, hass.config.longitude = 52.52, 13.4

    async def switch(call: ServiceCall) -> None:
        for entity_id in call.data["entity_id"]:
            if (state := hass.states.get(entity_id)) is not None:
                hass.states.async_set(
                    entity_id, call.service.removeprefix("turn_"), state.attributes, context=call.context
                )

    async def nothing(_call: ServiceCall) -> None:
        """Obey nothing: what the device does is in the recording."""

    for domain in ("light", "switch"):
        for service in ("turn_on", "turn_off"):
            hass.services.async_register(domain, service, switch)
    for domain, service in (
        ("notify", "me"),
        ("climate", "set_temperature"),
        ("cover", "open_cover"),
        ("cover", "close_cover"),
    ):
        hass.services.async_register(domain, service, nothing)
    recorder = get_instance(hass)
    for name in ("_keep_alive_listener", "_periodic_listener", "_nightly_listener"):
        # Its own clockwork (statistics, purge) would stop the driven clock three thousand times a day.
        if (cancel := getattr(recorder, name)) is not None:
            cancel()
            setattr(recorder, name, None)
    first = [row for row in rows if row[0] <= START + 1]
    for _, entity_id, state, attributes in first:
        hass.states.async_set(entity_id, state, attributes)
    configs = [{"id": f"a{index}", "trace": {"stored_traces": 1}, **item} for index, item in enumerate(AUTOMATIONS)]
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "automation", {"automation": configs})
    await hass.async_block_till_done()
    for at, entity_id, state, attributes in rows[len(first) :]:
        await async_pass_until(hass, freezer, at)
        hass.states.async_set(entity_id, state, attributes)
        await async_settle()
    await async_pass_until(hass, freezer, START + DAYS * DAY)


@pytest.mark.timeout(300)  # ten days of a home, lived by the real engine, take most of a minute
@pytest.mark.usefixtures("ten_days")
async def test_ten_recorded_days_are_reproduced(hass: HomeAssistant) -> None:
    with patch("custom_components.digital_twin.manager.Discovery.async_start"):
        await async_add_home(hass)
    answer = await hass.services.async_call(
        DOMAIN,
        "rehearse",
        {"start": datetime.fromtimestamp(START + 60, UTC), "duration": {"days": DAYS}, "states": False},
        blocking=True,
        return_response=True,
    )
    assert isinstance(answer, dict)
    backtest: dict[str, Any] = answer["backtest"]  # type: ignore[assignment]  # a mapping
    assert backtest["recorded"] > 150
    assert sum(item["recorded"] > 0 for item in backtest["automations"].values()) >= 9
    assert backtest["agreement"] >= 0.95, backtest
    assert backtest["beyond"] <= 0.05 * backtest["recorded"], backtest
    assert "Of " in answer["summary"]  # type: ignore[operator]  # a text


def test_agreement_counts_each_recorded_action_once() -> None:
    lamp = frozenset({"light.x"})
    recorded = [Act(100.0, "automation.a", "light.turn_on", lamp), Act(200.0, "automation.a", "light.turn_on", lamp)]
    rehearsed = [
        Act(130.0, "automation.a", "light.turn_on", lamp),
        Act(300.0, "automation.a", "light.turn_on", lamp),
        Act(100.0, "automation.b", "light.turn_on", lamp),
    ]
    found = agreement(recorded, rehearsed)
    assert (found.recorded, found.reproduced, found.beyond, found.share) == (2, 1, 2, 0.5)
    assert agreement(recorded, rehearsed, ["automation.a"]).beyond == 1
    assert agreement([], []).share is None
