"""Learning a room with its thermostat: network, plant, controller, windows, and how well all that forecasts."""

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ..clock import WallClock
from ..forecast.schedule import schedule
from ..messages import Message
from ..models.draw import MOVES_UNSEEN
from ..models.thermostat import network
from ..models.thermostat_parameters import NETWORKS, PARAMETERS, PROPORTIONAL
from ..models.valve_curve import LINEAR
from ..twin import Estimate, Learned
from .airing_play import played
from .around import around
from .common import History, finished, too_little, trial
from .evaluate import FIT_SHARE, evaluate
from .messages import rounded, say
from .replay import Replay
from .room_control import controller, law_of
from .room_data import RoomData, room_data
from .room_fit import RoomFit, aired, fit_room, predictive
from .room_heat import SURELY, supplied, valve_curve
from .room_months import ROOM, months_of, reported, told_by_months, with_heating
from .room_priors import PRIOR
from .room_shown import moves_unseen
from .sampling import grid_of

type Array = NDArray[np.float64]

LEAST_DAYS = 1.0
AIR_CHANGES, UNSEEN = 5.0, 0.75
"""What an open window changes of a room's air in an hour, if nothing else is known, and how unsure that is (logarithmic
standard deviation): at 20 K and a breeze 1 to 3 an hour tilted, 15 wide open (EN 16798-7, single-sided, 0.1 to 1 m² of
opening in a room of 40 m³)."""
AIRED = 900.0
"""s of an open window over which its loss is told: how long people air a room."""
MOST_AIR = 0.015
"""Share of the air itself in a room's capacity: what a fit finds beyond it is furniture."""
BANDS = (1.6, 3.2)
"""Proportional bands of radiator valves (K), the usual one first (EN 215: about 2 K; electronic ones 1 to 4 K)."""
ABOUT = 0.005
"""Log likelihood per temperature by which a larger network must tell more."""
RARELY = 0.005
"""Of the time: what a room was warmer than for less of it, it was not seen to be."""
LATE = (0.5, 1.0)
"""Rows by which the heating's reports may be late."""
WANDERS = 0.9
"""Of the most that heat may wander, from which on a network explains nothing."""


