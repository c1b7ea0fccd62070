"""Learning a room with its thermostat: network, plant, controller, windows, and how well all that forecasts."""

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ..forecast.schedule import path, schedule
from ..messages import Message
from ..models.draw import best
from ..models.protocol import Block, DeviceModel
from ..models.thermostat import network
from ..twin import Estimate, Fidelity, Learned
from .common import History, finished, too_little, trial
from .evaluate import FIT_SHARE, evaluate
from .messages import rounded, say
from .room_data import RoomData, room_data
from .room_fit import RoomFit, fit_room, validation_rms
from .sampling import grid_of, lagged

type Array = NDArray[np.float64]

LEAST_DAYS = 1.0
FEWEST_SWITCHES = 6
LEAST_MOVED = 0.02
"""The least a valve must have moved, as a standard deviation of 0 to 1, for its control band to show."""
AIRING_SAMPLES = 6
NODES = {1: "1r1c", 2: "2r2c"}


def learn_room(history: History) -> Learned:
    """Return what a room's history tells; with too little of it the priors, and what will happen then."""
    series = history.main_series
    grid = None if series is None else grid_of(series)
    if grid is None or history.days < LEAST_DAYS:
        return too_little(history, LEAST_DAYS)
    data = room_data(history.request, history.series, grid)
    half = int(grid.steps * FIT_SHARE)
    early, late = data.part(0, half), data.part(half, grid.steps)
    candidates = [fit for nodes in NODES if (fit := fit_room(early, nodes)) is not None]
    chosen = min(candidates, key=lambda fit: validation_rms(fit, late), default=None)
    around = _around(data)
    simulate = None
    if chosen is not None:
        found = {**chosen.estimates, **_controller(history, early), **_window(early, chosen)}
        model = trial(history, _structure(history, chosen), found, {})
        if model.learned is not None:
            simulate = _Simulation(model.inner, data, schedule(early.grid.times, early.target))
    evaluation = evaluate(grid, data.temperature, around, simulate)
    final = None if chosen is None else fit_room(data, chosen.nodes) or chosen
    samples = int(np.isfinite(data.temperature).sum())
    if final is None:
        return finished(
            history, "prior", {}, evaluation, samples=samples, gated=data.gated, identified=False,
            report=(say("learned_heating_unknown"), say("learned_losses_unknown")),
        )  # fmt: skip
    usual_target = schedule(data.grid.times, data.target)
    tables = {} if usual_target is None else {"target_schedule": tuple(usual_target.tolist())}
    found = {**final.estimates, **_controller(history, data), **_window(data, final)}
    if not data.command_known:
        found |= {
            name: Estimate(found[name].value, found[name].deviation)
            for name in ("heating_rate", "cooling_rate")
            if name in found
        }
    identified = any(found[name].identified for name in ("heating_rate", "cooling_rate") if name in found)
    return finished(
        history, _structure(history, final), found, evaluation, samples=samples, report=_report(data, final, found),
        gated=data.gated, tables=tables, identified=identified and found["time_constant"].identified,
    )  # fmt: skip


def _structure(history: History, fit: RoomFit) -> str:
    """Return the structure's name: its network and its controller."""
    has_valve = "valve" in history.series or "valve" in history.request.spec.channels
    return f"{NODES[fit.nodes]}/{'proportional' if has_valve else 'relay'}"


def _around(data: RoomData) -> dict[str, Array]:
    """Return the surroundings that the regression sees beside the temperature."""
    around = {"target": data.target} if np.isfinite(data.target).any() else {}
    if data.outdoor_known:
        around["outdoor"] = data.outdoor
    return around


def _controller(history: History, data: RoomData) -> dict[str, Estimate]:
    """Return band and offset of the controller, as far as its switching or its valve shows them."""
    with np.errstate(invalid="ignore"):
        gap = data.target - data.temperature
    usable = np.isfinite(gap) & data.valid
    if "valve" in history.series:
        part = usable & (data.command > 0.05) & (data.command < 0.95)
        if part.sum() < 10 * FEWEST_SWITCHES or np.std(data.command[part]) < LEAST_MOVED:
            return {}
        # command = (gap + offset)/band + ½, by regression of gap on command: the gap is what is noisy.
        slope, middle = np.polyfit(data.command[part] - 0.5, gap[part], 1)
        scatter = float(np.std(gap[part] - slope * (data.command[part] - 0.5) - middle))
        if not slope > 0.05:
            return {}
        return {
            "control_band": Estimate(float(min(slope, 4.0)), 0.2 * float(slope), identified=True),
            "control_offset": Estimate(float(np.clip(-middle, -4, 4)), scatter, identified=True),
        }
    if not data.command_known or "hvac_action" not in history.series:
        return {}
    on = np.abs(data.command) > 0.5
    turns = np.flatnonzero(on[1:] != on[:-1]) + 1
    # A target that has just moved switches at once; only what the room's own drift switches shows the band.
    target = np.nan_to_num(data.target, nan=0.0)
    settled = np.array([row for row in turns if row >= 4 and np.ptp(target[row - 4 : row + 1]) == 0 and usable[row]])
    starts = [gap[row] for row in settled if on[row]]
    stops = [gap[row] for row in settled if not on[row]]
    if min(len(starts), len(stops)) < FEWEST_SWITCHES // 2:
        return {}
    start, stop = float(np.median(starts)), float(np.median(stops))
    band = float(np.clip(start - stop, 0.1, 4.0))
    scatter = float(np.std([*(np.array(starts) - start), *(np.array(stops) - stop)])) + 0.02
    offset = float(np.clip(-(start + stop) / 2.0, -4.0, 4.0))
    return {
        "control_band": Estimate(band, min(scatter, band), identified=True),
        "control_offset": Estimate(offset, scatter, identified=True),
    }


