"""The likelihood of a room's history: what a network, its plant and wandering heat say of windows of temperatures.

Within a window the temperature is linear in the heating rate, the gains, the sun and the heat that the clock brings,
once the time constants, shares and the lag are given. What is left is Gaussian: heat by people that wanders
(Ornstein-Uhlenbeck, through the network), what nobody knows of the mass, and the sensor's own steps. So the linear
parameters are integrated out exactly and the others searched (cf. Golub and Pereyra 1973, variable projection;
Kristensen, Madsen and Jørgensen 2004, grey-box models with wandering disturbances).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ..models.protocol import Parameter
from ..models.room import SOLAR_TO_AIR, Modes
from ..models.thermostat import network
from ..models.thermostat_inputs import DISTURBANCE_HOURS, LIFE_BINS, SLOW_HOURS, SLOW_SHARE, life_weights
from ..models.thermostat_parameters import PARAMETERS
from .room_data import RoomData
from .sampling import lagged

type Array = NDArray[np.float64]

PRIOR = {parameter.name: parameter for parameter in PARAMETERS}
STEP = 900.0
WINDOWS = (36 * 3600.0, 18 * 3600.0, 9 * 3600.0, 4 * 3600.0)
FEWEST_WINDOWS = 4
MOST_WINDOWS = 40
USED = 0.6
"""Share of what windows of the best length hold that longer ones must hold."""
TRIMMED = 0.75
"""Share of the windows by which networks are compared."""
LIFE_SPREAD = 0.15
"""Prior standard deviation (K/h) of the heat that a time of day brings, beside the usual."""
LOST, LOST_SPREAD = "lost", 0.5
"""The factor of what windows let out as another network told it, and its prior standard deviation about 1."""
MASS_SPREAD = (0.2, 0.4)
"""Standard deviations (K) of inner mass and structure about what the air's course tells of them."""
SENSOR = 0.08
"""K by which a reported temperature is off beside its steps: the sensor, and what mixes in a room within minutes."""
LIFT = {"heating_rate": 55.0, "cooling_rate": 30.0}
"""K by which full output lifts or lowers a room in the long run, and how far that varies between rooms."""
LIFT_SPREAD = 0.5
PIECE = 48


@dataclass(frozen=True, slots=True)
class Problem:
    """A room's history in steps (s) of about a quarter of an hour, each of so many fine ones of its data.

    temperature, outdoor, sun: (n,); life: weights of the day's parts (LIFE_BINS, n); starts: first rows of the windows
    (W,) of length rows each; linear: names of the linear parameters; noise: the sensor's deviation (K);
    usual: the mean temperature, which stands for the neighbouring rooms' (°C);
    wandering: (L, L); plants: the last plant course worked out, by its lag.
    """

    data: RoomData
    step: float
    temperature: Array
    outdoor: Array
    sun: Array
    life: Array
    fine: int
    starts: NDArray[np.intp]
    length: int
    linear: tuple[str, ...]
    noise: float
    usual: float
    wandering: Array
    plants: dict[float, Array] = field(default_factory=dict)

    def windowed(self, values: Array) -> Array:
        """Return values (n,) by window (L, W)."""
        return values[self.starts[None, :] + np.arange(self.length)[:, None]]

    def plant(self, lag: float) -> Array:
        """Return the plant's output (n,) at a lag (min), averaged over each step."""
        if lag not in self.plants:
            data = self.data
            after = trailing(data.command, float(np.exp(-data.grid.step / 60.0 / lag)), float(data.command[0]))
            middle = (after + np.append(data.command[0], after[:-1])) / 2.0
            self.plants.clear()
            self.plants[lag] = coarse(halfway(averaged(middle, self.fine)) if self.fine > 1 else middle, self.fine)
        return self.plants[lag]


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


def problem_of(data: RoomData, *, sharp: bool = False) -> Problem | None:
    """Return the problem that a history poses, or None when it has too few usable windows.

    sharp: take also short windows, as to judge a fit.
    """
    fine = max(round(STEP / data.grid.step), 1)
    rows = len(data.temperature) // fine
    if rows < 3:
        return None
    first = len(data.temperature) - rows * fine
    data = data.part(first, len(data.temperature))
    valid = np.asarray(data.valid.reshape(rows, fine).all(axis=1), dtype=np.bool_)
    step = data.grid.step * fine
    starts, length = windows_of(valid, step)
    if len(starts) < (1 if sharp else FEWEST_WINDOWS):
        return None
    times = data.grid.times[fine - 1 :: fine]
    # A mean over the step, of which the heat's mean over it follows as exactly: a heating that goes on and off faster
    # than the steps would look like a slow one at single moments.
    temperature = coarse(halfway(data.temperature), fine) if fine > 1 else data.temperature
    return Problem(
        data=data,
        step=step,
        temperature=temperature,
        outdoor=coarse(data.outdoor, fine),
        sun=coarse(data.sun, fine),
        life=life_weights(times - step / 2.0),
        fine=fine,
        starts=starts[-MOST_WINDOWS:],
        length=length,
        linear=_linear(data),
        wandering=_wandering(length, step),
        usual=float(np.nanmean(temperature[valid])),
        noise=float(np.hypot(_quantum(temperature) / np.sqrt(12.0), SENSOR)),
    )


