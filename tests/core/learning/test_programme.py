"""Programmes of machines that heat, turn and soak: each run is one, and its energy is that of the run."""

import numpy as np
import pytest

from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.models.plug import PEAK
from custom_components.digital_twin.core.models.protocol import Block
from custom_components.digital_twin.core.models.registry import model_for
from custom_components.digital_twin.core.series import Series

from .worlds import DAY, START, request

WASH = ((240.0, 12.0), (1150.0, 2040.0), (2100.0, 165.0), (600.0, 1.0), (900.0, 185.0), (540.0, 420.0), (90.0, 12.0))
"""Phases of a programme: seconds and mean watts, with a soak in it."""
ENERGY = sum(seconds * watts for seconds, watts in WASH) / 3.6e6
MINUTES = sum(seconds for seconds, _ in WASH) / 60.0
TURN = 30.0


def washed(runs: int) -> Series:
    """Return the power of a machine that runs every other morning; its drum turns and rests by turns."""
    rng = np.random.default_rng(1)
    edges, watts = [START], [1.1]
    for run in range(runs):
        at = START + 2 * run * DAY + 10 * 3600.0
        for seconds, mean in WASH:
            for begin in np.arange(0.0, seconds, TURN):
                turning = 1.0 if mean >= 1000.0 or mean < 5.0 else 0.35 + 1.3 * (rng.random() < 0.5)
                edges.append(at + begin)
                watts.append(max(mean * turning, 1.1))
            at += seconds
        edges.append(at)
        watts.append(1.1)
    return Series(np.array(edges), np.array(watts), START + 2 * runs * DAY)


@pytest.mark.parametrize("appliance", ["washer", "dishwasher"])
def test_a_run_is_one_with_its_turning_and_its_pauses(appliance: str) -> None:
    result = learn(request("plug", {"power": washed(7)}, settings={"appliance": appliance}))
    assert result.structure == "programme"
    assert result.parameters["on_minutes"].value == pytest.approx(MINUTES, rel=0.05)
    energy = result.parameters["on_power"].value * result.parameters["on_minutes"].value / 60_000.0
    assert energy == pytest.approx(ENERGY, rel=0.08)


def test_a_fuse_feels_the_phase_that_heats_and_not_the_mean() -> None:
    asking = request("plug", {"power": washed(7)}, settings={"appliance": "washer"})
    result = learn(asking)
    model = model_for(asking.spec, result)
    theta = {name: np.full(50, one.value) for name, one in result.parameters.items()}
    wanted = frozenset({"power", PEAK})
    on = Block(start=START, dt=300.0, steps=6, commands={"on": np.ones(6)}, rng=np.random.default_rng(0), wanted=wanted)
    _, outputs = model.advance(model.initial({"on": False}, {}, START, theta), theta, on)
    assert outputs[PEAK][1] == pytest.approx(np.full(50, 2040.0), rel=0.02)
    assert outputs["power"][1].max() < 700.0, "over the programme its mean gives its energy"


def test_what_nobody_named_has_the_energy_of_its_runs() -> None:
    """Most of a programme rinses: what the machine usually draws while it runs is a tenth of its mean."""
    asking = request("plug", {"power": washed(7)})
    result = learn(asking)
    assert "learned_appliance_guess" not in {message.id for message in result.report}, "it is no television"
    shares = result.parameters["on_minutes"].value * 7 / (14 * 1440.0)
    mean = float(np.mean(washed(7).at(START + 60.0 * np.arange(14 * 1440))))
    model = model_for(asking.spec, result)
    theta = {name: np.full(200, one.value) for name, one in result.parameters.items()}
    week = Block(start=START, dt=900.0, steps=28 * 96, commands={}, rng=np.random.default_rng(0))
    _, outputs = model.advance(model.initial({"on": True, "power": 1.1}, {}, START, theta), theta, week)
    assert float(outputs["power"].mean()) == pytest.approx(mean, rel=0.3), shares


@pytest.mark.parametrize("appliance", ["washer", None])
def test_a_machine_that_rinses_runs(appliance: str | None) -> None:
    asking = request("plug", {"power": washed(7)}, settings={} if appliance is None else {"appliance": appliance})
    result = learn(asking)
    model = model_for(asking.spec, result)
    theta = {name: np.full(50, one.value) for name, one in result.parameters.items()}
    assert model.initial({"on": True, "power": 165.0}, {}, START, theta)["active"].all()
    assert not model.initial({"on": True, "power": 1.1}, {}, START, theta)["active"].any()


def test_another_appliance_keeps_its_pauses() -> None:
    result = learn(request("plug", {"power": washed(7)}, settings={"appliance": "heater"}))
    assert result.parameters["on_minutes"].value < MINUTES / 2.0
