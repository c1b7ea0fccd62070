"""The likelihood of a room's history: what a network, its plant and wandering heat say of windows of temperatures.

Within a window the temperature is linear in the heating rate, the gains, the sun and the heat that the clock brings,
once the time constants, shares and the lag are given. What is left is Gaussian: heat by people that wanders
(Ornstein-Uhlenbeck, through the network), what nobody knows of the mass, and the sensor's own steps. So the linear
parameters are integrated out exactly and the others searched (cf. Golub and Pereyra 1973, variable projection;
Kristensen, Madsen and Jørgensen 2004, grey-box models with wandering disturbances).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from ..models.protocol import Parameter
from ..models.room import SOLAR_TO_AIR, Modes
from ..models.thermostat import network
from ..models.thermostat_inputs import LIFE_BINS, life_weights
from ..models.thermostat_parameters import PARAMETERS
from .room_data import RoomData
from .room_steps import Steps, averaged, coarse, halfway, steps_of, toeplitz, trailing
from .room_windows import FEWEST_WINDOWS, windows_of
from .whitening import factored, log_determinant, wandering_heat, whitened

type Array = NDArray[np.float64]

PRIOR = {parameter.name: parameter for parameter in PARAMETERS}
STEP = 900.0
ANSWERS = 12
"""Answers of a heating that is asked now and then, of which the share of a step that it heats is told well enough."""
MOST_WINDOWS = 40
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


@dataclass(frozen=True, slots=True)
class Problem:
    """A room's history in steps (s) of about a quarter of an hour, each of so many fine ones of its data.

    temperature: means over the steps; instant: what stood at their ends; outdoor, sun: (n,) each; life: weights of the
    day's parts (LIFE_BINS, n); starts: first rows of the windows (W,) of length rows each; linear: names of the
    linear parameters; noise: the sensor's deviation (K); usual: the mean temperature, which stands for the neighbouring
    rooms' (°C); wandering: (L, L); plants: the last plant course worked out, by its lag.

    rows: of the data that a step follows one by one, for steps that are longer than the air needs to follow a plant; 1:
    means over a step pass for its end. rates: those of heating and cooling where they are searched for, since the share
    of a step that it heats is unsure, with the variance unsure (n,).
    """

    data: RoomData
    step: float
    temperature: Array
    instant: Array
    outdoor: Array
    sun: Array
    life: Array
    fine: int
    rows: int
    starts: NDArray[np.intp]
    length: int
    linear: tuple[str, ...]
    noise: float
    usual: float
    wandering: Array
    rates: tuple[str, ...] = ()
    unsure: Array | None = None
    plants: dict[float, Array] = field(default_factory=dict)

    def windowed(self, values: Array) -> Array:
        """Return values (n,) by window (L, W)."""
        return values[self.starts[None, :] + np.arange(self.length)[:, None]]

    def plant(self, lag: float) -> Array:
        """Return the plant's output (n, rows) at a lag (min), averaged over each of the rows that a step follows."""
        if lag not in self.plants:
            data = self.data
            given = data.command if data.supply is None else data.command * data.supply
            after = trailing(given, float(np.exp(-data.grid.step / 60.0 / lag)), float(given[0]))
            middle = (after + np.append(given[0], after[:-1])) / 2.0
            self.plants.clear()
            if self.rows == 1 < self.fine:
                middle = coarse(halfway(averaged(middle, self.fine)), self.fine)
            self.plants[lag] = middle.reshape(-1, self.rows)
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
    fine = max(round(max(STEP, ANSWERS * data.asked) / data.grid.step), 1)
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
    rates = () if data.unsure is None else tuple(name for name in _linear(data) if name in LIFT)
    # A mean over the step, of which the heat's mean over it follows as exactly: a heating that goes on and off faster
    # than the steps would look like a slow one at single moments.
    temperature = coarse(halfway(data.temperature), fine) if fine > 1 else data.temperature
    return Problem(
        data=data,
        step=step,
        temperature=temperature,
        instant=data.temperature[fine - 1 :: fine] if rates else temperature,
        outdoor=coarse(data.outdoor, fine),
        sun=coarse(data.sun, fine),
        life=life_weights(times - step / 2.0),
        fine=fine,
        rows=fine if rates else 1,
        starts=starts[-MOST_WINDOWS:],
        length=length,
        linear=tuple(name for name in _linear(data) if name not in rates),
        rates=rates,
        unsure=None if data.unsure is None or not rates else coarse(data.unsure, fine) / fine,
        wandering=wandering_heat(length, step),
        usual=float(np.nanmean(temperature[valid])),
        noise=float(np.hypot(_quantum(temperature) / np.sqrt(12.0), SENSOR)),
    )


