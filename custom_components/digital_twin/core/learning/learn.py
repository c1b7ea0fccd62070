"""learn(): from a device's history to what was learned of it; bad history is told, never raised."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from ..channel import Quantity
from ..models.cells import BATTERY, BATTERY_DRAIN
from ..requests import LearnRequest
from ..twin import Learned
from .balance import learn_humidifier, learn_tank
from .battery import learn_battery
from .cells import learn_cells
from .common import History, read, too_little
from .curves import learn_curve
from .messages import say
from .movement import learn_lock, learn_travel
from .number import learn_number
from .plug import learn_plug
from .pv import learn_pv
from .room import learn_room
from .sensing import learn_sensor
from .states import learn_alarm, learn_siren, learn_states, learn_vacuum
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
    "battery": learn_battery,
    "pv": learn_pv,
    "media_player": learn_states,
    "vacuum": learn_vacuum,
    "siren": learn_siren,
    "alarm": learn_alarm,
    "sensor": learn_sensor,
    "select": learn_states,
    "generic": learn_states,
}


def learn(request: LearnRequest) -> Learned:
    """Return what a device's history tells of it.

    A history that is empty, constant, broken or too short gives the model's priors with structure "prior", trust
    observing and a report that says so. Kinds without a learner of their own are learned by their main channel.
    """
    history = read(request)
    try:
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            learned = _with_cells(history, _learner(history)(history))
    except (ArithmeticError, IndexError, ValueError, np.linalg.LinAlgError) as err:
        learned = too_little(history, 1.0)
        learned = replace(learned, report=(say("learned_failed", error=f"{type(err).__name__}: {err}"[:200]),))
    return learned


def _with_cells(history: History, learned: Learned) -> Learned:
    """Return learned with how long the batteries last, of what runs on some and says how full they are."""
    level = history.series.get(BATTERY)
    if level is None or BATTERY_DRAIN.name not in learned.parameters:
        return learned
    found, report = learn_cells(level)
    return replace(learned, parameters={**learned.parameters, **found}, report=(*learned.report, *report))


def _learner(history: History) -> Learner:
    own = LEARNERS.get(history.request.spec.kind)
    if own is not None:
        return own
    channel = None if history.main is None else history.request.spec.channels.get(history.main)
    if channel is None or history.main_series is None:
        return lambda known: too_little(known, 1.0)
    return learn_number if channel.quantity is Quantity.NUMBER else learn_switching
