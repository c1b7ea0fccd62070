"""What the history of a room and its thermostat says, on one grid, with its windows' openings apart."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..messages import Message
from ..models.inputs import option_index
from ..models.valve_curve import LINEAR, heat_share
from ..requests import LearnRequest
from ..series import Series
from .asked import between, interval_of
from .messages import rounded, say
from .sampling import Grid, filled

type Array = NDArray[np.float64]

AFTER_WINDOW = 3600.0
USUAL_OPENING = 0.25
"""Of a valve at its target: a plant that is sized for the coldest day mostly runs at a part of its power."""
LEAST_OPENING = 0.05
LONGEST_GAP = 3600.0
SHUT = 0.01
PART, BY_DEGREES = (1.0, 95.0), 0.2
"""% that a valve is open neither nor fully, and for which share of its time at least it modulates."""
HEATING, COOLING = ("heating", "preheating"), ("cooling",)


@dataclass(frozen=True, slots=True)
class RoomData:
    """Arrays (n,) on the grid. command: plant command −1..1, NaN where unknown; valid: usable for the closed room.

    lost: heat to the air (K/h, ≤ 0) that went through windows nobody reported, as a first fit tells, None before it.
    asked: the interval (s) at which a heating is asked that switches about as fast, else 0; then command is what is to
    be expected of it, and unsure the variance of that.

    measured_output: the command is by a valve or a power, which shows part load, and not by a state; by_valve: by a
    valve's opening. supply: what full output gives by the outdoors, relative to its mean (models/supply.py). lift: what
    full heat lifts the room by (K), and the standard deviation of its logarithm, where months told it.
    """

    grid: Grid
    temperature: Array
    target: Array
    command: Array
    outdoor: Array
    sun: Array
    window: Array
    mode: Array
    valid: NDArray[np.bool_]
    command_known: bool
    command_assumed: bool
    measured_output: bool
    outdoor_known: bool
    gated: tuple[Message, ...]
    lost: Array | None = None
    asked: float = 0.0
    unsure: Array | None = None
    by_valve: bool = False
    supply: Array | None = None
    lift: tuple[float, float] | None = None

    def part(self, first: int, last: int) -> RoomData:
        """Return the rows from first to before last."""
        grid = Grid(self.grid.start + first * self.grid.step, self.grid.step, last - first)
        rows = slice(first, last)
        return RoomData(
            grid, self.temperature[rows], self.target[rows], self.command[rows], self.outdoor[rows], self.sun[rows],
            self.window[rows], self.mode[rows], self.valid[rows], self.command_known,
            self.command_assumed, self.measured_output, self.outdoor_known, self.gated,
            None if self.lost is None else self.lost[rows],
            self.asked,
            None if self.unsure is None else self.unsure[rows],
            self.by_valve,
            None if self.supply is None else self.supply[rows],
            self.lift,
        )  # fmt: skip

    def by_degrees(self, band: float) -> RoomData:
        """Return the same with a reported heating taken for one that modulates over a proportional band (K)."""
        with np.errstate(invalid="ignore"):
            gap = np.nan_to_num(np.where(self.command < 0, -1.0, 1.0) * (self.target - self.temperature))
        opening = np.clip(gap / band + USUAL_OPENING, LEAST_OPENING, 1.0)
        return replace(self, command=self.command * opening, measured_output=True)

    def heated_earlier(self, rows: float) -> RoomData:
        """Return the same with the command brought forward by up to one row."""
        after = np.append(self.command[1:], self.command[-1])
        return replace(self, command=(1.0 - rows) * self.command + rows * after)


def room_data(request: LearnRequest, history: Mapping[str, Series], grid: Grid, curve: float = LINEAR) -> RoomData:
    """Return a room's history on grid; history: the gated series by channel; curve: of its valve (heat_share)."""
    gap = round(LONGEST_GAP / grid.step)
    temperature = filled(grid.held(history.get("temperature")), gap)
    target = filled(grid.held(history.get("target_temperature")), 10 * gap)
    window = grid.mean(history.get("window") or request.environment.get("window"))
    window = np.nan_to_num(window, nan=0.0)
    outdoor = filled(grid.held(request.environment.get("outdoor_temperature")), 6 * gap)
    outdoor_known = bool(np.isfinite(outdoor).mean() > 0.5)
    if not outdoor_known:
        known = temperature[np.isfinite(temperature)]
        outdoor = np.full(grid.steps, float(known.mean()) - 10.0 if known.size else 10.0)
    outdoor = _bridged(outdoor)
    valve = history.get("valve")
    by_valve = valve is not None and bool(np.isfinite(grid.mean(valve)).mean() > 0.5) and _modulates(valve)
    opening = (
        None
        if valve is None
        else Series(valve.times, heat_share(np.clip(valve.values / 100.0, 0.0, 1.0), curve), valve.end)
    )
    command = _command(request, history, grid, temperature, target, opening)
    command_known = command is not None
    filled_command = np.zeros(grid.steps) if command is None else filled(command, gap)
    channel = request.spec.channels.get("hvac_mode")
    mode = grid.held(history.get("hvac_mode"))
    mode = np.where(
        np.isnan(mode), option_index(channel, "heat", "auto", "heat_cool", "cool"), filled(mode, grid.steps)
    )
    airing = _airing(window, round(AFTER_WINDOW / grid.step))
    valid = np.isfinite(temperature) & np.isfinite(filled_command) & ~airing
    hours = float((airing & np.isfinite(temperature)).sum()) * grid.step / 3600.0
    stated = bool(np.isfinite(grid.mean(history.get("hvac_action"))).mean() > 0.5)
    measured = by_valve or (
        not stated and any(np.isfinite(grid.mean(history.get(key))).mean() > 0.5 for key in ("valve", "power"))
    )
    data = RoomData(
        grid, temperature, target, np.nan_to_num(filled_command, nan=0.0), outdoor,
        np.nan_to_num(grid.mean(request.environment.get("sun")), nan=0.0), window, mode, valid, command_known,
        not measured and not stated, measured, outdoor_known,
        (say("gated_window", hours=rounded(hours)),) if hours else (), by_valve=by_valve,
    )  # fmt: skip
    return _seen_now_and_then(data, request, history["hvac_action"]) if stated and not by_valve else data


