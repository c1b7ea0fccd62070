"""The condition is_action_safe: a verdict kept at hand, made anew when something changes, and rules where it is old."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import voluptuous as vol
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import condition
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_capture_events, async_fire_time_changed

from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.guard import standing as standing_module
from custom_components.digital_twin.guard.standing import COOLDOWN, Standing
from tests.common import async_add_entry, twin_entry
from tests.guard.conftest import DOOR, FRIDGE, LAMP, PERSON, GuardedHome
from tests.platforms.physical import PhysicalClimate, async_add_physical

LIGHT: dict[str, Any] = {"action": "light.turn_on", "target": {"entity_id": LAMP}}
OFF: dict[str, Any] = {"action": "switch.turn_off", "target": {"entity_id": FRIDGE}}
LOCK: dict[str, Any] = {"action": "lock.lock", "target": {"entity_id": DOOR}}
UNLOCK: dict[str, Any] = {"action": "lock.unlock", "target": {"entity_id": DOOR}}


async def made(hass: HomeAssistant, **options: Any) -> condition.ConditionChecker:
    """Set a condition up as an automation does."""
    config = {"condition": "digital_twin.is_action_safe", "options": options}
    valid = await condition.async_validate_condition_config(hass, config)
    return await condition.async_from_config(hass, valid)


async def settled(hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float = COOLDOWN + 1) -> None:
    """Let the debounced check be done."""
    await hass.async_block_till_done()
    freezer.tick(timedelta(seconds=seconds))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_what_is_harmless_is_safe_and_what_is_not_is_not(guarded: GuardedHome) -> None:
    guarded.door.show(is_locked=False)
    checks = [await made(guarded.hass, action=action) for action in (LIGHT, [LIGHT], OFF, LOCK)]
    await guarded.hass.async_block_till_done(wait_background_tasks=True)
    assert [check.async_check() for check in checks] == [True, True, False, False]
    rows = (await guarded.call("get_audit", actions=["condition_checked"]))["rows"]
    assert sorted((row["data"]["actions"], row["data"]["verdict"] == "approved") for row in rows) == [
        ("light.turn_on", True), ("light.turn_on", True), ("lock.lock", False), ("switch.turn_off", False)
    ]  # fmt: skip
    for check in checks:
        check.async_unload()


async def test_a_verdict_that_is_made_anew_is_written_down_only_where_it_turned(
    guarded: GuardedHome, freezer: FrozenDateTimeFactory
) -> None:
    hass = guarded.hass
    check = await made(hass, action=LIGHT)
    await hass.async_block_till_done(wait_background_tasks=True)
    for brightness in (10, 20, 30):
        guarded.lamp.show(is_on=True, brightness=brightness)
        await settled(hass, freezer)
    assert len((await guarded.call("get_audit", actions=["condition_checked"]))["rows"]) == 1
    check.async_unload()


async def test_a_bare_name_has_its_target_beside_it(guarded: GuardedHome) -> None:
    check = await made(guarded.hass, action="light.turn_on", target={"entity_id": LAMP}, data={"brightness": 100})
    await guarded.hass.async_block_till_done(wait_background_tasks=True)
    assert check.async_check()
    check.async_unload()


async def until(hass: HomeAssistant, count: list[float], least: int) -> None:
    """Wait for so many verdicts."""
    async with asyncio.timeout(10):
        while len(count) < least:
            await hass.async_block_till_done(wait_background_tasks=True)


def counted(standing: Standing) -> list[float]:
    """Note each verdict from now on."""
    made_anew: list[float] = []
    standing.async_subscribe(lambda: made_anew.append(1.0))
    return made_anew


async def test_the_verdict_follows_what_it_looked_at(guarded: GuardedHome, monkeypatch: pytest.MonkeyPatch) -> None:
    hass = guarded.hass
    monkeypatch.setattr(standing_module, "COOLDOWN", 0.0)
    standing = Standing(hass, LIGHT, 600.0)
    verdicts = counted(standing)
    standing.async_start()
    await until(hass, verdicts, 1)
    guarded.lamp.show(is_on=True)
    await until(hass, verdicts, 2)
    hass.states.async_set(PERSON, "not_home")
    await until(hass, verdicts, 3)
    hass.states.async_set("sensor.elsewhere", "7")
    hass.states.async_set(PERSON, "not_home", {"battery": 80})
    await hass.async_block_till_done(wait_background_tasks=True)
    assert len(verdicts) == 3
    standing.async_stop()


async def test_many_changes_make_few_checks(guarded: GuardedHome) -> None:
    hass = guarded.hass
    standing = Standing(hass, LIGHT, 600.0)
    verdicts = counted(standing)
    standing.async_start()
    await until(hass, verdicts, 1)
    for number in range(20):
        guarded.lamp.show(is_on=number % 2 == 0)
        await hass.async_block_till_done(wait_background_tasks=True)
    assert len(verdicts) == 1
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=COOLDOWN + 1))
    await until(hass, verdicts, 2)
    assert standing.answer().by == "verdict"
    standing.async_stop()


async def test_what_moved_since_is_held_against_the_rules_at_once(guarded: GuardedHome) -> None:
    """Within the pause between two checks nothing is taken for safe that a rule forbids now."""
    hass = guarded.hass
    smoke = "binary_sensor.smoke"
    hass.states.async_set(smoke, "off", {"device_class": "smoke"})
    guarded.door.show(is_locked=False)
    await hass.async_block_till_done()
    twin = guarded.home.twin_of_entity(DOOR)
    assert twin is not None
    twin.spec = replace(twin.spec, settings={"closes": "front_door", "someone_outside": False})
    standing = Standing(hass, LOCK, 600.0)
    verdicts = counted(standing)
    standing.async_start()
    await until(hass, verdicts, 1)
    assert (standing.answer().safe, standing.answer().by) == (True, "verdict")
    hass.states.async_set(smoke, "on", {"device_class": "smoke"})
    answer = standing.answer()
    assert (answer.safe, answer.by, answer.hazards) == (False, "verdict", ("lock_on_smoke",))
    assert len(verdicts) == 1
    standing.async_stop()


async def test_a_setting_that_was_changed_since_counts_at_once(guarded: GuardedHome) -> None:
    hass = guarded.hass
    await guarded.call("set_hazard", hazard="never_off", enabled=False)
    standing = Standing(hass, OFF, 600.0)
    verdicts = counted(standing)
    standing.async_start()
    await until(hass, verdicts, 1)
    assert (standing.answer().safe, standing.answer().by) == (True, "verdict")
    await guarded.call("set_hazard", hazard="never_off", enabled=True)
    answer = standing.answer()
    assert (answer.safe, answer.by, answer.hazards) == (False, "verdict", ("never_off",))
    assert len(verdicts) == 1
    standing.async_stop()


async def test_an_old_verdict_gives_way_to_rules(guarded: GuardedHome, freezer: FrozenDateTimeFactory) -> None:
    hass = guarded.hass
    standing = Standing(hass, LIGHT, 60.0)
    standing.async_start()
    await settled(hass, freezer)
    assert (standing.answer().by, standing.answer().safe) == ("verdict", True)
    freezer.tick(timedelta(seconds=120))
    assert (standing.answer().by, standing.answer().safe) == ("rules", True)
    async_fire_time_changed(hass)
    await settled(hass, freezer, 1)
    assert standing.answer().by == "verdict"
    standing.async_stop()


async def test_rules_that_cannot_tell_make_nothing_safe(guarded: GuardedHome) -> None:
    """Before the first verdict a device that can do harm is not safe by what rules leave open."""
    standing = Standing(guarded.hass, {"action": "script.unknown"}, 600.0)
    assert (standing.answer().by, standing.answer().safe) == ("nobody", False)
    radiator = PhysicalClimate("radiator")
    await async_add_physical(guarded.hass, radiator)
    entry = er.async_get(guarded.hass).async_get(radiator.entity_id)
    assert entry is not None
    settings: dict[str, Value] = {"comfort_high": 24.0}
    await async_add_entry(
        guarded.hass, twin_entry("thermostat", entry.id, device_id=entry.device_id, settings=settings)
    )
    heat = {
        "action": "climate.set_temperature",
        "target": {"entity_id": radiator.entity_id},
        "data": {"temperature": 23},
    }
    standing = Standing(guarded.hass, heat, 600.0)
    answer = standing.answer()
    assert (answer.by, answer.safe, answer.hazards) == ("rules", False, ())
    object.__setattr__(guarded.home.config, "max_power", 3000.0)
    on = {"action": "switch.turn_on", "target": {"entity_id": FRIDGE}}
    answer = Standing(guarded.hass, on, 600.0).answer()
    assert (answer.by, answer.safe, answer.hazards) == ("rules", False, ())


async def test_without_a_home_nothing_is_safe_and_a_new_home_is_taken_over(
    guarded: GuardedHome, freezer: FrozenDateTimeFactory
) -> None:
    hass, entry = guarded.hass, guarded.home.entry
    check = await made(hass, action=LIGHT)
    await settled(hass, freezer)
    assert check.async_check()
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert not check.async_check()
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    await settled(hass, freezer)
    assert check.async_check()
    check.async_unload()


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"action": {"action": "light.turn_on", "data": {"brightness": "{{ 3 }}"}}},
        {"action": "{{ x }}"},
        {"action": LIGHT, "max_age": 1},
        {"action": LIGHT, "max_age": "soon"},
        {"action": LIGHT, "mood": "good"},
        {"action": 7},
        {"action": "light.turn_on", "target": {"entity_id": "{{ states('x') }}"}},
    ],
)
async def test_what_is_not_understood_is_refused(guarded: GuardedHome, options: dict[str, Any]) -> None:
    with pytest.raises(vol.Invalid):
        await made(guarded.hass, **options)


async def test_a_real_automation_uses_it(guarded: GuardedHome, freezer: FrozenDateTimeFactory) -> None:
    hass = guarded.hass
    done = async_capture_events(hass, "done")
    automations = [
        {
            "alias": name,
            "triggers": [{"trigger": "event", "event_type": "go"}],
            "conditions": [{"condition": "digital_twin.is_action_safe", "options": {"action": action}}],
            "actions": [{"event": "done", "event_data": {"name": name}}],
        }
        for name, action in (("light", LIGHT), ("off", OFF))
    ]
    assert await async_setup_component(hass, "automation", {"automation": automations})
    await settled(hass, freezer)
    hass.bus.async_fire("go")
    await hass.async_block_till_done()
    assert [event.data["name"] for event in done] == ["light"]
