"""Each fidelity that the interview offers changes what the twin answers."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import Quantity, Value
from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.models.registry import model_for
from custom_components.digital_twin.core.requests import Change, Environment
from custom_components.digital_twin.core.scenario.simulation import outcome, simulate
from custom_components.digital_twin.core.settings import Appliance
from custom_components.digital_twin.core.twin import Estimate, Fidelity, Learned, Trust, TwinSnapshot, TwinSpec
from custom_components.digital_twin.interview.kinds import INTERVIEWS

START = 1_790_000_000.0
STEP, HORIZON = 10.0, 3600.0
# A bolt moves within one step of the others.
FINE = {"lock": 1.0}
# What is, and what the scenario commands after a minute.
SITUATIONS: dict[str, tuple[dict[str, Value], dict[str, Value]]] = {
    "light": ({"on": True, "brightness": 100.0}, {"brightness": 30.0}),
    "plug": ({"on": True, "power": 0.0}, {}),
    "thermostat": (
        {"temperature": 19.0, "target_temperature": 18.0, "hvac_mode": "heat", "window": False},
        {"target_temperature": 22.0},
    ),
    "water_heater": (
        {"temperature": 45.0, "target_temperature": 45.0, "operation": "eco"},
        {"target_temperature": 60.0},
    ),
    "cover": ({"position": 0.0}, {"position": 100.0}),
    "garage_door": ({"position": 0.0}, {"position": 100.0}),
    "valve": ({"position": 0.0}, {"position": 100.0}),
    "lock": ({"bolt": "locked"}, {"bolt": "unlocked"}),
    "fan": ({"on": True, "speed": 100.0}, {"speed": 40.0}),
    "humidifier": ({"on": True, "humidity": 40.0, "target_humidity": 40.0}, {"target_humidity": 55.0}),
    "sensor": ({"value": 20.0}, {}),
    "binary_sensor": ({"on": False}, {}),
    "battery": ({"on": True, "charge": 84.0, "charge_limit": 100.0, "plugged": True}, {"charge_limit": 95.0}),
    "pv": ({"production": 1000.0}, {}),
    "media_player": ({"playback": "buffering"}, {"volume": 30.0}),
    "vacuum": ({"activity": "cleaning", "battery": 70.0}, {}),
    "siren": ({"on": True}, {}),
    "alarm": ({"arming": "disarmed"}, {"arming": "armed_away"}),
    "number": ({"value": 10.0}, {"value": 12.0}),
    "select": ({"option": "idle"}, {"option": "busy"}),
    "generic": ({"state": "idle"}, {}),
}
# What is learned beside parameters, of kinds that have little of them.
TABLES = {"generic": {"state_seconds": (300.0, 300.0), "state_moves": (0.0, 1.0, 1.0, 0.0), "state_spread": (0.3,)}}
NOON = {"sun": 500.0, "sun_east": 0.3, "sun_north": -0.8, "sun_up": 0.52}


def learned(spec: TwinSpec) -> Learned:
    """Return what a twin might have learned: each parameter somewhat off what is typical of its kind."""
    estimates = {}
    for parameter in model_for(spec).priors():
        value = min(max(parameter.prior * 1.5 or 0.5, parameter.lower), parameter.upper)
        estimates[parameter.name] = Estimate(value, 0.02 * abs(value), True)
    return Learned(
        kind=spec.kind, structure="", parameters=estimates, days=10.0, trust=Trust.TRUSTED,
        tables=TABLES.get(spec.kind, {}),
    )  # fmt: skip


def answers(kind: str, fidelity: Fidelity, settings: dict[str, Value]) -> list[np.ndarray]:
    """Return every number a scenario answers with, in an evening that turns frosty with nobody at home."""
    values, commands = SITUATIONS[kind]
    spec = TwinSpec(
        twin_id="a",
        name="a",
        kind=kind,
        fidelity=fidelity,
        channels={
            channel.key: replace(channel, options=("idle", "busy"))
            if channel.quantity is Quantity.OPTION and not channel.options
            else channel
            for channel in KINDS[kind].channels
        },
        settings=settings,
    )
    step = FINE.get(kind, STEP)
    steps = int(HORIZON / step) + 1
    around = {"outdoor_temperature": np.linspace(5.0, -15.0, steps), "sun": np.zeros(steps), "people": np.zeros(steps)}
    if kind == "pv":
        around |= {name: np.full(steps, value) for name, value in NOON.items()}
    twin = TwinSnapshot(spec=spec, learned=learned(spec), values=values, changed={})
    changes = (Change(at=60.0, twin_id="a", commands=commands),) if commands else ()
    grid = Grid.over(START, HORIZON, step)
    surroundings = grid.surroundings(Environment(start=START, step=step, values=around))
    found = outcome(simulate(twin, changes, grid, surroundings, members=60, seed=0, compare=False), grid, compare=False)
    numbers = [np.array(found.energy or ())]
    for forecast in found.channels:
        numbers.append(forecast.value)
        numbers += [row for _, row in sorted(forecast.probability.items())]
        numbers += [] if forecast.bands is None else [forecast.bands.low90, forecast.bands.high90]
    return numbers


def differ(one: list[np.ndarray], other: list[np.ndarray]) -> bool:
    if [row.shape for row in one] != [row.shape for row in other]:
        return True
    return any(not np.allclose(a, b, rtol=1e-3, atol=1e-3) for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("kind", [kind for kind, interview in INTERVIEWS.items() if len(interview.fidelities) > 1])
def test_each_fidelity_that_is_offered_answers_otherwise_than_the_one_below(kind: str) -> None:
    offered = INTERVIEWS[kind].fidelities
    assert list(offered) == [fidelity for fidelity in Fidelity if fidelity in offered]
    settings: dict[str, Value] = {"appliance": Appliance.TV.value} if kind == "plug" else {}
    found = {fidelity: answers(kind, fidelity, settings) for fidelity in offered}
    same = [(low, high) for low, high in pairwise(offered) if not differ(found[low], found[high])]
    assert same == []


@pytest.mark.parametrize("kind", list(INTERVIEWS))
def test_a_fidelity_that_is_not_offered_would_change_nothing(kind: str) -> None:
    offered = INTERVIEWS[kind].fidelities
    settings: dict[str, Value] = {"appliance": Appliance.TV.value} if kind == "plug" else {}
    for fidelity in Fidelity:
        if fidelity not in offered:
            beside = [answers(kind, other, settings) for other in offered]
            assert any(not differ(answers(kind, fidelity, settings), other) for other in beside), fidelity
