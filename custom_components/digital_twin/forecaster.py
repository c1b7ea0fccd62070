"""The predictions a twin keeps ready for its sensors, made in the worker process, and those asked for by actions.

Two courses are kept while somebody shows them: the next hour, renewed every five minutes, and the next day, renewed
every hour. Whatever was made at a standard horizon is scored when its time comes.
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext, suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from homeassistant.core import CALLBACK_TYPE, callback

from .const import LOGGER
from .core.models.registry import is_from_outside
from .core.requests import Prediction, PredictRequest
from .environment import async_expected_environment
from .worker.errors import WorkerError, WorkerOverrunError

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

INTERVAL = timedelta(minutes=5)
HORIZON = 3600.0
STEP = 300.0
LONG_HORIZON: Final = 86_400.0
LONG_STEP: Final = 900.0
LONG_INTERVAL: Final = 3600.0
TIMEOUT = 20.0
HANGS_SHARE: Final = 0.5
"""Of TIMEOUT: a job that had so much for itself, and not only waited for its process, did not end by its own fault."""


@dataclass(slots=True)
class _Course:
    """A course kept ready: how far and fine it goes, how often it is renewed, and who wants it."""

    horizon: float
    step: float
    interval: float
    wanted: int = 0
    prediction: Prediction | None = None

    def is_due(self, now: float) -> bool:
        """Return whether it is wanted and old; a minute of grace, since the agenda comes by every five."""
        made = self.prediction
        return self.wanted > 0 and (made is None or not made.start <= now < made.start + self.interval - 60.0)


class Forecaster:
    """Keeps the predictions of the main channel current while somebody shows them."""

    def __init__(self, twin: TwinCoordinator) -> None:
        """Nothing is predicted until somebody wants it."""
        self._twin = twin
        self._short = _Course(HORIZON, STEP, INTERVAL.total_seconds())
        self._long = _Course(LONG_HORIZON, LONG_STEP, LONG_INTERVAL)
        self._task: asyncio.Task[None] | None = None
        self._trial: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()
        self._failing = False
        self._silent = False
        self._stopped = False

    @property
    def prediction(self) -> Prediction | None:
        """Return the prediction of the next hour."""
        return self._short.prediction

    @prediction.setter
    def prediction(self, prediction: Prediction | None) -> None:
        self.keep(prediction, HORIZON)

    def keep(self, prediction: Prediction | None, horizon: float) -> None:
        """Keep a prediction as the course that reaches a horizon (s)."""
        self._course(horizon).prediction = prediction

    def course(self, horizon: float) -> Prediction | None:
        """Return the kept prediction that reaches a horizon (s)."""
        return self._course(horizon).prediction

    @property
    def is_wanted(self) -> bool:
        """Return whether somebody shows a prediction."""
        return self._short.wanted > 0 or self._long.wanted > 0

    @property
    def failing(self) -> bool:
        """Return whether the last prediction could not be made."""
        return self._failing

    @callback
    def async_forget(self) -> None:
        """Drop the predictions, as when the twin falls asleep; none is made before it wakes."""
        self._short.prediction = self._long.prediction = None

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Look after the courses at the interval; return a function that ends it."""
        return self._twin.home.agenda.async_add(f"predict {self._twin.entry.entry_id}", INTERVAL, self._async_due)

    @callback
    def async_stop(self) -> None:
        """Predict no more."""
        self._stopped = True
        self._short.prediction = self._long.prediction = None
        for task in (self._task, self._trial):
            if task is not None:
                task.cancel()

    @callback
    def async_want(self, horizon: float = HORIZON) -> CALLBACK_TYPE:
        """Keep the course that reaches a horizon (s) current; return a function that says it is no longer needed."""
        course = self._course(horizon)
        course.wanted += 1
        self._async_begin((course,))

        @callback
        def release() -> None:
            course.wanted -= 1

        return release

    @callback
    def async_request(self) -> None:
        """Renew what is wanted, in the background, unless that is under way."""
        self._async_begin((self._short, self._long))

    @callback
    def async_look(self) -> None:
        """Predict at once what could not be while the device told nothing, as soon as it tells something again."""
        main = self._twin.main_channel
        if self._silent and main is not None and self._twin.state.get(main) is not None:
            self._silent = False
            self.async_request()

    async def async_predict(
        self,
        channels: tuple[str, ...] = (),
        horizon: float = HORIZON,
        step: float = STEP,
        limits: tuple[float, ...] = (),
    ) -> Prediction:
        """Return a forecast of channels (default: the main one) over horizon in steps, both in s.

        limits: of the first channel, in core units, whose crossing is asked for.

        A kind from outside whose model does not come back is told to hang, and the answer made without it.

        Raises WorkerError when the worker cannot answer.
        """
        twin = self._twin
        await twin.hibernation.async_wake()
        start = time.time()
        environment = await async_expected_environment(twin.hass, twin.home, twin.config, start, horizon, step)

        def request() -> PredictRequest:
            return PredictRequest(
                twin=twin.snapshot(),
                channels=channels,
                horizon=horizon,
                step=step,
                start=start,
                recent=twin.recall.recent(start),
                lost=twin.state.lost(),
                limits=limits,
                environment=environment,
            )

        prediction = await self._async_answer(request)
        twin.scoring.async_issue(prediction)
        return prediction

    async def _async_answer(self, request: Callable[[], PredictRequest]) -> Prediction:
        twin = self._twin
        outside = is_from_outside(twin.kind.id)
        # Of what may hang no second question waits behind the first: it is asked once that is known.
        turn: AbstractAsyncContextManager[object] = self._turn if outside else nullcontext()
        prediction: Prediction
        async with turn:
            try:
                prediction = await twin.home.worker.run("predict", request(), timeout=TIMEOUT)
            except WorkerOverrunError as err:
                # A kind of ours that is late is late because the machine is: it may be asked again.
                if not outside or twin.spec.hangs or err.ran < HANGS_SHARE * TIMEOUT:
                    raise
                LOGGER.warning(
                    "%s: the model of its kind %s, which another integration brings, did not answer within %g s and is "
                    "not asked again until the twin learns anew or is loaded anew",
                    twin.config.name,
                    twin.kind.id,
                    TIMEOUT,
                )
                twin.async_hangs()
                prediction = await twin.home.worker.run("predict", request(), timeout=TIMEOUT, patience=TIMEOUT)
        return prediction

    @callback
    def async_try(self) -> None:
        """Find out, in the background, whether a kind from outside hangs, unless that is known or under way."""
        twin = self._twin
        under_way = self._trial is not None and not self._trial.done()
        known = twin.spec.hangs or not is_from_outside(twin.kind.id)
        if self._stopped or known or under_way or twin.hibernation.asleep:
            return
        self._trial = twin.entry.async_create_background_task(
            twin.hass, self._async_trial(), f"digital_twin trial of {twin.config.name}"
        )

    async def _async_trial(self) -> None:
        with suppress(WorkerError):
            await self.async_predict()

    def _course(self, horizon: float) -> _Course:
        return self._short if horizon <= HORIZON else self._long

    @callback
    def _async_due(self) -> None:
        """Score what came due, and renew what is old."""
        self._twin.scoring.async_settle()
        if self.is_wanted:
            self._twin.recall.async_note()
        now = time.time()
        self._async_begin(tuple(course for course in (self._short, self._long) if course.is_due(now)))

    @callback
    def _async_begin(self, courses: tuple[_Course, ...]) -> None:
        wanted = [course for course in courses if course.wanted > 0]
        twin = self._twin
        under_way = self._task is not None and not self._task.done()
        if self._stopped or twin.hibernation.asleep or not wanted or under_way:
            return
        self._task = twin.entry.async_create_background_task(
            twin.hass, self._async_refresh(wanted), f"digital_twin prediction of {twin.config.name}"
        )

    async def _async_refresh(self, courses: list[_Course]) -> None:
        twin = self._twin
        for course in courses:
            course.prediction = await self._async_course(course)
        twin.async_touched()

    async def _async_course(self, course: _Course) -> Prediction | None:
        twin = self._twin
        if twin.main_channel is None or twin.state.get(twin.main_channel) is None:
            self._silent = True
            return None
        try:
            asked = twin.assessment.expectations.asked_for()
            channels = (twin.main_channel, *asked) if asked else ()
            prediction = await self.async_predict(channels, horizon=course.horizon, step=course.step)
        except WorkerError as err:
            if not self._failing:
                LOGGER.warning("%s: no prediction for now: %s", twin.config.name, err)
            self._failing = True
            return None
        self._failing = False
        return prediction