def trailing(values: Array, keep: float, start: float) -> Array:
    """Return lagged(values, keep, start) (n,), without a step per row where nothing is unknown."""
    count = len(values)
    if count < 2 * PIECE or np.isnan(values).any():
        return lagged(values, keep, start)
    pieces = -(-count // PIECE)
    padded = np.zeros(pieces * PIECE)
    padded[:count] = values
    powers = keep ** np.arange(PIECE + 1, dtype=np.float64)
    within = padded.reshape(pieces, PIECE) @ (_toeplitz(powers[:-1]).T * (1.0 - keep))
    carried, level = np.empty(pieces), start
    for piece, last in enumerate(within[:, -1].tolist()):
        carried[piece] = level
        level = powers[-1] * level + last
    within += carried[:, None] * powers[1:]
    return within.ravel()[:count]


def coarse(values: Array, fine: int) -> Array:
    """Return the means (n,) of values (n · fine,) over groups of fine."""
    means: Array = values.reshape(-1, fine).mean(axis=1)
    return means


def halfway(values: Array) -> Array:
    """Return the means (n,) of values (n,) and the ones before."""
    means: Array = (values + np.append(values[:1], values[:-1])) / 2.0
    return means


def averaged(values: Array, count: int) -> Array:
    """Return the means (n,) of values (n,) over the last count of them."""
    total = np.cumsum(np.concatenate([np.full(count, values[0]), values]))
    means: Array = (total[count:] - total[:-count]) / count
    return means


def solve(problem: Problem, name: str, at: Mapping[str, float]) -> Solution:
    """Return the best linear parameters of a network whose other parameters are at."""
    modes = modes_of(problem, name, at)
    known, columns, kernel, fades = _columns(problem, modes, at)
    factor = np.linalg.cholesky(_covariance(problem, kernel, fades, at["disturbance"]))
    count = len(columns)
    stacked = np.concatenate([(problem.windowed(problem.temperature) - known)[None], columns])
    flat = stacked.transpose(1, 0, 2).reshape(problem.length, -1)
    white = np.linalg.solve(factor, flat).reshape(problem.length, count + 1, -1)
    y, x = white[:, 0].ravel(), white[:, 1:].transpose(1, 0, 2).reshape(count, -1)
    centre, spread, lower, upper = _linear_priors(problem, at["time_constant"])
    precision = spread**-2.0
    gram, moment = x @ x.T + np.diag(precision), x @ y + precision * centre
    coefficients = _bounded(gram, moment, lower, upper)
    rest = y - coefficients @ x
    loss = float(rest @ rest) + float(np.sum(precision * (coefficients - centre) ** 2))
    loss += 2.0 * len(problem.starts) * float(np.sum(np.log(np.diag(factor))))
    loss += float(np.linalg.slogdet(gram)[1]) + 2.0 * float(np.sum(np.log(spread)))
    residual = stacked[0] - np.tensordot(coefficients, columns, axes=1)
    return Solution(loss, coefficients, gram, residual, rest.reshape(problem.length, -1))


def likelihood(problem: Problem, name: str, at: Mapping[str, float], linear: Mapping[str, float]) -> float:
    """Return the mean log likelihood per temperature of other data under given parameters, its worst windows aside.

    In a few windows something happens that nobody measures, a visit or an open door; they would choose whatever blames
    it all on heat that wanders (a trimmed mean).
    """
    modes = modes_of(problem, name, at)
    known, columns, kernel, fades = _columns(problem, modes, at)
    factor = np.linalg.cholesky(_covariance(problem, kernel, fades, at["disturbance"]))
    centre, *_ = _linear_priors(problem, at["time_constant"])
    coefficients = np.array([linear.get(name, prior) for name, prior in zip(problem.linear, centre, strict=True)])
    rest = problem.windowed(problem.temperature) - known - np.tensordot(coefficients, columns, axes=1)
    white = np.linalg.solve(factor, rest)
    misfits = np.sort(np.sum(white**2, axis=0))
    usual = float(misfits[: max(round(TRIMMED * len(misfits)), 1)].mean())
    return (-0.5 * usual - float(np.sum(np.log(np.diag(factor))))) / problem.length


def slopes(problem: Problem, name: str, at: Mapping[str, float], moving: tuple[str, ...], coefficients: Array) -> Array:
    """Return the whitened slopes (p + k, L·W) of the temperatures by each linear and each moving parameter.

    Of logarithmic ones by their logarithm.
    """
    modes = modes_of(problem, name, at)
    known, columns, kernel, fades = _columns(problem, modes, at)
    factor = np.linalg.cholesky(_covariance(problem, kernel, fades, at["disturbance"]))
    base = known + np.tensordot(coefficients, columns, axes=1)
    result = list(columns)
    for key in moving:
        parameter, moved = PRIOR[key], dict(at)
        shift = 0.02 if parameter.logarithmic else -0.02 if at[key] > 0.5 else 0.02
        moved[key] = at[key] * float(np.exp(shift)) if parameter.logarithmic else at[key] + shift
        there, others, *_ = _columns(problem, modes_of(problem, name, moved), moved)
        result.append((there + np.tensordot(coefficients, others, axes=1) - base) / shift)
    flat = np.array(result).transpose(1, 0, 2).reshape(problem.length, -1)
    white = np.linalg.solve(factor, flat).reshape(problem.length, len(result), -1)
    return white.transpose(1, 0, 2).reshape(len(result), -1)


def present(
    problem: Problem, name: str, at: Mapping[str, float], coefficients: Array
) -> tuple[float, float, float, float]:
    """Return the masses' lead over the air (K), the wandering heat (K/h) and the plant's output at the history's end.

    The heat is the Gaussian's conditional mean, given the last window's temperatures.
    """
    modes = modes_of(problem, name, at)
    known, columns, kernel, fades = _columns(problem, modes, at)
    covariance = _covariance(problem, kernel, fades, at["disturbance"])
    rest = (problem.windowed(problem.temperature) - known - np.tensordot(coefficients, columns, axes=1))[:, -1]
    weights = np.linalg.solve(covariance, rest)
    heat = at["disturbance"] ** 2 * float(problem.wandering[-1] @ _toeplitz(kernel).T @ weights)
    masses = hidden(problem, modes, at)
    keep = float(np.exp(-problem.data.grid.step / 60.0 / at["plant_lag"]))
    plant = float(trailing(problem.data.command, keep, float(problem.data.command[0]))[-1])
    if not masses:
        return 0.0, 0.0, heat, plant
    linear = dict(zip(problem.linear, coefficients.tolist(), strict=True))
    course = sum((linear[key] * part for key, part in masses.items() if key), masses[""])
    lead = np.nan_to_num(course[:, -1] - problem.data.temperature[-1])
    return float(lead[0]), float(lead[-1]), heat, plant


def unexplained(problem: Problem, name: str, at: Mapping[str, float], coefficients: Array) -> tuple[Array, Array]:
    """Return what a step's heat to the air alone (K/h) would explain of each window: moments and their information.

    With C the covariance of what is left and S what such heat does: S' C⁻¹ r (L, W) and S' C⁻¹ S (L, L), of which the
    generalised least-squares estimate of any steps' heat follows. What windows let out counts as unexplained.
    """
    modes = modes_of(problem, name, at)
    known, columns, kernel, fades = _columns(problem, modes, at)
    covariance = _covariance(problem, kernel, fades, at["disturbance"])
    others = np.where(np.array(problem.linear) == LOST, 0.0, coefficients)
    rest = problem.windowed(problem.temperature) - known - np.tensordot(others, columns, axes=1)
    spread = _toeplitz(kernel)
    weighted = np.linalg.solve(covariance, np.concatenate([rest, spread], axis=1))
    return spread.T @ weighted[:, : rest.shape[1]], spread.T @ weighted[:, rest.shape[1] :]


def modes_of(problem: Problem, name: str, at: Mapping[str, float]) -> Modes:
    """Return the network's modes per step, of a plant without lag: its lag is in its course."""
    theta = {key: np.array([parameter.prior]) for key, parameter in PRIOR.items()}
    theta |= {key: np.array([value]) for key, value in at.items()} | {"heating_rate": np.ones(1)}
    return network(theta | {"plant_lag": np.array([0.06])}, problem.step, np.zeros(1), name)


def hidden(problem: Problem, modes: Modes, at: Mapping[str, float]) -> dict[str, Array]:
    """Return the hidden capacities' temperatures (m, n), as the air's course tells them, and what heat adds to them.

    Under "" by air and outdoors; under heating_rate, cooling_rate and solar_gain per unit of each.
    """
    if modes.capacities == 1:
        return {}
    found = {"": following(modes, problem.step, problem.temperature, problem.outdoor, problem.usual)}
    plant = problem.plant(at["plant_lag"]) * (1.0 - at["heat_to_air"])
    drives = {
        "heating_rate": np.maximum(plant, 0.0),
        "cooling_rate": np.minimum(plant, 0.0),
        "solar_gain": problem.sun * ((1.0 - SOLAR_TO_AIR) / 1000.0),
    }
    for name, drive in drives.items():
        if name in problem.linear:
            found[name] = _course(modes, problem.step, [(_to_inner(modes), drive)], settled=False)
    return found


def following(modes: Modes, step: float, air: Array, outdoor: Array, usual: float, heat: Array | None = None) -> Array:
    """Return the hidden capacities' temperatures (m, n) that follow the air's and the outdoors' courses (n,).

    usual: the neighbours' temperature (°C); heat: K/h to the inner mass (n,). They begin as if what is known of the
    first day had lasted for ever.
    """
    mean_air = (air + np.append(air[0], air[:-1])) / 2.0
    beside = np.full(len(air), usual)
    drives = [
        (modes.matrix[1:, 0, 0], mean_air),
        (modes.outdoor[1:, 0], outdoor),
        (modes.neighbours[1:, 0], beside),
    ]
    if heat is not None:
        drives.append((_to_inner(modes), heat))
    return _course(modes, step, drives, settled=True)


def _to_inner(modes: Modes) -> Array:
    return np.asarray(np.eye(modes.capacities - 1)[0] * modes.per_heat[1, 0], dtype=np.float64)


def _course(modes: Modes, step: float, drives: list[tuple[Array, Array]], *, settled: bool) -> Array:
    """Return the hidden capacities' course (m, n) under drives: each a vector (m,) in 1/h and its course (n,)."""
    rates, vectors = np.linalg.eig(modes.matrix[1:, 1:, 0])
    back = np.linalg.inv(vectors).real
    hours = step / 3600.0
    parts = []
    for mode, rate in enumerate(rates.real.tolist()):
        drive = np.sum([float(back[mode] @ vector) * values for vector, values in drives], axis=0) / -rate
        known = drive[np.isfinite(drive)]
        start = float(known[: max(int(24 / hours), 1)].mean()) if settled and known.size else 0.0
        parts.append(trailing(drive, float(np.exp(rate * hours)), start))
    course: Array = vectors.real @ np.array(parts)
    return course


def _columns(problem: Problem, modes: Modes, at: Mapping[str, float]) -> tuple[Array, Array, Array, Array]:
    """Return the known part (L, W), the linear parameters' columns (p, L, W), the kernel of heat to the air (L,).

    And how each capacity's first temperature fades (n, L).
    """
    decay = modes.decay[:-1, 0]
    powers = decay[:, None] ** np.arange(problem.length)[None, :]
    kernel, mass_kernel = modes.by_air[:-1, 0] @ powers, modes.by_mass[:-1, 0] @ powers
    fades = (modes.from_nodes[:, :-1, 0] * decay) @ powers
    by_air, by_mass = _toeplitz(kernel), _toeplitz(mass_kernel)
    before = problem.starts - 1
    masses = hidden(problem, modes, at)
    known = _toeplitz(modes.by_outdoor[:-1, 0] @ powers) @ problem.windowed(problem.outdoor)
    known += problem.usual * np.cumsum(modes.by_neighbours[:-1, 0] @ powers)[:, None]
    known += np.outer(fades[0], problem.temperature[before])
    if masses:
        known += fades[1:].T @ masses[""][:, before]
    two = modes.capacities > 1
    to_air = at["heat_to_air"] if two else 1.0
    plant = None
    columns = []
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
            share, drive = SOLAR_TO_AIR if two else 1.0, problem.sun / 1000.0
        else:
            plant = problem.plant(at["plant_lag"]) if plant is None else plant
            share, drive = to_air, np.maximum(plant, 0.0) if name == "heating_rate" else np.minimum(plant, 0.0)
        column = (share * by_air + (1.0 - share) * by_mass) @ problem.windowed(drive)
        columns.append(column + fades[1:].T @ masses[name][:, before] if masses else column)
    return known, np.array(columns), kernel, fades


def _covariance(problem: Problem, kernel: Array, fades: Array, disturbance: float) -> Array:
    """Return the covariance (L, L) of what the model leaves of a window."""
    spread = _toeplitz(kernel)
    noise = problem.noise**2
    covariance: Array = disturbance**2 * (spread @ problem.wandering @ spread.T)
    covariance += noise * np.outer(fades[0], fades[0])
    for fade, deviation in zip(fades[1:], MASS_SPREAD, strict=False):
        covariance += deviation**2 * np.outer(fade, fade)
    covariance[np.diag_indices_from(covariance)] += noise
    return covariance


def _wandering(length: int, step: float) -> Array:
    """Return the correlation (L, L) of the wandering heat, of unit variance in its quick part."""
    index = np.arange(length)
    hours = np.abs(index[:, None] - index[None, :]) * (step / 3600.0)
    wandering: Array = np.exp(-hours / DISTURBANCE_HOURS) + SLOW_SHARE**2 * np.exp(-hours / SLOW_HOURS)
    return wandering


def _linear(data: RoomData) -> tuple[str, ...]:
    """Return the linear parameters that the inputs can speak of."""
    names = ["gains"]
    if np.any(data.command > 0.02):
        names.append("heating_rate")
    if np.any(data.command < -0.02):
        names.append("cooling_rate")
    if np.any(data.sun > 1.0):
        names.append("solar_gain")
    if data.lost is not None and np.any(data.lost):
        names.append(LOST)
    return (*names, *(f"life_{index}" for index in range(LIFE_BINS)))


def _linear_priors(problem: Problem, time_constant: float) -> tuple[Array, Array, Array, Array]:
    """Return centre, deviation, lower and upper bound of the linear parameters, (p,) each.

    Plants are sized for the coldest day: what full heat lifts the room by, rate times time constant, is known better
    than the rate.
    """
    rows = []
    for name in problem.linear:
        parameter: Parameter | None = PRIOR.get(name)
        if name == LOST:
            rows.append((1.0, LOST_SPREAD, 0.0, 4.0))
        elif parameter is None:
            rows.append((0.0, LIFE_SPREAD, -2.0, 2.0))
        elif name in LIFT:
            rate = LIFT[name] / time_constant
            rows.append((rate, LIFT_SPREAD * rate, parameter.lower, parameter.upper))
        else:
            rows.append((parameter.prior, spread_of(parameter), parameter.lower, parameter.upper))
    centre, spread, lower, upper = np.array(rows).T
    return centre, spread, lower, upper


def spread_of(parameter: Parameter) -> float:
    """Return the prior's deviation in the parameter's own unit."""
    return parameter.prior * parameter.deviation * 2.0 if parameter.logarithmic else parameter.deviation


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


def windows_of(valid: NDArray[np.bool_], step: float) -> tuple[NDArray[np.intp], int]:
    """Return first rows and length of the windows: the longest of which enough fit, and that leave little unused.

    Only long windows tell of a building's mass: what lasts hours looks like weather or people to short ones.
    """
    lengths = [length for seconds in WINDOWS if (length := int(seconds // step)) >= 3]
    laid = [(_starts(valid, length), length) for length in lengths]
    most = max((len(starts) * length for starts, length in laid), default=0)
    usable = [one for one in laid if len(one[0]) >= FEWEST_WINDOWS and len(one[0]) * one[1] >= USED * most]
    return max(usable or laid, key=lambda one: one[1] if usable else len(one[0]), default=(np.empty(0, np.intp), 0))


def _starts(valid: NDArray[np.bool_], length: int) -> NDArray[np.intp]:
    """Return the first rows of the windows (W,), one after the other, valid throughout, with one row before.

    They are laid from the end, so that the last one tells of the present.
    """
    bad = np.append(0, np.cumsum(~valid))
    starts, end = [], len(valid)
    while end - length >= 1:
        row = end - length
        if bad[end] == bad[row - 1]:
            starts.append(row)
            end = row
        else:
            end -= max(length // 12, 1)
    return np.array(starts[::-1], dtype=np.intp)


def _quantum(temperature: Array) -> float:
    """Return the sensor's step (K): the smallest change but for noise of arithmetic."""
    changes = np.abs(np.diff(temperature))
    changes = changes[np.isfinite(changes) & (changes > 1e-6)]
    return float(min(np.quantile(changes, 0.02), 1.0)) if changes.size else 0.1


def _toeplitz(kernel: Array) -> Array:
    """Return the lower triangular matrix (L, L) that convolves with kernel (L,)."""
    length = len(kernel)
    padded = np.concatenate([np.zeros(length - 1), kernel])
    return np.lib.stride_tricks.sliding_window_view(padded, length)[:, ::-1]