def stretches_of(data: RoomData, starts: NDArray[np.intp], length: int, usual: float) -> Problem:
    """Return the problem of some stretches of a history, in the steps of its own grid; usual: the neighbours' (°C)."""
    return Problem(
        data=data,
        step=data.grid.step,
        temperature=data.temperature,
        instant=data.temperature,
        outdoor=data.outdoor,
        sun=data.sun,
        life=life_weights(data.grid.times - data.grid.step / 2.0),
        fine=1,
        rows=1,
        starts=starts,
        length=length,
        linear=tuple(name for name in _linear(data) if name != LOST),
        wandering=wandering_heat(length, data.grid.step),
        usual=usual,
        noise=float(np.hypot(_quantum(data.temperature) / np.sqrt(12.0), SENSOR)),
    )


def solve(problem: Problem, name: str, at: Mapping[str, float], shown: float = 0.0) -> Solution:
    """Return the best linear parameters of a network whose other parameters are at.

    shown: of what the model leaves of the temperatures, the share that unsure heat explains (shown_of); 1: all of it.
    """
    modes = modes_of(problem, name, at)
    known, columns, kernel, fades = _columns(problem, modes, at)
    factor = factored(_covariance(problem, modes, kernel, fades, at))
    count = len(columns)
    stacked = np.concatenate([(problem.windowed(problem.temperature) - known)[None], columns])
    white = whitened(factor, stacked)
    y, x = white[0].ravel(), white[1:].reshape(count, -1)
    centre, spread, lower, upper = _linear_priors(problem, at["time_constant"])
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
    modes = modes_of(problem, name, at)
    known, columns, kernel, fades = _columns(problem, modes, at)
    centre, *_ = _linear_priors(problem, at["time_constant"])
    coefficients = np.array([linear.get(name, prior) for name, prior in zip(problem.linear, centre, strict=True)])
    rest = problem.windowed(problem.temperature) - known - np.tensordot(coefficients, columns, axes=1)
    return rest, _covariance(problem, modes, kernel, fades, at)


def shown_of(problem: Problem, name: str, at: Mapping[str, float]) -> float:
    """Return the share 0..1 of what the model leaves of the temperatures that heat explains of which nobody is sure."""
    if problem.unsure is None:
        return 0.0
    modes = modes_of(problem, name, at)
    _, _, kernel, fades = _columns(problem, modes, at)
    whole = _covariance(problem, modes, kernel, fades, at)
    sure = _covariance(replace(problem, unsure=None), modes, kernel, fades, at)
    return float(1.0 - np.einsum("ij,wji->w", sure, np.linalg.inv(whole)).mean() / problem.length)


def slopes(problem: Problem, name: str, at: Mapping[str, float], moving: tuple[str, ...], coefficients: Array) -> Array:
    """Return the whitened slopes (p + k, L·W) of the temperatures by each linear and each moving parameter.

    Of logarithmic ones by their logarithm.
    """
    modes = modes_of(problem, name, at)
    known, columns, kernel, fades = _columns(problem, modes, at)
    factor = factored(_covariance(problem, modes, kernel, fades, at))
    base = known + np.tensordot(coefficients, columns, axes=1)
    result = list(columns)
    for key in moving:
        parameter, moved = PRIOR[key], dict(at)
        shift = 0.02 if parameter.logarithmic else -0.02 if at[key] > 0.5 else 0.02
        moved[key] = at[key] * float(np.exp(shift)) if parameter.logarithmic else at[key] + shift
        there, others, *_ = _columns(problem, modes_of(problem, name, moved), moved)
        result.append((there + np.tensordot(coefficients, others, axes=1) - base) / shift)
    return whitened(factor, np.array(result)).reshape(len(result), -1)


