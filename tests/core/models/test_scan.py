"""Blocked recursions and the search for switchings, against the plain loops they stand for."""

import ctypes
from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.models import thermostat_loop
from custom_components.digital_twin.core.models.registry import model_for
from custom_components.digital_twin.core.models.scan import powers, scan
from custom_components.digital_twin.core.models.scratch import hold_memory, scratch
from custom_components.digital_twin.core.twin import Estimate, Fidelity, Learned

from .builders import START, block, spec, theta


@pytest.mark.parametrize("steps", [1, 2, 3, 48, 49, 50, 1440, 1447])
def test_a_scan_is_the_recursion(steps: int) -> None:
    rng = np.random.default_rng(steps)
    decay, start = rng.uniform(0.2, 1.0, 7), rng.normal(size=7)
    drive = rng.normal(size=(steps, 7))
    level, plain = start, []
    for row in drive.copy():
        level = decay * level + row
        plain.append(level)
    np.testing.assert_allclose(scan(decay, drive, start), plain, rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("count", [1, 2, 8, 9, 10, 100])
def test_powers_are_powers(count: int) -> None:
    base = np.array([0.5, 0.99, 1.0])
    np.testing.assert_allclose(powers(base, count), base[None] ** np.arange(1, count + 1)[:, None], rtol=1e-12)


def test_working_memory_is_used_again_and_never_too_small() -> None:
    first = scratch("test", (4, 5), np.float64)
    again = scratch("test", (2, 3), np.float64)
    assert np.shares_memory(first, again)
    assert scratch("test", (40, 5), np.float64).shape == (40, 5)
    assert not np.shares_memory(scratch("test", (4,), np.float64), scratch("test", (4,), np.float32))


CHANNELS = ("temperature", "target_temperature", "hvac_mode", "hvac_action")


SITUATIONS = pytest.mark.parametrize(
    ("mode", "outdoor", "commands"),
    [
        ("heat", 2.0, {}),
        ("heat", -8.0, {"target_temperature": {100: 22.0, 400: 18.0}}),
        ("cool", 31.0, {"target_temperature": {200: 24.0}}),
        ("off", 5.0, {}),
        ("off", 5.0, {"hvac_mode": {150: 1.0}}),
        ("heat_cool", 14.0, {}),
    ],
)


@pytest.mark.parametrize("structure", ["1r1c", "2r2c", "3r2c", "4r3c"])
@SITUATIONS
def test_from_switching_to_switching_is_as_step_by_step(
    structure: str, mode: str, outdoor: float, commands: dict[str, dict[int, float]], monkeypatch: pytest.MonkeyPatch
) -> None:
    estimates = {"time_constant": Estimate(30.0, 6.0, True), "heating_rate": Estimate(2.5, 0.4, True)}
    twin = spec("thermostat", channels=CHANNELS, fidelity=Fidelity.EXPERT)
    model = model_for(twin, Learned(kind="thermostat", structure=f"{structure}/relay", parameters=estimates))
    draws = theta(model, 12)
    values = {"temperature": 20.3, "target_temperature": 20.0, "hvac_mode": mode, "hvac_action": "heating"}
    state = model.initial(values, {}, START, draws)
    rng = np.random.default_rng(3)
    weather = {"outdoor_temperature": outdoor + np.cumsum(rng.normal(0, 0.05, 700)), "sun": rng.uniform(0, 400, 700)}
    after, found = model.advance(state, draws, block(700, commands=commands, environment=weather))
    monkeypatch.setattr(thermostat_loop, "_steady_way", lambda _: None)
    plain_after, plain = model.advance(state, draws, block(700, commands=commands, environment=weather))
    assert np.ptp(plain["temperature"]) > 0.2
    for key, course in plain.items():
        np.testing.assert_allclose(found[key], course, atol=1e-8, err_msg=key)
    for key in ("air", "mass", "structure", "plant", "command"):
        np.testing.assert_allclose(after[key], plain_after[key], atol=1e-7, err_msg=key)


@pytest.mark.parametrize("structure", ["1r1c", "2r2c", "4r3c"])
@SITUATIONS
def test_a_crowd_goes_as_the_plain_steps_do(
    structure: str, mode: str, outdoor: float, commands: dict[str, dict[int, float]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In single precision a switching may come a step later; some members are lagged so little that their mode dies."""
    estimates = {"time_constant": Estimate(30.0, 6.0, True), "plant_lag": Estimate(3.0, 1.5, True)}
    twin = spec("thermostat", channels=CHANNELS, fidelity=Fidelity.EXPERT)
    model = model_for(twin, Learned(kind="thermostat", structure=f"{structure}/relay", parameters=estimates))
    draws = theta(model, thermostat_loop.SINGLE)
    values = {"temperature": 20.3, "target_temperature": 20.0, "hvac_mode": mode, "hvac_action": "heating"}
    state = model.initial(values, {}, START, draws)
    rng = np.random.default_rng(4)
    weather = {"outdoor_temperature": outdoor + np.cumsum(rng.normal(0, 0.05, 700)), "sun": rng.uniform(0, 400, 700)}
    after, found = model.advance(state, draws, block(700, commands=commands, environment=weather))
    monkeypatch.setattr(thermostat_loop, "_steady_way", lambda _: None)
    plain_after, plain = model.advance(state, draws, block(700, commands=commands, environment=weather))
    assert np.ptp(plain["temperature"]) > 0.2
    assert np.mean(np.abs(found["temperature"] - plain["temperature"]) < 1e-3) > 0.97
    assert np.mean(found["hvac_action"] == plain["hvac_action"]) > 0.99
    for key in ("air", "mass", "structure", "plant"):
        assert np.median(np.abs(after[key] - plain_after[key])) < 1e-4, key


def test_a_crowd_of_several_chunks_is_one_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    twin = spec("thermostat", channels=(*CHANNELS, "power", "energy"), fidelity=Fidelity.EXPERT)
    model = model_for(twin, Learned(kind="thermostat", structure="2r2c/relay"))
    draws = theta(model, 100)
    values = {"temperature": 19.0, "target_temperature": 20.0, "hvac_mode": "heat", "hvac_action": "idle"}
    state = model.initial(values, {}, START, draws)
    after, whole = model.advance(state, draws, block(300))
    monkeypatch.setattr(thermostat_loop, "CHUNK", 30)
    parts_after, parts = model.advance(state, draws, block(300))
    for key, course in whole.items():
        np.testing.assert_allclose(parts[key], course, atol=1e-5, err_msg=key)
    np.testing.assert_allclose(parts_after["mass"], after["mass"], atol=1e-5)


@pytest.mark.parametrize("mode", ["heat", "cool"])
@pytest.mark.parametrize("structure", ["1r1c", "4r3c"])
def test_a_crowd_in_single_precision_is_as_in_double(
    structure: str, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A switching may come a step later by rounding; what a member does and how warm it is hardly changes by it."""
    estimates = {"time_constant": Estimate(30.0, 6.0, True), "heating_rate": Estimate(2.5, 0.4, True)}
    twin = spec("thermostat", channels=CHANNELS, fidelity=Fidelity.EXPERT)
    model = model_for(twin, Learned(kind="thermostat", structure=f"{structure}/relay", parameters=estimates))
    draws = theta(model, thermostat_loop.SINGLE)
    values = {"temperature": 20.3, "target_temperature": 20.0, "hvac_mode": mode, "hvac_action": "idle"}
    state = model.initial(values, {}, START, draws)
    weather = {"outdoor_temperature": np.full(1440, 2.0 if mode == "heat" else 33.0)}
    after, found = model.advance(state, draws, block(1440, environment=weather))
    monkeypatch.setattr(thermostat_loop, "SINGLE", 1000)
    exact_after, exact = model.advance(state, draws, block(1440, environment=weather))
    same = np.abs(found["temperature"] - exact["temperature"]) < 1e-3
    assert np.mean(same) > 0.98
    assert np.mean(np.abs(found["temperature"] - exact["temperature"])) < 1e-3
    assert np.mean(found["hvac_action"] == exact["hvac_action"]) > 0.995
    np.testing.assert_allclose(after["mass"], exact_after["mass"], atol=0.02)
    assert found["temperature"].dtype == np.float32


@pytest.mark.parametrize("asked", [("temperature",), ("hvac_action", "temperature"), ("heat", "energy")])
def test_only_what_is_asked_for_is_worked_out_and_is_the_same(asked: tuple[str, ...]) -> None:
    keys = (*CHANNELS, "power", "energy")
    model = model_for(spec("thermostat", channels=keys, fidelity=Fidelity.EXPERT))
    draws = theta(model, 3)
    state = model.initial({"temperature": 19.0, "target_temperature": 21.0, "hvac_mode": "heat"}, {}, START, draws)
    _, everything = model.advance(state, draws, block(300))
    _, found = model.advance(state, draws, replace(block(300), wanted=frozenset(asked)))
    assert set(asked) <= found.keys()
    assert ("energy" in found) == ("energy" in asked)
    for key, course in found.items():
        np.testing.assert_array_equal(course, everything[key], err_msg=key)


def test_what_is_freed_is_held_where_the_c_library_can() -> None:
    assert hold_memory() == hasattr(ctypes.CDLL(None), "mallopt")
