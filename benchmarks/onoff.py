"""How well it is known what will be on: Brier scores of P(on) of measured devices, rolling origins, past only.

    python -m benchmarks onoff --data FOLDER

The last 30 % of each device's history are asked for every five minutes, through learn and through activity, which
predict hangs on the forecast of a power; the twin learns anew once a day, a dozen times at most. On is a power above
the limit that the first 70 % tell. Beside it run, fitted to the same past: persistence, a two-state Markov chain, and a
semi-Markov process of the dwell times seen.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from custom_components.digital_twin.core.engine import learn
from custom_components.digital_twin.core.forecast.onoff import activity
from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.learning.habit import segments
from custom_components.digital_twin.core.learning.onoff import FEWEST_DWELLS
from custom_components.digital_twin.core.learning.plug import power_levels
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.models.onoff import past_of
from custom_components.digital_twin.core.models.plug import ACTIVE_ABOVE
from custom_components.digital_twin.core.requests import Environment, LearnRequest, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, Learned, TwinSnapshot, TwinSpec

from .measured import Case, cases
from .table import Row

type Array = NDArray[np.float64]

SOURCE = "github.com/areinhardt/tracebase"
SHARE = 0.7
RECENT = 6 * 3600.0
HORIZONS = (300.0, 900.0, 1800.0)
GOALS = {300.0: "≤ .07", 900.0: "≤ .10", 1800.0: "≤ .12"}
EVERY = 300.0
REFITS = 12
LONGEST_DWELL = 1440
BASELINES = ("persistence", "markov", "semi-markov")
REFRIGERATION = ("refriger", "fridge", "freez")
MARGIN = 0.0005


@dataclass(frozen=True, slots=True)
class Result:
    """One device: Brier scores per forecaster and horizon (3,), how often it was asked, and its blocks' differences."""

    case: Case
    brier: Mapping[str, Array]
    asked: int

    @property
    def cold(self) -> bool:
        """Return whether it refrigerates, as its name says."""
        return self.case.name.lower().startswith(REFRIGERATION)


def rows() -> list[Row]:
    """Return the figures for the folder that DIGITAL_TWIN_DATA names."""
    folder = os.environ.get("DIGITAL_TWIN_DATA")
    if not folder or not Path(folder).is_dir():
        return [Row(name=f"no data: give --data FOLDER with {SOURCE}", value=0.0, unit="")]
    plugs = [case for case in cases(Path(folder)) if case.kind == "plug"]
    results = [result for case in plugs if (result := judge(case)) is not None]
    return [*_medians(results), *_details(results)]


def judge(case: Case) -> Result | None:
    """Return how one device did; None where its power has one level only."""
    series = case.history["power"]
    start = float(series.times[np.isfinite(series.values)][0])
    split = start + SHARE * (series.end - start)
    limit = power_levels(before(series, split))[2]
    if limit is None:
        return None
    states = np.where(np.isfinite(series.values), series.values > limit, np.nan)
    truth = Series(series.times, states.astype(np.float64), series.end)
    origins: Array = np.arange(split, series.end - max(HORIZONS), EVERY, dtype=np.float64)
    origins = origins[np.isfinite(truth.at(origins))]
    guesses: dict[str, list[Array]] = {name: [] for name in ("twin", *BASELINES)}
    step = max(86_400.0, (series.end - split) / REFITS)
    for first in np.arange(split, series.end, step).tolist():
        asked = origins[(origins >= first) & (origins < first + step)]
        if not asked.size:
            continue
        learned = _learned(case, first)
        guesses["twin"].append(np.array([_ours(case, learned, float(at), limit) for at in asked]))
        for name, guess in _baselines(truth, first, asked).items():
            guesses[name].append(guess)
    later = truth.at(origins[:, None] + np.array(HORIZONS))
    return Result(
        case=case,
        brier={name: np.nanmean((np.concatenate(rows) - later) ** 2, axis=0) for name, rows in guesses.items()},
        asked=len(origins),
    )


def before(series: Series, end: float) -> Series:
    """Return the part of a series up to end."""
    keep = series.times <= end
    return Series(series.times[keep], series.values[keep], end)


def recent(series: Series, end: float) -> Series:
    """Return the last hours of a series up to end, and what was held as they began."""
    last = int(np.searchsorted(series.times, end, side="right"))
    first = max(int(np.searchsorted(series.times, end - RECENT, side="right")) - 1, 0)
    return Series(series.times[first:last], series.values[first:last], end)


def _spec(case: Case) -> TwinSpec:
    channels = {channel.key: channel for channel in KINDS["plug"].channels if channel.key in case.history}
    return TwinSpec(twin_id=case.name, name=case.name, kind="plug", fidelity=Fidelity.EXPERT, channels=channels)


def _learned(case: Case, now: float) -> Learned:
    history = {key: before(one, now) for key, one in case.history.items()}
    return learn(LearnRequest(spec=_spec(case), history=history, now=now))


