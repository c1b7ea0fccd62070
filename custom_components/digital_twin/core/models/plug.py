"""Switches and plugs with an appliance behind them.

The appliance alternates between active (on_power) and idle (idle_power): cyclic ones (fridge, freezer, thermostat
heater) as a semi-Markov process with elapsed time (models/semi_markov.py), those that people use as a two-state Markov
process by hour of the day (models/switching.py); those that run a programme (washer, dryer, dishwasher) are started
like the latter and run for a time like the former; others are always on. Whoever switches the relay on means the
appliance to run: it is active from then on, for as long as it usually is.
P = relay · (idle + active share · (on − idle)).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .. import settings
from ..channel import Value
from ..series import Series
from ..settings import Appliance
from ..twin import Fidelity
from . import semi_markov, switching
from .binary import rates
from .inputs import held, members, rowwise, start_value
from .power import PoweredModel, energy_after, rated
from .protocol import Array, Block, ModelState, Parameter

CYCLIC, PEOPLE, PROGRAMME, ALWAYS_ON = "cyclic", "people", "programme", "always_on"
# Of the span between idle and active power: above it the appliance counts as active.
THRESHOLD_SHARE = 0.3
ACTIVE_ABOVE = "onoff_limit"
"""The learned table of the power (W) above which an appliance is told to be on."""
RUNS_ABOVE = "runs_above"
"""The learned table of the power (W) above which it is under way: a machine's programme rinses at little."""
DWELL_DEVIATION = 0.35
RELAY = "on"
"""The channel of the switch before an appliance."""
RELAY_RUNS = "relay_runs"
"""The learned table of the share of the time that its relay is on in which the appliance runs."""
PEAK = "peak"
"""An output that must be asked for by name: the most (W) drawn for FELT s of a step, of which power is the mean."""
MACHINE_PEAK = "machine_peak"
"""The learned table of the power (W) of a machine's strongest phase: over a whole programme it draws far less."""
FELT = 60.0
NEVER = 1e-9
"""1/h: a rate at and below which an appliance is not switched off."""
PARAMETERS = (
    Parameter(name="on_power", unit="W", lower=0.5, upper=25_000.0, prior=60.0, deviation=1.0, logarithmic=True),
    Parameter(name="idle_power", unit="W", lower=0.0, upper=2_000.0, prior=0.5, deviation=0.5),
    Parameter(name="on_minutes", unit="min", lower=0.2, upper=10_080.0, prior=30.0, deviation=0.5, logarithmic=True),
    Parameter(name="off_minutes", unit="min", lower=0.2, upper=40_320.0, prior=120.0, deviation=0.5, logarithmic=True),
    Parameter(name="rate_on", unit="1/h", lower=0.0, upper=720.0, prior=0.1, deviation=0.8, logarithmic=True),
    Parameter(name="rate_off", unit="1/h", lower=0.0, upper=720.0, prior=0.8, deviation=0.8, logarithmic=True),
)


@dataclass(frozen=True, slots=True)
class Typical:
    """What an appliance of a sort typically is: pattern, power when active (W), minutes active and idle, idle power."""

    pattern: str
    on_power: float
    on_minutes: float = 30.0
    off_minutes: float = 300.0
    idle_power: float = 0.5


TYPICAL: dict[str, Typical] = {
    Appliance.FRIDGE: Typical(CYCLIC, 80.0, 15.0, 30.0, 1.0),
    Appliance.FREEZER: Typical(CYCLIC, 90.0, 20.0, 40.0, 1.0),
    Appliance.HEATER: Typical(CYCLIC, 1500.0, 10.0, 15.0, 0.5),
    Appliance.WASHER: Typical(PROGRAMME, 500.0, 90.0, 2000.0, 1.0),
    Appliance.DRYER: Typical(PROGRAMME, 1200.0, 90.0, 3000.0, 1.0),
    Appliance.DISHWASHER: Typical(PROGRAMME, 700.0, 100.0, 1500.0, 0.5),
    Appliance.EV: Typical(PEOPLE, 7000.0, 180.0, 2000.0, 3.0),
    Appliance.NETWORK: Typical(ALWAYS_ON, 10.0, idle_power=10.0),
    Appliance.MEDICAL: Typical(ALWAYS_ON, 30.0, idle_power=30.0),
    Appliance.BABY_MONITOR: Typical(PEOPLE, 5.0, 600.0, 840.0, 0.5),
    Appliance.TV: Typical(PEOPLE, 100.0, 120.0, 600.0, 0.5),
    Appliance.LAMP: Typical(PEOPLE, 12.0, 180.0, 900.0, 0.2),
    Appliance.KETTLE: Typical(PEOPLE, 2000.0, 3.0, 300.0, 0.0),
    Appliance.OTHER: Typical(PEOPLE, 60.0, 60.0, 240.0, 0.5),
}


