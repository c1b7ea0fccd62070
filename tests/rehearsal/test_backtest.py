"""Ten recorded days of the test home, lived through by the real engine, and rehearsed: the same actions come again."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

import pytest
from freezegun import freeze_time
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Context, HomeAssistant, ServiceCall
from homeassistant.helpers.recorder import get_instance
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from homeassistant.util.json import json_loads
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.rehearsal.backtest import (
    TOLERANCE,
    Act,
    Recorded,
    _read,
    agreement,
    async_recorded_acts,
)
from custom_components.digital_twin.rehearsal.child.traces import MOST
from custom_components.digital_twin.rehearsal.protocol import Limits
from tests.common import async_add_entry, async_add_home, twin_entry
from tests.home.devices.catalogue import devices
from tests.home.devices.layer import Devices
from tests.home.physics.world import LONGEST_STEP, World
from tests.home.recording import Recording

from .engine import async_pass_until, async_settle
from .small import automation, small_home
from .warm import WarmProcess

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
TWINS = {
    "cover": SHUTTER,
    "garage_door": "cover.garage_door",
    "light": HALL,
    "lock": "lock.hallway_front_door",
    "media_player": "media_player.living_room_tv",
    "plug": "switch.garage_ev_charger",
    "thermostat": KITCHEN,
}
"""One device of every kind that the automations look at or act upon, by its kind."""
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
    """With everything replayed, and with the twins playing their devices."""
    with patch("custom_components.digital_twin.manager.Discovery.async_start"):
        await async_add_home(hass)
    for kind, main in TWINS.items():
        await async_add_entry(hass, twin_entry(kind, main, name=kind))
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
    ways: dict[str, str] = answer["entities"]  # type: ignore[assignment]  # a mapping
    simulated = {entity_id for entity_id, way in ways.items() if way == "simulated"}
    assert simulated == set(TWINS.values())
    closed = backtest["simulated"]
    assert closed["recorded"] == backtest["recorded"]
    assert closed["reproduced"] >= 0.95 * closed["recorded"], closed
    assert closed["beyond"] <= 0.05 * closed["recorded"], closed
    assert "Of " in answer["summary"]  # type: ignore[operator]  # a text


LAMP = frozenset({"light.x"})
TESTED = ["automation.a"]


def on(at: float, automation: str = "automation.a") -> Act:
    """Return what an automation did to the lamp."""
    return Act(at, automation, "light.turn_on", LAMP)


def kept(*acts: Act, until: float = 1000.0, begin: float = 0.0) -> Recorded:
    """Return what a recorder kept of a thousand seconds."""
    return Recorded(acts=acts, asked=(0.0, 1000.0), begin=begin, end=until)


def told(*times: float, **more: Any) -> dict[str, Any]:
    """Return a report of a rehearsal in which the lamp was switched at these times."""
    return {"end": 1000.0, "acts": [["automation.a", "light.turn_on", ["light.x"], list(times)]], **more}


def test_agreement_counts_each_recorded_action_once() -> None:
    report = told(130.0, 300.0)
    report["acts"].append(["automation.b", "light.turn_on", ["light.x"], [100.0]])
    recorded = kept(on(100.0), on(200.0))
    found = agreement(recorded, report, ["automation.a", "automation.b"])
    assert (found.recorded, found.reproduced, found.beyond, found.share) == (2, 1, 2, 0.5)
    assert found.by_automation == {"automation.a": (2, 1, 1), "automation.b": (0, 0, 1)}
    assert agreement(recorded, report, TESTED).beyond == 1
    assert found.whole
    assert agreement(kept(), told(), TESTED).share is None


def test_agreement_matches_as_many_as_can_be() -> None:
    """The nearest would take 150 for 130, and leave 190 without any."""
    found = agreement(kept(on(130.0), on(190.0)), told(75.0, 150.0), TESTED)
    assert (found.recorded, found.reproduced, found.beyond) == (2, 2, 0)


def test_agreement_is_counted_as_far_as_both_tell() -> None:
    recorded = kept(*(on(100.0 * n) for n in range(1, 10)))
    broken_off = agreement(recorded, told(100.0, 200.0, 300.0, end=350.0, aborted="wall"), TESTED)
    assert (broken_off.recorded, broken_off.reproduced, broken_off.beyond) == (3, 3, 0)
    assert (broken_off.begin, broken_off.end, broken_off.whole) == (0.0, 350.0, False)
    full = agreement(recorded, told(100.0, 200.0, acts_until=250.0), TESTED)
    assert (full.recorded, full.reproduced, full.whole) == (2, 2, False)
    died = agreement(recorded, {"aborted": "died", "end": 0.0}, TESTED)
    assert (died.recorded, died.share) == (0, None)
    forgotten = agreement(kept(on(900.0), begin=850.0), told(100.0, 500.0, 900.0), TESTED)
    assert (forgotten.recorded, forgotten.reproduced, forgotten.beyond, forgotten.whole) == (1, 1, 0, False)
    on_the_edge = agreement(kept(on(995.0), until=990.0), told(985.0), TESTED)
    assert (on_the_edge.recorded, on_the_edge.beyond) == (0, 0)


def test_a_month_of_actions_every_minute_is_matched_in_a_moment() -> None:
    """Every recorded action beside every rehearsed one would be two thousand million comparisons."""
    times = [60.0 * n for n in range(31 * 1440)]
    end = times[-1] + 1.0
    recorded = Recorded(acts=tuple(on(at) for at in times), asked=(0.0, end), begin=0.0, end=end)
    found = agreement(recorded, told(*(at + 20.0 for at in times), end=end), TESTED)
    assert (found.recorded, found.reproduced, found.beyond) == (31 * 1440, 31 * 1440, 0)


async def test_every_action_and_run_counts_though_few_are_told(warm: WarmProcess) -> None:
    """Six hours of an automation that runs each second: more than are kept of actions and of runs."""
    busy = automation(
        "Busy",
        {"trigger": "time_pattern", "seconds": "*"},
        [{"action": "script.go"}, {"action": "light.toggle", "target": {"entity_id": "light.hall"}}],
        mode="queued",
    )
    script = {"go": {"sequence": [{"action": "notify.me", "data": {"message": "x"}}]}}
    hours = 6
    request = small_home(
        "2026-11-10T00:00:00", busy, states={"light.hall": "off"}, duration=hours * 3600.0, scripts=script,
        limits=Limits(told=500),
    )  # fmt: skip
    report = await warm.async_rehearse(request)
    acts = {(automation, action): times for automation, action, _, times in report["acts"]}
    runs = report["tally"]["automation.busy"]["finished"][0]
    assert runs > MOST > len([run for run in report["runs"] if run["what"] == "automation.busy"])
    assert len(report["actions"]) == 500
    for action in ("script.go", "light.toggle", "notify.me"):
        assert len(acts["automation.busy", action]) == runs
    assert report["acts_until"] is None
    assert report["acted"] == {"automation.busy": 3 * runs}


async def test_what_the_recorder_forgot_counts_for_nothing(recorder_mock: Any, hass: HomeAssistant) -> None:
    """Also a script's calls belong to the automation that set it off; and no more rows are read than the most."""
    run, call = Context(), {"domain": "light", "service": "turn_on", "service_data": {"entity_id": "light.x"}}
    begin = dt_util.utcnow().timestamp()
    hass.bus.async_fire("automation_triggered", {"name": "A", "entity_id": "automation.a"}, context=run)
    for context in (run, Context(parent_id=run.id), Context()):
        hass.bus.async_fire("call_service", call, context=context)
    await async_wait_recording_done(hass)
    end = dt_util.utcnow().timestamp()
    found = await async_recorded_acts(hass, begin - DAY, end)
    assert [(act.automation, act.action, act.entities) for act in found.acts] == [
        ("automation.a", "light.turn_on", LAMP),
        ("automation.a", "light.turn_on", LAMP),
    ]
    assert begin - DAY < found.begin <= found.acts[0].at <= found.end == end
    few = await get_instance(hass).async_add_executor_job(_read, hass, begin - DAY, end, 3)
    assert len(few.acts) == 2
    assert few.end == found.acts[-1].at - TOLERANCE