def _ours(case: Case, learned: Learned, origin: float, limit: float) -> Array:
    """Return the twin's P(on) at HORIZONS; what it cannot say stays as it is."""
    series = case.history["power"]
    now = float(series.at(np.array([origin]))[0])
    if ACTIVE_ABOVE not in learned.tables:
        return np.full(len(HORIZONS), float(now > limit))
    request = PredictRequest(
        twin=TwinSnapshot(spec=_spec(case), learned=learned, values={"power": now}, changed={}),
        horizon=max(HORIZONS),
        step=EVERY,
        start=origin,
        recent={"power": recent(series, origin)},
        environment=Environment(start=origin, step=3600.0, values={}),
    )
    on = activity(request, Grid.over(origin, max(HORIZONS), EVERY))["on"]
    return on[[int(horizon // EVERY) - 1 for horizon in HORIZONS]]


def _baselines(truth: Series, now: float, asked: Array) -> dict[str, Array]:
    """Return each baseline's P(on) (n, 3) at the origins asked (n,), fitted to what was before now."""
    state = truth.at(asked)
    still = np.repeat(state[:, None], len(HORIZONS), axis=1)
    times, states, ends = segments(before(truth, now))
    minutes = np.arange(times[0], now, 60.0)
    seen = before(truth, now).at(minutes)
    leave = [_rate(seen, value) for value in (0.0, 1.0)]
    ahead = np.array(HORIZONS) / 60.0
    share = leave[0] / sum(leave)
    markov = share + (state[:, None] - share) * (1.0 - sum(leave)) ** ahead
    length = np.maximum((ends - times) / 60.0, 1.0)
    whole = np.append(False, np.abs(times[1:] - ends[:-1]) < 1.0) & np.append(
        np.abs(times[1:] - ends[:-1]) < 1.0, False
    )
    dwells = [length[whole & (states == value)] for value in (0.0, 1.0)]
    if min(len(one) for one in dwells) < FEWEST_DWELLS:
        return {"persistence": still, "markov": markov, "semi-markov": markov}
    all_times = segments(truth)
    past = past_of(*all_times, asked)
    return {
        "persistence": still,
        "markov": markov,
        "semi-markov": _semi_markov(dwells, leave, state, past.elapsed / 60.0),
    }


def _rate(seen: Array, state: float) -> float:
    """Return the chance to leave a state within a minute."""
    here = (seen[:-1] == state) & np.isfinite(seen[1:])
    return (float(np.sum(here & (seen[1:] != state))) + 0.5) / (float(here.sum()) + 1.0)


def _semi_markov(dwells: list[Array], leave: list[float], state: Array, elapsed: Array) -> Array:
    """Return P(on) (n, 3) of a renewal process in steps of a minute, with the dwell times' empirical distribution.

    Beyond the longest dwell that was seen the chance to leave is that of the Markov chain.
    """
    steps = int(max(HORIZONS) / 60.0)
    hazard = np.array([_hazard(dwells[value], leave[value]) for value in (0, 1)])
    fresh = np.zeros((2, steps + 1))
    for value in (0, 1):
        fresh[value, 0] = value
    for after in range(1, steps + 1):
        for value in (0, 1):
            fresh[value, after] = _from(hazard[value], 0, after, fresh[1 - value], value)
    result = np.empty((len(state), len(HORIZONS)))
    for row, (value, gone) in enumerate(zip(state.astype(int).tolist(), elapsed.astype(int).tolist(), strict=True)):
        for column, horizon in enumerate(HORIZONS):
            result[row, column] = _from(hazard[value], gone, int(horizon / 60.0), fresh[1 - value], value)
    return result


def _hazard(dwell: Array, beyond: float) -> Array:
    """Return the chance to leave in each minute of a dwell, given that it lasted so far (LONGEST_DWELL,)."""
    counts = np.bincount(np.minimum(np.ceil(dwell).astype(int) - 1, LONGEST_DWELL - 1), minlength=LONGEST_DWELL)
    alive = np.cumsum(counts[::-1])[::-1]
    return np.where(alive > 0, counts / np.maximum(alive, 1), beyond)


def _from(hazard: Array, gone: int, steps: int, other: Array, value: int) -> float:
    """Return P(on) after steps minutes in a state held for gone minutes; other: from a fresh start of the other."""
    rows = np.minimum(gone + np.arange(steps), LONGEST_DWELL - 1)
    stays = np.cumprod(1.0 - hazard[rows])
    leaves = np.append(1.0, stays[:-1]) * hazard[rows]
    return float(stays[-1] * value + leaves @ other[steps - 1 :: -1][:steps])


def _medians(results: list[Result]) -> Iterator[Row]:
    for name, cold in (("refrigeration", True), ("used by people", False)):
        some = [result for result in results if result.cold is cold]
        if not some:
            continue
        against = BASELINES if cold else ("markov",)
        for index, horizon in enumerate(HORIZONS):
            best = [min(float(one.brier[name][index]) for name in against) for one in some]
            worse = [one.case.name for one, least in zip(some, best, strict=True)
                     if one.brier["twin"][index] > least + MARGIN]  # fmt: skip
            medians = ", ".join(
                f"{base} {np.median([one.brier[base][index] for one in some]):.3f}" for base in BASELINES
            )
            yield Row(
                name=f"{name}: Brier {horizon / 60:.0f} min",
                value=float(np.median([one.brier["twin"][index] for one in some])),
                unit="",
                goal=GOALS[horizon] if cold else None,
                note=f"{len(some)} devices; {medians}; worse than the best of {'/'.join(against)}: "
                f"{', '.join(worse) or 'none'}",
            )


def _details(results: list[Result]) -> Iterator[Row]:
    for result in results:
        columns = (f"{name} {' '.join(f'{score:.3f}' for score in scores)}" for name, scores in result.brier.items())
        yield Row(
            name=f"  {result.case.name}",
            value=float(result.brier["twin"][-1]),
            unit="",
            note=f"{result.asked} origins | {' | '.join(columns)}",
        )