def learn_room(history: History) -> Learned:
    """Return what a room's history tells; with too little of it the priors, and what will happen then."""
    series = history.main_series
    grid = None if series is None else grid_of(series)
    if grid is None or history.days < LEAST_DAYS:
        return too_little(history, LEAST_DAYS)
    data = room_data(history.request, history.series, grid)
    half = int(grid.steps * FIT_SHARE)
    law = law_of(history, data)
    first, data = first_fit(data, half)
    curve = valve_curve(history, data, half, first)
    if curve != LINEAR:
        first, data = first_fit(room_data(history.request, history.series, grid, curve), half)
    first, data, supply = supplied(data, half, first, water="valve" in history.series)
    plant: dict[str, tuple[float, ...]] = {"valve_curve": (curve,)} | ({} if supply is None else {"supply": supply})
    early, late = data.part(0, half), data.part(half, grid.steps)
    if (band := _modulating(history, early, first)) is not None:
        law, data, early, late = PROPORTIONAL, data.by_degrees(band), early.by_degrees(band), late.by_degrees(band)
        first = fit_room(early, "2r2c", first)
    candidates = [fit for name in NETWORKS if (fit := _candidate(early, name, first)) is not None]
    chosen = simplest(candidates, late)
    evidence = months_of(history, late.grid, curve)
    if evidence is not None:
        plant[ROOM] = evidence.table()
    told = told_by_months(chosen, early, late, data, evidence, grid.mean(history.series.get("power")))
    if told is not None:
        chosen, data = told
    simulate, clock = None, WallClock.of_today(history.request.clock, history.request.now)
    if chosen is not None:
        found = {**chosen.estimates, **controller(history, early, law), **_window(early, chosen)}
        tables = plant | {"life": chosen.life, "usual": (chosen.usual,), "present": chosen.present}
        if (early_target := schedule(early.grid.times, early.target, clock)) is not None:
            tables["target_schedule"] = tuple(early_target.tolist())
        simulate = Replay(history, grid, trial(history, f"{chosen.network}/{law}", found, tables))
    columns, near = around(history, grid)
    evaluation = evaluate(grid, data.temperature, columns, simulate, near, jumps=False)
    final = None if chosen is None else fit_room(data, chosen.network, chosen) or chosen
    samples = int(np.isfinite(data.temperature).sum())
    if final is None:
        return finished(
            history, "prior", {}, evaluation, samples=samples, gated=data.gated, identified=False,
            report=(say("learned_heating_unknown"), say("learned_losses_unknown")),
        )  # fmt: skip
    final = with_heating(final, data.lift)
    usual_target = schedule(data.grid.times, data.target, clock)
    tables = plant | {
        "warmest": (float(np.quantile(data.temperature[data.valid], 1.0 - RARELY)),),
        "life": final.life,
        "usual": (final.usual,),
        "present": final.present,
        "correlation": _correlation(final),
        MOVES_UNSEEN: moves_unseen(data),
    }
    if usual_target is not None:
        tables["target_schedule"] = tuple(usual_target.tolist())
    found = {**final.estimates, **controller(history, data, law), **_window(data, final)}
    if not data.command_known and data.lift is None:
        found |= {
            name: Estimate(found[name].value, found[name].deviation)
            for name in ("heating_rate", "cooling_rate")
            if name in found
        }
    identified = any(found[name].identified for name in ("heating_rate", "cooling_rate") if name in found)
    report = _report(data, final, found) + reported(data, evidence)
    return finished(
        history, f"{final.network}/{law}", found, evaluation, samples=samples, report=report,
        gated=data.gated, tables=tables, identified=identified and found["time_constant"].identified,
    )  # fmt: skip


def first_fit(data: RoomData, half: int) -> tuple[RoomFit | None, RoomData]:
    """Return a first fit of the first half, and the data as it shows them: windows nobody reported, late reports.

    Meters tell the mean of the minutes before. A window that stood open hides when the heating began, and the other way
    round: so each is looked for again with what was found of the other.
    """
    found = fit_room(data.part(0, half), "2r2c")
    if data.asked:
        # What a heating did unseen looks like a window, a late report and a valve alike.
        return found, data
    for late in (True, False):
        if found is None:
            break
        told = data = aired(data, found)
        best = fit_room(data.part(0, half), "2r2c", found)
        for rows in LATE if late and data.command_known and not data.command_assumed else ():
            moved = told.heated_earlier(rows)
            prompt = fit_room(moved.part(0, half), "2r2c", found)
            if prompt is not None and best is not None and prompt.loss < best.loss - SURELY:
                best, data = prompt, moved
        found = best
    return found, data


def _modulating(history: History, early: RoomData, first: RoomFit | None) -> float | None:
    """Return the proportional band (K) of a valve that only reports that it heats; None where it heats fully."""
    if first is None or early.command_assumed or early.measured_output or early.asked:
        return None
    if "hvac_action" not in history.series:
        return None
    best, found = first.loss - SURELY, None
    for band in BANDS:
        fit = fit_room(early.by_degrees(band), "2r2c", first)
        if fit is None or fit.loss >= best:
            break
        best, found = fit.loss, band
    return found


def simplest(candidates: list[RoomFit], late: RoomData) -> RoomFit | None:
    """Return the smallest network that tells other days about as well as the best one.

    One that blames all on heat that wanders, as much as may be, has told nothing.
    """
    most = WANDERS * PRIOR["disturbance"].upper
    telling = [fit for fit in candidates if fit.estimates["disturbance"].value < most]
    told = [(predictive(fit, late), fit) for fit in telling or candidates]
    best = max((value for value, _ in told), default=0.0)
    return next((fit for value, fit in told if value >= best - ABOUT), None)


