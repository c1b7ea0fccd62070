"""Water heaters: two layers of water with a two-point thermostat, standing losses, draw-off and a hot cycle.

dT₁/dt = −(T₁ − T_room)/τ + 2f (T₂ − T₁), dT₂/dt = −(T₂ − T_room)/τ + 2f (T_cold − T₂) + 2 r u: upper and lower half
(°C), with r the heating rate of the whole tank (K/h), τ the standing-loss time constant (h), f the hot water drawn
(tanks per h), which leaves at the top and comes in cold below; the heater sits below, and water that is warmer than
what lies above it mixes at once (Klein's multi-node tank, Solar Energy 18, 1976, with two nodes). The sensor feels
their mean. Electrical power = rated power · u. Against legionella the target rises to a hotter one at regular times, as
learned. Hot water is drawn as it was on days of the past: every member lives through other ones of these, the first
through their mean (a smoothed bootstrap of whole days; Efron and Tibshirani, An Introduction to the Bootstrap, 1993).
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ..channel import Value
from ..twin import Fidelity
from .inputs import clock_times, held, members, option_index, start_value, surrounding
from .power import PoweredModel, energy_after
from .protocol import Array, Block, ModelState, Parameter
from .semi_markov import strata
from .switching import HOURS, WORKDAY

ROOM_TEMPERATURE = 20.0
COLD = 12.0
HOT = 55.0
"""°C at which hot water drawn cools the whole tank by the parameter draw (K/h)."""
LONGEST_STEP = 300.0
DAY = 86_400.0
FEWEST_DAYS = 3
"""Of a kind (working, free) without which a day goes like any other."""
DAYS_APART = 41
"""The members' places are multiplied by whole numbers up to this to tell days apart; small ones keep them spread."""
PLASTIC = 0.7548776662466927
WARM = 40.0
"""°C that people mix hot water to at the tap (EN 16147); of colder water they take no more for it."""
HOT_CYCLE = ("period", "phase", "duration", "target")
"""The table hot_cycle: every so many days, from an epoch s on, for so many hours, to so many °C."""
PARAMETERS = (
    Parameter(name="rated_power", unit="W", lower=100.0, upper=30_000.0, prior=2000.0, deviation=0.4, logarithmic=True),
    Parameter(name="heating_rate", unit="K/h", lower=0.5, upper=200.0, prior=12.0, deviation=0.5, logarithmic=True),
    Parameter(name="time_constant", unit="h", lower=5.0, upper=500.0, prior=70.0, deviation=0.5, logarithmic=True),
    Parameter(name="draw", unit="K/h", lower=0.0, upper=20.0, prior=0.6, deviation=0.6, logarithmic=True),
    Parameter(name="control_band", unit="K", lower=0.5, upper=20.0, prior=5.0, deviation=0.3, logarithmic=True),
)


