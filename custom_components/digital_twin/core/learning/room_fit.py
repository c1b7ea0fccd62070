"""Identification of a room: output error over windows of hours, by variable projection with bounds and priors.

For given lags and time constants the simulated temperature is linear in the heating rate, gains, sun and each window's
first temperature; these are solved by regression, the others by a search in their logarithms (Golub and Pereyra 1973).
Windows of half a day keep what wanders slowly, people and neighbours, from being taken for the wall (cf. Bacher and
Madsen 2011, Identifying suitable models for the heat dynamics of buildings).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ..models.protocol import Parameter
from ..models.room import SOLAR_TO_AIR, discretise
from ..models.thermostat_parameters import PARAMETERS
from ..twin import Estimate
from .room_data import RoomData
from .sampling import lagged

type Array = NDArray[np.float64]

PRIOR = {parameter.name: parameter for parameter in PARAMETERS}
WINDOWS = (12 * 3600.0, 6 * 3600.0, 3 * 3600.0)
FEWEST_WINDOWS = 4
MOST_WINDOWS = 120
# Errors of one window are one statement, not one per sample; this many independent values it holds.
INDEPENDENT = 3.0
DISTURBANCE_GROWTH = 4.9
NONLINEAR = {1: ("time_constant", "plant_lag"), 2: ("time_constant", "plant_lag", "air_share", "coupling")}
START = {
    "time_constant": (8.0, 15.0, 30.0, 60.0, 120.0, 250.0),
    "plant_lag": (4.0, 15.0, 50.0),
    "air_share": (0.12, 0.3),
    "coupling": (0.3, 1.0),
}


@dataclass(frozen=True, slots=True)
class RoomFit:
    """What a fit gave: estimates by parameter; rms: output error (K); nodes: 1 or 2; loss: penalised, comparable."""

    nodes: int
    estimates: Mapping[str, Estimate]
    rms: float
    loss: float
    windows: int


@dataclass(slots=True)
class _Problem:
    """The windows of a room's history, and what was computed of them already."""

    data: RoomData
    nodes: int
    starts: NDArray[np.intp]
    length: int
    linear: tuple[str, ...]
    sigma: float = 0.3
    plants: dict[float, Array] = field(default_factory=dict)
    masses: dict[float, Array] = field(default_factory=dict)

    def windowed(self, values: Array) -> Array:
        """Return values (n,) by window (L, W)."""
        return values[self.starts[None, :] + np.arange(self.length)[:, None]]

    def plant(self, lag: float) -> Array:
        """Return the plant's output (n,) at a lag (min), averaged over each interval."""
        key = round(lag, 6)
        if key not in self.plants:
            keep = float(np.exp(-self.data.grid.step / 60.0 / lag))
            after = lagged(self.data.command, keep, float(self.data.command[0]))
            self.plants[key] = (after + np.append(self.data.command[0], after[:-1])) / 2.0
        return self.plants[key]

    def mass(self, rate: float) -> Array:
        """Return the inner mass's temperature (n,) that follows the air at a rate (1/h)."""
        key = round(rate, 9)
        if key not in self.masses:
            known = self.data.temperature[np.isfinite(self.data.temperature)]
            keep = float(np.exp(-rate * self.data.grid.step / 3600.0))
            self.masses[key] = lagged(self.data.temperature, keep, float(known[0]))
        return self.masses[key]


def fit_room(data: RoomData, nodes: int) -> RoomFit | None:
    """Return the best room with one or two capacities, or None when the history has too few usable windows."""
    starts, length = _windows(data)
    if len(starts) < FEWEST_WINDOWS:
        return None
    problem = _Problem(data, nodes, starts[-MOST_WINDOWS:], length, _linear(data))
    names = NONLINEAR[nodes]
    best = _search(problem, names)
    for _ in range(2):
        _, _, residual = _solve(problem, dict(zip(names, best, strict=True)))
        problem.sigma = max(float(np.sqrt(np.mean(residual**2))), 0.01)
        best = _polish(problem, names, best)
    at = dict(zip(names, best, strict=True))
    loss, coefficients, residual = _solve(problem, at)
    rms = float(np.sqrt(np.mean(residual**2)))
    return RoomFit(nodes, _estimates(problem, at, coefficients, rms), rms, loss, len(starts))


