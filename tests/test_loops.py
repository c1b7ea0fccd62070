"""No loops: a twin of what shows a twin, two that follow each other, a device that answers late as somebody else."""

from collections import Counter
from collections.abc import AsyncGenerator, Callable
from datetime import timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import ATTR_ENTITY_ID, EVENT_STATE_CHANGED
from homeassistant.core import Context, Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later, async_track_state_change_event
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.digital_twin.const import RECONCILE_INTERVAL, Mode, Priority
from custom_components.digital_twin.core.state import Source

from .common import async_add_entry, async_add_home, twin_entry
from .platforms.conftest import _home_assistant_itself  # noqa: F401 -- an autouse fixture
from .platforms.physical import PhysicalClimate, PhysicalLight
from .platforms.shadows import async_twin_of, shadow_of

LATE = 20.0
BUSY = 50
"""State changes of one entity that only a loop reaches here."""


class SlowClimate(PhysicalClimate):
    """Does what it is told after a while, and reports it without the command's context."""

    async def async_set_temperature(self, **kwargs: Any) -> None:
        await self._told("set_temperature", **kwargs)

        @callback
        def report(_now: object) -> None:
            self.async_set_context(Context())
            self.show(target_temperature=kwargs["temperature"])

        async_call_later(self.hass, LATE, report)


@pytest.fixture
async def changes(hass: HomeAssistant) -> AsyncGenerator[Counter[str]]:
    """Count the state changes of each entity; one that never ends is cut off, so that the test can fail."""
    counted: Counter[str] = Counter()

    @callback
    def count(event: Event[EventStateChangedData]) -> None:
        entity_id = event.data["entity_id"]
        counted[entity_id] += 1
        if counted[entity_id] > BUSY:
            hass.states.async_remove(entity_id)

    unsubscribe = hass.bus.async_listen(EVENT_STATE_CHANGED, count)
    yield counted
    unsubscribe()


async def async_pass(hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float) -> None:
    """Let time pass second by second."""
    for _ in range(round(seconds)):
        freezer.tick(1.0)
        async_fire_time_changed(hass)
        await hass.async_block_till_done()


async def async_helpers(hass: HomeAssistant, **shown_by: str) -> None:
    """Set up template lights, each of which shows another light and passes commands on to it."""
    lights = [
        {
            "name": name,
            "default_entity_id": f"light.{name}",
            "state": f"{{{{ is_state('{light}', 'on') }}}}",
            "level": f"{{{{ state_attr('{light}', 'brightness') or 0 }}}}",
            "turn_on": {"action": "light.turn_on", "target": {ATTR_ENTITY_ID: light}},
            "turn_off": {"action": "light.turn_off", "target": {ATTR_ENTITY_ID: light}},
            "set_level": {
                "action": "light.turn_on",
                "target": {ATTR_ENTITY_ID: light},
                "data": {"brightness": "{{ brightness }}"},
            },
        }
        for name, light in shown_by.items()
    ]
    assert await async_setup_component(hass, "template", {"template": [{"light": lights}]})
    await hass.async_block_till_done()


@callback
def keep_in_step(hass: HomeAssistant, watched: str, told: str) -> Callable[[], None]:
    """Tell a thermostat whatever setpoint another one shows, as people's automations do."""

    async def follow(event: Event[EventStateChangedData]) -> None:
        old, new = event.data["old_state"], event.data["new_state"]
        assert old is not None
        assert new is not None
        if (setpoint := new.attributes["temperature"]) != old.attributes["temperature"]:
            await hass.services.async_call(
                "climate", "set_temperature", {ATTR_ENTITY_ID: told, "temperature": setpoint}, context=Context()
            )

    return async_track_state_change_event(hass, watched, follow)


async def test_a_twin_of_a_helper_that_shows_a_shadow_comes_to_rest(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, changes: Counter[str]
) -> None:
    lamp = PhysicalLight("Lamp", is_on=False)
    entry = await async_twin_of(hass, lamp, mode=Mode.SANDBOX)
    shadow = shadow_of(hass, entry, lamp)
    await async_helpers(hass, helper=shadow)
    await async_add_entry(hass, twin_entry("light", "light.helper", name="Second", mode=Mode.SANDBOX))
    changes.clear()

    lamp.show(is_on=True, brightness=77)
    await hass.async_block_till_done()
    assert hass.states.get("light.second_twin").attributes["brightness"] == 77
    # The lamp and what shows it change together; template lights write state and level one after the other.
    assert (changes[lamp.entity_id], changes[shadow]) == (1, 1)
    assert changes["light.second_twin"] == changes["light.helper"] <= 2

    await hass.services.async_call("light", "turn_off", {ATTR_ENTITY_ID: "light.second_twin"}, blocking=True)
    await hass.services.async_call("light", "turn_off", {ATTR_ENTITY_ID: "light.helper"}, blocking=True)
    await async_pass(hass, freezer, 10)
    assert hass.states.get(shadow).state == hass.states.get("light.second_twin").state == "off"
    assert hass.states.get(lamp.entity_id).state == "on"
    assert lamp.told == []
    changes.clear()
    await async_pass(hass, freezer, 2 * RECONCILE_INTERVAL[Priority.NORMAL].total_seconds())
    assert not {entity_id for entity_id in changes if entity_id.startswith("light.")}


