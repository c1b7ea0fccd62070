"""The likelihood of a room's history: what a network, its plant and wandering heat say of windows of temperatures.

Within a window the temperature is linear in the heating rate, the gains, the sun and the heat that the clock brings,
once the time constants, shares and the lag are given. What is left is Gaussian: heat by people that wanders
(Ornstein-Uhlenbeck, through the network), what nobody knows of the mass, and the sensor's own steps. So the linear
parameters are integrated out exactly and the others searched (cf. Golub and Pereyra 1973, variable projection;
Kristensen, Madsen and Jørgensen 2004, grey-box models with wandering disturbances).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..models.room import SOLAR_TO_AIR, Modes
from .room_hidden import drives_of, hidden, modes_of
from .room_priors import LOST, PRIOR, linear_priors
from .room_problem import Problem
from .room_steps import Steps, coarse, steps_of, toeplitz, trailing
from .whitening import factored, log_determinant, whitened

type Array = NDArray[np.float64]

TRIMMED = 0.75
"""Share of the windows by which networks are compared."""
MASS_SPREAD = (0.2, 0.4)
"""Standard deviations (K) of inner mass and structure about what the air's course tells of them."""


@dataclass(frozen=True, slots=True)
class Solution:
    """The best linear parameters (p,) for given others, with their precision (p, p), and what is left.

    loss: −2 log of the marginal likelihood and prior. rest: residuals (L, W); white: the same, whitened.
    """

    loss: float
    coefficients: Array
    gram: Array
    rest: Array
    white: Array


def solve(problem: Problem, name: str, at: Mapping[str, float], shown: float = 0.0) -> Solution:
    """Return the best linear parameters of a network whose other parameters are at.

    shown: of what the model leaves of the temperatures, the share that unsure heat explains (shown_of); 1: all of it.
    """
    modes, known, columns, kernel, fades = _parts(problem, name, at)
    factor = factored(_covariance(problem, modes, kernel, fades, at))
    count = len(columns)
    stacked = np.concatenate([(problem.windowed(problem.temperature) - known)[None], columns])
    white = whitened(factor, stacked)
    y, x = white[0].ravel(), white[1:].reshape(count, -1)
    centre, spread, lower, upper = linear_priors(problem.linear, problem.data, at["time_constant"])
    precision = spread**-2.0
    gram, moment = x @ x.T + np.diag(precision), x @ y + precision * centre
    coefficients = _bounded(gram, moment, lower, upper)
    rest = y - coefficients @ x
    loss = float(rest @ rest) + float(np.sum(precision * (coefficients - centre) ** 2))
    loss += 2.0 * log_determinant(factor, len(problem.starts)) - shown * _answers(problem, modes, at)
    loss += float(np.linalg.slogdet(gram)[1]) + 2.0 * float(np.sum(np.log(spread)))
    residual = stacked[0] - np.tensordot(coefficients, columns, axes=1)
    return Solution(loss, coefficients, gram, residual, rest.reshape(problem.length, -1))


def likelihood(problem: Problem, name: str, at: Mapping[str, float], linear: Mapping[str, float]) -> float:
    """Return the mean log likelihood per temperature of other data under given parameters, its worst windows aside.

    In a few windows something happens that nobody measures, a visit or an open door; they would choose whatever blames
    it all on heat that wanders (a trimmed mean).
    """
    rest, covariance = left_over(problem, name, at, linear)
    factor = factored(covariance)
    misfits = np.sort(np.sum(whitened(factor, rest[None])[0] ** 2, axis=0))
    usual = float(misfits[: max(round(TRIMMED * len(misfits)), 1)].mean())
    return (-0.5 * usual - log_determinant(factor, len(misfits)) / len(misfits)) / problem.length


def left_over(problem: Problem, name: str, at: Mapping[str, float], linear: Mapping[str, float]) -> tuple[Array, Array]:
    """Return what given parameters leave of the windows' temperatures (L, W), and its covariance."""
    modes, known, columns, kernel, fades = _parts(problem, name, at)
    centre, *_ = linear_priors(problem.linear, problem.data, at["time_constant"])
    coefficients = np.array([linear.get(name, prior) for name, prior in zip(problem.linear, centre, strict=True)])
    rest = problem.windowed(problem.temperature) - known - np.tensordot(coefficients, columns, axes=1)
    return rest, _covariance(problem, modes, kernel, fades, at)


def shown_of(problem: Problem, name: str, at: Mapping[str, float]) -> float:
    """Return the share 0..1 of what the model leaves of the temperatures that heat explains of which nobody is sure."""
    if problem.unsure is None:
        return 0.0
    modes, _, _, kernel, fades = _parts(problem, name, at)
    whole = _covariance(problem, modes, kernel, fades, at)
    sure = _covariance(replace(problem, unsure=None), modes, kernel, fades, at)
    return float(1.0 - np.einsum("ij,wji->w", sure, np.linalg.inv(whole)).mean() / problem.length)


