"""What is expected of each channel of a twin now: by a person, by habit, or by the model's forecast."""

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from homeassistant.const import PERCENTAGE, UnitOfPressure, UnitOfTemperature
from homeassistant.core import callback
from homeassistant.util import dt as dt_util

from .core.channel import Quantity, Value
from .core.requests import Prediction
from .core.settings import NEVER_OFF
from .core.sync.expectation import Baseline, Baselines, Basis, Expected
from .core.sync.held import Held
from .core.sync.usual import Usual, learn_usual
from .core.twin import Trust
from .environment.days import weekday_now
from .forecaster import LONG_HORIZON
from .learning import wanted_of
from .recorder_history import async_read

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

STEADY: Final = frozenset({"temperature", "humidity"})
"""Channels whose course physics decides; of others, such as power, a jump is people's doing and no divergence."""
STEADY_UNITS: Final = frozenset(
    {UnitOfTemperature.CELSIUS, UnitOfTemperature.FAHRENHEIT, UnitOfTemperature.KELVIN, PERCENTAGE, *UnitOfPressure}
)
"""Units of plain sensors of which the same holds."""
HELD: Final = 6 * 3600.0
"""s for which a forecast is held against what came; a newer one starts from what the device said last, right or not."""
USUAL_DAYS: Final = 30
USUAL_FOR: Final = 86_400.0


