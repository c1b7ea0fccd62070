"""Learning covers, garage doors, valves and locks: how long they take."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..channel import Channel
from ..messages import Message
from ..models.travel import motor_way
from ..series import Series
from ..twin import Estimate, Learned
from .common import History, finished, too_little
from .evaluate import evaluate
from .messages import rounded, say
from .sampling import filled, grid_of
from .switching import learn_switching

type Array = NDArray[np.float64]

LEAST_DAYS = 0.25
LEAST_WAY = 30.0
LONGEST = 600.0
STILL = 60.0
FEWEST = 2
MOST_SOFT = 30.0
ALMOST_ALL = 75.0
ENOUGH_REPORTS = 6


def learn_travel(history: History) -> Learned:
    """Return the travel times for 100 % of the way, each direction by itself."""
    position = history.series.get("position")
    if position is None:
        return too_little(history, LEAST_DAYS)
    travel = history.series.get("travel")
    found: dict[str, Estimate] = {}
    seconds = {}
    for name, way, sign in (("opening_time", "opening", 1.0), ("closing_time", "closing", -1.0)):
        times = (
            _by_travel(position, travel, history.request.spec.channels.get("travel"), way)
            if travel is not None
            else _by_position(position, sign)
        )
        if len(times) >= FEWEST:
            median = float(np.median(times))
            scatter = float(np.std(times)) / np.sqrt(len(times)) + 0.02 * median
            found[name] = Estimate(median, float(scatter), identified=True)
            seconds[name] = median
    found |= _soft_stop(position)
    if len(seconds) == 2:
        report = (
            say(
                "learned_travel_time",
                seconds_up=rounded(seconds["opening_time"]),
                seconds_down=rounded(seconds["closing_time"]),
            ),
        )
    else:
        report = (say("learned_travel_unknown"),)
    grid = grid_of(position)
    if grid is None:
        resting = too_little(history, LEAST_DAYS)
        # Days of a cover that nobody moved are enough of them: it is its way that nobody saw.
        return resting if history.days < LEAST_DAYS else replace(resting, report=report)
    values = filled(grid.held(position), grid.steps)
    return finished(
        history, "travel", found, evaluate(grid, values, {}, None), samples=len(position.times), report=report,
        identified=len(seconds) == 2,
    )  # fmt: skip


def learn_lock(history: History) -> Learned:
    """Return how long the bolt takes, and how often it jammed, beside the habit of locking."""
    bolt = history.series.get("bolt")
    if bolt is None:
        return too_little(history, LEAST_DAYS)
    options = history.request.spec.channels["bolt"].options
    held = np.diff(np.append(bolt.times, bolt.end))
    ways = [options.index(name) for name in ("locking", "unlocking", "opening") if name in options]
    moving = np.isin(bolt.values, ways) & (held < LONGEST)
    found = {}
    report: tuple[Message, ...] = ()
    if moving.sum() >= FEWEST:
        seconds = float(np.median(held[moving]))
        found["actuation_time"] = Estimate(
            seconds, float(np.std(held[moving]) / np.sqrt(moving.sum())) + 0.05 * seconds, identified=True
        )
        report = (say("learned_actuation_time", seconds=rounded(seconds)),)
    found |= _jams(bolt, options, ways)
    return learn_switching(history, found, None, report)


def _jams(bolt: Series, options: tuple[str, ...], ways: list[int]) -> dict[str, Estimate]:
    """Return how likely the bolt jams each time it moves; many locks tell only where it arrived, not its way.

    A Bayesian mean with the weight of ten movements on the prior of 0.2 %.
    """
    if "jammed" not in options:
        return {}
    fresh = np.append(False, bolt.values[1:] != bolt.values[:-1]) & np.isfinite(bolt.values)
    fresh[1:] &= np.isfinite(bolt.values[:-1])
    way = np.isin(bolt.values, ways)
    arrived = fresh & ~way
    moves, jams = int(arrived.sum()), int(np.sum(arrived & (bolt.values == options.index("jammed"))))
    if moves < FEWEST:
        return {}
    share = (jams + 0.02) / (moves + 10.0)
    return {"jam_probability": Estimate(share, share / np.sqrt(max(jams, 1)), identified=moves >= 20)}


def _by_travel(position: Series, travel: Series, channel: Channel | None, way: str) -> Array:
    """Return the times (s) for the whole way, from stretches reported as travelling that way."""
    if channel is None or way not in channel.options:
        return np.empty(0)
    ends = np.append(travel.times[1:], travel.end)
    chosen = (travel.values == channel.options.index(way)) & (ends - travel.times < LONGEST)
    before, after = position.at(travel.times[chosen] - 0.5), position.at(ends[chosen] + 1.0)
    way_gone, seconds = np.abs(after - before), (ends - travel.times)[chosen]
    known = np.isfinite(way_gone) & (way_gone >= LEAST_WAY)
    whole: Array = seconds[known] * 100.0 / way_gone[known]
    return whole


def _by_position(position: Series, sign: float) -> Array:
    """Return the times (s) for the whole way, from runs of positions that change one way without a pause.

    A device that reports only where it arrived does not show its time: a run needs at least two changes.
    """
    result = []
    for first, last in _runs(position, sign):
        way = abs(float(position.values[last] - position.values[first]))
        if last - first >= 2 and way >= LEAST_WAY:
            result.append(float(position.times[last] - position.times[first]) * 100.0 / way)
    return np.array(result)


def _soft_stop(position: Series) -> dict[str, Estimate]:
    """Return the share (%) of the travel that is slow at either end, of devices that report their way.

    With the right share the motor's way (models/travel.py) grows evenly: the least squares of a line over it, by trial.
    """
    shares = np.arange(0.0, MOST_SOFT + 0.5, 1.0, dtype=np.float64)
    losses = []
    for sign in (1.0, -1.0):
        for first, last in _runs(position, sign):
            times, where = position.times[first : last + 1], position.values[first : last + 1]
            inside = (where > 0.0) & (where < 100.0)
            if inside.sum() < ENOUGH_REPORTS or np.ptp(where[inside]) < ALMOST_ALL or np.ptp(times[inside]) <= 0.0:
                continue
            way = motor_way(np.repeat(where[inside][:, None], len(shares), axis=1), shares)
            way = (way - way.mean(axis=0)) / way.std(axis=0)
            seconds = times[inside] - times[inside].mean()
            seconds = seconds / seconds.std()
            losses.append(np.mean((seconds[:, None] - way * np.mean(way * seconds[:, None], axis=0)) ** 2, axis=0))
    if len(losses) < 2 * FEWEST:
        return {}
    every = np.array(losses)
    best = shares[np.argmin(every, axis=1)]
    share = float(shares[int(np.argmin(every.sum(axis=0)))])
    deviation = float(np.std(best)) / np.sqrt(len(best)) + 0.5
    return {"soft_stop": Estimate(share, deviation, identified=deviation < 4.0)}


def _runs(position: Series, sign: float) -> list[tuple[int, int]]:
    """Return the first and last report of each travel one way (sign 1: up) without a pause."""
    steps, gaps = np.diff(position.values), np.diff(position.times)
    moving = (sign * steps > 0) & (gaps < STILL)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], moving.astype(np.intp), [0]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