def present(
    problem: Problem, name: str, at: Mapping[str, float], coefficients: Array
) -> tuple[float, float, float, float]:
    """Return the masses' lead over the air (K), the wandering heat (K/h) and the plant's output at the history's end.

    The heat is the Gaussian's conditional mean, given the last window's temperatures.
    """
    modes = modes_of(problem, name, at)
    known, columns, kernel, fades = _columns(problem, modes, at)
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
    modes = modes_of(problem, name, at)
    known, columns, kernel, fades = _columns(problem, modes, at)
    covariance = _covariance(problem, modes, kernel, fades, at)
    others = np.where(np.array(problem.linear) == LOST, 0.0, coefficients)
    rest = problem.windowed(problem.temperature) - known - np.tensordot(others, columns, axes=1)
    spread = toeplitz(kernel)
    weighted = np.linalg.solve(covariance, np.concatenate([rest, spread], axis=1))
    return spread.T @ weighted[:, : rest.shape[1]], spread.T @ weighted[:, rest.shape[1] :]


def modes_of(problem: Problem, name: str, at: Mapping[str, float]) -> Modes:
    """Return the network's modes per row that a step follows, of a plant without lag: its lag is in its course."""
    theta = {key: np.array([parameter.prior]) for key, parameter in PRIOR.items()}
    theta |= {key: np.array([value]) for key, value in at.items()} | {"heating_rate": np.ones(1)}
    return network(theta | {"plant_lag": np.array([0.06])}, problem.step / problem.rows, np.zeros(1), name)


def hidden(problem: Problem, modes: Modes, at: Mapping[str, float]) -> dict[str, Array]:
    """Return the hidden capacities' temperatures (m, n), as the air's course tells them, and what heat adds to them.

    Under "" by air and outdoors; under heating_rate, cooling_rate and solar_gain per unit of each.
    """
    if modes.capacities == 1:
        return {}
    air = problem.temperature if problem.rows > 1 else halfway(problem.temperature)
    found = {"": following(modes, problem.step, air, problem.outdoor, problem.usual)}
    to_mass = 1.0 - at["heat_to_air"]
    drives = {name: to_mass * drive.mean(axis=1) for name, drive in _drives(problem, at).items()}
    if "solar_gain" in problem.linear:
        drives["solar_gain"] = problem.sun * ((1.0 - SOLAR_TO_AIR) / 1000.0)
    for name, drive in drives.items():
        found[name] = _course(modes, problem.step, [(_to_inner(modes), drive)], settled=False)
    return found


def _drives(problem: Problem, at: Mapping[str, float]) -> dict[str, Array]:
    """Return the plant's heating and cooling (n, rows), −1..1, under the names of their rates."""
    plant = problem.plant(at["plant_lag"])
    parts = {"heating_rate": np.maximum(plant, 0.0), "cooling_rate": np.minimum(plant, 0.0)}
    return {name: part for name, part in parts.items() if name in (*problem.linear, *problem.rates)}


def following(modes: Modes, step: float, air: Array, outdoor: Array, usual: float, heat: Array | None = None) -> Array:
    """Return the hidden capacities' temperatures (m, n) that follow the air's and the outdoors' means over steps (n,).

    usual: the neighbours' temperature (°C); heat: K/h to the inner mass (n,). They begin as if what is known of the
    first day had lasted for ever.
    """
    beside = np.full(len(air), usual)
    drives = [
        (modes.matrix[1:, 0, 0], air),
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
        for name, drive in _drives(problem, at).items()
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
            lift, unsure = lift_of(problem.data, name)
            rate = lift / time_constant
            rows.append((rate, unsure * rate, parameter.lower, parameter.upper))
        else:
            rows.append((parameter.prior, spread_of(parameter), parameter.lower, parameter.upper))
    centre, spread, lower, upper = np.array(rows).T
    return centre, spread, lower, upper


def lift_of(data: RoomData, name: str) -> tuple[float, float]:
    """Return what full output of a rate of LIFT changes a room by (K), and how far that may be off (relative)."""
    return data.lift if data.lift is not None and name == "heating_rate" else (LIFT[name], LIFT_SPREAD)


def usual_rates(time_constant: float) -> dict[str, float]:
    """Return the rates (K/h) by which full heating and cooling lift and lower a room as far as they usually do."""
    return {name: lift / time_constant for name, lift in LIFT.items()}


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


def _quantum(temperature: Array) -> float:
    """Return the sensor's step (K): the smallest change but for noise of arithmetic."""
    changes = np.abs(np.diff(temperature))
    changes = changes[np.isfinite(changes) & (changes > 1e-6)]
    return float(min(np.quantile(changes, 0.02), 1.0)) if changes.size else 0.1
