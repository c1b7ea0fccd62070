"""Learning lights and fans: their power over brightness or speed, and when they are on."""

import numpy as np
from numpy.typing import NDArray

from ..messages import Message
from ..series import Series
from ..twin import Estimate, Learned
from .common import History
from .messages import rounded, say
from .switching import learn_switching

type Array = NDArray[np.float64]

# Power sensors of lamps report late; what is reported within this time after a change still speaks of the time before.
SETTLE = 20.0
FEWEST = 3
WIDTH = 10.0
LEVEL = {"light": "brightness", "fan": "speed"}
EXPONENT = {"light": "gamma", "fan": "exponent"}


def learn_curve(history: History) -> Learned:
    """Return the power curve, if power is known, beside the habit of the switch."""
    on, power = history.series.get("on"), history.series.get("power")
    if on is None or power is None:
        return learn_switching(history, report=(say("learned_power_unknown"),))
    kind = history.request.spec.kind
    state, level, watts = _settled(on, history.series.get(LEVEL[kind]), power)
    off = watts[state < 0.5]
    lit = state >= 0.5
    if lit.sum() < FEWEST:
        return learn_switching(history, report=(say("learned_power_unknown"),))
    standby = float(np.median(off)) if off.size >= FEWEST else 0.0
    centres, medians = _by_level(level[lit], watts[lit])
    found = {}
    if off.size >= FEWEST:
        found["standby_power"] = Estimate(standby, 0.05 * standby + 0.02, identified=True)
    tables: dict[str, tuple[float, ...]] = {}
    shares = np.maximum.accumulate(np.maximum(medians - standby, 0.0))
    exponent = _exponent(centres, shares)
    # The power at full is read off where it was seen, else by the exponent from the brightest level seen.
    usual = {"light": 1.0, "fan": 2.0}[kind] if exponent is None else exponent
    span = float(shares[-1]) / (float(centres[-1]) / 100.0) ** usual
    rated = standby + span
    near = centres[-1] >= 85.0
    found["rated_power"] = Estimate(rated, (0.03 if near else 0.3) * rated, identified=bool(near))
    if exponent is not None:
        found[EXPONENT[kind]] = Estimate(exponent, 0.05, identified=True)
        if kind == "light" and span > 0:
            levels = np.concatenate(([0.0], centres, [] if centres[-1] >= 99.9 else [100.0]))
            values = np.concatenate(([0.0], shares / span, [] if centres[-1] >= 99.9 else [1.0]))
            tables = {"power_curve_levels": tuple(levels.tolist()), "power_curve_shares": tuple(values.tolist())}
    report: tuple[Message, ...] = (say("learned_on_power", power=rounded(rated)),)
    if "standby_power" in found:
        report = (*report, say("learned_standby_power", power=rounded(standby)))
    return learn_switching(history, found, tables, report)


def _settled(on: Series, level: Series | None, power: Series) -> tuple[Array, Array, Array]:
    """Return state, level (%) and power (W) of every stretch between changes, each where it had settled."""
    changes = on.times if level is None else np.union1d(on.times, level.times)
    ends = np.append(changes[1:], min(on.end, power.end))
    long = ends - changes > 2 * SETTLE
    start, end = changes[long], ends[long]
    watts = power.at(end - 1e-3)
    # Only what was reported since the change counts, or what has held for so long that it must be so.
    last = np.searchsorted(power.times, end - 1e-3, side="right") - 1
    fresh = (last >= 0) & ((power.times[np.maximum(last, 0)] >= start - 1.0) | (end - start > 600.0))
    state = on.at(start)
    shown = np.full(len(start), 100.0) if level is None else np.nan_to_num(level.at(start), nan=100.0)
    known = np.isfinite(watts) & np.isfinite(state) & fresh
    return state[known], np.where(shown[known] > 0, shown[known], 100.0), np.maximum(watts[known], 0.0)


def _by_level(level: Array, watts: Array) -> tuple[Array, Array]:
    """Return the median level and power of each tenth of the range that was seen (k,)."""
    bins = np.minimum((level - 1e-9) // WIDTH, 9).astype(np.intp)
    present = np.unique(bins)
    centres = np.array([float(np.median(level[bins == one])) for one in present])
    medians = np.array([float(np.median(watts[bins == one])) for one in present])
    return centres, medians


def _exponent(centres: Array, shares: Array) -> float | None:
    """Return the exponent of share ~ level^k, or None where fewer than two levels are well apart."""
    known = shares > 0.02 * shares[-1] if len(shares) else np.zeros(0, dtype=bool)
    if known.sum() < 2 or centres[known][-1] < 1.5 * centres[known][0]:
        return None
    slope = np.polyfit(np.log(centres[known]), np.log(shares[known]), 1)[0]
    return float(np.clip(slope, 0.5, 3.0))
