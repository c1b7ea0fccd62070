"""Smoke, a leak or an alarm of which nobody hears: told by the twins, once, and not where a message went out."""

from datetime import timedelta

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall

from custom_components.digital_twin.store.records import EventRecord
from tests.guard.conftest import GuardedHome

SMOKE, ALARM = "binary_sensor.smoke", "alarm_control_panel.house"


def report(hass: HomeAssistant, danger: str, *, on: bool = True) -> None:
    """Have a detector or the alarm report a danger, or that it is over."""
    if danger == "triggered":
        hass.states.async_set(ALARM, "triggered" if on else "armed_away")
        return
    device_class = {"smoke": "smoke", "leak": "moisture"}[danger]
    hass.states.async_set(SMOKE, "on" if on else "off", {"device_class": device_class})


def told(guarded: GuardedHome, kind: str = "hazard_predicted") -> list[EventRecord]:
    """Return what was told of dangers nobody heard of."""
    return [
        record
        for record in guarded.home.events.recent()
        if record.kind == kind and record.data["hazard"] == "nobody_told"
    ]


async def notify(hass: HomeAssistant, domain: str = "notify") -> None:
    """Send somebody a message."""

    async def sent(_call: ServiceCall) -> None:
        """Take it."""

    hass.services.async_register(domain, "send", sent)
    await hass.services.async_call(domain, "send", {"message": "Smoke!"}, blocking=True)


@pytest.mark.parametrize("danger", ["smoke", "leak", "triggered"])
async def test_it_is_told_once_and_taken_back(
    guarded: GuardedHome, freezer: FrozenDateTimeFactory, danger: str
) -> None:
    report(guarded.hass, danger)
    guarded.home.foresight.async_now()
    assert told(guarded) == []
    for _ in range(3):
        freezer.tick(timedelta(minutes=2))
        guarded.home.foresight.async_now()
    (record,) = told(guarded)
    assert (record.twin_id, record.severity, record.category) == (None, "critical", "guard")
    assert "no message has gone out" in guarded.home.events.sentence(record)
    report(guarded.hass, danger, on=False)
    guarded.home.foresight.async_now()
    assert len(told(guarded, "hazard_averted")) == 1
    assert guarded.home.foresight.looming == {}


@pytest.mark.parametrize("domain", ["notify", "tts", "siren"])
async def test_a_message_in_time_is_enough(guarded: GuardedHome, freezer: FrozenDateTimeFactory, domain: str) -> None:
    report(guarded.hass, "smoke")
    freezer.tick(timedelta(seconds=20))
    await notify(guarded.hass, domain)
    freezer.tick(timedelta(minutes=10))
    guarded.home.foresight.async_now()
    assert told(guarded) == []


async def test_yesterdays_message_and_a_lamp_tell_nobody(guarded: GuardedHome, freezer: FrozenDateTimeFactory) -> None:
    await notify(guarded.hass)
    freezer.tick(timedelta(hours=20))
    report(guarded.hass, "smoke")
    await notify(guarded.hass, "scene")
    freezer.tick(timedelta(minutes=3))
    guarded.home.foresight.async_now()
    assert len(told(guarded)) == 1


async def test_a_long_look_ahead_does_not_take_it_back(guarded: GuardedHome, freezer: FrozenDateTimeFactory) -> None:
    report(guarded.hass, "smoke")
    freezer.tick(timedelta(minutes=3))
    guarded.home.foresight.async_now()
    await guarded.home.foresight.async_look()
    assert (len(told(guarded)), told(guarded, "hazard_averted")) == (1, [])


async def test_no_action_is_held_up_by_it(guarded: GuardedHome, freezer: FrozenDateTimeFactory) -> None:
    report(guarded.hass, "smoke")
    freezer.tick(timedelta(minutes=3))
    guarded.home.foresight.async_now()
    answer = await guarded.hass.services.async_call(
        "digital_twin",
        "check_action",
        {"action": "light.turn_on", "target": {"entity_id": guarded.lamp.entity_id}},
        blocking=True,
        return_response=True,
    )
    assert answer is not None
    assert (answer["verdict"], answer["hazards"]) == ("approved", [])
