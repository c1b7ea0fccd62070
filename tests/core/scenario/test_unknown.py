"""What tanks and rooms are asked that their history does not tell: bands as wide, or no answer, and the reason."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.engine import run_scenario
from custom_components.digital_twin.core.home.happenings import Command
from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.requests import Environment, LearnRequest, TwinOutcome
from custom_components.digital_twin.core.scenario.request import HomeScenario, Report
from custom_components.digital_twin.core.scenario.unknown import judge
from custom_components.digital_twin.core.twin import TwinSnapshot
from tests.core.learning.worlds import START, Room, recorded, request
from tests.core.twins import twin

DAYS = 10
CAPACITY = 150 * 1.163
HOUR = 3600.0
NOW = 57.0
"""°C when the question is put."""


SHOWERS = (7 * 60, 19 * 60)
TAKEN = 0.1
"""Share of the tank's heat over cold water that a shower takes."""


def lived(loss: float, *, rests: bool) -> tuple[LearnRequest, float]:
    """Return the history of a tank that loses so much (W/K), and how warm it is (°C) after a day without heating.

    It is kept hot by 2 kW, or by just as much as it needs, which hardly ever rests.
    """
    times = START + 60.0 * np.arange(DAYS * 1440)
    rated = 2000.0 if rests else 1.02 * (loss * 37.0 + len(SHOWERS) * TAKEN * 45.0 * CAPACITY / 24.0)
    temperature, on = 57.0, False

    def minute(index: int, heat: float) -> float:
        after = temperature + (heat - loss * (temperature - 20.0)) / CAPACITY / 60.0
        return after - TAKEN * (after - 12.0) * (index % 1440 in SHOWERS)

    course, power = np.empty(len(times)), np.empty(len(times))
    for index in range(len(times)):
        on = temperature < 54.0 or (on and temperature < 60.0)
        temperature = minute(index, rated * on)
        course[index], power[index] = temperature, rated * on
    history = {
        "temperature": recorded(times, course, 0.5),
        "power": recorded(times, power),
        "operation": recorded(times[:1], np.ones(1)),
    }
    temperature = NOW
    for index in range(1440):
        temperature = minute(index, 0.0)
    return request("water_heater", history, now=float(times[-1]) + 60.0), temperature


def left_off(asked: LearnRequest) -> TwinOutcome:
    """Return what comes of a day without heating, from NOW on."""
    options = asked.spec.channels["operation"].options
    values = {"temperature": NOW, "target_temperature": 60.0, "operation": "eco" if "eco" in options else "on"}
    twin = TwinSnapshot(spec=asked.spec, learned=learn(asked), values=values, changed={})
    return run_scenario(
        HomeScenario(
            twins=(twin,), happenings=(Command(at=0.0, twin_id="water_heater", commands={"operation": "off"}),),
            start=asked.now, horizon=24 * HOUR, step=600.0,
            environment=Environment(start=asked.now, step=600.0), members=200, compare_with=None,
            report=Report(recommend=False),
        )
    ).twins[0]  # fmt: skip


@pytest.mark.parametrize("loss", [1.2, 2.0, 4.0])
def test_a_tank_that_never_rested_is_told_as_unsure_as_tanks_are(loss: float) -> None:
    asked, truth = lived(loss, rests=False)
    found = left_off(asked)
    course = next(one for one in found.channels if one.channel == "temperature")
    assert course.bands is not None
    assert course.bands.low90[-1] <= truth <= course.bands.high90[-1]
    assert course.bands.high90[-1] - course.bands.low90[-1] > 8.0
    assert "scenario_unknown_standing" in [message.id for message in found.unknown]


def test_a_tank_that_rests_for_hours_is_known() -> None:
    asked, truth = lived(2.0, rests=True)
    found = left_off(asked)
    course = next(one for one in found.channels if one.channel == "temperature")
    assert course.bands is not None
    assert course.value[-1] == pytest.approx(truth, abs=2.0)
    assert course.bands.low90[-1] - 0.5 <= truth <= course.bands.high90[-1] + 0.5
    assert "scenario_unknown_standing" not in [message.id for message in found.unknown]


@pytest.mark.parametrize(("target", "refused"), [(24.0, False), (30.0, True)])
def test_heating_far_above_all_that_was_seen_is_no_answer(target: float, refused: bool) -> None:
    asked = Room().request(10.0)
    learned = learn(asked)
    assert 20.0 < learned.tables["warmest"][0] < 23.0
    values = {"temperature": 20.0, "target_temperature": 20.0, "hvac_mode": "heat", "hvac_action": "idle"}
    room = TwinSnapshot(spec=asked.spec, learned=learned, values=values, changed={})
    command = Command(at=0.0, twin_id=asked.spec.twin_id, commands={"target_temperature": target})
    found = run_scenario(
        HomeScenario(
            twins=(room,), happenings=(command,), start=asked.now, horizon=48 * HOUR, step=300.0,
            environment=Environment(start=asked.now, step=600.0, values={"outdoor_temperature": np.full(300, 10.0)}),
            members=50, compare_with=None, report=Report(recommend=False),
        )
    ).twins[0]  # fmt: skip
    assert found.refused is refused
    if refused:
        assert [message.id for message in found.unknown] == ["scenario_unsure", "scenario_unknown_heating"]


def test_a_home_that_was_left_cold_warms_up_again() -> None:
    asked = Room().request(10.0)
    learned = learn(asked)
    learned = replace(learned, tables=learned.tables | {"warmest": (15.0,)})
    values = {"temperature": 15.0, "target_temperature": 15.0, "hvac_mode": "heat", "hvac_action": "idle"}
    room = TwinSnapshot(spec=asked.spec, learned=learned, values=values, changed={})
    command = Command(at=0.0, twin_id=asked.spec.twin_id, commands={"target_temperature": 21.0})
    found = run_scenario(
        HomeScenario(
            twins=(room,), happenings=(command,), start=asked.now, horizon=24 * HOUR, step=300.0,
            environment=Environment(start=asked.now, step=600.0), members=50, compare_with=None,
            report=Report(recommend=False),
        )
    ).twins[0]  # fmt: skip
    assert not found.refused


@pytest.mark.parametrize(
    ("seen", "settings", "said"), [(0.0, {}, True), (9.0, {}, False), (0.0, {"rated_power": 2400.0}, False)]
)
def test_a_storage_in_a_mode_never_seen_says_that_its_power_in_it_is_not_known(
    seen: float, settings: dict[str, float], said: bool
) -> None:
    modes = Channel(key="storage_mode", quantity=Quantity.OPTION, options=("auto", "discharge"), command=True)
    made = twin("battery", {"charge": 90.0, "storage_mode": "auto", "power": 0.0}, settings=settings)
    assert made.learned is not None
    storage = replace(
        made,
        spec=replace(made.spec, channels={"charge": made.spec.channels["charge"], "storage_mode": modes}),
        learned=replace(made.learned, tables={"modes_seen": (240.0, seen)}),
    )
    theta = {"capacity": np.full(40, 8.0)}
    outputs = {"charge": np.full((4, 40), 50.0), "storage_mode": np.ones((4, 40))}
    reasons, refused = judge(storage, theta, outputs)
    assert ("scenario_unknown_mode" in {one.id for one in reasons}) is said
    assert not refused