@pytest.mark.parametrize("mode", [Mode.MIRROR, Mode.SANDBOX])
async def test_two_twins_that_follow_each_other_come_to_rest(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, changes: Counter[str], mode: Mode
) -> None:
    await async_add_home(hass)
    await async_helpers(hass, left="light.second_twin", right="light.first_twin")
    await async_add_entry(hass, twin_entry("light", "light.left", name="First", mode=mode))
    await async_add_entry(hass, twin_entry("light", "light.right", name="Second", mode=mode))
    ring = ["light.left", "light.right", "light.first_twin", "light.second_twin"]
    assert {hass.states.get(entity_id).state for entity_id in ring} == {"off"}
    changes.clear()

    if mode is Mode.SANDBOX:
        await hass.services.async_call(
            "light", "turn_on", {ATTR_ENTITY_ID: "light.first_twin", "brightness": 200}, blocking=True
        )
    else:
        left = hass.states.get("light.left")
        hass.states.async_set("light.left", "on", {**left.attributes, "brightness": 200, "color_mode": "brightness"})
    await async_pass(hass, freezer, 30)
    shown = {(state.state, state.attributes["brightness"]) for state in map(hass.states.get, ring) if state}
    assert shown == {("on", 200)}
    assert max(changes[entity_id] for entity_id in ring) <= BUSY

    changes.clear()
    await async_pass(hass, freezer, 2 * RECONCILE_INTERVAL[Priority.NORMAL].total_seconds())
    assert not {entity_id for entity_id in changes if entity_id.startswith("light.")}


@pytest.mark.parametrize("mode", [Mode.MIRROR, Mode.SANDBOX])
async def test_a_device_that_reports_late_and_as_somebody_else_is_told_once(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, changes: Counter[str], mode: Mode
) -> None:
    thermostat = SlowClimate("Bedroom")
    entry = await async_twin_of(hass, thermostat, mode=mode, priority=Priority.HIGH)
    assert timedelta(seconds=LATE) > RECONCILE_INTERVAL[Priority.HIGH]
    shadow = shadow_of(hass, entry, thermostat)
    stop = keep_in_step(hass, shadow, thermostat.entity_id)
    changes.clear()
    commanded = shadow if mode is Mode.SANDBOX else thermostat.entity_id
    await hass.services.async_call(
        "climate", "set_temperature", {ATTR_ENTITY_ID: commanded, "temperature": 22.0}, blocking=True
    )
    await async_pass(hass, freezer, LATE / 2)
    shown = hass.states.get(shadow).attributes["temperature"]
    assert shown == (22.0 if mode is Mode.SANDBOX else 20.0)

    await async_pass(hass, freezer, 6 * LATE)
    assert hass.states.get(shadow).attributes["temperature"] == 22.0
    assert hass.states.get(thermostat.entity_id).attributes["temperature"] == 22.0
    assert changes[thermostat.entity_id] == 1
    # A mirror's automation passes on once what the device just reported; a sandbox's, what the twin was told.
    assert [data["temperature"] for _, data in thermostat.told] == [22.0] * (1 if mode is Mode.SANDBOX else 2)
    twin = entry.runtime_data
    assert twin.state.get("target_temperature") == 22.0
    assert twin.state.freeze().source is Source.DEVICE
    assert twin.state.quarantined == 0
    stop()


@callback
def copy_every_report(hass: HomeAssistant, watched: str, told: str) -> Callable[[], None]:
    """Tell a thermostat at every report of another one what that shows, in the context automations give."""

    async def copy(event: Event[EventStateChangedData]) -> None:
        new = event.data["new_state"]
        assert new is not None
        data = {ATTR_ENTITY_ID: told, "temperature": new.attributes["temperature"]}
        await hass.services.async_call("climate", "set_temperature", data, context=Context(parent_id=event.context.id))

    return async_track_state_change_event(hass, watched, copy)


async def test_a_sandbox_and_a_slow_device_kept_in_step_both_ways_do_not_swing(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, changes: Counter[str]
) -> None:
    thermostat = SlowClimate("Bedroom")
    entry = await async_twin_of(hass, thermostat, mode=Mode.SANDBOX)
    shadow = shadow_of(hass, entry, thermostat)
    stop = [
        keep_in_step(hass, shadow, thermostat.entity_id),
        copy_every_report(hass, thermostat.entity_id, shadow),
    ]
    changes.clear()
    await hass.services.async_call(
        "climate", "set_temperature", {ATTR_ENTITY_ID: shadow, "temperature": 22.0}, blocking=True
    )
    await async_pass(hass, freezer, LATE / 2)
    thermostat.show(current_temperature=19.7)
    await async_pass(hass, freezer, 6 * LATE)
    assert hass.states.get(shadow).attributes["temperature"] == 22.0
    assert hass.states.get(thermostat.entity_id).attributes["temperature"] == 22.0
    assert [data["temperature"] for _, data in thermostat.told] == [22.0]
    assert entry.runtime_data.sandbox.echoes.dropped == 1

    thermostat.show(target_temperature=18.0)
    await async_pass(hass, freezer, 2 * LATE)
    assert hass.states.get(shadow).attributes["temperature"] == 18.0, "what somebody does at the device is no echo"
    for unsubscribe in stop:
        unsubscribe()


async def test_a_command_is_taken_back_at_once_where_no_report_of_the_device_asks_for_it(hass: HomeAssistant) -> None:
    lamp = PhysicalLight("Lamp", is_on=False)
    entry = await async_twin_of(hass, lamp, mode=Mode.SANDBOX)
    shadow = shadow_of(hass, entry, lamp)
    for action in ("turn_on", "turn_off"):
        await hass.services.async_call("light", action, {ATTR_ENTITY_ID: shadow, "transition": 0}, blocking=True)
    await hass.async_block_till_done()
    assert hass.states.get(shadow).state == "off"
    assert entry.runtime_data.sandbox.echoes.dropped == 0
