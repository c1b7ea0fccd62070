"""Identification of a room: the most probable parameters within bounds and priors, and how sure they are.

The likelihood (learning/room_likelihood.py) is maximised over the time constants, shares, lag and the wandering heat by
a quasi-Newton search (Broyden-Fletcher-Goldfarb-Shanno) in unbounded coordinates; the posterior is Laplace's
approximation about it, with its correlations. What is left of each window says where something else cooled the room.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..models.protocol import Parameter
from ..twin import Estimate
from .airing import airing, losses
from .room_data import RoomData
from .room_likelihood import Solution, likelihood, present, shown_of, slopes, solve
from .room_priors import LIFT, PRIOR, lift_of, spread_of, usual_rates
from .room_problem import Problem, problem_of

type Array = NDArray[np.float64]

SEARCHED = {
    "1r1c": ("time_constant", "plant_lag", "disturbance"),
    "2r2c": ("time_constant", "plant_lag", "air_share", "coupling", "heat_to_air", "disturbance"),
    "3r2c": ("time_constant", "plant_lag", "air_share", "coupling", "wall_share", "neighbours", "heat_to_air",
             "disturbance"),
    "4r3c": ("time_constant", "plant_lag", "air_share", "coupling", "inner_share", "inner_coupling", "wall_share",
             "neighbours", "heat_to_air", "disturbance"),
}  # fmt: skip
START = {
    "disturbance": (2.0, 0.7, 0.25, 0.1),
    "time_constant": (12.0, 30.0, 80.0, 200.0),
    "plant_lag": (2.0, 15.0, 50.0),
    "coupling": (0.05, 0.15, 0.4),
}
ROUNDS = 25
ENOUGH = 0.1
"""Of −2 log of the posterior: a gain that ends the search."""
LONGEST = 0.7
"""Of a step in a coordinate: a factor of two in a time constant."""
SHIFT = 1e-3
WIDER = 1.25
"""How much wider than the likelihood's own curvature the parameters may lie: no network is the house (cf. the tempered
posteriors of Grünwald and van Ommen 2017)."""


@dataclass(frozen=True, slots=True)
class RoomFit:
    """What a fit gave.

    network: one of NETWORKS; estimates by parameter; names and factor: the Cholesky factor (P, P) of the posterior's
    correlation, rows by names; usual: the
    mean temperature (°C); life: heat (K/h) by the clock; present: time (epoch s), the masses' lead over the
    air (K), wandering heat (K/h) and plant output at the end of the history; loss: −2 log of likelihood and prior;
    airing: the exchange through windows that nobody reports (1/h), where they show.
    """

    network: str
    estimates: Mapping[str, Estimate]
    names: tuple[str, ...]
    correlation: Array
    life: tuple[float, ...]
    usual: float
    present: tuple[float, ...]
    loss: float
    windows: int
    airing: Estimate | None


def fit_room(data: RoomData, network: str, start: RoomFit | None = None) -> RoomFit | None:
    """Return the most probable room of a network, or None when the history has too few usable windows.

    start: a fit, also of another network, to begin at instead of a search over the whole range.
    """
    problem = problem_of(data)
    if problem is None:
        return None
    search = _Search(problem, network)
    if start is not None:
        point = search.point({name: one.value for name, one in start.estimates.items()})
    else:
        point = search.coarse()
    between = None
    if problem.unsure is not None:
        # The truth lies between the fits that take the heating or the temperature for exact (Frisch 1934). One by the
        # share that the heating errs by, which a search must not move, is consistent, but where a room hardly ever
        # leaves its target that says little: so go halfway to the other, and tell the way as uncertainty.
        search.shown = shown_of(problem, network, search.values(point))
        first, _ = search.descend(point)
        search.shown = (1.0 + shown_of(problem, network, search.values(first))) / 2.0
        between, point = first, first
    point, loss = search.descend(point)
    at = search.values(point)
    solution = solve(problem, network, at, search.shown)
    other = None if between is None else search.values(between)
    return _finished(problem, network, at, solution, loss, other)


def aired(data: RoomData, fit: RoomFit) -> RoomData:
    """Return a history with the heat that windows nobody reports let out, as a fit of a part of it tells."""
    problem = problem_of(data, sharp=True)
    if problem is None or problem.unsure is not None:
        # What a heating did unseen looks like a window.
        return data
    at = {name: fit.estimates[name].value for name in SEARCHED[fit.network]}
    heat = losses(problem, fit.network, at, solve(problem, fit.network, at).coefficients)
    lost = np.zeros(len(problem.temperature))
    lost[problem.starts[None, :] + np.arange(problem.length)[:, None]] = heat
    fine = np.repeat(lost, problem.fine)
    return replace(data, lost=np.concatenate([np.zeros(len(data.temperature) - len(fine)), fine]))


def predictive(fit: RoomFit, data: RoomData) -> float:
    """Return the mean log likelihood per temperature of other data under a fit: −inf where nothing can be judged."""
    problem = problem_of(data, sharp=True)
    if problem is None:
        return float("-inf")
    values = {name: one.value for name, one in fit.estimates.items()}
    known = usual_rates(values["time_constant"]) | values
    at = {name: known[name] for name in (*SEARCHED[fit.network], *problem.rates)}
    linear = values | {f"life_{index}": value for index, value in enumerate(fit.life)}
    return likelihood(problem, fit.network, at, linear)


class _Search:
    """The unknowns in unbounded coordinates: logarithms, and logits between bounds; priors are normal in them."""

    def __init__(self, problem: Problem, network: str) -> None:
        self.problem, self.network = problem, network
        self.names = (*SEARCHED[network], *problem.rates)
        self.shown = 0.5

    def values(self, point: Array) -> dict[str, float]:
        """Return the parameters at a point (k,)."""
        return {name: _outward(PRIOR[name], float(x)) for name, x in zip(self.names, point, strict=True)}

    def point(self, values: Mapping[str, float]) -> Array:
        """Return the point (k,) of parameters; of missing ones their priors', of rates what lifts a room as usual."""
        constant = values.get("time_constant", PRIOR["time_constant"].prior)
        filled = {name: one.prior for name, one in PRIOR.items()} | usual_rates(constant) | dict(values)
        return np.array([_inward(PRIOR[name], filled[name]) for name in self.names])

    def loss(self, point: Array) -> float:
        """Return −2 log of the posterior."""
        at = self.values(point)
        loss = solve(self.problem, self.network, at, self.shown).loss
        for name, value in at.items():
            parameter = PRIOR[name]
            if name == "disturbance":
                # Whatever the prior of a twin that knows nothing: the history tells this one well.
                loss += float((np.log(value / parameter.prior) / 1.5) ** 2)
            elif name in LIFT:
                lift, unsure = lift_of(self.problem.data, name)
                loss += float(((value * at["time_constant"] / lift - 1.0) / unsure) ** 2)
            elif parameter.logarithmic:
                loss += float((np.log(value / parameter.prior) / parameter.deviation) ** 2)
            else:
                loss += float(((value - parameter.prior) / parameter.deviation) ** 2)
        return loss

    def coarse(self) -> Array:
        """Return the best point of a coarse grid over what has many minima."""
        best: dict[str, float] = {}
        lowest = np.inf
        # The wandering heat first: where it is too small for a wrong network, the likelihood has ravines everywhere.
        for name, values in START.items():
            for value in values:
                trial = best | {name: value}
                if (loss := self.loss(self.point(trial))) < lowest:
                    best, lowest = trial, loss
        return self.point(best)

    def descend(self, point: Array) -> tuple[Array, float]:
        """Return the minimum that a quasi-Newton search finds from a point, and its loss."""
        count = len(point)
        scale = self._curvature(point)
        inverse = scale
        loss = self.loss(point)
        gradient = self._gradient(point, loss)
        for _ in range(ROUNDS):
            step = -inverse @ gradient
            if step @ gradient >= 0:
                inverse = scale
                step = -inverse @ gradient
            step *= min(1.0, LONGEST / float(np.abs(step).max() + 1e-12))
            size = 1.0
            while size > 0.02 and not (new := self.loss(point + size * step)) < loss:
                size /= 3.0
            if size <= 0.02:
                break
            moved = size * step
            gained, loss, point = loss - new, new, point + moved
            fresh = self._gradient(point, loss)
            change = fresh - gradient
            gradient = fresh
            if gained < ENOUGH:
                break
            if (curvature := float(moved @ change)) > 1e-9:
                ratio = np.eye(count) - np.outer(moved, change) / curvature
                inverse = ratio @ inverse @ ratio.T + np.outer(moved, moved) / curvature
        return point, loss

    def _curvature(self, point: Array) -> Array:
        """Return the inverse of the loss's curvature (k, k) as Gauss and Newton take it."""
        at = self.values(point)
        moving = tuple(name for name in self.names if name != "disturbance")
        solution = solve(self.problem, self.network, at)
        jacobian = slopes(self.problem, self.network, at, moving, solution.coefficients)
        count = len(self.problem.linear)
        unit = np.array([1.0 if PRIOR[name].logarithmic else _slope(PRIOR[name], at[name]) for name in moving])
        deviation = np.array([PRIOR[name].deviation for name in moving])
        # What moves as the linear parameters do is theirs to explain.
        linear, others = jacobian[:count], jacobian[count:] * unit[:, None]
        cross = linear @ others.T
        information = others @ others.T - cross.T @ np.linalg.solve(solution.gram, cross)
        curvature = np.zeros((len(point), len(point)))
        rows = [self.names.index(name) for name in moving]
        curvature[np.ix_(rows, rows)] = information + np.diag((unit / deviation) ** 2)
        last = self.names.index("disturbance")
        curvature[last, last] = 0.25 * solution.white.size
        return np.asarray(np.linalg.inv(2.0 * curvature), dtype=np.float64)

    def _gradient(self, point: Array, loss: float) -> Array:
        gradient = np.empty(len(point))
        # The wandering heat first: most of the likelihood at the point is still at hand, and does not hang on it.
        for index in sorted(range(len(point)), key=lambda one: self.names[one] != "disturbance"):
            moved = point.copy()
            moved[index] += SHIFT
            gradient[index] = (self.loss(moved) - loss) / SHIFT
        return gradient