def _candidate(early: RoomData, name: str, first: RoomFit | None) -> RoomFit | None:
    """Return the fit of a network; larger ones begin where the smaller one ended."""
    if first is not None and name == first.network:
        return first
    return fit_room(early, name, None if name == "1r1c" else first)


def _correlation(fit: RoomFit) -> tuple[float, ...]:
    """Return the posterior's correlation over all parameters, row by row: what was not fitted stands by itself."""
    names = [parameter.name for parameter in PARAMETERS]
    full = np.eye(len(names))
    rows = [names.index(name) for name in fit.names]
    full[np.ix_(rows, rows)] = fit.correlation
    return tuple(full.ravel().tolist())


def _window(data: RoomData, fit: RoomFit) -> dict[str, Estimate]:
    """Return the exchange through open windows (1/h): by what airings did to the room, else by its air.

    A window changes the air a few times an hour, and the air is a small part of what stores heat.
    """
    share = fit.estimates["air_share"].value if fit.network != "1r1c" else 1.0
    air = min(share, MOST_AIR + (share - MOST_AIR) / 10.0)
    rate = max(AIR_CHANGES * air, PRIOR["window_exchange"].lower)
    usual = Estimate(rate, UNSEEN * rate)
    if (seen := played(data, fit, usual)) is not None:
        return {"window_exchange": seen}
    if fit.airing is not None:
        return {"window_exchange": fit.airing}
    return {} if fit.network == "1r1c" else {"window_exchange": usual}


def _report(data: RoomData, fit: RoomFit, found: Mapping[str, Estimate]) -> tuple[Message, ...]:
    report = []
    if "heating_rate" in found and found["heating_rate"].identified:
        report.append(say("learned_heating_rate", rate=rounded(_warming(fit, found))))
    elif "cooling_rate" not in found:
        report.append(say("learned_heating_unknown"))
    if "cooling_rate" in found and found["cooling_rate"].identified:
        report.append(say("learned_cooling_rate", rate=rounded(found["cooling_rate"].value)))
    constant = found["time_constant"]
    if constant.identified and data.outdoor_known:
        half = rounded(constant.value * math.log(2.0))
        report.append(say("learned_time_constant", hours=rounded(constant.value), half_hours=half))
    else:
        report.append(say("learned_losses_unknown"))
    if "solar_gain" in found and found["solar_gain"].identified:
        report.append(say("learned_solar_gain", rate=rounded(found["solar_gain"].value)))
    if "window_exchange" in found and found["window_exchange"].identified:
        report.append(say("learned_window_exchange", percent=round(100.0 * _aired(fit, found), 0)))
    if not data.outdoor_known:
        report.append(say("learned_no_outdoor"))
    return tuple(report)


def _theta(found: Mapping[str, Estimate]) -> dict[str, Array]:
    theta = {name: np.array([estimate.value]) for name, estimate in found.items()}
    return {name: np.array([prior.prior]) for name, prior in PRIOR.items()} | theta


def _aired(fit: RoomFit, found: Mapping[str, Estimate]) -> float:
    """Return the share of its lead over the outdoors that the room's air loses in AIRED s of an open window.

    The air is a small part of what stores heat: it falls fast, and comes back from walls that hardly cooled.
    """
    theta = _theta(found)
    modes = network(theta, AIRED, theta["window_exchange"], fit.network)
    warm = modes.project(np.ones((modes.capacities, 1)), np.zeros(1))
    return float(1.0 - (modes.decay * warm + modes.by_neighbours).sum())


def _warming(fit: RoomFit, found: Mapping[str, Estimate]) -> float:
    """Return by how much (K/h) full heat warms the room's air, over the first two hours of a warm plant."""
    theta = _theta(found)
    modes = network(theta, 7200.0, np.zeros(1), fit.network)
    share = float(theta["heat_to_air"][0]) if modes.capacities > 1 else 1.0
    rise = share * modes.by_air[:, 0].sum() + (1.0 - share) * modes.by_mass[:, 0].sum()
    return float(rise * found["heating_rate"].value / 2.0)
