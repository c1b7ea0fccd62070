"""Steps of several rows follow what switches within them as exactly as going row by row does."""

import numpy as np
import pytest

from custom_components.digital_twin.core.learning.room_steps import steps_of, toeplitz

LENGTH, ROWS = 20, 12
DECAY = np.array([0.35, 0.9, 0.998])
GAIN = np.array([1.2, 0.3, 0.05])
START = np.array([0.4, -1.0, 2.0])


def by_rows(drive: np.ndarray) -> np.ndarray:
    """Return the mean temperatures of steps, by the trapezoidal rule, of modes that go from row to row."""
    modes, course = START.copy(), [START.sum()]
    for value in drive.ravel():
        modes = DECAY * modes + GAIN * value
        course.append(modes.sum())
    values = np.array(course)
    middle = (values[1:] + values[:-1]) / 2.0
    return middle.reshape(LENGTH, ROWS).mean(axis=1)


def by_steps(drive: np.ndarray) -> np.ndarray:
    """Return the same, by steps."""
    steps = steps_of(DECAY, ROWS)
    found = steps.fades(START[None, :], LENGTH)[0] + drive @ (GAIN @ steps.means)
    for mode, decay in enumerate(steps.decay):
        later = GAIN[mode] * steps.seen[mode] * decay ** np.arange(LENGTH - 1)
        found += toeplitz(np.append(0.0, later)) @ (drive @ steps.rows[mode])
    return found


def test_heat_that_switches_within_steps_is_followed_exactly() -> None:
    drive = (np.random.default_rng(3).random((LENGTH, ROWS)) < 0.4).astype(np.float64)
    assert by_steps(drive) == pytest.approx(by_rows(drive), abs=1e-12)


def test_what_holds_over_a_step_is_followed_by_one_kernel() -> None:
    held = np.random.default_rng(4).random(LENGTH)
    steps = steps_of(DECAY, ROWS)
    found = steps.fades(START[None, :], LENGTH)[0] + toeplitz(steps.kernel(GAIN, LENGTH)) @ held
    assert found == pytest.approx(by_rows(np.repeat(held[:, None], ROWS, axis=1)), abs=1e-12)


def test_a_step_of_one_row_shows_its_end() -> None:
    steps = steps_of(DECAY, 1)
    assert steps.fades(START[None, :], 3)[0] == pytest.approx([(START * DECAY**power).sum() for power in (1, 2, 3)])
    assert steps.kernel(GAIN, 3) == pytest.approx([(GAIN * DECAY**power).sum() for power in (0, 1, 2)])