def _inward(parameter: Parameter, value: float) -> float:
    if parameter.logarithmic:
        return float(np.log(min(max(value, parameter.lower * 1.001), parameter.upper * 0.999)))
    share = (value - parameter.lower) / (parameter.upper - parameter.lower)
    share = min(max(share, 0.01), 0.99)
    return float(np.log(share / (1.0 - share)))


def _outward(parameter: Parameter, x: float) -> float:
    if parameter.logarithmic:
        return float(np.clip(np.exp(x), parameter.lower, parameter.upper))
    return float(parameter.lower + (parameter.upper - parameter.lower) / (1.0 + np.exp(-np.clip(x, -30.0, 30.0))))


def _slope(parameter: Parameter, value: float) -> float:
    """Return by how much a bounded parameter moves per unit of its logit."""
    share = (value - parameter.lower) / (parameter.upper - parameter.lower)
    return (parameter.upper - parameter.lower) * share * (1.0 - share)


def _finished(
    problem: Problem,
    network: str,
    at: dict[str, float],
    solution: Solution,
    loss: float,
    other: dict[str, float] | None,
) -> RoomFit:
    """Return the fit with its posterior by the curvature of the loss (Laplace's approximation).

    other: what may as well be; it lies one standard deviation away, whatever the curvature says.
    """
    coefficients, gram = solution.coefficients, solution.gram
    linear = problem.linear
    moving = tuple(name for name in at if name != "disturbance")
    jacobian = slopes(problem, network, at, moving, coefficients)
    information = jacobian @ jacobian.T
    count = len(linear)
    information[:count, :count] = gram
    for index, name in enumerate(moving, count):
        if name in LIFT:
            both = [index, count + moving.index("time_constant")]
            information[np.ix_(both, both)] += lift_of(problem.data, name)[1] ** -2.0
        else:
            information[index, index] += PRIOR[name].deviation ** -2.0
    if problem.data.lift is not None and "heating_rate" in linear:
        # The rate's own prior stands in gram as if the time constant were known; it is their product that is.
        lift, unsure = problem.data.lift
        pair = linear.index("heating_rate"), count + moving.index("time_constant")
        per = at["time_constant"] / lift
        product = per * float(coefficients[pair[0]])
        information[pair] += per * product / unsure**2
        information[pair[::-1]] += per * product / unsure**2
        information[pair[1], pair[1]] += (product / unsure) ** 2
    covariance = np.linalg.inv(information)
    if other is not None:
        there = solve(problem, network, other).coefficients - coefficients
        apart = [
            np.log(other[name] / at[name]) if PRIOR[name].logarithmic else other[name] - at[name] for name in moving
        ]
        away = np.append(there, apart)
        covariance += np.outer(away, away)
    deviations = WIDER * np.sqrt(np.diag(covariance))
    values = dict(zip(linear, coefficients.tolist(), strict=True))
    found: dict[str, Estimate] = {}
    kept: list[int] = []
    for index, name in enumerate((*linear, *moving)):
        parameter = PRIOR.get(name)
        if parameter is None:
            continue
        kept.append(index)
        value = values[name] if index < count else at[name]
        deviation = float(deviations[index])
        spread = spread_of(parameter) if index < count else parameter.deviation
        inside = parameter.lower * 1.0001 < value < parameter.upper * 0.9999 or parameter.lower <= 0 < value
        if name == "neighbours":
            # It shows while the room is about as warm as ever; whether they stay so when it is not, no history tells.
            deviation = max(deviation, parameter.deviation)
        unit = value if index >= count and parameter.logarithmic else 1.0
        found[name] = Estimate(float(value), deviation * unit, bool(deviation < 0.5 * spread and inside))
    scatter = at["disturbance"]
    found["disturbance"] = Estimate(scatter, 0.15 * scatter, identified=True)
    correlation = WIDER**2 * covariance[np.ix_(kept, kept)] / np.outer(deviations[kept], deviations[kept])
    life = tuple(values[name] for name in linear if name.startswith("life_"))
    end = float(problem.data.grid.times[-1])
    return RoomFit(
        network, found, tuple((*linear, *moving)[index] for index in kept), correlation, life, problem.usual,
        (end, *present(problem, network, at, coefficients)), loss, len(problem.starts),
        airing(problem, network, at, coefficients) if problem.unsure is None else None,
    )  # fmt: skip