def slopes(problem: Problem, name: str, at: Mapping[str, float], moving: tuple[str, ...], coefficients: Array) -> Array:
    """Return the whitened slopes (p + k, L·W) of the temperatures by each linear and each moving parameter.

    Of logarithmic ones by their logarithm.
    """
    modes, known, columns, kernel, fades = _parts(problem, name, at)
    factor = factored(_covariance(problem, modes, kernel, fades, at))
    base = known + np.tensordot(coefficients, columns, axes=1)
    result = list(columns)
    for key in moving:
        parameter, moved = PRIOR[key], dict(at)
        shift = 0.02 if parameter.logarithmic else -0.02 if at[key] > 0.5 else 0.02
        moved[key] = at[key] * float(np.exp(shift)) if parameter.logarithmic else at[key] + shift
        _, there, others, *_ = _parts(problem, name, moved)
        result.append((there + np.tensordot(coefficients, others, axes=1) - base) / shift)
    return whitened(factor, np.array(result)).reshape(len(result), -1)


def present(
    problem: Problem, name: str, at: Mapping[str, float], coefficients: Array
) -> tuple[float, float, float, float]:
    """Return the masses' lead over the air (K), the wandering heat (K/h) and the plant's output at the history's end.

    The heat is the Gaussian's conditional mean, given the last window's temperatures.
    """
    modes, known, columns, kernel, fades = _parts(problem, name, at)
    covariance = _covariance(problem, modes, kernel, fades, at)
    rest = (problem.windowed(problem.temperature) - known - np.tensordot(coefficients, columns, axes=1))[:, -1]
    weights = np.linalg.solve(covariance if covariance.ndim == 2 else covariance[-1], rest)
    heat = at["disturbance"] ** 2 * float(problem.wandering[-1] @ toeplitz(kernel).T @ weights)
    masses = hidden(problem, modes, at)
    keep = float(np.exp(-problem.data.grid.step / 60.0 / at["plant_lag"]))
    plant = float(trailing(problem.data.command, keep, float(problem.data.command[0]))[-1])
    if not masses:
        return 0.0, 0.0, heat, plant
    linear = dict(zip(problem.linear, coefficients.tolist(), strict=True))
    linear |= {name: at[name] for name in problem.rates}
    course = sum((linear[key] * part for key, part in masses.items() if key), masses[""])
    lead = np.nan_to_num(course[:, -1] - problem.data.temperature[-1])
    return float(lead[0]), float(lead[-1]), heat, plant


def unexplained(problem: Problem, name: str, at: Mapping[str, float], coefficients: Array) -> tuple[Array, Array]:
    """Return what a step's heat to the air alone (K/h) would explain of each window: moments and their information.

    With C the covariance of what is left and S what such heat does: S' C⁻¹ r (L, W) and S' C⁻¹ S (L, L), of which the
    generalised least-squares estimate of any steps' heat follows. What windows let out counts as unexplained.
    """
    modes, known, columns, kernel, fades = _parts(problem, name, at)
    covariance = _covariance(problem, modes, kernel, fades, at)
    others = np.where(np.array(problem.linear) == LOST, 0.0, coefficients)
    rest = problem.windowed(problem.temperature) - known - np.tensordot(others, columns, axes=1)
    spread = toeplitz(kernel)
    weighted = np.linalg.solve(covariance, np.concatenate([rest, spread], axis=1))
    return spread.T @ weighted[:, : rest.shape[1]], spread.T @ weighted[:, rest.shape[1] :]


def _parts(problem: Problem, name: str, at: Mapping[str, float]) -> tuple[Modes, Array, Array, Array, Array]:
    """Return the network's modes and its _columns; the last are kept, for a search that moves the wandering heat only.

    Of wandering heat they know nothing.
    """
    key: tuple[str | float, ...] = (name, *(value for one, value in at.items() if one != "disturbance"))
    if key not in problem.parts:
        modes = modes_of(problem, name, at)
        found = modes, *_columns(problem, modes, at)
        problem.parts.clear()
        problem.parts[key] = found
    return problem.parts[key]