class Expectations:
    """The expectations of one twin."""

    def __init__(self, twin: TwinCoordinator) -> None:
        """Nothing is expected but what the settings say."""
        self._twin = twin
        self.baselines = Baselines()
        self.usual: dict[str, Usual] = {}
        self.learned_at = 0.0
        self._held: dict[str, Held] = {}
        self._resumed: dict[str, Value] = {}

    @callback
    def async_set(self, key: str, baseline: Baseline | None) -> None:
        """Expect something else of a channel from now on; None: what it would be without anybody's word."""
        self.baselines = self.baselines.with_one(key, baseline)

    def expected(self, now: float) -> dict[str, tuple[Expected, ...]]:
        """Return what is expected of each channel at a time (epoch s); of several forecasts each says its own."""
        found: dict[str, tuple[Expected, ...]] = {}
        for key in self._twin.channels:
            baseline = self.baselines.channels.get(key)
            if baseline is not None and baseline.basis is Basis.MODEL:
                found[key] = tuple(self._forecasts(key, now, baseline.span))
            elif baseline is not None:
                expected = self._baseline(key, baseline, now)
                found[key] = () if expected is None else (expected,)
            elif key == "on" and self._twin.config.settings.get(NEVER_OFF) is True:
                found[key] = (Expected(value=True, basis=Basis.CONSTANT),)
            elif key == self._twin.main_channel and self.is_modelled(key):
                found[key] = tuple(self._forecasts(key, now))
        return {key: expected for key, expected in found.items() if expected}

    def is_modelled(self, key: str) -> bool:
        """Return whether a channel's course is the model's to tell."""
        channel = self._twin.channels[key]
        return channel.quantity is Quantity.NUMBER and (
            key in STEADY or (key == "value" and channel.unit in STEADY_UNITS)
        )

    def _baseline(self, key: str, baseline: Baseline, now: float) -> Expected | None:
        weekday, seconds = local_time(now)
        if not baseline.usual:
            value = baseline.at(weekday, seconds)
            return None if value is None else Expected(value=value, basis=baseline.basis, span=baseline.span)
        usual = self.usual.get(key)
        number = None if usual is None else usual.number_at(weekday_now(self._twin.hass, self._twin.home, now), seconds)
        if number is None:
            return None
        return Expected(value=number[0], basis=Basis.USUAL, span=baseline.span, half_width=number[1])

    def asked_for(self) -> tuple[str, ...]:
        """Return the channels beside the main one of which a person wants the model's word."""
        return tuple(
            key
            for key, baseline in self.baselines.channels.items()
            if baseline.basis is Basis.MODEL and key != self._twin.main_channel
        )

    def _forecasts(self, key: str, now: float, width: float | None = None) -> list[Expected]:
        """Return what the kept forecasts say: of the newest and of older ones that still know all that was done.

        width: the tolerance span that a person set.
        """
        expected: list[Expected] = []
        done = self._last_done()
        for name, prediction in self._kept(key):
            held = self._held.get(name)
            if held is not None and not (done <= held.start <= now <= min(held.start + HELD, held.end)):
                del self._held[name]
                held = None
            if held is None and prediction is not None and self._is_news(prediction, key, done, now):
                forecast = next((item for item in prediction.channels if item.channel == key), None)
                held = None if forecast is None else Held.of(forecast, prediction.start)
                if held is not None:
                    self._held[name] = held
            if held is not None and (at := held.at(now)) is not None:
                value, half_width = at
                expected.append(Expected(value=value, basis=Basis.MODEL, span=width, half_width=half_width))
        return expected

    def _kept(self, key: str) -> tuple[tuple[str, Prediction | None], ...]:
        """Return the kept predictions by the name under which a channel's forecast is held."""
        of = "" if key == self._twin.main_channel else f" {key}"
        forecaster = self._twin.forecaster
        return (f"short{of}", forecaster.prediction), (f"long{of}", forecaster.course(LONG_HORIZON))

    def _is_news(self, prediction: Prediction, key: str, done: float, now: float) -> bool:
        """Return whether a forecast knows all that was done, and has earned to be held against its device.

        One that rests on what is usual for such devices has not. What is wrong stays so until it is over, though.
        """
        if not done <= prediction.start <= now:
            return False
        wrong = self._twin.assessment.findings.divergences.get(key)
        return (
            prediction.trust is not Trust.OBSERVING
            or self._twin.trust is not Trust.OBSERVING
            or (wrong is not None and wrong.basis is Basis.MODEL)
        )

    def _last_done(self) -> float:
        """Return when (epoch s) somebody last did something that a forecast made before cannot know of."""
        state = self._twin.state.freeze()
        done = self._done_by()
        for key in [key for key, value in self._resumed.items() if key in done and state.values[key] != value]:
            del self._resumed[key]
        return max((state.changed[key] for key in done if key not in self._resumed), default=0.0)

    def _done_by(self) -> list[str]:
        """Return the channels known now that people and automations set."""
        twin = self._twin
        return [key for key in twin.state.freeze().values if twin.channels[key].command or key == "window"]

    @callback
    def async_forget_forecasts(self) -> None:
        """Hold no older forecast any more, as after the model was learned anew."""
        self._held.clear()

    def held(self) -> dict[str, Any]:
        """Return the forecasts that are held, and what was set meanwhile, as JSON-able plain values."""
        values = self._twin.state.freeze().values
        return {
            "forecasts": {name: held.as_dict() for name, held in self._held.items()},
            "set": {key: values[key] for key in self._done_by()},
        }

    def resume(self, data: Mapping[str, Any]) -> None:
        """Hold again what held wrote, as after a restart: what is set as it was then was not set anew.

        Raises AttributeError, KeyError, TypeError or ValueError for anything else.
        """
        self._held = {str(name): Held.from_dict(row) for name, row in data["forecasts"].items()}
        self._resumed = dict(data["set"])

    async def async_learn_usual(self) -> None:
        """Learn from the recorder what is usual for each channel, unless that was done within a day."""
        twin, now = self._twin, time.time()
        if now - self.learned_at < USUAL_FOR:
            return
        history = await async_read(
            twin.hass, wanted_of(list(twin.bindings), dict(twin.channels)), now - USUAL_DAYS * 86_400, now
        )
        zone = dt_util.get_default_time_zone()

        def learn() -> Mapping[str, Usual]:
            found = {
                key: learn_usual(series, twin.channels[key], zone)
                for key, series in history.series.items()
                if key in twin.channels
            }
            return {key: usual for key, usual in found.items() if usual is not None}

        self.usual = dict(await twin.hass.async_add_executor_job(learn))
        self.learned_at = now


def local_time(now: float) -> tuple[int, float]:
    """Return day of the week (Monday 0) and second of the day, local time."""
    local = dt_util.as_local(dt_util.utc_from_timestamp(now))
    return local.weekday(), local.hour * 3600.0 + local.minute * 60.0 + local.second
