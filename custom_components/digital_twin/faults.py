"""What is wrong with a twin now, and since when. It keeps its last good state meanwhile, and recovers by itself."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from homeassistant.core import callback

from .const import LOGGER
from .core.messages import Message
from .core.models.messages import late
from .core.requests import Prediction
from .issues import async_create_model_fails, async_create_model_late, async_delete_model_fails

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

AWAY: Final = frozenset({"home_missing", "orphaned", "unavailable", "waiting"})
"""The statuses in which a twin has no device to follow."""
MODEL_FAILED: Final = frozenset({"model_failed", "model_late", "model_unknown_kind"})


class FaultKind(StrEnum):
    """What may be wrong."""

    SOURCE = "source"
    MODEL = "model"
    CALCULATION = "calculation"
    DATABASE = "database"


@dataclass(frozen=True, slots=True)
class Fault:
    """Since when (epoch s) something is wrong, and the reason: a word, or what the model said."""

    since: float
    reason: str | Message | None = None


class Faults:
    """Keeps account of one twin's faults. Each is logged when it begins and when it is over."""

    __slots__ = ("_faults", "_prediction", "_status", "_twin")

    def __init__(self, twin: TwinCoordinator) -> None:
        """Nothing is wrong until looked at."""
        self._twin = twin
        self._faults: dict[FaultKind, Fault] = {}
        self._prediction: Prediction | None = None
        self._status: str | None = None

    def current(self) -> Mapping[FaultKind, Fault]:
        """Return what is wrong now; what the twin shares with the whole home among it."""
        database = self._twin.home.database.status
        if database.available:
            return MappingProxyType(self._faults)
        away = Fault(time.time() if database.since is None else database.since, database.error)
        return MappingProxyType({**self._faults, FaultKind.DATABASE: away})

    @callback
    def async_update(self) -> None:
        """Look anew at what changed. Called whenever the twin's own sensors are written."""
        twin = self._twin
        status = twin.status.value
        if status != self._status:
            self._status = status
            if status in AWAY:
                state = twin.hass.states.get(twin.sources[twin.config.main])
                since = time.time() if state is None else state.last_changed_timestamp
                self._begin(FaultKind.SOURCE, since, status)
            else:
                self._end(FaultKind.SOURCE)
        if twin.forecaster.failing:
            self._begin(FaultKind.CALCULATION, time.time(), "no_prediction")
        else:
            self._end(FaultKind.CALCULATION)
        prediction = twin.prediction
        if twin.spec.hangs:
            if FaultKind.MODEL not in self._faults:
                async_create_model_late(twin.hass, twin.entry, twin.kind.id)
            self._begin(FaultKind.MODEL, time.time(), late(twin.kind.id))
        elif prediction is not None and prediction is not self._prediction:
            failure = next((note for note in prediction.notes if note.id in MODEL_FAILED), None)
            if failure is None:
                self._end(FaultKind.MODEL)
                # Also what was said before the twin was loaded anew.
                async_delete_model_fails(twin.hass, twin.entry.entry_id)
            else:
                if FaultKind.MODEL not in self._faults:
                    async_create_model_fails(twin.hass, twin.entry, str(failure.params.get("error", failure.id)))
                self._begin(FaultKind.MODEL, prediction.start, failure)
        self._prediction = prediction

    def _begin(self, kind: FaultKind, since: float, reason: str | Message | None) -> None:
        """Note a fault; one that lasts keeps the time it began."""
        before = self._faults.get(kind)
        if before is None:
            LOGGER.info("%s: %s: %s", self._twin.config.name, kind.value, reason)
        self._faults[kind] = Fault(since if before is None else before.since, reason)

    def _end(self, kind: FaultKind) -> None:
        if self._faults.pop(kind, None) is not None:
            LOGGER.info("%s: %s: all right again", self._twin.config.name, kind.value)
