"""Learning what a device draws while it works, of kinds whose other sides have learners of their own."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np

from ..series import Series
from ..twin import Estimate, Learned
from .common import POWER, History, prior_estimates
from .messages import rounded, say
from .onoff import quantiles

FULL: Final[Mapping[str, str]] = {
    "cover": "motor_power",
    "garage_door": "motor_power",
    "valve": "motor_power",
    "humidifier": "rated_power",
    "siren": "rated_power",
    "vacuum": "rated_power",
}
"""The parameter of each kind that is either drawn or not."""
WORKS: Final = 0.3
"""Of the greatest power: what draws more works."""
RESTS: Final = 0.2
LEAST_OF_TYPICAL: Final = 0.2
"""Of what is typical of the kind: a meter that never shows more has not seen it at work, only its electronics."""
FEWEST: Final = 3
SETTLE: Final = 20.0
"""s: meters report late; before that they may still tell of the state before."""
PLAYING: Final = frozenset({"playing", "paused", "on"})
SILENT: Final = frozenset({"off", "standby"})


def with_power(history: History, learned: Learned) -> Learned:
    """Return learned with what the device draws, where its power was recorded at work and at rest."""
    power, kind = history.series.get(POWER), history.request.spec.kind
    if power is None or learned.structure == "prior":
        return learned
    found = _played(history, power) if kind == "media_player" else _full(history, power, FULL.get(kind))
    if not found:
        return learned
    full = found.get("rated_power", found.get("motor_power"))
    report = learned.report if full is None else (*learned.report, say("learned_on_power", power=rounded(full.value)))
    return replace(learned, parameters={**learned.parameters, **found}, report=report)


def _full(history: History, power: Series, name: str | None) -> dict[str, Estimate]:
    """Return the median power of the reports from its work."""
    values = power.values[np.isfinite(power.values)]
    most = float(values.max())
    if name is None or most < LEAST_OF_TYPICAL * prior_estimates(history.request)[name].value:
        return {}
    works = values[values > WORKS * most]
    if len(works) < FEWEST or values.min() > RESTS * most:
        return {}
    value = float(np.median(works))
    scatter = float(np.std(works)) / np.sqrt(len(works)) + 0.03 * value
    return {name: Estimate(value, scatter, identified=scatter < 0.3 * value)}


def _played(history: History, power: Series) -> dict[str, Estimate]:
    """Return what a media player draws while it plays and while it is off, each as it is most of that time."""
    playback, channel = history.series.get("playback"), history.request.spec.channels.get("playback")
    if playback is None or channel is None:
        return {}
    times = np.union1d(playback.times, power.times)
    ends = np.append(times[1:], max(float(times[-1]), min(playback.end, power.end)))
    state, watts = playback.at(times), power.at(times)
    since = times - playback.times[np.maximum(np.searchsorted(playback.times, times, side="right") - 1, 0)]
    # What was reported before a change counts again once it has stood for a while.
    weight = ends - np.maximum(times, times - since + SETTLE)
    found: dict[str, Estimate] = {}
    for name, names in (("rated_power", PLAYING), ("standby_power", SILENT)):
        rows = [index for index, option in enumerate(channel.options) if option in names]
        chosen = np.isin(state, rows) & np.isfinite(watts) & (weight > 0)
        if chosen.sum() < FEWEST:
            continue
        low, value, high = quantiles(watts[chosen], weight[chosen], np.array([0.25, 0.5, 0.75])).tolist()
        deviation = (high - low) / 2.0 / np.sqrt(float(chosen.sum())) + 0.03 * value
        found[name] = Estimate(max(value, 0.0), deviation, identified=deviation < 0.3 * max(value, 1.0))
    return found
