"""Limits in a forecast: when and how likely one is crossed, which is reached already, and which says nothing."""

import numpy as np
import pytest

from custom_components.digital_twin.core.series import Series

from ..learning.worlds import START
from ..models.builders import spec
from .asking import HOUR, RELAY, ROOM_VALUES, ask


def test_limits_asked_for_and_of_comfort_are_answered_with_when_and_how_likely() -> None:
    twin = spec("thermostat", channels=RELAY, settings={"comfort_low": 21.0})
    values = ROOM_VALUES | {"temperature": 22.0, "hvac_mode": "off", "hvac_action": "off"}
    more = {"around": {"outdoor_temperature": -10.0}, "limits": (20.0, 30.0), "members": 50}
    answer = ask(twin, values, horizon=12 * HOUR, **more)
    found = {crossing.limit: crossing for crossing in answer.channels[0].crossings}
    assert list(found) == [20.0, 21.0, 30.0]
    assert [crossing.upper for crossing in found.values()] == [False, False, True]
    assert found[21.0].probability[-1] >= found[20.0].probability[-1] > 0.2
    assert found[21.0].at < found[20.0].at
    assert found[30.0].probability[-1] < 0.05
    assert [said.id for said in answer.trend] == ["forecast_falling"]
    assert {said.id for said in answer.risks} == {"forecast_below"}
    assert ask(spec("light"), {"on": True}).trend == ()


@pytest.mark.parametrize("limit", [22.0, 21.8, 22.2])
def test_a_limit_that_the_present_value_is_at_is_not_reached_later(limit: float) -> None:
    times = START - 600.0 * np.arange(5, 0, -1)
    recent = {"temperature": Series(times, np.array([21.0, 21.5, 21.0, 21.5, 22.0]), START)}
    values = ROOM_VALUES | {"temperature": 22.0, "hvac_mode": "off", "hvac_action": "off"}
    more = {"around": {"outdoor_temperature": -10.0}, "limits": (limit,), "recent": recent}
    answer = ask(spec("thermostat", channels=RELAY), values, **more)
    assert [said.id for said in answer.risks] == ["forecast_reached"]
    assert answer.channels[0].crossings[0].at == 0.0


def test_at_the_edge_of_comfort_nothing_lies_ahead_unless_it_is_asked_for() -> None:
    room = spec("thermostat", channels=RELAY, settings={"comfort_low": 20.0, "comfort_high": 22.0})
    values = ROOM_VALUES | {"temperature": 22.0, "hvac_mode": "off", "hvac_action": "off"}
    assert ask(room, values).risks == ()
    (asked,) = ask(room, values, limits=(22.0,)).risks
    assert asked.id == "forecast_reached"


def test_how_far_an_appliance_jumps_is_no_step_of_its_meter() -> None:
    times = START - 600.0 * np.arange(4, 0, -1)
    recent = {"power": Series(times, np.array([0.0, 2000.0, 0.0, 2000.0]), START)}
    answer = ask(spec("plug"), {"on": True, "power": 2000.0}, limits=(1500.0,), recent=recent, channels=("power",))
    assert "forecast_reached" not in {said.id for said in answer.risks}
