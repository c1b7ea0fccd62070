"""Rooms side by side, against each of them alone."""

from collections.abc import Mapping

import numpy as np
import pytest

from custom_components.digital_twin.core.models import thermostat_band, thermostat_together
from custom_components.digital_twin.core.models.inputs import members as members_of
from custom_components.digital_twin.core.models.protocol import Array, Block, ModelState
from custom_components.digital_twin.core.models.registry import IsolatedModel, model_for
from custom_components.digital_twin.core.models.thermostat import ThermostatModel
from custom_components.digital_twin.core.models.thermostat_together import Loop, alone, together
from custom_components.digital_twin.core.twin import Estimate, Fidelity, Learned

from .builders import START, block, spec, theta

CHANNELS = ("temperature", "target_temperature", "hvac_mode", "hvac_action")
STEPS = 200
MODES = ("heat", "cool", "off", "heat_cool", "heat")
LAWS = ("proportional", "valve", "relay", "proportional", "valve")
STRUCTURES = ("1r1c", "2r2c", "3r2c", "4r3c")


def room(index: int) -> tuple[IsolatedModel, Block, int]:
    """Return one of many rooms that differ in all that a room can differ in, and how many members it has."""
    structure, law = STRUCTURES[index % 4], LAWS[index % 5]
    estimates = {"time_constant": Estimate(20.0 + index, 6.0, True), "heating_rate": Estimate(2.5, 0.4, True)}
    twin = spec("thermostat", channels=CHANNELS, fidelity=Fidelity.EXPERT)
    model = model_for(twin, Learned(kind="thermostat", structure=f"{structure}/{law}", parameters=estimates))
    weather = {"outdoor_temperature": float(index % 30), "window": (np.arange(STEPS) // 60 == index % 5).astype(float)}
    orders = {"hvac_mode": {90: 1.0}} if index % 7 == 0 else {"target_temperature": {50: 22.0}}
    return model, block(STEPS, commands=orders, environment=weather, seed=index), 1 if index == 11 else 5 + index % 3


def loops(count: int) -> list[Loop[tuple[ModelState, Mapping[str, Array]]]]:
    """Return the loops of so many rooms."""
    found = []
    for index in range(count):
        model, around, members = room(index)
        draws = theta(model, members)
        values = {"temperature": 20.3, "target_temperature": 20.0, "hvac_mode": MODES[index % 5], "hvac_action": "idle"}
        found.append(model.advancing(model.initial(values, {}, START, draws), draws, around))
    return found


def test_rooms_together_do_what_each_does_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    count = 33
    monkeypatch.setattr(thermostat_together, "MEMBERS_AT_ONCE", 40)
    single = [alone(loop) for loop in loops(count)]
    crowds: list[int] = []
    banded = thermostat_band.banded

    def counted(steps: thermostat_band.Banded) -> thermostat_band.BandedCourse:
        crowds.append(len(steps.opening))
        return banded(steps)

    monkeypatch.setattr(thermostat_together, "banded", counted)
    for one, (after, outputs) in zip(single, together(loops(count)), strict=True):
        state, course = one
        assert course.keys() == outputs.keys()
        for key, values in course.items():
            np.testing.assert_array_equal(outputs[key], values, err_msg=key)
        for key, values in state.items():
            np.testing.assert_array_equal(after[key], values, err_msg=key)
    assert 10 < max(crowds) < 50, "several rooms were run as one, and not all"


def test_a_device_without_steps_and_one_that_fails_leave_the_others_as_they_are() -> None:
    broken, around, members = room(0)
    draws = theta(broken, members)
    state = broken.initial({"temperature": 20.0, "hvac_mode": "heat"}, {}, START, draws)
    del draws["control_band"]
    plug = model_for(spec("plug"))
    power = theta(plug, 4)
    at = plug.initial({"on": True, "power": 60.0}, {}, START, power)
    kept, failed, plugged = together(
        [loops(1)[0], broken.advancing(state, draws, around), plug.advancing(at, power, block(STEPS))]
    )
    [expected] = together(loops(1))
    np.testing.assert_array_equal(kept[1]["temperature"], expected[1]["temperature"])
    assert broken.failure is not None
    assert set(np.unique(failed[1]["temperature"])) == {20.0}
    assert plugged[1]["power"].shape == (STEPS, 4)
    assert together([]) == []


def test_a_kind_made_from_a_room_advances_its_own_way() -> None:
    class Shelter(ThermostatModel):
        """A room that is always as warm as it is."""

        def advance(
            self, state: ModelState, theta: Mapping[str, Array], block: Block
        ) -> tuple[ModelState, Mapping[str, Array]]:
            return state, {"temperature": np.full((block.steps, members_of(theta)), 12.0)}

    model, around, members = room(0)
    model.inner = Shelter(model.spec)
    draws = theta(model, members)
    state = model.initial({"temperature": 20.0, "hvac_mode": "heat"}, {}, START, draws)
    [(_, outputs)] = together([model.advancing(state, draws, around)])
    assert set(np.unique(outputs["temperature"])) == {12.0}
