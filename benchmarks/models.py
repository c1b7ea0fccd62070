"""How well learned models forecast measured homes: rolling origins over the last 30 % of each series, past only.

    python -m benchmarks models --data FOLDER

Skill is 1 − RMSE / RMSE(persistence), medians over the series of a kind; the lines below them have each series. The
future's weather is not given: the present one holds. A twin learns anew at night, so models are refitted on the way, a
dozen times at most. Without a folder it names the public sources.
"""

import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.forecast.experts import HORIZONS
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.models.registry import main_channel
from custom_components.digital_twin.core.requests import Environment, LearnRequest, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, Learned, TwinSnapshot, TwinSpec

from .measured import Case, cases
from .table import Row

ORIGINS = 200
SHARE = 0.7
REFITS = 12
RECENT = 6 * 3600.0
SOURCES = (
    "github.com/JulienLeprince/fiftyshadesofgrey",
    "github.com/michael666nan/buildingsysid",
    "github.com/TechnicalBuildingSystems/OpenSmartHomeData",
    "github.com/danielsievers/housetemp",
    "github.com/LBNL-ETA/FlexDRL",
    "github.com/davidusb-geek/emhass",
    "github.com/areinhardt/tracebase",
)
GOALS = {300: "≥ .07", 900: "≥ .07", 1800: "≥ .12", 3600: "≥ .13", 21_600: "≥ .24", 86_400: "≥ .05"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One series: skill and coverage of the 90 % band per horizon, CPU seconds of the fit and of a forecast."""

    case: Case
    skill: Mapping[int, float]
    coverage: Mapping[int, float]
    fit: float
    forecast: float
    structure: str


def rows() -> list[Row]:
    """Return the figures for the folder that DIGITAL_TWIN_DATA names."""
    folder = os.environ.get("DIGITAL_TWIN_DATA")
    if not folder or not Path(folder).is_dir():
        return [Row(name=f"no data: give --data FOLDER with {source}", value=0.0, unit="") for source in SOURCES]
    results = [result for case in cases(Path(folder)) if (result := judge(case)) is not None]
    return [*_medians(results), *_details(results)]


def judge(case: Case) -> Result | None:
    """Return how the forecasts of one series did, learned on its first 70 %; None where it is too short."""
    spec = TwinSpec(
        twin_id=case.name,
        name=case.name,
        kind=case.kind,
        fidelity=Fidelity.EXPERT,
        channels={channel.key: channel for channel in KINDS[case.kind].channels if channel.key in case.history},
        settings=case.settings,
    )
    main = main_channel(spec)
    if main is None:
        return None
    series = case.history[main]
    start = float(series.times[np.isfinite(series.values)][0])
    split = start + SHARE * (series.end - start)
    usual = float(np.quantile(np.diff(series.times[np.isfinite(series.values)]), 0.1))
    horizons = [horizon for horizon in HORIZONS if horizon >= 0.9 * usual and horizon < series.end - split]
    ours: dict[int, list[float]] = {horizon: [] for horizon in horizons}
    still: dict[int, list[float]] = {horizon: [] for horizon in horizons}
    inside: dict[int, list[bool]] = {horizon: [] for horizon in horizons}
    refit_after = max(86_400.0, (series.end - split) / REFITS)
    learned, learned_at, fitted, spent, count = _learned(case, spec, split), split, 0.0, 0.0, 0
    for origin in np.linspace(split, series.end - horizons[0], ORIGINS):
        now = float(series.at(np.array([origin]))[0])
        if not np.isfinite(now):
            continue
        begun = time.process_time()
        if origin - learned_at >= refit_after or not count:
            learned, learned_at = _learned(case, spec, float(origin)), float(origin)
            fitted = max(fitted, time.process_time() - begun)
            begun = time.process_time()
        count += 1
        value, low, high = _forecast(case, spec, learned, main, float(origin), horizons)
        spent += time.process_time() - begun
        for index, horizon in enumerate(horizons):
            truth = float(series.at(np.array([origin + horizon]))[0])
            if np.isfinite(truth):
                ours[horizon].append(float(value[index]) - truth)
                still[horizon].append(now - truth)
                inside[horizon].append(bool(low[index] - 1e-9 <= truth <= high[index] + 1e-9))
    known = [horizon for horizon in horizons if len(ours[horizon]) >= 10 and np.any(still[horizon])]
    return Result(
        case=case,
        skill={h: 1 - float(np.sqrt(np.mean(np.square(ours[h])) / np.mean(np.square(still[h])))) for h in known},
        coverage={h: float(np.mean(inside[h])) for h in known},
        fit=fitted,
        forecast=spent / max(count, 1),
        structure=learned.structure,
    )


def _learned(case: Case, spec: TwinSpec, now: float) -> Learned:
    """Return what was to be learned until now."""
    return learn(
        LearnRequest(
            spec=spec,
            history={key: before(one, now) for key, one in case.history.items()},
            environment={key: before(one, now) for key, one in case.environment.items()},
            now=now,
        )
    )


def _forecast(
    case: Case, spec: TwinSpec, learned: Learned, main: str, origin: float, horizons: list[int]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return value and 90 % band at each horizon from an origin."""
    values = {}
    for key, series in case.history.items():
        present = float(series.at(np.array([origin]))[0])
        if np.isfinite(present):
            values[key] = present
    around = {key: np.full(2, float(series.at(np.array([origin]))[0])) for key, series in case.environment.items()}
    course = predict(
        PredictRequest(
            twin=TwinSnapshot(spec=spec, learned=learned, values=values, changed={}),
            horizon=float(max(horizons)),
            step=300.0,
            start=origin,
            recent={key: recent(series, origin) for key, series in case.history.items()},
            environment=Environment(start=origin, step=3600.0, values=around),
            members=20,
        )
    ).channels[0]
    at = [int(horizon // 300) - 1 for horizon in horizons]
    if course.bands is None:
        return course.value[at], course.value[at], course.value[at]
    return course.value[at], course.bands.low90[at], course.bands.high90[at]


def before(series: Series, end: float) -> Series:
    """Return the part of a series up to end."""
    keep = series.times <= end
    return Series(series.times[keep], series.values[keep], end)


def recent(series: Series, end: float) -> Series:
    """Return the last hours of a series up to end."""
    keep = (series.times <= end) & (series.times > end - RECENT)
    first = max(int(np.flatnonzero(keep)[0]) - 1, 0) if keep.any() else max(int(np.sum(series.times <= end)) - 1, 0)
    last = int(np.sum(series.times <= end))
    return Series(series.times[first:last], series.values[first:last], end)


def _medians(results: list[Result]) -> Iterator[Row]:
    for kind in sorted({result.case.kind for result in results}):
        some = [result for result in results if result.case.kind == kind]
        for horizon in HORIZONS:
            skills = [result.skill[horizon] for result in some if horizon in result.skill]
            covers = [result.coverage[horizon] for result in some if horizon in result.coverage]
            if skills:
                yield Row(
                    name=f"{kind}: skill {horizon // 60} min",
                    value=float(np.median(skills)),
                    unit="",
                    goal=GOALS[horizon] if kind == "thermostat" else None,
                    note=f"worst {min(skills):.3f}; 90 % band holds {np.median(covers):.2f} "
                    f"({min(covers):.2f}–{max(covers):.2f}); {len(skills)} series",
                )
        yield Row(name=f"{kind}: fit", value=max(result.fit for result in some), unit="s CPU at most", goal="≤ 2")
        yield Row(
            name=f"{kind}: forecast", value=1e3 * float(np.median([result.forecast for result in some])), unit="ms"
        )


def _details(results: list[Result]) -> Iterator[Row]:
    for result in results:
        skills = "  ".join(f"{horizon // 60}m {skill:+.3f}" for horizon, skill in result.skill.items())
        yield Row(
            name=f"  {result.case.name}",
            value=float(np.median(list(result.skill.values()) or [0.0])),
            unit="",
            note=f"{result.structure:18s} {skills}",
        )