def validation_rms(fit: RoomFit, data: RoomData) -> float:
    """Return the output error (K) of a fit on other data: infinite where that has no usable window."""
    length = int(WINDOWS[1] // data.grid.step)
    starts = _starts(data.valid, length)
    if not len(starts):
        return float("inf")
    problem = _Problem(data, fit.nodes, starts[-MOST_WINDOWS:], length, _linear(data))
    at = {name: fit.estimates[name].value for name in NONLINEAR[fit.nodes]}
    known, columns, fade = _columns(problem, at)
    coefficients = [
        fit.estimates[name].value if name in fit.estimates else PRIOR[name].prior for name in problem.linear
    ]
    residual = problem.windowed(data.temperature) - known - np.tensordot(np.array(coefficients), columns, axes=1)
    direction = fade / np.linalg.norm(fade)
    residual = residual - direction[:, None] * (direction @ residual)[None, :]
    return float(np.sqrt(np.mean(residual**2)))


def _linear(data: RoomData) -> tuple[str, ...]:
    """Return the linear parameters that the inputs can speak of."""
    names = ["gains"]
    if np.any(data.command > 0.02):
        names.append("heating_rate")
    if np.any(data.command < -0.02):
        names.append("cooling_rate")
    if np.any(data.sun > 1.0):
        names.append("solar_gain")
    return tuple(names)


def _windows(data: RoomData) -> tuple[NDArray[np.intp], int]:
    """Return first rows and length of the windows: the longest ones that use most of what is valid."""
    best: tuple[NDArray[np.intp], int] = (np.empty(0, dtype=np.intp), 0)
    for seconds in WINDOWS:
        length = int(seconds // data.grid.step)
        if length < 3:
            continue
        starts = _starts(data.valid, length)
        if len(starts) * length > 1.2 * len(best[0]) * best[1] or len(best[0]) < FEWEST_WINDOWS:
            best = (starts, length)
    return best


def _starts(valid: NDArray[np.bool_], length: int) -> NDArray[np.intp]:
    """Return the first rows of the windows (W,), one after the other, valid throughout, with one row before."""
    bad = np.append(0, np.cumsum(~valid))
    starts, row, end = [], 1, len(valid) - length
    while row <= end:
        if bad[row + length] == bad[row - 1]:
            starts.append(row)
            row += length
        else:
            row += max(length // 12, 1)
    return np.array(starts, dtype=np.intp)


def _search(problem: _Problem, names: tuple[str, ...]) -> Array:
    """Return the best point (k,) of a coarse grid."""
    points = np.array(np.meshgrid(*(START[name] for name in names))).reshape(len(names), -1).T
    losses = [_solve(problem, dict(zip(names, point, strict=True)))[0] for point in points]
    best: Array = points[int(np.argmin(losses))]
    return best


def _polish(problem: _Problem, names: tuple[str, ...], start: Array) -> Array:
    """Return a point improved by a pattern search in logarithms (Hooke and Jeeves 1961), within bounds."""
    point: Array = np.log(start)
    lowest = _solve(problem, dict(zip(names, start, strict=True)))[0]
    lower = np.log([PRIOR[name].lower for name in names])
    upper = np.log([PRIOR[name].upper for name in names])
    step = 0.35
    while step > 0.02:
        better = False
        for index in range(len(names)):
            for sign in (1.0, -1.0):
                trial = point.copy()
                trial[index] = np.clip(trial[index] + sign * step, lower[index], upper[index])
                loss = _solve(problem, dict(zip(names, np.exp(trial), strict=True)))[0]
                if loss < lowest - 1e-9:
                    point, lowest, better = trial, loss, True
                    break
        if not better:
            step /= 2.0
    found: Array = np.exp(point)
    return found


def _columns(problem: _Problem, at: Mapping[str, float]) -> tuple[Array, Array, Array]:
    """Return the known part (L, W), the linear parameters' columns (p, L, W) and the fade of the first value (L,)."""
    data, one = problem.data, np.ones(1)
    share = at.get("air_share", 1.0)
    coupling = at.get("coupling", 1.0)
    tau = at["time_constant"]
    modes = discretise(
        data.grid.step, one * tau, one, one * 1e-3, one * share, one * coupling, np.zeros(1), nodes=problem.nodes
    )
    decay, by_air, by_mass = modes.decay[:-1, 0], modes.by_air[:-1, 0], modes.by_mass[:-1, 0]
    powers = decay[:, None] ** np.arange(problem.length)[None, :]
    from_air = (modes.from_air[:-1, 0] * decay) @ powers
    from_mass = (modes.from_mass[:-1, 0] * decay) @ powers
    kernel, mass_kernel = _toeplitz(by_air @ powers), _toeplitz(by_mass @ powers)
    outdoor = problem.windowed(data.outdoor)
    known = kernel @ (outdoor / tau)
    if problem.nodes == 2:
        mass = problem.mass(share / coupling)[problem.starts - 1]
        known += from_mass[:, None] * mass[None, :]
    columns = []
    for name in problem.linear:
        if name == "gains":
            columns.append(kernel @ np.full(outdoor.shape, 1.0 / tau))
        elif name == "solar_gain":
            sun = problem.windowed(data.sun) / 1000.0
            to_air = SOLAR_TO_AIR if problem.nodes == 2 else 1.0
            columns.append(to_air * (kernel @ sun) + (1.0 - to_air) * (mass_kernel @ sun))
        else:
            plant = problem.windowed(problem.plant(at["plant_lag"]))
            columns.append(kernel @ (np.maximum(plant, 0.0) if name == "heating_rate" else np.minimum(plant, 0.0)))
    return known, np.array(columns), from_air


def _solve(problem: _Problem, at: Mapping[str, float]) -> tuple[float, Array, Array]:
    """Return penalised loss, linear coefficients (p,) and residuals (L, W) for given nonlinear parameters."""
    known, columns, fade = _columns(problem, at)
    measured = problem.windowed(problem.data.temperature) - known
    # Each window's first temperature is free: its course is projected out of everything.
    direction = fade / np.linalg.norm(fade)
    measured = measured - direction[:, None] * (direction @ measured)[None, :]
    columns = columns - direction[None, :, None] * np.einsum("l,plw->pw", direction, columns)[:, None, :]
    x, y = columns.reshape(len(columns), -1), measured.ravel()
    weight = INDEPENDENT / problem.length / problem.sigma**2
    priors = [PRIOR[name] for name in problem.linear]
    centre = np.array([parameter.prior for parameter in priors])
    precision = np.array([_spread(parameter) ** -2.0 for parameter in priors])
    lower = np.array([parameter.lower for parameter in priors])
    upper = np.array([parameter.upper for parameter in priors])
    gram, moment = weight * (x @ x.T) + np.diag(precision), weight * (x @ y) + precision * centre
    coefficients = np.clip(np.linalg.solve(gram, moment), lower, upper)
    for _ in range(3):
        # Parameters at a bound stay there, the others are solved again beside them.
        free = (coefficients > lower) & (coefficients < upper)
        if free.all() or not free.any():
            break
        rest = moment[free] - gram[np.ix_(free, ~free)] @ coefficients[~free]
        coefficients[free] = np.clip(np.linalg.solve(gram[np.ix_(free, free)], rest), lower[free], upper[free])
    residual = y - coefficients @ x
    loss = weight * float(residual @ residual) + float(np.sum(precision * (coefficients - centre) ** 2))
    for name, value in at.items():
        loss += float((np.log(value / PRIOR[name].prior) / PRIOR[name].deviation) ** 2)
    # The Gaussian likelihood's own normalisation, so that fits with different sigma compare.
    loss += INDEPENDENT * len(problem.starts) * 2.0 * float(np.log(problem.sigma))
    return loss, coefficients, residual.reshape(measured.shape)


def _estimates(problem: _Problem, at: Mapping[str, float], coefficients: Array, rms: float) -> dict[str, Estimate]:
    """Return every parameter with its deviation by the curvature of the loss (Laplace's approximation)."""
    weight = INDEPENDENT / problem.length / problem.sigma**2
    names = (*problem.linear, *at)
    slopes = []
    known, columns, fade = _columns(problem, at)
    direction = fade / np.linalg.norm(fade)

    def projected(course: Array) -> Array:
        rest: Array = course - direction[:, None] * (direction @ course)[None, :]
        return rest.ravel()

    slopes += [projected(column) for column in columns]
    base = projected(known + np.tensordot(coefficients, columns, axes=1))
    for name in at:
        moved = dict(at) | {name: at[name] * 1.02}
        other_known, other_columns, _ = _columns(problem, moved)
        course = projected(other_known + np.tensordot(coefficients, other_columns, axes=1))
        slopes.append((course - base) / np.log(1.02))
    jacobian = np.array(slopes)
    spreads = np.array([_spread(PRIOR[name]) for name in problem.linear] + [PRIOR[name].deviation for name in at])
    covariance = np.linalg.inv(weight * (jacobian @ jacobian.T) + np.diag(spreads**-2.0))
    deviations = np.sqrt(np.diag(covariance))
    values = [*coefficients.tolist(), *at.values()]
    result: dict[str, Estimate] = {}
    for name, value, deviation, spread in zip(names, values, deviations.tolist(), spreads.tolist(), strict=True):
        parameter = PRIOR[name]
        inside = parameter.lower * 1.0001 < value < parameter.upper * 0.9999 or parameter.lower <= 0 < value
        identified = deviation < 0.5 * spread and inside
        unit = value if name in at else 1.0
        result[name] = Estimate(float(value), float(deviation * unit), bool(identified))
    grown = max(rms / DISTURBANCE_GROWTH, PRIOR["disturbance"].lower)
    result["disturbance"] = Estimate(grown, 0.3 * grown, identified=True)
    return result


def _spread(parameter: Parameter) -> float:
    """Return the prior's deviation in the parameter's own unit."""
    return parameter.prior * parameter.deviation * 2.0 if parameter.logarithmic else parameter.deviation


def _toeplitz(kernel: Array) -> Array:
    """Return the lower triangular matrix (L, L) that convolves with kernel (L,)."""
    length = len(kernel)
    lag = np.arange(length)[:, None] - np.arange(length)[None, :]
    return np.where(lag >= 0, kernel[np.abs(lag)], 0.0)
