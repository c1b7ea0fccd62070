"""Events that come late, twice, in any order or never, on Home Assistant's own bus: a reconcile sets it right."""

import random
import time
from typing import Any
from unittest.mock import patch

import pytest
from homeassistant.const import EVENT_STATE_CHANGED, STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import EventBus, HomeAssistant

from custom_components.digital_twin.coordinator import TwinCoordinator
from custom_components.digital_twin.core.state import Source, StaleRevisionError

from .common import add_entity, async_add_entry, async_add_home, twin_entry

LAMP = "light.lamp"
COURSES, TURNS = 100, 25


class Line:
    """The way from a lamp to the twin: Home Assistant knows a state at once, its event goes out when it is let."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass
        self.waiting: list[Any] = []
        self.now = time.time() - 2 * COURSES * TURNS

    def show(self, state: str, brightness: int | None) -> None:
        self.now += 1.0
        with patch.object(EventBus, "async_fire_internal") as fired:
            self._hass.states.async_set(LAMP, state, {"brightness": brightness}, timestamp=self.now)
        self.waiting += [call for call in fired.call_args_list if call.args[0] == EVENT_STATE_CHANGED]

    def deliver(self, index: int, *, again: bool) -> None:
        call = self.waiting[index] if again else self.waiting.pop(index)
        self._hass.bus.async_fire_internal(*call.args, **call.kwargs)


def agree(hass: HomeAssistant, twin: TwinCoordinator) -> None:
    """Assert that the twin holds what Home Assistant shows, and that another reconcile finds no news."""
    shown = hass.states.get(LAMP)
    assert shown is not None
    on = {STATE_ON: True, STATE_OFF: False, STATE_UNAVAILABLE: None}[shown.state]
    brightness = shown.attributes["brightness"]
    assert twin.state.get("on") is on
    assert twin.state.get("brightness") == (None if brightness is None else pytest.approx(brightness / 2.55))
    before = (twin.state.revision, twin.syncing.repaired)
    twin.syncing.async_reconcile()
    assert (twin.state.revision, twin.syncing.repaired) == before


def write(twin: TwinCoordinator, at: float, *, on: bool, behind: int) -> None:
    """Have somebody write to the twin, who may know an old revision."""
    revision = twin.state.revision
    try:
        twin.state.write({"on": on}, at, Source.USER, expected_revision=revision - behind)
    except StaleRevisionError:
        assert behind
        assert twin.state.revision == revision


async def test_whatever_becomes_of_the_events_a_reconcile_ends_in_agreement(hass: HomeAssistant) -> None:
    lamp = add_entity(hass, LAMP, state=STATE_OFF, attributes={"brightness": None})
    await async_add_home(hass)
    twin: TwinCoordinator = (await async_add_entry(hass, twin_entry("light", lamp.id, name="Lamp"))).runtime_data
    line = Line(hass)
    hass.states.async_set(LAMP, STATE_OFF, {"brightness": None}, force_update=True, timestamp=line.now)
    twin.syncing.async_reconcile()
    for number in range(COURSES):
        draw = random.Random(number)
        for _ in range(TURNS):
            turn = draw.randrange(6)
            if turn < 2:
                state = draw.choice([STATE_ON, STATE_ON, STATE_OFF, STATE_UNAVAILABLE])
                line.show(state, draw.randrange(1, 256) if state == STATE_ON else None)
            elif turn == 2:
                write(twin, line.now, on=draw.random() < 0.5, behind=draw.randrange(3))
            elif turn == 3 and number % 2:
                await twin.syncing.async_sync()
                agree(hass, twin)
            elif turn == 3:
                twin.syncing.async_reconcile()
                agree(hass, twin)
            elif line.waiting:
                if draw.random() < 0.2:
                    line.waiting.pop()
                else:
                    line.deliver(draw.randrange(len(line.waiting)), again=draw.random() < 0.3)
        while line.waiting:
            line.deliver(draw.randrange(len(line.waiting)), again=False)
        twin.syncing.async_reconcile()
        agree(hass, twin)
    assert twin.syncing.repaired > COURSES, "events were really lost or late"
    assert twin.state.quarantined > COURSES, "reports really came out of order"
    assert twin.state.refused_stale > COURSES, "writes were really refused"
