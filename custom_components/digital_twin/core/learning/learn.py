"""learn(): from a device's history to what was learned of it; bad history is told, never raised."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from ..channel import Quantity
from ..requests import LearnRequest
from ..twin import Learned
from .balance import learn_humidifier, learn_tank
from .common import History, read, too_little
from .curves import learn_curve
from .messages import say
from .movement import learn_lock, learn_travel
from .number import learn_number
from .plug import learn_plug
from .room import learn_room
from .switching import learn_switching

type Learner = Callable[[History], Learned]

LEARNERS: dict[str, Learner] = {
    "light": learn_curve,
    "plug": learn_plug,
    "thermostat": learn_room,
    "water_heater": learn_tank,
    "cover": learn_travel,
    "garage_door": learn_travel,
    "valve": learn_travel,
    "lock": learn_lock,
    "fan": learn_curve,
    "humidifier": learn_humidifier,
}


def learn(request: LearnRequest) -> Learned:
    """Return what a device's history tells of it.

    A history that is empty, constant, broken or too short gives the model's priors with structure "prior", trust
    observing and a report that says so. Kinds without a learner of their own are learned by their main channel.
    """
    history = read(request)
    try:
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            learned = _learner(history)(history)
    except (ArithmeticError, IndexError, ValueError, np.linalg.LinAlgError) as err:
        learned = too_little(history, 1.0)
        learned = replace(learned, report=(say("learned_failed", error=f"{type(err).__name__}: {err}"[:200]),))
    return learned


def _learner(history: History) -> Learner:
    own = LEARNERS.get(history.request.spec.kind)
    if own is not None:
        return own
    channel = None if history.main is None else history.request.spec.channels.get(history.main)
    if channel is None or history.main_series is None:
        return lambda known: too_little(known, 1.0)
    return learn_number if channel.quantity is Quantity.NUMBER else learn_switching
