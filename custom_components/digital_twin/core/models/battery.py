"""Electric cars and storages: a charge that fills at full power up to a knee and ever slower above it.

ds/dt = r for s < k (constant current), r·exp(−(s − k)/τ) above (constant voltage), with s the charge in %,
r = 100 η P/C (%/h, P in kW, C in kWh). Both parts have closed forms: s(t) = s₀ + r t below,
s(t) = k + τ ln(e^((s₀ − k)/τ) + r t/τ) above.
A car ends at the charge it was told to itself, of which nobody else may know: it stops by itself, and what stands idle
though it may charge has ended so, until it is driven, or told anew.
A storage that discharges does so at constant power, ds/dt = −100 P/(η C), down to its reserve.
A car that is away (models/trips.py) loses what it drives, and charges once it is back.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from .. import settings
from ..channel import Value
from ..twin import Fidelity
from . import semi_markov
from .automatic import FADES, NEED, SOLAR, Automatic, drawn_days, drawn_margins
from .inputs import encoded, held, members, start_value, step_times, surrounding
from .power import PoweredModel, energy_after
from .protocol import Array, Block, ModelState, Parameter
from .trips import CHARGES, DRIVES

FULL = 100.0
SLOWEST = 1e-9
"""%/h below which nothing is charged."""
IDLE_POWER = 20.0
SETTLED = 300.0
"""s after plugging in or switching on by which a car has begun to charge, if it means to."""
RESUMES = 2.0
"""% below which what had ended charges again."""
CHARGE_WORDS = ("charge", "force", "laden")
DISCHARGE_WORDS = ("discharge", "sell", "entladen", "export")
LEAST_CURRENT, MOST_CURRENT = 6.0, 80.0
"""A between which cars charge by alternating current at all (IEC 61851-1): what a number takes beyond says nothing."""
FOLLOW_WORDS = ("auto", "self", "eigen", "normal", "balance")
"""In the name of a storage's mode: it gives what the home takes, and takes what it has to spare."""
SURE = 2.0
"""Of what follows the home as far as anybody knows, one in so many does it fully: the others down to not at all."""
MODES_SEEN = "modes_seen"
"""The learned table of the hours that a storage was seen in each of its modes."""
BEYOND_SEEN = 4.0
"""How many times what was ever seen the power in a mode may be that was not."""
CURRENT_SEEN = "current_seen"
"""The learned table of the highest current (A) that it was seen to take in full."""
CAPACITY_DEVIATION = 0.08
LEAST_LEFT = 5.0
"""% below which nobody drives on."""
PARAMETERS = (
    Parameter(name="capacity", unit="kWh", lower=0.2, upper=300.0, prior=40.0, deviation=0.6, logarithmic=True),
    Parameter(name="rated_power", unit="W", lower=50.0, upper=50_000.0, prior=5000.0, deviation=0.6, logarithmic=True),
    Parameter(name="efficiency", unit="", lower=0.5, upper=1.0, prior=0.91, deviation=0.03),
    Parameter(name="knee", unit="%", lower=30.0, upper=100.0, prior=82.0, deviation=6.0),
    Parameter(name="taper", unit="%", lower=1.0, upper=60.0, prior=9.0, deviation=0.4, logarithmic=True),
    Parameter(name="reserve", unit="%", lower=0.0, upper=60.0, prior=10.0, deviation=4.0),
    Parameter(
        name="power_per_ampere", unit="W/A", lower=100.0, upper=1500.0, prior=400.0, deviation=0.5, logarithmic=True
    ),
    Parameter(name="idle_power", unit="W", lower=0.0, upper=200.0, prior=4.0, deviation=3.0),
    Parameter(name="end", unit="%", lower=20.0, upper=100.0, prior=100.0, deviation=0.0),
)