def _window(data: RoomData, fit: RoomFit) -> dict[str, Estimate]:
    """Return the exchange through open windows (1/h), from how fast the room fell towards outdoors while they were."""
    drop = -np.diff(data.temperature, prepend=np.nan) / (data.grid.step / 3600.0)
    lead = data.temperature - data.outdoor
    known = (data.window > 0.9) & np.isfinite(drop) & (lead > 3.0)
    if not data.outdoor_known or known.sum() < AIRING_SAMPLES:
        return {}
    share = fit.estimates["air_share"].value if fit.nodes == 2 else 1.0
    weight = lead[known]
    rate = share * float(np.sum(drop[known] * weight) / np.sum(weight**2))
    scatter = float(np.std(share * drop[known] / weight)) / math.sqrt(known.sum() / 3.0)
    if not rate > 0.05:
        return {}
    return {"window_exchange": Estimate(min(rate, 20.0), max(scatter, 0.05 * rate), identified=True)}


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
    if "window_exchange" in found:
        half = rounded(math.log(2.0) / found["window_exchange"].value)
        report.append(say("learned_window_exchange", half_hours=half))
    if not data.outdoor_known:
        report.append(say("learned_no_outdoor"))
    return tuple(report)


def _warming(fit: RoomFit, found: Mapping[str, Estimate]) -> float:
    """Return by how much (K/h) full heat warms the room's air, over the first two hours of a warm plant."""
    theta = {name: np.array([estimate.value]) for name, estimate in found.items()}
    theta = {"air_share": np.ones(1), "coupling": np.ones(1), "plant_lag": np.array([15.0])} | theta
    modes = network(theta, 7200.0, np.zeros(1), fit.nodes)
    return float((modes.by_air[:, 0].sum()) * found["heating_rate"].value / 2.0)


class _Simulation:
    """The closed loop from every origin at once: origins are members of one ensemble."""

    def __init__(self, model: DeviceModel, data: RoomData, usual_target: Array | None) -> None:
        self.model = model
        self.schedule = usual_target
        self.data = data
        self.theta = {name: values[0] for name, values in best(model).items()}
        step = data.grid.step
        keep = math.exp(-step / 60.0 / self.theta["plant_lag"])
        strength = self.theta["cooling_rate"] / self.theta["heating_rate"]
        self.plant = lagged(np.where(data.command < 0, data.command * strength, data.command), keep, 0.0)
        link = self.theta["air_share"] / self.theta["coupling"]
        known = data.temperature[np.isfinite(data.temperature)]
        self.mass = lagged(data.temperature, math.exp(-link * step / 3600.0), float(known[0]))

    def __call__(self, origins: NDArray[np.intp], rows: tuple[int, ...]) -> Array:
        """Return the simulated changes (n, H) from rows of the grid (n,) to each horizon in rows."""
        data, count, steps = self.data, len(origins), max(rows)
        theta = {name: np.full(count, value) for name, value in self.theta.items()}
        theta["disturbance"] = np.zeros(count)
        state = self.model.initial({}, {}, 0.0, theta)
        target = data.target[origins]
        state |= {
            "air": data.temperature[origins],
            "mass": self.mass[origins],
            "plant": self.plant[origins],
            "command": data.command[origins],
            "target": np.where(np.isfinite(target), target, data.temperature[origins]),
            "mode": data.mode[origins],
            "window": data.window[origins],
        }
        ahead = np.minimum(origins[None, :] + np.arange(1, steps + 1)[:, None], data.grid.steps - 1)
        # Weather forecasts come close to the weather; without one (below expert) the model holds the present.
        expert = self.model.fidelity is Fidelity.EXPERT
        commands = {}
        if self.schedule is not None:
            times = data.grid.times[origins]
            commands["target_temperature"] = path(self.schedule, state["target"], times, data.grid.step, steps)
        block = Block(
            start=0.0,
            dt=data.grid.step,
            steps=steps,
            commands=commands,
            environment={
                "outdoor_temperature": data.outdoor[ahead]
                if expert
                else data.outdoor[origins][None, :].repeat(steps, 0),
                "sun": data.sun[ahead],
                "window": np.broadcast_to(data.window[origins] > 0.5, ahead.shape).astype(np.float64),
            },
            rng=np.random.default_rng(0),
        )
        _, outputs = self.model.advance(state, theta, block)
        course = outputs["temperature"]
        return np.stack([course[row - 1] for row in rows], axis=1) - data.temperature[origins][:, None]
