"""Alarm panels: arming takes the exit delay, a pending alarm the entry delay; what goes off rings for its time.

Told to arm, it is arming for the exit delay and then armed as told; pending turns to triggered after the entry delay;
triggered ends after the trigger time in what it was before. Disarming is at once.
"""

from collections.abc import Mapping

import numpy as np

from ..channel import Value
from ..series import Series
from ..twin import Fidelity
from .inputs import members, option_index, start_value
from .protocol import Array, Block, DeviceModel, ModelState, Parameter
from .semi_markov import outlasting

PARAMETERS = (
    Parameter(name="exit_delay", unit="s", lower=0.0, upper=600.0, prior=30.0, deviation=10.0),
    Parameter(name="entry_delay", unit="s", lower=0.0, upper=600.0, prior=30.0, deviation=10.0),
    Parameter(name="trigger_time", unit="s", lower=1.0, upper=7200.0, prior=120.0, deviation=0.5, logarithmic=True),
)
MAIN = "arming"
ARMED = "armed"
STARTS = frozenset({"disarmed", "disarming"})


class AlarmModel(DeviceModel):
    """An alarm panel. basic: armed and disarmed at once. standard: typical delays. From advanced on: its own."""

    kind = "alarm"
    passes = frozenset({"arming", "pending", "triggered"})
    parameters = PARAMETERS

    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return what it shows and for how long (s), what it is being armed for, and what it returns to."""
        count, channel = members(theta), self.spec.channels.get(MAIN)
        disarmed = option_index(channel, "disarmed")
        shown = start_value(values, self.spec.channels, MAIN, disarmed, count)
        name = str(values.get(MAIN))
        away = option_index(channel, "armed_away", "armed_home")
        target = shown if name.startswith(ARMED) else np.full(count, away if name == "arming" else disarmed)
        elapsed = max(at - changed.get(MAIN, at), 0.0)
        usual = self._delays(theta).get(name)
        longer = np.zeros(count) if usual is None else outlasting(usual, elapsed) - usual
        # What never ends by itself does not end later either.
        longer = np.where(np.isfinite(longer), longer, 0.0)
        return {"shown": shown, "target": target, "elapsed": np.full(count, elapsed), "longer": longer}

    def observe(
        self, state: ModelState, theta: Mapping[str, Array], recent: Mapping[str, Series], at: float
    ) -> ModelState:
        """Return state with what it was before it went off, which it returns to."""
        del theta
        channel, series = self.spec.channels.get(MAIN), recent.get(MAIN)
        if channel is None or series is None:
            return state
        rests = [index for index, name in enumerate(channel.options) if name.startswith(ARMED) or name == "disarmed"]
        before = series.values[(series.times <= at) & np.isin(series.values, rests)]
        off = [index for index, name in enumerate(channel.options) if name in ("pending", "triggered")]
        if not before.size or not np.isin(state["shown"], off).all():
            return state
        return {**state, "target": np.full(len(state["target"]), before[-1])}

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Carry out the commands and let the delays run."""
        channel = self.spec.channels.get(MAIN)
        names = () if channel is None else channel.options
        place = {name: float(index) for index, name in enumerate(names)}
        shown, target, elapsed = state["shown"].copy(), state["target"].copy(), state["elapsed"].copy()
        longer = state["longer"]
        commands = block.commands.get(MAIN)
        course = np.empty((block.steps, len(shown)))
        armed = [index for index, name in enumerate(names) if name.startswith(ARMED)]
        starts = [index for index, name in enumerate(names) if name in STARTS]
        delays = self._delays(theta)
        for index in range(block.steps):
            if commands is not None and np.isfinite(commands[index]).any():
                told = np.broadcast_to(commands[index], shown.shape)
                asked = np.isfinite(told)
                goes = np.where(asked, told, shown)
                slowly = asked & np.isin(goes, armed) & np.isin(shown, starts) & (delays["arming"] > 0)
                target = np.where(asked & ~(goes == place.get("triggered", -1.0)), goes, target)
                now = np.where(slowly & ("arming" in place), place.get("arming", 0.0), goes)
                elapsed = np.where(asked & (now != shown), 0.0, elapsed)
                shown, longer = now, np.where(asked & (now != shown), 0.0, longer)
            elapsed = elapsed + block.dt
            for name, following in (("arming", target), ("pending", None), ("triggered", target)):
                if name not in place:
                    continue
                lasts = delays[name] + longer
                over = (shown == place[name]) & (elapsed >= lasts)
                goes = np.full(len(shown), place.get("triggered", place[name])) if following is None else following
                shown, elapsed = np.where(over, goes, shown), np.where(over, elapsed - lasts, elapsed)
                longer = np.where(over, 0.0, longer)
            course[index] = shown
        after = {"shown": shown, "target": target, "elapsed": elapsed, "longer": longer}
        return after, {MAIN: course} if channel is not None else {}

    def _delays(self, theta: Mapping[str, Array]) -> dict[str, Array]:
        """Return how long (s) each passing state lasts (N,)."""
        if self.fidelity is Fidelity.BASIC:
            none = np.zeros(members(theta))
            return {"arming": none, "pending": np.full(len(none), np.inf), "triggered": np.full(len(none), np.inf)}
        return {"arming": theta["exit_delay"], "pending": theta["entry_delay"], "triggered": theta["trigger_time"]}