class BatteryModel(PoweredModel):
    """A battery. basic: full power until it is full. standard: the charging curve. From advanced on: its own."""

    kind = "battery"
    parameters = PARAMETERS

    def priors(self) -> tuple[Parameter, ...]:
        """Return the parameters, capacity, reserve and power as the interview knows them."""
        answers = self.spec.settings
        capacity, reserve = settings.number(answers, settings.CAPACITY), settings.number(answers, settings.RESERVE)
        result = []
        for parameter in super().priors():
            if parameter.name == "capacity" and capacity is not None and capacity > 0:
                known = min(max(capacity, parameter.lower), parameter.upper)
                result.append(replace(parameter, prior=known, deviation=CAPACITY_DEVIATION))
            elif parameter.name == "reserve" and reserve is not None:
                result.append(replace(parameter, prior=min(max(reserve, 0.0), parameter.upper), deviation=0.5))
            else:
                result.append(parameter)
        return tuple(result)

    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return charge, settings, and the power (W) it is discharging with, if it is."""
        count, channels = members(theta), self.spec.channels
        power = start_value(values, channels, "power", 0.0, count)
        charge = start_value(values, channels, "charge", 50.0, count)
        return {
            "charge": charge,
            "ended": np.where(self._idle(values, changed, at), charge, np.inf),
            "on": start_value(values, channels, "on", 1.0 if "on" not in channels else 0.0, count),
            "current": start_value(values, channels, "current", np.nan, count),
            "beyond": semi_markov.strata(count),
            "charge_limit": start_value(values, channels, "charge_limit", FULL, count),
            "plugged": start_value(values, channels, "plugged", 1.0, count),
            "mode": start_value(values, channels, "storage_mode", np.nan, count),
            # A storage without a switch does what it is seen doing; one with a switch charges while that is on.
            "discharging": np.where(power < -IDLE_POWER, -power, 0.0),
            "charging": np.where(power > IDLE_POWER, power, 0.0) if "on" not in channels else np.full(count, np.nan),
            "energy": start_value(values, channels, "energy", 0.0, count),
            **self._by_itself(values, power, count),
        }

    def _by_itself(self, values: Mapping[str, Value], power: Array, count: int) -> ModelState:
        """Return how each member lives through the automatic mode, as far as the storage has one.

        day, margin: see models/automatic.py. now: the power (W) that it has in it now, of which apart is what the hours
        do not tell, NaN until that is worked out. share: of what the home takes that it gives, where nobody knows.
        """
        channel = self.spec.channels.get("storage_mode")
        if channel is None or not any(map(follows, channel.options)):
            return {}
        known, spread = self.automatic, semi_markov.strata(count)
        index = encoded(channel, values.get("storage_mode"))
        present = index is not None and follows(channel.options[int(index)])
        share = np.minimum(SURE * spread, 1.0)
        share[:1] = 1.0
        return {
            "day": drawn_days(1 if known is None else len(known.days), spread),
            "margin": drawn_margins(count),
            "now": power if present and "power" in values else np.full(count, np.nan),
            "apart": np.full(count, np.nan),
            "share": share if self.fidelity is not Fidelity.BASIC else np.ones(count),
        }

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Charge, discharge and hold."""
        on, current = held(block, "on", state["on"]), held(block, "current", state["current"])
        limit, mode = held(block, "charge_limit", state["charge_limit"]), held(block, "storage_mode", state["mode"])
        wanted, state = self._wanted(state, theta, block, on, current, mode)
        allowed = limit
        knee, taper = theta["knee"], theta["taper"]
        if self.fidelity is Fidelity.BASIC:
            knee, taper = np.full(len(knee), FULL), np.ones(len(taper))
        charge, power = np.empty(on.shape), np.empty(on.shape)
        level, hours = state["charge"], block.dt / 3600.0
        ended, told = state["ended"], self._told(state, block)
        drives = surrounding(block, DRIVES, np.nan) if DRIVES in block.environment else None
        if "charge_limit" not in self.spec.channels:
            limit = np.minimum(limit, theta["end"])
        for index in range(block.steps):
            ended = np.where(told[index] | (level < ended - RESUMES), np.inf, ended)
            taken = np.where(np.isinf(ended), np.maximum(wanted[index], 0.0), 0.0)
            fills = 0.1 * theta["efficiency"] * taken / theta["capacity"]
            falls = 0.1 * np.maximum(-wanted[index], 0.0) / (theta["efficiency"] * theta["capacity"])
            full = np.maximum(np.minimum(limit[index], FULL), level)
            up = np.minimum(charged(level, fills, hours, knee, taper), full)
            after = np.maximum(up - falls * hours, np.minimum(level, theta["reserve"]))
            gained = after - level
            power[index] = np.where(
                gained >= 0.0,
                gained * theta["capacity"] / (0.1 * theta["efficiency"] * hours),
                gained * theta["capacity"] * theta["efficiency"] / (0.1 * hours),
            )
            if drives is not None:
                after, ended = _driven(after, ended, drives[index])
            charge[index] = level = after
        idle = np.abs(power) < 1.0
        power = np.where(idle, theta["idle_power"], power)
        charges = surrounding(block, CHARGES, 0.0) if CHARGES in block.environment else 0.0
        outputs = {"charge": charge, "power": power, "on": np.maximum(on, charges), "current": np.nan_to_num(current)}
        outputs |= {"charge_limit": np.array(allowed), "storage_mode": np.nan_to_num(mode)}
        plugged = state["plugged"] if drives is None else state["plugged"] * np.isnan(drives)
        outputs["plugged"] = np.broadcast_to(plugged, charge.shape)
        outputs["energy"] = energy_after(state["energy"], np.maximum(power, 0.0), block)
        if not block.steps:
            return state, self.known(outputs)
        after_block = {
            **state, "charge": charge[-1], "ended": ended, "on": on[-1], "current": current[-1],
            "charge_limit": allowed[-1], "mode": mode[-1], "energy": outputs["energy"][-1],
        }  # fmt: skip
        return after_block, self.known(outputs)

    @property
    def automatic(self) -> Automatic | None:
        """Return what the history told of the automatic mode."""
        return Automatic.of(self.learned, self.fidelity)

    def _idle(self, values: Mapping[str, Value], changed: Mapping[str, float], at: float) -> bool:
        """Return whether a car takes nothing though it was switched on and plugged in for long enough.

        A storage of the home rests whenever there is nothing to take.
        """
        channels = self.spec.channels
        if "storage_mode" in channels:
            return False
        power = settings.number(values, "power")
        if "power" not in channels or power is None or abs(power) > IDLE_POWER or "charge" not in values:
            return False
        gates = [key for key in ("on", "plugged") if key in channels]
        since = max((changed.get(key, -np.inf) for key in gates), default=np.inf)
        return all(values.get(key) is True for key in gates) and since <= at - SETTLED

    @staticmethod
    def _told(state: ModelState, block: Block) -> NDArray[np.bool_]:
        """Return where it is switched on, set to another mode or a higher limit (T, N), not merely told so again."""
        found = np.zeros((block.steps, len(state["on"])), dtype=np.bool_)
        for key, start in (
            ("on", state["on"]),
            ("storage_mode", state["mode"]),
            ("charge_limit", state["charge_limit"]),
        ):
            if key in block.commands and block.steps:
                now = held(block, key, start)
                before = np.concatenate((start[None, :], now[:-1]))
                found |= np.isfinite(now) & (now != before if key == "storage_mode" else now > before)
        return found

    def _wanted(
        self, state: ModelState, theta: Mapping[str, Array], block: Block, on: Array, current: Array, mode: Array
    ) -> tuple[Array, ModelState]:
        """Return the power (T, N) it would take, negative where it gives, were there no limits of the cells.

        Beside it the state, as it is after the automatic mode.
        """
        full = np.where(
            np.isfinite(current), self._taken(state, current) * theta["power_per_ampere"], theta["rated_power"]
        )
        seen = np.where(np.isfinite(state["charging"]), state["charging"] - state["discharging"], full)
        told = "on" in self.spec.channels or "on" in block.commands
        result = np.where(on > 0.5, full if told else seen, 0.0)
        if CHARGES in block.environment:
            charges = surrounding(block, CHARGES, np.nan)
            result = np.where(np.isnan(charges), result, np.where(charges > 0.5, full, 0.0))
        channel = self.spec.channels.get("storage_mode")
        if channel is not None and "day" in state:
            alone, state = self._alone(state, theta, block)
            for index, name in enumerate(channel.options):
                if follows(name) and alone is not None:
                    result = np.where(mode == index, alone, result)
        commanded = block.commands.get("storage_mode")
        if channel is not None and channel.options and commanded is not None:
            for index, name in enumerate(channel.options):
                if gives(name) or takes(name):
                    power = self._in_mode(state, theta, index)
                    result = np.where(mode == index, -power if gives(name) else power, result)
        here = state["plugged"] > 0.5
        if DRIVES in block.environment:
            here = here & np.isnan(surrounding(block, DRIVES, np.nan))
        return result * here, state

    def _in_mode(self, state: ModelState, theta: Mapping[str, Array], index: int) -> Array:
        """Return the power (N,) W with which a mode charges or gives.

        In one never seen, of a storage whose rated power nobody answered, it may be the most that was ever seen in any,
        or several times that: an inverter that filled it by the sun alone was never asked for all it can.
        """
        seen, known = self.table(MODES_SEEN), self.automatic
        rated = theta["rated_power"]
        if seen is None or index >= len(seen) or seen[index] > 0.0:
            return rated
        if (answered := settings.number(self.spec.settings, settings.RATED_POWER)) is not None:
            return np.full(len(rated), answered)
        most = rated if known is None else np.maximum(rated, max(known.most))
        power: Array = most * BEYOND_SEEN ** state["beyond"]
        return power

    def _alone(self, state: ModelState, theta: Mapping[str, Array], block: Block) -> tuple[Array | None, ModelState]:
        """Return the power (T, N) of the automatic mode, None where nobody knows, and the state after it.

        Where the history did not tell, it is taken to follow the home, of which the members differ in how far.
        """
        known, rated = self.automatic, theta["rated_power"]
        need = surrounding(block, NEED, 0.0) if NEED in block.environment else None
        if known is None:
            return None if need is None else np.clip(-need * state["share"], -rated, rated), state
        solar = surrounding(block, SOLAR, 0.0) if SOLAR in block.environment else None
        sides = known.sides(step_times(block), need, solar, state["day"], state["margin"])
        power = [np.minimum(side, np.maximum(most, rated)) for (side, _), most in zip(sides, known.most, strict=True)]
        hourly = [float(by_hours) for _, by_hours in sides]
        if not block.steps or not any(hourly):
            return power[0] - power[1], state
        usual = hourly[0] * power[0] - hourly[1] * power[1]
        now = hourly[0] * np.maximum(state["now"], 0.0) - hourly[1] * np.maximum(-state["now"], 0.0)
        apart = np.nan_to_num(np.where(np.isnan(state["apart"]), now - usual[0], state["apart"]))
        lasts = np.exp(-block.dt * np.arange(block.steps + 1) / FADES)[:, None] * apart
        return power[0] - power[1] + lasts[:-1], {**state, "apart": lasts[-1]}

    def _taken(self, state: ModelState, current: Array) -> Array:
        """Return the current (T, N), A, that it takes of what it is allowed.

        Beyond what it was seen to take the car's own charger may end at once or not at all: the members are spread
        evenly over that; a plan's, which are choices and not members, all take the middle.
        """
        table = self.table(CURRENT_SEEN)
        if table is None:
            return current
        seen = np.minimum(current, table[0])
        taken: Array = seen + state["beyond"] * (current - seen)
        return taken


