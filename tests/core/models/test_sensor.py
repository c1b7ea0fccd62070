"""Sensors: what they add to what they measure, and the batteries they run on."""

import numpy as np
import pytest

from custom_components.digital_twin.core.models.registry import model_for
from custom_components.digital_twin.core.twin import Fidelity, Learned

from .builders import START, block, play, spec, theta

STILL = {"step_deviation": 0.0, "noise": 0.0, "drift": 0.0, "resolution": 0.0, "report_step": 0.0}


def sensor(fidelity: Fidelity = Fidelity.ADVANCED, **parameters: float) -> np.ndarray:
    learned = Learned(kind="sensor", structure="persistence")
    return play(
        spec("sensor", fidelity=fidelity, channels=("value",)), block(600), {"value": 20.0}, learned=learned,
        members=200, **STILL | parameters,
    )["value"]  # fmt: skip


def test_a_sensor_without_any_of_it_stays_as_it_is() -> None:
    assert np.all(sensor() == 20.0)
    assert np.all(sensor(Fidelity.BASIC, noise=3.0, drift=9.0) == 20.0)


def test_noise_scatters_each_report_and_does_not_add_up() -> None:
    course = sensor(noise=0.5)
    assert course[-1].std() == pytest.approx(0.5, rel=0.2)
    assert course.std(axis=0).mean() == pytest.approx(0.5, rel=0.05)


def test_wandering_adds_up_with_the_root_of_time() -> None:
    course = sensor(step_deviation=1.0)
    assert course[59].std() == pytest.approx(1.0, rel=0.2)
    assert course[539].std() == pytest.approx(3.0, rel=0.2)


def test_drift_runs_off_in_a_straight_line_across_blocks() -> None:
    assert np.allclose(sensor(drift=24.0)[:, 0], 20.0 + np.arange(1, 601) / 60.0)
    model = model_for(spec("sensor", fidelity=Fidelity.ADVANCED, channels=("value",)), Learned(kind="a", structure=""))
    draws = theta(model, **STILL | {"drift": 24.0})
    state = model.initial({"value": 20.0}, {}, START, draws)
    for _ in range(3):
        state, outputs = model.advance(state, draws, block(60))
    assert outputs["value"][-1, 0] == pytest.approx(23.0)


def test_reports_are_multiples_of_the_resolution() -> None:
    course = sensor(step_deviation=1.0, resolution=0.5)
    assert np.allclose(course / 0.5, np.round(course / 0.5))
    assert len(np.unique(course)) > 5


def test_a_report_comes_with_a_change_or_when_it_is_time() -> None:
    course = sensor(drift=24.0, report_step=0.5, report_interval=1e6)
    changes = np.flatnonzero(np.diff(course[:, 0]))
    assert np.all(np.diff(changes) >= 29)
    by_time = sensor(drift=2.4, report_step=0.5, report_interval=600.0)
    assert np.allclose(np.diff(np.flatnonzero(np.diff(by_time[:, 0]))), 10)


@pytest.mark.parametrize(("kind", "values"), [("sensor", {"value": 1.0}), ("binary_sensor", {}), ("lock", {})])
def test_batteries_drain_by_the_day_down_to_empty(kind: str, values: dict[str, float]) -> None:
    outputs = play(spec(kind), block(48, 3600.0), values | {"battery": 60.0}, battery_drain=20.0)
    assert outputs["battery"][23, 0] == pytest.approx(40.0)
    longer = play(spec(kind), block(200, 3600.0), values | {"battery": 60.0}, battery_drain=20.0)
    assert longer["battery"][-1, 0] == 0.0
    without = spec(kind, channels=(spec(kind).channels and next(iter(spec(kind).channels)),))
    assert "battery" not in play(without, block(2), values)