class TankModel(PoweredModel):
    """A hot-water tank.

    basic: at its set temperature at once. standard: typical rates. advanced: learned ones. expert: hot water is drawn
    while people are home only, and the room around it is as warm as the environment says (room_temperature).
    """

    kind = "water_heater"
    parameters = PARAMETERS

    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return the tank as reported; whether it heats now follows from its power, else from the thermostat."""
        del changed, at
        count, channels = members(theta), self.spec.channels
        target = start_value(values, channels, "target_temperature", 55.0, count)
        temperature = start_value(values, channels, "temperature", float(target[0]), count)
        power = start_value(values, channels, "power", 0.0, count)
        default = option_index(channels.get("operation"), "eco", "electric", "performance")
        return {
            "temperature": temperature,
            "top": temperature,
            "bottom": temperature,
            "target": target,
            "operation": start_value(values, channels, "operation", default, count),
            "lives": strata(count),
            "first": (np.arange(count) == 0).astype(np.float64),
            "on": (power > 0.3 * theta["rated_power"]).astype(np.float64),
            "energy": start_value(values, channels, "energy", 0.0, count),
        }

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Heat, lose and draw."""
        target = held(block, "target_temperature", state["target"])
        operation = held(block, "operation", state["operation"])
        channel = self.spec.channels.get("operation")
        off = option_index(channel, "off") if channel is not None and "off" in channel.options else -1.0
        enabled = operation != off
        if self.fidelity is Fidelity.BASIC:
            temperature = np.where(enabled, np.maximum(target, state["temperature"]), state["temperature"])
            on = np.zeros(temperature.shape)
            top = bottom = temperature[-1] if block.steps else state["temperature"]
            heats = state["on"]
        else:
            temperature, on, (top, bottom, heats) = self._simulate(state, theta, block, target, enabled)
        power = theta["rated_power"] * on
        energy = energy_after(state["energy"], power, block)
        outputs = {"temperature": temperature, "target_temperature": np.array(target), "power": power}
        outputs |= {"operation": np.array(operation), "energy": energy}
        result = self.known(outputs)
        loss = np.maximum(temperature - ROOM_TEMPERATURE, 0.0) / theta["time_constant"]
        result["heat"] = theta["rated_power"] * loss / theta["heating_rate"]
        if not block.steps:
            return state, result
        return {
            "temperature": temperature[-1],
            "top": top,
            "bottom": bottom,
            "target": target[-1],
            "operation": operation[-1],
            "lives": state["lives"],
            "first": state["first"],
            "on": heats,
            "energy": energy[-1],
        }, result

    def _simulate(
        self, state: ModelState, theta: Mapping[str, Array], block: Block, target: Array, enabled: Array
    ) -> tuple[Array, Array, tuple[Array, Array, Array]]:
        """Return temperature (T, N) at each step's end, the share of it spent heating, and layers and heater after."""
        parts = max(int(np.ceil(block.dt / LONGEST_STEP)), 1)
        hours = block.dt / parts / 3600.0
        decay = np.exp(-hours / theta["time_constant"])
        room: Array = np.full((block.steps, 1), ROOM_TEMPERATURE)
        at_home: Array = np.ones((block.steps, 1))
        if self.fidelity is Fidelity.EXPERT:
            room = surrounding(block, "room_temperature", ROOM_TEMPERATURE)
            at_home = (surrounding(block, "people", 1.0) > 0).astype(np.float64)
        target = np.maximum(target, self._hot_cycle(block)[:, None])
        low = np.where(enabled, target - theta["control_band"], -np.inf)
        high = np.where(enabled, target, -np.inf)
        # Of a half, the share that flows through it in a step; what a step would drain twice is drained once.
        flow = 2.0 * theta["draw"] / (HOT - COLD) * hours
        drawn, which = self._drawn(state, block)
        lift = 2.0 * theta["heating_rate"] * theta["time_constant"] * (1.0 - decay)
        hot, mixing = self.table("draw_hot"), 7.0 * state["lives"] % 1.0
        top, bottom, on = state["top"], state["bottom"], state["on"] >= 0.5
        course, switched = np.empty(target.shape), np.zeros(target.shape)
        for index in range(block.steps):
            passing, around = flow * drawn[which[index]] * at_home[index], room[index]
            if hot is not None:
                passing = passing * (1.0 + mixing * ((hot - COLD) / (np.maximum(top, WARM) - COLD) - 1.0))
            passing = np.minimum(passing, 1.0)
            for _ in range(parts):
                felt = (top + bottom) / 2.0
                on = (felt < low[index]) | (on & (felt < high[index]))
                top = top + passing * (bottom - top)
                bottom = bottom + passing * (COLD - bottom)
                top = around + (top - around) * decay
                bottom = around + (bottom - around) * decay + lift * on
                mixed = (top + bottom) / 2.0
                turned = bottom > top
                top, bottom = np.where(turned, mixed, top), np.where(turned, mixed, bottom)
                switched[index] += on / parts
            course[index] = (top + bottom) / 2.0
        return course, switched, (top, bottom, on.astype(np.float64))

    def _drawn(self, state: ModelState, block: Block) -> tuple[Array, NDArray[np.intp]]:
        """Return what is drawn in each hour relative to the mean (H, N) or (H, 1), and which is each step's (T,)."""
        days = self.table("draw_days")
        if days is None or not block.steps:
            return np.ones((1, 1)), np.zeros(block.steps, dtype=np.intp)
        rows = days.reshape(-1, HOURS)
        times = clock_times(self, block)
        free = weekend(times)
        if (works := block.environment.get(WORKDAY)) is not None:
            told = works if works.ndim == 1 else works[:, 0]
            free = np.where(np.isnan(told), free, told < 0.5)
        hours, which = np.unique(2 * (times // 3600.0).astype(np.intp) + free, return_inverse=True)
        kinds, width = self.table("draw_free"), self.table("draw_width")
        result = np.empty((len(hours), len(state["lives"])))
        for index, (hour, is_free) in enumerate(zip((hours // 2).tolist(), (hours % 2).tolist(), strict=True)):
            alike = rows if kinds is None else rows[(kinds >= 0.5) == bool(is_free)]
            course = (alike if len(alike) >= FEWEST_DAYS else rows)[:, hour % HOURS]
            place = _place(state["lives"], hour // HOURS, 17)
            more = _place(state["lives"], hour // HOURS, 29)
            scale = 1.0 + (0.0 if width is None else width[0]) * np.log(more / (1.0 - more)) / 1.702
            lived = course[(place * len(course)).astype(np.intp)] * np.maximum(scale, 0.0)
            result[index] = np.where(state["first"] > 0.5, course.mean(), lived)
        return result, which

    def _hot_cycle(self, block: Block) -> Array:
        """Return the target (°C) of the learned cycle against legionella at each step (T,), −inf outside it."""
        cycle = self.table("hot_cycle")
        if cycle is None or len(cycle) != len(HOT_CYCLE):
            return np.full(block.steps, -np.inf)
        period, phase, duration, hot = cycle.tolist()
        since = (clock_times(self, block) - phase) % (period * 86_400.0)
        return np.where(since < duration * 3600.0, hot, -np.inf)


def _place(lives: Array, day: int, stride: int) -> Array:
    """Return where in (0, 1) each member (N,) is on an epoch day: evenly spread, and another place each day."""
    result: Array = np.clip((lives * (1 + stride * day % DAYS_APART) + PLASTIC * stride * day) % 1.0, 1e-6, 1.0 - 1e-6)
    return result


def weekend(times: Array) -> NDArray[np.bool_]:
    """Return whether each epoch second (n,) lies on a Saturday or Sunday (UTC)."""
    result: NDArray[np.bool_] = (times // DAY + 3) % 7 >= 5
    return result