def _driven(charge: Array, ended: Array, lost: Array) -> tuple[Array, Array]:
    """Return charge and end of charging (N,) of cars that lose so much in a step (%), NaN where they are here.

    Nobody drives until nothing is left; what was driven charges again.
    """
    left = np.maximum(charge - lost, np.minimum(charge, LEAST_LEFT))
    away = ~np.isnan(lost)
    return np.where(away, np.minimum(left, FULL), charge), np.where(away, np.inf, ended)


def gives(mode: str) -> bool:
    """Return whether a storage's mode is named for discharging."""
    return any(word in mode.lower() for word in DISCHARGE_WORDS)


def takes(mode: str) -> bool:
    """Return whether a storage's mode is named for charging."""
    return not gives(mode) and any(word in mode.lower() for word in CHARGE_WORDS)


def follows(mode: str) -> bool:
    """Return whether a storage's mode is named for following the home."""
    return any(word in mode.lower() for word in FOLLOW_WORDS) and not gives(mode) and not takes(mode)


def charged(start: Array, rate: Array, hours: float, knee: Array, taper: Array) -> Array:
    """Return the charge (N,), %, after hours at rate (%/h, N) from start (N,), at most full: the closed forms above."""
    to_knee = np.maximum(knee - start, 0.0) / np.maximum(rate, SLOWEST)
    below = np.minimum(start + rate * hours, np.maximum(knee, start))
    rest = np.maximum(hours - to_knee, 0.0)
    over = np.maximum(start - knee, 0.0)
    # k + τ ln(e^(o/τ) + x) = k + o + τ ln(1 + x e^(−o/τ)), which no charge makes overflow.
    above = knee + over + taper * np.log1p(rate * rest / taper * np.exp(-over / taper))
    result: Array = np.minimum(np.where(rest > 0.0, above, below), np.maximum(FULL, start))
    return result