def _seen_now_and_then(data: RoomData, request: LearnRequest, action: Series) -> RoomData:
    """Return the same with what is to be expected between two answers, where a heating is asked too rarely."""
    told = acting(request, action)
    interval = interval_of(Series(action.times, np.abs(told.values), action.end))
    if not interval:
        return data
    command, unsure = between(told, data.grid, interval)
    command = np.where(np.isfinite(command), command, data.command)
    return replace(data, command=command, asked=interval, unsure=np.nan_to_num(unsure))


def acting(request: LearnRequest, action: Series) -> Series:
    """Return a thermostat's action as what its plant does: 1 heats, −1 cools, 0 neither."""
    options = request.spec.channels["hvac_action"].options
    heating, cooling = _chosen(action, options, HEATING), _chosen(action, options, COOLING)
    return Series(action.times, heating.values - cooling.values, action.end)


def _modulates(valve: Series) -> bool:
    """Return whether a valve (%) is open by degrees for a good part of the time that it is open."""
    held = np.diff(np.append(valve.times, max(valve.end, float(valve.times[-1]))))
    part = (valve.values > PART[0]) & (valve.values < PART[1])
    return bool(held[part].sum() > BY_DEGREES * held[valve.values > PART[0]].sum())


def _command(
    request: LearnRequest,
    history: Mapping[str, Series],
    grid: Grid,
    temperature: Array,
    target: Array,
    opening: Series | None,
) -> Array | None:
    """Return the plant's command −1..1 (n,): by valve, action or power, else by its target; None if unknown."""
    direction: Array = np.ones(grid.steps)
    action = history.get("hvac_action")
    if action is not None and np.isfinite(action.values).any():
        options = request.spec.channels["hvac_action"].options
        heating, cooling = (grid.mean(_chosen(action, options, names)) for names in (HEATING, COOLING))
        direction = np.where(cooling > heating, -1.0, 1.0)
    else:
        heating = cooling = np.full(grid.steps, np.nan)
    open_by = grid.mean(opening)
    if np.isfinite(open_by).mean() > 0.5 and np.nanmax(open_by) > SHUT:
        return direction * open_by
    if np.isfinite(heating).mean() > 0.5:
        return heating - cooling
    power = grid.mean(history.get("power"))
    if np.isfinite(power).mean() > 0.5 and np.nanmax(power) > 5.0:
        return np.clip(power / float(np.nanmax(power)), 0.0, 1.0)
    if np.isfinite(target).mean() > 0.5:
        # Nobody says when it heats: a thermostat heats below its target, and the more the further below.
        return np.clip((target - temperature) / 0.6 + 0.5, 0.0, 1.0)
    return None


def _chosen(series: Series, options: tuple[str, ...], names: tuple[str, ...]) -> Series:
    indices = [options.index(name) for name in names if name in options]
    chosen = np.isin(series.values, indices).astype(np.float64)
    return Series(series.times, np.where(np.isnan(series.values), np.nan, chosen), series.end)


def _airing(window: Array, after: int) -> NDArray[np.bool_]:
    """Return where a window is open or was within the last after samples (n,)."""
    index = np.arange(len(window))
    last = np.maximum.accumulate(np.where(window > 0.05, index, -10 * len(window) - after))
    airing: NDArray[np.bool_] = index - last <= after
    return airing


def _bridged(values: Array) -> Array:
    """Return values with gaps interpolated."""
    known = np.flatnonzero(np.isfinite(values))
    return np.interp(np.arange(len(values)), known, values[known]) if known.size else np.full(len(values), 10.0)