def _columns(problem: Problem, modes: Modes, at: Mapping[str, float]) -> tuple[Array, Array, Array, Array]:
    """Return the known part (L, W), the linear parameters' columns (p, L, W), the kernel of heat to the air (L,).

    And how each capacity's first temperature fades (n, L).
    """
    steps, length = steps_of(modes.decay[:-1, 0], problem.rows), problem.length
    kernel = steps.kernel(modes.by_air[:-1, 0], length)
    fades = steps.fades(modes.from_nodes[:, :-1, 0], length)
    by_air, by_mass = toeplitz(kernel), toeplitz(steps.kernel(modes.by_mass[:-1, 0], length))
    before = problem.starts - 1
    masses = hidden(problem, modes, at)
    known = toeplitz(steps.kernel(modes.by_outdoor[:-1, 0], length)) @ problem.windowed(problem.outdoor)
    known += problem.usual * np.cumsum(steps.kernel(modes.by_neighbours[:-1, 0], length))[:, None]
    known += np.outer(fades[0], problem.instant[before])
    if masses:
        known += fades[1:].T @ masses[""][:, before]
    two = modes.capacities > 1
    to_air = at["heat_to_air"] if two else 1.0
    columns = []
    heats = {
        name: _heated(problem, steps, to_air * modes.by_air + (1.0 - to_air) * modes.by_mass, drive)
        for name, drive in drives_of(problem, at).items()
    }
    for name in problem.rates:
        known += at[name] * (heats[name] + fades[1:].T @ masses[name][:, before] if masses else heats[name])
    for name in problem.linear:
        if name == "gains":
            columns.append(np.outer(np.cumsum(kernel) / at["time_constant"], np.ones(len(before))))
            continue
        if name == LOST and problem.data.lost is not None:
            columns.append(by_air @ problem.windowed(coarse(problem.data.lost, problem.fine)))
            continue
        if name.startswith("life_"):
            columns.append(by_air @ problem.windowed(problem.life[int(name[5:])]))
            continue
        if name == "solar_gain":
            share = SOLAR_TO_AIR if two else 1.0
            column = (share * by_air + (1.0 - share) * by_mass) @ problem.windowed(problem.sun / 1000.0)
        else:
            column = heats[name]
        columns.append(column + fades[1:].T @ masses[name][:, before] if masses else column)
    return known, np.array(columns), kernel, fades


def _heated(problem: Problem, steps: Steps, gain: Array, drive: Array) -> Array:
    """Return what a plant's heat (n, rows) does to the windows' temperatures (L, W), gain (M, 1) of it to each mode.

    It switches within a step: each row's part counts by what is left of it.
    """
    column: Array = problem.windowed(drive @ (gain[:-1, 0] @ steps.means))
    for mode, decay in enumerate(steps.decay.tolist()):
        later = gain[mode, 0] * steps.seen[mode] * decay ** np.arange(problem.length - 1, dtype=np.float64)
        column += toeplitz(np.append(0.0, later)) @ problem.windowed(drive @ steps.rows[mode])
    return column


def _covariance(problem: Problem, modes: Modes, kernel: Array, fades: Array, at: Mapping[str, float]) -> Array:
    """Return the covariance (L, L) of what the model leaves of a window; (W, L, L) where heat is unsure."""
    spread = toeplitz(kernel)
    noise = problem.noise**2
    covariance: Array = at["disturbance"] ** 2 * (spread @ problem.wandering @ spread.T)
    covariance += noise * np.outer(fades[0], fades[0])
    for fade, deviation in zip(fades[1:], MASS_SPREAD, strict=False):
        covariance += deviation**2 * np.outer(fade, fade)
    covariance[np.diag_indices_from(covariance)] += noise
    if problem.unsure is None:
        return covariance
    heated = toeplitz(_pulse(problem, modes, at))
    variance = problem.windowed(problem.unsure * _rate(problem, at) ** 2)
    return covariance + (heated * variance.T[:, None, :]) @ heated.T


def _answers(problem: Problem, modes: Modes, at: Mapping[str, float]) -> float:
    """Return 2 log of by how much the windows' temperatures move with the shares of the steps that are heated.

    The likelihood of temperatures, less this, is that of the shares: it takes the temperatures for exact.
    """
    if problem.unsure is None:
        return 0.0
    moved = float(np.log(problem.windowed(_rate(problem, at))).sum())
    return 2.0 * (moved + len(problem.starts) * problem.length * float(np.log(_pulse(problem, modes, at)[0])))


def _pulse(problem: Problem, modes: Modes, at: Mapping[str, float]) -> Array:
    """Return what full output over one step does to the temperatures (L,), by its lag, per unit of rate."""
    to_air = at["heat_to_air"] if modes.capacities > 1 else 1.0
    gain = (to_air * modes.by_air + (1.0 - to_air) * modes.by_mass)[:-1, 0]
    by_heat = steps_of(modes.decay[:-1, 0], problem.rows).kernel(gain, problem.length)
    lag = at["plant_lag"] * 60.0 / problem.step
    late = lag * -np.expm1(-1.0 / lag)
    output = np.append(1.0 - late, late**2 / lag * np.exp(-np.arange(problem.length - 1) / lag))
    return np.convolve(by_heat, output)[: problem.length]


def _rate(problem: Problem, at: Mapping[str, float]) -> Array:
    """Return the rate (K/h) of what each step may have been given (n,): cooling where it cooled, else heating."""
    first, last = problem.rates[0], problem.rates[-1]
    return np.where(coarse(problem.data.command, problem.fine) < 0.0, at[last], at[first])


def _bounded(gram: Array, moment: Array, lower: Array, upper: Array) -> Array:
    """Return the solution of gram x = moment within bounds: what is at one stays there, the rest is solved again."""
    solution = np.clip(np.linalg.solve(gram, moment), lower, upper)
    for _ in range(3):
        free = (solution > lower) & (solution < upper)
        if free.all() or not free.any():
            break
        rest = moment[free] - gram[np.ix_(free, ~free)] @ solution[~free]
        solution[free] = np.clip(np.linalg.solve(gram[np.ix_(free, free)], rest), lower[free], upper[free])
    return solution
