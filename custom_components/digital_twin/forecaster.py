"""The prediction a twin keeps ready for its sensors, made in the worker process."""

import asyncio
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from homeassistant.core import CALLBACK_TYPE, callback

from .const import LOGGER
from .core.requests import Prediction, PredictRequest
from .environment import async_expected_environment
from .worker.errors import WorkerError

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

INTERVAL = timedelta(minutes=5)
HORIZON = 3600.0
STEP = 300.0
TIMEOUT = 20.0


class Forecaster:
    """Keeps one prediction of the main channel current while somebody shows it."""

    def __init__(self, twin: TwinCoordinator) -> None:
        """Nothing is predicted until somebody wants it."""
        self._twin = twin
        self._wanted = 0
        self._task: asyncio.Task[None] | None = None
        self._failing = False
        self._stopped = False
        self.prediction: Prediction | None = None

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Refresh at the interval; return a function that ends it."""
        return self._twin.home.agenda.async_add(f"predict {self._twin.entry.entry_id}", INTERVAL, self.async_request)

    @callback
    def async_stop(self) -> None:
        """Predict no more."""
        self._stopped = True
        self.prediction = None
        if self._task is not None:
            self._task.cancel()

    @callback
    def async_want(self) -> CALLBACK_TYPE:
        """Keep the prediction current from now on; return a function that says it is no longer needed."""
        self._wanted += 1
        self.async_request()

        @callback
        def release() -> None:
            self._wanted -= 1

        return release

    @callback
    def async_request(self) -> None:
        """Refresh in the background, unless that is under way or nobody wants it."""
        if self._stopped or not self._wanted or (self._task is not None and not self._task.done()):
            return
        twin = self._twin
        self._task = twin.entry.async_create_background_task(
            twin.hass, self._async_refresh(), f"digital_twin prediction of {twin.config.name}"
        )

    async def async_predict(
        self, channels: tuple[str, ...] = (), horizon: float = HORIZON, step: float = STEP
    ) -> Prediction:
        """Return a forecast of channels (default: the main one) over horizon in steps, both in s.

        Raises WorkerError when the worker cannot answer.
        """
        twin = self._twin
        start = time.time()
        environment = await async_expected_environment(twin.hass, twin.home, twin.config, start, horizon, step)
        request = PredictRequest(
            twin=twin.snapshot(),
            channels=channels,
            horizon=horizon,
            step=step,
            start=start,
            recent={key: ring.series(start) for key, ring in twin.state.recent.items()},
            environment=environment,
        )
        prediction: Prediction = await twin.home.worker.run("predict", request, timeout=TIMEOUT)
        return prediction

    async def _async_refresh(self) -> None:
        twin = self._twin
        if twin.main_channel is None or twin.state.get(twin.main_channel) is None:
            self.prediction = None
        else:
            try:
                self.prediction = await self.async_predict()
            except WorkerError as err:
                if not self._failing:
                    LOGGER.warning("%s: no prediction for now: %s", twin.config.name, err)
                self._failing = True
                self.prediction = None
            else:
                self._failing = False
        twin.async_touched()