class PlugModel(PoweredModel):
    """A relay and what hangs on it.

    basic: rated power whenever on. standard: the typical duty cycle of the kind of appliance. advanced: the learned
    power and dwell times. expert: also, nobody starts an appliance while nobody is home.
    """

    kind = "plug"
    parameters = PARAMETERS

    @property
    def typical(self) -> Typical:
        """Return what is typical of the appliance the interview named."""
        return TYPICAL.get(str(self.spec.settings.get(settings.APPLIANCE)), TYPICAL[Appliance.OTHER])

    @property
    def pattern(self) -> str:
        """Return how the appliance is used: as learned, else as is typical."""
        if self.learned is not None and self.learned.structure in (CYCLIC, PEOPLE, PROGRAMME, ALWAYS_ON):
            return self.learned.structure
        return self.typical.pattern

    def priors(self) -> tuple[Parameter, ...]:
        """Return the parameters around the typical values of the appliance and its rated power."""
        typical = self.typical
        known = {
            "on_power": typical.on_power,
            "idle_power": typical.idle_power,
            "on_minutes": typical.on_minutes,
            "off_minutes": typical.off_minutes,
            "rate_on": 60.0 / typical.off_minutes,
            "rate_off": 60.0 / typical.on_minutes,
        }
        return tuple(
            rated(replace(parameter, prior=known[parameter.name]), self.spec.settings) for parameter in self.parameters
        )

    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return relay, active and the time left until the appliance's next switch, its elapsed time unknown."""
        del changed, at
        count, channels = members(theta), self.spec.channels
        relay = start_value(values, channels, "on", 1.0, count)
        power = start_value(values, channels, "power", np.nan, count)
        share = semi_markov.strata(count)
        if np.isnan(power[0]):
            duty = theta["on_minutes"] / (theta["on_minutes"] + theta["off_minutes"])
            active = (share < duty).astype(np.float64)
        else:
            active = (power > self._limit(theta)).astype(np.float64)
        rows, scales = self._dwells(theta)
        left = np.where(
            active >= 0.5,
            semi_markov.stationary_remaining(rows[1], scales[1], share),
            semi_markov.stationary_remaining(rows[0], scales[0], share),
        )
        return {
            "relay": relay,
            "active": active * relay,
            "left": left,
            "temperature": start_value(values, channels, "temperature", 20.0, count),
            "energy": start_value(values, channels, "energy", 0.0, count),
        }

    def observe(
        self, state: ModelState, theta: Mapping[str, Array], recent: Mapping[str, Series], at: float
    ) -> ModelState:
        """Take from the power reports how long the appliance has been in its present state."""
        elapsed = _elapsed(recent.get("power"), float(self._limit(theta)[0]), at)
        if elapsed is None:
            return state
        rows, scales = self._dwells(theta)
        gone, share = np.full(len(state["left"]), elapsed), semi_markov.strata(len(state["left"]))
        left = np.where(
            state["active"] >= 0.5,
            semi_markov.remaining(rows[1], scales[1], gone, share),
            semi_markov.remaining(rows[0], scales[0], gone, share),
        )
        return {**state, "left": left}

    def _limit(self, theta: Mapping[str, Array]) -> Array:
        """Return the power (W) above which the appliance is under way (N,): as learned, else by its powers."""
        between = theta["idle_power"] + THRESHOLD_SHARE * np.maximum(theta["on_power"] - theta["idle_power"], 0.1)
        learned = self.table(RUNS_ABOVE)
        return between if learned is None else np.broadcast_to(learned[0], between.shape)

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Follow the relay's commands and run the appliance. Without current an appliance is idle, then starts anew."""
        relay = held(block, "on", state["relay"])
        active, left = state["active"], state["left"]
        asks_peak = block.wanted is not None and PEAK in block.wanted
        if self.fidelity is Fidelity.BASIC or self.pattern == ALWAYS_ON:
            power = peak = np.broadcast_to(rowwise(relay) * theta["on_power"], relay.shape)
        else:
            share, active, left = self._run(state, theta, block, relay)
            # A relay that comes back finds a fridge warm and a heater cold: what the process does on its own stays.
            span = np.maximum(theta["on_power"] - theta["idle_power"], 0.0)
            power = share * span
            power += theta["idle_power"]
            power *= rowwise(relay)
            peak = power
            if asks_peak:
                table = self.table(MACHINE_PEAK)
                most = span if table is None else np.maximum(table[0] - theta["idle_power"], span)
                peak = relay * (theta["idle_power"] + np.where(share * block.dt >= FELT, 1.0, share) * most)
        energy = energy_after(state["energy"], power, block)
        outputs = {"on": relay, "power": power, "energy": energy}
        outputs["temperature"] = np.broadcast_to(state["temperature"], power.shape)
        result = self.known(outputs)
        if self.spec.settings.get(settings.APPLIANCE) != Appliance.EV:
            result["heat"] = power
        if asks_peak:
            result[PEAK] = peak
        if not block.steps:
            return state, result
        return {
            "relay": relay[-1],
            "active": active,
            "left": left,
            "temperature": state["temperature"],
            "energy": energy[-1],
        }, result

    def _run(
        self, state: ModelState, theta: Mapping[str, Array], block: Block, relay: Array
    ) -> tuple[Array, Array, Array]:
        """Return the share of each step that the appliance is active (T, N), and whether and how long it is after."""
        begun = np.flatnonzero(_started(relay, state["relay"]).any(axis=1))
        ends = [*begun, block.steps]
        share, active, left = self._stretch(state["active"], state["left"], theta, block.part(0, ends[0]))
        shares = [share]
        for row, end in pairwise(ends):
            before = state["relay"] if row == 0 else relay[row - 1]
            who = _started(relay[row : row + 1], before)[0]
            share, active, left = self._begun(active, left, theta, block.part(row, end), who)
            shares.append(share)
        return (shares[0] if len(shares) == 1 else np.concatenate(shares)), active, left

    def _begun(
        self, active: Array, left: Array, theta: Mapping[str, Array], block: Block, who: NDArray[np.bool_]
    ) -> tuple[Array, Array, Array]:
        """Run a block at whose beginning some members (N,) are switched on, each for a usual time."""
        drawn = block.rng.random(len(who))
        if self.pattern != PEOPLE:
            rows, scales = self._dwells(theta)
            length = np.interp(drawn, semi_markov.levels(len(rows[1])), rows[1]) * scales[1]
            return self._stretch(np.where(who, 1.0, active), np.where(who, length, left), theta, block)
        # A dwell that ends at a constant rate is exponential, and so is what is left of it after the first step.
        often = np.broadcast_to(rates(self, theta, block.part(0, 1))[1], (1, len(who)))[0]
        length = -np.log1p(-drawn) * 3600.0 / np.maximum(often, NEVER)
        first, after, _ = self._stretch(active, left, theta, block.part(0, 1))
        first = np.where(who, np.minimum(length / block.dt, 1.0), first)
        after = np.where(who, (length > block.dt) * 1.0, after)
        share, active, left = self._stretch(after, left, theta, block.part(1, block.steps))
        return np.concatenate((first, share)), active, left

    def _stretch(
        self, active: Array, left: Array, theta: Mapping[str, Array], block: Block
    ) -> tuple[Array, Array, Array]:
        """Run a block in which the relay switches nothing on."""
        if self.pattern == CYCLIC:
            rows, scales = self._dwells(theta)
            return semi_markov.simulate(active, left, rows, scales, block.steps, block.dt, block.rng)
        rate_on, rate_off = rates(self, theta, block)
        if self.pattern == PROGRAMME:
            rows, scales = self._dwells(theta)
            return semi_markov.run_programmes(active, left, rate_on, rows[1], scales[1], block.dt, block.rng)
        from_off, from_on = switching.transition(rate_on, rate_off, block.dt)
        share = switching.simulate(active, from_off, from_on, block.rng)
        return share, share[-1] if block.steps else active, left

    def _dwells(self, theta: Mapping[str, Array]) -> tuple[tuple[Array, Array], tuple[Array, Array]]:
        """Return the normalised dwell distributions (idle, active) and their scales in s (N,)."""
        default = semi_markov.lognormal_row(DWELL_DEVIATION)
        idle, active = self.table("dwell_idle"), self.table("dwell_active")
        rows = (default if idle is None else idle, default if active is None else active)
        return rows, (theta["off_minutes"] * 60.0, theta["on_minutes"] * 60.0)


def _started(relay: Array, before: Array) -> NDArray[np.bool_]:
    """Return where a relay (T, N) is switched on that was off until then, before the first row as given (N,)."""
    relay = rowwise(relay)
    earlier = np.concatenate((np.broadcast_to(before, (1, relay.shape[1])), relay[:-1]))[: len(relay)]
    return (relay > 0.5) & (earlier <= 0.5)


def _elapsed(power: Series | None, limit: float, at: float) -> float | None:
    """Return for how long (s) the power has been on its side of limit, or None when the reports do not tell."""
    if power is None or not power.times.size:
        return None
    known = ~np.isnan(power.values) & (power.times <= at)
    times, above = power.times[known], power.values[known] > limit
    if not times.size:
        return None
    turns = np.flatnonzero(above[1:] != above[:-1])
    return None if not turns.size else max(at - float(times[turns[-1] + 1]), 0.0)
