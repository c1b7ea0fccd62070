"""What was learned elsewhere is tried before it is taken over: a document may be sound to read and yet of no use.

The tables in it are read by many forecasters, each with a shape of its own; that one fits shows when it is used.
"""

import time
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from .asking import no_answer, no_model_answer
from .core.channel import Quantity, Value
from .core.learning.document import NotPortableError
from .core.requests import ChannelForecast, Environment, Prediction, PredictRequest
from .core.twin import Learned
from .worker.errors import JobFailedError, WorkerError, WorkerTimeoutError

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

WEEK: Final = 604_800.0
HOUR: Final = 3600.0
MEMBERS: Final = 8
TIMEOUT: Final = 20.0
MOST_STATES: Final = 8
HAIR: Final = 1e-6
FAILED: Final = "model_failed"
"""What a document may be to blame for; that a model does not come back it is not."""


async def async_prove(twin: TwinCoordinator, learned: Learned) -> None:
    """Let the worker forecast every channel over a week, from each state the device can be in, with what was learned.

    Raises NotPortableError where no forecast comes of it or one that cannot be, HomeAssistantError without an answer.
    """
    start = time.time()
    snapshot = replace(twin.snapshot(), learned=learned)
    for main in _states(twin):
        request = PredictRequest(
            twin=replace(snapshot, values={**snapshot.values, **main}),
            channels=tuple(snapshot.spec.channels),
            horizon=WEEK,
            step=HOUR,
            start=start,
            environment=Environment(start=start, step=HOUR),
            members=MEMBERS,
        )
        try:
            prediction: Prediction = await twin.home.worker.run("predict", request, timeout=TIMEOUT)
        except JobFailedError:
            raise NotPortableError("import_damaged", part="learned.tables") from None
        except WorkerTimeoutError as err:
            twin.forecaster.async_try()
            raise no_model_answer(err, twin.config.name) from err
        except WorkerError as err:
            raise no_answer(err) from err
        failed = any(note.id == FAILED for note in prediction.notes)
        if failed or not all(_possible(forecast) for forecast in prediction.channels):
            raise NotPortableError("import_damaged", part="learned.tables")


def _states(twin: TwinCoordinator) -> Iterator[Mapping[str, Value]]:
    """Yield the values of the main channel to begin from: each there is, or that of now for a number."""
    key = twin.main_channel
    channel = None if key is None else twin.channels.get(key)
    if key is None or channel is None or channel.quantity is Quantity.NUMBER:
        yield {}
    elif channel.quantity is Quantity.BINARY:
        yield from ({key: state} for state in (False, True))
    else:
        yield from ({key: option} for option in channel.options[:MOST_STATES])
        if not channel.options:
            yield {}


def _possible(forecast: ChannelForecast) -> bool:
    """Return whether all numbers of a forecast are finite, and all probabilities lie between 0 and 1."""
    bands = () if forecast.bands is None else tuple(getattr(forecast.bands, one.name) for one in fields(forecast.bands))
    chances = tuple(forecast.probability.values())
    finite = all(np.isfinite(np.asarray(row, dtype=np.float64)).all() for row in (forecast.value, *bands, *chances))
    return finite and all(np.min(row) >= -HAIR and np.max(row) <= 1.0 + HAIR for row in chances)
