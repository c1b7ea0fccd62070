"""What a twin finds about itself: divergence from what was expected, and health."""

import time
from typing import TYPE_CHECKING

import numpy as np
from homeassistant.core import callback

from .core.channel import Quantity, Value
from .core.requests import ChannelForecast, Severity
from .core.settings import NEVER_OFF
from .core.sync.divergence import RANK, Divergence, DivergenceTracker, span
from .core.sync.health import Health, Vitals, health

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

SOONEST = 10.0
"""s between two comparisons of a busy channel."""
SPAN_IN_BANDS = 8.0
"""The tolerance span in half-widths of the forecast's 90 % band: two half-widths off are then of medium severity."""
STEADY = frozenset({"temperature", "humidity"})
"""Channels whose course physics decides; of others, such as power, a jump is people's doing and no divergence."""


class Assessment:
    """Keeps divergence and health current, at a cost that does not grow with the number of events."""

    def __init__(self, twin: TwinCoordinator) -> None:
        """Nothing is known at first."""
        self._twin = twin
        self._tracker = DivergenceTracker(twin.channels, twin.kind.risk)
        self._compared = 0.0
        self._facts: tuple[object, ...] = ()
        self.health: Health | None = None

    @property
    def divergence(self) -> Divergence | None:
        """Return the worst divergence there is."""
        return self._tracker.worst()

    @property
    def diverged(self) -> bool:
        """Return whether a divergence is worth a person's attention."""
        worst = self.divergence
        return worst is not None and RANK[worst.severity] >= RANK[Severity.MEDIUM]

    @callback
    def async_update(self) -> None:
        """Compare and judge anew, as far as anything changed since the last time."""
        twin = self._twin
        now = time.time()
        if now - self._compared >= SOONEST:
            self._compared = now
            self._compare(now)
        worst = self.divergence
        severity = worst.severity if worst else None
        main = twin.main_channel
        available = main is not None and twin.state.get(main) is not None
        facts = (severity, available, twin.state.quarantined, twin.reconciles.completed > 0, twin.reconciles.overdue)
        if facts == self._facts:
            return
        self._facts = facts
        vitals = Vitals(
            synced=twin.reconciles.completed,
            failed=twin.reconciles.overdue,
            worst=severity,
            reports=twin.state.revision,
            quarantined=twin.state.quarantined,
            available=available,
        )
        self.health = health(vitals)
        twin.home.async_assessed(twin.entry.entry_id, self.health.score, diverged=self.diverged)

    def _compare(self, now: float) -> None:
        twin = self._twin
        main = twin.main_channel
        if twin.config.settings.get(NEVER_OFF) is True:
            self._hold("on", True, now, None)
        if main not in STEADY or twin.channels[main].quantity is not Quantity.NUMBER:
            return
        prediction = twin.forecaster.prediction
        if prediction is not None:
            forecast = next((item for item in prediction.channels if item.channel == main), None)
            if forecast is not None and (expected := _expected(forecast, now - prediction.start)) is not None:
                value, half_width = expected
                # A forecast just made has bands as narrow as the sensor's own step: less than usual is no news.
                width = max(SPAN_IN_BANDS * half_width, span(twin.channels[main], value))
                self._hold(main, value, now, width)

    def _hold(self, key: str, expected: Value, now: float, width: float | None) -> None:
        """Hold a reported channel against what was expected of it."""
        actual = self._twin.state.get(key)
        if actual is None:
            self._tracker.clear(key)
        else:
            self._tracker.update(key, expected, actual, now, width)


def _expected(forecast: ChannelForecast, seconds: float) -> tuple[float, float] | None:
    """Return value and half-width of the 90 % band so many seconds after a forecast's start; None outside of it."""
    if forecast.bands is None or not 0 <= seconds <= forecast.times[-1]:
        return None
    value = float(np.interp(seconds, forecast.times, forecast.value))
    half_width = float(np.interp(seconds, forecast.times, forecast.bands.high90 - forecast.bands.low90)) / 2
    return (value, half_width) if half_width > 0 else None
