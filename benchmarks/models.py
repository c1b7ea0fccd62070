"""How well learned models forecast measured homes: rolling origins over the last 30 % of each series.

    python -m benchmarks models --data FOLDER [--only NAME[,NAME…]]

The path is the production one: learn anew each night from what is known by then, predict with what has been reported
since. "Past only" holds the present weather; "weather given" hands the recorded weather on as if it were a forecast.
Skill is 1 − RMSE/RMSE(persistence), medians over the series of a kind, with the baselines on the same origins beside
it; below stand each series' figures with 95 % block-bootstrap intervals. Without a folder it names the public sources.
AutoETS stands there too where `scripts/setup bench` has installed it.
"""

import os
import time
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.forecast.experts import HORIZONS
from custom_components.digital_twin.core.learning import room
from custom_components.digital_twin.core.learning.evaluate import Evaluation
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.models.registry import main_channel
from custom_components.digital_twin.core.requests import Environment, LearnRequest, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, Learned, TwinSnapshot, TwinSpec

from . import auto_ets
from .baselines import baselines, only_2r2c, step_of
from .measured import Case, cases
from .model_table import BETWEEN, table
from .table import Row

type Array = NDArray[np.float64]

ORIGINS = 900
SHARE = 0.7
NIGHT = 86_400.0
BETWEEN_EVERY = 9
"""Of the origins, one is asked for the horizons between as well."""
ROOM = "thermostat"
WEATHER = ("outdoor_temperature", "sun")
PROCESSES = 2
ONLY = "DIGITAL_TWIN_ONLY"
"""Names, apart by commas, which the series that are judged begin with."""
MODES = ("past only", "weather given")
GREY_BOX = {"past only": "2R2C", "weather given": "2R2C, weather given"}
"""The model of a room as most have it, with two capacities, by itself: nothing statistical beside it."""
SOURCES = (
    "github.com/JulienLeprince/fiftyshadesofgrey",
    "github.com/michael666nan/buildingsysid",
    "github.com/TechnicalBuildingSystems/OpenSmartHomeData",
    "github.com/danielsievers/housetemp",
    "github.com/LBNL-ETA/FlexDRL",
    "github.com/davidusb-geek/emhass",
    "github.com/areinhardt/tracebase",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """At some origins and the horizons BETWEEN (m, H): truth, NaN where unknown, what was foretold, the 90 % band."""

    truth: Array
    value: Array
    yesterday: Array
    low: Array
    high: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One series: at m origins (epoch s) and H horizons (s) the present, the truth and what was foretold of it.

    now: (m,); truth: (m, H), NaN where unknown; value: by method (m, H); low and high: the 90 % band by mode (m, H).
    fit and forecast: CPU seconds; samples: on the grid, of the last fit.
    """

    case: Case
    origins: Array
    horizons: tuple[int, ...]
    now: Array
    truth: Array
    value: Mapping[str, Array]
    low: Mapping[str, Array]
    high: Mapping[str, Array]
    fit: float
    forecast: float
    samples: int
    structure: str
    between: Between | None = None


def rows() -> list[Row]:
    """Return the figures for the folder that DIGITAL_TWIN_DATA names."""
    folder = os.environ.get("DIGITAL_TWIN_DATA")
    if not folder or not Path(folder).is_dir():
        return [Row(name=f"no data: give --data FOLDER with {source}", value=0.0, unit="") for source in SOURCES]
    only = tuple(name for name in os.environ.get(ONLY, "").split(",") if name) or ("",)
    chosen = [case for case in cases(Path(folder)) if case.name.startswith(only)]
    # Those that take longest begin first, so that no process is left with one of them at the end.
    ordered = sorted(chosen, key=lambda case: (case.kind != ROOM, case.kind == "plug"))
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("forkserver")) as pool:
        results = list(pool.map(judge, ordered))
    return list(table([result for result in results if result is not None]))


def judge(case: Case, origins: int = ORIGINS) -> Result | None:
    """Return what was foretold of the last 30 % of one series; None where it is too short."""
    spec = spec_of(case)
    main = main_channel(spec)
    if main is None:
        return None
    series = case.history[main]
    known = np.isfinite(series.values)
    start = float(series.times[known][0])
    split = start + SHARE * (series.end - start)
    usual = float(np.quantile(np.diff(series.times[known]), 0.1))
    horizons = tuple(horizon for horizon in HORIZONS if horizon >= 0.9 * usual and horizon < series.end - split)
    at = np.linspace(split, series.end - horizons[0], origins)
    at = at[np.isfinite(series.at(at))]
    # The others hear of no weather either way.
    modes = MODES if case.kind == ROOM else MODES[:1]
    value, low, high = ({mode: np.zeros((len(at), len(horizons))) for mode in modes} for _ in range(3))
    grey = {GREY_BOX[mode]: np.zeros((len(at), len(horizons))) for mode in modes if case.kind == ROOM}
    learned, network, learned_at, fitted, spent = None, None, 0.0, 0.0, 0.0
    seldom = {}
    for index, origin in enumerate(at.tolist()):
        begun = time.process_time()
        if learned is None or origin - learned_at >= NIGHT:
            learned, learned_at = learned_until(case, spec, origin), origin
            fitted = max(fitted, time.process_time() - begun)
            network = network_until(case, spec, origin) if grey else None
            begun = time.process_time()
        for mode in modes:
            foretold = forecast(case, spec, learned, origin, horizons, weather=mode == MODES[1])
            value[mode][index], low[mode][index], high[mode][index] = foretold
        spent += (time.process_time() - begun) / len(modes)
        if index % BETWEEN_EVERY == 0 and usual <= BETWEEN[0]:
            seldom[origin] = forecast(case, spec, learned, origin, BETWEEN, weather=False)
        if network is not None:
            for mode in modes:
                told, _, _ = forecast(case, spec, network, origin, horizons, weather=mode == MODES[1])
                grey[GREY_BOX[mode]][index] = told
    truth = np.stack([series.at(at + horizon) for horizon in horizons], axis=1)
    # An appliance's power, that rests and jumps, is no matter of smoothing.
    smoothed = None if case.kind == "plug" else auto_ets.forecasts(series, at, horizons, step_of(usual))
    ets = {} if smoothed is None else {auto_ets.NAME: smoothed}
    return Result(
        case=case,
        origins=at,
        horizons=horizons,
        now=series.at(at),
        truth=truth,
        value={**value, **baselines(series, at, horizons, usual), **ets, **grey},
        low=low,
        high=high,
        fit=fitted,
        forecast=spent / max(len(at), 1),
        samples=0 if learned is None else learned.samples,
        structure="" if learned is None else learned.structure,
        between=between_horizons(series, seldom) if seldom else None,
    )


def between_horizons(series: Series, foretold: Mapping[float, tuple[Array, Array, Array]]) -> Between:
    """Return what was foretold at BETWEEN by origin (epoch s), beside what came and what was a day or two before."""
    at, ahead = np.array(list(foretold))[:, None], np.array(BETWEEN, dtype=np.float64)
    value, low, high = (np.stack(one) for one in zip(*foretold.values(), strict=True))
    before = at + ahead - NIGHT * np.ceil(ahead / NIGHT)
    return Between(
        truth=series.at((at + ahead).ravel()).reshape(value.shape),
        value=value,
        yesterday=series.at(before.ravel()).reshape(value.shape),
        low=low,
        high=high,
    )


def spec_of(case: Case) -> TwinSpec:
    """Return the twin that a case would have."""
    return TwinSpec(
        twin_id=case.name,
        name=case.name,
        kind=case.kind,
        fidelity=Fidelity.EXPERT,
        channels={channel.key: channel for channel in KINDS[case.kind].channels if channel.key in case.history},
        settings=case.settings,
    )


def learned_until(case: Case, spec: TwinSpec, now: float) -> Learned:
    """Return what was to be learned until now."""
    return learn(
        LearnRequest(
            spec=spec,
            history={key: between(one, -np.inf, now) for key, one in case.history.items()},
            environment={key: between(one, -np.inf, now) for key, one in case.environment.items()},
            now=now,
        )
    )


def network_until(case: Case, spec: TwinSpec, now: float) -> Learned:
    """Return a room's 2R2C network alone as learned until now: without its memory no regression forecasts beside it."""
    # Nothing scores and blends its forecasters: a network by itself needs it not.
    with only_2r2c(loose=False), patch.object(room, "evaluate", lambda *_, **__: Evaluation()):
        return replace(learned_until(case, spec, now), memory=b"")


def forecast(
    case: Case, spec: TwinSpec, learned: Learned, origin: float, horizons: tuple[int, ...], *, weather: bool
) -> tuple[Array, Array, Array]:
    """Return value and 90 % band at each horizon from an origin."""
    values = {}
    for key, series in case.history.items():
        present = float(series.at(np.array([origin]))[0])
        if np.isfinite(present):
            values[key] = spec.channels[key].decode(present)
    course = predict(
        PredictRequest(
            twin=TwinSnapshot(spec=spec, learned=learned, values=values, changed={}),
            horizon=float(max(horizons)),
            step=300.0,
            start=origin,
            recent={
                key: between(series, min(learned.learned_at, origin - 3600.0), origin)
                for key, series in {**case.history, **case.environment}.items()
            },
            environment=surroundings(case, origin, weather=weather, length=float(max(horizons))),
            members=20,
        )
    ).channels[0]
    at = [int(horizon // 300) - 1 for horizon in horizons]
    if course.bands is None:
        return course.value[at], course.value[at], course.value[at]
    return course.value[at], course.bands.low90[at], course.bands.high90[at]


def surroundings(case: Case, origin: float, *, weather: bool, length: float = NIGHT) -> Environment:
    """Return the weather as it was to be, or the present temperature held and the sun of the last day known."""
    since: Array = 900.0 * np.arange(round(max(length, NIGHT) / 900.0) + 1, dtype=np.float64)
    times = origin + since
    values = {}
    for name in WEATHER:
        if (series := case.environment.get(name)) is not None:
            days = np.maximum(np.ceil(since / NIGHT), 1.0)
            held: Array = times - NIGHT * days if name == "sun" else np.full(len(times), origin)
            values[name] = series.at(times if weather else held)
            # What shines now is known, also where yesterday has to stand for what is to come.
            values[name][0] = series.at(times[:1])[0]
    return Environment(start=origin, step=900.0, values=values)


def between(series: Series, start: float, end: float) -> Series:
    """Return the part of a series from what held at start up to end."""
    first = max(int(np.searchsorted(series.times, start, side="right")) - 1, 0)
    last = int(np.searchsorted(series.times, end, side="right"))
    return Series(series.times[first:last], series.values[first:last], end)
